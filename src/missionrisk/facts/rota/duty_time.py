"""Work and rest of one person, measured on stretches of time.

All measures take stretches as `intervals.merged` gives them: in order, without overlaps and without seams, in minutes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from missionrisk.facts.intervals import Interval, merged
from missionrisk.facts.rota.rota import MINUTES_IN_A_DAY, MINUTES_IN_AN_HOUR, Duty

DAYS_IN_A_WEEK: Final = 7
A_WEEK: Final = DAYS_IN_A_WEEK * MINUTES_IN_A_DAY

WAKING: Final = 16 * MINUTES_IN_AN_HOUR
"""What is left of a day after eight hours of sleep: by then whoever began a duty should have begun to rest."""

NIGHT_BEGINS: Final = 22 * MINUTES_IN_AN_HOUR
MORNING: Final = 6 * MINUTES_IN_AN_HOUR
NIGHT_ENDS: Final = MINUTES_IN_A_DAY + MORNING
NIGHT_DUTY: Final = 3 * MINUTES_IN_AN_HOUR
"""From so much duty between 22:00 and 06:00 on, a night counts as one of duty (house default)."""


def busiest_week(stretches: Sequence[Interval]) -> tuple[int, int]:
    """The most minutes of duty in any seven times 24 hours, and when these begin; (0, 0) without any duty."""
    most, begins, done, last = 0, 0, 0, 0
    for start, end in stretches:
        # `done` counts the stretches from this one on that end within the week which begins with it.
        while last < len(stretches) and stretches[last][1] <= start + A_WEEK:
            done += stretches[last][1] - stretches[last][0]
            last += 1
        cut = max(0, start + A_WEEK - stretches[last][0]) if last < len(stretches) else 0
        if done + cut > most:
            most, begins = done + cut, start
        if end <= start + A_WEEK:
            done -= end - start
        else:
            last += 1
    return most, begins


def longest(stretches: Iterable[Interval]) -> Interval | None:
    """The longest stretch, the first of several; None without any."""
    return max(stretches, key=lambda stretch: (stretch[1] - stretch[0], -stretch[0]), default=None)


def shortest_rest(stretches: Sequence[Interval]) -> Interval | None:
    """The shortest rest, the first of several; None where nobody has to come back.

    Whoever begins a duty works in turns until there is time to sleep: of the times off that begin within the next 16
    hours, the longest is the rest, and the others are breaks. After a stretch of more than 16 hours it is the time off
    that follows. The last time off has no end and is long enough.
    """
    off = [(before[1], after[0]) for before, after in pairwise(stretches)]
    shortest: Interval | None = None
    begun = 0
    candidates: deque[Interval] = deque()
    for position, (start, _) in enumerate(stretches):
        while begun < len(off) and off[begun][0] <= start + WAKING:
            while candidates and _length(candidates[-1]) < _length(off[begun]):
                candidates.pop()
            candidates.append(off[begun])
            begun += 1
        while candidates and candidates[0][0] <= start:
            candidates.popleft()
        if stretches[-1][1] <= start + WAKING:
            break
        if candidates:
            rest = candidates[0]
        elif position < len(off):
            rest = off[position]
        else:
            break
        if shortest is None or _length(rest) < _length(shortest):
            shortest = rest
    return shortest


def rests_after(stretches: Sequence[Interval], minutes: int) -> Iterator[tuple[Interval, int | None]]:
    """Each stretch of at least so many minutes, with the minutes of rest after it; None where no duty follows."""
    for position, (start, end) in enumerate(stretches):
        if end - start >= minutes:
            follows = position + 1 < len(stretches)
            yield (start, end), stretches[position + 1][0] - end if follows else None


def days_of(duties: Iterable[Duty]) -> set[int]:
    """The local days, as ordinals, with any duty: a night shift is on both of its days."""
    days: set[int] = set()
    for duty in duties:
        if duty.span is not None:
            start, end = duty.span
            first, last = (start + duty.ahead) // MINUTES_IN_A_DAY, (end + duty.ahead - 1) // MINUTES_IN_A_DAY
            days.add(first)
            if last > first:
                days.update(range(first + 1, last + 1))
        elif duty.day is not None:
            days.add(duty.day.toordinal())
    return days


def nights_of(duties: Iterable[Duty]) -> set[int]:
    """The nights, by the ordinal of the local day on which they begin, with at least three hours of duty."""
    by_clock: dict[int, list[Interval]] = {}
    for duty in duties:
        if duty.span is not None:
            start, end = duty.span[0] + duty.ahead, duty.span[1] + duty.ahead
            in_the_day = start % MINUTES_IN_A_DAY
            if in_the_day < MORNING or in_the_day + end - start > NIGHT_BEGINS:
                by_clock.setdefault(duty.ahead, []).append((start, end))
    return {night for local in by_clock.values() for night in _nights_in(merged(local))}


def most_in_a_row(days: Iterable[int]) -> int:
    """The longest run of days without a gap."""
    most = run = 0
    before: int | None = None
    for day in sorted(days):
        run = run + 1 if before == day - 1 else 1
        most = max(most, run)
        before = day
    return most


def most_in_seven(days: Iterable[int]) -> int:
    """The most of the days that lie within seven consecutive ones."""
    ordered = sorted(days)
    most = first = 0
    for position, day in enumerate(ordered):
        while ordered[first] <= day - DAYS_IN_A_WEEK:
            first += 1
        most = max(most, position - first + 1)
    return most


def _length(interval: Interval) -> int:
    return interval[1] - interval[0]


def _nights_in(local: Iterable[Interval]) -> Iterator[int]:
    minutes: dict[int, int] = {}
    for start, end in local:
        first = (start - MORNING) // MINUTES_IN_A_DAY
        for night in range(first, (end - 1) // MINUTES_IN_A_DAY + 1):
            begins = night * MINUTES_IN_A_DAY
            within = min(end, begins + NIGHT_ENDS) - max(start, begins + NIGHT_BEGINS)
            if within > 0:
                minutes[night] = minutes.get(night, 0) + within
    return (night for night, spent in minutes.items() if spent >= NIGHT_DUTY)
