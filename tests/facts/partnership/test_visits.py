"""Whether a service comes back or goes on, and how long people stay."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

HOSPITAL = {"id": "hospital", "local": True, "provides_services": ["eye"]}
NEXT = {"id": "next", "arrival": "2027-10", "services": ["eyes"]}


def eyes(service: dict[str, Any] | None = None, **plan: Any) -> Any:
    return fact(
        "service_continuity",
        "eyes",
        **{
            "services": [{"id": "eyes", "kind": "eye", **(service or {})}, {"id": "teeth", "kind": "dental"}],
            "partners": [HOSPITAL],
            **plan,
        },
    )


@pytest.mark.parametrize(
    ("visits", "comes_back", "names"),
    [
        (None, "?", (set(), None)),
        ([], False, set()),
        ([NEXT], True, {"next"}),
        ([{**NEXT, "services": ["teeth"]}], False, set()),
        ([{**NEXT, "services": None}], "?", (set(), {"next"})),
        ([{**NEXT, "arrival": None}], "?", (set(), {"next"})),
    ],
)
def test_later_visits_of_the_same_service(visits: Any, comes_back: Any, names: Any) -> None:
    found = eyes(mission={"planned_visits": visits})
    assert said(found.comes_back) == comes_back
    assert said(found.later_visits) == names


@pytest.mark.parametrize(
    ("plan", "found_again"),
    [
        ({}, "?"),
        ({"records": {"originals_stay_with": "facility"}}, True),
        ({"records": {"originals_stay_with": "mission"}}, "?"),
        (
            {
                "activities": {"keeps_patient_records_electronically": False},
                "records": {"originals_stay_with": "mission"},
            },
            False,
        ),
        ({"records": {"electronic": {"follows_patient_between_visits": True}}}, True),
        ({"records": {"electronic": {"is_facility_system": True}}}, True),
    ],
)
def test_records_that_later_teams_find(plan: dict[str, Any], found_again: Any) -> None:
    found = eyes(mission={"planned_visits": [NEXT]}, **plan)
    assert said(found.records_found_again) == found_again
    assert said(found.comes_back_with_records) == found_again


@pytest.mark.parametrize(
    ("service", "mission", "partner", "carried_on"),
    [
        ({}, {}, {}, "?"),
        ({"goes_on_after_departure": "none"}, {"resident_programme": "none"}, {}, False),
        ({"goes_on_after_departure": "hospital"}, {}, {}, True),
        ({"goes_on_after_departure": "hospital"}, {"resident_programme": "none"}, {"local": False}, False),
        ({"goes_on_after_departure": "none"}, {"resident_programme": "hospital"}, {}, True),
        (
            {"goes_on_after_departure": "none"},
            {"resident_programme": "hospital"},
            {"provides_services": ["dental"]},
            False,
        ),
        ({"goes_on_after_departure": "none"}, {"resident_programme": "hospital"}, {"provides_services": None}, "?"),
    ],
)
def test_carried_on(service: Any, mission: Any, partner: Any, carried_on: Any) -> None:
    assert said(eyes(service, mission=mission, partners=[{**HOSPITAL, **partner}]).carried_on) == carried_on


def test_without_partners_nobody_carries_it_on() -> None:
    assert said(eyes(partners=[]).carried_on) is False


@pytest.mark.parametrize(("kind", "sees"), [("eye", True), ("telehealth", False), ("training", False), (None, "?")])
def test_whether_patients_are_seen(kind: Any, sees: Any) -> None:
    assert said(eyes({"kind": kind}).sees_patients) == sees


@pytest.mark.parametrize(
    ("mission", "days"),
    [
        ({}, (1, float("inf"))),
        ({"usual_stay_per_member_days": 10}, 10),
        ({"dates": {"arrival": "2027-03-06", "departure": "2027-03-20"}}, (1, 14)),
        ({"usual_stay_per_member_days": 10, "dates": {"arrival": "2027-03-06", "departure": "2027-03-20"}}, 10),
    ],
)
def test_days_that_a_visitor_stays(mission: Any, days: Any) -> None:
    assert said(fact("long_term_work", "mission", mission=mission).member_stay_days) == days
