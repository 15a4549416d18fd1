"""How those who travel are prepared."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from missionrisk.plan.people import TrainingTopic
from tests.facts.deriving import fact, said

SURGEON: dict[str, Any] = {"id": "surgeon", "count": 2, "origin": "visiting", "tasks": ["performs_procedure"]}
DRIVER: dict[str, Any] = {"id": "driver", "count": 1, "origin": "visiting", "tasks": ["logistics"]}
HEAD: dict[str, Any] = {"id": "head", "origin": "host", "preparation": {"done": "none"}}
DATES = {"dates": {"arrival": "2027-03-06"}}


def preparation(*people: dict[str, Any], plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    whole = {"services": [{"id": "theatre", "kind": "surgery"}], "mission": DATES, "preparation": chapter}
    if people:
        whole["people"] = list(people)
    return fact("preparation", "mission", **{**whole, **(plan or {})})


def test_members_are_the_visitors() -> None:
    assert said(preparation(SURGEON, DRIVER, HEAD).members) == 3
    assert said(preparation(SURGEON, {"id": "open", "count": 4}).members) == (2, 6)
    assert preparation().members.missing == ("people",)


@pytest.mark.parametrize(
    ("chapter", "everybody", "some"),
    [
        ({}, "?", "?"),
        ({"trained_percent": 100}, True, True),
        ({"trained_percent": 99}, False, True),
        ({"trained_percent": {"min": 50}}, "?", True),
        ({"trained_percent": 0}, False, False),
        ({"training_hours": 0}, False, False),
        ({"training_hours": 6}, "?", True),
        ({"training_hours": {"min": 0, "max": 6}}, "?", "?"),
        ({"training_topics": []}, False, False),
        ({"training_topics": ["safety"]}, "?", True),
    ],
)
def test_training_of_the_team(chapter: dict[str, Any], everybody: Any, some: Any) -> None:
    found = preparation(**chapter)
    assert (said(found.everybody_trained), said(found.some_training)) == (everybody, some)


@pytest.mark.parametrize(
    ("surgeon", "driver", "everybody", "untrained"),
    [
        ("agreed", "in_place", True, set()),
        ("agreed", "planned", "?", (set(), {"driver"})),
        ("agreed", "refused", False, {"driver"}),
    ],
)
def test_training_of_each_member(surgeon: str, driver: str, everybody: Any, untrained: Any) -> None:
    found = preparation(
        {**SURGEON, "preparation": {"done": surgeon}}, {**DRIVER, "preparation": {"done": driver}}, HEAD
    )
    assert (said(found.everybody_trained), said(found.untrained)) == (everybody, untrained)


def test_a_member_without_training_outweighs_the_share() -> None:
    found = preparation({**SURGEON, "preparation": {"done": "none"}}, trained_percent=100)
    assert said(found.everybody_trained) is False
    assert found.everybody_trained.paths == ("people[surgeon].preparation.done",)


def test_whoever_may_be_of_the_host_country_is_not_held_against_the_team() -> None:
    assert said(preparation({"id": "open", "preparation": {"done": "none"}}).everybody_trained) == "?"


def test_topics() -> None:
    every = set(get_args(TrainingTopic))
    assert said(preparation(training_topics=["safety"]).topics_missing) == every - {"safety"}
    assert said(preparation().topics_missing) == (set(), every)


def test_topics_in_which_every_visitor_is_trained() -> None:
    surgeon = {**SURGEON, "preparation": {"topics": ["safety", "ethics"]}}
    assert said(preparation(surgeon, {**DRIVER, "preparation": {"topics": ["safety"]}}, HEAD).topics) == {"safety"}
    assert said(preparation(surgeon, DRIVER).topics) == (set(), set(get_args(TrainingTopic)))


@pytest.mark.parametrize(
    ("on", "days"), [("2027-01-05", 60), ("2027-03-01", 5), ("2027-01", (float("-inf"), float("inf"))), (None, None)]
)
def test_travel_clinic_from_the_checks(on: str | None, days: Any) -> None:
    check = {"kind": "travel_health", "cleared": True, **({"on": on} if on else {})}
    found = preparation({**SURGEON, "checks": [check]}, HEAD).health_visit_days_before
    assert said(found) == (days or (float("-inf"), float("inf")))


def test_the_latest_travel_clinic_counts() -> None:
    early, late = ([{"kind": "travel_health", "cleared": True, "on": f"2027-{month}-06"}] for month in ("01", "02"))
    assert said(preparation({**SURGEON, "checks": early}, {**DRIVER, "checks": late}).health_visit_days_before) == 28


@pytest.mark.parametrize(
    ("checks", "known"),
    [
        (None, "?"),
        ([{"kind": "hepatitis_b_immunity", "cleared": True}], True),
        ([{"kind": "hepatitis_b_immunity", "cleared": False}], False),
        ([{"kind": "credentials", "cleared": True}], "?"),
    ],
)
def test_immunity_of_those_who_care_for_patients(checks: Any, known: Any) -> None:
    surgeon = {**SURGEON, "checks": checks} if checks else SURGEON
    assert said(preparation(surgeon, DRIVER).immunity_known) == known


def test_details_are_no_question_before_it_is_known_whether_anybody_travels() -> None:
    found = fact("preparation", "mission")
    assert found.everybody_trained.missing == ("activities.travels",)
    assert found.security_plan.missing == ("activities.travels",)
