"""People: what they are, what they do, what they may do at home, and who is left out of the plan."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects


def person(**stated: Any) -> Any:
    """The fact about one person."""
    return fact("person", "someone", people=[{"id": "someone", **stated}])


def with_procedures(*procedures: dict[str, Any], **stated: Any) -> Any:
    """The fact about one person of a plan with procedures."""
    return fact("person", "someone", people=[{"id": "someone", **stated}], procedures=list(procedures))


def test_an_entry_stands_for_at_least_one_person() -> None:
    assert said(person().people) == (1, math.inf)
    assert person().people.missing == ("people[someone].count",)
    assert said(person(count={"min": 10, "max": 14}).people) == (10, 14)


@pytest.mark.parametrize(
    ("stated", "licensed"),
    [
        ({"cadre": "doctor", "training_level": "licensed_independent"}, True),
        ({"cadre": "doctor", "training_level": "resident"}, False),
        ({"cadre": "doctor"}, "?"),
        ({"training_level": "licensed_independent"}, "?"),
        ({"cadre": "volunteer"}, False),
        ({"cadre": "chaplain", "training_level": "licensed_independent"}, False),
        ({"cadre": "student"}, False),
        ({"cadre": "nurse", "training_level": "not_in_training"}, "?"),
        ({"cadre": "nurse", "training_level": "not_in_training", "home_licence": {"held": True}}, True),
        ({"cadre": "nurse", "training_level": "not_in_training", "home_licence": "none"}, False),
        ({"cadre": "other", "training_level": "licensed_independent"}, "?"),
        ({"cadre": "other", "training_level": "licensed_independent", "home_licence": {"held": True}}, True),
    ],
)
def test_a_licence_takes_a_profession_and_the_end_of_training(stated: dict[str, Any], licensed: Any) -> None:
    assert said(person(**stated).licensed) == licensed


@pytest.mark.parametrize(
    ("stated", "lay"),
    [
        ({"cadre": "volunteer"}, True),
        ({"cadre": "interpreter", "training_level": "not_in_training"}, True),
        ({"cadre": "student", "training_level": "prehealth"}, True),
        ({"cadre": "student", "training_level": "student_preclinical"}, False),
        ({"cadre": "student"}, "?"),
        ({"cadre": "nurse"}, False),
        ({"training_level": "not_in_training"}, "?"),
        ({}, "?"),
    ],
)
def test_who_is_outside_the_health_professions(stated: dict[str, Any], lay: Any) -> None:
    assert said(person(**stated).lay) == lay


def test_whoever_learns_is_in_training() -> None:
    assert said(person(cadre="student").in_training) is True
    assert said(person(cadre="doctor", training_level="intern").in_training) is True
    assert said(person(cadre="doctor", training_level="licensed_independent").in_training) is False
    assert said(person(cadre="doctor").in_training) == "?"


def test_packing_under_a_dispenser_is_no_care_and_dispensing_is() -> None:
    packing = person(tasks=["packs_and_labels", "registers_patients"])
    assert (said(packing.gives_care), said(packing.meets_patients)) == (False, False)
    dispensing = person(tasks=["dispenses", "logistics"])
    assert said(dispensing.gives_care) is True
    assert said(dispensing.clinical_tasks) == {"dispenses"}


def test_taking_a_history_is_contact_and_no_care_by_itself() -> None:
    talking = person(tasks=["takes_history"])
    assert (said(talking.gives_care), said(talking.meets_patients)) == (False, True)


def test_procedures_are_care_even_where_tasks_are_not_stated() -> None:
    assert said(person().gives_care) == "?"
    assert said(with_procedures({"id": "hernia"}, procedures=["hernia"]).gives_care) is True


def test_scope_at_home_is_the_lesser_of_cadre_and_level() -> None:
    doing = ["examines", "prescribes", "performs_procedure", "draws_blood"]
    doctor = person(cadre="doctor", training_level="resident", tasks=doing)
    assert said(doctor.tasks_beyond_home) == ({"draws_blood"}, {"performs_procedure"})
    assert doctor.tasks_beyond_home.missing == ("people[someone].home_tasks",)
    trainee = person(cadre="doctor", training_level="student_clinical", tasks=doing)
    assert said(trainee.tasks_beyond_home) == {"prescribes", "performs_procedure", "draws_blood"}
    student = person(cadre="student", training_level="student_clinical", tasks=["examines", "draws_blood"])
    assert said(student.tasks_beyond_home) == (set(), {"draws_blood"})


def test_what_the_plan_says_of_the_scope_at_home_replaces_the_table() -> None:
    stated = person(
        cadre="doctor", training_level="resident", tasks=["examines", "draws_blood"], home_tasks=["draws_blood"]
    )
    assert said(stated.tasks_beyond_home) == {"examines"}
    assert said(stated.tasks_beyond_home_count) == 1


def test_without_cadre_or_level_or_tasks_the_scope_is_open() -> None:
    assert person(training_level="resident", tasks=["examines"]).tasks_beyond_home.missing == ("people[someone].cadre",)
    no_level = person(cadre="doctor", tasks=["examines"])
    assert no_level.tasks_beyond_home.missing == ("people[someone].training_level",)
    assert said(person(cadre="student", tasks=["examines"]).tasks_beyond_home) == (set(), {"examines"})
    assert person(cadre="doctor").tasks_beyond_home.missing == ("people[someone].tasks",)
    assert said(person(cadre="other", training_level="resident", tasks=["examines"]).tasks_beyond_home_count) == (0, 1)


def test_talking_and_other_work_is_never_beyond_the_scope() -> None:
    assert said(person(tasks=["takes_history", "teaches"]).tasks_beyond_home) == set()


def test_procedures_beyond_the_scope_at_home() -> None:
    hernia = {"id": "hernia", "category": "hernia"}
    performing: dict[str, Any] = {"tasks": ["performs_procedure"], "procedures": ["hernia"]}
    nurse = with_procedures(hernia, cadre="nurse", **performing)
    assert said(nurse.procedures_beyond_home) == {"hernia"}
    surgeon = with_procedures(hernia, cadre="surgeon", **performing)
    assert said(surgeon.procedures_beyond_home) == (set(), {"hernia"})
    assert surgeon.procedures_beyond_home.missing == ("people[someone].home_procedures",)
    able = with_procedures(hernia, cadre="surgeon", home_procedures=["hernia"], **performing)
    assert said(able.procedures_beyond_home) == set()
    uncategorised = with_procedures({"id": "hernia"}, home_procedures=["hernia"], **performing)
    assert uncategorised.procedures_beyond_home.missing == ("procedures[hernia].category",)


def test_assisting_is_not_performing() -> None:
    hernia = {"id": "hernia", "category": "hernia"}
    assisting = with_procedures(hernia, cadre="nurse", tasks=["assists_procedure"], procedures=["hernia"])
    assert said(assisting.procedures_beyond_home) == set()
    either = with_procedures(
        hernia, cadre="nurse", tasks=["assists_procedure", "performs_procedure"], procedures=["hernia"]
    )
    assert said(either.procedures_beyond_home) == (set(), {"hernia"})
    assert either.procedures_beyond_home.missing == ("procedures[hernia].operators",)
    operator = with_procedures({**hernia, "operators": ["someone"]}, cadre="nurse")
    assert said(operator.procedures_beyond_home) == {"hernia"}


def test_approval_is_a_person_s_own_or_that_of_all_trainees() -> None:
    people = [{"id": "someone"}]
    trainees = {"home_institution_approval": "agreed"}
    assert said(fact("person", "someone", people=people, trainees=trainees).home_institution_approved) is True
    refused = [{"id": "someone", "home_institution_approval": "refused"}]
    assert said(fact("person", "someone", people=refused, trainees=trainees).home_institution_approved) is False
    assert person().home_institution_approved.missing == ("trainees.home_institution_approval",)


def test_a_list_that_was_not_stated_has_a_placeholder() -> None:
    someone = fact("person", "people[?]")
    assert not someone.sure
    assert said(someone.lay) == "?"
    assert someone.lay.missing == ("people",)
    assert subjects("person", people=[]) == []


def test_without_trainees_and_lay_people_the_placeholder_is_neither() -> None:
    closed = {"has_trainees": False, "has_lay_volunteers_with_patients": False}
    someone = fact("person", "people[?]", activities=closed)
    assert (said(someone.lay), said(someone.in_training)) == (False, False)
    assert said(fact("person", "people[?]", activities={"has_trainees": False}).lay) == "?"


def test_people_who_are_announced_and_not_listed_have_a_placeholder_too() -> None:
    doctor = {"id": "doctor", "cadre": "doctor", "training_level": "licensed_independent"}
    announced = {"has_trainees": True}
    assert subjects("person", people=[doctor], activities=announced) == ["doctor", "people[?]"]
    student = {"id": "student", "cadre": "student"}
    assert subjects("person", people=[doctor, student], activities=announced) == ["doctor", "student"]
    lay_too = {"has_lay_volunteers_with_patients": True}
    assert subjects("person", people=[doctor], activities=lay_too) == ["doctor", "people[?]"]


@pytest.mark.parametrize(
    ("person", "minor"),
    [
        ({"under_18": True}, True),
        ({"training_level": "prehealth"}, "?"),
        ({"training_level": "student_clinical"}, False),
        ({"training_level": "licensed_independent"}, False),
        ({"training_level": "student_clinical", "under_18": True}, True),
    ],
)
def test_minors(person: Any, minor: Any) -> None:
    assert said(fact("person", "somebody", people=[{"id": "somebody", **person}]).minor) == minor
