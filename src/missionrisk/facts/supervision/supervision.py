"""Supervision of those who care for patients without a licence: by whom, how close, and for how many hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, all_of, known, mapped, unknown
from missionrisk.facts.model import Fact, choices, day, flag, number, text, texts
from missionrisk.facts.reading import Place, surely_not
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.supervision.supervision_hours import supervised_times
from missionrisk.facts.supervision.supervision_on_duty import OnDuty, by_the_hour, not_stated, on_duty
from missionrisk.facts.supervision.supervision_ratio import crowding_of, derive_supervision_ratio
from missionrisk.facts.supervision.supervisors import may_do_all, needs_supervision, unlisted_need_it, work_of
from missionrisk.facts.supervision.trainee_programme import derive_trainee_programme
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.people import (
    clinical_tasks,
    is_licensed,
    is_visiting,
    leaves_people_out,
    listed_procedures,
    people_in,
)
from missionrisk.facts.team.scope import CLINICAL_TASKS

STUDENT_LEVELS: Final = frozenset({"student_clinical", "student_preclinical", "prehealth"})
"""Levels at which a licensed clinician has to see every patient as well."""

SEEING_PATIENTS: Final = frozenset({"examines", "diagnoses", "prescribes", "triages"})
"""Tasks after which a patient may leave without having met anybody else."""


@dataclass(kw_only=True)
class Supervision(Fact):
    """How one person or group without a licence is supervised. Of the licensed it says that none is needed."""

    listed_in = ("people",)

    person: Knowledge[str] = text("The short name in the plan.")
    people: Knowledge[float] = number("How many people the entry stands for.", "person", low=0)
    visiting: Knowledge[bool] = flag("Whether they come with the visitors.")
    needed: Knowledge[bool] = flag("Whether they have clinical tasks and no licence to do these alone.")
    tasks: Knowledge[str] = choices("Their clinical tasks.", CLINICAL_TASKS)
    supervisor: Knowledge[str] = text("The supervisor's short name in the plan, or none.")
    licensed_supervisor: Knowledge[bool] = flag("Whether a supervisor is named who is licensed.")
    agreed: Knowledge[bool] = flag("Whether the supervisor has agreed.")
    present: Knowledge[bool] = flag(
        "Whether somebody who may supervise is there whenever they work: as the schedule shows, else as stated."
    )
    able: Knowledge[bool] = flag("Whether the supervisor may do at home what is supervised.")
    students_see_patients: Knowledge[bool] = flag("Whether they are students who examine, diagnose or prescribe.")
    each_patient_seen: Knowledge[bool] = flag("Whether the supervisor sees each of their patients as well.")
    supervised_hours: Knowledge[float] = number("Hours on duty with somebody there who may supervise.", "hour", low=0)
    unsupervised_hours: Knowledge[float] = number("Hours on duty with nobody there who may.", "hour", low=0)
    supervised_percent: Knowledge[float] = number(
        "The supervised hours as a share of both.", "percent", low=0, high=100
    )
    first_gap: Knowledge[date] = day("The first day with such hours; never if there are none.")
    first_gaps: Knowledge[str] = text(
        "The first three stretches of time in which surely nobody is there who may, for messages."
    )
    gaps: Knowledge[str] = texts("All of these, at most 20 of them by name; as far as they are settled.")
    duties_with_gaps: Knowledge[str] = texts("The sessions and shifts in which nobody is there at some time, by id.")
    most_per_supervisor: Knowledge[float] = number(
        "The most people without a licence for each licensed clinician, while they are on duty.", "person", low=0
    )
    most_when: Knowledge[str] = text("When and where there are so many for the first time.")


def derive_supervision(plan: Place, rota: Rota, tables: Tables) -> Iterator[Fact]:
    """Supervision of each person or group, the ratio, and what holds for all trainees."""
    people = plan.entries("people")
    by_id = {str(place.written("id")): place for place in people}
    if leaves_people_out(plan):
        yield Supervision.standing_for(people.path, ask=people.path, needed=unlisted_need_it(plan))
    times, crowding, around = supervised_times(plan, rota, tables), crowding_of(plan, rota), not_stated(plan, rota)
    for name, place in by_id.items():
        yield _supervision(place, by_id, plan, tables, on_duty(name, times, crowding, around))
    yield derive_supervision_ratio(plan, crowding)
    yield derive_trainee_programme(plan)


def _supervision(place: Place, by_id: Mapping[str, Place], plan: Place, tables: Tables, duties: OnDuty) -> Supervision:
    person = str(place.written("id"))
    supervisor = by_id.get(str(place.written("supervisor")))
    needed, visiting = needs_supervision(place), is_visiting(place)
    return Supervision(
        key=(person,),
        person=known(person, place.path),
        people=people_in(place),
        visiting=visiting,
        needed=needed,
        tasks=clinical_tasks(place),
        supervisor=place.knowledge("supervisor"),
        licensed_supervisor=_licensed_supervisor(place, supervisor),
        agreed=place.secured("supervisor_agreed"),
        present=_present(place, supervisor, duties),
        able=_able(place, supervisor, plan, tables),
        students_see_patients=_students_see_patients(place),
        each_patient_seen=place.knowledge("supervisor_sees_each_patient"),
        **by_the_hour(duties, needed, visiting),
    )


def _students_see_patients(person: Place) -> Knowledge[bool]:
    student = mapped(person.knowledge("training_level"), lambda level: level in STUDENT_LEVELS)
    tasks = person.written("tasks")
    if tasks is None:
        return all_of(student, unknown(person.at("tasks")))
    return all_of(known(not SEEING_PATIENTS.isdisjoint(tasks), person.at("tasks")), student)


# --- the supervisor -----------------------------------------------------------------------------------------------


def _licensed_supervisor(person: Place, supervisor: Place | None) -> Knowledge[bool]:
    named = person.there_is("supervisor")
    if supervisor is None:
        return named if surely_not(named) else unknown(person.at("supervisor"))
    if person.written("supervisor") == person.written("id"):
        return known(False, person.at("supervisor"))
    return is_licensed(supervisor)


def _present(person: Place, supervisor: Place | None, duties: OnDuty) -> Knowledge[bool]:
    """Whether somebody is there: as stated, unless sites or duties say that it cannot be."""
    if supervisor is None:
        return _licensed_supervisor(person, supervisor)
    if _at_other_sites(person, supervisor):
        return known(False, person.at("sites"), supervisor.at("sites"))
    if duties.surely_alone:
        return known(False, *duties.paths)
    stated = person.knowledge("supervisor_on_site")
    if not isinstance(stated, Known) and duties.somebody_is_always_there:
        return known(True, *duties.paths)
    return stated


def _at_other_sites(person: Place, supervisor: Place) -> bool:
    own, others = person.written("sites"), supervisor.written("sites")
    return own is not None and others is not None and not set(own) <= set(others)


def _able(person: Place, supervisor: Place | None, plan: Place, tables: Tables) -> Knowledge[bool]:
    """Whether the supervisor may do at home whatever is supervised."""
    if supervisor is None:
        return _licensed_supervisor(person, supervisor)
    if person.written("tasks") is None:
        return unknown(person.at("tasks"))
    procedures = listed_procedures(plan)
    may_do = may_do_all(supervisor, work_of(person, procedures), procedures, tables)
    return all_of(may_do, known(True, person.at("tasks")))
