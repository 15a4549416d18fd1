"""How many of a local provider's patients may come to the mission instead."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.nearby.local_providers import derive_local_providers
from missionrisk.facts.nearby.surroundings import Surroundings
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.deriving import TABLES, said

WARD = {"id": "ward", "latitude": 0, "longitude": 30}
SCHOOL = {"id": "school", "latitude": 2, "longitude": 30}
SISTERS = {
    "id": "sisters",
    "services": ["primary_care"],
    "working": True,
    "latitude": 0.01,
    "longitude": 30,
    "patients_per_week": 200,
}
WEEK = {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "last_service_day": "2027-03-12"}


def sisters(
    service: dict[str, Any] | None = None, provider: dict[str, Any] | None = None, others: Any = (), **plan: Any
) -> Any:
    data: dict[str, Any] = {
        "title": "A visit",
        "mission": {"dates": WEEK},
        "sites": [WARD, SCHOOL],
        "services": [{"id": "clinic", "kind": "primary_care", "sites": ["ward"], **(service or {})}],
        "local_providers": [{**SISTERS, **(provider or {})}, *others],
        **plan,
    }
    place = Place(MissionPlan.model_validate(data), "", final=False)
    return next(derive_local_providers(Surroundings(place, TABLES)))


def at_most(**plan: Any) -> Any:
    return said(sisters(**plan).drawn_away_at_most_percent)


@pytest.mark.parametrize(
    ("service", "percent"),
    [
        ({"expected_patients": 50}, 25),
        ({"expected_patients": 700}, 100),
        ({"expected_patients": 0}, 0),
        ({"expected_patients": {"min": 20, "max": 50}}, (10, 25)),
        ({"patients_per_day": 10, "days": 5}, 25),
        ({"expected_patients": {"min": 20, "max": 80}, "patients_per_day": 10, "days": {"min": 3, "max": 5}}, (15, 25)),
        ({}, (0, 100)),
        ({"kind": "dental", "expected_patients": 50}, 0),
        ({"kind": "training", "expected_patients": 50}, 0),
        ({"sites": ["school"], "expected_patients": 50}, 0),
        ({"sites": [], "expected_patients": 50}, 0),
        ({"sites": None, "expected_patients": 50}, (0, 25)),
        ({"sites": ["ward", "school"], "expected_patients": 50}, (0, 25)),
    ],
)
def test_share_by_service(service: dict[str, Any], percent: Any) -> None:
    assert at_most(service=service) == percent


@pytest.mark.parametrize(
    ("provider", "percent"),
    [
        ({"patients_per_week": {"min": 100, "max": 200}}, (25, 50)),
        ({"patients_per_week": None}, (0, 100)),
        ({"patients_per_week": 0}, 100),
        ({"working": False}, 0),
        ({"working": None}, (0, 25)),
        ({"services": ["pharmacy"]}, 25),
        ({"services": []}, 0),
        ({"latitude": None}, (0, 25)),
    ],
)
def test_share_by_provider(provider: dict[str, Any], percent: Any) -> None:
    assert at_most(service={"expected_patients": 50}, provider=provider) == percent


@pytest.mark.parametrize(
    ("last_day", "percent"),
    [("2027-03-08", 25), ("2027-03-14", 25), ("2027-03-21", 12.5), ("2027-03-17", 17.5), (None, (0, 25))],
)
def test_a_visit_is_spread_over_its_weeks(last_day: Any, percent: Any) -> None:
    dates = {**WEEK, "last_service_day": last_day}
    assert at_most(service={"expected_patients": 50}, mission={"dates": dates}) == percent


def test_the_mission_expects_no_more_than_it_says() -> None:
    assert at_most(mission={"dates": WEEK, "expected_patients": 50}) == (0, 25)


def session(number: int, patients: Any, site: Any = "ward", day: str = "2027-03-08", **more: Any) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "date": day,
        "service": "clinic",
        "site": site,
        "expected_patients": patients,
        **more,
    }


def test_sessions_say_how_many_come_to_which_site() -> None:
    service = {"sites": ["ward", "school"]}
    schedule = {"sessions": [session(1, 30), session(2, 20, "school", "2027-03-09")]}
    assert at_most(service=service, schedule=schedule) == 15
    open_site = {"sessions": [session(1, 30), session(2, 20, None)]}
    assert at_most(service=service, schedule=open_site) == (15, 25)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from(["2027-03-08", "2027-03-10"]))
def test_splitting_the_patients_over_two_sessions_changes_nothing(one: int, other: int, day: str) -> None:
    together = sisters(schedule={"sessions": [session(1, one + other)]})
    apart = sisters(schedule={"sessions": [session(1, one), session(2, other, day=day)]})
    for field in ("drawn_away_at_most_percent", "drawn_away_at_least_percent", "mission_patients_per_week"):
        assert said(together.knowledge(field)) == said(apart.knowledge(field))


# --- the least ----------------------------------------------------------------------------------------------------

OTHER = {"id": "other", "services": ["primary_care"], "working": True, "latitude": 0.02, "longitude": 30}


@pytest.mark.parametrize(
    ("gap", "others", "percent"),
    [
        ("none", [], 25),
        (None, [], (0, 25)),
        ({"kind": "too_far"}, [], 0),
        ("none", [OTHER], 0),
        ("none", [{**OTHER, "latitude": 1}], 25),
        ("none", [{**OTHER, "working": False}], 25),
        ("none", [{**OTHER, "services": None}], (0, 25)),
    ],
)
def test_only_the_only_provider_surely_loses_where_nobody_is_without_care(gap: Any, others: Any, percent: Any) -> None:
    found = sisters(service={"expected_patients": 50, "gap_evidence": gap}, others=others)
    assert said(found.drawn_away_at_least_percent) == percent


# --- days in common -----------------------------------------------------------------------------------------------

MONDAY, TUESDAY = "2027-03-08", "2027-03-09"
OPEN = {"opening_days": ["mon"], "opening_hours": {"opens": "08:00", "closes": "12:00"}}
MORNING = {"start": "9:00", "end": "11:00"}


@pytest.mark.parametrize(
    ("provider", "sessions", "days"),
    [
        (OPEN, [session(1, 5, **MORNING)], 1),
        (OPEN, [session(1, 5, **MORNING), session(2, 5, **MORNING)], 1),
        (OPEN, [session(1, 5, day=TUESDAY, **MORNING)], 0),
        (OPEN, [session(1, 5, start="12:00", end="14:00")], 0),
        (OPEN, [session(1, 5)], (0, 1)),
        (OPEN, [session(1, 5, day="2027-03", **MORNING)], (0, 1)),
        (OPEN, [session(1, 5, "school", **MORNING)], 0),
        ({"opening_days": ["mon"]}, [session(1, 5, **MORNING)], (0, 1)),
        ({"opening_days": []}, [session(1, 5)], 0),
        ({}, [session(1, 5, **MORNING), session(2, 5, day=TUESDAY)], (0, 2)),
        (OPEN, [], 0),
        (OPEN, None, (0, float("inf"))),
    ],
)
def test_days_in_common(provider: dict[str, Any], sessions: Any, days: Any) -> None:
    assert said(sisters(provider=provider, schedule={"sessions": sessions}).days_in_common) == days
