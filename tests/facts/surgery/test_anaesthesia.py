"""Patients under anaesthesia against providers, monitors and detectors."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said

GIVEN = {"gives_anaesthesia": True}


def anaesthesia(**plan: Any) -> Any:
    return fact("anaesthesia", "mission", **{"activities": GIVEN, **plan})


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        ({"simultaneous_anaesthetics": 3, "pulse_oximeters": 2}, 1),
        ({"simultaneous_anaesthetics": 2, "pulse_oximeters": 4}, -2),
        ({"simultaneous_anaesthetics": {"min": 1, "max": 3}, "pulse_oximeters": 2}, (-1, 1)),
        ({"simultaneous_anaesthetics": 2, "pulse_oximeters": 4, "pulse_by_palpation_only": True}, 1),
        ({"simultaneous_anaesthetics": 5, "pulse_oximeters": 2, "pulse_by_palpation_only": True}, 3),
        ({"pulse_oximeters": 0}, (1, math.inf)),
        ({"simultaneous_anaesthetics": 2}, (-math.inf, 2)),
    ],
)
def test_patients_without_an_oximeter(chapter: Any, expected: Any) -> None:
    assert said(anaesthesia(anaesthesia=chapter).oximeters_short) == expected


def test_recovery_needs_oximeters_too() -> None:
    chapter = {"simultaneous_anaesthetics": 2, "pulse_oximeters": 3}
    assert said(anaesthesia(anaesthesia=chapter, surgery={"recovery_places": 2}).oximeters_short_in_recovery) == 1
    found = anaesthesia(anaesthesia=chapter).oximeters_short_in_recovery
    assert said(found) == (-1, math.inf)
    assert found.missing == ("surgery.recovery_places",)


def test_blood_pressure_monitors() -> None:
    chapter = {"simultaneous_anaesthetics": 2, "blood_pressure_monitors": 1}
    assert said(anaesthesia(anaesthesia=chapter).blood_pressure_monitors_short) == 1


LICENSED = {"training_level": "licensed_independent"}


@pytest.mark.parametrize(
    ("person", "fewest"),
    [
        ({"cadre": "anaesthetist", "count": 2, **LICENSED}, 2),
        ({"cadre": "nurse", "tasks": ["gives_anaesthesia"], **LICENSED}, 1),
        ({"cadre": "nurse", "tasks": ["examines"], **LICENSED}, 0),
        ({"cadre": "anaesthetist", "training_level": "resident"}, 0),
        ({"cadre": "doctor", **LICENSED}, 0),
    ],
)
def test_there_are_no_fewer_providers_than_the_people_listed(person: Any, fewest: int) -> None:
    assert said(anaesthesia(people=[{"id": "a", **person}]).providers) == (fewest, math.inf)


def test_the_number_of_providers_that_is_stated_counts() -> None:
    people = [{"id": "a", "cadre": "surgeon", **LICENSED}]
    found = anaesthesia(people=people, anaesthesia={"providers": 1, "simultaneous_anaesthetics": 2})
    assert (said(found.providers), said(found.providers_short)) == (1, 1)


@pytest.mark.parametrize(
    ("procedure", "expected"),
    [
        ({"intubation": True}, True),
        ({"anaesthesia": "general", "intubation": False}, False),
        ({"anaesthesia": "regional"}, False),
        ({"anaesthesia": "general"}, "?"),
        ({}, "?"),
    ],
)
def test_a_tube_is_planned(procedure: Any, expected: Any) -> None:
    assert said(anaesthesia(procedures=[{"id": "a", **procedure}]).intubates) == expected


def test_the_procedures_with_a_tube_are_named() -> None:
    procedures = [{"id": "a", "name": "Cleft repair", "intubation": True}, {"id": "b", "intubation": False}]
    assert said(anaesthesia(procedures=procedures).intubated_procedures) == {"Cleft repair"}


def test_without_anaesthesia_no_tube_is_asked_for() -> None:
    found = anaesthesia(activities={"gives_anaesthesia": False}, procedures=[{"id": "a"}])
    assert said(found.intubates) is False


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        ({"carbon_dioxide_detection_every_tube": True}, True),
        ({"carbon_dioxide_detection_every_tube": True, "capnographs": 0}, False),
        ({"capnographs": 2}, "?"),
        ({"capnographs": 0}, False),
    ],
)
def test_carbon_dioxide_detection(chapter: Any, expected: Any) -> None:
    assert said(anaesthesia(anaesthesia=chapter).carbon_dioxide_detection) == expected


def test_oxygen_can_be_absent() -> None:
    found = anaesthesia(surgery={"oxygen_primary": "pipeline", "oxygen_backup": "none"})
    assert (said(found.oxygen_source), said(found.oxygen_backup)) == ("pipeline", "none")
