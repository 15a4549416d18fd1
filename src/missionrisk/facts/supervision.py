"""Supervision of those who care for patients without a licence: by whom, how close, and for how many at once.

Without sessions the least possible number of people per licensed clinician is taken from the roster: everybody is there
throughout the visit, or from arrival to leaving where these are stated, and every licensed clinician supervises.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from missionrisk.facts.host_costs import SOME_MONEY
from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    date_bounds,
    holds,
    is_known,
    known,
    mapped,
    negate,
    number_bounds,
    one_day_later,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, choice, choices, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.people import (
    clinical_tasks,
    gives_care,
    is_in_training,
    is_licensed,
    is_visiting,
    leaves_people_out,
    listed_procedures,
    may_have_unlicensed,
    people_in,
)
from missionrisk.facts.procedures import size_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.scope import CLINICAL_TASKS, may_do, may_perform, procedures_performed
from missionrisk.facts.tables import Tables

STUDENT_LEVELS: Final = frozenset({"student_clinical", "student_preclinical", "prehealth"})
"""Levels at which a licensed clinician has to see every patient as well."""

SEEING_PATIENTS: Final = frozenset({"examines", "diagnoses", "prescribes", "triages"})
"""Tasks after which a patient may leave without having met anybody else."""

TRAINEE_POLICIES: Final = ("observe_only", "narrower_than_home", "home_scope", "wider_than_home")


@dataclass(frozen=True, kw_only=True)
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
    present: Knowledge[bool] = flag("Whether the supervisor is present in every session, at the same site.")
    able: Knowledge[bool] = flag("Whether the supervisor may do at home what is supervised.")
    students_see_patients: Knowledge[bool] = flag("Whether they are students who examine, diagnose or prescribe.")
    each_patient_seen: Knowledge[bool] = flag("Whether the supervisor sees each of their patients as well.")


@dataclass(frozen=True, kw_only=True)
class SupervisionRatio(Fact):
    """How many people without a licence care for patients for each licensed clinician. There is exactly one."""

    listed_in = ("people",)

    unlicensed_people: Knowledge[float] = number("Visitors with clinical tasks and without a licence.", "person", low=0)
    licensed_people: Knowledge[float] = number("Licensed clinicians who could supervise them.", "person", low=0)
    per_supervisor: Knowledge[float] = number(
        "The most of them at one time for each licensed clinician.", "person", low=0
    )


@dataclass(frozen=True, kw_only=True)
class TraineeProgramme(Fact):
    """What holds for all trainees and volunteers together. There is exactly one."""

    has_trainees: Knowledge[bool] = flag("Whether any visitor is in training.")
    has_unlicensed: Knowledge[bool] = flag("Whether any visitor with clinical tasks has no licence.")
    policy: Knowledge[str] = choice("What trainees may do, by the plan's own rule.", TRAINEE_POLICIES)
    selection_criteria: Knowledge[bool] = flag("Whether there are written criteria for choosing them.")
    patients_can_decline: Knowledge[bool] = flag("Whether patients can decline a trainee without losing care.")
    per_supervisor_in_procedures: Knowledge[float] = number(
        "Trainees for each supervisor in procedures.", "person", low=0
    )
    told_to_refuse: Knowledge[bool] = flag("Whether they are told to refuse tasks beyond their level.")
    somebody_to_tell: Knowledge[bool] = flag("Whether somebody is named to whom they report unsafe tasks.")
    whom_to_tell: Knowledge[str] = text("The role to which they report, or none.")
    most_at_once: Knowledge[float] = number("Trainees at one site at one time, at the most.", "person", low=0)
    displace_local_trainees: Knowledge[bool] = flag("Whether they take the place of local trainees.")
    supervised_by_host: Knowledge[str] = texts("The trainees, by short name, whose supervisor is of the host country.")
    supervised_by_host_count: Knowledge[float] = number("How many people or groups these are.", "entry", low=0)
    host_supervision_paid: Knowledge[bool] = flag("Whether the host is paid for supervising them.")


def derive_supervision(plan: Place, tables: Tables) -> Iterator[Fact]:
    """Supervision of each person or group, the ratio, and what holds for all trainees."""
    people = plan.entries("people")
    by_id = {str(place.written("id")): place for place in people}
    if leaves_people_out(plan):
        may_be = may_have_unlicensed(plan)
        needed = may_be if surely_not(may_be) else _not_listed(plan)
        yield Supervision.standing_for(people.path, ask=people.path, needed=needed)
    for place in people:
        yield _supervision(place, by_id, plan, tables)
    yield _ratio(plan)
    yield _programme(plan)


def _not_listed(plan: Place) -> Knowledge[bool]:
    """Whether people who are not listed need supervision: to ask for is first whether there are any."""
    return unknown(*(may_have_unlicensed(plan).missing or ("people",)))


def _supervision(place: Place, by_id: dict[str, Place], plan: Place, tables: Tables) -> Supervision:
    person = str(place.written("id"))
    supervisor = by_id.get(str(place.written("supervisor")))
    return Supervision(
        key=(person,),
        person=known(person, place.path),
        people=people_in(place),
        visiting=is_visiting(place),
        needed=needs_supervision(place),
        tasks=clinical_tasks(place),
        supervisor=place.knowledge("supervisor"),
        licensed_supervisor=_licensed_supervisor(place, supervisor),
        agreed=place.secured("supervisor_agreed"),
        present=_present(place, supervisor, by_id, plan),
        able=_able(place, supervisor, plan, tables),
        students_see_patients=_students_see_patients(place),
        each_patient_seen=place.knowledge("supervisor_sees_each_patient"),
    )


def needs_supervision(person: Place) -> Knowledge[bool]:
    """Whether somebody has clinical tasks and no licence to do them alone."""
    return all_of(gives_care(person), negate(is_licensed(person)))


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


def _present(person: Place, supervisor: Place | None, by_id: dict[str, Place], plan: Place) -> Knowledge[bool]:
    """Whether the supervisor is there: as stated, unless sites or sessions say that it cannot be."""
    if supervisor is None:
        return _licensed_supervisor(person, supervisor)
    stated = person.knowledge("supervisor_on_site")
    in_sessions = list(_in_sessions(person, supervisor, by_id, plan))
    together = all_of(*in_sessions) if in_sessions else unknown(person.at("supervisor_on_site"))
    if _at_other_sites(person, supervisor):
        return known(False, person.at("sites"), supervisor.at("sites"))
    if any(surely_not(session) for session in in_sessions):
        return together
    return stated if isinstance(stated, Known) or not surely(together) else together


def _at_other_sites(person: Place, supervisor: Place) -> bool:
    own, others = person.written("sites"), supervisor.written("sites")
    return own is not None and others is not None and not set(own) <= set(others)


def _in_sessions(person: Place, supervisor: Place, by_id: dict[str, Place], plan: Place) -> Iterator[Knowledge[bool]]:
    """For each session of the person, whether the supervisor, or another licensed one, is in it."""
    for session in plan.inside("schedule").entries("sessions"):
        working, supervising = session.written("people") or (), session.written("supervisors")
        if session.written("people") is None:
            yield unknown(session.at("people"))
        if person.written("id") not in working:
            continue
        if supervisor.written("id") in (*working, *(supervising or ())):
            yield known(True, session.at("people"))
        elif supervising is None:
            yield unknown(session.at("supervisors"))
        else:
            others = (is_licensed(by_id[name]) for name in supervising if name != person.written("id"))
            yield any_of(known(False, session.at("supervisors")), *others)


def _able(person: Place, supervisor: Place | None, plan: Place, tables: Tables) -> Knowledge[bool]:
    """Whether the supervisor may do at home whatever is supervised."""
    if supervisor is None:
        return _licensed_supervisor(person, supervisor)
    tasks = person.written("tasks")
    if tasks is None:
        return unknown(person.at("tasks"))
    procedures = listed_procedures(plan)
    performed = procedures_performed(person, procedures)
    return all_of(
        *(may_do(supervisor, task, tables) for task in tasks if task in CLINICAL_TASKS),
        *(may_perform(supervisor, procedures[name], tables) for name in performed.sure),
        known(True, person.at("tasks")) if is_known(performed) else unknown(*performed.missing),
    )


# --- how many at once ---------------------------------------------------------------------------------------------


Condition = Callable[[Place], Knowledge[bool]]
"""Something that a person may fulfil, such as being there on a day."""


@dataclass(frozen=True)
class _Group:
    """People who are together: how many without a licence, and how many with one; at least and at most."""

    unlicensed: tuple[float, float]
    licensed: tuple[float, float]

    @property
    def least_per_supervisor(self) -> float:
        """How many there are for each licensed clinician, if they are few and the clinicians many."""
        return _per(self.unlicensed[0], self.licensed[1])

    @property
    def most_per_supervisor(self) -> float:
        """How many there are for each licensed clinician, if they are many and the clinicians few."""
        return _per(self.unlicensed[1], self.licensed[0])


def _per(unlicensed: float, licensed: float) -> float:
    if not unlicensed:
        return 0.0
    return unlicensed / licensed if licensed else math.inf


def _ratio(plan: Place) -> SupervisionRatio:
    if leaves_people_out(plan):
        return _ratio_of_unlisted(plan)
    people = list(plan.entries("people"))
    everybody = _group(people)
    missing = tuple(dict.fromkeys(_open_paths(people)))
    return SupervisionRatio(
        key=MISSION_KEY,
        unlicensed_people=between(*everybody.unlicensed, paths=("people",), missing=missing),
        licensed_people=between(*everybody.licensed, paths=("people",), missing=missing),
        per_supervisor=_per_supervisor(plan, people, everybody, missing),
    )


def _ratio_of_unlisted(plan: Place) -> SupervisionRatio:
    may_be = may_have_unlicensed(plan)
    nobody: Knowledge[float] = known(0.0, *may_be.paths)
    many = nobody if surely_not(may_be) else unknown(*_not_listed(plan).missing)
    return SupervisionRatio(
        key=MISSION_KEY, unlicensed_people=many, licensed_people=unknown("people"), per_supervisor=many
    )


def _per_supervisor(plan: Place, people: list[Place], everybody: _Group, missing: tuple[str, ...]) -> Knowledge[float]:
    """As the sessions have it; else as declared, from what the roster proves to all under a single clinician."""
    sessions = _sessions(plan, people)
    if sessions:
        least = max(session.least_per_supervisor for session in sessions)
        most = max(session.most_per_supervisor for session in sessions)
        return between(least, most, paths=("schedule.sessions",), missing=missing)
    least, most_shared = _by_roster(people, everybody)
    most = max(least, everybody.unlicensed[1] if everybody.licensed[0] else math.inf)
    declared = plan.inside("trainees").knowledge("trainees_per_supervisor")
    if not declared.paths:
        without_trainees = surely_not(activity(plan, "has_trainees"))
        ask = ("schedule.sessions",) if without_trainees else declared.missing
        return between(least, most, paths=("people",), missing=(*missing, *ask))
    low, high = number_bounds(declared)
    # A declared ratio holds as far as the roster allows it, and one that nobody could reach is no worse than the worst.
    low, high = min(max(low, least), most), min(max(high, most_shared, least), most)
    return between(low, high, paths=(*declared.paths, "people"), missing=(*missing, *declared.missing))


def _by_roster(people: list[Place], everybody: _Group) -> tuple[float, float]:
    """The ratio that the roster proves, at one site or at all together, on the densest day; and what it may yet prove.

    The latter leaves sites aside: whoever names none may work at all.
    """
    if not everybody.licensed[1]:
        return everybody.least_per_supervisor, everybody.most_per_supervisor
    days = [_group(people, when) for when in _times(people)]
    sites = [_group(people, when, where) for when in _times(people) for where in _places(people)]
    # A site or day on which no licensed clinician can be there is a matter of presence, not of numbers.
    days, sites = ([group for group in groups if group.licensed[1]] for groups in (days, sites))
    least = max((group.least_per_supervisor for group in (*days, *sites)), default=0.0)
    return least, max((group.most_per_supervisor for group in days), default=0.0)


def _group(people: Iterable[Place], *together: Condition) -> _Group:
    """Those who fulfil what brings them together, with and without a licence."""
    people = tuple(people)
    return _Group(
        unlicensed=_counted(people, *together, is_visiting, needs_supervision),
        licensed=_counted(people, *together, is_licensed),
    )


def _counted(people: Iterable[Place], *conditions: Condition) -> tuple[float, float]:
    low = high = 0.0
    for person in people:
        counts = all_of(*(condition(person) for condition in conditions))
        fewest, most = number_bounds(people_in(person))
        low += fewest if surely(counts) else 0.0
        high += 0.0 if surely_not(counts) else most
    return low, high


def _places(people: list[Place]) -> Iterator[Condition]:
    """For each site: whether somebody works there and nowhere else."""
    for site in sorted({site for person in people for site in person.written("sites") or ()}):
        yield partial(_works_at, site)


def _works_at(site: str, person: Place) -> Knowledge[bool]:
    sites = person.written("sites")
    if sites is None or (site in sites and len(sites) > 1):
        return unknown(person.at("sites"))
    return known(site in sites, person.at("sites"))


def _times(people: list[Place]) -> list[Condition]:
    """For each day on which somebody comes or has just left: whether somebody is there. Without such days, always."""
    days = {
        day
        for person in people
        for name in ("arrives", "leaves")
        if person.written(name) is not None
        for day in _around(person.day(name))
    }
    return [partial(_there_on, day) for day in sorted(days)] or [lambda _: known(True)]


def _around(knowledge: Knowledge[date]) -> tuple[date, ...]:
    first, last = date_bounds(knowledge)
    return first, last, one_day_later(last)


def _there_on(day: date, person: Place) -> Knowledge[bool]:
    """Whoever states neither arrival nor leaving is there throughout."""
    comes = person.day("arrives") if person.written("arrives") is not None else known(LONG_AGO)
    leaves = person.day("leaves") if person.written("leaves") is not None else known(NEVER)
    return all_of(holds(comes, high=day), holds(leaves, low=day))


def _sessions(plan: Place, people: list[Place]) -> list[_Group]:
    """The people of each session; none unless all sessions say who works in them."""
    sessions = list(plan.inside("schedule").entries("sessions"))
    if not all(session.written("people") for session in sessions):
        return []
    return [_group(_working_in(session, people)) for session in sessions]


def _working_in(session: Place, people: list[Place]) -> list[Place]:
    names = {*session.written("people"), *(session.written("supervisors") or ())}
    return [person for person in people if person.written("id") in names]


def _open_paths(people: list[Place]) -> Iterator[str]:
    """What would have to be known of the people to count those with and without a licence."""
    for person in people:
        counts = any_of(all_of(is_visiting(person), needs_supervision(person)), is_licensed(person))
        if not isinstance(counts, Known):
            yield from counts.missing
        if not surely_not(counts):
            yield from people_in(person).missing


# --- all trainees together ----------------------------------------------------------------------------------------


def _programme(plan: Place) -> TraineeProgramme:
    unlicensed = [all_of(is_visiting(person), needs_supervision(person)) for person in plan.entries("people")]
    if leaves_people_out(plan):
        may_be = may_have_unlicensed(plan)
        unlicensed.append(may_be if surely_not(may_be) else _not_listed(plan))
    chapter = plan.inside("trainees")
    hosted = _supervised_by_host(plan)
    return TraineeProgramme(
        key=MISSION_KEY,
        has_trainees=_has_trainees(plan),
        has_unlicensed=any_of(*unlicensed),
        policy=chapter.knowledge("policy"),
        selection_criteria=_selection_criteria(plan),
        patients_can_decline=plan.inside("language").inside("consent").knowledge("can_decline_trainees"),
        per_supervisor_in_procedures=chapter.knowledge("trainees_per_supervisor_in_procedures"),
        told_to_refuse=chapter.knowledge("told_to_refuse"),
        somebody_to_tell=chapter.there_is("whom_to_report"),
        whom_to_tell=chapter.knowledge("whom_to_report"),
        most_at_once=chapter.knowledge("max_at_once"),
        displace_local_trainees=chapter.knowledge("displaces_local_trainees"),
        supervised_by_host=hosted,
        supervised_by_host_count=size_of(hosted),
        host_supervision_paid=_host_supervision_paid(chapter, plan),
    )


def _supervised_by_host(plan: Place) -> Knowledge[str]:
    people = {person.written("id"): person for person in plan.entries("people")}

    def is_hosted(trainee: Place) -> Knowledge[bool]:
        visiting_trainee = all_of(is_in_training(trainee), is_visiting(trainee))
        supervised = trainee.there_is("supervisor")
        if surely_not(visiting_trainee) or not surely(supervised):
            return all_of(visiting_trainee, supervised)
        return all_of(visiting_trainee, negate(is_visiting(people[trainee.written("supervisor")])))

    return names_where(plan.entries("people"), is_hosted)


def _host_supervision_paid(chapter: Place, plan: Place) -> Knowledge[bool]:
    """As stated for trainees; else yes where hosts are paid for teaching visitors, or mentors get an allowance."""
    stated = chapter.knowledge("host_supervision_paid")
    teaching = plan.inside("exchange").knowledge("hosts_paid_for_teaching")
    allowance = holds(plan.inside("finance").inside("allowances_for_mentors").knowledge("amount"), low=SOME_MONEY)
    paid_otherwise = any_of(teaching, allowance)
    return paid_otherwise if not isinstance(stated, Known) and surely(paid_otherwise) else stated


def _has_trainees(plan: Place) -> Knowledge[bool]:
    stated, people = activity(plan, "has_trainees"), plan.entries("people")
    if isinstance(stated, Known) or not people.stated:
        return stated
    return any_of(*(all_of(is_in_training(person), is_visiting(person)) for person in people))


def _selection_criteria(plan: Place) -> Knowledge[bool]:
    """Criteria for all members of the team, or for trainees where there are any."""
    for_all = plan.inside("preparation").secured("selection_criteria")
    if surely_not(_has_trainees(plan)):
        return for_all
    return any_of(for_all, plan.inside("trainees").secured("selection_criteria"))
