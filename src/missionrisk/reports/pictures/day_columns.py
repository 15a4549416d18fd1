"""Days as columns: one each where they have room, else so many weeks in each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pydantic import Field

from missionrisk.language import spoken_language
from missionrisk.reports.base import ReportModel
from missionrisk.reports.pictures.calendar_words import month_alone, month_and_year

MOST_COLUMNS: Final = 14
BETWEEN: Final = 4.0
"""Room between two columns."""

_WIDEST: Final = 64.0
_DAYS_IN_A_WEEK: Final = 7


class DayHeading(ReportModel):
    """What stands over a column."""

    x: float = Field(description="The column's middle.")
    month: str = Field(description="The month, over the first of its columns.")
    weekday: str
    day: str


@dataclass(frozen=True)
class DayColumns:
    """Columns of `days` days each, from a first day on."""

    first: date
    days: int
    count: int
    left: float
    width: float

    @classmethod
    def over(cls, first: date, last: date, left: float, room: float) -> DayColumns:
        """The columns for the days from the first to the last."""
        length = (last - first).days + 1
        days = days_in_each(first, last)
        count = math.ceil(length / days)
        return cls(first, days, count, left, min(room / count, _WIDEST))

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.x(self.count)

    def x(self, column: int) -> float:
        """Where a column begins."""
        return self.left + column * self.width

    def column_of(self, day: date) -> int:
        """The column in which a day is."""
        return (day - self.first).days // self.days

    def headings(self) -> Iterator[DayHeading]:
        """What stands over each column; the weekday over single days only."""
        before = None
        for column in range(self.count):
            day = self._first_of(column)
            yield DayHeading(
                x=self.x(column) + (self.width - BETWEEN) / 2,
                month="" if before is not None and _same_month(before, day) else self._month_over(column),
                weekday=_weekday(day) if self.days == 1 else "",
                day=str(day.day),
            )
            before = day

    def _first_of(self, column: int) -> date:
        return self.first + timedelta(days=column * self.days)

    def _month_over(self, column: int) -> str:
        """With its year where the month has three columns or more."""
        day = self._first_of(column)
        has_room = column + 2 < self.count and _same_month(day, self._first_of(column + 2))
        return month_and_year(day) if has_room else month_alone(day)


def days_in_each(first: date, last: date) -> int:
    """How many days stand together in a column, for the days from the first to the last."""
    length = (last - first).days + 1
    if length <= MOST_COLUMNS:
        return 1
    return _DAYS_IN_A_WEEK * math.ceil(length / (_DAYS_IN_A_WEEK * MOST_COLUMNS))


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def _weekday(day: date) -> str:
    from babel import Locale
    from babel.dates import get_day_names

    locale = Locale.parse(spoken_language().tag, sep="-")
    return str(get_day_names("abbreviated", "stand-alone", locale)[day.weekday()])
