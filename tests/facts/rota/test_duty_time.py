"""Measures of work and rest on stretches of time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from missionrisk.facts.intervals import Interval, merged
from missionrisk.facts.rota.duty_time import (
    busiest_week,
    longest,
    most_in_a_row,
    most_in_seven,
    rests_after,
    shortest_rest,
)

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

stretches = st.lists(
    st.tuples(st.integers(0, 20 * 24), st.integers(1, 30)).map(lambda t: (t[0] * HOUR, (t[0] + t[1]) * HOUR)),
    max_size=12,
)


def at(*hours: tuple[float, float]) -> list[Interval]:
    return [(round(start * HOUR), round(end * HOUR)) for start, end in hours]


def rest(*hours: tuple[float, float]) -> float | None:
    found = shortest_rest(merged(at(*hours)))
    return None if found is None else (found[1] - found[0]) / HOUR


@pytest.mark.parametrize(
    ("duties", "hours"),
    [
        ([(8, 12), (13, 17), (32, 36), (37, 41)], 15),  # lunch is a break
        ([(8, 12), (18, 20), (32, 36)], 12),  # so is a long afternoon
        ([(12, 22), (30.5, 36)], 8.5),  # late and early
        ([(8, 12), (14, 23.5), (30, 36)], 6.5),
        ([(22, 32), (38, 44)], 6),  # a night, and the evening of the same day
        ([(8, 20), (25, 32), (47, 50)], 5),
        ([(8, 12), (13, 17), (18, 22), (23, 27), (28, 32), (60, 64)], 1),  # nothing but breaks
        ([(8, 32), (46, 50)], 14),  # after a day and a night
        ([(8, 20)], None),
        ([(8, 12), (13, 17)], None),
        ([], None),
    ],
)
def test_the_shortest_rest(duties: list[tuple[float, float]], hours: float | None) -> None:
    assert rest(*duties) == hours


def test_the_busiest_week_may_begin_on_any_day() -> None:
    days = [(24 * day + 8.0, 24 * day + 18.0) for day in (0, 3, 4, 5, 6, 7, 8, 9)]
    assert busiest_week(at(*days)) == (70 * HOUR, (24 * 3 + 8) * HOUR)


def test_a_week_cuts_through_a_stretch() -> None:
    assert busiest_week(at((0, 10), (7 * 24 - 5, 7 * 24 + 10)))[0] == 15 * HOUR
    assert busiest_week([(0, WEEK + DAY)]) == (WEEK, 0)
    assert busiest_week([]) == (0, 0)


def test_the_longest_is_the_first_of_several() -> None:
    assert longest(at((0, 4), (6, 12), (20, 26))) == (6 * HOUR, 12 * HOUR)
    assert longest([]) is None


def test_rests_after_long_stretches() -> None:
    found = list(rests_after(at((0, 24), (30, 34), (40, 70)), DAY))
    assert [rest for _, rest in found] == [6 * HOUR, None]


def test_days() -> None:
    assert (most_in_a_row([1, 2, 3, 5, 6]), most_in_a_row([])) == (3, 0)
    assert (most_in_seven([1, 2, 6, 7, 8, 9]), most_in_seven([])) == (4, 0)


@settings(max_examples=60, deadline=None)
@given(stretches)
def test_the_busiest_week_is_that_of_every_moment(spans: list[Interval]) -> None:
    found = merged(spans)
    clipped = max(
        (
            sum(max(0, min(end, begin + WEEK) - max(start, begin)) for start, end in found)
            for begin in range(0, 25 * DAY, HOUR)
        ),
        default=0,
    )
    assert busiest_week(found)[0] == clipped


@settings(max_examples=60, deadline=None)
@given(stretches)
def test_the_shortest_rest_is_that_of_its_definition(spans: list[Interval]) -> None:
    found = merged(spans)
    off = [(end, following) for (_, end), (following, _) in itertools.pairwise(found)]
    rests = []
    for position, (start, _) in enumerate(found):
        begun = [(a, b) for a, b in off if start < a <= start + 16 * HOUR]
        if found[-1][1] <= start + 16 * HOUR:
            continue
        if begun:
            rests.append(max(b - a for a, b in begun))
        elif position < len(off):
            rests.append(off[position][1] - off[position][0])
    shortest = shortest_rest(found)
    assert (None if shortest is None else shortest[1] - shortest[0]) == min(rests, default=None)


@settings(max_examples=50, deadline=None)
@given(stretches, st.integers(0, 20 * 24), st.integers(1, 12))
def test_one_more_duty_never_lessens_the_work_nor_lengthens_the_rest(spans: list[Interval], hour: int, n: int) -> None:
    before = merged(spans)
    after = merged([*spans, (hour * HOUR, (hour + n) * HOUR)])
    assert busiest_week(after)[0] >= busiest_week(before)[0]
    worn, fresh = longest(after), longest(before)
    assert worn is not None
    assert fresh is None or worn[1] - worn[0] >= fresh[1] - fresh[0]
    # Who works through a rest has none: that is then the length of the duty.
    assume(worn[1] - worn[0] <= 16 * HOUR)
    old, new = shortest_rest(before), shortest_rest(after)
    assert old is None or (new is not None and new[1] - new[0] <= old[1] - old[0])
