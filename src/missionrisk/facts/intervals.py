"""Stretches of time as pairs of minutes, from a start to an end that no longer belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

Interval = tuple[int, int]


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time without overlaps and without seams, in order."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


def without(intervals: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """The time of `intervals` that is in none of `taken`."""
    left: list[Interval] = []
    away = merged(taken)
    first = 0
    for start, end in merged(intervals):
        while first < len(away) and away[first][1] <= start:
            first += 1
        position = first
        while position < len(away) and away[position][0] < end:
            if away[position][0] > start:
                left.append((start, away[position][0]))
            start = max(start, away[position][1])
            position += 1
        if start < end:
            left.append((start, end))
    return left


def common(intervals: Iterable[Interval], others: Iterable[Interval]) -> list[Interval]:
    """The time that is both in `intervals` and in `others`."""
    intervals = merged(intervals)
    return without(intervals, without(intervals, others))


def minutes_in(intervals: Iterable[Interval]) -> int:
    """How many minutes the intervals hold together, each minute counted once."""
    return sum(end - start for start, end in merged(intervals))
