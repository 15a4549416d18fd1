"""An axis of time in up to three panels, each with a scale of its own, so that a stay of days is seen beside a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.reports.pictures.calendar_words import month_alone, month_and_year

MOST_DAYS_AROUND: Final = 550
"""The axis reaches so many days before and after the stay; what lies beyond is drawn at its end."""

GAP: Final = 10.0
"""Room between two panels."""

_LEAST_DAYS: Final = 3
"""A panel shows at least so many days."""

_SHARES: Final = {"before": 0.27, "stay": 0.28, "after": 0.45}

_ROOM: Final = {"day": 16.0, "week": 18.0, "month": 30.0, "year": 36.0}
"""How much room the label of a tick takes."""

_HEADING_ROOM: Final = 54.0
"""How much room the label of a month with its year takes."""

_STEPS: Final = (
    ("day", 1),
    ("week", 1),
    *(("month", months) for months in (1, 2, 3, 6)),
    *(("year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class Tick:
    """A place on the axis that has a label."""

    x: float
    label: str


@dataclass(frozen=True)
class Panel:
    """A part of the axis with one scale: `first` to `last` are day numbers of the calendar, both within."""

    name: str
    first: int
    last: int
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, day: float) -> float:
        """Where a day begins."""
        return round(self.left + self.width * (day - self.first) / (self.last + 1 - self.first), 1)

    @property
    def ticks(self) -> Sequence[Tick]:
        """Days, weeks, months or years, as many as have room."""
        unit, found = self._scale
        roomy = [day for day in found if self.right - self.x(day) >= _ROOM[unit] - 4] or found[:1]
        return tuple(Tick(self.x(day), _tick_label(unit, date.fromordinal(day))) for day in roomy)

    @property
    def headings(self) -> Sequence[Tick]:
        """Above days and weeks the months, above months the years."""
        unit, _ = self._scale
        if unit == "year":
            return ()
        above = "month" if unit in ("day", "week") else "year"
        starts = [self.first, *(day for day in _starts(above, 1, self.first, self.last) if day > self.first)]
        spaced = self._spaced(starts)
        label = month_and_year if above == "month" else _year
        return tuple(Tick(self.x(day), label(date.fromordinal(day))) for day in spaced)

    def _spaced(self, starts: Sequence[int]) -> Sequence[int]:
        """Those with room up to the next one; the first where none has."""
        ends = [*(self.x(day) for day in starts[1:]), self.right]
        roomy = [day for day, end in zip(starts, ends, strict=True) if end - self.x(day) >= _HEADING_ROOM]
        return roomy or starts[:1]

    @property
    def _scale(self) -> tuple[str, Sequence[int]]:
        days = self.last + 1 - self.first
        for unit, step in _STEPS:
            # Not more days are listed than have room, since a plan may speak of a thousand years.
            if days / _days_of(unit, step) > self.width / _ROOM[unit]:
                continue
            found = list(_starts(unit, step, self.first, self.last))
            if found:
                return unit, found
        return "day", [self.first]


@dataclass(frozen=True)
class Axis:
    """The panels from left to right; between two of them the scale changes."""

    panels: tuple[Panel, ...]

    @property
    def first(self) -> int:
        return self.panels[0].first

    @property
    def last(self) -> int:
        return self.panels[-1].last

    def start_of(self, day: date) -> float:
        """Where a day begins; a day beyond the axis is at its end."""
        number = min(max(day.toordinal(), self.first), self.last + 1)
        panel = next((panel for panel in self.panels if number <= panel.last), self.panels[-1])
        return panel.x(number)

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        number = min(max(day.toordinal(), self.first - 1), self.last)
        panel = next((panel for panel in self.panels if number <= panel.last), self.panels[-1])
        return panel.x(max(number, panel.first - 1) + 1)

    def middle_of(self, day: date) -> float:
        """Where the middle of a day is."""
        return round((self.start_of(day) + self.end_of(day)) / 2, 1)

    def goes_beyond(self, day: date) -> bool:
        """Whether a day lies after the end of the axis."""
        return day.toordinal() > self.last

    def begins_before(self, day: date) -> bool:
        """Whether a day lies before the beginning of the axis."""
        return day.toordinal() < self.first


def axis_of(stay: tuple[date, date] | None, others: Iterable[date], left: float, right: float) -> Axis:
    """The axis for a stay and other days, which lie before, in or after it. Raises ValueError without any day."""
    days = [day.toordinal() for day in others if day not in (LONG_AGO, NEVER)]
    if stay is None:
        first, last = _at_least(min(days), max(days))
        return Axis((Panel("all", first, last, left, right - left),))
    first, last = _at_least(stay[0].toordinal(), stay[1].toordinal())
    before = [day for day in days if first - MOST_DAYS_AROUND <= day < first]
    after = [day for day in days if last < day <= last + MOST_DAYS_AROUND]
    spans = {"stay": (first, last)}
    if before or any(day < first for day in days):
        spans["before"] = (min(before, default=max(1, first - _LEAST_DAYS)), first - 1)
    if after or any(day > last for day in days):
        spans["after"] = (last + 1, max(after, default=min(last + MOST_DAYS_AROUND, NEVER.toordinal())))
    return Axis(tuple(_laid_out(spans, left, right)))


def _at_least(first: int, last: int) -> tuple[int, int]:
    return first, min(max(last, first + _LEAST_DAYS - 1), NEVER.toordinal())


def _laid_out(spans: dict[str, tuple[int, int]], left: float, right: float) -> Iterator[Panel]:
    names = [name for name in _SHARES if name in spans]
    room = right - left - GAP * (len(names) - 1)
    in_all = sum(_SHARES[name] for name in names)
    for name in names:
        width = round(room * _SHARES[name] / in_all, 1)
        first, last = spans[name]
        yield Panel(name, first, last, left, width)
        left = round(left + width + GAP, 1)


def _days_of(unit: str, step: int) -> float:
    return step * {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.2}[unit]


def _starts(unit: str, step: int, first: int, last: int) -> Iterator[int]:
    """The days on which such a unit begins."""
    if unit in ("day", "week"):
        every = 1 if unit == "day" else 7
        # Day 1 of the calendar is a Monday.
        yield from range(first + (1 - first) % every, last + 1, every)
        return
    months = step * (12 if unit == "year" else 1)
    begin = date.fromordinal(first)
    number = -(-(begin.year * 12 + begin.month - 1 + (begin.day > 1)) // months) * months
    while number < 12 * (NEVER.year + 1) and (day := date(number // 12, number % 12 + 1, 1).toordinal()) <= last:
        yield day
        number += months


def _tick_label(unit: str, day: date) -> str:
    if unit == "year":
        return _year(day)
    return month_alone(day) if unit == "month" else str(day.day)


def _year(day: date) -> str:
    return str(day.year)
