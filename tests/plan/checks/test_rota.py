"""Duties of people who are not there."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan
from missionrisk.plan.checks.rota import misplaced_duties

DATES = {"arrival": "2027-03-06", "departure": "2027-03-20"}
PEOPLE = [
    {"id": "ana", "origin": "visiting"},
    {"id": "ben", "origin": "visiting", "arrives": "2027-03-10"},
    {"id": "zoe", "origin": "host"},
    {"id": "kim"},
]


def wrong(*, sessions: Any = None, shifts: Any = None, **plan: Any) -> list[str]:
    data = {"mission": {"dates": DATES}, "people": PEOPLE, "schedule": {"sessions": sessions, "shifts": shifts}, **plan}
    return [str(duty["type"]) for duty in misplaced_duties(data)]


def session(day: Any, *people: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": "clinic", "date": day, "people": list(people), **more}]


def shift(first: Any, last: Any, *people: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": "night", "first_day": first, "last_day": last, "people": list(people), **more}]


def test_a_session_before_somebody_arrives() -> None:
    assert wrong(sessions=session("2027-03-08", "ana", "ben")) == [
        "schedule.sessions[clinic].date (2027-03-08) is before 'ben' arrives (people[ben].arrives, 2027-03-10);"
        " change the duty, who works it, or the stay"
    ]


def test_a_shift_that_goes_on_after_the_team_has_left() -> None:
    assert wrong(shifts=shift("2027-03-18", "2027-03-22", "ana")) == [
        "schedule.shifts[night].last_day (2027-03-22) is after 'ana' leaves (mission.dates.departure, 2027-03-20);"
        " change the duty, who works it, or the stay"
    ]


def test_one_problem_for_each_duty() -> None:
    assert len(wrong(sessions=session("2027-03-01", "ana", "ben"))) == 1


@pytest.mark.parametrize("person", ["zoe", "kim"])
def test_of_hosts_and_of_people_who_may_be_hosts_the_days_of_the_mission_say_nothing(person: str) -> None:
    assert wrong(sessions=session("2027-03-01", person)) == []


@pytest.mark.parametrize(
    "day", ["2027-03-06", "2027-03-20", "2027-03", {"earliest": "2027-03-01", "latest": "2027-03-06"}, "soon", None]
)
def test_what_may_be_right_is_left_alone(day: Any) -> None:
    assert wrong(sessions=session(day, "ana")) == []


def test_supervisors_have_to_be_there_too() -> None:
    assert len(wrong(sessions=session("2027-03-08", "ana", supervisors=["ben"]))) == 1


def test_weekdays_on_which_nobody_works_do_not_count() -> None:
    # 2027-03-06 is a Saturday.
    assert wrong(shifts=shift("2027-03-01", "2027-03-12", "ana", weekdays=["sat"])) == []
    assert len(wrong(shifts=shift("2027-03-01", "2027-03-12", "ana", weekdays=["fri"]))) == 1


def test_from_a_distance_visitors_may_begin_before_they_arrive() -> None:
    services = [{"id": "course", "kind": "training"}, {"id": "eyes", "kind": "eye"}]
    assert wrong(sessions=session("2027-03-01", "ana", service="course"), services=services) == []
    assert len(wrong(sessions=session("2027-03-01", "ana", service="eyes"), services=services)) == 1


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    sessions = [{"id": f"s{n}", "date": "2027-03-01", "people": ["ana"]} for n in range(25)]
    found = wrong(sessions=sessions)
    assert len(found) == 21
    assert found[-1] == "5 more sessions or shifts are before somebody in them arrives, or after they leave"


def test_shifts_that_go_on_for_centuries_are_not_read() -> None:
    (found,) = wrong(shifts=shift("2027-03-08", "2999-03-08", "kim"))
    assert found.startswith("the shifts have 355017 days of duty together, and at most 100000 are read;")


def test_it_is_an_error_of_the_plan_at_the_day_of_the_duty() -> None:
    plan = {"title": "A visit", "mission": {"dates": DATES}, "people": PEOPLE}
    with pytest.raises(ValidationError) as error:
        MissionPlan.model_validate({**plan, "schedule": {"sessions": session("2027-03-01", "ana")}})
    (found,) = error.value.errors()
    assert (found["type"], found["loc"]) == ("misplaced_duty", ("schedule", "sessions", 0, "date"))


@pytest.mark.parametrize("garbage", [None, 3, [], {"people": 3}, {"schedule": {"sessions": [None, 3, {"date": []}]}}])
def test_garbage_is_passed_over(garbage: Any) -> None:
    assert list(misplaced_duties(garbage)) == []
