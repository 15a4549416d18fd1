"""Languages, as far as plans can tell: two tags name the same language if their primary subtags agree."""

from __future__ import annotations

from collections.abc import Iterable

from missionrisk.facts.knowledge import Items
from missionrisk.facts.reading import Place


def primary_subtags(tags: Iterable[str]) -> frozenset[str]:
    """The languages of some BCP 47 tags, without region or script: `es` for `es-GT`."""
    return frozenset(tag.split("-")[0].lower() for tag in tags)


def patient_languages(plan: Place) -> Items[str]:
    """The languages that patients speak, over all sites; open until every site or the plan as a whole says it.

    An empty list says nothing: patients speak some language.
    """
    language = plan.inside("language")
    sites = plan.entries("sites")
    overall = language.written("patient_languages") or ()
    spoken = [(site.written("languages") or (), site.at("languages")) for site in sites]
    sure = primary_subtags([*overall, *(tag for tags, _ in spoken for tag in tags)])
    complete = bool(overall) or (bool(spoken) and all(tags for tags, _ in spoken))
    stated = (language.at("patient_languages"),) if overall else ()
    return Items(
        sure,
        frozenset() if complete else None,
        paths=(*stated, *(path for tags, path in spoken if tags)),
        missing=() if complete else (language.at("patient_languages"),),
    )
