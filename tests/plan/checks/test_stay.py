"""Days that lie outside every possible stay are slips, and are named as such."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan

from .refused import only, problems

DATES = {"arrival": "2027-02-13", "departure": "2027-02-20"}


def plan(mission: dict[str, Any] | None = None, **chapters: Any) -> dict[str, Any]:
    return {"mission": {"dates": DATES, **(mission or {})}, **chapters}


def accepted(**chapters: Any) -> bool:
    return bool(MissionPlan.model_validate({"title": "A visit", **chapters}))


def hernia(**fields: Any) -> dict[str, Any]:
    return {"procedures": [{"id": "hernia", **fields}]}


def test_a_procedure_before_anybody_arrives() -> None:
    found = only(**plan(**hernia(first_day="2026-02-15")))
    assert (found["type"], found["loc"]) == ("out_of_order", ("procedures", 0, "first_day"))
    assert found["msg"] == "procedures[hernia].first_day (2026-02-15) is before mission.dates.arrival (2027-02-13)"


def test_a_procedure_after_everybody_has_left() -> None:
    found = only(**plan(**hernia(first_day="2027-02-15", last_day="2027-12")))
    assert (found["type"], found["loc"]) == ("out_of_order", ("procedures", 0, "last_day"))
    assert found["msg"] == "mission.dates.departure (2027-02-20) is before procedures[hernia].last_day (2027-12)"


def test_both_days_of_a_procedure_in_the_wrong_year() -> None:
    found = problems(**plan(**hernia(first_day="2026-02-15", last_day="2026-02-18")))
    assert [detail["loc"][-1] for detail in found] == ["first_day", "last_day"]


@pytest.mark.parametrize(
    "procedure",
    [
        {"first_day": "2027-02-13", "last_day": "2027-02-20"},
        {"first_day": "2027-02", "last_day": "2027"},
        {"first_day": {"earliest": "2027-01-01", "latest": "2027-02-13"}},
    ],
)
def test_days_that_may_be_during_the_stay_are_left_alone(procedure: dict[str, Any]) -> None:
    assert accepted(**plan(**hernia(**procedure)))


@pytest.mark.parametrize(
    "other",
    [
        {"people": [{"id": "surgeon", "arrives": "2027-02-10", "leaves": "2027-02-23"}]},
        {
            "people": [{"id": "surgeon", "arrives": "2027-02-10"}],
            "follow_up": {"stays_behind": {"until": "2027-02-23"}},
        },
        {
            "people": [{"id": "surgeon", "arrives": "2027-02-10"}],
            "follow_up": {"stays_behind": {"people": ["surgeon"]}},
        },
    ],
)
def test_whoever_comes_earlier_or_stays_longer_may_operate_then(other: dict[str, Any]) -> None:
    assert accepted(**plan(**hernia(first_day="2027-02-10", last_day="2027-02-23"), **other))


def test_a_later_visit_is_a_stay_too() -> None:
    later = {"planned_visits": [{"id": "autumn", "arrival": "2027-10-01", "departure": "2027-10-14"}]}
    assert accepted(**plan(later, **hernia(last_day="2027-10-10")))
    assert "planned_visits[autumn].departure" in only(**plan(later, **hernia(last_day="2027-10-15")))["msg"]
    assert accepted(**plan({"planned_visits": [{"id": "autumn"}]}, **hernia(last_day="2027-10-15")))


@pytest.mark.parametrize("model", ["hybrid", "embedded"])
def test_a_programme_that_goes_on_all_year_operates_on_any_day(model: str) -> None:
    assert accepted(**plan({"model": model}, **hernia(first_day="2026-02-15", last_day="2028-02-15")))


@pytest.mark.parametrize("field", ["operators", "local_operators"])
def test_local_surgeons_operate_on_any_day(field: str) -> None:
    people = [{"id": "local-surgeon", "origin": "host"}]
    assert accepted(**plan(people=people, **hernia(first_day="2026-02-15", **{field: ["local-surgeon"]})))


def test_nobody_stays_behind_before_the_team_has_come() -> None:
    stays = {"from_day": "2026-02-21", "until": "2026-03-01"}
    found = problems(**plan(follow_up={"stays_behind": stays}))
    assert [detail["loc"][-1] for detail in found] == ["from_day", "until"]
    assert "follow_up.stays_behind.until (2026-03-01) is before mission.dates.arrival (2027-02-13)" in found[1]["msg"]
    assert accepted(**plan(follow_up={"stays_behind": {"from_day": "2027-02-21", "until": "2027-03-01"}}))
    assert accepted(**plan(follow_up={"stays_behind": "none"}))


def test_a_first_refill_is_not_before_the_team_has_come() -> None:
    def insulin(day: str) -> dict[str, Any]:
        return {"medicines": [{"id": "insulin", "refill_source": {"first_visit_on": day}}]}

    found = only(**plan(**insulin("2026-03-01")))
    assert found["loc"] == ("medicines", 0, "refill_source", "first_visit_on")
    assert found["msg"] == (
        "medicines[insulin].refill_source.first_visit_on (2026-03-01) is before mission.dates.arrival (2027-02-13)"
    )
    assert accepted(**plan(**insulin("2027-06-01")))


def test_without_dates_of_the_mission_no_day_is_outside_it() -> None:
    assert accepted(**hernia(first_day="2026-02-15", last_day="2028-02-15"))
    assert accepted(mission={"dates": {"departure": "2027-02-20"}}, **hernia(first_day="2001-02-15"))


@pytest.mark.parametrize(
    ("chapters", "location"),
    [
        (hernia(reviews=[{"id": "early", "after_days": -1}]), ("procedures", 0, "reviews", 0, "after_days")),
        (
            {"follow_up": {"long_term_care": {"first_local_visit_after_days": -3}}},
            ("follow_up", "long_term_care", "first_local_visit_after_days"),
        ),
        (
            {"follow_up": {"contact_after_departure": {"valid_days_after_last_procedure": -1}}},
            ("follow_up", "contact_after_departure", "valid_days_after_last_procedure"),
        ),
    ],
)
def test_no_review_comes_before_the_treatment(chapters: dict[str, Any], location: tuple[Any, ...]) -> None:
    found = only(**chapters)
    assert (found["loc"], found["msg"]) == (location, "cannot be negative")


@pytest.mark.parametrize("value", [3, "x", [], [3], {"a": 1}])
@pytest.mark.parametrize("name", ["mission", "procedures", "people", "follow_up"])
def test_garbage_is_refused_in_order(name: str, value: Any) -> None:
    chapters = {**plan(**hernia(first_day="2026-02-15")), name: value}
    with contextlib.suppress(ValidationError):
        assert accepted(**chapters)
