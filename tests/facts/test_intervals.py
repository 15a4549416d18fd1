from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from missionrisk.facts.intervals import Interval, common, merged, minutes_in, without

INTERVALS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=6
)


def minutes(intervals: list[Interval]) -> set[int]:
    return {minute for start, end in intervals for minute in range(start, end)}


@given(INTERVALS)
def test_merged_intervals_hold_the_same_time_without_overlaps_or_seams(intervals: list[Interval]) -> None:
    found = merged(intervals)
    assert minutes(found) == minutes(intervals)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert minutes_in(intervals) == len(minutes(intervals))


@given(INTERVALS, INTERVALS)
def test_what_is_taken_away_and_what_is_common_make_up_the_whole(some: list[Interval], others: list[Interval]) -> None:
    assert minutes(without(some, others)) == minutes(some) - minutes(others)
    assert minutes(common(some, others)) == minutes(some) & minutes(others)
