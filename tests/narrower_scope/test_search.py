from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from missionrisk import Assessor
from missionrisk.engine.outcomes import Outcome
from missionrisk.intake import load_plan
from missionrisk.judgement.assessment import NarrowerScope
from missionrisk.judgement.case import Case
from missionrisk.judgement.judge import judge
from missionrisk.narrower_scope import narrower_scopes
from missionrisk.narrower_scope.search import MOST_ASSESSED, MOST_SHOWN
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from tests.judgement import small

LATE = date(2027, 2, 25)
EXAMPLES = Path(__file__).parents[2] / "plan_examples"
DATED = [path for path in sorted(EXAMPLES.glob("*.yaml")) if path.stem != "title-only"]
EYE_CLINIC = {"kind": "eye", "name": "Eye clinic", "sites": ["theatre"], "referral_destinations": []}
STUDENTS = {
    "cadre": "student",
    "training_level": "student_clinical",
    "origin": "visiting",
    "tasks": ["examines", "performs_procedure"],
    "home_tasks": ["examines"],
    "procedures": ["hernia"],
    "supervisor": "chief-surgeon",
    "languages": ["en"],
}


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    return Assessor()


def surgical_week(days: int, changes: dict[str, Any]) -> tuple[MissionPlan, date]:
    """The week of surgery that goes ahead, changed, and the day that is so many days before its start."""
    base = load_plan(EXAMPLES / "surgical-week.yaml").stated()
    return load_plan(changed(base, changes)), date(2027, 2, 13) - timedelta(days=days)


def found(plan: MissionPlan, on: date) -> tuple[NarrowerScope, ...]:
    late_no = assessor().assess(plan, on=on).late_no
    assert late_no is not None
    return late_no.narrower


def in_small(plan: dict[str, Any]) -> tuple[NarrowerScope, ...]:
    late_no = small.assess(plan, LATE).late_no
    assert late_no is not None
    return late_no.narrower


# --- what is left out ---------------------------------------------------------------------------------------------


def test_of_several_procedures_only_the_one_in_the_way_is_left_out() -> None:
    sound = small.SOUND["procedures"][0]
    (scope,) = in_small(small.changed(procedures=[sound, {**sound, "id": "hydrocele", "accepted_by": "none"}]))
    assert scope.removed == ("procedures[hydrocele]",)
    assert (scope.decision, scope.conditions) == ("proceed", 0)


def test_what_is_not_known_and_weighs_is_left_out_as_well() -> None:
    sound = small.SOUND["procedures"][0]
    open_one = {name: value for name, value in sound.items() if name != "accepted_by"}
    (scope,) = in_small(small.changed(procedures=[sound, {**open_one, "id": "hydrocele"}]))
    assert scope.removed == ("procedures[hydrocele]",)


def test_everything_in_the_way_is_left_out_together() -> None:
    sound = small.SOUND["procedures"][0]
    plan = small.changed(
        activities={"treats_patients": True, "screens": True},
        procedures=[sound, {**sound, "id": "hydrocele", "accepted_by": "none"}],
    )
    (scope,) = in_small(plan)
    assert scope.removed == ("activities.screens", "procedures[hydrocele]")
    assert scope.without == ("all screening", "the procedure Cataract extraction")


def test_a_condition_that_remains_is_counted() -> None:
    plan = small.changed(
        activities={"treats_patients": True, "screens": True},
        follow_up={"patients_with_written_record_percent": 50, "facility_copy_percent": 100},
    )
    (scope,) = in_small(plan)
    assert (scope.decision, scope.conditions) == ("proceed_with_conditions", 1)


@pytest.mark.parametrize(
    ("days", "changes", "without"),
    [
        (2, {"anaesthesia.carbon_dioxide_detection_every_tube": False}, "the procedure Thyroid lobectomy"),
        (12, {"services[eye-clinic]": EYE_CLINIC}, "the service Eye clinic"),
        (5, {"people[students]": STUDENTS}, "everything that students would do beyond observing"),
        (
            12,
            {"people[visiting-surgeons].home_licence.restricted": True},
            "the part of visiting-surgeons in the mission",
        ),
        (12, {"authorisation.health_authority": "refused"}, "everything in which patients are seen"),
    ],
)
def test_the_least_that_stands_in_the_way_by_the_real_rules(days: int, changes: dict[str, Any], without: str) -> None:
    (scope,) = found(*surgical_week(days, changes))
    assert scope.without == (without,)


