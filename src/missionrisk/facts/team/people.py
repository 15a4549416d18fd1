"""People: what they are, what they do with patients, and whether that is within their scope at home."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    all_of,
    any_of,
    between,
    items,
    known,
    mapped,
    negate,
    unknown,
)
from missionrisk.facts.mission import activity
from missionrisk.facts.model import Fact, choice, choices, flag, number, text, texts
from missionrisk.facts.reading import Entries, Place, asked_once, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.scope import (
    CLINICAL_TASKS,
    PATIENT_TASKS,
    STUDENT,
    Procedures,
    procedures_beyond_home,
    procedures_performed,
    tasks_beyond_home,
)
from missionrisk.plan.kinds import Cadre, Task, TrainingLevel

NOT_CARING: Final = frozenset(
    {
        "biomedical_engineer",
        "interpreter",
        "cultural_mediator",
        "researcher",
        "teacher",
        "manager",
        "logistician",
        "chaplain",
        "volunteer",
    }
)
"""Cadres that no licence to care for patients belongs to."""

NO_SINGLE_CADRE: Final = frozenset({STUDENT, "other"})
"""Cadres that do not say by themselves whether somebody belongs to a health profession."""

CARING: Final = frozenset(get_args(Cadre)) - NOT_CARING - NO_SINGLE_CADRE
"""The health professions that care for patients."""

IN_TRAINING: Final = frozenset({"resident", "intern", "student_clinical", "student_preclinical", "prehealth"})
"""Levels at which somebody still learns."""

LICENSED: Final = "licensed_independent"
GROWN_UP: Final = frozenset({LICENSED, "resident", "intern", "student_clinical"})
"""Levels that nobody reaches before the age of 18."""

NOT_IN_TRAINING: Final = "not_in_training"
PREHEALTH: Final = "prehealth"


@dataclass(kw_only=True)
class Person(Fact):
    """A person on the team or of the host's, or a group of people of the same kind."""

    listed_in = ("people",)

    person: Knowledge[str] = text("The short name in the plan, never the person's own.")
    people: Knowledge[float] = number("How many people the entry stands for.", "person", low=0)
    cadre: Knowledge[str] = choice("The profession.", get_args(Cadre))
    training_level: Knowledge[str] = choice("The level of training.", get_args(TrainingLevel))
    visiting: Knowledge[bool] = flag("Whether the person comes with the visitors rather than from the host country.")
    licensed: Knowledge[bool] = flag("Whether the person may care for patients without a supervisor at home.")
    in_training: Knowledge[bool] = flag("Whether the person is a student or trainee of any level.")
    lay: Knowledge[bool] = flag("Whether the person is before, or outside, the training for a health profession.")
    tasks: Knowledge[str] = choices("The tasks assigned on the mission.", get_args(Task))
    clinical_tasks: Knowledge[str] = choices("Those that need a licence or a supervisor.", CLINICAL_TASKS)
    gives_care: Knowledge[bool] = flag("Whether there are any such tasks.")
    meets_patients: Knowledge[bool] = flag("Whether any task brings the person together with patients.")
    minor: Knowledge[bool] = flag("Whether the person is under 18.")
    tasks_beyond_home: Knowledge[str] = choices("The clinical tasks outside the scope at home.", CLINICAL_TASKS)
    tasks_beyond_home_count: Knowledge[float] = number("How many these are.", "task", low=0)
    procedures_beyond_home: Knowledge[str] = texts("The procedures performed that are outside the scope at home.")
    procedures_beyond_home_count: Knowledge[float] = number("How many these are.", "procedure", low=0)
    role_sheet: Knowledge[bool] = flag("Whether a written role and scope is shared with the host.")
    told_as_trainee: Knowledge[bool] = flag("Whether patients are told that the person is in training.")
    joined_while_travelling: Knowledge[bool] = flag("Whether the person joined without selection before departure.")
    home_institution_approved: Knowledge[bool] = flag("Whether the home institution has approved the stay.")


def derive_people(plan: Place, tables: Tables) -> Iterator[Person]:
    """One fact for each person or group, and one for those whom the plan speaks of and does not list."""
    people = plan.entries("people")
    procedures = listed_procedures(plan)
    if leaves_people_out(plan):
        nobody_lay = negate(may_have_unlicensed(plan))
        yield Person.standing_for(
            people.path,
            ask=people.path,
            in_training=_denied_or_open(activity(plan, "has_trainees"), people),
            lay=known(False, *nobody_lay.paths) if surely(nobody_lay) else unknown(people.path),
        )
    for place in people:
        yield _person(place, plan, procedures, tables)


def _person(place: Place, plan: Place, procedures: Procedures, tables: Tables) -> Person:
    person = str(place.written("id"))
    tasks = place.listed("tasks")
    beyond = tasks_beyond_home(place, tables)
    performed = procedures_performed(place, procedures)
    procedures_beyond = procedures_beyond_home(place, performed, procedures, tables)
    return Person(
        key=(person,),
        person=known(person, place.path),
        people=people_in(place),
        cadre=place.knowledge("cadre"),
        training_level=place.knowledge("training_level"),
        visiting=is_visiting(place),
        licensed=is_licensed(place),
        in_training=is_in_training(place),
        lay=is_lay(place),
        tasks=tasks,
        clinical_tasks=clinical_tasks(place),
        gives_care=gives_care(place),
        meets_patients=_has_tasks(place, PATIENT_TASKS),
        minor=_is_minor(place),
        tasks_beyond_home=beyond,
        tasks_beyond_home_count=size_of(beyond),
        procedures_beyond_home=procedures_beyond,
        procedures_beyond_home_count=size_of(procedures_beyond),
        role_sheet=place.secured("role_sheet"),
        told_as_trainee=place.knowledge("told_as_trainee"),
        joined_while_travelling=place.knowledge("on_mission_as_holidaymaker"),
        home_institution_approved=_approved(place, plan),
    )


