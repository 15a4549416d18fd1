"""Latitude and longitude in each other's place."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from missionrisk.intake import PlanError, parse_plan
from missionrisk.plan import MissionPlan

from .refused import only

KISUMU = {"latitude": -0.1, "longitude": 34.75}
SWAPPED = {"latitude": 34.75, "longitude": -0.1}
NAIROBI = {"latitude": -1.29, "longitude": 36.82}
GUATEMALA = {"latitude": 14.6, "longitude": -90.5}


def doubted(sites: list[dict[str, Any]], *providers: dict[str, Any]) -> list[tuple[str | int, ...]]:
    plan: dict[str, Any] = {
        "title": "A visit",
        "sites": [{"id": f"site-{n}", **site} for n, site in enumerate(sites)],
        "local_providers": [{"id": f"clinic-{n}", **provider} for n, provider in enumerate(providers)],
    }
    try:
        MissionPlan.model_validate(plan)
    except ValidationError as error:
        return [detail["loc"] for detail in error.errors() if detail["type"] == "swapped_coordinates"]
    return []


@pytest.mark.parametrize(
    ("sites", "found"),
    [
        ([KISUMU, SWAPPED], [("sites", 1, "latitude")]),
        ([KISUMU, NAIROBI, SWAPPED], [("sites", 2, "latitude")]),
        ([SWAPPED, NAIROBI, KISUMU], [("sites", 0, "latitude")]),
        ([KISUMU, NAIROBI], []),
        ([KISUMU, GUATEMALA], []),
        ([KISUMU, NAIROBI, GUATEMALA], []),
        ([SWAPPED], []),
        ([KISUMU, {"latitude": 34.75}], []),
    ],
)
def test_sites(sites: list[dict[str, Any]], found: list[Any]) -> None:
    assert doubted(sites) == found


def test_local_providers() -> None:
    near = {"near_site": "site-0"}
    assert doubted([KISUMU], {**SWAPPED, **near}) == [("local_providers", 0, "latitude")]
    assert doubted([KISUMU], {**NAIROBI, **near}) == []
    assert doubted([KISUMU], {**GUATEMALA, **near}) == []
    assert doubted([KISUMU], SWAPPED) == []
    assert doubted([{}], {**SWAPPED, **near}) == []


def test_the_message_names_both_and_how_far_they_are() -> None:
    with pytest.raises(PlanError) as caught:
        parse_plan(
            "title: A visit\nsites:\n"
            "  - {id: town, latitude: -0.1, longitude: 34.75}\n"
            "  - {id: village, latitude: 34.8, longitude: -0.1}\n"
        )
    (problem,) = caught.value.problems
    assert problem.line == 4
    assert problem.message.startswith("sites[village] lies 5,")
    assert "km from sites[town], and 6 km if its latitude and longitude are swapped" in problem.message


def test_a_latitude_that_is_none_gets_a_hint() -> None:
    with pytest.raises(PlanError) as caught:
        parse_plan("title: A visit\nsites: [{id: town, latitude: 106.8, longitude: -6.2}]\n")
    (problem,) = caught.value.problems
    assert problem.message == "'latitude' cannot be above 90.0"
    assert problem.hint == "latitude and longitude may be swapped"


@pytest.mark.parametrize(("field", "value"), [("latitude", 91), ("latitude", -90.5), ("longitude", 181)])
def test_places_are_on_earth(field: str, value: float) -> None:
    assert only(sites=[{"id": "a", field: value}])["loc"] == ("sites", 0, field)
