"""Languages: when one tag serves a person who needs another, spoken and written.

**What goes in**: BCP 47 tags such as `es`, `es-GT`, `quc` or `zh-Hant`. Each is first put into its usual form, so that
`spa` is `es`, `iw` is `he` and `zh-yue` is `yue`.

**Spoken**: two tags are one language if their language subtags are equal; region and script do not matter: `es-GT`
serves `es`, and `es` serves `es-GT`. A closed list adds tags that name one spoken language: `no`, `nb` and `nn`; `bs`,
`hr` and `sr`; and a macrolanguage with the member that its name stands for (`zh` and `cmn`, `sw` and `swh`, `fa` and
`pes`, `ms` and `zsm`, `ne` and `npi`). Nothing else counts as near enough: `fr` does not serve `ht`, `quc` does not
serve `acr`, `qu` does not serve `quz`, `ar` does not serve `arz`.

**Written**: the script must agree as well. A tag that names none stands in the script that is likely for its language
and region: `zh` is `zh-Hans`, `zh-TW` is `zh-Hant`, `sr` is in Cyrillic letters. `zh-Hans` does not serve `zh-Hant`.

**What patients speak**: the languages of all sites (`sites[].languages`) together with those of the plan as a whole
(`language.patient_languages`). At one site of several they are its own; where these are not stated, it is open which
of the plan's languages are spoken there, unless there is only one.

**Missing**: until either the plan as a whole or each of its sites states languages, there may be any other. An empty
list says nothing, since patients speak some language.

Sources: house default: which tags count as one language. The usual forms and the likely scripts are those of the IANA
language subtag registry and of CLDR.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from missionrisk.facts.knowledge import Items, items
from missionrisk.facts.reading import Place

if TYPE_CHECKING:
    from langcodes import Language

ONE_LANGUAGE: Final = (
    frozenset({"no", "nb", "nn"}),
    frozenset({"bs", "hr", "sr"}),
    frozenset({"zh", "cmn"}),
    frozenset({"sw", "swh"}),
    frozenset({"fa", "pes"}),
    frozenset({"ms", "zsm"}),
    frozenset({"ne", "npi"}),
)
"""Language subtags that name the same spoken language."""

_ALIKE: Final = {tag: alike for alike in ONE_LANGUAGE for tag in alike}


# --- tags ---------------------------------------------------------------------------------------------------------


@cache
def language_of(tag: str) -> str:
    """The language that a tag names, without region and script: `es` for `es-GT`, `he` for `iw`."""
    return _usual_form(tag).language or "und"


@cache
def written_form(tag: str) -> str:
    """The language with its script, where that is not the likely one: `sr-Latn` for itself, `zh-Hant` for `zh-TW`."""
    language, script = language_of(tag), _script_of(tag)
    return language if script == _script_of(language) else f"{language}-{script}"


def spoken_forms(tags: Iterable[str]) -> frozenset[str]:
    """The languages that some tags name."""
    return frozenset(map(language_of, tags))


def written_forms(tags: Iterable[str]) -> frozenset[str]:
    """The languages that some tags name, as they are written."""
    return frozenset(map(written_form, tags))


def understood_in(tags: Iterable[str]) -> frozenset[str]:
    """All languages whose speakers understand one of these."""
    return frozenset(other for language in spoken_forms(tags) for other in _alike(language))


def readable_in(tags: Iterable[str]) -> frozenset[str]:
    """The written forms of all languages whose readers can read one of these."""
    return frozenset(form for tag in tags for form in _readable(tag))


@cache
def _readable(tag: str) -> frozenset[str]:
    return frozenset(written_form(f"{other}-{_script_of(tag)}") for other in _alike(language_of(tag)))


def _alike(language: str) -> frozenset[str]:
    return _ALIKE.get(language, frozenset({language}))


@cache
def _script_of(tag: str) -> str:
    return _usual_form(tag).maximize().script or "Zyyy"


@cache
def _usual_form(tag: str) -> Language:
    """The tag as the registry would have it; one that the registry cannot read keeps only its language."""
    # Its tables take a while to load, and many plans state no language.
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        return Language.get(tag)
    except LanguageTagError:
        return Language.get(tag.split("-")[0])


# --- what patients speak ------------------------------------------------------------------------------------------


def patient_languages(plan: Place, forms: Callable[[Iterable[str]], frozenset[str]] = spoken_forms) -> Items[str]:
    """The languages that patients speak, over all sites; `forms` tells in which form they are named."""
    language = plan.inside("language")
    sites = plan.entries("sites")
    overall = language.written("patient_languages") or ()
    spoken = [(site.written("languages") or (), site.at("languages")) for site in sites]
    sure = forms([*overall, *(tag for tags, _ in spoken for tag in tags)])
    complete = bool(overall) or (bool(spoken) and all(tags for tags, _ in spoken))
    stated = (language.at("patient_languages"),) if overall else ()
    return Items(
        sure,
        frozenset() if complete else None,
        paths=(*stated, *(path for tags, path in spoken if tags)),
        missing=() if complete else (language.at("patient_languages"),),
    )


def languages_at_site_of(session: Place, plan: Place) -> Items[str]:
    """The languages of those who come to a session, by its site."""
    sites = plan.entries("sites")
    site = next((site for site in sites if site.written("id") == session.written("site")), None)
    if site is not None and site.written("languages") and len(sites) > 1:
        return items(spoken_forms(site.written("languages")), site.at("languages"))
    spoken = patient_languages(plan)
    if spoken.possible is None:
        return spoken if len(sites) == 1 else Items(frozenset(), None, paths=spoken.paths, missing=spoken.missing)
    if len(sites) == 1 or len(spoken.sure) == 1:
        return spoken
    ask = session.at("site") if site is None else site.at("languages")
    return Items(frozenset(), spoken.sure, paths=spoken.paths, missing=(ask,))
