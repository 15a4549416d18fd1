"""Sessions and shifts that people are to work before they arrive or after they have left, and shifts without end.

Only what is certain counts. The days of the mission hold for visitors who state none of their own, as far as they stand
beside the patient: from a distance they may well work before and after.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from pydantic import ValidationError

from missionrisk.plan.kinds import WEEKDAYS
from missionrisk.plan.notation import child, id_of, is_list, path_of
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate

MOST_NAMED: Final = 20
"""How many duties are named one by one; beyond these only their number is."""

MOST_DAYS: Final = 100_000
"""How many days of duty all shifts together may have: more is not read."""

FROM_A_DISTANCE: Final = frozenset({"telehealth", "training", "research"})
"""Kinds of service to which visitors can contribute before they arrive and after they have left."""


@dataclass(frozen=True)
class Misplaced:
    """A duty outside the stay of somebody in it: the place to mend, and what is wrong, in words."""

    location: Location
    message: str


@dataclass(frozen=True)
class _Day:
    location: Location
    day: PlanDate


@dataclass(frozen=True)
class _Stay:
    """The first and the last day on which somebody is there, as far as they are stated."""

    first: _Day | None
    last: _Day | None


def misplaced_duties(data: Any) -> Iterator[Misplaced]:
    """Each duty that surely lies outside the stay of somebody in it; of many the first, and how many more there are."""
    found = _misplaced(data)
    yield from itertools.islice(found, MOST_NAMED)
    more = sum(1 for _ in found)
    if more:
        yield Misplaced(
            ("schedule",), f"{more} more sessions or shifts are before somebody in them arrives, or after they leave"
        )


def _misplaced(data: Any) -> Iterator[Misplaced]:
    schedule = child(data, "schedule")
    duties: list[tuple[Location, Any]] = [
        *((("schedule", "sessions", n), entry) for n, entry in enumerate(_listed(schedule, "sessions"))),
        *((("schedule", "shifts", n), entry) for n, entry in enumerate(_listed(schedule, "shifts"))),
    ]
    if not duties:
        return
    stays, of_mission = _stays(data)
    yield from _too_many_days(duties, data)
    distant = {id_of(s) for s in _listed(data, "services") if child(s, "kind") in FROM_A_DISTANCE}
    for location, duty in duties:
        first, last = _first_and_last(location, duty)
        if first is None or last is None:
            continue
        from_a_distance = _name(child(duty, "service")) in distant
        for person in _people_in(duty):
            stay = stays.get(person)
            if stay is None or (from_a_distance and stay is of_mission):
                continue
            wrong = _against(stay, first, last, person, data)
            if wrong is not None:
                yield wrong
                break


def _too_many_days(duties: list[tuple[Location, Any]], data: Any) -> Iterator[Misplaced]:
    """The shift with the most days, if all shifts together have more than can be read."""
    lengths: dict[Location, int] = {}
    for location, duty in duties:
        first, last = (_day(child(duty, name)) for name in ("first_day", "last_day"))
        if first is not None and last is not None:
            lengths[location] = (last.latest - first.earliest).days + 1
    if sum(lengths.values()) > MOST_DAYS:
        longest = max(lengths, key=lambda location: lengths[location])
        yield Misplaced(
            (*longest, "last_day"),
            f"the shifts have {sum(lengths.values())} days of duty together, and at most {MOST_DAYS} are read;"
            f" {path_of(longest, data)} alone has {lengths[longest]}",
        )


def _against(stay: _Stay, first: _Day, last: _Day, person: str, data: Any) -> Misplaced | None:
    if stay.first is not None and first.day.latest < stay.first.day.earliest:
        when, day, limit = "before", first, stay.first
    elif stay.last is not None and last.day.earliest > stay.last.day.latest:
        when, day, limit = "after", last, stay.last
    else:
        return None
    what = "arrives" if when == "before" else "leaves"
    return Misplaced(
        day.location,
        f"{path_of(day.location, data)} ({_words(day.day)}) is {when} '{person}' {what}"
        f" ({path_of(limit.location, data)}, {_words(limit.day)}); change the duty, who works it, or the stay",
    )


def _stays(data: Any) -> tuple[dict[str, _Stay], _Stay]:
    """The stay of each person, as far as days are stated for them, and that of visitors who state none."""
    dates: Location = ("mission", "dates")
    of_mission = _Stay(_day_at((*dates, "arrival"), data), _day_at((*dates, "departure"), data))
    stays: dict[str, _Stay] = {}
    for position, person in enumerate(_listed(data, "people")):
        name, place = id_of(person), ("people", position)
        if name is None:
            continue
        own = _Stay(_day_at((*place, "arrives"), data), _day_at((*place, "leaves"), data))
        if child(person, "origin") != "visiting":
            stays[name] = own
        elif own.first is None and own.last is None:
            stays[name] = of_mission
        else:
            stays[name] = _Stay(own.first or of_mission.first, own.last or of_mission.last)
    return stays, of_mission


def _first_and_last(location: Location, duty: Any) -> tuple[_Day | None, _Day | None]:
    """The first and the last day that are worked, with the places where they stand."""
    if location[1] == "sessions":
        day = _day(child(duty, "date"))
        worked = None if day is None else _Day((*location, "date"), day)
        return worked, worked
    first, last = _day(child(duty, "first_day")), _day(child(duty, "last_day"))
    if first is None:
        return None, None
    weekdays = {str(name) for name in _listed(duty, "weekdays")}
    name_of_last = "first_day" if last is None else "last_day"
    return (
        _Day((*location, "first_day"), _worked(first, weekdays, 1)),
        _Day((*location, name_of_last), _worked(last or first, weekdays, -1)),
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
        yield from (_name(person) for person in _listed(duty, name))


def _listed(data: Any, name: str) -> Any:
    entries = child(data, name)
    return entries if is_list(entries) else ()


def _name(value: Any) -> str:
    return str(getattr(value, "written", value))


def _day_at(location: Location, data: Any) -> _Day | None:
    for step in location:
        data = child(data, step)
    day = _day(data)
    return None if day is None else _Day(location, day)


def _day(value: Any) -> PlanDate | None:
    """A day as it is written; None where none is, or what stands there is none."""
    if value is None or isinstance(value, PlanDate):
        return value
    return _read_day(value) if isinstance(value, (str, date)) else _validated(value)


@lru_cache(maxsize=1024)
def _read_day(value: str | date) -> PlanDate | None:
    return _validated(value)


def _validated(value: Any) -> PlanDate | None:
    try:
        return PlanDate.model_validate(value)
    except ValidationError:
        return None


def _words(day: PlanDate) -> str:
    return day.earliest.isoformat() if day.exact else f"{day.earliest} to {day.latest}"
