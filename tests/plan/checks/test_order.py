"""Days and times that follow one another."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.plan import MissionPlan

from .refused import only


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
