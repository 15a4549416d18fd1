"""Which procedures are operations, under which anaesthesia, and whether anaesthesia is given at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from missionrisk.facts.knowledge import Knowledge, Known, any_of, known, mapped, unknown
from missionrisk.facts.mission import SURGICAL, activity, operates
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.surgery.procedures import size_known

WITH_A_PROVIDER: Final = frozenset({"general", "regional", "sedation"})
"""Kinds of anaesthesia that need a provider of their own; local infiltration does not."""

NO_OPERATION: Final = frozenset(
    {"dental_extraction", "dental_restoration", "delivery", "contraceptive_implant", "lumbar_puncture", "wound_care"}
)
"""Categories of procedure that are done at a chair or a bed."""

IN_THEATRE: Final = frozenset({"surgery", "eye"})
"""Kinds of service whose procedures are operations, whatever they are."""

DENTAL: Final = "dental"
OTHER: Final = "other"
MAJOR: Final = "major"

Services = Mapping[Any, Place]
"""The plan's services by id."""


@asked_once
def services_by_id(plan: Place) -> Services:
    """The plan's services by id."""
    return {service.written("id"): service for service in plan.entries("services")}


@asked_once
def gives_anaesthesia(plan: Place) -> Knowledge[bool]:
    """Whether anybody has general or regional anaesthesia or sedation: as stated, or as the procedures imply.

    A procedure under anaesthesia counts even where the hospital's staff give it and the activity is denied. A mission
    that does not operate gives none unless it says so.
    """
    stated, done = activity(plan, "gives_anaesthesia"), operates(plan)
    kinds = [needs_provider(procedure) for procedure in plan.entries("procedures")]
    implied = any_of(*kinds) if kinds else stated
    if surely(implied):
        return implied
    if isinstance(stated, Known):
        return stated
    if surely_not(done):
        return done
    return implied if isinstance(implied, Known) else stated


def needs_provider(procedure: Place) -> Knowledge[bool]:
    """Whether a procedure is done under more than local anaesthesia."""
    return mapped(procedure.knowledge("anaesthesia"), lambda kind: kind in WITH_A_PROVIDER)


def is_operation(procedure: Place, services: Services) -> Knowledge[bool]:
    """Whether a procedure is an operation: by its category, else by its service, else by its size."""
    category = procedure.written("category")
    if category is not None and category != OTHER:
        return known(category not in NO_OPERATION, procedure.at("category"))
    service = services.get(procedure.written("service"))
    kind = None if service is None else service.written("kind")
    if service is not None and kind in IN_THEATRE:
        return known(True, service.at("kind"))
    if service is not None and kind == DENTAL:
        return known(False, service.at("kind"))
    if category == OTHER:
        return mapped(size_known(procedure), lambda size: size == MAJOR)
    return unknown(procedure.at("category"))


@asked_once
def does_operations(plan: Place) -> Knowledge[bool]:
    """Whether the mission does operations, rather than only procedures at a chair or a bed."""
    done = operates(plan)
    if surely_not(done):
        return done
    procedures = plan.entries("procedures")
    if len(procedures):
        services = services_by_id(plan)
        return any_of(*(is_operation(procedure, services) for procedure in procedures))
    surgical = [service for service in plan.entries("services") if service.written("kind") == SURGICAL]
    if surgical:
        return known(True, surgical[0].at("kind"))
    return unknown(procedures.path) if surely(done) else done
