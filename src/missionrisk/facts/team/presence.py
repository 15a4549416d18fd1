"""Until when the mission's own people are there, and those of them who could operate again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, all_of, between, date_bounds, known, mapped
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.rota.workload import SEE_PATIENTS
from missionrisk.facts.team.people import is_visiting

SURGEON: Final = "surgeon"


@dataclass(frozen=True)
class Presence:
    """The last days of those who came with the mission.

    `visitors` is the last day of the visiting clinicians. `stays_behind` says whether clinicians stay after the others
    and `stay_behind` until when; `until` is the last day on which any of them is there.
    """

    departure: Knowledge[date]
    visitors: Knowledge[date]
    stays_behind: Knowledge[bool]
    stay_behind: Knowledge[date]
    until: Knowledge[date]


@asked_once
def presence_of(plan: Place) -> Presence:
    """Until when the mission is there. Visitors who do not say when they leave do so with the team."""
    departure = dates_of(plan).departure
    visitors = _last_to_leave(plan, departure, lambda person: all_of(is_visiting(person), sees_patients(person)))
    stays, last_day = _clinicians_stay(plan), _stay(plan).day("until")
    return Presence(departure, visitors, stays, last_day, _or_longer(visitors, stays, last_day))


def able_until(plan: Place, procedure: Place, presence: Presence) -> Knowledge[date]:
    """The last day on which somebody of the mission is there who can do a procedure again.

    These are its visiting operators, other visiting surgeons, and those who stay behind if they can reoperate.
    """
    operators = frozenset(procedure.written("operators") or ())

    def operates(person: Place) -> Knowledge[bool]:
        if person.written("id") in operators:
            return is_visiting(person)
        return all_of(is_visiting(person), mapped(person.knowledge("cadre"), lambda cadre: cadre == SURGEON))

    visitors = _last_to_leave(plan, presence.departure, operates)
    able = all_of(_somebody_stays(plan), _stay(plan).knowledge("can_reoperate"))
    return _or_longer(visitors, able, presence.stay_behind)


def sees_patients(person: Place) -> Knowledge[bool]:
    """Whether somebody's profession sees patients on its own."""
    return mapped(person.knowledge("cadre"), lambda cadre: cadre in SEE_PATIENTS)


def leaving_day(person: Place, departure: Knowledge[date]) -> Knowledge[date]:
    """The last day of a visitor: their own if they state one, else that of the team."""
    return departure if person.written("leaves") is None else person.day("leaves")


def _last_to_leave(
    plan: Place, departure: Knowledge[date], belongs: Callable[[Place], Knowledge[bool]]
) -> Knowledge[date]:
    """The day on which the last of a group leaves; the team's departure where the plan names nobody of it."""
    if _nobody_says_when(plan):
        return departure
    judged = [(belongs(person), leaving_day(person, departure)) for person in plan.entries("people")]
    members = [leaves for member, leaves in judged if surely(member)]
    others = [(member, leaves) for member, leaves in judged if not isinstance(member, Known)]
    possible = [*members, *(leaves for _, leaves in others), *(() if members else (departure,))]
    earliest = [date_bounds(leaves)[0] for leaves in members or possible]
    return between(
        max(earliest) if members else min(earliest),
        max(date_bounds(leaves)[1] for leaves in possible),
        paths=tuple(path for leaves in possible for path in leaves.paths),
        missing=tuple(path for k in (*possible, *(member for member, _ in others)) for path in k.missing),
    )


@asked_once
def _nobody_says_when(plan: Place) -> bool:
    return all(person.written("leaves") is None for person in plan.entries("people"))


# --- those who stay behind ----------------------------------------------------------------------------------------


def _stay(plan: Place) -> Place:
    return plan.inside("follow_up").inside("stays_behind")


def _somebody_stays(plan: Place) -> Knowledge[bool]:
    return plan.inside("follow_up").there_is("stays_behind")


def _clinicians_stay(plan: Place) -> Knowledge[bool]:
    """Whether clinicians stay: nobody does who is named and is surely none."""
    stays, named = _somebody_stays(plan), _stay(plan).written("people")
    if not surely(stays) or not named:
        return stays
    people = [person for person in plan.entries("people") if person.written("id") in named]
    nobody_able = all(surely_not(sees_patients(person)) for person in people)
    return known(False, _stay(plan).at("people")) if nobody_able else stays


def _or_longer(visitors: Knowledge[date], stays: Knowledge[bool], last_day: Knowledge[date]) -> Knowledge[date]:
    """The last day of those two, or of the visitors alone where nobody stays."""
    if surely_not(stays):
        return visitors
    (low, high), (stay_low, stay_high) = date_bounds(visitors), date_bounds(last_day)
    return between(
        max(low, stay_low) if surely(stays) else low,
        max(high, stay_high),
        paths=tuple(dict.fromkeys((*visitors.paths, *stays.paths, *last_day.paths))),
        missing=tuple(dict.fromkeys((*visitors.missing, *stays.missing, *last_day.missing))),
    )
