"""What a host's answers do to a plan: what is confirmed, what is stated, and what only stands beside it."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk import Assessor
from missionrisk.host_answers import Merged, load_answers, merge
from missionrisk.intake import PlanError
from missionrisk.plan import MissionPlan
from tests.host_answers.answering import merged, plan_with, sheet_data, stated, without_forms
from tests.judgement.small import ON

HOST: dict[str, str] = {"confirmed_by": "host_partner"}


def effects(found: Merged) -> list[str]:
    return [each.effect for each in found.told]


def recorded(plan: MissionPlan, item: str, form: int = -1) -> dict[str, Any]:
    answers = plan.stated()["host_answers"][form]["answers"]
    (found,) = [answer for answer in answers if answer["id"] == item]
    return dict(found)


def findings(plan: MissionPlan) -> set[str]:
    return {finding.id for finding in Assessor().assess(plan, on=ON).findings}


# --- yes ----------------------------------------------------------------------------------------------------------


def test_a_yes_confirms_what_the_plan_promises_in_the_hosts_name() -> None:
    found = merged(plan_with(), wanted="yes")
    assert effects(found) == ["confirmed"]
    assert stated(found.plan, "partners[hospital].asked_for_mission") == {"status": "agreed", **HOST}


def test_a_yes_is_confirmed_for_the_judgement() -> None:
    plan = plan_with(leadership__invitation=None)
    before = Assessor().assess(plan, on=ON).outcomes["LD-02"]
    after = Assessor().assess(merged(plan, wanted="yes").plan, on=ON).outcomes["LD-02"]
    assert (before.declared, after.confirmed) == (("mission",), ("mission",))


def test_a_yes_states_what_the_plan_leaves_open() -> None:
    found = merged(plan_with(), patients_after="yes")
    assert effects(found) == ["stated"]
    assert stated(found.plan, "partners[hospital].keeps_patients_after_departure") == {"status": "agreed", **HOST}


def test_a_yes_settles_what_was_only_asked_for_and_keeps_what_is_known_of_it() -> None:
    asked = {"status": "requested", "by_date": "2027-01-05", "document": {"title": "Letter"}}
    plan = plan_with(leadership__host_lead={"role": "Head", "accepted": asked})
    found = merged(plan, leads="yes").plan
    assert stated(found, "leadership.host_lead.accepted") == {**asked, "status": "agreed", **HOST}
    assert recorded(found, "leads")["plan_said"] == ["requested"]


def test_a_confirmation_by_an_authority_stays() -> None:
    letter = {"status": "agreed", "confirmed_by": "authority"}
    plan = plan_with(**{"partners[hospital].asked_for_mission": letter})
    found = merged(plan, wanted="yes")
    assert effects(found) == ["agreed"]
    assert stated(found.plan, "partners[hospital].asked_for_mission") == letter


def test_a_thing_that_nobody_spoke_of_comes_into_being_by_a_yes_and_is_denied_by_a_no() -> None:
    plan = plan_with(leadership__host_lead=None)
    assert stated(merged(plan, leads="yes").plan, "leadership.host_lead") == {"accepted": {"status": "agreed", **HOST}}
    assert stated(merged(plan, leads="no").plan, "leadership.host_lead") == "none"


def test_an_entry_without_an_id_is_confirmed_where_it_stands() -> None:
    found = merged(plan_with(**{"procedures[goitre]": None}), operated_patients="yes")
    assert effects(found) == ["confirmed"]
    assert stated(found.plan, "procedures[hernia].accepted_by[0].commitment") == {"status": "agreed", **HOST}


# --- no -----------------------------------------------------------------------------------------------------------


def test_a_no_to_what_the_plan_says_changes_nothing_but_stands_in_it_and_is_a_finding() -> None:
    plan = plan_with()
    found = merged(plan, wanted={"answer": "no", "words": "We were told."})
    assert effects(found) == ["contradicted"]
    assert without_forms(found.plan) == without_forms(plan)
    assert recorded(found.plan, "wanted")["says"] == "no"
    assert recorded(found.plan, "wanted")["words"] == "We were told."
    assert findings(found.plan) - findings(plan) == {"LD-24@hospital+wanted"}


def test_the_finding_names_both_words_and_both_places() -> None:
    plan = merged(plan_with(), wanted={"answer": "no", "words": "We were told."}).plan
    (finding,) = [each for each in Assessor().assess(plan, on=ON).findings if each.rule == "LD-24"]
    assert 'answers "no: We were told." to' in finding.message
    assert finding.message.endswith("the plan says: agreed.")
    assert {item.path for item in finding.evidence} == {
        "partners[hospital].asked_for_mission",
        "host_answers[hospital-2026-11-20].answers[wanted].says",
    }


def test_a_no_to_what_was_only_asked_for_is_a_refusal() -> None:
    found = merged(plan_with(), leads="no")
    assert effects(found) == ["stated"]
    assert stated(found.plan, "leadership.host_lead.accepted") == {"status": "refused", **HOST}


def test_a_no_to_what_was_left_open_is_stated_as_none_or_refused() -> None:
    plan = plan_with(**{"partners[hospital].asked_for_mission": None})
    found = merged(plan, wanted="no", patients_after="no").plan
    assert stated(found, "partners[hospital].asked_for_mission") == {"status": "none", **HOST}
    assert stated(found, "partners[hospital].keeps_patients_after_departure") == {"status": "refused", **HOST}


def test_a_yes_where_the_plan_says_no_clears_nothing() -> None:
    plan = plan_with(**{"partners[hospital].asked_for_mission": "none"})
    found = merged(plan, wanted="yes")
    assert effects(found) == ["contradicted"]
    assert without_forms(found.plan) == without_forms(plan)
    assert findings(plan) < findings(found.plan)


def test_of_several_things_one_that_the_plan_denies_keeps_the_others_as_they_are() -> None:
    plan = plan_with()
    found = merged(plan, operated_patients="yes")
    assert effects(found) == ["contradicted"]
    assert without_forms(found.plan) == without_forms(plan)


def test_a_later_no_stays_beside_an_earlier_yes_and_takes_its_support_away() -> None:
    first = merged(plan_with(), wanted="yes").plan
    later = load_answers({**sheet_data(first, wanted="no"), "on": "2026-12-01"})
    plan = merge(first, later).plan
    assert [recorded(plan, "wanted", form)["says"] for form in (0, 1)] == ["yes", "no"]
    assessment = Assessor().assess(plan, on=ON)
    assert "LD-24@hospital+wanted" in {finding.id for finding in assessment.findings}
    assert assessment.outcomes["LD-02"].confirmed == ()


def test_a_form_that_was_answered_earlier_and_comes_later_does_not_count() -> None:
    plan = plan_with()
    late, early = sheet_data(plan, wanted="yes"), {**sheet_data(plan, wanted="no"), "on": "2026-10-01"}
    both = merge(merge(plan, load_answers(late)).plan, load_answers(early)).plan
    assert [form["on"] for form in both.stated()["host_answers"]] == ["2026-10-01", "2026-11-20"]
    assert not any(finding.startswith("LD-24") for finding in findings(both))


# --- in part, not known, nothing ----------------------------------------------------------------------------------


def test_in_part_confirms_nothing_and_is_a_finding() -> None:
    plan = plan_with()
    found = merged(plan, wanted={"answer": "in part", "words": "Not in the rains."})
    assert effects(found) == ["in_part"]
    assert without_forms(found.plan) == without_forms(plan)
    assert findings(found.plan) - findings(plan) == {"LD-25@hospital+wanted"}


@pytest.mark.parametrize("nothing", ["not_known", {}, {"words": None}])
def test_no_answer_changes_nothing_and_is_recorded_as_none(nothing: Any) -> None:
    plan = plan_with()
    found = merged(plan, wanted=nothing, patients_after=nothing)
    assert effects(found) == ["blank", "blank"]
    assert without_forms(found.plan) == without_forms(plan)
    assert recorded(found.plan, "wanted")["says"] == "not_known"
    assert findings(found.plan) == findings(plan)


def test_what_the_host_would_change_is_kept_and_asks_for_a_reply() -> None:
    found = merged(plan_with(), would_change={"words": "Come in May."})
    assert effects(found) == ["noted"]
    assert recorded(found.plan, "would_change")["words"] == "Come in May."
    outcomes = Assessor().assess(found.plan, on=ON).outcomes["LD-27"]
    assert outcomes.unknown == ("hospital+would_change",)


# --- numbers and words --------------------------------------------------------------------------------------------


def test_a_sum_that_the_plan_does_not_state_is_stated() -> None:
    plan = plan_with(finance__host_costs=None)
    found = merged(plan, true_cost={"number": 4000, "currency": "KES"})
    assert effects(found) == ["stated"]
    assert stated(found.plan, "partners[hospital].host_costs") == {"amount": 4000, "currency": "KES"}


@pytest.mark.parametrize(("number", "effect"), [(900, "agreed"), ({"min": 800, "max": 1000}, "agreed")])
def test_the_same_sum_agrees(number: Any, effect: str) -> None:
    plan = plan_with()
    found = merged(plan, true_cost={"number": number, "currency": "KES"})
    assert effects(found) == [effect]
    assert without_forms(found.plan) == without_forms(plan)


def test_another_sum_leaves_the_plans_as_it_is_and_is_a_finding() -> None:
    plan = plan_with()
    found = merged(plan, true_cost={"number": 4000, "currency": "KES"})
    assert effects(found) == ["contradicted"]
    assert without_forms(found.plan) == without_forms(plan)
    assert findings(found.plan) - findings(plan) == {"LD-26@hospital+true_cost"}


def test_staff_that_nobody_takes_away_are_none() -> None:
    assert stated(merged(plan_with(), staff_taken={"number": 0}).plan, "integration.backfill") == "none"
    found = merged(plan_with(), staff_taken={"number": 4}).plan
    assert stated(found, "integration.backfill.staff_withdrawn") == 4


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"answer": "no"}, "none"),
        ({"answer": "yes", "words": "The pharmacy"}, "The pharmacy"),
        ({"answer": "yes"}, "Named by the host partner without saying which."),
    ],
)
def test_who_is_displaced_is_stated_in_the_hosts_words(answer: Any, expected: str) -> None:
    found = merged(plan_with(), displaced=answer).plan
    assert stated(found, "integration.closes_or_replaces") == expected


# --- other plans, other partners ----------------------------------------------------------------------------------


def test_what_was_asked_and_not_known_is_no_longer_unanswered() -> None:
    listed = [
        {"path": "partners[hospital].keeps_patients_after_departure", "because": "not_known"},
        {"path": "schedule", "because": "not_known"},
    ]
    found = merged(plan_with(unanswered=listed), patients_after="yes").plan
    assert stated(found, "unanswered") == listed[1:]


def test_what_the_planner_says_does_not_apply_is_only_noted() -> None:
    listed = [{"path": "partners[hospital].keeps_patients_after_departure", "because": "not_applicable"}]
    plan = plan_with(unanswered=listed)
    found = merged(plan, patients_after="yes")
    assert effects(found) == ["not_in_plan"]
    assert without_forms(found.plan) == without_forms(plan)
    assert recorded(found.plan, "patients_after")["says"] == "yes"


def test_answers_to_another_state_of_the_plan_are_told_and_go_where_nothing_has_changed() -> None:
    plan = plan_with()
    data = sheet_data(plan, wanted="yes", patients_after="yes")
    later = plan_with(title="Another title", **{"partners[hospital].keeps_patients_after_departure": "planned"})
    found = merge(later, load_answers(data))
    assert found.other_state
    assert effects(found) == ["confirmed", "moved"]
    assert stated(found.plan, "partners[hospital].keeps_patients_after_departure") == "planned"
    assert recorded(found.plan, "patients_after")["says"] == "yes"


def test_a_no_counts_against_a_plan_that_has_changed_too() -> None:
    data = sheet_data(plan_with(**{"partners[hospital].asked_for_mission": None}), wanted="no")
    assert "LD-24@hospital+wanted" in findings(merge(plan_with(), load_answers(data)).plan)


def test_places_that_the_plan_no_longer_has_are_named_and_the_answer_is_kept() -> None:
    data = sheet_data(plan_with(**{"procedures[goitre]": None}), operated_patients="no")
    found = merge(plan_with(procedures=[]), load_answers(data))
    (told,) = found.told
    assert told.effect == "not_in_plan"
    assert told.gone == ("procedures[hernia].accepted_by[0].commitment",)
    assert recorded(found.plan, "operated_patients")["says"] == "no"


def test_a_place_that_the_form_never_asks_about_is_left_alone() -> None:
    plan = plan_with(authorisation={"health_authority": "agreed"})
    data = sheet_data(plan, wanted="yes")
    data["answers"]["wanted"]["about"] += ["authorisation.health_authority"]
    found = merge(plan, load_answers(data))
    assert stated(found.plan, "authorisation.health_authority") == "agreed"
    assert found.told[0].gone == ("authorisation.health_authority",)


def test_a_partner_that_the_plan_does_not_have_is_an_error() -> None:
    data = {**sheet_data(plan_with(), wanted="yes"), "partner": "hospitals"}
    with pytest.raises(PlanError, match="no partner 'hospitals'") as caught:
        merge(plan_with(), load_answers(data))
    assert caught.value.problems[0].hint == "did you mean 'hospital'?"


def test_each_partner_has_a_form_of_its_own() -> None:
    plan = plan_with(**{"partners[clinic]": {"local": True}})
    one = merge(plan, load_answers(sheet_data(plan, wanted="yes"))).plan
    both = merge(one, load_answers(sheet_data(one, partner="clinic", wanted="no"))).plan
    assert [form["id"] for form in both.stated()["host_answers"]] == ["hospital-2026-11-20", "clinic-2026-11-20"]
    assert stated(both, "partners[clinic].asked_for_mission") == {"status": "none", **HOST}
    assert stated(both, "partners[hospital].asked_for_mission") == {"status": "agreed", **HOST}


def test_two_forms_of_one_day_have_two_names() -> None:
    first = merged(plan_with(), wanted="yes").plan
    second = merge(first, load_answers(sheet_data(first, wanted="no"))).plan
    assert [form["id"] for form in second.stated()["host_answers"]] == ["hospital-2026-11-20", "hospital-2026-11-20-2"]


def test_a_plan_without_partners_can_be_answered_too() -> None:
    plan = MissionPlan.model_validate({"title": "An idea", "partners": []})
    found = merged(plan, wanted="no").plan
    assert stated(found, "leadership.invitation") == {"status": "none", **HOST}
    assert found.stated()["host_answers"][0]["id"] == "host-2026-11-20"
