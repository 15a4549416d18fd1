"""How much time there is for each patient, at best.

**What goes in.** `mission.expected_patients`, else `services[].expected_patients`; the people whose cadre sees patients
on its own; the days of service; `schedule.consultation_hours_per_day`; and what sessions state of their patients (see
*Patients, clinicians and operations of sessions*).

**Figures.** Minutes for each patient = 60 times clinicians times days of service times hours a day, divided by the
patients: a best case in which every clinician sees patients all day. Where sessions state their patients, times and
clinicians, the minutes that these leave on average count if they are fewer.

**What is not known.** A range gives a range, rounded outward to tenths. Without a number of patients for the mission it
has no fewer than its largest service, and no more than all services together. Without hours a day there are 0 to 24.

Sources: house default: no published figure for visiting teams was read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Unknown,
    add,
    between,
    days_between,
    divide,
    greatest,
    known,
    mapped,
    number_bounds,
    rounded,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE, dates_of
from missionrisk.facts.model import Fact, number, text
from missionrisk.facts.reading import Entries, Place, surely, surely_not
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.rota.session_load import SessionLoad, people_by_id, session_load
from missionrisk.facts.team.people import people_in

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


@dataclass(kw_only=True)
class Workload(Fact):
    """Patients against the people and hours that there are for them, at best. There is exactly one."""

    patients: Knowledge[float] = number("Patients during the whole visit.", "patient", low=0)
    clinicians: Knowledge[float] = number("People whose cadre may see patients, visitors and hosts.", "person", low=0)
    service_days: Knowledge[float] = number("Days from the first to the last day of service.", "day", low=0)
    hours_per_day: Knowledge[float] = number("Hours a day in which patients are seen.", "hour", low=0, high=24)
    minutes_per_patient: Knowledge[float] = number(
        "Minutes for each patient if every clinician saw patients all day; of sessions, if these leave fewer.",
        "minute",
        low=0,
    )
    session_patients: Knowledge[float] = number("Patients of the sessions that state them.", "patient", low=0)
    session_clinician_hours: Knowledge[float] = number("Hours of clinicians in these sessions.", "hour", low=0)
    patients_per_clinician_hour: Knowledge[float] = number(
        "Patients for each hour of a clinician in these sessions.", "patient", low=0
    )
    fullest_session: Knowledge[str] = text("The session with the least time for each patient, for messages.")


def derive_workload(plan: Place, rota: Rota) -> Workload:
    """The fact about the time for patients."""
    dates = dates_of(plan)
    patients, clinicians = _patients(plan), _clinicians(plan)
    days = add(greatest(known(0.0), days_between(dates.first_service_day, dates.last_service_day)), known(1.0))
    hours = _hours(plan)
    load = session_load(rota, people_by_id(plan), SEE_PATIENTS)
    return Workload(
        key=MISSION_KEY,
        patients=patients,
        clinicians=clinicians,
        service_days=days,
        hours_per_day=hours,
        minutes_per_patient=_fewer_minutes(_minutes_each(patients, clinicians, days, hours), load),
        **_of_sessions(load),
    )


def _of_sessions(load: SessionLoad | None) -> dict[str, Knowledge[Any]]:
    if load is None:
        return dict.fromkeys(_SESSION_FIELDS, unknown("schedule.sessions"))
    rate = rounded(divide(load.patients, load.clinician_hours), 1)
    named = unknown("schedule.sessions") if load.fullest is None else known(load.fullest, *load.patients.paths)
    hours = rounded(load.clinician_hours, 1)
    return dict(zip(_SESSION_FIELDS, (load.patients, hours, rate, named), strict=True))


_SESSION_FIELDS: Final = (
    "session_patients",
    "session_clinician_hours",
    "patients_per_clinician_hour",
    "fullest_session",
)


def _fewer_minutes(best_case: Knowledge[float], load: SessionLoad | None) -> Knowledge[float]:
    """The minutes of the best case, or those that sessions leave on average, if they are fewer."""
    if load is None:
        return best_case
    in_sessions = _minutes_each(load.patients, load.clinician_hours)
    (low, high), (session_low, session_high) = number_bounds(best_case), number_bounds(in_sessions)
    if session_high >= high and session_low >= low:
        return best_case
    return between(
        min(low, session_low),
        min(high, session_high),
        paths=(*best_case.paths, *in_sessions.paths),
        missing=(*best_case.missing, *in_sessions.missing),
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
