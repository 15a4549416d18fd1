"""Questions: everything that could still change an outcome, each asked once, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings

from missionrisk import MissionPlan, load_catalogue, load_plan
from missionrisk.assess import Assessor
from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.open_paths import OpenPaths
from missionrisk.judgement.questions import merged, questions_of
from missionrisk.plan.paths import question_for
from tests.judgement.explaining import assessor, medicine, plan_with, procedure
from tests.judgement.small import ON, assess, case_of, changed, question, with_procedure
from tests.plan.strategies import plans

REAL = Assessor(load_catalogue(), engine="reference")


def paths_asked(plan: dict[str, Any]) -> list[str]:
    return [asked.path for asked in assess(plan).open_fields]


def test_a_plan_that_says_everything_is_asked_nothing() -> None:
    assert paths_asked(changed()) == []


def test_the_same_question_about_several_entries_is_one_question() -> None:
    procedures = [{"id": name, "size": "minor"} for name in ("b", "a", "c")]
    (asked,) = assess(changed(procedures=procedures)).open_fields
    assert asked.path == "procedures[].accepted_by"
    assert asked.entries == ("a", "b", "c")
    assert asked.settles == 3


def test_a_question_is_put_in_the_fields_own_words() -> None:
    (asked,) = assess(with_procedure(accepted_by=None)).open_fields
    assert asked.text == question_for("procedures[cataract].accepted_by")
    assert (asked.rules, asked.severity, asked.core) == (("JU-01",), "critical", True)


def test_what_several_rules_wait_for_is_asked_once_and_weighs_as_the_gravest() -> None:
    asked = question(assess(with_procedure(size=None)), "procedures[].size")
    assert asked.rules == ("JU-04", "JU-03")
    assert asked.severity == "high"
    assert asked.settles == 2


def test_what_can_no_longer_change_an_outcome_is_not_asked() -> None:
    minor = with_procedure(size="minor", expected_count=None)
    assert paths_asked(minor) == []
    major = with_procedure(size="major", expected_count=None)
    assert paths_asked(major) == ["procedures[].expected_count"]


def test_a_range_that_decides_nothing_is_asked_for_more_exactly() -> None:
    assert paths_asked(with_procedure(size="major", expected_count={"min": 10, "max": 30})) == [
        "procedures[].expected_count"
    ]
    assert paths_asked(with_procedure(size="major", expected_count={"min": 21, "max": 30})) == []


def test_a_promise_that_is_only_planned_stays_a_question_until_the_final_stage() -> None:
    planned = with_procedure(accepted_by=[{"partner": "ward", "commitment": "planned"}])
    assert paths_asked(planned) == ["procedures[].accepted_by[].commitment"]
    assert paths_asked({**planned, "stage": "final"}) == []


def test_core_comes_first_then_gravity_then_what_settles_most() -> None:
    procedures = [{"id": "a"}, {"id": "b"}]
    plan = changed(procedures=procedures, follow_up={})
    assert paths_asked(plan) == [
        "procedures[].accepted_by",
        "procedures[].size",
        "procedures[].expected_count",
        "follow_up.patients_with_written_record_percent",
        "follow_up.facility_copy_percent",
    ]


def test_activities_come_first_since_a_no_closes_a_chapter() -> None:
    asked = paths_asked({"title": "T", "mission": {"model": "short_term"}})
    activities = [path for path in asked if path.startswith("activities.")]
    assert activities
    assert asked[: len(activities)] == activities


# --- what is asked first ------------------------------------------------------------------------------------------


def real(**plan: Any) -> dict[str, tuple[str, ...]]:
    """What the real catalogue asks of a plan, with the rules that wait for it."""
    return {asked.path: asked.rules for asked in REAL.assess(load_plan({"title": "T", **plan}), on=ON).open_fields}


def waits_for(rule: str, asked: dict[str, tuple[str, ...]]) -> set[str]:
    return {path for path, rules in asked.items() if rule in rules}


def test_while_the_model_is_open_a_rule_for_one_model_asks_for_the_model_alone() -> None:
    assert paths_asked({"title": "T", "procedures": [{"id": "a"}]}) == ["mission.model"]
    asked = real()
    for core_rule in ("EM-01", "EM-02", "EM-09"):
        assert waits_for(core_rule, asked) == {"mission.model"}
    assert not [path for path in asked if path.startswith("emergency")]


def test_a_core_rule_for_most_models_asks_for_all_at_once() -> None:
    assert {"activities.treats_patients", "leadership.host_lead"} <= waits_for("LD-03", real())


def test_another_rule_asks_first_what_the_mission_does() -> None:
    plan = changed(activities={"screens": False}, procedures=[], follow_up={})
    assert {path for path in paths_asked(plan) if path != COPY} == {"activities.treats_patients"}


def test_then_whether_the_rule_applies_to_its_subject_and_last_the_details() -> None:
    treats = {"mission": {"model": "short_term"}, "activities": {"treats_patients": True}}
    before = real(**treats)
    for rule in ("EM-29", "EM-30", "EM-31", "EM-32", "EM-33", "EM-34"):
        assert waits_for(rule, before) == {"activities.gives_psychosocial_support"}
    gives = real(**{**treats, "activities": {"treats_patients": True, "gives_psychosocial_support": True}})
    assert "psychosocial.interventions" in gives


# --- what the planner said ----------------------------------------------------------------------------------------


def unanswered(*answers: tuple[str, str]) -> dict[str, Any]:
    procedures = [{"id": name} for name in ("a", "b")]
    listed = [
        {"path": f"procedures[{name}].accepted_by", "because": because, "reason": "We have written to them."}
        for name, because in answers
    ]
    return changed(procedures=procedures, unanswered=listed)


def test_what_the_planner_says_is_not_known_stays_a_question_with_that_word() -> None:
    asked = question(assess(unanswered(("a", "not_known"), ("b", "not_known"))), "procedures[].accepted_by")
    assert (asked.said, asked.reason) == ("not_known", "We have written to them.")


def test_what_is_said_not_to_apply_is_shown_last() -> None:
    asked = assess(unanswered(("a", "not_applicable"), ("b", "not_applicable"))).open_fields
    assert (asked[-1].path, asked[-1].said) == ("procedures[].accepted_by", "not_applicable")


def test_a_word_about_one_entry_does_not_answer_for_the_others() -> None:
    for answers in ([("a", "not_applicable")], [("a", "not_applicable"), ("b", "not_known")]):
        asked = question(assess(unanswered(*answers)), "procedures[].accepted_by")
        assert (asked.said, asked.reason) == (None, None)


# --- when an answer is due ----------------------------------------------------------------------------------------

NO_COPY = changed(follow_up={"patients_with_written_record_percent": 100})
COPY = "follow_up.facility_copy_percent"


def test_before_an_answer_is_due_the_question_says_when() -> None:
    assert question(assess(NO_COPY), COPY).due_on == date(2027, 1, 30)


def test_once_it_is_due_the_question_says_nothing_of_a_day() -> None:
    assert question(assess(NO_COPY, on=date(2027, 1, 29)), COPY).due_on == date(2027, 1, 30)
    assert question(assess(NO_COPY, on=date(2027, 1, 30)), COPY).due_on is None


def test_without_an_exact_start_everything_is_due() -> None:
    for mission in ({"model": "short_term"}, {"model": "short_term", "dates": {"arrival": "2027-03"}}):
        assert question(assess({**NO_COPY, "mission": mission}), COPY).due_on is None


def test_a_question_that_another_rule_waits_for_is_due_with_that_rule() -> None:
    plan = {**NO_COPY, "mission": {"dates": {"arrival": "2027-03-01"}}, "procedures": [{"id": "a"}]}
    model = question(assess(plan), "mission.model")
    assert {"JU-01", "JU-06"} <= set(model.rules)
    assert model.due_on is None


# --- where it belongs ---------------------------------------------------------------------------------------------


def test_a_question_names_the_line_that_is_nearest_to_where_the_answer_belongs() -> None:
    text = "title: T\nmission: {model: short_term}\nprocedures:\n  - id: a\n    size: minor\n"
    assert question(assess(text), "procedures[].accepted_by").line == 4
    assert question(assess(text), "activities.screens").line is None


# --- laws ---------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_every_unknown_is_in_a_question_and_every_question_is_about_a_field(plan: MissionPlan) -> None:
    case = REAL.decide(plan, on=ON)
    asked = {q.path: q for q in questions_of(case)}
    open_paths = OpenPaths(case)
    for rule, subject in case.with_outcome(Outcome.UNKNOWN):
        waits_for = {merged(path) for path in open_paths.of(rule.id, subject.subject)}
        assert waits_for, f"nothing is asked for {rule.id}@{subject.subject}"
        assert all(rule.id in asked[path].rules for path in waits_for)
    for path in asked:
        assert question_for(path.replace("[]", "[?]")) is not None, path
    undecided = Counter(rule.id for rule, _ in case.with_outcome(Outcome.UNKNOWN))
    for each in asked.values():
        assert all(undecided[rule] for rule in each.rules), "questions are asked only for what is undecided"
        assert 0 < each.settles <= sum(undecided[rule] for rule in each.rules)


def test_an_answer_to_every_question_settles_what_waited_for_it() -> None:
    plan = with_procedure(accepted_by=None, size=None)
    before = list(case_of(plan).with_outcome(Outcome.UNKNOWN))
    assert len(before) == 3
    answered = with_procedure(accepted_by="none", size="major")
    assert list(case_of(answered).with_outcome(Outcome.UNKNOWN)) == []


# --- rules over rules ---------------------------------------------------------------------------------------------


def test_a_pattern_rule_waits_for_what_the_rules_beneath_it_wait_for() -> None:
    nowhere = {"long_term_care": {"provider": "none"}}
    plan = plan_with(procedures=[procedure(size=None)], medicines=[medicine()], follow_up=nowhere)
    asked = {question.path: question.rules for question in assessor().assess(load_plan(plan), on=ON).open_fields}
    assert asked["procedures[].size"] == ("EX-02", "EX-04", "EX-10")


def test_a_pattern_rule_that_is_settled_asks_nothing() -> None:
    nothing_long_term = plan_with(procedures=[procedure(size=None)], medicines=[medicine(purpose="acute")])
    outcomes = assessor().assess(load_plan(nothing_long_term), on=ON)
    assert outcomes.outcomes["EX-10"].clear == ("mission",)
    assert all("EX-10" not in question.rules for question in outcomes.open_fields)


def test_an_alternative_that_needs_more_than_another_is_not_asked_about() -> None:
    plan = plan_with(procedures=[procedure(size=None, last_day=None)])
    asked = assessor().assess(load_plan(plan), on=ON).open_fields
    assert [question.path for question in asked if "EX-02" in question.rules] == ["procedures[].size"]
