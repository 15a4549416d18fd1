"""Visits that cannot all be as they are dated: past ones after this one, planned ones before its end, two at once.

Only what is certain counts: two months that overlap may hold two visits. A programme that stays for months is no visit,
so that others may come while it is there; and visits to different sites or partners may be at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import day_in, in_words, listed
from missionrisk.plan.notation import Locator, child, is_list
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate

LONGEST_VISIT_DAYS: Final = 60
"""A stay of unknown model that is no longer than this is a visit (house default)."""


@dataclass(frozen=True)
class _Visit:
    """A visit whose first and last day are stated, and where it goes, as far as that is stated."""

    location: Location
    first: PlanDate
    last: PlanDate
    sites: frozenset[str]
    partners: frozenset[str]


def clashing_visits(data: Any) -> Iterator[InitErrorDetails]:
    """Every visit that surely clashes with this mission or with another visit of its list."""
    mission, locator = child(data, "mission"), Locator(data)
    if _is_a_visit(mission):
        yield from _past_visits_after_arrival(mission, locator)
        yield from _planned_visits_before_departure(mission, locator)
    for name in ("past_visits", "planned_visits"):
        yield from _at_the_same_time(name, mission, locator)


def _is_a_visit(mission: Any) -> bool:
    model = child(mission, "model")
    if model in ("short_term", "emergency"):
        return True
    arrival, departure = _day_of_mission(mission, "arrival"), _day_of_mission(mission, "departure")
    if model == "embedded" or arrival is None or departure is None:
        return False
    return (departure.latest - arrival.earliest).days <= LONGEST_VISIT_DAYS


def _past_visits_after_arrival(mission: Any, locator: Locator) -> Iterator[InitErrorDetails]:
    arrival = _day_of_mission(mission, "arrival")
    for position, visit in enumerate(listed(mission, "past_visits")):
        name, last = _first_stated(visit, "departure", "arrival")
        if arrival is not None and last is not None and last.earliest > arrival.latest:
            location: Location = ("mission", "past_visits", position, name)
            yield _clash(
                location,
                f"{locator.path_of(location)} ({in_words(last)}) is after mission.dates.arrival ({in_words(arrival)});"
                " a past visit is over when this one begins",
            )


def _planned_visits_before_departure(mission: Any, locator: Locator) -> Iterator[InitErrorDetails]:
    departure = _day_of_mission(mission, "departure")
    for position, visit in enumerate(listed(mission, "planned_visits")):
        name, first = _first_stated(visit, "arrival", "departure")
        if departure is not None and first is not None and first.latest < departure.earliest:
            location: Location = ("mission", "planned_visits", position, name)
            yield _clash(
                location,
                f"{locator.path_of(location)} ({in_words(first)}) is before mission.dates.departure"
                f" ({in_words(departure)}); a planned visit begins when this one is over",
            )


def _at_the_same_time(name: str, mission: Any, locator: Locator) -> Iterator[InitErrorDetails]:
    """Each visit with the first of those before it that surely are still there when it begins."""
    there: list[_Visit] = []
    for visit in sorted(_visits(name, mission), key=lambda visit: (visit.first.latest, visit.location)):
        there = [other for other in there if other.last.earliest > visit.first.latest]
        for other in there:
            if visit.last.earliest > other.first.latest and not _elsewhere(visit, other):
                yield _clash(visit.location, f"{_dated(visit, locator)} overlaps {_dated(other, locator)}")
                break
        there.append(visit)


def _visits(name: str, mission: Any) -> Iterator[_Visit]:
    for position, visit in enumerate(listed(mission, name)):
        first, last = day_in(child(visit, "arrival")), day_in(child(visit, "departure"))
        if first is not None and last is not None:
            location = ("mission", name, position)
            yield _Visit(location, first, last, _texts(visit, "sites"), _texts(visit, "partner"))


def _texts(visit: Any, name: str) -> frozenset[str]:
    value = child(visit, name)
    values = value if is_list(value) else [value]
    return frozenset(str(one) for one in values if one is not None)


def _elsewhere(visit: _Visit, other: _Visit) -> bool:
    """Whether two visits go to different sites, or to different partners."""
    return _differ(visit.sites, other.sites) or _differ(visit.partners, other.partners)


def _differ(here: frozenset[str], there: frozenset[str]) -> bool:
    return bool(here) and bool(there) and here.isdisjoint(there)


def _dated(visit: _Visit, locator: Locator) -> str:
    return f"{locator.path_of(visit.location)} ({in_words(visit.first)} to {in_words(visit.last)})"


def _day_of_mission(mission: Any, name: str) -> PlanDate | None:
    return day_in(child(child(mission, "dates"), name))


def _first_stated(visit: Any, *names: str) -> tuple[str, PlanDate | None]:
    for name in names:
        found = day_in(child(visit, name))
        if found is not None:
            return name, found
    return names[0], None


def _clash(location: Location, words: str) -> InitErrorDetails:
    return problem("clashing_visits", "{clash}", location, None, clash=words)
