"""Whether anybody travels for the mission: goods can be shipped, and care and teaching be given at a distance."""

from __future__ import annotations

from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, known
from missionrisk.facts.mission import NOT_CARE, SERVICE_KINDS, activity, operates
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.team.people import is_visiting
from missionrisk.facts.team.scope import HANDS_ON_TASKS, PROCEDURE_TASKS

CARE_IN_PERSON: Final = SERVICE_KINDS - NOT_CARE - {"telehealth", "other"}
"""Kinds of service in which somebody stands beside the patient."""

MAY_BE_AT_A_DISTANCE: Final = frozenset({"telehealth", "training", "research", "other"})
"""Kinds of service to which people of other countries can contribute from home."""

TEACHING_ON_ARRIVAL: Final = frozenset({"training", "community_education"})
"""Kinds of service for which a plan has an arrival only if the teachers arrive; of goods the arrival says nothing."""

BESIDE_THE_PATIENT: Final = HANDS_ON_TASKS | PROCEDURE_TASKS


@asked_once
def travels(plan: Place) -> Knowledge[bool]:
    """Whether anybody travels: as stated, or as services and people show it."""
    stated = activity(plan, "travels")
    if isinstance(stated, Known):
        return stated
    if surely(operates(plan)):
        return known(True, *operates(plan).paths)
    if surely(activity(plan, "treats_patients")) and surely_not(activity(plan, "uses_telehealth")):
        return known(True, "activities.treats_patients")
    sign = _sign_among_services(plan) or _sign_among_people(plan)
    if sign is not None:
        return known(True, sign)
    return known(False, "people", "services") if _nobody_comes(plan) else stated


def _sign_among_services(plan: Place) -> str | None:
    """Where a service shows that somebody travels."""
    visitors = any(surely(is_visiting(person)) for person in plan.entries("people"))
    arrives = plan.inside("mission").inside("dates").written("arrival") is not None
    for service in plan.entries("services"):
        kind = service.written("kind")
        brings_visitors = visitors and kind is not None and kind not in MAY_BE_AT_A_DISTANCE
        if kind in CARE_IN_PERSON or brings_visitors or (arrives and kind in TEACHING_ON_ARRIVAL):
            return service.at("kind")
    return None


def _sign_among_people(plan: Place) -> str | None:
    """Where a visitor is said to be there: on certain days, at a site, or beside the patient."""
    for person in plan.entries("people"):
        if not surely(is_visiting(person)):
            continue
        for name in ("arrives", "leaves", "sites"):
            if person.written(name):
                return person.at(name)
        if not BESIDE_THE_PATIENT.isdisjoint(person.written("tasks") or ()):
            return person.at("tasks")
    return None


def _nobody_comes(plan: Place) -> bool:
    """Whether all people are of the host country, and no service needs others beside the patient."""
    people, services = plan.entries("people"), plan.entries("services")
    kinds_known = services.stated and all(service.written("kind") is not None for service in services)
    return people.stated and kinds_known and all(surely_not(is_visiting(person)) for person in people)
