"""The standard of care of each service."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

BELOW = {"against_national": "equal", "against_home": "below"}


def standard(**service: Any) -> Any:
    return fact("standard_of_care", "clinic", services=[{"id": "clinic", "kind": "primary_care", **service}])


def test_as_stated() -> None:
    found = standard(elective=True, standard_of_care={**BELOW, "justification": "No imaging is needed."})
    assert (said(found.elective), said(found.justified)) == (True, True)
    assert (said(found.against_national), said(found.against_home)) == ("equal", "below")


@pytest.mark.parametrize(
    ("service", "expected"),
    [({"kind": "emergency_care"}, False), ({"kind": "emergency_care", "elective": True}, True), ({}, "?")],
)
def test_emergency_care_cannot_wait(service: dict[str, Any], expected: Any) -> None:
    assert said(standard(**service).elective) == expected


def test_the_standard_is_asked_for_before_anything_else_of_it() -> None:
    found = standard()
    assert found.elective.missing == ("services[clinic].standard_of_care",)
    found = standard(standard_of_care=BELOW)
    assert found.elective.missing == ("services[clinic].elective",)


def test_services_that_give_no_care() -> None:
    assert said(standard(kind="donation").gives_care) is False


def test_services_that_are_not_stated() -> None:
    assert subjects("standard_of_care") == ["services[?]"]
    assert subjects("standard_of_care", services=[]) == []
