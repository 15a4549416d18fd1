"""The mission as a whole: its days, services and activities."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from missionrisk.facts.knowledge import NEVER
from tests.facts.deriving import fact, said


def mission(**plan: Any) -> Any:
    return fact("mission", "mission", **plan)


def dates(**days: Any) -> dict[str, Any]:
    return {"mission": {"dates": days}}


def test_days_to_start_and_stay() -> None:
    found = mission(**dates(arrival="2027-03-06", departure="2027-03-20"))
    assert said(found.days_to_start) == 104
    assert said(found.stay_days) == 14
    assert found.stay_days.paths == ("mission.dates.arrival", "mission.dates.departure")


def test_partial_days_give_ranges() -> None:
    found = mission(**dates(arrival="2027-03-06", departure="2027-04"))
    assert said(found.stay_days) == (26, 55)
    assert said(found.departure) == (date(2027, 4, 1), date(2027, 4, 30))


def test_a_day_that_is_not_stated_lies_between_those_around_it() -> None:
    found = mission(**dates(arrival="2027-03-06", last_service_day="2027-03-19"))
    assert said(found.departure) == (date(2027, 3, 19), NEVER)
    assert found.departure.missing == ("mission.dates.departure",)


@pytest.mark.parametrize(
    ("departure", "embedded"), [("2027-05-04", False), ("2027-05-05", True)], ids=["59 days", "60 days"]
)
def test_a_short_stay_cannot_be_embedded(departure: str, embedded: bool) -> None:
    found = mission(**dates(arrival="2027-03-06", departure=departure))
    assert ("embedded" in said(found.model)) is embedded
    assert found.model.missing == ("mission.model",)


def test_services_that_are_not_all_known() -> None:
    found = mission(services=[{"id": "a", "kind": "dental"}, {"id": "b"}])
    assert found.services.sure == {"dental"}
    assert "surgery" in found.services.possible
    assert found.services.missing == ("services[b].kind",)
    assert said(mission(services=[{"id": "a", "kind": "dental"}]).services) == {"dental"}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"activities": {"operates": False}, "services": [{"id": "a", "kind": "surgery"}]}, False),
        ({"procedures": [{"id": "a"}]}, True),
        ({"procedures": []}, False),
        ({"services": [{"id": "a", "kind": "surgery"}]}, True),
        ({"services": [{"id": "a", "kind": "surgery"}], "procedures": []}, True),
        ({"services": [{"id": "a", "kind": "primary_care"}]}, "?"),
    ],
)
def test_whether_the_mission_operates(plan: dict[str, Any], expected: Any) -> None:
    assert said(mission(**plan).operates) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "?"),
        ({"activities": {"treats_patients": False}}, False),
        ({"services": [{"id": "a", "kind": "dental"}]}, True),
        ({"services": [{"id": "a", "kind": "training"}]}, "?"),
        ({"activities": {"screens": True}}, True),
        (
            {
                "services": [{"id": "a", "kind": "training"}],
                "activities": {"operates": False, "dispenses_medicines": False, "screens": False},
            },
            False,
        ),
    ],
)
def test_whether_the_mission_treats_patients(plan: dict[str, Any], expected: Any) -> None:
    assert said(mission(**plan).treats_patients) == expected


def test_aims_countries_and_stage() -> None:
    found = mission(stage="concept", mission={"countries": ["KE"], "aims": [{"id": "a", "kind": "curative"}]})
    assert said(found.aims) == {"curative"}
    assert said(found.countries) == {"KE"}
    assert said(found.stage) == "concept"
    assert said(mission().stage) == "draft"
    assert mission().aims.missing == ("mission.aims",)


@pytest.mark.parametrize(
    ("plan", "serves"),
    [
        ({}, "?"),
        ({"services": [{"id": "a", "kind": "training"}]}, True),
        ({"activities": {"treats_patients": True}}, True),
        ({"activities": {"treats_patients": False, "teaches": True}}, True),
        ({"activities": {"treats_patients": False, "teaches": False}}, "?"),
        ({"activities": {"treats_patients": False, "teaches": False, "educates_community": False}}, False),
        (
            {
                "activities": {"treats_patients": False, "teaches": False},
                "services": [{"id": "a", "kind": "donation"}],
            },
            False,
        ),
    ],
)
def test_whether_people_are_served(plan: dict[str, Any], serves: Any) -> None:
    assert said(fact("mission", "mission", **plan).serves_people) == serves