def test_where_nothing_would_be_left_to_do_there_is_none() -> None:
    plan, on = surgical_week(12, {"authorisation.health_authority": "refused", "activities.teaches": None})
    plan = load_plan(changed(plan.stated(), {"services[teaching]": None, "training": None, "mission.aims": None}))
    assert found(plan, on) == ()


def test_whoever_alone_has_a_profession_is_not_left_out() -> None:
    plan, on = surgical_week(12, {"people[visiting-surgeons].home_licence.restricted": True})
    people = [
        {**person, "cadre": "doctor"} if person["id"] == "chief-surgeon" else person
        for person in plan.stated()["people"]
    ]
    scopes = found(load_plan({**plan.stated(), "people": people}), on)
    assert not any("people[visiting-surgeons]" in scope.removed for scope in scopes)


# --- what may not be done -----------------------------------------------------------------------------------------


def opened(case: Case) -> set[str]:
    return {f"{rule.id}@{subject.subject}" for rule, subject in case.with_outcome(Outcome.UNKNOWN) if rule.core}


@pytest.mark.parametrize("days", [1, 4, 12])
@pytest.mark.parametrize("example", DATED, ids=lambda path: path.stem)
def test_no_scope_of_an_example_passes_because_something_became_unknown(example: Path, days: int) -> None:
    plan = load_plan(example)
    assert plan.mission is not None
    assert plan.mission.dates is not None
    assert plan.mission.dates.arrival is not None
    case = assessor().decide(plan, on=plan.mission.dates.arrival.earliest - timedelta(days=days))
    assessed: list[Case] = []

    def decide(narrower: MissionPlan) -> Case:
        assessed.append(assessor().decide(narrower, on=case.on))
        return assessed[-1]

    passed: list[Case] = []

    def judged(narrower: Case) -> Any:
        passed.append(narrower)
        return judge(narrower, "1")

    scopes = narrower_scopes(case, decide, judged)
    assert len(scopes) <= MOST_SHOWN
    assert len(assessed) <= MOST_ASSESSED
    for narrower in passed:
        assert opened(narrower) <= opened(case)
    for scope in scopes:
        assert scope.decision in ("proceed", "proceed_with_conditions")


def test_a_scope_that_leaves_more_open_does_not_pass() -> None:
    on = date(2027, 2, 1)
    case = small.case_of(small.changed(activities={"treats_patients": True, "screens": True}), on)
    silent = small.case_of(small.with_procedure(accepted_by=None), on)
    assert judge(silent, "1").verdict.decision == "proceed_with_conditions"
    assert narrower_scopes(case, lambda _plan: silent, lambda narrower: judge(narrower, "1")) == ()
    sound = small.case_of(small.SOUND, on)
    assert narrower_scopes(case, lambda _plan: sound, lambda narrower: judge(narrower, "1")) != ()


def test_none_of_them_holds_another() -> None:
    sound = small.SOUND["procedures"][0]
    blocked = [{**sound, "id": f"kind-{n}", "accepted_by": "none"} for n in range(3)]
    scopes = in_small(small.changed(procedures=[sound, *blocked]))
    removed = [set(scope.removed) for scope in scopes]
    assert removed
    assert not any(one < other for one in removed for other in removed)


def test_a_plan_that_may_go_ahead_is_assessed_once() -> None:
    def never(_plan: MissionPlan) -> Case:
        raise AssertionError("assessed again")

    case = small.case_of(small.SOUND, LATE)
    assert judge(case, "1").late_no is None
    assert narrower_scopes(case, never, lambda narrower: judge(narrower, "1")) == ()


def test_the_same_plan_gives_the_same_scopes() -> None:
    plan, on = surgical_week(2, {"surgery.night_doctor": "none", "services[eye-clinic]": EYE_CLINIC})
    assert found(plan, on) == found(plan, on)
