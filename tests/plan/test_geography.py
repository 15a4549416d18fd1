"""Points on the earth and the distances between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.plan.geography import EARTH_RADIUS_KM, Point, kilometres, seems_swapped

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))

LONDON, PARIS, NEW_YORK = Point(51.5074, -0.1278), Point(48.8566, 2.3522), Point(40.7128, -74.0060)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (LONDON, PARIS, 343.9),
        (LONDON, NEW_YORK, 5585.2),
        (Point(0, 0), Point(0, 1), 111.32),
        (Point(0, 0), Point(90, 0), 10_001.97),
        (Point(0, 179.5), Point(0, -179.5), 111.32),
    ],
)
def test_known_distances_are_right_within_half_a_percent(one: Point, other: Point, km: float) -> None:
    assert kilometres(one, other) == pytest.approx(km, rel=0.005)


@settings(max_examples=50)
@given(POINTS, POINTS)
def test_there_and_back_is_the_same_way_and_at_most_half_around(one: Point, other: Point) -> None:
    assert kilometres(one, one) == 0
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert 0 <= kilometres(one, other) <= 3.1416 * EARTH_RADIUS_KM


def test_a_swapped_point_may_be_none() -> None:
    assert Point(10, 100).valid
    assert not Point(10, 100).swapped.valid
    assert Point(1, 2).swapped == Point(2, 1)


@pytest.mark.parametrize(
    ("point", "swapped"),
    [
        (Point(-0.2, 51.6), True),
        (PARIS, False),
        (NEW_YORK, False),
        (Point(2.35, 100), False),
    ],
)
def test_a_point_seems_swapped_if_it_would_be_near_then(point: Point, swapped: bool) -> None:
    assert seems_swapped(point, LONDON) is swapped
