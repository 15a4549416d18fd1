"""How much time there is for each patient, at best."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Unknown,
    add,
    between,
    days_between,
    greatest,
    known,
    mapped,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE, dates_of
from missionrisk.facts.model import Fact, number
from missionrisk.facts.people import people_in
from missionrisk.facts.reading import Entries, Place, surely, surely_not

SEE_PATIENTS: Final = frozenset(
    {
        "doctor",
        "surgeon",
        "anaesthetist",
        "dentist",
        "dental_hygienist",
        "clinical_officer",
        "nurse",
        "midwife",
        "optometrist",
        "physiotherapist",
        "occupational_therapist",
        "speech_therapist",
        "prosthetist",
        "psychologist",
        "counsellor",
        "paramedic",
        "other",
    }
)
"""Cadres that may see patients on their own. At best, all of them do so all day."""


@dataclass(frozen=True, kw_only=True)
class Workload(Fact):
    """Patients against the people and hours that there are for them, at best. There is exactly one."""

    patients: Knowledge[float] = number("Patients during the whole visit.", "patient", low=0)
    clinicians: Knowledge[float] = number("People whose cadre may see patients, visitors and hosts.", "person", low=0)
    service_days: Knowledge[float] = number("Days from the first to the last day of service.", "day", low=0)
    hours_per_day: Knowledge[float] = number("Hours a day in which patients are seen.", "hour", low=0, high=24)
    minutes_per_patient: Knowledge[float] = number(
        "Minutes for each patient if every clinician saw patients all day.", "minute", low=0
    )


def derive_workload(plan: Place) -> Workload:
    """The fact about the time for patients."""
    dates = dates_of(plan)
    patients, clinicians = _patients(plan), _clinicians(plan)
    days = add(greatest(known(0.0), days_between(dates.first_service_day, dates.last_service_day)), known(1.0))
    hours = _hours(plan)
    return Workload(
        key=MISSION_KEY,
        patients=patients,
        clinicians=clinicians,
        service_days=days,
        hours_per_day=hours,
        minutes_per_patient=_minutes_each(patients, clinicians, days, hours),
    )


def _patients(plan: Place) -> Knowledge[float]:
    """As stated for the mission; else no fewer than its largest service has, and no more than all together."""
    stated = plan.inside("mission").knowledge("expected_patients")
    if plan.inside("mission").written("expected_patients") is not None:
        return stated
    expected = [service.knowledge("expected_patients") for service in plan.entries("services") if _is_care(service)]
    if not expected:
        return stated
    bounds = [number_bounds(k) for k in expected]
    low = max(0.0, *(low for low, _ in bounds))
    paths = [path for k in expected for path in k.paths]
    return between(low, sum(high for _, high in bounds), paths=paths, missing=stated.missing)


def _is_care(service: Place) -> bool:
    return service.written("kind") not in NOT_CARE


def _clinicians(plan: Place) -> Knowledge[float]:
    people = plan.entries("people")
    if not people.stated:
        return unknown(people.path)
    return add(known(0.0, people.path), *_heads(people))


def _heads(people: Entries) -> Iterator[Knowledge[float]]:
    for person in people:
        sees_patients = mapped(person.knowledge("cadre"), lambda cadre: cadre in SEE_PATIENTS)
        heads = people_in(person)
        if surely(sees_patients):
            yield heads
        elif not surely_not(sees_patients):
            missing = (*sees_patients.missing, *heads.missing)
            yield between(0.0, number_bounds(heads)[1], paths=heads.paths, missing=missing)


def _hours(plan: Place) -> Knowledge[float]:
    hours = plan.inside("schedule").knowledge("consultation_hours_per_day")
    return between(0.0, 24.0, missing=hours.missing) if isinstance(hours, Unknown) else hours


def _minutes_each(patients: Knowledge[float], *capacity: Knowledge[float]) -> Knowledge[float]:
    """Minutes of capacity for each patient, rounded outward to tenths."""
    fewest, most = number_bounds(patients)
    bounds = [number_bounds(k) for k in capacity]
    least_minutes = 60 * _product(max(0.0, low) for low, _ in bounds)
    most_minutes = 60 * _product(high for _, high in bounds)
    low, high = _share(least_minutes, most), _share(most_minutes, max(0.0, fewest))
    inputs = (patients, *capacity)
    return between(
        low if math.isinf(low) else math.floor(low * 10) / 10,
        high if math.isinf(high) else math.ceil(high * 10) / 10,
        paths=tuple(path for k in inputs for path in k.paths),
        missing=tuple(path for k in inputs for path in k.missing),
    )


def _product(factors: Iterator[float]) -> float:
    product = 1.0
    for factor in factors:
        if factor == 0:
            return 0.0
        product *= factor
    return product


def _share(minutes: float, patients: float) -> float:
    if patients == 0:
        return math.inf
    return 0.0 if math.isinf(patients) else minutes / patients
