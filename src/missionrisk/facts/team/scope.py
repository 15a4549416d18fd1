"""Which tasks are care, and which of them a person may do at home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from missionrisk.facts.knowledge import Items, Knowledge, all_of, known, unknown
from missionrisk.facts.naming import names_judged
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.tables import Scope, Tables

PROCEDURE_TASKS: Final = frozenset(
    {"performs_procedure", "assists_procedure", "gives_anaesthesia", "delivers_babies", "extracts_teeth"}
)
"""Operating, assisting, anaesthesia, delivery."""

PERFORMING_TASKS: Final = frozenset({"performs_procedure", "delivers_babies", "extracts_teeth"})
"""Doing a procedure oneself, rather than assisting or giving anaesthesia for it."""

HANDS_ON_TASKS: Final = frozenset(
    {
        "examines",
        "monitors_recovery",
        "nurses_inpatients",
        "vaccinates",
        "gives_injections",
        "draws_blood",
        "gives_therapy",
    }
)
"""Care at the patient's body that is not a procedure."""

DIAGNOSTIC_TASKS: Final = frozenset(
    {
        "diagnoses",
        "prescribes",
        "triages",
        "performs_laboratory_test",
        "reads_laboratory_test",
        "performs_imaging",
        "reads_imaging",
    }
)
"""Finding out what is wrong and deciding what is done about it."""

DISPENSING_TASKS: Final = frozenset({"dispenses", "counsels_on_medicines"})
"""Handing out medicines and explaining them. Packing and labelling under a dispenser is not among them."""

CLINICAL_TASKS: Final = PROCEDURE_TASKS | HANDS_ON_TASKS | DIAGNOSTIC_TASKS | DISPENSING_TASKS
"""What needs a licence, or somebody with one who supervises."""

TALKING_TASKS: Final = frozenset({"takes_history", "takes_vital_signs", "counsels_patients", "takes_consent"})
"""Contact with patients that neither treats nor decides anything by itself."""

PATIENT_TASKS: Final = CLINICAL_TASKS | TALKING_TASKS
"""Everything in which a patient meets the person; the other tasks are no patient care."""

STUDENT: Final = "student"

Procedures = Mapping[str, Place]
"""The plan's procedures by id."""


def tasks_beyond_home(person: Place, tables: Tables) -> Items[str]:
    """The clinical tasks assigned to a person that are outside the person's scope at home."""
    assigned = person.written("tasks")
    if assigned is None:
        return Items(frozenset(), None, missing=(person.at("tasks"),))
    scope = {task: may_do(person, task, tables) for task in assigned if task in CLINICAL_TASKS}
    outside = names_judged(scope, so=False)
    return Items(outside.sure, outside.possible, (person.at("tasks"), *outside.paths), outside.missing)


def may_do(person: Place, task: str, tables: Tables) -> Knowledge[bool]:
    """Whether a task is within a person's scope at home: as stated, else as cadre and level of training have it."""
    stated = person.written("home_tasks")
    if stated is not None:
        return known(task in stated, person.at("home_tasks"))
    level = person.written("training_level")
    by_level = _by_level(person, level, task, tables)
    if person.written("cadre") == STUDENT:
        return by_level if level is None or level in tables.level_scopes else unknown(person.at("home_tasks"))
    return all_of(_by_cadre(person, task, tables), by_level)


def _by_cadre(person: Place, task: str, tables: Tables) -> Knowledge[bool]:
    cadre = person.written("cadre")
    if cadre is None:
        return unknown(person.at("cadre"))
    scope = tables.cadre_scopes.get(cadre)
    if scope is None:
        return unknown(person.at("home_tasks"))
    return _in_scope(scope, task, person.at("cadre"), person)


def _by_level(person: Place, level: str | None, task: str, tables: Tables) -> Knowledge[bool]:
    """A level of training without a row in the table works in the whole scope of its cadre."""
    if level is None:
        return unknown(person.at("training_level"))
    scope = tables.level_scopes.get(level)
    if scope is None:
        return known(True, person.at("training_level"))
    return _in_scope(scope, task, person.at("training_level"), person)


def _in_scope(scope: Scope, task: str, path: str, person: Place) -> Knowledge[bool]:
    if task in scope.varies:
        return unknown(person.at("home_tasks"))
    return known(task in scope.usual, path)


def procedures_beyond_home(person: Place, performed: Knowledge[str], plan: Procedures, tables: Tables) -> Items[str]:
    """The procedures that a person performs and may not perform at home."""
    assert isinstance(performed, Items)
    if performed.possible is None:
        return Items(frozenset(), None, missing=performed.missing)
    sure, perhaps = (
        names_judged({n: may_perform(person, place, tables) for n, place in plan.items() if n in performs}, so=False)
        for performs in (performed.sure, performed.possible)
    )
    possible = (sure.possible or frozenset()) | perhaps.sure | (perhaps.possible or frozenset())
    missing = (*sure.missing, *perhaps.missing, *performed.missing) if possible else ()
    return Items(sure.sure, possible, (*performed.paths, *sure.paths), missing)


def may_perform(person: Place, procedure: Place, tables: Tables) -> Knowledge[bool]:
    """Whether a procedure is within a person's scope at home."""
    category = procedure.written("category")
    stated = person.written("home_procedures")
    if stated is not None and category is None:
        return unknown(procedure.at("category"))
    if stated is not None:
        return known(category in stated, person.at("home_procedures"))
    scope = tables.cadre_scopes.get(person.written("cadre") or "")
    if scope is not None and scope.procedures is not None and category is not None and category not in scope.procedures:
        return known(False, person.at("cadre"), procedure.at("category"))
    return unknown(person.at("home_procedures"))


def procedures_performed(person: Place, plan: Procedures) -> Items[str]:
    """The procedures that a person performs, rather than assists in.

    Those who perform a procedure stand in its `operators`; where these are not stated, a person's own procedures and
    tasks say it, unless the person assists as well.
    """
    at_all = _performs_at_all(person)
    if not plan and not surely_not(at_all):
        return Items(frozenset(), None, missing=at_all.missing or (person.at("procedures"),))
    does = {name: _performs(person, name, procedure) for name, procedure in plan.items()}
    found = names_judged(does, so=True)
    return found if found.paths else Items(found.sure, found.possible, at_all.paths, found.missing)


def _performs(person: Place, name: str, procedure: Place) -> Knowledge[bool]:
    operators = procedure.written("operators")
    if operators is not None:
        return known(person.written("id") in operators, procedure.at("operators"))
    assigned = person.written("procedures")
    if assigned is not None and name not in assigned:
        return known(False, person.at("procedures"))
    at_all = _performs_at_all(person)
    if not surely(at_all):
        return at_all
    if assigned is None:
        return unknown(person.at("procedures"))
    assists_too = "assists_procedure" in person.written("tasks")
    return unknown(procedure.at("operators")) if assists_too else known(True, person.at("procedures"))


@asked_once
def _performs_at_all(person: Place) -> Knowledge[bool]:
    tasks = person.written("tasks")
    if tasks is None:
        return unknown(person.at("tasks"))
    return known(not PERFORMING_TASKS.isdisjoint(tasks), person.at("tasks"))
