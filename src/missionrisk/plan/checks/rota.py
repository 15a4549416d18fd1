"""Sessions and shifts that people are to work before they arrive or after they have left, and shifts without end.

Only what is certain counts. The days of the mission hold for visitors who state none of their own, as far as they stand
beside the patient: from a distance they may well work before and after.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import PlacedDay, day_at, day_in, in_words, listed
from missionrisk.plan.kinds import WEEKDAYS
from missionrisk.plan.notation import Locator, child, id_of
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate, as_written

MOST_NAMED: Final = 20
"""How many duties are named one by one; beyond these only their number is."""

MOST_DAYS: Final = 100_000
"""How many days of duty all shifts together may have: more is not read."""

FROM_A_DISTANCE: Final = frozenset({"telehealth", "training", "research"})
"""Kinds of service to which visitors can contribute before they arrive and after they have left."""


@dataclass(frozen=True)
class _Stay:
    """The first and the last day on which somebody is there, as far as they are stated."""

    first: PlacedDay | None
    last: PlacedDay | None


def misplaced_duties(data: Any) -> Iterator[InitErrorDetails]:
    """Each duty that surely lies outside the stay of somebody in it; of many the first, and how many more there are."""
    found = _all_misplaced(data)
    yield from itertools.islice(found, MOST_NAMED)
    more = sum(1 for _ in found)
    if more:
        yield _misplaced(
            ("schedule",), f"{more} more sessions or shifts are before somebody in them arrives, or after they leave"
        )


def _all_misplaced(data: Any) -> Iterator[InitErrorDetails]:
    schedule = child(data, "schedule")
    duties: list[tuple[Location, Any]] = [
        *((("schedule", "sessions", n), entry) for n, entry in enumerate(listed(schedule, "sessions"))),
        *((("schedule", "shifts", n), entry) for n, entry in enumerate(listed(schedule, "shifts"))),
    ]
    if not duties:
        return
    locator = Locator(data)
    stays, of_mission = _stays(data)
    yield from _too_many_days(duties, locator)
    distant = {id_of(s) for s in listed(data, "services") if child(s, "kind") in FROM_A_DISTANCE}
    for location, duty in duties:
        first, last = _first_and_last(location, duty)
        if first is None or last is None:
            continue
        from_a_distance = str(as_written(child(duty, "service"))) in distant
        for person in _people_in(duty):
            stay = stays.get(person)
            if stay is None or (from_a_distance and stay is of_mission):
                continue
            wrong = _against(stay, first, last, person, locator)
            if wrong is not None:
                yield wrong
                break


def _too_many_days(duties: list[tuple[Location, Any]], locator: Locator) -> Iterator[InitErrorDetails]:
    """The shift with the most days, if all shifts together have more than can be read."""
    lengths: dict[Location, int] = {}
    for location, duty in duties:
        first, last = (day_in(child(duty, name)) for name in ("first_day", "last_day"))
        if first is not None and last is not None:
            lengths[location] = (last.latest - first.earliest).days + 1
    if sum(lengths.values()) > MOST_DAYS:
        longest = max(lengths, key=lambda location: lengths[location])
        yield _misplaced(
            (*longest, "last_day"),
            f"the shifts have {sum(lengths.values())} days of duty together, and at most {MOST_DAYS} are read;"
            f" {locator.path_of(longest)} alone has {lengths[longest]}",
        )


def _against(stay: _Stay, first: PlacedDay, last: PlacedDay, person: str, locator: Locator) -> InitErrorDetails | None:
    if stay.first is not None and first.day.latest < stay.first.day.earliest:
        when, day, limit = "before", first, stay.first
    elif stay.last is not None and last.day.earliest > stay.last.day.latest:
        when, day, limit = "after", last, stay.last
    else:
        return None
    what = "arrives" if when == "before" else "leaves"
    return _misplaced(
        day.location,
        f"{locator.path_of(day.location)} ({in_words(day.day)}) is {when} '{person}' {what}"
        f" ({locator.path_of(limit.location)}, {in_words(limit.day)}); change the duty, who works it, or the stay",
    )


def _stays(data: Any) -> tuple[dict[str, _Stay], _Stay]:
    """The stay of each person, as far as days are stated for them, and that of visitors who state none."""
    dates: Location = ("mission", "dates")
    of_mission = _Stay(day_at(data, (*dates, "arrival")), day_at(data, (*dates, "departure")))
    stays: dict[str, _Stay] = {}
    for position, person in enumerate(listed(data, "people")):
        name, place = id_of(person), ("people", position)
        if name is None:
            continue
        own = _Stay(day_at(data, (*place, "arrives")), day_at(data, (*place, "leaves")))
        if child(person, "origin") != "visiting":
            stays[name] = own
        elif own.first is None and own.last is None:
            stays[name] = of_mission
        else:
            stays[name] = _Stay(own.first or of_mission.first, own.last or of_mission.last)
    return stays, of_mission


def _first_and_last(location: Location, duty: Any) -> tuple[PlacedDay | None, PlacedDay | None]:
    """The first and the last day that are worked, with the places where they stand."""
    if location[1] == "sessions":
        day = day_in(child(duty, "date"))
        worked = None if day is None else PlacedDay((*location, "date"), day)
        return worked, worked
    first, last = day_in(child(duty, "first_day")), day_in(child(duty, "last_day"))
    if first is None:
        return None, None
    weekdays = {str(name) for name in listed(duty, "weekdays")}
    name_of_last = "first_day" if last is None else "last_day"
    return (
        PlacedDay((*location, "first_day"), _worked(first, weekdays, 1)),
        PlacedDay((*location, name_of_last), _worked(last or first, weekdays, -1)),
    )


def _worked(day: PlanDate, weekdays: set[str], step: int) -> PlanDate:
    """The nearest day, later or earlier, on one of the weekdays; all weekdays where none are stated."""
    known = weekdays & set(WEEKDAYS)
    if not day.exact or not known:
        return day
    for days in range(7):
        try:
            other = day.earliest + timedelta(days=step * days)
        except OverflowError:
            return day
        if WEEKDAYS[other.weekday()] in known:
            return PlanDate(earliest=other, latest=other)
    return day


def _people_in(duty: Any) -> Iterator[str]:
    for name in ("people", "supervisors"):
        yield from (str(as_written(person)) for person in listed(duty, name))


def _misplaced(location: Location, words: str) -> InitErrorDetails:
    return problem("misplaced_duty", "{wrong}", location, None, wrong=words)
