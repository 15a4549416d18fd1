"""The languages that are probably spoken in a country, as a hint for whoever is asked which the patients speak.

They are those of CLDR's figures on languages by territory that are official in the whole country or are spoken by at
least one person in twenty. The figures are of the country and not of a district, and count second languages too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from missionrisk.plan import MissionPlan

LEAST_PERCENT: Final = 5.0
MOST_LANGUAGES: Final = 6

_ASKED_AT: Final = frozenset({"language.patient_languages", "sites[].languages"})
_ASKED_BEFORE: Final = "language.interpreting"
"""Who interprets is asked before the languages are; whoever answers has to know them."""
_CAUTION: Final = (
    "These are CLDR's figures for the country, which count second languages, above all English and French: "
    "ask which the patients of the district speak."
)


def hint_on(path: str, plan: MissionPlan) -> str | None:
    """What to say beside the question at a merged path of a plan, if there is anything to say."""
    if path not in _ASKED_AT and (path != _ASKED_BEFORE or _names_a_language(plan)):
        return None
    likely = [sentence for country in _countries(plan) if (sentence := _likely_in(country))]
    return " ".join([*likely, _CAUTION]) if likely else None


def _names_a_language(plan: MissionPlan) -> bool:
    of_all = plan.language.patient_languages if plan.language else None
    return bool(of_all) or any(site.languages for site in plan.sites or ())


def _countries(plan: MissionPlan) -> Iterable[str]:
    """The host countries or, where these are not stated, those of the sites."""
    stated = plan.mission.countries if plan.mission else None
    of_sites = (site.country for site in plan.sites or () if site.country)
    return stated if stated is not None else dict.fromkeys(of_sites)


@cache
def _likely_in(country: str) -> str | None:
    # Its data take a while to load, and few plans need them.
    from babel import Locale
    from babel.languages import get_territory_language_info

    spoken: dict[str, float] = {}
    for tag, figure in get_territory_language_info(country).items():
        percent = float(figure["population_percent"] or 0)
        if figure["official_status"] == "official" or percent >= LEAST_PERCENT:
            spoken[tag.replace("_", "-")] = percent
    if not spoken:
        return None
    names = Locale("en")
    first = sorted(spoken, key=lambda tag: (-spoken[tag], tag))[:MOST_LANGUAGES]
    listed = ", ".join(f"{names.languages.get(tag.split('-')[0], tag)} ({tag})" for tag in first)
    return f"In {names.territories.get(country, country)} probably: {listed}."
