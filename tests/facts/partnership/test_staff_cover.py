"""The time for which local staff are taken from routine work, and what of it nobody covers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.partnership.integration import derive_integration
from tests.facts.deriving import place_of, said


def integration(backfill: Any) -> Any:
    return next(iter(derive_integration(place_of(integration={"backfill": backfill}))))


@pytest.mark.parametrize(
    ("backfill", "days", "days_uncovered", "shifts_uncovered"),
    [
        ({"staff_withdrawn": 4, "days_each": 5, "shifts_withdrawn": 16, "covered_percent": 75}, 20, 5, 4),
        ({"staff_withdrawn": 4, "days_each": 5, "shifts_withdrawn": 16, "covered_percent": 100}, 20, 0, 0),
        ({"staff_withdrawn": {"min": 3, "max": 4}, "days_each": 5}, (15, 20), (0, 20), "open"),
        (
            {"staff_withdrawn": 4, "days_each": 2.5, "shifts_withdrawn": 7, "covered_percent": {"min": 40, "max": 60}},
            10,
            (4, 6),
            (2.8, 4.2),
        ),
        ({"staff_withdrawn": 0}, 0, 0, "open"),
        ("none", 0, 0, 0),
    ],
)
def test_time_taken_and_uncovered(backfill: Any, days: Any, days_uncovered: Any, shifts_uncovered: Any) -> None:
    found = integration(backfill)
    assert said(found.person_days_withdrawn) == days
    assert said(found.person_days_uncovered) == days_uncovered
    assert said(found.shifts_uncovered) == ((0, float("inf")) if shifts_uncovered == "open" else shifts_uncovered)


def test_what_is_asked() -> None:
    found = integration({"staff_withdrawn": 4, "covered_percent": 50})
    assert found.person_days_uncovered.missing == ("integration.backfill.days_each",)
    assert integration(None).person_days_withdrawn.missing == ("integration.backfill",)


@settings(max_examples=50, deadline=None)
@given(
    st.integers(0, 50), st.floats(0, 60, allow_nan=False), st.integers(0, 100), st.integers(0, 100), st.integers(0, 90)
)
def test_more_cover_never_leaves_more_uncovered(staff: int, days: float, less: int, more: int, shifts: int) -> None:
    less, more = sorted((less, more))
    taken = {"staff_withdrawn": staff, "days_each": days, "shifts_withdrawn": shifts}
    covered_less = integration({**taken, "covered_percent": less})
    covered_more = integration({**taken, "covered_percent": more})
    for name in ("person_days_uncovered", "shifts_uncovered"):
        assert said(covered_more.knowledge(name)) <= said(covered_less.knowledge(name))
        assert said(covered_less.knowledge(name)) <= said(
            covered_less.knowledge(name.replace("uncovered", "withdrawn"))
        )
