"""Sites: whether care is given there, and which facility is near."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said

CLINIC = {"id": "clinic", "kind": "primary_care"}
SCHOOL: dict[str, Any] = {"id": "school"}
POST: dict[str, Any] = {"id": "post", "kind": "health_post", "near_site": "school", "working": True}


def school(site: dict[str, Any] | None = None, **plan: Any) -> Any:
    return fact("site", "school", sites=[{**SCHOOL, **(site or {})}], **plan)


@pytest.mark.parametrize(
    ("plan", "gives_care"),
    [
        ({}, "?"),
        ({"activities": {"treats_patients": False}}, False),
        ({"activities": {"treats_patients": True}}, True),
        ({"services": [CLINIC]}, True),
        ({"services": [{**CLINIC, "sites": ["school"]}]}, True),
        ({"services": [{**CLINIC, "sites": []}]}, False),
        ({"services": [{"id": "course", "kind": "training"}]}, False),
        ({"services": [{"id": "advice", "kind": "telehealth"}]}, False),
        ({"services": [{"id": "open"}]}, "?"),
        ({"services": []}, False),
    ],
)
def test_care_at_the_only_site(plan: dict[str, Any], gives_care: Any) -> None:
    assert said(school(**plan).gives_care) == gives_care


def test_of_two_sites_it_is_asked_where_a_service_is_given() -> None:
    found = fact("site", "school", sites=[SCHOOL, {"id": "ward"}], services=[CLINIC]).gives_care
    assert found.missing == ("services[clinic].sites",)


@pytest.mark.parametrize(
    ("site", "providers", "near"),
    [
        ({}, None, "?"),
        ({}, [], False),
        ({}, [POST], True),
        ({}, [{**POST, "kind": "traditional_healer"}], "?"),
        ({}, [{**POST, "working": False}], "?"),
        ({"nearest_facility": "none"}, [POST], False),
        ({"nearest_facility": "post"}, [POST], True),
        ({"nearest_facility": "post"}, [{**POST, "working": False}], False),
        ({"nearest_facility": "post"}, [{"id": "post"}], "?"),
    ],
)
def test_a_working_facility_near(site: dict[str, Any], providers: Any, near: Any) -> None:
    assert said(school(site, local_providers=providers).facility_near) == near


def test_the_facility_is_named() -> None:
    assert said(school({}, local_providers=[{**POST, "name": "Post of the hill"}]).near) == "Post of the hill"
    assert said(school({"nearest_facility": "post"}, local_providers=[POST]).near) == "post"


def test_whether_a_facility_works_is_asked() -> None:
    found = school({"nearest_facility": "post"}, local_providers=[{"id": "post"}]).facility_near
    assert found.missing == ("local_providers[post].working",)


def test_sites_that_were_not_stated() -> None:
    (site,) = facts_of().of("site")
    assert site.placeholder
    assert site.knowledge("gives_care").missing == ("sites",)
    (site,) = facts_of(activities={"treats_patients": False}).of("site")
    assert said(site.knowledge("gives_care")) is False


def test_what_is_at_hand_for_an_emergency() -> None:
    found = school({"resuscitation": {"kit": True}})
    assert said(found.resuscitation_kit) is True
    assert found.resuscitation_trained.missing == ("sites[school].resuscitation.trained_person",)
