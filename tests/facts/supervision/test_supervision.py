"""Supervision: by whom and how close, for how many at once, and what holds for all trainees."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.deriving import fact, said, subjects
from tests.facts.test_more_knowledge import check, places, remove

PHYSICIAN: dict[str, Any] = {
    "id": "physician",
    "count": 1,
    "cadre": "doctor",
    "training_level": "licensed_independent",
    "origin": "visiting",
}
STUDENTS: dict[str, Any] = {
    "id": "students",
    "count": 6,
    "cadre": "student",
    "training_level": "student_clinical",
    "origin": "visiting",
    "tasks": ["examines"],
    "supervisor": "physician",
}
STAYING = {"arrives": "2027-03-06", "leaves": "2027-03-12"}
LATER = {"arrives": "2027-03-13", "leaves": "2027-03-20"}


def students(*others: dict[str, Any], physician: dict[str, Any] = PHYSICIAN, plan: Any = None, **stated: Any) -> Any:
    """The fact about the supervision of the students."""
    return fact("supervision", "students", people=[physician, {**STUDENTS, **stated}, *others], **(plan or {}))


def ratio(*people: dict[str, Any], **plan: Any) -> Any:
    """The fact about how many there are for each licensed clinician."""
    return fact("supervision_ratio", "mission", people=list(people), **plan)


def sessions(*stated: dict[str, Any]) -> dict[str, Any]:
    """A schedule of sessions."""
    return {"schedule": {"sessions": [{"id": f"session-{i}", **session} for i, session in enumerate(stated)]}}


# --- who is supervised by whom ------------------------------------------------------------------------------------


def test_care_without_a_licence_needs_supervision() -> None:
    assert said(students().needed) is True
    assert said(students(tasks=["packs_and_labels"]).needed) is False
    assert said(students(tasks=None).needed) == "?"
    assert said(fact("supervision", "physician", people=[{**PHYSICIAN, "tasks": ["examines"]}]).needed) is False


@pytest.mark.parametrize(
    ("physician", "licensed"),
    [
        ({}, True),
        ({"training_level": "resident"}, False),
        ({"training_level": None}, "?"),
    ],
)
def test_a_supervisor_is_licensed(physician: dict[str, Any], licensed: Any) -> None:
    assert said(students(physician={**PHYSICIAN, **physician}).licensed_supervisor) == licensed


def test_no_supervisor_and_oneself_are_no_licensed_supervisor() -> None:
    assert said(students(supervisor="none").licensed_supervisor) is False
    assert said(students(supervisor="none").supervisor) == "none"
    assert said(students(supervisor="students").licensed_supervisor) is False
    unsaid = students(supervisor=None)
    assert unsaid.licensed_supervisor.missing == ("people[students].supervisor",)


def test_a_supervisor_may_do_what_is_supervised() -> None:
    assert said(students().able) is True
    assert said(students(tasks=["draws_blood"]).able) is False
    operating = students(tasks=["performs_procedure"])
    assert operating.able.missing == ("people[physician].home_tasks", "people[students].procedures")
    assert said(students(supervisor="none").able) is False


def test_a_supervisor_may_do_the_procedures_too() -> None:
    plan = {"procedures": [{"id": "hernia", "category": "hernia"}]}
    operating: dict[str, Any] = {"tasks": ["performs_procedure"], "procedures": ["hernia"], "plan": plan}
    surgeon = {**PHYSICIAN, "cadre": "surgeon"}
    assert said(students(physician={**surgeon, "home_procedures": ["hernia"]}, **operating).able) is True
    assert said(students(physician={**surgeon, "home_procedures": []}, **operating).able) is False
    assert students(physician=surgeon, **operating).able.missing == ("people[physician].home_procedures",)


def test_presence_is_as_stated() -> None:
    assert said(students(supervisor_on_site=True).present) is True
    assert said(students(supervisor_on_site=False).present) is False
    assert students().present.missing == ("people[students].supervisor_on_site",)


def test_a_supervisor_at_another_site_is_not_present() -> None:
    plan = {"sites": [{"id": "village"}, {"id": "town"}]}
    apart = {**PHYSICIAN, "sites": ["town"]}
    assert said(students(physician=apart, sites=["village"], supervisor_on_site=True, plan=plan).present) is False
    both = {**PHYSICIAN, "sites": ["town", "village"]}
    assert said(students(physician=both, sites=["village"], supervisor_on_site=True, plan=plan).present) is True


def test_sessions_show_whether_the_supervisor_is_there() -> None:
    together = sessions({"people": ["students", "physician"]}, {"people": ["students"], "supervisors": ["physician"]})
    assert said(students(plan=together).present) is True
    alone = sessions({"people": ["students", "physician"]}, {"people": ["students"], "supervisors": []})
    assert said(students(plan=alone, supervisor_on_site=True).present) is False
    unsaid = sessions({"people": ["students"]})
    assert said(students(plan=unsaid).present) == "?"
    elsewhere = sessions({"people": ["physician"]})
    assert said(students(plan=elsewhere).present) == "?"


def test_another_licensed_supervisor_may_take_a_session() -> None:
    surgeon = {**PHYSICIAN, "id": "surgeon"}
    covered = sessions({"people": ["students"], "supervisors": ["surgeon"]})
    assert said(students(surgeon, plan=covered).present) is True
    by_a_resident = {**surgeon, "training_level": "resident"}
    assert said(students(by_a_resident, plan=covered).present) is False


def test_students_who_see_patients() -> None:
    assert said(students().students_see_patients) is True
    assert said(students(tasks=["draws_blood"]).students_see_patients) is False
    assert said(students(training_level="resident").students_see_patients) is False
    assert said(students(tasks=None).students_see_patients) == "?"


def test_people_who_were_not_listed() -> None:
    someone = fact("supervision", "people[?]")
    assert someone.needed.missing == ("activities.has_trainees", "activities.has_lay_volunteers_with_patients")
    closed = {"has_trainees": False, "has_lay_volunteers_with_patients": False}
    assert said(fact("supervision", "people[?]", activities=closed).needed) is False
    announced = fact("supervision", "people[?]", activities={"has_trainees": True})
    assert announced.needed.missing == ("people",)
    assert subjects("supervision", people=[PHYSICIAN]) == ["physician"]


# --- how many at once ---------------------------------------------------------------------------------------------


def test_the_roster_proves_a_ratio_and_leaves_the_worst_open() -> None:
    found = ratio(PHYSICIAN, {**PHYSICIAN, "id": "surgeon"}, STUDENTS)
    assert (said(found.unlicensed_people), said(found.licensed_people)) == (6, 2)
    assert said(found.per_supervisor) == (3, 6)
    assert found.per_supervisor.missing == ("trainees.trainees_per_supervisor",)


def test_one_physician_has_all_of_them() -> None:
    assert said(ratio(PHYSICIAN, STUDENTS).per_supervisor) == 6


def test_a_declared_ratio_holds_as_far_as_the_roster_allows() -> None:
    surgeon = {**PHYSICIAN, "id": "surgeon"}
    assert said(ratio(PHYSICIAN, surgeon, STUDENTS, trainees={"trainees_per_supervisor": 4}).per_supervisor) == 4
    assert said(ratio(PHYSICIAN, surgeon, STUDENTS, trainees={"trainees_per_supervisor": 1}).per_supervisor) == 3
    assert said(ratio(PHYSICIAN, surgeon, STUDENTS, trainees={"trainees_per_supervisor": 20}).per_supervisor) == 6


def test_groups_of_uncertain_size_give_a_range() -> None:
    some = {**STUDENTS, "count": {"min": 4, "max": 10}}
    assert said(ratio(PHYSICIAN, some, trainees={"trainees_per_supervisor": 4}).per_supervisor) == (4, 10)
    unsaid = {key: value for key, value in STUDENTS.items() if key != "count"}
    found = ratio(PHYSICIAN, unsaid)
    assert said(found.per_supervisor) == (1, math.inf)
    assert "people[students].count" in found.per_supervisor.missing


def test_without_licensed_people_there_is_no_end() -> None:
    found = ratio({**STUDENTS, "supervisor": "none"})
    assert said(found.licensed_people) == 0
    assert said(found.per_supervisor) == math.inf
    nobody = ratio(PHYSICIAN)
    assert (said(nobody.unlicensed_people), said(nobody.per_supervisor)) == (0, 0)


def test_only_visitors_with_care_and_without_licence_count() -> None:
    others = [
        {**STUDENTS, "id": "local", "origin": "host"},
        {**STUDENTS, "id": "packers", "tasks": ["packs_and_labels"]},
    ]
    assert said(ratio(PHYSICIAN, *others).unlicensed_people) == 0
    unsaid = {key: value for key, value in STUDENTS.items() if key != "origin"}
    assert said(ratio(PHYSICIAN, unsaid).unlicensed_people) == (0, 6)


def test_groups_that_never_meet_are_not_added_up() -> None:
    first, second = {**STUDENTS, **STAYING}, {**STUDENTS, "id": "second", **LATER}
    assert said(ratio(PHYSICIAN, first, second).per_supervisor) == (6, 12)
    overlapping = {**second, "arrives": "2027-03-12"}
    assert said(ratio(PHYSICIAN, first, overlapping).per_supervisor) == 12


def test_a_clinician_who_leaves_early_leaves_the_others_with_more() -> None:
    leaving = {**PHYSICIAN, "id": "surgeon", **STAYING}
    assert said(ratio(PHYSICIAN, leaving, STUDENTS).per_supervisor) == 6


def test_a_site_may_be_denser_than_the_whole() -> None:
    plan = {"sites": [{"id": "village"}, {"id": "town"}]}
    at_village = {"sites": ["village"]}
    people = [{**PHYSICIAN, **at_village}, {**STUDENTS, **at_village}, {**PHYSICIAN, "id": "other", "sites": ["town"]}]
    assert said(ratio(*people, **plan).per_supervisor) == 6


def test_sessions_replace_the_roster() -> None:
    second = {**STUDENTS, "id": "second"}
    apart = sessions({"people": ["students", "physician"]}, {"people": ["second"], "supervisors": ["physician"]})
    assert said(ratio(PHYSICIAN, STUDENTS, second, **apart).per_supervisor) == 6
    partly = sessions({"people": ["students", "physician"]}, {})
    assert said(ratio(PHYSICIAN, STUDENTS, second, **partly).per_supervisor) == 12


def test_a_ratio_of_people_who_were_not_listed() -> None:
    assert said(fact("supervision_ratio", "mission").per_supervisor) == (0, math.inf)
    closed = {"has_trainees": False, "has_lay_volunteers_with_patients": False}
    found = fact("supervision_ratio", "mission", activities=closed)
    assert (said(found.unlicensed_people), said(found.per_supervisor)) == (0, 0)


def test_where_perhaps_nobody_is_licensed_there_may_be_no_end_to_it() -> None:
    perhaps = {**PHYSICIAN, "training_level": None}
    together = sessions({"people": ["students", "physician"]})

    assert said(ratio(PHYSICIAN, STUDENTS, **together).per_supervisor) == 6
    assert said(ratio(perhaps, STUDENTS, **together).per_supervisor) == (6, math.inf)


def test_of_lay_people_sessions_are_asked_for() -> None:
    lay = {**STUDENTS, "cadre": "volunteer"}
    surgeon = {**PHYSICIAN, "id": "surgeon"}
    found = ratio(PHYSICIAN, surgeon, lay, activities={"has_trainees": False})
    assert found.per_supervisor.missing == ("schedule.sessions",)


# --- all trainees together ----------------------------------------------------------------------------------------


def programme(**plan: Any) -> Any:
    return fact("trainee_programme", "mission", **plan)


def test_trainees_are_as_stated_or_as_listed() -> None:
    assert said(programme(activities={"has_trainees": True}).has_trainees) is True
    assert said(programme(people=[PHYSICIAN]).has_trainees) is False
    assert said(programme(people=[PHYSICIAN, STUDENTS]).has_trainees) is True
    assert programme().has_trainees.missing == ("activities.has_trainees",)


def test_visitors_without_a_licence_with_care() -> None:
    assert said(programme(people=[PHYSICIAN, STUDENTS]).has_unlicensed) is True
    assert said(programme(people=[PHYSICIAN]).has_unlicensed) is False
    assert said(programme().has_unlicensed) == "?"


def test_criteria_are_those_for_all_or_for_trainees() -> None:
    assert said(programme(preparation={"selection_criteria": "agreed"}).selection_criteria) is True
    assert said(programme(trainees={"selection_criteria": "agreed"}).selection_criteria) is True
    assert said(programme(trainees={"selection_criteria": "none"}).selection_criteria) == "?"
    neither = programme(trainees={"selection_criteria": "none"}, preparation={"selection_criteria": "none"})
    assert said(neither.selection_criteria) is False
    without_trainees = programme(people=[PHYSICIAN], preparation={"selection_criteria": "none"})
    assert said(without_trainees.selection_criteria) is False


# --- saying more --------------------------------------------------------------------------------------------------

FULL: dict[str, Any] = {
    "title": "Student clinics with a hernia list",
    "activities": {"operates": True, "has_trainees": True, "has_lay_volunteers_with_patients": True},
    "procedures": [{"id": "hernia", "category": "hernia", "operators": ["surgeon", "resident"]}],
    "people": [
        {**PHYSICIAN, "tasks": ["examines", "prescribes"], "role_sheet": "none"},
        {
            **PHYSICIAN,
            "id": "surgeon",
            "cadre": "surgeon",
            "tasks": ["performs_procedure"],
            "procedures": ["hernia"],
            "supervisor": "none",
            "prior_volume": [{"category": "hernia", "independent_last_24_months": 4}],
        },
        {
            "id": "resident",
            "count": 1,
            "cadre": "surgeon",
            "training_level": "resident",
            "origin": "visiting",
            "tasks": ["performs_procedure"],
            "procedures": ["hernia"],
            "supervisor": "surgeon",
            "supervisor_on_site": False,
            "prior_volume": [{"procedure": "hernia", "independent_last_24_months": 2}],
        },
        {
            **STUDENTS,
            "tasks": ["examines", "prescribes"],
            "supervisor_on_site": True,
            "supervisor_agreed": "refused",
            "supervisor_sees_each_patient": True,
            "told_as_trainee": False,
        },
        {
            "id": "lay",
            "count": {"min": 2, "max": 4},
            "cadre": "volunteer",
            "origin": "visiting",
            "tasks": ["dispenses"],
        },
        {**STUDENTS, "id": "local", "origin": "host", "supervisor": "none"},
    ],
    "trainees": {
        "policy": "home_scope",
        "selection_criteria": "none",
        "trainees_per_supervisor": 5,
        "trainees_per_supervisor_in_procedures": 2,
        "home_institution_approval": "refused",
    },
    "preparation": {"selection_criteria": "refused"},
    "language": {"consent": {"can_decline_trainees": False}},
}
"""A plan that does not contradict itself."""


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_saying_more_of_the_people_never_undoes_what_is_known(data: st.DataObject) -> None:
    possible = [path for path in places(FULL) if path != ("people",) and path != ("procedures",)]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=10, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=5, unique=True))
    check(remove(FULL, of_these), remove(FULL, left_out))


@pytest.mark.parametrize(
    ("student", "teacher", "hosted"),
    [
        ({"supervisor": "teacher"}, {"origin": "host"}, {"students"}),
        ({"supervisor": "teacher"}, {"origin": "visiting"}, set()),
        ({"supervisor": "teacher"}, {}, (set(), {"students"})),
        ({"supervisor": "none"}, {"origin": "host"}, set()),
        ({}, {"origin": "host"}, (set(), {"students"})),
        ({"supervisor": "teacher", "origin": "host"}, {"origin": "host"}, set()),
    ],
)
def test_trainees_whom_the_host_supervises(student: Any, teacher: Any, hosted: Any) -> None:
    people = [
        {"id": "students", "cadre": "student", "origin": "visiting", **student},
        {"id": "teacher", "cadre": "doctor", "training_level": "licensed_independent", **teacher},
    ]
    assert said(fact("trainee_programme", "mission", people=people).supervised_by_host) == hosted


@pytest.mark.parametrize(
    ("plan", "paid"),
    [
        ({"trainees": {"host_supervision_paid": False}}, False),
        ({"exchange": {"hosts_paid_for_teaching": True}}, True),
        ({"finance": {"allowances_for_mentors": {"amount": 40, "currency": "USD"}}}, True),
        ({"exchange": {"hosts_paid_for_teaching": False}, "finance": {"allowances_for_mentors": "none"}}, "?"),
    ],
)
def test_pay_for_supervision(plan: Any, paid: Any) -> None:
    assert said(fact("trainee_programme", "mission", **plan).host_supervision_paid) == paid
