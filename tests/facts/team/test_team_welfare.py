"""Who looks after those who work."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

SURGERY = [{"id": "theatre", "kind": "surgery"}]


def welfare(**plan: Any) -> Any:
    return fact("team_welfare", "mission", **{"services": SURGERY, **plan})


@pytest.mark.parametrize(
    ("status", "stage", "given"),
    [("none", "draft", False), ("planned", "draft", "?"), ("planned", "final", False), ("agreed", "draft", True)],
)
def test_support_after_return(status: str, stage: str, given: Any) -> None:
    found = welfare(stage=stage, welfare={"support_after_return": status})
    assert (said(found.support_after_return), said(found.support_status)) == (given, status)


def test_people_of_the_host_country() -> None:
    people = [{"id": "matron", "origin": "host"}, {"id": "guest", "origin": "visiting"}, {"id": "open"}]
    assert said(welfare(people=people).host_staff) == ({"matron"}, {"open"})


@pytest.mark.parametrize(
    ("plan", "there_are"),
    [
        ({}, "?"),
        ({"language": {"interpreting": "none"}}, False),
        ({"language": {"interpreting": {"interpreters_per_day": 3}}}, True),
        ({"people": [{"id": "voice", "cadre": "interpreter"}]}, True),
        ({"people": [{"id": "nurse", "tasks": ["interprets"]}]}, True),
        ({"people": [{"id": "nurse", "tasks": ["examines"]}]}, "?"),
    ],
)
def test_interpreters(plan: dict[str, Any], there_are: Any) -> None:
    assert said(welfare(**plan).has_interpreters) == there_are


def test_whether_anybody_interprets_is_asked_first() -> None:
    assert welfare().covers_interpreters.missing == ("language.interpreting",)
    interpreting = {"language": {"interpreting": {"interpreters_per_day": 3}}}
    assert welfare(**interpreting).covers_interpreters.missing == ("welfare.covers_interpreters",)


def test_without_a_journey_nothing_is_asked() -> None:
    assert fact("team_welfare", "mission").focal_person.missing == ("activities.travels",)