def _approved(place: Place, plan: Place) -> Knowledge[bool]:
    """The approval of this person's stay, or of all trainees' together."""
    if place.written("home_institution_approval") is not None:
        return place.secured("home_institution_approval")
    return plan.inside("trainees").secured("home_institution_approval")


# --- whom the plan leaves out -------------------------------------------------------------------------------------


@asked_once
def leaves_people_out(plan: Place) -> bool:
    """Whether there may be people who are not listed.

    There may be if the list was not stated, or if it holds none of the trainees or lay people who are said to be there.
    """
    people = plan.entries("people")
    if not people.stated:
        return True
    trainees_missing = surely(activity(plan, "has_trainees")) and _nobody(people, is_in_training)
    lay_missing = surely(activity(plan, "has_lay_volunteers_with_patients")) and _nobody(people, is_lay)
    return trainees_missing or lay_missing


def _nobody(people: Iterable[Place], kind: Callable[[Place], Knowledge[bool]]) -> bool:
    return all(surely_not(kind(person)) for person in people)


def may_have_unlicensed(plan: Place) -> Knowledge[bool]:
    """Whether trainees or lay people are with patients, as far as the block of activities says."""
    return any_of(activity(plan, "has_trainees"), activity(plan, "has_lay_volunteers_with_patients"))


def _denied_or_open(stated: Knowledge[bool], people: Entries) -> Knowledge[bool]:
    return stated if surely_not(stated) else unknown(people.path)


@asked_once
def listed_procedures(plan: Place) -> Procedures:
    """The plan's procedures by id."""
    return {str(place.written("id")): place for place in plan.entries("procedures")}


# --- what somebody is ---------------------------------------------------------------------------------------------


@asked_once
def people_in(person: Place) -> Knowledge[float]:
    """How many people an entry stands for: at least one where it does not say."""
    if person.written("count") is None:
        return between(1.0, float("inf"), missing=(person.at("count"),))
    return person.knowledge("count")


@asked_once
def is_visiting(person: Place) -> Knowledge[bool]:
    """Whether somebody comes with the visitors."""
    return mapped(person.knowledge("origin"), lambda origin: origin == "visiting")


@asked_once
def is_licensed(person: Place) -> Knowledge[bool]:
    """Whether somebody belongs to a caring profession and has finished training for it."""
    return all_of(_has_profession(person), _has_finished(person))


def _has_profession(person: Place) -> Knowledge[bool]:
    cadre = person.knowledge("cadre")
    if person.written("cadre") == STUDENT:
        return known(False, person.at("cadre"))
    if person.written("cadre") == "other":
        return person.inside("home_licence").knowledge("held")
    return mapped(cadre, lambda word: word in CARING)


def _has_finished(person: Place) -> Knowledge[bool]:
    level = person.knowledge("training_level")
    if person.written("training_level") != NOT_IN_TRAINING:
        return mapped(level, lambda word: word == LICENSED)
    if surely_not(person.there_is("home_licence")):
        return known(False, person.at("home_licence"))
    return person.inside("home_licence").knowledge("held")


@asked_once
def is_in_training(person: Place) -> Knowledge[bool]:
    """Whether somebody is a student or trainee."""
    if person.written("cadre") == STUDENT:
        return known(True, person.at("cadre"))
    return mapped(person.knowledge("training_level"), lambda level: level in IN_TRAINING)


def _is_minor(person: Place) -> Knowledge[bool]:
    """As stated; else nobody who has finished the training for a profession, or is in its clinical years."""
    if person.written("under_18") is None and person.written("training_level") in GROWN_UP:
        return known(False, person.at("training_level"))
    return person.knowledge("under_18")


def is_lay(person: Place) -> Knowledge[bool]:
    """Whether somebody has no health profession and is not in training for one."""
    cadre, level = person.written("cadre"), person.written("training_level")
    if cadre in CARING:
        return known(False, person.at("cadre"))
    if cadre in NOT_CARING:
        return known(True, person.at("cadre"))
    if level == NOT_IN_TRAINING:
        return unknown(person.at("cadre"))
    return mapped(person.knowledge("training_level"), lambda word: word == PREHEALTH)


# --- what somebody does -------------------------------------------------------------------------------------------


@asked_once
def clinical_tasks(person: Place) -> Knowledge[str]:
    """The tasks that need a licence or a supervisor."""
    tasks = person.written("tasks")
    if tasks is None:
        return Items(frozenset(), None, missing=(person.at("tasks"),))
    return items(CLINICAL_TASKS.intersection(tasks), person.at("tasks"))


@asked_once
def gives_care(person: Place) -> Knowledge[bool]:
    """Whether somebody has clinical tasks, or procedures to perform or assist."""
    return _has_tasks(person, CLINICAL_TASKS)


def _has_tasks(person: Place, of_kind: frozenset[str]) -> Knowledge[bool]:
    if person.written("procedures"):
        return known(True, person.at("procedures"))
    tasks = person.written("tasks")
    if tasks is None:
        return unknown(person.at("tasks"))
    return known(not of_kind.isdisjoint(tasks), person.at("tasks"))
