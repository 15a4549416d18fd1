"""Prevention, and whether local workers carry it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, all_of, any_of, known, mapped, unknown
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE, activity
from missionrisk.facts.model import Fact, flag, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not

PREVENTIVE: Final = frozenset({"community_education", "vaccination", "family_planning"})
"""Kinds of service that prevent illness."""


@dataclass(kw_only=True)
class Prevention(Fact):
    """What the mission does so that people fall ill less often. There is exactly one."""

    care_services: Knowledge[str] = texts("The names of the services that give care.")
    with_local_workers: Knowledge[bool] = flag("Whether prevention is carried by, or together with, local workers.")


def derive_prevention(plan: Place) -> Prevention:
    """The fact about prevention."""
    return Prevention(
        key=MISSION_KEY,
        care_services=names_where(
            plan.entries("services"), lambda service: mapped(service.knowledge("kind"), lambda k: k not in NOT_CARE)
        ),
        with_local_workers=any_of(
            _service_with_host(plan),
            _unless_denied(plan, "educates_community", _education_by_local_people),
            _unless_denied(plan, "uses_community_health_workers", _supported_health_workers),
            _unless_denied(plan, "vaccinates", lambda p: p.inside("vaccination").secured("agreed_with_programme")),
        ),
    )


def _unless_denied(plan: Place, name: str, judged: Callable[[Place], Knowledge[bool]]) -> Knowledge[bool]:
    """What a chapter says; no where the activity is denied, and a question about the activity where nothing is said."""
    done = activity(plan, name)
    if surely_not(done):
        return done
    found = judged(plan)
    return found if isinstance(found, Known) or surely(done) else unknown(*done.missing)


def _service_with_host(plan: Place) -> Knowledge[bool]:
    services = plan.entries("services")
    if not services.stated:
        return unknown(services.path)
    return any_of(known(False, services.path), *(_is_preventive_with_host(service) for service in services))


def _is_preventive_with_host(service: Place) -> Knowledge[bool]:
    return all_of(
        mapped(service.knowledge("kind"), lambda kind: kind in PREVENTIVE),
        mapped(service.knowledge("led_by"), lambda led_by: led_by in ("host", "joint")),
    )


def _education_by_local_people(plan: Place) -> Knowledge[bool]:
    education = plan.inside("education")
    sessions = education.entries("sessions")
    if not sessions.stated:
        return any_of(education.secured("co_designed"), unknown(sessions.path))
    facilitated = [_facilitated_locally(session, plan) for session in sessions]
    return any_of(*facilitated, education.secured("co_designed")) if facilitated else known(False, sessions.path)


def _facilitated_locally(session: Place, plan: Place) -> Knowledge[bool]:
    there_is = session.there_is("local_facilitator")
    if not surely(there_is):
        return there_is
    facilitator = session.written("local_facilitator")
    person = next(person for person in plan.entries("people") if person.written("id") == facilitator)
    return mapped(person.knowledge("origin"), lambda origin: origin == "host")


def _supported_health_workers(plan: Place) -> Knowledge[bool]:
    """Health workers of the national programme or employed by a partner, not a cadre of the mission's own."""
    workers = plan.inside("community_health_workers")
    return any_of(workers.knowledge("part_of_national_programme"), workers.there_is("contracted_by"))
