"""Local custom, as far as the plan knows of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def customs(**culture: Any) -> Any:
    return fact("customs", "mission", culture=culture, people=[{"id": "elder", "origin": "host"}])


@pytest.mark.parametrize(
    ("culture", "expected"),
    [
        ({}, "?"),
        ({"chaperones": True}, True),
        ({"same_sex_clinicians": True}, True),
        ({"chaperones": False}, "?"),
        ({"chaperones": False, "same_sex_clinicians": False}, False),
    ],
)
def test_somebody_of_the_patients_own_sex(culture: dict[str, Any], expected: Any) -> None:
    assert said(customs(**culture).companion) == expected


def test_beliefs_and_ways_of_coping() -> None:
    found = customs(beliefs_studied="none", local_ways_of_coping="Bonesetters refer to the clinic")
    assert (said(found.beliefs_known), said(found.builds_on_local_ways)) == (False, True)


@pytest.mark.parametrize(("advice", "expected"), [("agreed", True), ("requested", "?"), ("none", False)])
def test_advice_of_local_experts(advice: str, expected: Any) -> None:
    assert said(customs(advice_of_local_experts=advice).local_experts_advised) == expected


def test_a_mediator_of_the_host_country() -> None:
    assert said(customs(mediator="elder").local_mediator) is True
