"""Answers of the host that are about places which no plan has."""

from __future__ import annotations

import pytest

from missionrisk.plan import MissionPlan
from tests.plan.checks.refused import only


def forms(path: str) -> list[dict[str, object]]:
    return [{"id": "form", "answers": [{"id": "wanted", "about": ["leadership.invitation", path]}]}]


def test_a_place_that_no_plan_has_is_refused_where_it_stands() -> None:
    found = only(host_answers=forms("leadership.invitatoin"))
    assert found["loc"] == ("host_answers", 0, "answers", 0, "about", 1)
    assert "there is no field 'leadership.invitatoin' in a plan" in found["msg"]


def test_what_is_no_path_is_refused_once() -> None:
    assert "is not a place in a plan" in only(host_answers=forms("not a path"))["msg"]


@pytest.mark.parametrize("path", ["leadership.could_decline", "medicines[gone].requested"])
def test_a_field_is_enough_even_if_its_entry_is_gone(path: str) -> None:
    assert MissionPlan.model_validate({"title": "A visit", "host_answers": forms(path)})


def test_a_partner_that_answers_must_be_in_the_plan() -> None:
    found = only(partners=[{"id": "ward"}], host_answers=[{"id": "form", "partner": "wards"}])
    assert found["loc"] == ("host_answers", 0, "partner")
