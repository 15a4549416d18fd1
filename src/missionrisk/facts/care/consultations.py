"""Consultations: how the patients of a service are sorted, and how many each clinician sees in a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.averages import stated_or_average
from missionrisk.facts.knowledge import Knowledge, add, between, known, number_bounds, unknown
from missionrisk.facts.model import Fact, choice, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.rota import Duty, Rota
from missionrisk.facts.rota.session_load import at_least, of_the_fullest, people_by_id, sessions_by_day
from missionrisk.facts.rota.workload import SEE_PATIENTS
from missionrisk.facts.team.people import people_in
from missionrisk.plan.kinds import ServiceKind


@dataclass(kw_only=True)
class Consultation(Fact):
    """The patients of one service: in which order they are seen, and how many of them by each clinician."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    triage: Knowledge[bool] = flag("Whether patients are sorted by urgency.")
    facility_triage: Knowledge[bool] = flag("Whether it is the facility's own triage system.")
    patient_identifier: Knowledge[bool] = flag("Whether each patient gets a number that is used throughout.")
    patients_per_day: Knowledge[float] = number(
        "Patients on a usual day: as stated, else no fewer than the average or than sessions have.", "patient", low=0
    )
    clinicians: Knowledge[float] = number("People who give the service.", "person", low=0)
    per_clinician_per_day: Knowledge[float] = number(
        "Patients for each clinician and day: as stated, else no fewer than the average or than sessions have.",
        "patient",
        low=0,
    )


def derive_consultations(plan: Place, rota: Rota) -> Iterator[Consultation]:
    """One fact for each service, or one that stands for a list that was not stated."""
    services = plan.entries("services")
    if not services.stated:
        yield Consultation.standing_for(services.path, ask=services.path)
        return
    busiest = _busiest_days(plan, rota)
    for place in services:
        service = str(place.written("id"))
        in_a_day, for_each_clinician = busiest.get(service, (0.0, 0.0))
        patients, clinicians = _no_fewer(_patients(place), in_a_day), _clinicians(place, plan)
        triage = place.inside("triage")
        yield Consultation(
            key=(service,),
            service=known(service, place.path),
            name=known(name_of(place), place.path),
            kind=place.knowledge("kind"),
            triage=place.there_is("triage"),
            facility_triage=triage.knowledge("is_facility_system"),
            patient_identifier=triage.knowledge("unique_patient_identifier"),
            patients_per_day=patients,
            clinicians=clinicians,
            per_clinician_per_day=_no_fewer(
                stated_or_average(place.knowledge("patients_per_clinician_per_day"), patients, clinicians),
                for_each_clinician,
            ),
        )


def _busiest_days(plan: Place, rota: Rota) -> dict[str, tuple[float, float]]:
    """For each service, the most patients that its sessions have on one day, and that each of their clinicians has."""
    people = people_by_id(plan)
    see_patients = frozenset(
        name for name, person in people.items() if person.written("cadre") is None or _sees_patients(person)
    )
    found: dict[str, tuple[float, float]] = {}
    for duties in sessions_by_day(rota, "expected_patients").values():
        of_service: dict[str | None, list[Duty]] = {}
        for duty in duties:
            of_service.setdefault(duty.service, []).append(duty)
        for service, sessions in of_service.items():
            if service is not None:
                patients = at_least(sessions, "expected_patients")
                each = of_the_fullest(sessions, "expected_patients", people, see_patients, "consulting_clinicians")
                most, most_each = found.get(service, (0.0, 0.0))
                found[service] = max(most, patients), max(most_each, each)
    return found


def _sees_patients(person: Place) -> bool:
    return person.written("cadre") in SEE_PATIENTS


def _no_fewer(stated: Knowledge[float], fewest: float) -> Knowledge[float]:
    """What is stated or known, but no fewer than sessions prove where it is a range."""
    low, high = number_bounds(stated)
    if low >= fewest or low == high:
        return stated
    return between(
        fewest,
        max(fewest, high),
        paths=(*stated.paths, "schedule.sessions"),
        missing=stated.missing,
    )


def _patients(service: Place) -> Knowledge[float]:
    """As stated; else no fewer than those of the whole visit over the days of the service."""
    stated = service.knowledge("patients_per_day")
    return stated_or_average(stated, service.knowledge("expected_patients"), service.knowledge("days"))


def _clinicians(service: Place, plan: Place) -> Knowledge[float]:
    named = service.written("clinicians")
    if named is None:
        return unknown(service.at("clinicians"))
    heads = [people_in(person) for person in plan.entries("people") if person.written("id") in named]
    return add(known(0.0, service.at("clinicians")), *heads)
