"""Visits that cannot all be as they are dated: past ones after this one, planned ones before its end, two at once.

Only what is certain counts: two months that overlap may hold two visits. A programme that stays for months is no visit,
so that others may come while it is there; and visits to different sites or partners may be at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from missionrisk.plan.notation import child, is_list, path_of
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate

LONGEST_VISIT_DAYS: Final = 60
"""A stay of unknown model that is no longer than this is a visit (house default)."""

_LISTS: Final = ("past_visits", "planned_visits")


@dataclass(frozen=True)
class Clash:
    """A visit that cannot be as it is dated: the place to mend, and what is wrong, in words."""

    location: Location
    message: str


@dataclass(frozen=True)
class _Days:
    """The first and the last day of a stay, as far as both are stated, each with the bounds of what it can be."""

    location: Location
    first: PlanDate
    last: PlanDate


def clashing_visits(data: Any) -> Iterator[Clash]:
    """Every visit that surely clashes with this mission or with another visit of its list."""
    mission = child(data, "mission")
    if _is_a_visit(mission):
        yield from _against_the_mission(mission, data)
    for name in _LISTS:
        yield from _at_the_same_time(name, mission, data)


def _is_a_visit(mission: Any) -> bool:
    model, dates = child(mission, "model"), child(mission, "dates")
    if model in ("short_term", "emergency"):
        return True
    arrival, departure = _day(child(dates, "arrival")), _day(child(dates, "departure"))
    if model == "embedded" or arrival is None or departure is None:
        return False
    return (departure.latest - arrival.earliest).days <= LONGEST_VISIT_DAYS


def _against_the_mission(mission: Any, data: Any) -> Iterator[Clash]:
    arrival, departure = (_day(child(child(mission, "dates"), name)) for name in ("arrival", "departure"))
    for position, visit in _entries(mission, "past_visits"):
        name, last = _first_stated(visit, "departure", "arrival")
        if arrival is not None and last is not None and last.earliest > arrival.latest:
            place: Location = ("mission", "past_visits", position, name)
            wrong = f"({_words(last)}) is after mission.dates.arrival ({_words(arrival)})"
            yield Clash(place, f"{path_of(place, data)} {wrong}; a past visit is over when this one begins")
    for position, visit in _entries(mission, "planned_visits"):
        name, first = _first_stated(visit, "arrival", "departure")
        if departure is not None and first is not None and first.latest < departure.earliest:
            place = ("mission", "planned_visits", position, name)
            wrong = f"({_words(first)}) is before mission.dates.departure ({_words(departure)})"
            yield Clash(place, f"{path_of(place, data)} {wrong}; a planned visit begins when this one is over")


def _at_the_same_time(name: str, mission: Any, data: Any) -> Iterator[Clash]:
    """Each visit with the first of those before it that surely are still there when it begins."""
    stays = sorted(_stays(name, mission), key=lambda stay: (stay.first.latest, stay.location))
    there: list[_Days] = []
    for stay in stays:
        there = [other for other in there if other.last.earliest > stay.first.latest]
        for other in there:
            if stay.last.earliest > other.first.latest and not _elsewhere(stay, other, data):
                yield Clash(
                    stay.location,
                    f"{path_of(stay.location, data)} ({_words(stay.first)} to {_words(stay.last)}) overlaps"
                    f" {path_of(other.location, data)} ({_words(other.first)} to {_words(other.last)})",
                )
                break
        there.append(stay)


def _stays(name: str, mission: Any) -> Iterator[_Days]:
    for position, visit in _entries(mission, name):
        first, last = _day(child(visit, "arrival")), _day(child(visit, "departure"))
        if first is not None and last is not None:
            yield _Days(("mission", name, position), first, last)


def _elsewhere(stay: _Days, other: _Days, data: Any) -> bool:
    """Whether two visits go to different sites, or to different partners."""
    for step in ("sites", "partner"):
        here, there = (_written(visit, step, data) for visit in (stay, other))
        if here and there and not here & there:
            return True
    return False


def _written(stay: _Days, step: str, data: Any) -> frozenset[str]:
    for part in stay.location:
        data = child(data, part)
    value = child(data, step)
    values = value if is_list(value) else [value]
    return frozenset(str(one) for one in values if one is not None)


def _entries(mission: Any, name: str) -> Iterator[tuple[int, Any]]:
    visits = child(mission, name)
    yield from enumerate(visits if is_list(visits) else ())


def _first_stated(visit: Any, *names: str) -> tuple[str, PlanDate | None]:
    for name in names:
        found = _day(child(visit, name))
        if found is not None:
            return name, found
    return names[0], None


def _day(value: Any) -> PlanDate | None:
    """A day as it is written; None where none is, or what stands there is none."""
    try:
        return None if value is None else PlanDate.model_validate(value)
    except ValidationError:
        return None


def _words(day: PlanDate) -> str:
    return day.earliest.isoformat() if day.exact else f"{day.earliest} to {day.latest}"
