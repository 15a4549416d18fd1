"""What an emergency medical team can do in a day, against what its declared type must be able to do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.emergency_team import TEAM_TYPES, least_of, stay_of
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    add,
    all_of,
    between,
    count,
    holds,
    known,
    negate,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choice, flag, number, texts
from missionrisk.facts.reading import Place, surely
from missionrisk.facts.tables import Tables, TeamType

INPATIENT_SERVICES: Final = frozenset({"inpatient_care", "intensive_care"})


@dataclass(frozen=True, kw_only=True)
class EmergencyCapacity(Fact):
    """What the team can do. There is exactly one; it means something in an emergency mission only."""

    team_type: Knowledge[str] = choice("The type of emergency medical team.", TEAM_TYPES)
    outpatients_per_day: Knowledge[float] = number("Outpatients that it can see in a day.", "patient", low=0)
    inpatient_beds: Knowledge[float] = number("Inpatient beds that it brings.", "bed", low=0)
    major_operations_per_day: Knowledge[float] = number("Major operations that it can do in a day.", "operation", low=0)
    minor_operations_per_day: Knowledge[float] = number("Minor operations that it can do in a day.", "operation", low=0)
    doctors: Knowledge[float] = number("Doctors for emergency and primary care.", "person", low=0)
    shortfalls: Knowledge[str] = texts("In what it falls short of its type, with the type's number.")
    shortfalls_count: Knowledge[float] = number("In how many things it falls short of its type.", "thing", low=0)
    keeps_inpatients: Knowledge[bool] = flag("Whether patients stay in its beds.")
    rehabilitation_professionals: Knowledge[float] = number(
        "Rehabilitation professionals at first deployment.", "person", low=0
    )
    beds_per_rehabilitation_professional: Knowledge[float] = number(
        "Inpatient beds for each rehabilitation professional; without end where there are beds and nobody.",
        "bed",
        low=0,
    )
    rehabilitation_space_m2: Knowledge[float] = number("Room for rehabilitation.", "square metre", low=0)
    stay_days: Knowledge[float] = number("Days for which the team stays.", "day", low=0)


def derive_emergency_capacity(plan: Place, tables: Tables) -> EmergencyCapacity:
    """The fact about the team's capacity."""
    chapter = plan.inside("emergency")
    capacity = chapter.inside("capacity")
    beds, professionals = capacity.knowledge("inpatient_beds"), capacity.knowledge("rehabilitation_professionals")
    shortfalls = _shortfalls(chapter, tables)
    return EmergencyCapacity(
        key=MISSION_KEY,
        team_type=chapter.knowledge("team_type"),
        outpatients_per_day=capacity.knowledge("outpatients_per_day"),
        inpatient_beds=beds,
        major_operations_per_day=capacity.knowledge("major_operations_per_day"),
        minor_operations_per_day=capacity.knowledge("minor_operations_per_day"),
        doctors=capacity.knowledge("doctors"),
        shortfalls=_named(shortfalls, chapter),
        shortfalls_count=unknown(chapter.at("team_type")) if shortfalls is None else count(shortfalls.values()),
        keeps_inpatients=_keeps_inpatients(plan, beds),
        rehabilitation_professionals=professionals,
        beds_per_rehabilitation_professional=_ratio(beds, professionals),
        rehabilitation_space_m2=capacity.knowledge("rehabilitation_space_m2"),
        stay_days=stay_of(plan),
    )


def _shortfalls(chapter: Place, tables: Tables) -> dict[str, Knowledge[bool]] | None:
    """Each thing that the type asks for, and whether the team falls short of it; None where the type is open."""
    team_type = chapter.knowledge("team_type")
    if not isinstance(team_type, Known):
        return None
    least, capacity = least_of(team_type.value, tables), chapter.inside("capacity")
    single = {
        "outpatients a day": ("outpatients_per_day", least.outpatients_per_day),
        "intensive care beds": ("intensive_care_beds", least.intensive_care_beds),
        "doctors": ("doctors", least.doctors),
    }
    judged = {
        f"{name} (at least {asked})": _less(capacity.knowledge(field), asked)
        for name, (field, asked) in single.items()
        if asked
    }
    if least.inpatient_beds:
        judged[f"inpatient beds (at least {least.inpatient_beds})"] = _less(_all_beds(capacity), least.inpatient_beds)
    if least.major_operations_per_day:
        judged[_operations_in_words(least)] = all_of(
            _less(capacity.knowledge("major_operations_per_day"), least.major_operations_per_day),
            _less(capacity.knowledge("minor_operations_per_day"), least.minor_operations_per_day),
        )
    return judged


def _operations_in_words(least: TeamType) -> str:
    return (
        f"operations a day (at least {least.major_operations_per_day} major or {least.minor_operations_per_day} minor)"
    )


def _less(number_known: Knowledge[float], asked: float) -> Knowledge[bool]:
    return negate(holds(number_known, low=asked))


def _all_beds(capacity: Place) -> Knowledge[float]:
    """Inpatient and intensive care beds together: some plans count the second among the first, and some do not."""
    return add(*(_from_zero(capacity.knowledge(name)) for name in ("inpatient_beds", "intensive_care_beds")))


def _from_zero(number_known: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(number_known)
    return between(max(0.0, low), high, paths=number_known.paths, missing=number_known.missing)


def _named(shortfalls: dict[str, Knowledge[bool]] | None, chapter: Place) -> Items[str]:
    if shortfalls is None:
        return Items(frozenset(), None, missing=(chapter.at("team_type"),))
    open_ones = {name: short for name, short in shortfalls.items() if not isinstance(short, Known)}
    return Items(
        frozenset(name for name, short in shortfalls.items() if surely(short)),
        frozenset(open_ones),
        paths=tuple(path for short in shortfalls.values() for path in short.paths),
        missing=tuple(path for short in open_ones.values() for path in short.missing),
    )


def _keeps_inpatients(plan: Place, beds: Knowledge[float]) -> Knowledge[bool]:
    """By its beds or by its services."""
    services = [service for service in plan.entries("services") if service.written("kind") in INPATIENT_SERVICES]
    return known(True, services[0].at("kind")) if services else holds(beds, low=1)


def _ratio(beds: Knowledge[float], professionals: Knowledge[float]) -> Knowledge[float]:
    (fewest_beds, most_beds), (fewest, most) = number_bounds(_from_zero(beds)), number_bounds(_from_zero(professionals))
    return between(
        _beds_each(fewest_beds, most),
        _beds_each(most_beds, fewest),
        paths=(*beds.paths, *professionals.paths),
        missing=(*beds.missing, *professionals.missing),
    )


def _beds_each(beds: float, professionals: float) -> float:
    if professionals == 0:
        return math.inf if beds else 0.0
    return beds / professionals
