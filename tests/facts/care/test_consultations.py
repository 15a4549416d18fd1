"""Triage, and how many patients each clinician sees in a day."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

PEOPLE = [{"id": "doctors", "count": 4}, {"id": "nurse", "count": 1}]


def clinic(**service: Any) -> Any:
    return fact("consultation", "clinic", services=[{"id": "clinic", **service}], people=PEOPLE)


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ({"patients_per_clinician_per_day": 30, "patients_per_day": 600, "clinicians": ["nurse"]}, 30),
        ({"patients_per_day": 600, "clinicians": ["doctors", "nurse"]}, (120, math.inf)),
        ({"patients_per_day": {"min": 100, "max": 300}, "clinicians": ["doctors"]}, (25, math.inf)),
        ({"patients_per_day": 600}, (0, math.inf)),
        ({"expected_patients": 2000, "days": 10, "clinicians": ["doctors"]}, (50, math.inf)),
        ({"expected_patients": 2000, "clinicians": ["doctors"]}, (0, math.inf)),
        ({"patients_per_day": 600, "clinicians": []}, (0, math.inf)),
    ],
)
def test_patients_of_each_clinician(service: Any, expected: Any) -> None:
    assert said(clinic(**service).per_clinician_per_day) == expected


@pytest.mark.parametrize(("triage", "expected"), [("none", False), ({"system": "ours"}, True), (None, "?")])
def test_triage(triage: Any, expected: Any) -> None:
    assert said(clinic(triage=triage).triage) == expected


def test_what_is_said_of_the_triage() -> None:
    found = clinic(triage={"is_facility_system": True})
    assert said(found.facility_triage) is True
    assert found.patient_identifier.missing == ("services[clinic].triage.unique_patient_identifier",)


def test_services_that_are_not_stated() -> None:
    assert subjects("consultation") == ["services[?]"]
    assert subjects("consultation", services=[]) == []
