"""Whether patients are met face to face, and who belongs to the host country."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.reading import Place
from missionrisk.facts.team.contact import named_from_host, sees_patients
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

CLINIC = {"id": "clinic", "kind": "primary_care"}
ADVICE = {"id": "advice", "kind": "telehealth"}


def place(**plan: Any) -> Place:
    return Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"activities": {"treats_patients": False}}, False),
        ({"services": [CLINIC]}, True),
        ({"services": [ADVICE], "activities": {"treats_patients": True, "travels": False}}, False),
        ({"services": [ADVICE], "activities": {"treats_patients": True}}, "?"),
    ],
)
def test_seeing_patients(plan: dict[str, Any], expected: Any) -> None:
    assert said(sees_patients(place(**plan))) == expected


def test_whether_anybody_travels_is_asked_after_whether_patients_are_treated() -> None:
    assert sees_patients(place()).missing == ("activities.treats_patients",)
    treated = place(services=[ADVICE], activities={"treats_patients": True})
    assert sees_patients(treated).missing == ("activities.travels",)


@pytest.mark.parametrize(
    ("mediator", "expected"), [(None, "?"), ("none", False), ("host", True), ("guest", False), ("open", "?")]
)
def test_somebody_of_the_host_country(mediator: Any, expected: Any) -> None:
    people = [{"id": "host", "origin": "host"}, {"id": "guest", "origin": "visiting"}, {"id": "open"}]
    plan = place(people=people, culture={"mediator": mediator})
    assert said(named_from_host(plan.inside("culture"), "mediator", plan)) == expected
