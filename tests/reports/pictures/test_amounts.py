"""Numbers in words."""

from __future__ import annotations

import math

import pytest

from missionrisk.reports.pictures.amounts import (
    Bounds,
    days_in_words,
    is_stated,
    months_in_words,
    number_in_words,
    patients_in_words,
)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((30, 30), "30"),
        ((0, 0), "0"),
        ((2.5, 4), "2.5 to 4"),
        ((20, math.inf), "at least 20"),
        ((-math.inf, 20), "at most 20"),
        ((0, math.inf), "not stated"),
        ((-math.inf, math.inf), "not stated"),
    ],
)
def test_a_number_is_no_more_exact_than_it_is_known(bounds: Bounds, said: str) -> None:
    assert number_in_words(bounds) == said


def test_units_follow_their_number() -> None:
    assert [days_in_words((n, n)) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert months_in_words((0, 1)) == "0 to 1 month"
    assert patients_in_words((1, math.inf)) == "at least 1 patient"
    assert days_in_words((0, math.inf)) == "days not stated"


def test_what_may_be_anything_is_not_stated() -> None:
    assert not is_stated((0, math.inf))
    assert not is_stated((math.inf, math.inf))
    assert is_stated((0, 0))
    assert is_stated((1, math.inf))
