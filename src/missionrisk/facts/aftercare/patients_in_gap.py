"""How many operated patients nobody sees: those operated too late for the mission to be there for their review."""

from __future__ import annotations

import math
from datetime import date

from missionrisk.facts.aftercare.review_due import missing_of, paths_of
from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    Known,
    add,
    between,
    date_bounds,
    known,
    multiply,
    number_bounds,
)
from missionrisk.facts.reading import Place, surely
from missionrisk.facts.surgery.procedures import OperatingDays
from missionrisk.facts.tables import ReviewWindow
from missionrisk.facts.team.people import people_in

Bounds = tuple[float, float]
"""The lowest and the highest that a number can be; days as their numbers in the calendar."""


def patients_in_gap(
    place: Place,
    window: ReviewWindow,
    days: OperatingDays,
    until: Knowledge[date],
    promised: Knowledge[bool],
    plan: Place,
) -> Knowledge[float]:
    """Patients operated too late for the mission to be there when the window opens for them."""
    if surely(promised):
        return known(0.0, *promised.paths)
    expected = place.knowledge("expected_count")
    earliest, latest = _day_numbers(until)
    in_a_day = _most_in_a_day(place, plan)
    fewest, most = _in_gap(
        number_bounds(expected),
        _day_numbers(days.first),
        _day_numbers(days.last),
        (earliest - window.first_day, latest - window.first_day),
        in_a_day.value,
    )
    if not isinstance(promised, Known):
        fewest = 0.0
    inputs = (expected, days.first, days.last, until, promised)
    missing = missing_of(inputs) or (place.at("per_surgeon_per_day"),)
    return between(fewest, most, paths=paths_of((*inputs, in_a_day)), missing=missing)


def _in_gap(expected: Bounds, first: Bounds, last: Bounds, seen: Bounds, in_a_day: float) -> Bounds:
    """The fewest and most of the expected patients who are operated after the last day whose patients are `seen`."""
    fewest, most = max(0.0, expected[0]), max(0.0, expected[1])
    if last[1] <= seen[0]:
        return 0.0, 0.0
    days_unseen = max(1.0, last[1] - max(first[0], seen[0] + 1) + 1)
    days_seen = max(0.0, min(last[1], seen[1]) - first[0] + 1)
    if first[1] <= seen[0] and most >= 2:
        most -= 1  # the one who is operated on the first day
    most = min(most, in_a_day * days_unseen)
    if days_seen > 0:
        on_the_last_day = 1.0 if last[0] > seen[1] else 0.0
        fewest = max(min(on_the_last_day, fewest), fewest - in_a_day * days_seen)
    return min(fewest, most), most


def _day_numbers(day_known: Knowledge[date]) -> Bounds:
    low, high = date_bounds(day_known)
    return (-math.inf if low == LONG_AGO else low.toordinal(), math.inf if high == NEVER else high.toordinal())


def _most_in_a_day(place: Place, plan: Place) -> Known[float]:
    """The most that can be done in a day by all who do it, or at all tables; infinite where that is not known."""
    tables = plan.inside("surgery").knowledge("theatre_tables")
    limits = [multiply(place.knowledge("per_theatre_per_day"), tables)]
    if place.written("operators") is not None and place.written("local_operators") is not None:
        named = {*place.written("operators"), *place.written("local_operators")}
        operators = [people_in(person) for person in plan.entries("people") if person.written("id") in named]
        limits.append(multiply(place.knowledge("per_surgeon_per_day"), add(known(0.0), *operators)))
    known_limits = [limit for limit in limits if 0 < number_bounds(limit)[1] < math.inf]
    if not known_limits:
        return known(math.inf)
    return known(min(number_bounds(limit)[1] for limit in known_limits), *paths_of(known_limits))
