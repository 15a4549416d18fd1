"""Sterile sets against operations, and vision after cataract surgery."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said

HERNIA = [{"id": "hernia", "category": "hernia"}]


def theatre(**plan: Any) -> Any:
    return fact("theatre", "mission", **plan)


@pytest.mark.parametrize(
    ("sets", "cycles", "days", "expected"),
    [
        (3, 2, None, 0),
        (2, 2, None, 2),
        (10, 0, 5, 4),
        (30, 0, 5, 0),
        (30, 0, None, (-24, 6)),
        (3, {"min": 1, "max": 2}, None, (0, 3)),
        (0, None, None, 6),
        (3, None, None, (-math.inf, 6)),
        (None, 2, None, (-math.inf, 6)),
        (None, None, None, (-math.inf, 6)),
    ],
)
def test_operations_beyond_the_sterile_sets(sets: Any, cycles: Any, days: Any, expected: Any) -> None:
    surgery = {
        "operations_per_day": 6,
        "sterile_sets": sets,
        "sterilisation_cycles_per_day": cycles,
        "days": days,
    }
    assert said(theatre(surgery=surgery).sets_short) == expected


def test_the_days_are_asked_for_only_where_nothing_is_sterilised() -> None:
    sterilised = theatre(surgery={"sterilisation_cycles_per_day": 2}).sets_short
    carried = theatre(surgery={"sterilisation_cycles_per_day": 0}).sets_short
    assert "surgery.days" not in sterilised.missing
    assert "surgery.days" in carried.missing


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"procedures": HERNIA}, True),
        ({"procedures": [{"id": "a", "category": "dental_extraction"}]}, True),
        ({"procedures": [{"id": "a", "category": "wound_care"}]}, False),
        ({"activities": {"operates": True}, "services": [{"id": "chair", "kind": "dental"}]}, True),
        ({"activities": {"operates": False}, "services": [{"id": "chair", "kind": "dental"}]}, False),
        ({}, "?"),
    ],
)
def test_sterile_instruments_are_needed(plan: Any, expected: Any) -> None:
    assert said(theatre(**plan).sterile_instruments) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"procedures": [*HERNIA, {"id": "a", "category": "cataract"}]}, True),
        ({"procedures": HERNIA}, False),
        ({"procedures": [*HERNIA, {"id": "a"}]}, "?"),
        ({"activities": {"operates": False}}, False),
        ({"activities": {"operates": True}}, "?"),
    ],
)
def test_cataracts(plan: Any, expected: Any) -> None:
    assert said(theatre(**plan).cataracts) == expected


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ([1, 42], 1, 42),
        ([7], 7, 7),
        ([{"min": 1, "max": 3}, {"min": 28, "max": 50}], (1, 3), (28, 50)),
        ([], math.inf, 0),
        (None, (0, math.inf), (0, math.inf)),
    ],
)
def test_days_of_measurement(days: Any, first: Any, last: Any) -> None:
    found = theatre(surgery={"cataract_outcome_target": {"measured_after_days": days}})
    assert (said(found.first_vision_day), said(found.last_vision_day)) == (first, last)


def test_nobody_to_clean_the_instruments() -> None:
    found = theatre(infection_prevention={"instruments_reprocessed_by": "none"})
    assert said(found.instruments_reprocessed) is False


@pytest.mark.parametrize(
    ("checklist", "percent", "expected"),
    [("none", None, 0), ("WHO", None, (0, 100)), ("WHO", 80, 80), (None, 80, 80), (None, None, (0, 100))],
)
def test_without_a_checklist_it_is_used_for_no_operation(checklist: Any, percent: Any, expected: Any) -> None:
    surgery = {"safety_checklist": checklist, "safety_checklist_percent": percent}
    assert said(theatre(surgery=surgery).checklist_percent) == expected
