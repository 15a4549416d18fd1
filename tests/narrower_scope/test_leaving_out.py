from __future__ import annotations

from typing import Any

from missionrisk.narrower_scope.leaving_out import plan_without
from missionrisk.narrower_scope.scope import Scope
from missionrisk.plan import MissionPlan

PLAN: dict[str, Any] = {
    "title": "Surgical week",
    "activities": {"operates": True, "gives_anaesthesia": True, "has_trainees": True},
    "services": [{"id": "surgery", "clinicians": ["surgeon", "students"]}],
    "procedures": [
        {"id": "hernia", "service": "surgery", "operators": ["surgeon", "students"], "anaesthesia": "regional"},
        {"id": "lipoma", "service": "surgery", "operators": ["surgeon"], "anaesthesia": "local"},
    ],
    "surgery": {"theatre_tables": 2},
    "anaesthesia": {"providers": 1},
    "medicines": [{"id": "ketamine"}, {"id": "amlodipine"}],
    "pharmacy": {"controlled_medicines": {"medicines": ["ketamine"]}, "responsible": "students"},
    "people": [
        {
            "id": "surgeon",
            "procedures": ["hernia", "lipoma"],
            "prior_volume": [{"procedure": "hernia"}, {"procedure": "lipoma"}],
        },
        {"id": "students", "tasks": ["examines"], "procedures": ["hernia"], "supervisor": "surgeon"},
    ],
    "schedule": {"sessions": [{"id": "monday", "operations": 8, "operating_tables": 2, "people": ["students"]}]},
    "unanswered": [
        {"path": "procedures[hernia].stay_nights", "because": "not_known"},
        {"path": "surgery.days", "because": "not_known"},
        {"path": "mission.model", "because": "not_known"},
    ],
}


def without(*paths: str) -> dict[str, Any]:
    scope = Scope(MissionPlan.model_validate(PLAN).stated())
    plan = plan_without(scope.data, scope.with_what_follows(frozenset(paths)))
    assert plan is not None
    return plan.stated()


def test_the_rest_is_as_it_was_and_the_data_are_not_changed() -> None:
    data = MissionPlan.model_validate(PLAN).stated()
    assert plan_without(data, frozenset()) == MissionPlan.model_validate(PLAN)
    assert plan_without(data, frozenset(("procedures[hernia]",))) != MissionPlan.model_validate(PLAN)
    assert data == MissionPlan.model_validate(PLAN).stated()


def test_an_entry_goes_with_all_that_refers_to_it() -> None:
    plan = without("procedures[hernia]")
    surgeon, students = plan["people"]
    assert [procedure["id"] for procedure in plan["procedures"]] == ["lipoma"]
    assert surgeon["procedures"] == ["lipoma"]
    assert surgeon["prior_volume"] == [{"procedure": "lipoma"}]
    assert students["procedures"] == []


def test_a_list_without_entries_is_stated_as_empty_and_its_activity_denied() -> None:
    plan = without("procedures[hernia]", "procedures[lipoma]")
    assert plan["procedures"] == []
    assert plan["activities"]["operates"] is False
    assert plan["activities"]["gives_anaesthesia"] is False
    assert not {"surgery", "anaesthesia"} & set(plan)
    (session,) = plan["schedule"]["sessions"]
    assert (session["operations"], session["operating_tables"]) == (0, 0)


def test_where_nobody_is_left_the_plan_says_none() -> None:
    plan = without("people[students]")
    assert plan["pharmacy"]["responsible"] == "none"
    assert plan["procedures"][0]["operators"] == ["surgeon"]
    assert plan["schedule"]["sessions"] == []


def test_those_who_look_on_stay_and_do_nothing_else() -> None:
    plan = without("people[students].tasks")
    students = plan["people"][1]
    assert students["tasks"] == ["observes"]
    assert students["procedures"] == []
    assert students["supervisor"] == "surgeon"
    assert plan["procedures"][0]["operators"] == ["surgeon"]
    assert plan["services"][0]["clinicians"] == ["surgeon"]
    assert plan["schedule"]["sessions"][0]["people"] == ["students"]


def test_questions_about_what_is_left_out_are_closed() -> None:
    assert [entry["path"] for entry in without("activities.operates")["unanswered"]] == ["mission.model"]
    assert [entry["path"] for entry in without("procedures[hernia]")["unanswered"]] == ["surgery.days", "mission.model"]


def test_lists_inside_chapters_lose_what_is_left_out() -> None:
    assert without("medicines[ketamine]")["pharmacy"]["controlled_medicines"]["medicines"] == []


def test_a_rest_that_cannot_stand_alone_is_no_plan() -> None:
    """Here the procedures are closed, and those who would do them still name them."""
    data = MissionPlan.model_validate(PLAN).stated()
    assert plan_without(data, frozenset(("activities.operates",))) is None
