"""Partners that keep patients, and what follows a screening test."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects


def test_partners() -> None:
    plan: dict[str, Any] = {
        "partners": [{"id": "p", "name": "St Mary", "local": True, "keeps_patients_after_departure": "requested"}]
    }
    found = fact("partner", "p", **plan)
    assert (said(found.name), said(found.local), said(found.keeps_patients)) == ("St Mary", True, "?")
    assert found.keeps_patients.missing == ("partners[p].keeps_patients_after_departure",)
    assert said(fact("partner", "p", stage="final", **plan).keeps_patients) is False


def test_partners_that_are_not_stated() -> None:
    assert subjects("partner") == ["partners[?]"]
    assert subjects("partner", partners=[]) == []


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"activities": {"screens": False}}, []),
        ({"screening": {"tests": []}}, []),
        ({"activities": {"screens": True}, "screening": {"tests": []}}, ["screening.tests[?]"]),
        ({"activities": {"screens": True}}, ["screening.tests[?]"]),
        ({"screening": {"tests": [{"id": "t"}]}}, ["t"]),
    ],
)
def test_which_tests_there_are(plan: dict[str, Any], expected: list[str]) -> None:
    assert subjects("screening_test", **plan) == expected


def test_what_a_placeholder_of_tests_asks_for() -> None:
    name = "screening.tests[?]"
    assert fact("screening_test", name).treatment_agreed.missing == ("activities.screens",)
    stated = fact("screening_test", name, activities={"screens": True})
    assert stated.treatment_agreed.missing == ("screening.tests",)


@pytest.mark.parametrize(
    ("fields", "agreed", "over"),
    [
        ({"treatment_path": "none", "expected_positives": 5}, False, 5),
        ({"treatment_path": {"commitment": "agreed", "capacity": 20}, "expected_positives": 25}, True, 5),
        (
            {
                "treatment_path": {"commitment": "agreed", "capacity": {"min": 10, "max": 20}},
                "expected_positives": {"min": 15, "max": 25},
            },
            True,
            (-5, 15),
        ),
        ({"treatment_path": {"commitment": "refused"}}, False, (float("-inf"), float("inf"))),
    ],
)
def test_treatment_of_those_who_test_positive(fields: dict[str, Any], agreed: bool, over: Any) -> None:
    found = fact("screening_test", "t", screening={"tests": [{"id": "t", **fields}]})
    assert said(found.treatment_agreed) is agreed
    assert said(found.positives_over_capacity) == over


def test_a_treatment_path_that_is_not_stated_is_asked_for() -> None:
    found = fact("screening_test", "t", screening={"tests": [{"id": "t"}]})
    assert found.treatment_agreed.missing == found.capacity.missing == ("screening.tests[t].treatment_path",)
