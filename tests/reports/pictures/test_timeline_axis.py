"""The axis of time in panels."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk.reports.pictures.timeline.axis import GAP, Axis, axis_of

STAY = (date(2027, 3, 6), date(2027, 3, 13))


def axis(*others: date) -> Axis:
    return axis_of(STAY, others, 200, 750)


def test_the_stay_alone_has_the_whole_room() -> None:
    (panel,) = axis().panels
    assert (panel.name, panel.left, panel.right) == ("stay", 200, 750)
    assert axis().start_of(STAY[0]) == 200
    assert axis().end_of(STAY[1]) == 750


def test_panels_follow_each_other_with_a_gap() -> None:
    before, stay, after = axis(date(2026, 11, 22), date(2027, 6, 1)).panels
    assert stay.left == pytest.approx(before.right + GAP, abs=0.2)
    assert after.left == pytest.approx(stay.right + GAP, abs=0.2)
    assert after.right == pytest.approx(750, abs=0.2)


def test_what_is_far_away_stands_at_the_end() -> None:
    found = axis(date(2026, 11, 22), date(2050, 1, 1))
    assert found.end_of(date(2050, 1, 1)) == pytest.approx(750, abs=0.2)
    assert found.goes_beyond(date(2050, 1, 1))
    assert found.begins_before(date(2026, 11, 21))
    assert not found.begins_before(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (5, ["1", "2", "3", "4", "5", "6"]),
        (60, ["1", "8", "15", "22", "1", "8", "15", "22", "29"]),
        (360, ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan"]),
        (7000, ["2028", "2030"]),
    ],
)
def test_the_scale_goes_by_the_length(days: int, labels: list[str]) -> None:
    start = date(2027, 2, 1)
    (panel,) = axis_of((start, start + timedelta(days=days)), (), 200, 750).panels
    assert [tick.label for tick in panel.ticks][: len(labels)] == labels


@given(
    st.dates(),
    st.integers(min_value=0, max_value=40_000),
    st.lists(st.dates(), max_size=5),
    st.dates(),
    st.dates(),
)
def test_later_days_never_stand_further_left(
    start: date, length: int, others: list[date], one: date, two: date
) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    found = axis_of((start, end), others, 200, 750)
    earlier, later = sorted((one, two))
    assert 200 <= found.start_of(earlier) <= found.start_of(later) <= 750.2
    assert found.end_of(earlier) <= found.end_of(later)
    for panel in found.panels:
        assert all(panel.left <= tick.x <= panel.right for tick in (*panel.ticks, *panel.headings))
        assert 1 <= len(panel.ticks) <= 40
