"""How long people work and rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

INF = float("inf")
PEOPLE = [
    {"id": "surgeon", "count": 1, "origin": "visiting"},
    {"id": "nurses", "count": 4, "origin": "visiting"},
    {"id": "doctor", "origin": "visiting"},
]
SURGERY = [{"id": "theatre", "kind": "surgery"}]


def session(name: str, day: int, start: str | None = None, end: str | None = None, who: str = "surgeon") -> Any:
    times = {"start": start, "end": end} if start else {}
    return {"id": name, "date": f"2027-03-{day:02}", "people": [who], **times}


def hours(*sessions: Any, **schedule: Any) -> Any:
    chapter = {**schedule, **({"sessions": list(sessions)} if sessions else {})}
    return fact("working_hours", "mission", services=SURGERY, people=PEOPLE, schedule=chapter)


def test_what_is_stated() -> None:
    found = hours(weekly_hours=50, rest_days_per_week=1, longest_shift_hours={"min": 8, "max": 12})
    assert (said(found.weekly_hours), said(found.rest_days_per_week)) == (50, 1)
    assert said(found.longest_shift_hours) == (8, 12)
    assert said(found.shortest_rest_hours) == (0, INF)


def test_sessions_of_one_person_add_up_over_seven_days() -> None:
    week = [session(f"s{day}", day, "07:00", "17:30") for day in (1, 2, 7, 8)]
    found = hours(*week)
    assert said(found.weekly_hours) == (31.5, INF)
    assert found.weekly_hours.missing == ("schedule.weekly_hours",)
    assert "schedule.sessions" in found.weekly_hours.paths


def test_overlapping_sessions_are_worked_once() -> None:
    found = hours(session("a", 1, "08:00", "12:00"), session("b", 1, "10:00", "14:00"))
    assert said(found.weekly_hours) == (6, INF)
    assert said(found.longest_shift_hours) == (6, INF)


@pytest.mark.parametrize("who", ["nurses", "doctor"])
def test_of_a_group_not_everybody_need_be_there(who: str) -> None:
    found = hours(session("a", 1, "08:00", "20:00", who), session("b", 2, "08:00", "12:00", who))
    assert said(found.weekly_hours) == (12, INF)


def test_a_session_without_a_day_or_hours_proves_no_hours() -> None:
    undated = {"id": "a", "start": "08:00", "end": "20:00", "people": ["surgeon"]}
    assert said(hours(undated, session("b", 2)).weekly_hours) == (0, INF)


def test_what_is_stated_may_exceed_what_sessions_prove() -> None:
    assert said(hours(session("a", 1, "08:00", "20:00"), weekly_hours=70).weekly_hours) == 70


def test_what_sessions_prove_outweighs_a_lower_number() -> None:
    found = hours(*[session(f"s{day}", day, "07:00", "20:00") for day in range(1, 7)], weekly_hours=40)
    assert said(found.weekly_hours) == 78


@pytest.mark.parametrize(("days", "most"), [((1, 2, 3, 4, 5, 6, 7), 0), ((1, 2, 3, 5, 6, 7), 1), ((1, 8, 15), 6)])
def test_days_off(days: tuple[int, ...], most: float) -> None:
    found = said(hours(*[session(f"s{day}", day) for day in days]).rest_days_per_week)
    assert found == (0 if most == 0 else (0, most))


def test_rest_overnight() -> None:
    late_and_early = [session("late", 1, "12:00", "22:00"), session("early", 2, "06:30", "12:00")]
    assert said(hours(*late_and_early).shortest_rest_hours) == (0, 8.5)
    assert said(hours(*late_and_early, shortest_rest_hours=7).shortest_rest_hours) == 7


def test_shifts_bound_duty_and_rest() -> None:
    shifts = [
        {"id": "call", "people": ["surgeon"], "hours": {"min": 24, "max": 30}, "rest_after_hours": 10},
        {"id": "night", "hours": 12},
    ]
    found = hours(shifts=shifts)
    assert said(found.longest_shift_hours) == (24, INF)
    assert said(found.shortest_rest_hours) == (0, 10)


CLOSED: dict[str, Any] = {"shifts": []}


def test_a_rota_that_leaves_nothing_open_is_exact() -> None:
    week = [session(f"s{day}", day, "08:00", "17:30") for day in (1, 2, 3)]
    found = hours(*week, **CLOSED)
    assert (said(found.weekly_hours), said(found.longest_shift_hours)) == (28.5, 9.5)
    assert (said(found.shortest_rest_hours), said(found.rest_days_per_week)) == (14.5, 4)
    assert said(found.busiest) == "surgeon, Mon 2027-03-01 08:00"
    assert said(found.shortest_rest) == "surgeon, Mon 2027-03-01 17:30-08:00"


def test_what_is_stated_holds_beside_an_exact_rota() -> None:
    found = hours(session("a", 1, "08:00", "17:30"), weekly_hours=50, longest_shift_hours=8, **CLOSED)
    assert (said(found.weekly_hours), said(found.longest_shift_hours)) == (50, 9.5)


def test_a_group_works_no_more_than_one_who_is_in_all_of_its_duties() -> None:
    found = hours(session("a", 1, "08:00", "20:00", "nurses"), session("b", 2, "08:00", "14:00", "nurses"), **CLOSED)
    assert said(found.weekly_hours) == (12, 18)


def test_duties_that_name_nobody_leave_the_rota_open() -> None:
    found = hours({"id": "a", "date": "2027-03-01", "start": "08:00", "end": "20:00"}, **CLOSED)
    assert said(found.weekly_hours) == (0, INF)
    assert said(found.longest_shift_hours) == (12, INF)


def test_an_empty_schedule_proves_nothing() -> None:
    assert said(hours(shifts=[]).weekly_hours) == (0, INF)


def test_who_has_no_day_off() -> None:
    found = hours(*[session(f"s{day}", day, "08:00", "12:00") for day in range(1, 8)])
    assert said(found.without_day_off) == {"surgeon"}


def test_local_staff_work_at_least_what_the_rota_gives_them() -> None:
    people = [{"id": "matron", "count": 1, "origin": "host"}]
    chapter = {"sessions": [session("a", 1, "08:00", "20:00", "matron")], "shifts": []}
    found = fact("working_hours", "mission", services=SURGERY, people=people, schedule=chapter)
    assert said(found.local_staff_weekly_hours) == (12, INF)


def test_whether_anybody_travels_is_asked_first() -> None:
    assert fact("working_hours", "mission").weekly_hours.missing == ("activities.travels",)
