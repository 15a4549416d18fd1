"""How long the patients of a service wait for the next visit, and how long they can."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said

DATES = {
    "arrival": "2027-03-06",
    "first_service_day": "2027-03-08",
    "last_service_day": "2027-03-12",
    "departure": "2027-03-14",
}
NEXT = {"id": "next", "arrival": "2027-09-08", "services": ["clinic"]}
AMLODIPINE = {"id": "amlodipine", "long_term": True, "supply_days": 30, "service": "clinic"}


def clinic(planned: Any = None, kind: str | None = "primary_care", **plan: Any) -> Any:
    return fact(
        "service_continuity",
        "clinic",
        **{
            "mission": {"dates": DATES, "planned_visits": planned},
            "activities": {"dispenses_medicines": True},
            "services": [{"id": "clinic", "kind": kind}, {"id": "teeth", "kind": "dental"}],
            **plan,
        },
    )


@pytest.mark.parametrize(
    ("planned", "days"),
    [
        (None, (0, math.inf)),
        ([], math.inf),
        ([NEXT], 184),
        ([{**NEXT, "arrival": "2027-09"}], (177, 206)),
        ([NEXT, {**NEXT, "id": "sooner", "arrival": "2027-06-08"}], 92),
        ([NEXT, {**NEXT, "id": "teeth", "arrival": "2027-06-08", "services": ["teeth"]}], 184),
        ([NEXT, {**NEXT, "id": "open", "arrival": "2027-06-08", "services": None}], (92, 184)),
        ([{**NEXT, "services": None}], (184, math.inf)),
    ],
)
def test_days_until_seen_again(planned: Any, days: Any) -> None:
    assert said(clinic(planned).days_until_seen_again) == days


@pytest.mark.parametrize(
    ("medicines", "days"),
    [
        (None, (0, math.inf)),
        ([], math.inf),
        ([AMLODIPINE], 30),
        ([AMLODIPINE, {**AMLODIPINE, "id": "metformin", "supply_days": 14}], 14),
        ([AMLODIPINE, {**AMLODIPINE, "id": "metformin", "supply_days": 14, "service": "teeth"}], 30),
        ([AMLODIPINE, {**AMLODIPINE, "id": "metformin", "supply_days": 14, "service": None}], (14, 30)),
        ([AMLODIPINE, {**AMLODIPINE, "id": "metformin", "supply_days": 14, "long_term": None}], (14, 30)),
        ([AMLODIPINE, {**AMLODIPINE, "id": "amoxicillin", "supply_days": 5, "long_term": False}], 30),
        ([{**AMLODIPINE, "supply_days": None}], (0, math.inf)),
        ([{**AMLODIPINE, "supply_days": {"min": 30, "max": 60}}], (30, 60)),
    ],
)
def test_the_shortest_refill_interval(medicines: Any, days: Any) -> None:
    assert said(clinic(medicines=medicines).shortest_refill_days) == days


def test_a_medicine_belongs_to_the_only_service_there_is() -> None:
    found = clinic(services=[{"id": "clinic", "kind": "primary_care"}], medicines=[{**AMLODIPINE, "service": None}])
    assert said(found.shortest_refill_days) == 30


@pytest.mark.parametrize(
    ("kind", "medicines", "days"),
    [
        ("chronic_disease_care", [], 90),
        ("primary_care", [AMLODIPINE], 90),
        ("primary_care", [], math.inf),
        ("primary_care", [{**AMLODIPINE, "service": "teeth"}], math.inf),
        ("primary_care", [{**AMLODIPINE, "service": None}], (90, math.inf)),
        ("primary_care", None, (90, math.inf)),
        (None, [], (90, math.inf)),
    ],
)
def test_the_review_interval_of_long_term_treatment(kind: Any, medicines: Any, days: Any) -> None:
    follow_up = {"long_term_care": {"protocol_reviewed_every_days": 90}}
    assert said(clinic(kind=kind, medicines=medicines, follow_up=follow_up).shortest_review_days) == days


def test_the_shorter_of_both_counts() -> None:
    follow_up = {"long_term_care": {"protocol_reviewed_every_days": {"min": 20, "max": 90}}}
    assert said(clinic(medicines=[AMLODIPINE], follow_up=follow_up).shortest_interval_days) == (20, 30)
    assert said(clinic(medicines=[AMLODIPINE]).shortest_interval_days) == (0, 30)


def test_where_no_long_term_treatment_is_started_everybody_can_wait() -> None:
    found = clinic(activities={"starts_long_term_treatment": False})
    assert said(found.shortest_interval_days) == math.inf
    assert found.shortest_interval_days.missing == ()


def test_what_is_asked() -> None:
    found = clinic([{**NEXT, "services": None}], medicines=[{**AMLODIPINE, "supply_days": None}])
    assert found.days_until_seen_again.missing == ("mission.planned_visits[next].services",)
    assert found.shortest_refill_days.missing == ("medicines[amlodipine].supply_days",)
