"""Whether anybody travels for the mission."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.reading import Place
from missionrisk.facts.team.travel import travels
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

VISITOR: dict[str, Any] = {"id": "guest", "origin": "visiting"}
HOST: dict[str, Any] = {"id": "head", "origin": "host"}


def found(**plan: Any) -> Any:
    return travels(Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False))


def services(*kinds: str) -> list[dict[str, Any]]:
    return [{"id": f"service-{kind}", "kind": kind} for kind in kinds]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"activities": {"travels": False}, "services": services("surgery")}, False),
        ({"activities": {"travels": True}, "services": services("donation")}, True),
        ({"activities": {"operates": True}}, True),
        ({"activities": {"treats_patients": True}}, "?"),
        ({"activities": {"treats_patients": True, "uses_telehealth": False}}, True),
        ({"services": services("dental")}, True),
        ({"services": services("telehealth")}, "?"),
        ({"services": services("telehealth"), "people": [VISITOR]}, "?"),
        ({"services": services("telehealth"), "people": [{**VISITOR, "arrives": "2027-03"}]}, True),
        ({"services": services("telehealth"), "people": [HOST]}, False),
        ({"services": services("donation")}, "?"),
        ({"services": services("donation"), "people": []}, False),
        ({"services": services("donation"), "people": [{"id": "open"}]}, "?"),
        ({"services": services("donation"), "people": [HOST, VISITOR]}, True),
        ({"services": services("donation"), "mission": {"dates": {"arrival": "2027-03"}}}, "?"),
        ({"services": services("training"), "mission": {"dates": {"arrival": "2027-03"}}}, True),
        ({"services": services("training"), "people": [VISITOR]}, "?"),
        ({"people": [{**VISITOR, "sites": []}]}, "?"),
        ({"people": [{**VISITOR, "sites": ["ward"]}], "sites": [{"id": "ward"}]}, True),
        ({"people": [{**VISITOR, "tasks": ["draws_blood"]}]}, True),
        ({"people": [{**VISITOR, "tasks": ["diagnoses"]}]}, "?"),
        ({"people": [HOST]}, "?"),
    ],
)
def test_travels(plan: dict[str, Any], expected: Any) -> None:
    assert said(found(**plan)) == expected


def test_one_question_settles_it() -> None:
    assert found(services=services("telehealth"), people=[VISITOR]).missing == ("activities.travels",)
