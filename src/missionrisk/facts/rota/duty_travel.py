"""What travel adds to the work of somebody on the rota, and takes from their rest."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from missionrisk.facts.intervals import Interval, merged
from missionrisk.facts.knowledge import Knowledge, Known, between, days_between, least, number_bounds, unknown
from missionrisk.facts.reading import surely, surely_not
from missionrisk.facts.rota.duty_time import DAYS_IN_A_WEEK, busiest_week, most_in_a_row, most_in_seven, shortest_rest
from missionrisk.facts.rota.rota import MINUTES_IN_A_DAY, MINUTES_IN_AN_HOUR, Duty
from missionrisk.facts.rota.rota_workers import (
    ASKED,
    HOURS_IN_A_WEEK,
    Circumstances,
    Measured,
    Scale,
    Worker,
    fewest_of,
    in_hours,
    stated_rests,
)
from missionrisk.facts.team.people import is_visiting


class Stay:
    """The days of one person's visit, and the travel on the first and last of them."""

    def __init__(self, worker: Worker, circumstances: Circumstances) -> None:
        place = worker.place
        self.arrival = circumstances.arrival if place is None or not place.written("arrives") else place.day("arrives")
        self.departure = (
            circumstances.departure if place is None or not place.written("leaves") else place.day("leaves")
        )
        self.visiting: Knowledge[bool] = unknown("people") if place is None else is_visiting(place)

    def days_off(self, scale: Scale, few_days: int, many_days: int) -> Knowledge[float]:
        """Days of the stay less days with duty."""
        length = days_between(self.arrival, self.departure)
        shortest, longest_stay = (days + 1 for days in number_bounds(length))
        most = max(0.0, longest_stay - few_days)
        low = min(most, max(0.0, shortest - many_days)) if scale.closed else 0.0
        missing = tuple(dict.fromkeys((*length.missing, *scale.missing)))
        return between(low, most, paths=(*scale.paths, *length.paths), missing=missing)

    def travel_days(self) -> tuple[set[int], set[int], int]:
        """Days with travel: those that surely are, those that may be, and how many more there may be."""
        if surely_not(self.visiting):
            return set(), set(), 0
        known_days = [k.value for k in (self.arrival, self.departure) if isinstance(k, Known)]
        days = {day.toordinal() for day in known_days if day not in (date.min, date.max)}
        return (days if surely(self.visiting) else set()), days, 2 - len(known_days)


def with_travel(
    worker: Worker, measured: Measured, scale: Scale, stay: Stay, circumstances: Circumstances
) -> dict[str, Knowledge[Any]]:
    """The figures with travel."""
    fewest = fewest_of(worker, measured)
    sure, possible, others = stay.travel_days()
    few, many = (measured.days | sure if worker.single else sure), measured.days | possible
    few_in_seven, few_in_a_row = max(most_in_seven(few), fewest.in_seven), max(most_in_a_row(few), fewest.in_a_row)
    many_in_seven = min(DAYS_IN_A_WEEK, most_in_seven(many) + others)
    week_low, week_high, *rests = _hours_with_travel(worker, measured, stay, circumstances)
    shortest, longest = rests if worker.single else (0.0, math.inf)
    asked = Scale(scale.closed, scale.paths, tuple(dict.fromkeys(_travel_missing(worker, stay, circumstances, scale))))
    return {
        "weekly_hours_with_travel": asked.no_less(
            week_low if worker.single else fewest.week, week_high, end=HOURS_IN_A_WEEK
        ),
        "shortest_rest_hours_with_travel": least(
            asked.no_more(shortest, longest), *stated_rests(worker.at_work, circumstances)
        ),
        "days_in_a_row_with_travel": asked.no_less(few_in_a_row, most_in_a_row(many) + others),
        "days_off_with_travel": stay.days_off(asked, max(len(few), fewest.day_count), len(many) + others),
        "days_off_in_seven_with_travel": asked.no_more(DAYS_IN_A_WEEK - many_in_seven, DAYS_IN_A_WEEK - few_in_seven),
    }


