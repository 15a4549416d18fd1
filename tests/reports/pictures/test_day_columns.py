"""Days as columns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from missionrisk.reports.pictures.day_columns import MOST_COLUMNS, DayColumns

FIRST = date(2027, 2, 26)


def columns(days: int) -> DayColumns:
    return DayColumns.over(FIRST, FIRST + timedelta(days=days - 1), left=200, room=420)


@pytest.mark.parametrize("days", [1, 2, 14, 15, 98, 99, 366, 40_000])
def test_every_day_has_a_column_and_all_have_room(days: int) -> None:
    made = columns(days)
    last = FIRST + timedelta(days=days - 1)
    assert made.count <= MOST_COLUMNS
    assert (made.column_of(FIRST), made.column_of(last)) == (0, made.count - 1)
    assert made.right <= 620
    assert len(list(made.headings())) == made.count


def test_a_fortnight_is_shown_by_days_and_more_by_whole_weeks() -> None:
    assert [columns(days).days for days in (14, 15, 98, 99, 200)] == [1, 7, 7, 14, 21]


def test_days_have_their_weekday_and_the_month_stands_over_its_first_column() -> None:
    heads = list(columns(6).headings())
    assert [head.weekday for head in heads] == ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    assert [head.day for head in heads] == ["26", "27", "28", "1", "2", "3"]
    assert [head.month for head in heads] == ["Feb 2027", "", "", "Mar 2027", "", ""]
    assert [head.weekday for head in columns(20).headings()] == ["", "", ""]


def test_a_month_with_little_room_is_without_its_year() -> None:
    assert [head.month for head in columns(4).headings()] == ["Feb 2027", "", "", "Mar"]
