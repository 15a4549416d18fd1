"""Days outside the stay: procedures before anybody arrives or after everybody has left, follow-up before anybody came.

A mission on which local people go on working before and after the visit has no such days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic_core import InitErrorDetails

from missionrisk.plan.base import PlanModel
from missionrisk.plan.checks.order import out_of_order
from missionrisk.plan.checks.reading import PlacedDay, day_at, listed, value_at
from missionrisk.plan.notation import Locator, child, id_of
from missionrisk.plan.source import Location

_ALL_YEAR: Final = ("embedded", "hybrid")
"""Models of mission in which local people go on working before and after the visit."""


def days_outside_the_stay(data: Any) -> Iterator[InitErrorDetails]:
    """Each day of the mission's own people on which surely none of them is there."""
    if value_at(data, ("mission", "model")) in _ALL_YEAR:
        return
    locator = Locator(data)
    first, last = _first_arrival(data), _last_departure(data)
    for day in _days_at(data, _days_of_the_mission(data)):
        if first is not None and _is_before(day, first):
            yield out_of_order(day.location, first.location, day.location, data, locator)
        elif last is not None and _is_before(last, day):
            yield out_of_order(last.location, day.location, day.location, data, locator)
    for day in _days_at(data, _days_of_first_refills(data)):
        if first is not None and _is_before(day, first):
            yield out_of_order(day.location, first.location, day.location, data, locator)


def _days_of_the_mission(data: Any) -> Iterator[Location]:
    """The days on which the mission's own people operate, or stay behind."""
    hosts = {id_of(person) for person in listed(data, "people") if child(person, "origin") == "host"}
    for position, procedure in enumerate(listed(data, "procedures")):
        operators = {name for name in listed(procedure, "operators") if isinstance(name, str)}
        if listed(procedure, "local_operators") or hosts & operators:
            continue
        for name in ("first_day", "last_day"):
            yield ("procedures", position, name)
    for name in ("from_day", "until"):
        yield ("follow_up", "stays_behind", name)


def _days_of_first_refills(data: Any) -> Iterator[Location]:
    for position, _ in enumerate(listed(data, "medicines")):
        yield ("medicines", position, "refill_source", "first_visit_on")


def _first_arrival(data: Any) -> PlacedDay | None:
    """The day before which nobody is there; None where it is not stated."""
    arrival = day_at(data, ("mission", "dates", "arrival"))
    if arrival is None:
        return None
    return min((arrival, *_days_of_people(data, "arrives")), key=lambda placed: placed.day.earliest)


def _last_departure(data: Any) -> PlacedDay | None:
    """The day after which nobody is there, those who stay behind and later visits included; None where it is open."""
    needed: list[Location] = [("mission", "dates", "departure")]
    if isinstance(value_at(data, ("follow_up", "stays_behind")), (Mapping, PlanModel)):
        needed.append(("follow_up", "stays_behind", "until"))
    later_visits = listed(child(data, "mission"), "planned_visits")
    needed += [("mission", "planned_visits", position, "departure") for position, _ in enumerate(later_visits)]
    found = list(_days_at(data, needed))
    if len(found) < len(needed):
        return None
    return max((*found, *_days_of_people(data, "leaves")), key=lambda placed: placed.day.latest)


def _days_of_people(data: Any, name: str) -> Iterator[PlacedDay]:
    return _days_at(data, (("people", position, name) for position, _ in enumerate(listed(data, "people"))))


def _days_at(data: Any, locations: Iterable[Location]) -> Iterator[PlacedDay]:
    """The days that are stated at these locations."""
    for location in locations:
        placed = day_at(data, location)
        if placed is not None:
            yield placed


def _is_before(one: PlacedDay, other: PlacedDay) -> bool:
    """Whether a day surely is before another."""
    return one.day.latest < other.day.earliest
