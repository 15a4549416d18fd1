"""Needs, community voice and aims."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said

MEETING: dict[str, Any] = {"id": "meeting", "held_on": "2026-10-01", "who": ["women"], "recorded": True}


def needs(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact("needs", "mission", **{"partners": [{"id": "hospital"}], "needs": chapter, **(plan or {})})


@pytest.mark.parametrize(
    ("assessment", "with_host"),
    [
        (None, "?"),
        ("none", False),
        ({"done_by": "joint"}, True),
        ({"done_by": "visiting"}, "?"),
        ({"done_by": "visiting", "done_with": []}, False),
        ({"done_by": "visiting", "done_with": ["hospital"]}, True),
        ({"done_with": []}, "?"),
        ({"document": "Report"}, "?"),
    ],
)
def test_assessed_with_the_host(assessment: Any, with_host: Any) -> None:
    assert said(needs(assessment=assessment).assessed_with_host) == with_host


def test_age_of_the_assessment_at_arrival() -> None:
    plan = {"mission": {"dates": {"arrival": "2027-03-06"}}}
    assert said(needs(plan, assessment={"done_on": "2027-02"}).assessment_age_days) == (6, 33)


@pytest.mark.parametrize(
    ("consultation", "stage", "heard"),
    [
        (MEETING, "draft", 1),
        ({**MEETING, "who": ["local_government"]}, "draft", 0),
        ({**MEETING, "who": None}, "draft", (0, 1)),
        ({**MEETING, "recorded": False}, "draft", 0),
        ({**MEETING, "held_on": "2027-01"}, "draft", (0, 1)),
        ({**MEETING, "held_on": "2027-01"}, "final", 0),
        ({**MEETING, "held_on": None}, "final", (0, 1)),
    ],
)
def test_consultations(consultation: Any, stage: str, heard: Any) -> None:
    found = needs({"stage": stage}, consultations=[consultation])
    assert said(found.consultations) == heard
    assert said(found.consultations_planned) == 1


def test_consultations_that_were_not_stated() -> None:
    assert needs().consultations.missing == ("needs.consultations",)


def test_that_there_are_no_consultations_rests_on_the_empty_list() -> None:
    found = needs(consultations=[]).consultations
    assert (said(found), found.paths) == (0, ("needs.consultations",))


def test_aims() -> None:
    aims = [{"id": "a", "text": "Treat 40 children", "national_plan_reference": "none"}, {"id": "b"}]
    first, second = facts_of(mission={"aims": aims}).of("aim")
    assert said(first.knowledge("text")) == "Treat 40 children"
    assert said(first.knowledge("in_national_plan")) is False
    assert second.knowledge("in_national_plan").missing == ("mission.aims[b].national_plan_reference",)


def test_aims_that_were_not_stated() -> None:
    (aim,) = facts_of().of("aim")
    assert aim.placeholder


@pytest.mark.parametrize(
    ("kinds", "only"),
    [
        (["visitor_education"], True),
        (["visitor_education", "curative"], False),
        (["visitor_education", None], "?"),
        ([None, "curative"], False),
        ([], False),
    ],
)
def test_aims_for_the_visitors_only(kinds: Any, only: Any) -> None:
    aims = [{"id": f"aim-{i}", "kind": kind} for i, kind in enumerate(kinds)]
    assert said(fact("needs", "mission", mission={"aims": aims}).aims_for_visitors_only) == only


def test_aims_that_are_not_stated_are_asked_for() -> None:
    assert fact("needs", "mission").aims_for_visitors_only.missing == ("mission.aims",)
