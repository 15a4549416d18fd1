"""An emergency medical team: who accepted and coordinates it, its type and time, and what it is independent of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    NEVER,
    Knowledge,
    Known,
    any_of,
    between,
    date_bounds,
    days_between,
    known,
    mapped,
    number_bounds,
    subtract,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import Tables, TeamType
from missionrisk.plan.emergency import EmergencyFunction
from missionrisk.plan.emergency import TeamType as TeamTypeName

TEAM_TYPES: Final = get_args(TeamTypeName)
HOURS_A_DAY: Final = 24
NO_MINIMUM: Final = TeamType(stay_days=0, outpatients_per_day=0)


@dataclass(kw_only=True)
class EmergencyTeam(Fact):
    """The team that responds to a disaster. There is exactly one; it means something in an emergency mission only."""

    accepted: Knowledge[bool] = flag("Whether the affected state has asked for or accepted the team.")
    request: Knowledge[str] = text("How far the state's request or acceptance has come.", words=True)
    registered: Knowledge[bool] = flag("Whether the team is registered with the cell that coordinates all teams.")
    registration: Knowledge[str] = text("How far this registration has come.", words=True)
    attends_coordination: Knowledge[bool] = flag("Whether the team attends coordination meetings and takes its tasks.")
    team_type: Knowledge[str] = choice("The type of emergency medical team.", TEAM_TYPES)
    function: Knowledge[str] = choice("What the team is for.", get_args(EmergencyFunction))
    joins_standing_work: Knowledge[bool] = flag(
        "Whether it joins a team that already works there, or belongs to a programme that is there all year."
    )
    local_partners: Knowledge[str] = texts("The names of the partners of the affected country.")
    works_with_local_actors: Knowledge[bool] = flag(
        "Whether it works with a partner of the country, or joins work that is already there."
    )
    stay_days: Knowledge[float] = number("Days for which the team stays.", "day", low=0)
    shortest_stay_days: Knowledge[float] = number(
        "Days for which a team of this type stays at least; 0 where the type has no such number.", "day", low=0
    )
    self_sufficient_days: Knowledge[float] = number("Days for which it lives and works on its own stock.", "day", low=0)
    days_on_local_stock: Knowledge[float] = number(
        "Days of its stay for which its own stock does not last.", "day", low=0
    )
    hours_after_onset: Knowledge[float] = number(
        "Hours from the disaster to the team's arrival on site.", "hour", low=0
    )


@dataclass(kw_only=True)
class Neutrality(Fact):
    """What the response is independent of. There is exactly one; it means something in an emergency mission only."""

    armed_or_military: Knowledge[bool] = flag("Whether it uses armed protection or military means.")
    armed_escort: Knowledge[str] = text("Who protects the team with arms, or none.")
    military_assets: Knowledge[str] = text("Which military means are used, or none.")
    justified: Knowledge[bool] = flag("Whether a humanitarian reason for them is documented.")
    party_funds: Knowledge[bool] = flag("Whether a party to the conflict gives money.")
    party_funding: Knowledge[str] = text("Which party to the conflict gives money, or none.")
    shares_data_with_parties: Knowledge[bool] = flag("Whether data are shared with a party to the conflict.")


def derive_emergency_team(plan: Place, tables: Tables) -> Iterator[Fact]:
    """The facts about the team and its neutrality."""
    chapter = plan.inside("emergency")
    yield EmergencyTeam(
        key=MISSION_KEY,
        accepted=chapter.secured("request"),
        request=chapter.knowledge("request"),
        registered=chapter.secured("coordination_registration"),
        registration=chapter.knowledge("coordination_registration"),
        attends_coordination=chapter.knowledge("attends_coordination"),
        team_type=chapter.knowledge("team_type"),
        function=chapter.knowledge("function"),
        joins_standing_work=_joins_standing_work(chapter, plan),
        local_partners=names_where(plan.entries("partners"), lambda partner: partner.knowledge("local")),
        works_with_local_actors=_works_with_local_actors(chapter, plan),
        stay_days=stay_of(plan),
        shortest_stay_days=mapped(chapter.knowledge("team_type"), lambda name: float(least_of(name, tables).stay_days)),
        self_sufficient_days=chapter.knowledge("self_sufficient_days"),
        days_on_local_stock=_days_on_local_stock(stay_of(plan), chapter.knowledge("self_sufficient_days")),
        hours_after_onset=_hours_after_onset(chapter, dates_of(plan).arrival),
    )
    yield Neutrality(
        key=MISSION_KEY,
        armed_or_military=any_of(chapter.there_is("armed_escort"), chapter.there_is("military_assets")),
        armed_escort=chapter.knowledge("armed_escort"),
        military_assets=chapter.knowledge("military_assets"),
        justified=chapter.there_is("humanitarian_justification"),
        party_funds=chapter.there_is("party_funding"),
        party_funding=chapter.knowledge("party_funding"),
        shares_data_with_parties=chapter.knowledge("shares_data_with_parties"),
    )


def least_of(team_type: str, tables: Tables) -> TeamType:
    """What a team of a type must at least be able to do; nothing where the type is not listed."""
    return tables.team_types.get(team_type, NO_MINIMUM)


def stay_of(plan: Place) -> Knowledge[float]:
    """Days of the team's stay: as the emergency chapter says; else from arrival to departure."""
    stated, dates = plan.inside("emergency").knowledge("stay_days"), dates_of(plan)
    if not stated.missing:
        return stated
    visit = days_between(dates.arrival, dates.departure)
    if isinstance(visit, Known):
        return visit
    low, high = number_bounds(visit)
    return between(max(0.0, low), max(0.0, high), paths=visit.paths, missing=stated.missing)


def _days_on_local_stock(stay: Knowledge[float], own_stock: Knowledge[float]) -> Knowledge[float]:
    """The part of the stay for which the team's own stock does not last."""
    short, longest = subtract(stay, own_stock), number_bounds(stay)[1]
    low, high = (min(longest, max(0.0, bound)) for bound in number_bounds(short))
    return between(low, high, paths=short.paths, missing=short.missing)


def _works_with_local_actors(chapter: Place, plan: Place) -> Knowledge[bool]:
    partners = plan.entries("partners")
    with_partner = any_of(known(False, partners.path), *(partner.knowledge("local") for partner in partners))
    return any_of(
        with_partner if partners.stated else plan.there_is("partners"),
        _joins_standing_work(chapter, plan),
    )


def _joins_standing_work(chapter: Place, plan: Place) -> Knowledge[bool]:
    return any_of(chapter.knowledge("joins_existing_team"), plan.inside("mission").there_is("resident_programme"))


def _hours_after_onset(chapter: Place, arrival: Knowledge[date]) -> Knowledge[float]:
    """As stated; else from the days of onset and arrival, whose hours are not known.

    A team is on site no earlier than it is in the country.
    """
    stated = chapter.knowledge("arrives_after_hours")
    if not stated.missing:
        return stated
    on_site = chapter.day("arrives_on_site")
    if on_site.missing:
        on_site = between(date_bounds(arrival)[0], NEVER, paths=arrival.paths)
    days = days_between(chapter.day("onset"), on_site)
    low, high = (max(0.0, HOURS_A_DAY * bound) for bound in _widened(days))
    return between(low, high, paths=days.paths, missing=stated.missing)


def _widened(days: Knowledge[float]) -> tuple[float, float]:
    """From one day to another may be nearly a day less, or more, than the dates say."""
    low, high = number_bounds(days)
    return low - 1, high + 1
