"""The share of Access antibiotics among the courses that patients get."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.antibiotic_use import access_share, courses_of
from missionrisk.facts.knowledge import Knowledge, OneOf, Unknown, between, known, number_bounds
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import said

ANY: Knowledge[str] = Unknown(missing=("medicines[a].aware_group",))


def courses(low: float, high: float | None = None) -> Knowledge[float]:
    return between(low, low if high is None else high)


@pytest.mark.parametrize(
    ("used", "share"),
    [
        ([], 0),
        ([("access", courses(10))], 100),
        ([("access", courses(30)), ("watch", courses(10))], 75),
        ([("access", courses(30)), ("watch", courses(5)), ("reserve", courses(5))], 75),
        ([("access", courses(30)), ("not_antibiotic", courses(1000))], 100),
        ([("access", courses(10, 30)), ("watch", courses(10))], (50, 75)),
        ([("access", courses(1, float("inf"))), ("watch", courses(1))], (50, 100)),
        ([("access", courses(9)), ("watch", courses(1, float("inf")))], (0, 90)),
    ],
)
def test_share(used: list[tuple[str, Knowledge[float]]], share: Any) -> None:
    assert said(access_share((known(group), of_it) for group, of_it in used)) == share


def test_a_group_that_is_not_known_counts_for_either_side() -> None:
    assert said(access_share([(known("access"), courses(10)), (ANY, courses(10))])) == (50, 100)
    either = OneOf(frozenset({"watch", "reserve"}))
    assert said(access_share([(known("access"), courses(10)), (either, courses(10))])) == 50


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"patients": 40}, 40),
        ({"patients": {"min": 20, "max": 40}, "quantity": 4000}, (20, 40)),
        ({"quantity": 400}, (1, 400)),
        ({}, (1, float("inf"))),
        ({"patients": 0}, 1),
    ],
)
def test_courses(stated: dict[str, Any], expected: Any) -> None:
    plan = MissionPlan.model_validate({"title": "A mission", "medicines": [{"id": "a", **stated}]})
    (place,) = Place(plan, "", final=False).entries("medicines")
    assert said(courses_of(place)) == expected


def test_it_is_the_patients_that_are_asked() -> None:
    plan = MissionPlan.model_validate({"title": "A mission", "medicines": [{"id": "a", "quantity": 400}]})
    (place,) = Place(plan, "", final=False).entries("medicines")
    assert courses_of(place).missing == ("medicines[a].patients",)


GROUPS = st.sampled_from(["access", "watch", "reserve", "not_antibiotic"])
COURSES = st.integers(1, 500)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(GROUPS, COURSES, COURSES, st.booleans()), max_size=5))
def test_knowing_more_narrows_the_share(drawn: list[tuple[str, int, int, bool]]) -> None:
    full = access_share((known(group), courses(number)) for group, number, _, _ in drawn)
    sparse = access_share(
        (ANY if hidden else known(group), courses(min(number, other), max(number, other)))
        for group, number, other, hidden in drawn
    )
    assert within(full, sparse)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(GROUPS, COURSES), max_size=4), COURSES)
def test_another_access_course_never_lowers_the_share(drawn: list[tuple[str, int]], more: int) -> None:
    used = [(known(group), courses(number)) for group, number in drawn]
    before, after = access_share(used), access_share([*used, (known("access"), courses(more))])
    assert number_bounds(before)[0] <= number_bounds(after)[0]
    assert 0 <= number_bounds(after)[0] <= number_bounds(after)[1] <= 100
