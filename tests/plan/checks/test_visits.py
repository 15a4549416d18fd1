"""Visits that cannot all take place as they are dated."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.plan import MissionPlan

STAY = {"arrival": "2027-03-06", "departure": "2027-03-20"}
SITES = [{"id": "north"}, {"id": "south"}]


def clashes(**mission: Any) -> list[tuple[tuple[int | str, ...], str]]:
    data = {"title": "A visit", "mission": {"model": "short_term", "dates": STAY, **mission}, "sites": SITES}
    try:
        MissionPlan.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        assert {detail["type"] for detail in found} == {"clashing_visits"}
        return [(detail["loc"], detail["msg"]) for detail in found]
    return []


def visit(name: str, arrival: Any = None, departure: Any = None, **fields: Any) -> dict[str, Any]:
    return {"id": name, "arrival": arrival, "departure": departure, **fields}


def test_a_planned_visit_begins_when_this_one_is_over() -> None:
    ((location, message),) = clashes(planned_visits=[visit("next", "2027-03-18", "2027-03-30")])
    assert location == ("mission", "planned_visits", 0, "arrival")
    assert message == (
        "mission.planned_visits[next].arrival (2027-03-18) is before mission.dates.departure (2027-03-20);"
        " a planned visit begins when this one is over"
    )


def test_a_past_visit_is_over_when_this_one_begins() -> None:
    ((location, message),) = clashes(past_visits=[visit("last", "2027-03-01", "2027-03-10")])
    assert location == ("mission", "past_visits", 0, "departure")
    assert "(2027-03-10) is after mission.dates.arrival (2027-03-06)" in message


def test_the_other_day_stands_in_for_one_that_is_not_stated() -> None:
    assert clashes(planned_visits=[visit("next", departure="2027-03-10")])[0][0][-1] == "departure"
    assert clashes(past_visits=[visit("last", arrival="2027-04")])[0][0][-1] == "arrival"


@pytest.mark.parametrize(
    "mission",
    [
        {"planned_visits": [visit("next", "2027-03-20", "2027-03-30")]},
        {"planned_visits": [visit("next", "2027-03", "2027-04")]},
        {"planned_visits": [visit("next")]},
        {"past_visits": [visit("last", "2027-03-01", "2027-03-06")]},
        {"past_visits": [visit("last", "2027", "2027")]},
        {"dates": None, "planned_visits": [visit("next", "2020-01-01")]},
        {"dates": {"arrival": "2027-03-06"}, "planned_visits": [visit("next", "2026-01-01")]},
    ],
)
def test_what_may_be_in_order_is_left_alone(mission: dict[str, Any]) -> None:
    assert clashes(**mission) == []


@pytest.mark.parametrize(
    ("model", "dates", "clash"),
    [
        ("embedded", {"arrival": "2027-01", "departure": "2027-12-20"}, False),
        ("hybrid", {"arrival": "2027-01", "departure": "2027-12-20"}, False),
        ("hybrid", {"arrival": "2027-03-01", "departure": "2027-04-20"}, True),
        (None, {"arrival": "2027-01", "departure": "2027-12-20"}, False),
        (None, {"arrival": "2027-03-01", "departure": "2027-04-20"}, True),
        ("short_term", {"arrival": "2027-01", "departure": "2027-12-20"}, True),
        ("emergency", {"arrival": "2027-01", "departure": "2027-12-20"}, True),
    ],
)
def test_others_may_visit_a_programme_that_stays(model: Any, dates: Any, clash: bool) -> None:
    found = clashes(model=model, dates=dates, planned_visits=[visit("guests", "2027-04-10", "2027-04-15")])
    assert bool(found) == clash


def test_two_visits_at_once_are_named_with_their_days() -> None:
    planned = [visit("a", "2027-10-01", "2027-10-14"), visit("b", "2027-10-07", "2027-10-20")]
    ((location, message),) = clashes(planned_visits=planned)
    assert location == ("mission", "planned_visits", 1)
    assert message == (
        "mission.planned_visits[b] (2027-10-07 to 2027-10-20) overlaps"
        " mission.planned_visits[a] (2027-10-01 to 2027-10-14)"
    )
    past = [visit("a", "2026-03-01", "2026-03-14"), visit("b", "2026-03-10", "2026-03-12")]
    assert [location for location, _ in clashes(past_visits=past)] == [("mission", "past_visits", 1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"departure": "2027-10-07"}, {}),
        ({"departure": "2027-10"}, {"arrival": "2027-10"}),
        ({"sites": ["north"]}, {"sites": ["south"]}),
    ],
)
def test_visits_that_can_both_take_place(first: dict[str, Any], second: dict[str, Any]) -> None:
    planned = [
        {**visit("a", "2027-10-01", "2027-10-14"), **first},
        {**visit("b", "2027-10-07", "2027-10-20"), **second},
    ]
    assert clashes(planned_visits=planned) == []


def test_visits_that_share_a_site_cannot() -> None:
    planned = [
        visit("a", "2027-10-01", "2027-10-14", sites=["north"]),
        visit("b", "2027-10-07", "2027-10-20", sites=["north", "south"]),
        visit("c", "2027-10-08", "2027-10-10"),
    ]
    assert [location[2] for location, _ in clashes(planned_visits=planned)] == [1, 2]
