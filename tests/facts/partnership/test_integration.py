"""How the mission fits into local care."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said

DATES = {"dates": {"arrival": "2027-03-06", "departure": "2027-03-20"}}


def integration(**plan: Any) -> Any:
    return fact("integration", "mission", **plan)


@pytest.mark.parametrize(
    ("backfill", "drawn"),
    [
        (None, "?"),
        ("none", False),
        ({"staff_withdrawn": 2}, True),
        ({"shifts_withdrawn": 5}, True),
        ({"staff_withdrawn": 0, "shifts_withdrawn": 0}, False),
        ({"staff_withdrawn": 0}, "?"),
    ],
)
def test_staff_taken_from_routine_work(backfill: Any, drawn: Any) -> None:
    assert said(integration(integration={"backfill": backfill}).staff_drawn) == drawn


def test_nobody_taken_means_no_shifts_missed() -> None:
    found = integration(integration={"backfill": "none"})
    assert (said(found.staff_withdrawn), said(found.shifts_withdrawn)) == (0, 0)


@pytest.mark.parametrize(
    ("plan", "attends"),
    [
        ({}, "?"),
        ({"activities": {"treats_patients": False}}, False),
        ({"people": [{"id": "a", "tasks": ["delivers_babies"]}]}, True),
        ({"procedures": [{"id": "a", "category": "caesarean"}]}, True),
        ({"people": [{"id": "a", "tasks": ["examines"]}], "activities": {"operates": False}}, False),
        ({"people": [{"id": "a", "tasks": ["examines"]}], "procedures": [{"id": "a", "category": "hernia"}]}, False),
        ({"people": [{"id": "a", "tasks": ["examines"]}], "procedures": [{"id": "a"}]}, "?"),
        ({"people": [{"id": "a"}], "activities": {"operates": False}}, "?"),
    ],
)
def test_births(plan: dict[str, Any], attends: Any) -> None:
    assert said(integration(**plan).attends_births) == attends


@pytest.mark.parametrize(
    ("chapter", "pharmacy", "bypasses"),
    [
        ({}, {}, "?"),
        ({"supplies_bypass_store": True}, {"issued_through_store": True}, True),
        ({}, {"issued_through_store": True}, False),
        ({}, {"issued_through_store": False}, True),
    ],
)
def test_supplies_and_the_store(chapter: Any, pharmacy: Any, bypasses: Any) -> None:
    assert said(integration(integration=chapter, pharmacy=pharmacy).bypasses_store) == bypasses


def test_goods_are_brought_if_any_activity_brings_them() -> None:
    nothing = dict.fromkeys(("imports_goods", "dispenses_medicines", "donates_medicines", "leaves_goods_behind"), False)
    assert said(integration(activities=nothing).brings_goods) is False
    assert said(integration(activities={"leaves_goods_behind": True}).brings_goods) is True


def test_a_calendar_that_nobody_asked_for_covers_no_days() -> None:
    assert said(integration(integration={"calendar_checked": "none"}).calendar_days) == 0
    found = integration(integration={"calendar_checked": "agreed", "calendar_checked_days": 60})
    assert said(found.calendar_days) == 60


def test_a_vaccination_service_says_that_doses_are_given() -> None:
    assert said(integration(services=[{"id": "a", "kind": "vaccination"}]).vaccinates) is True
    assert integration(services=[{"id": "a", "kind": "eye"}]).vaccinates.missing == ("activities.vaccinates",)


@pytest.mark.parametrize(
    ("team", "days"),
    [
        ({"arrival": "2027-03-10", "departure": "2027-03-12"}, 0),
        ({"arrival": "2027-04-01", "departure": "2027-04-09"}, 12),
        ({"arrival": "2027-02-01", "departure": "2027-02-24"}, 10),
        ({"arrival": "2027-04", "departure": "2027-04"}, (12, 41)),
        ({}, (0, float("inf"))),
    ],
)
def test_days_between_two_teams(team: Any, days: Any) -> None:
    teams = [{"id": "eyes", **team}]
    assert said(fact("other_team", "eyes", mission=DATES, integration={"other_teams": teams}).days_apart) == days


def test_other_teams_that_were_not_stated() -> None:
    (team,) = facts_of().of("other_team")
    assert team.placeholder


@pytest.mark.parametrize(
    ("chapter", "better_paid", "hired_away"),
    [
        ({"backfill": "none"}, False, 0),
        ({"backfill": {"better_paid_than_routine": True, "staff_hired_away": 2}}, True, 2),
        ({"backfill": {"staff_hired_away": 0}}, "?", 0),
    ],
)
def test_staff_drawn_by_pay(chapter: Any, better_paid: Any, hired_away: Any) -> None:
    found = fact("integration", "mission", integration=chapter)
    assert (said(found.better_paid), said(found.hired_away)) == (better_paid, hired_away)


def test_a_service_that_may_close() -> None:
    found = fact("integration", "mission", integration={"closes_or_replaces": "Eye clinic of the district"})
    assert (said(found.replaces_service), said(found.replaced_service)) == (True, "Eye clinic of the district")
    assert said(fact("integration", "mission", integration={"closes_or_replaces": "none"}).replaces_service) is False
