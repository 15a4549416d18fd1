"""References to nothing."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan, Person, Site

from .refused import only


def test_a_reference_to_nothing_names_the_nearest() -> None:
    found = only(
        people=[{"id": "surgeon-1"}, {"id": "nurse"}], procedures=[{"id": "hernia", "operators": ["surgon-1"]}]
    )
    assert (found["type"], found["loc"]) == ("unknown_reference", ("procedures", 0, "operators", 0))
    assert found["ctx"] == {
        "chapter": "people",
        "written": "surgon-1",
        "nearest": ["surgeon-1"],
        "known": ["surgeon-1", "nurse"],
    }


def test_a_reference_into_a_list_that_is_not_stated_says_so() -> None:
    found = only(services=[{"id": "eye", "sites": ["ward"]}])
    assert found["type"] == "unknown_reference"
    assert "does not state sites" in found["msg"]


def test_references_reach_lists_inside_chapters() -> None:
    found = only(
        services=[{"id": "eye", "referral_destinations": ["hospitl"]}],
        referral={"destinations": [{"id": "hospital"}]},
    )
    assert found["ctx"]["chapter"] == "referral.destinations"
    assert found["ctx"]["nearest"] == ["hospital"]


def test_none_is_no_reference() -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "people": [{"id": "student", "supervisor": "none"}]})
    assert plan.people is not None
    assert plan.people[0].supervisor == "none"


def test_plans_built_from_models_are_checked_too() -> None:
    with pytest.raises(ValidationError, match="there is no 'ward'"):
        MissionPlan(
            title="A visit",
            sites=(Site.model_validate({"id": "clinic"}),),
            people=(Person.model_validate({"id": "nurse", "sites": ["ward"]}),),
        )
