"""The rules on medicines as planners meet them: few questions, and one finding where two rules see the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from missionrisk import Assessment, MissionPlan, load_catalogue
from missionrisk.assess import Assessor

ASSESSOR = Assessor(load_catalogue(), engine="reference")

NINE = tuple(f"medicine-{number}" for number in range(1, 10))

DONATION: dict[str, Any] = {
    "title": "A donation",
    "mission": {"dates": {"arrival": "2027-03-06"}},
    "activities": {"treats_patients": False, "dispenses_medicines": False, "donates_medicines": True},
}


def assess(plan: dict[str, Any]) -> Assessment:
    return ASSESSOR.assess(MissionPlan.model_validate(plan), on=date(2026, 11, 22))


def test_the_expiry_dates_of_nine_medicines_are_one_question_that_is_not_due_yet() -> None:
    assessment = assess({**DONATION, "medicines": [{"id": name} for name in NINE]})
    (asked,) = [question for question in assessment.open_fields if question.path == "medicines[].expiry_date"]
    assert asked.entries == NINE
    assert asked.rules == ("MD-17", "PA-04", "MD-04")
    assert asked.due_on == date(2027, 2, 4)


def test_a_list_that_was_not_stated_is_one_question() -> None:
    asked = [question.path for question in assess(DONATION).open_fields if question.path.startswith("medicines")]
    assert asked == ["medicines"]


def test_of_two_limits_of_shelf_life_the_graver_one_speaks() -> None:
    plan = {**DONATION, "medicines": [{"id": "old", "expiry_date": "2027-05-31"}, {"id": "new", "expiry_date": 2027}]}
    about_shelf_life = [finding.id for finding in assess(plan).findings if finding.rule in ("MD-04", "MD-17")]
    assert about_shelf_life == ["MD-17@old", "MD-04@new"]


def test_a_mission_that_only_teaches_is_asked_nothing_about_medicines() -> None:
    activities = {"treats_patients": False, "dispenses_medicines": False, "donates_medicines": False}
    plan = {"title": "A course", "activities": {**activities, "leaves_goods_behind": False}}
    rules = {rule for question in assess(plan).open_fields for rule in question.rules}
    assert not {rule for rule in rules if rule.startswith("MD") and rule not in ("MD-13", "MD-19")}
