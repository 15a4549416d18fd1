"""How problems are placed and told together."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan

from .refused import problems


def test_every_problem_at_once() -> None:
    found = problems(
        stage="finished",
        mission={"dates": {"arrival": "2027-03-05", "departure": "2027-03-01"}},
        activities={"operates": "no", "dances": "yes"},
        sites=[{"id": "a"}, {"id": "a"}],
        services=[{"id": "eye", "sites": ["b"]}],
        procedures=[{"id": "cataract", "accepted_by": [{"commitment": "perhaps"}]}],
        unanswered=[{"path": "nowhere", "because": "not_known"}],
    )
    assert {detail["type"] for detail in found} == {
        "literal_error",
        "extra_forbidden",
        "commitment",
        "duplicate_id",
        "unknown_reference",
        "out_of_order",
        "closed_chapter",
        "unanswered_path",
    }


def test_locations_name_only_what_stands_in_the_plan() -> None:
    locations = {detail["loc"] for detail in problems(leadership={"host_lead": {"accepted": "perhaps", "x": 1}})}
    assert locations == {("leadership", "host_lead", "accepted"), ("leadership", "host_lead", "x")}


@pytest.mark.parametrize(
    "data", [None, 3, "text", [], {}, {"title": "x", "sites": 3}, {"title": "x", "sites": [3, None]}]
)
def test_whatever_comes_is_refused_in_order(data: Any) -> None:
    with pytest.raises(ValidationError):
        MissionPlan.model_validate(data)


@pytest.mark.parametrize("chapter", ["unanswered", "activities", "mission", "procedures", "schedule"])
@pytest.mark.parametrize(
    "value", [3, "x", [1], {"a": 1}, [[]], {"dates": 3}, {"dates": {"arrival": [], "departure": {}}}]
)
def test_garbage_in_a_chapter_is_refused_in_order(chapter: str, value: Any) -> None:
    assert problems(**{chapter: value})
