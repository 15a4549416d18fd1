"""Which patients count on a mission, and who else could take them by what its plan says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import LONG_AGO, NEVER, Knowledge, date_bounds
from missionrisk.facts.mission import NOT_CARE, SURGICAL, dates_of
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place
from missionrisk.facts.surgery.procedures import operating_days
from missionrisk.judgement.assessment import WaitingPatients
from missionrisk.judgement.other_providers import Providers
from missionrisk.plan.values import Estimate

Number = tuple[int | None, int | None]
"""The fewest and the most; None where the plan does not say."""

NOT_STATED: Final[Number] = (None, None)


def waiting_patients(plan: Place, on: date) -> Iterator[WaitingPatients]:
    """Each group of patients whom the plan names or implies, with those who could take them: operations first, then
    consultations, then those who wait since an earlier visit."""
    providers = Providers(plan)
    yield from _for_operations(plan, providers)
    yield from _for_services(plan, providers)
    yield from _for_reviews(plan, providers, on)
    yield from _for_refills(plan, providers)
    yield from _since_earlier_visits(plan, providers)


# --- groups of patients -------------------------------------------------------------------------------------------


def _for_operations(plan: Place, providers: Providers) -> Iterator[WaitingPatients]:
    dates = dates_of(plan)
    for procedure in plan.entries("procedures"):
        fewest, most = _number(procedure.written("expected_count"))
        yield WaitingPatients(
            waiting_for="operation",
            what=name_of(procedure),
            fewest=fewest,
            most=most,
            first_day=_first_of(operating_days(procedure, dates).first),
            other_providers=providers.of_procedure(procedure),
            path=procedure.path,
        )


def _for_services(plan: Place, providers: Providers) -> Iterator[WaitingPatients]:
    """The services that give care; of a surgical one with procedures the patients are those of its procedures."""
    with_procedures = {procedure.written("service") for procedure in plan.entries("procedures")}
    sessions_of: dict[str | None, list[Place]] = defaultdict(list)
    for session in plan.inside("schedule").entries("sessions"):
        sessions_of[session.written("service")].append(session)
    for service in plan.entries("services"):
        kind = service.written("kind")
        if kind in NOT_CARE or (kind == SURGICAL and service.written("id") in with_procedures):
            continue
        sessions = sessions_of[_id(service)]
        fewest, most = _patients_of(service, sessions)
        yield WaitingPatients(
            waiting_for="service",
            what=name_of(service),
            fewest=fewest,
            most=most,
            first_day=_first_day_of(sessions, plan),
            other_providers=providers.of_service(service),
            path=service.path,
        )


def _for_reviews(plan: Place, providers: Providers, on: date) -> Iterator[WaitingPatients]:
    """Once a mission has begun, those who may have been operated on already."""
    dates = dates_of(plan)
    for procedure in plan.entries("procedures"):
        first_day = date_bounds(operating_days(procedure, dates).first)[0]
        if LONG_AGO < first_day <= on:
            yield WaitingPatients(
                waiting_for="review",
                what=name_of(procedure),
                most=_number(procedure.written("expected_count"))[1],
                other_providers=providers.of_procedure(procedure),
                path=procedure.at("reviews"),
            )


def _for_refills(plan: Place, providers: Providers) -> Iterator[WaitingPatients]:
    """Patients who may take a medicine since an earlier visit; where this is the first, nobody does."""
    past = plan.inside("mission").entries("past_visits")
    if past.stated and not len(past):
        return
    for medicine in plan.entries("medicines"):
        if medicine.written("long_term") or medicine.written("purpose") == "long_term":
            fewest, most = _number(medicine.written("patients"))
            yield WaitingPatients(
                waiting_for="refill",
                what=str(medicine.written("inn") or medicine.written("id")),
                fewest=fewest,
                most=most,
                other_providers=providers.of_medicine(medicine),
                path=medicine.path,
            )


def _since_earlier_visits(plan: Place, providers: Providers) -> Iterator[WaitingPatients]:
    """Patients of earlier visits who may expect a review, the next stage of their treatment or advice."""
    for visit in plan.inside("mission").entries("past_visits"):
        fewest, most = _number(visit.written("patients"))
        yield WaitingPatients(
            waiting_for="earlier_visit",
            what=str(_id(visit)),
            fewest=fewest,
            most=most,
            other_providers=providers.of_earlier_visit(visit),
            path=visit.path,
        )


# --- numbers and days ---------------------------------------------------------------------------------------------


def _id(place: Place) -> str | None:
    found: str | None = place.written("id")
    return found


def _number(value: Estimate | None) -> Number:
    if value is None:
        return NOT_STATED
    return (None if value.min is None else int(value.min)), (None if value.max is None else int(value.max))


def _patients_of(service: Place, sessions: list[Place]) -> Number:
    """As the service states them, else as all its sessions together do."""
    stated = service.written("expected_patients")
    if stated is not None or not sessions:
        return _number(stated)
    numbers = [_number(session.written("expected_patients")) for session in sessions]
    return _sum(low for low, _high in numbers), _sum(high for _low, high in numbers)


def _sum(numbers: Iterable[int | None]) -> int | None:
    found = tuple(numbers)
    return None if any(number is None for number in found) else sum(number for number in found if number is not None)


def _first_day_of(sessions: list[Place], plan: Place) -> date | None:
    days = [day for session in sessions if (day := _first_of(session.day("date"))) is not None]
    return min(days) if days else _first_of(dates_of(plan).first_service_day)


def _first_of(day: Knowledge[date]) -> date | None:
    """The earliest that a day can be, where anything bounds it."""
    first = date_bounds(day)[0]
    return None if first in (LONG_AGO, NEVER) else first
