"""Which procedures are operations, and whether anaesthesia is given."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

THEATRE = [{"id": "theatre", "kind": "surgery"}]
CHAIR = [{"id": "chair", "kind": "dental"}]


def operations(**plan: Any) -> Any:
    return fact("theatre", "mission", **plan).operations


def given(**plan: Any) -> Any:
    return fact("anaesthesia", "mission", **plan).given


@pytest.mark.parametrize(
    ("procedure", "expected"),
    [
        ({"category": "hernia"}, True),
        ({"category": "wound_care"}, False),
        ({"category": "dental_extraction"}, False),
        ({"category": "delivery"}, False),
        ({"category": "other", "size": "major"}, True),
        ({"category": "other", "anaesthesia": "general"}, True),
        ({"category": "other", "size": "minor"}, False),
        ({"category": "other"}, "?"),
        ({"service": "theatre"}, True),
        ({"service": "chair"}, False),
        ({}, "?"),
    ],
)
def test_an_operation(procedure: Any, expected: Any) -> None:
    plan = {"services": [*THEATRE, *CHAIR], "procedures": [{"id": "a", **procedure}]}
    assert said(fact("procedure_setting", "a", **plan).operation) == expected


def test_one_operation_among_others_is_enough() -> None:
    procedures = [{"id": "a", "category": "wound_care"}, {"id": "b", "category": "hernia"}, {"id": "c"}]
    assert said(operations(procedures=procedures)) is True


@pytest.mark.parametrize(
    ("plan", "expected", "asked"),
    [
        ({"activities": {"operates": False}, "services": THEATRE}, False, ()),
        ({"services": THEATRE}, True, ()),
        ({"activities": {"operates": True}}, "?", ("procedures",)),
        ({"activities": {"operates": True}, "services": CHAIR}, "?", ("procedures",)),
        ({}, "?", ("activities.operates",)),
        ({"procedures": [{"id": "a"}]}, "?", ("procedures[a].category",)),
    ],
)
def test_operations_of_the_mission(plan: Any, expected: Any, asked: Any) -> None:
    found = operations(**plan)
    assert said(found) == expected
    assert found.missing == asked


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"activities": {"gives_anaesthesia": True, "operates": False}}, True),
        ({"activities": {"operates": False}}, False),
        ({"procedures": [{"id": "a", "anaesthesia": "sedation"}, {"id": "b"}]}, True),
        ({"procedures": [{"id": "a", "anaesthesia": "local"}, {"id": "b", "anaesthesia": "none"}]}, False),
        ({"procedures": [{"id": "a", "anaesthesia": "local"}, {"id": "b"}]}, "?"),
        ({"activities": {"operates": True}}, "?"),
        ({"procedures": [{"id": "a", "anaesthesia": "general"}], "activities": {"gives_anaesthesia": False}}, True),
        ({"procedures": [{"id": "a"}], "activities": {"gives_anaesthesia": False}}, False),
    ],
)
def test_anaesthesia_is_given(plan: Any, expected: Any) -> None:
    assert said(given(**plan)) == expected


def test_what_is_not_stated_is_asked_as_an_activity() -> None:
    assert given(procedures=[{"id": "a"}]).missing == ("activities.gives_anaesthesia",)
