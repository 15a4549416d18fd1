"""The languages that are probably spoken in a country, as a hint for whoever is asked which the patients speak.

They are those of CLDR's figures on languages by territory that are official in the whole country or are spoken by at
least one person in twenty. The figures are of the country and not of a district, and count second languages too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import listed, spoken_language, to_translate
from missionrisk.plan import MissionPlan

LEAST_PERCENT: Final = 5.0
MOST_LANGUAGES: Final = 6

_ASKED_AT: Final = frozenset({"language.patient_languages", "sites[].languages"})
_ASKED_BEFORE: Final = "language.interpreting"
"""Who interprets is asked before the languages are; whoever answers has to know them."""
_CAUTION: Final = to_translate(
    "These are CLDR's figures for the country, which count second languages, above all English and French: "
    "ask which the patients of the district speak."
)


def hint_on(path: str, plan: MissionPlan) -> str | None:
    """What to say beside the question at a merged path of a plan, if there is anything to say."""
    if path not in _ASKED_AT and (path != _ASKED_BEFORE or _names_a_language(plan)):
        return None
    likely = [sentence for country in _countries(plan) if (sentence := _likely_in(country))]
    return " ".join([*likely, _(_CAUTION)]) if likely else None


def _names_a_language(plan: MissionPlan) -> bool:
    of_all = plan.language.patient_languages if plan.language else None
    return bool(of_all) or any(site.languages for site in plan.sites or ())


def _countries(plan: MissionPlan) -> Iterable[str]:
    """The host countries or, where these are not stated, those of the sites."""
    stated = plan.mission.countries if plan.mission else None
    of_sites = (site.country for site in plan.sites or () if site.country)
    return stated if stated is not None else dict.fromkeys(of_sites)


def _likely_in(country: str) -> str | None:
    likely = _spoken_in(country)
    if not likely:
        return None
    # Its data take a while to load, and few plans need them.
    from babel import Locale

    names = Locale.parse(spoken_language().tag, sep="-")
    return _("In {country} probably: {languages}.").format(
        country=names.territories.get(country, country),
        languages=listed(f"{names.languages.get(tag.split('-')[0], tag)} ({tag})" for tag in likely),
    )


@cache
def _spoken_in(country: str) -> tuple[str, ...]:
    from babel.languages import get_territory_language_info

    spoken: dict[str, float] = {}
    for tag, figure in get_territory_language_info(country).items():
        percent = float(figure["population_percent"] or 0)
        if figure["official_status"] == "official" or percent >= LEAST_PERCENT:
            spoken[tag.replace("_", "-")] = percent
    return tuple(sorted(spoken, key=lambda tag: (-spoken[tag], tag))[:MOST_LANGUAGES])
