"""When each listed clinician is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Knowledge, date_bounds
from missionrisk.facts.mission import Dates, dates_of
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.team.presence import Presence, leaving_day, presence_of, sees_patients


@dataclass(frozen=True)
class Stay:
    """The days on which a listed clinician is there, each day as its earliest and its latest."""

    person: str
    sure: bool
    arrives: tuple[date, date]
    leaves: tuple[date, date]
    missing: tuple[str, ...]


@asked_once
def stays_of_clinicians(plan: Place) -> Sequence[Stay] | None:
    """When each listed clinician is there: host staff always, visitors from their arrival until they leave.

    None where the plan does not state its people.
    """
    if not plan.entries("people").stated:
        return None
    dates, presence = dates_of(plan), presence_of(plan)
    behind = frozenset(plan.inside("follow_up").inside("stays_behind").written("people") or ())
    return [stay for person in plan.entries("people") if (stay := _stay(person, dates, presence, behind)) is not None]


def _stay(person: Place, dates: Dates, presence: Presence, behind: frozenset[str]) -> Stay | None:
    clinician = sees_patients(person)
    if surely_not(clinician):
        return None
    name, origin = str(person.written("id")), person.written("origin")
    if origin == "host":
        return Stay(name, surely(clinician), (LONG_AGO, LONG_AGO), (NEVER, NEVER), clinician.missing)
    arrives = dates.arrival if person.written("arrives") is None else person.day("arrives")
    team_leaves = presence.stay_behind if name in behind else presence.departure
    leaves = leaving_day(person, team_leaves)
    if origin is None:
        return Stay(
            name, False, (LONG_AGO, date_bounds(arrives)[1]), (date_bounds(leaves)[0], NEVER), (person.at("origin"),)
        )
    missing = (*clinician.missing, *arrives.missing, *leaves.missing)
    return Stay(name, surely(clinician), date_bounds(arrives), date_bounds(leaves), missing)


def at_site(plan: Place, stays: Sequence[Stay] | None, first: Knowledge[date], last: Knowledge[date]) -> Items[str]:
    """The listed clinicians who are there on some of the days on which a review is due."""
    if stays is None:
        return Items(frozenset(), None, missing=(plan.at("people"),))
    (first_low, first_high), (last_low, last_high) = date_bounds(first), date_bounds(last)
    possible = [stay for stay in stays if stay.arrives[0] <= last_high and stay.leaves[1] >= first_low]
    sure = [stay for stay in possible if stay.sure and stay.arrives[1] <= last_low and stay.leaves[0] >= first_high]
    perhaps = [stay for stay in possible if stay not in sure]
    missing = (*first.missing, *last.missing, *(path for stay in perhaps for path in stay.missing))
    return Items(
        frozenset(stay.person for stay in sure),
        frozenset(stay.person for stay in perhaps),
        paths=(plan.at("people"),),
        missing=tuple(dict.fromkeys(missing)) if perhaps else (),
    )
