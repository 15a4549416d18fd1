"""Whether a mission leaves sharps and waste at all, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def control(**plan: Any) -> Any:
    return fact("infection_control", "mission", **plan)


def services(*kinds: str | None) -> list[dict[str, Any]]:
    return [{"id": f"s{i}", "kind": kind} for i, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"services": services("primary_care")}, True),
        ({"services": services("mental_health", "dental")}, True),
        ({"services": services("mental_health", "telehealth", "training")}, False),
        ({"services": services("mental_health"), "activities": {"vaccinates": True}}, True),
        ({"services": services("mental_health", None)}, "?"),
        ({"activities": {"vaccinates": True}}, True),
        ({"activities": {"operates": True}}, True),
        ({"activities": {"treats_patients": False, "operates": False, "vaccinates": False}}, False),
        ({"activities": {"treats_patients": True}}, "?"),
        ({}, "?"),
    ],
)
def test_hands_on(plan: Any, expected: Any) -> None:
    assert said(control(**plan).hands_on) == expected


def test_the_services_that_touch_patients_are_named() -> None:
    found = control(services=[{"id": "a", "kind": "dental", "name": "Chair"}, {"id": "b", "kind": "training"}])
    assert said(found.hands_on_services) == {"Chair"}


@pytest.mark.parametrize(
    ("plan", "expected"), [("agreed", True), ("requested", "?"), ("none", False), ("refused", False), (None, "?")]
)
def test_a_waste_plan_has_to_be_agreed(plan: Any, expected: Any) -> None:
    assert said(control(infection_prevention={"waste_plan": plan}).waste_plan) == expected


def test_nobody_is_responsible_only_where_that_is_said() -> None:
    assert said(control(infection_prevention={"responsible": "none"}).responsible) is False
    assert said(control().responsible) == "?"
