"""What is found between the chapters of a plan, and how it is said."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan, Person, Site


def problems(**chapters: Any) -> list[dict[str, Any]]:
    with pytest.raises(ValidationError) as caught:
        MissionPlan.model_validate({"title": "A visit", **chapters})
    return [dict(detail) for detail in caught.value.errors(include_url=False)]


def only(**chapters: Any) -> dict[str, Any]:
    found = problems(**chapters)
    assert len(found) == 1
    return found[0]


def test_ids_are_unique_in_their_list() -> None:
    found = only(sites=[{"id": "a"}, {"id": "b"}, {"id": "a"}])
    assert (found["type"], found["loc"]) == ("duplicate_id", ("sites", 2, "id"))
    assert "'a' is used twice" in found["msg"]


def test_the_same_id_may_stand_in_two_lists() -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "sites": [{"id": "a"}], "partners": [{"id": "a"}]})
    assert plan.sites is not None


def test_a_reference_to_nothing_names_the_nearest() -> None:
    found = only(
        people=[{"id": "surgeon-1"}, {"id": "nurse"}], procedures=[{"id": "hernia", "operators": ["surgon-1"]}]
    )
    assert (found["type"], found["loc"]) == ("unknown_reference", ("procedures", 0, "operators", 0))
    assert found["ctx"] == {
        "chapter": "people",
        "written": "surgon-1",
        "nearest": ["surgeon-1"],
        "known": ["surgeon-1", "nurse"],
    }


def test_a_reference_into_a_list_that_is_not_stated_says_so() -> None:
    found = only(services=[{"id": "eye", "sites": ["ward"]}])
    assert found["type"] == "unknown_reference"
    assert "does not state sites" in found["msg"]


def test_references_reach_lists_inside_chapters() -> None:
    found = only(
        services=[{"id": "eye", "referral_destinations": ["hospitl"]}],
        referral={"destinations": [{"id": "hospital"}]},
    )
    assert found["ctx"]["chapter"] == "referral.destinations"
    assert found["ctx"]["nearest"] == ["hospital"]


def test_none_is_no_reference() -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "people": [{"id": "student", "supervisor": "none"}]})
    assert plan.people is not None
    assert plan.people[0].supervisor == "none"


def test_days_follow_one_another() -> None:
    found = only(mission={"dates": {"arrival": "2027-03-05", "departure": "2027-02"}})
    assert (found["type"], found["loc"]) == ("out_of_order", ("mission", "dates", "departure"))
    assert found["msg"] == "mission.dates.departure (2027-02) is before mission.dates.arrival (2027-03-05)"


@pytest.mark.parametrize(
    "departure", ["2027-03", "2027", "2027-03-05", {"earliest": "2027-01-01", "latest": "2027-04-01"}]
)
def test_days_that_may_be_in_order_are_left_alone(departure: Any) -> None:
    dates = {"arrival": "2027-03-05", "departure": departure}
    assert MissionPlan.model_validate({"title": "A visit", "mission": {"dates": dates}}).mission is not None


def test_a_day_is_compared_across_days_that_are_not_stated() -> None:
    dates = {"arrival": "2027-03-05", "last_service_day": "2027-03-20", "departure": "2027-03-10"}
    assert only(mission={"dates": dates})["loc"] == ("mission", "dates", "departure")


def test_a_session_ends_after_it_starts() -> None:
    found = only(schedule={"sessions": [{"id": "monday", "start": "14:00", "end": "9:30"}]})
    assert found["loc"] == ("schedule", "sessions", 0, "end")
    assert found["msg"] == "schedule.sessions[monday].end (9:30) is before schedule.sessions[monday].start (14:00)"


@pytest.mark.parametrize("no", [False, "no"])
def test_a_denied_activity_has_nothing_to_say(no: Any) -> None:
    found = only(activities={"operates": no}, procedures=[{"id": "hernia"}])
    assert (found["type"], found["loc"]) == ("closed_chapter", ("procedures",))
    assert "activities.operates" in found["msg"]
    assert "procedures" in found["msg"]


@pytest.mark.parametrize("said", [{"procedures": []}, {"surgery": {"safety_checklist": "none"}}, {}])
def test_a_denied_activity_may_be_denied_again(said: dict[str, Any]) -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "activities": {"operates": "no"}, **said})
    assert plan.activities is not None
    assert plan.activities.operates is False


def test_an_unanswered_question_names_a_field() -> None:
    found = only(
        medicines=[{"id": "insulin"}],
        unanswered=[{"path": "medicines[insulin].expiry_dat", "because": "not_known"}],
    )
    assert (found["type"], found["loc"]) == ("unanswered_path", ("unanswered", 0, "path"))
    assert found["ctx"]["nearest"][0] == "medicines[insulin].expiry_date"


def test_an_unanswered_question_is_not_answered_elsewhere() -> None:
    found = only(
        mission={"expected_patients": 300}, unanswered=[{"path": "mission.expected_patients", "because": "not_known"}]
    )
    assert "the plan states it" in found["msg"]


def test_an_unanswered_question_names_an_entry_that_exists() -> None:
    found = only(medicines=[{"id": "insulin"}], unanswered=[{"path": "medicines[aspirin].inn", "because": "not_known"}])
    assert "medicines[aspirin]" in found["msg"]


@pytest.mark.parametrize("path", ["medicines[?].expiry_date", "exit", "medicines[insulin].inn", "finance.total_cost"])
def test_unanswered_questions_that_are_open(path: str) -> None:
    data = {
        "title": "A visit",
        "medicines": [{"id": "insulin", "expiry_date": "2028-01"}],
        "unanswered": [{"path": path, "because": "not_known"}],
    }
    assert MissionPlan.model_validate(data).unanswered is not None


@pytest.mark.parametrize("path", ["", "..", "a b", "[x]", "medicines[", "medicines.[x]", "mission..dates", "mission."])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert only(unanswered=[{"path": path, "because": "not_known"}])["type"] == "unanswered_path"


@pytest.mark.parametrize(("field", "value"), [("latitude", 91), ("latitude", -90.5), ("longitude", 181)])
def test_places_are_on_earth(field: str, value: float) -> None:
    assert only(sites=[{"id": "a", field: value}])["loc"] == ("sites", 0, field)


def test_every_problem_at_once() -> None:
    found = problems(
        stage="finished",
        mission={"dates": {"arrival": "2027-03-05", "departure": "2027-03-01"}},
        activities={"operates": "no", "dances": "yes"},
        sites=[{"id": "a"}, {"id": "a"}],
        services=[{"id": "eye", "sites": ["b"]}],
        procedures=[{"id": "cataract", "accepted_by": [{"commitment": "perhaps"}]}],
        unanswered=[{"path": "nowhere", "because": "not_known"}],
    )
    assert {detail["type"] for detail in found} == {
        "literal_error",
        "extra_forbidden",
        "commitment",
        "duplicate_id",
        "unknown_reference",
        "out_of_order",
        "closed_chapter",
        "unanswered_path",
    }


def test_locations_name_only_what_stands_in_the_plan() -> None:
    locations = {detail["loc"] for detail in problems(leadership={"host_lead": {"accepted": "perhaps", "x": 1}})}
    assert locations == {("leadership", "host_lead", "accepted"), ("leadership", "host_lead", "x")}


def test_plans_built_from_models_are_checked_too() -> None:
    with pytest.raises(ValidationError, match="there is no 'ward'"):
        MissionPlan(
            title="A visit",
            sites=(Site.model_validate({"id": "clinic"}),),
            people=(Person.model_validate({"id": "nurse", "sites": ["ward"]}),),
        )


@pytest.mark.parametrize(
    "data", [None, 3, "text", [], {}, {"title": "x", "sites": 3}, {"title": "x", "sites": [3, None]}]
)
def test_whatever_comes_is_refused_in_order(data: Any) -> None:
    with pytest.raises(ValidationError):
        MissionPlan.model_validate(data)


@pytest.mark.parametrize("chapter", ["unanswered", "activities", "mission", "procedures", "schedule"])
@pytest.mark.parametrize(
    "value", [3, "x", [1], {"a": 1}, [[]], {"dates": 3}, {"dates": {"arrival": [], "departure": {}}}]
)
def test_garbage_in_a_chapter_is_refused_in_order(chapter: str, value: Any) -> None:
    assert problems(**{chapter: value})