def _travel_missing(worker: Worker, stay: Stay, circumstances: Circumstances, scale: Scale) -> Iterator[str]:
    for k in (stay.visiting, stay.arrival, stay.departure):
        yield from k.missing
    for k in (circumstances.arrival_travel, circumstances.departure_travel, circumstances.transfer):
        yield from k.missing
    if not circumstances.one_site:
        yield from [duty.at.at("site") for duty in worker.at_work if duty.site is None][:ASKED]
    yield from scale.missing


def _hours_with_travel(
    worker: Worker, measured: Measured, stay: Stay, circumstances: Circumstances
) -> tuple[float, float, float, float]:
    """The fewest and most hours in the busiest seven days, and the shortest rest at the least and at the most."""
    short, long = (
        None if math.isinf(hours) else round(hours * MINUTES_IN_AN_HOUR)
        for hours in map(float, number_bounds(circumstances.transfer))
    )
    elsewhere = not circumstances.one_site
    slow = list(_transfers(worker.at_work, MINUTES_IN_A_DAY if long is None else long, perhaps=elsewhere))
    quick = list(_transfers(worker.at_work, short, perhaps=False)) if short else []
    early, late, extra = _journeys(worker, measured, stay, circumstances)
    low = measured.week
    if quick or early:
        low = max(low, in_hours(busiest_week(merged([*measured.stretches, *quick, *early]))[0]))
    high = in_hours(busiest_week(merged([*measured.stretches, *slow, *late]))[0] + extra)
    most_rest = _rest_hours(merged([*measured.stretches, *quick])) if quick else measured.rest_hours
    if not slow:
        least_rest = measured.rest_hours
    else:
        least_rest = 0.0 if long is None else _rest_hours(merged([*measured.stretches, *slow]))
    return low, min(HOURS_IN_A_WEEK, max(high, low)), min(least_rest, most_rest), max(least_rest, most_rest)


def _rest_hours(stretches: Sequence[Interval]) -> float:
    rest = shortest_rest(stretches)
    return in_hours(None if rest is None else rest[1] - rest[0])


def _transfers(duties: Sequence[Duty], minutes: int, *, perhaps: bool) -> Iterator[Interval]:
    """The time on the road before each duty that follows one at another site; perhaps, where a site is not known."""
    until: int | None = None
    here: str | None = None
    for duty in duties:
        if duty.span is None:
            continue
        start, end = duty.span
        elsewhere = perhaps if here is None or duty.site is None else here != duty.site
        if until is not None and start > until and elsewhere:
            yield start - min(start - until, minutes), start
        if until is None or end >= until:
            until, here = end, duty.site


def _journeys(
    worker: Worker, measured: Measured, stay: Stay, circumstances: Circumstances
) -> tuple[list[Interval], list[Interval], int]:
    """The journeys to and from the visit: as far from the duties as can be, as near, and minutes without a place.

    Of a journey only the day is known. It has no place where that day is not known or has duties as well.
    """
    far: list[Interval] = []
    near: list[Interval] = []
    extra = 0
    if surely_not(stay.visiting):
        return far, near, extra
    ahead = worker.duties[0].ahead
    ends = ((stay.arrival, circumstances.arrival_travel, True), (stay.departure, circumstances.departure_travel, False))
    for day, hours, arriving in ends:
        few, many = (round(min(24.0, max(0.0, h)) * MINUTES_IN_AN_HOUR) for h in number_bounds(hours))
        if not isinstance(day, Known) or day.value in (date.min, date.max):
            extra += many
            continue
        begins = day.value.toordinal() * MINUTES_IN_A_DAY - ahead
        ends_at = begins + MINUTES_IN_A_DAY
        if surely(stay.visiting) and few:
            far.append((begins, begins + few) if arriving else (ends_at - few, ends_at))
        if any(start < ends_at and begins < end for start, end in measured.stretches):
            extra += many
        elif many:
            near.append((ends_at - many, ends_at) if arriving else (begins, begins + many))
    return far, near, extra
