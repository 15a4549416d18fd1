"""Care at a distance."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

POST = [{"id": "post", "name": "Health post", "local": True}]


def found(**plan: Any) -> Any:
    return fact("telehealth", "mission", partners=POST, **plan)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"activities": {"uses_telehealth": True}}, True),
        ({"activities": {"uses_telehealth": False}}, False),
        ({"services": [{"id": "calls", "kind": "telehealth"}]}, True),
        ({"telehealth": {"purpose": "Wounds"}}, True),
        ({"telehealth": {}}, "?"),
        ({"services": [{"id": "clinic", "kind": "primary_care"}]}, "?"),
        ({}, "?"),
    ],
)
def test_whether_it_is_used(plan: Any, expected: Any) -> None:
    assert said(found(**plan).used) == expected


def test_the_activity_is_asked_before_its_chapter() -> None:
    assert found().consent_taken.missing == ("activities.uses_telehealth",)
    assert found(activities={"uses_telehealth": True}).consent_taken.missing == ("telehealth.consent_taken",)


@pytest.mark.parametrize(
    ("partner", "local", "expected"),
    [("post", True, True), ("post", False, False), ("post", None, "?"), ("none", True, False), (None, True, "?")],
)
def test_who_sees_the_patient(partner: Any, local: Any, expected: Any) -> None:
    plan = {"partners": [{**POST[0], "local": local}], "telehealth": {"purpose": "Wounds", "local_escalation": partner}}
    assert said(fact("telehealth", "mission", **plan).local_backing) == expected


def test_who_is_named() -> None:
    assert said(found(telehealth={"local_escalation": "post"}).backed_by) == "Health post"
    assert said(found(telehealth={"local_escalation": "none"}).backed_by) == "nobody"
