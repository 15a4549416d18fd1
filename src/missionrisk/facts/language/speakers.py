"""Who speaks with patients: clinicians, and those who interpret between them and the patients."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from missionrisk.facts.knowledge import Knowledge, any_of, holds, known, mapped, unknown
from missionrisk.facts.reading import Place, asked_once, surely
from missionrisk.facts.rota.workload import SEE_PATIENTS
from missionrisk.facts.team.scope import DIAGNOSTIC_TASKS, HANDS_ON_TASKS, PROCEDURE_TASKS, TALKING_TASKS

AD_HOC: Final = frozenset({"relatives", "children", "other_patients"})
"""Those who happen to be there when somebody is needed to interpret; nobody can book them."""

INTERPRETER_CADRES: Final = frozenset({"interpreter", "cultural_mediator"})
INTERPRETS: Final = "interprets"

CLINICIANS: Final = SEE_PATIENTS - {"other"}
"""Cadres whose members see patients, whatever else they do."""

SPEAKING_WITH_PATIENTS: Final = TALKING_TASKS | DIAGNOSTIC_TASKS | HANDS_ON_TASKS | PROCEDURE_TASKS
"""Tasks of clinicians who have to understand the patient."""


@asked_once
def is_interpreter(person: Place) -> Knowledge[bool]:
    """Whether somebody interprets, by profession or by task."""
    return any_of(
        mapped(person.knowledge("cadre"), lambda cadre: cadre in INTERPRETER_CADRES), _has_task(person, {INTERPRETS})
    )


@asked_once
def is_clinician(person: Place) -> Knowledge[bool]:
    """Whether somebody speaks with patients as a clinician, by profession or by task."""
    return any_of(
        mapped(person.knowledge("cadre"), lambda cadre: cadre in CLINICIANS), _has_task(person, SPEAKING_WITH_PATIENTS)
    )


def _has_task(person: Place, tasks: Set[str]) -> Knowledge[bool]:
    assigned = person.written("tasks")
    return person.knowledge("tasks") if assigned is None else known(not tasks.isdisjoint(assigned), person.at("tasks"))


@asked_once
def named_interpreters(plan: Place) -> frozenset[str]:
    """The ids of those who interpret, as the plan for languages names them."""
    return frozenset(map(str, plan.inside("language").inside("interpreting").written("people") or ()))


def listed_interpreters(plan: Place) -> Iterator[Place]:
    """The people of the plan who surely interpret."""
    named = named_interpreters(plan)
    for person in plan.entries("people"):
        if str(person.written("id")) in named or surely(is_interpreter(person)):
            yield person


def interpreters_are_booked(interpreting: Place) -> Knowledge[bool]:
    """Whether anybody is booked, rather than found among those who come with the patient or wait beside them."""
    kinds = interpreting.written("kinds")
    if kinds is not None and AD_HOC.issuperset(kinds):
        return known(False, interpreting.at("kinds"))
    if interpreting.written("interpreters_per_day") is not None:
        return holds(interpreting.knowledge("interpreters_per_day"), low=1)
    return unknown(interpreting.at("interpreters_per_day")) if kinds is None else known(True, interpreting.at("kinds"))
