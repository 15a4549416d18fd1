"""Prevention, and whether local workers carry it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

NOTHING: dict[str, Any] = {
    "services": [{"id": "clinic", "name": "Clinic", "kind": "primary_care"}],
    "activities": {"educates_community": False, "uses_community_health_workers": False, "vaccinates": False},
    "people": [{"id": "promoter", "origin": "host"}, {"id": "guest", "origin": "visiting"}],
}
EDUCATES = {**NOTHING["activities"], "educates_community": True}


def carried(**plan: Any) -> Any:
    return said(fact("prevention", "mission", **{**NOTHING, **plan}).with_local_workers)


def test_cure_only() -> None:
    assert carried() is False
    assert said(fact("prevention", "mission", **NOTHING).care_services) == {"Clinic"}


@pytest.mark.parametrize(
    ("education", "expected"),
    [
        (None, "?"),
        ({"sessions": [], "co_designed": "none"}, False),
        ({"sessions": [{"id": "a", "local_facilitator": "promoter"}]}, True),
        ({"sessions": [{"id": "a", "local_facilitator": "guest"}], "co_designed": "none"}, False),
        ({"sessions": [{"id": "a", "local_facilitator": "none"}], "co_designed": "agreed"}, True),
        ({"sessions": [{"id": "a", "local_facilitator": "none"}]}, "?"),
    ],
)
def test_education(education: Any, expected: Any) -> None:
    assert carried(activities=EDUCATES, education=education) == expected


@pytest.mark.parametrize(
    ("workers", "expected"),
    [
        ({"part_of_national_programme": True}, True),
        ({"part_of_national_programme": False, "contracted_by": "none"}, False),
        ({}, "?"),
    ],
)
def test_community_health_workers(workers: Any, expected: Any) -> None:
    activities = {**NOTHING["activities"], "uses_community_health_workers": True}
    assert carried(activities=activities, community_health_workers=workers) == expected


@pytest.mark.parametrize(("agreed", "expected"), [("agreed", True), ("refused", False), (None, "?")])
def test_vaccination(agreed: Any, expected: Any) -> None:
    activities = {**NOTHING["activities"], "vaccinates": True}
    assert carried(activities=activities, vaccination={"agreed_with_programme": agreed}) == expected


@pytest.mark.parametrize(("led_by", "expected"), [("host", True), ("joint", True), ("visiting", False), (None, "?")])
def test_a_preventive_service(led_by: Any, expected: Any) -> None:
    assert carried(services=[{"id": "a", "kind": "family_planning", "led_by": led_by}]) == expected


def test_what_is_not_stated_is_asked_as_an_activity() -> None:
    activities = {"uses_community_health_workers": False, "vaccinates": False}
    found = fact("prevention", "mission", **{**NOTHING, "activities": activities}).with_local_workers
    assert found.missing == ("activities.educates_community",)
