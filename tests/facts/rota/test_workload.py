"""How much time there is for each patient, at best."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said

WEEK: dict[str, Any] = {
    "mission": {
        "expected_patients": 400,
        "dates": {"first_service_day": "2027-03-08", "last_service_day": "2027-03-12"},
    },
    "people": [{"id": "doctors", "count": 2, "cadre": "doctor"}, {"id": "students", "count": 9, "cadre": "student"}],
    "schedule": {"consultation_hours_per_day": 8},
}


def workload(**plan: Any) -> Any:
    return fact("workload", "mission", **{**WEEK, **plan})


def test_all_is_known() -> None:
    found = workload()
    assert [said(found.clinicians), said(found.service_days), said(found.hours_per_day)] == [2, 5, 8]
    assert said(found.minutes_per_patient) == 12


@pytest.mark.parametrize(
    ("people", "clinicians"),
    [
        (None, (0, math.inf)),
        ([], 0),
        ([{"id": "a", "count": 1, "cadre": "nurse"}], 1),
        ([{"id": "a", "cadre": "nurse"}], (1, math.inf)),
        ([{"id": "a"}], (0, math.inf)),
        ([{"id": "a", "count": {"min": 2, "max": 4}, "cadre": "nurse"}], (2, 4)),
        ([{"id": "a", "count": 3}], (0, 3)),
        ([{"id": "a", "cadre": "interpreter"}], 0),
    ],
)
def test_who_sees_patients(people: Any, clinicians: Any) -> None:
    assert said(workload(people=people).clinicians) == clinicians


def test_hours_that_are_not_stated_leave_the_whole_day() -> None:
    found = workload(schedule=None)
    assert said(found.minutes_per_patient) == (0, 36)
    assert "schedule.consultation_hours_per_day" in found.minutes_per_patient.missing


def test_services_bound_the_number_of_patients() -> None:
    services = [
        {"id": "a", "kind": "eye", "expected_patients": 300},
        {"id": "b", "kind": "dental", "expected_patients": {"min": 100, "max": 200}},
        {"id": "c", "kind": "training", "expected_patients": 900},
    ]
    mission = {**WEEK["mission"], "expected_patients": None}
    assert said(workload(mission=mission, services=services).patients) == (300, 500)


def test_minutes_are_rounded_outward() -> None:
    mission = {**WEEK["mission"], "expected_patients": {"min": 700, "max": 900}}
    assert said(workload(mission=mission).minutes_per_patient) == (5.3, 6.9)


def test_nobody_to_see_means_time_without_end_and_nobody_who_sees_means_none() -> None:
    assert said(workload(mission={**WEEK["mission"], "expected_patients": 0}).minutes_per_patient) == math.inf
    assert said(workload(people=[]).minutes_per_patient) == 0
