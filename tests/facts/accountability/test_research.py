"""Research."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

PEOPLE = [{"id": "professor", "origin": "host"}, {"id": "guest", "origin": "visiting"}, {"id": "somebody"}]


def found(activities: Any = None, services: Any = None, **chapter: Any) -> Any:
    return fact("research", "mission", people=PEOPLE, activities=activities, services=services, research=chapter)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"activities": {"does_research": False}}, False),
        ({"activities": {"does_research": True}}, True),
        ({"services": [{"id": "study", "kind": "research"}]}, True),
        ({"participants": 20}, True),
        ({}, "?"),
    ],
)
def test_whether_it_is_done(plan: Any, expected: Any) -> None:
    assert said(found(**plan).done) == expected


def test_the_activity_is_asked_before_its_chapter() -> None:
    for name in ("approved_in_host_country", "samples_agreed", "trial_approved", "local_investigators_count"):
        assert found().knowledge(name).missing == ("activities.does_research",)


@pytest.mark.parametrize(
    ("named", "who", "count"),
    [
        (["professor", "guest"], {"professor"}, 1),
        (["guest"], set(), 0),
        (["professor", "somebody"], ({"professor"}, {"somebody"}), (1, 2)),
        ([], set(), 0),
        (None, (set(), None), (0, float("inf"))),
    ],
)
def test_local_investigators(named: Any, who: Any, count: Any) -> None:
    research = found(participants=20, local_investigators=named)
    assert said(research.local_investigators) == who
    assert said(research.local_investigators_count) == count


def test_samples_are_asked_before_their_agreement() -> None:
    assert found(participants=20).samples_agreed.missing == ("research.samples_exported",)
    assert found(samples_exported=True).samples_agreed.missing == ("research.material_transfer_agreement",)
    assert said(found(samples_exported=True, material_transfer_agreement="none").samples_agreed) is False
