"""Distance and reach of other providers, and what a list of facilities adds to what the plan says of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.derive import derive
from missionrisk.facts.model import Facts
from missionrisk.facts.nearby.local_providers import derive_local_providers, derive_local_supply
from missionrisk.facts.nearby.surroundings import Surroundings
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from missionrisk.plan.geography import Point
from missionrisk.reference_data import Origin, ReferenceData
from missionrisk.reference_data.facilities import Facilities, Facility
from tests.facts.comparing import within
from tests.facts.deriving import ON, TABLES, as_fields, said

WARD = {"id": "ward", "latitude": 0, "longitude": 30}
CLINIC = {"id": "clinic", "kind": "primary_care", "sites": ["ward"]}
SISTERS = {"id": "sisters", "services": ["primary_care"], "working": True}

NEAR, FAR = Point(0.05, 30), Point(0.2, 30)
"""5.6 km and 22.2 km from the ward."""


def facts(*facilities: Facility, providers: Any = None, sites: Any = (WARD,), **plan: Any) -> Facts:
    brought = Facilities(Origin("facilities", "list_2020.csv", ""), facilities, year=2020) if facilities else None
    data = {"title": "A visit", "sites": list(sites), "services": [CLINIC], "local_providers": providers, **plan}
    return derive(MissionPlan.model_validate(data), ON, TABLES, ReferenceData(facilities=brought))


def supply(*facilities: Facility, **plan: Any) -> Any:
    (found,) = facts(*facilities, **plan).of("local_supply")
    return found


def provider(**plan: Any) -> Any:
    (found,) = facts(**plan).of("local_provider")
    return found


def at(**place: Any) -> list[dict[str, Any]]:
    return [{**SISTERS, **place}]


# --- distance -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "km"),
    [
        ({"latitude": 0.05, "longitude": 30}, 5.6),
        ({"latitude": 0.05, "longitude": 30, "near_site": "ward", "distance_km": 9}, 5.6),
        ({"near_site": "ward", "distance_km": 9}, (3.0, 9)),
        ({"near_site": "ward", "distance_km": {"min": 6, "max": 9}}, (2.0, 9)),
        ({"near_site": "ward"}, (0, float("inf"))),
        ({"distance_km": 9}, (0, float("inf"))),
    ],
)
def test_distance(place: dict[str, Any], km: Any) -> None:
    assert said(provider(providers=at(**place)).distance_km) == km


@pytest.mark.parametrize(
    ("place", "missing"),
    [
        ({}, "local_providers[sisters].near_site"),
        ({"near_site": "ward"}, "local_providers[sisters].distance_km"),
        ({"near_site": "other", "latitude": 1, "longitude": 30}, "sites[ward].latitude"),
    ],
)
def test_what_is_asked_for_a_distance(place: dict[str, Any], missing: str) -> None:
    sites = [{"id": "ward"}, {"id": "other"}]
    found = provider(providers=at(**place), sites=sites)
    assert missing in found.same_patients.missing


@pytest.mark.parametrize(
    ("km", "kind", "same"),
    [(10, "primary_care", True), (31, "primary_care", False), (12, "primary_care", "?"), (24, "dental", True)],
)
def test_reach_is_that_of_the_kind_of_service(km: float, kind: str, same: Any) -> None:
    found = provider(
        providers=at(services=[kind], near_site="ward", distance_km=km), services=[{**CLINIC, "kind": kind}]
    )
    assert said(found.same_patients) == same


def test_an_alternative_of_the_plan_is_in_reach_wherever_it_is() -> None:
    services = [{**CLINIC, "alternatives": ["sisters"]}]
    found = provider(providers=at(latitude=0.9, longitude=30, services=["dental"]), services=services)
    assert (said(found.same_patients), said(found.shared_services)) == (True, {"clinic"})


# --- the list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facility", "available"),
    [
        (Facility("A", NEAR, "General Outpatient"), True),
        (Facility("A", NEAR, "", "Clinic"), True),
        (Facility("A", NEAR, "", "Dental clinic"), "?"),
        (Facility("A", NEAR, "Dental", "Clinic"), "?"),
        (Facility("A", NEAR, "Pharmacy"), "?"),
        (Facility("A", NEAR, "Outpatient", status="Closed"), "?"),
        (Facility("A", FAR, "Outpatient"), "?"),
        (Facility("A", NEAR), "?"),
    ],
)
def test_a_list_can_show_that_a_service_is_there_but_not_that_it_is_not(facility: Facility, available: Any) -> None:
    assert said(supply(facility).available) == available


def test_a_list_counts_more_than_a_bare_no() -> None:
    services = [{**CLINIC, "already_available_locally": False}]
    assert said(supply(Facility("A", NEAR, "Outpatient"), services=services).available) is True
    assert said(supply(Facility("A", FAR, "Outpatient"), services=services).available) is False


def test_the_nearest_are_named_with_their_distances_and_the_list_with_its_year() -> None:
    many = [Facility(f"F{n}", Point(0.01 * n, 30), "Outpatient") for n in range(1, 9)]
    found = supply(*many)
    assert said(found.listed) == {f"F{n} ({1.112 * n:.1f} km from ward)" for n in range(1, 4)}
    assert said(found.list_title) == "list_2020.csv (year 2020; 8 facilities)"
    assert said(found.in_reach) == (8, float("inf"))
    assert said(found.nearest_km) == (0, 1.2)


def test_without_a_list_and_with_providers_that_are_stated() -> None:
    found = supply(providers=at(latitude=0.05, longitude=30))
    assert (said(found.in_reach), said(found.nearest_km), said(found.listed)) == (1, 5.6, set())
    assert said(found.list_title) == "no list was brought"
    nobody = supply(providers=[])
    assert (said(nobody.in_reach), said(nobody.nearest_km)) == (0, float("inf"))


def test_the_same_facility_in_plan_and_list_is_counted_once() -> None:
    listed = Facility("SISTERS", NEAR, "Outpatient")
    found = supply(listed, providers=at(latitude=0.05, longitude=30))
    assert (said(found.in_reach), said(found.listed)) == (1, set())
    closed = supply(listed, providers=at(latitude=0.05, longitude=30, working=False))
    assert (said(closed.in_reach), said(closed.available)) == (0, "?")
    open_still = supply(listed, providers=[{"id": "sisters"}])
    assert (said(open_still.in_reach), said(open_still.available)) == (1, True)


def test_a_pharmacy_counts_as_what_patients_use_instead() -> None:
    found = supply(Facility("Pharmacy", NEAR, "Pharmacy"), providers=[])
    assert (said(found.in_reach), said(found.available), said(found.nearest_km)) == (1, False, float("inf"))


def test_where_the_site_is_must_be_known() -> None:
    found = supply(Facility("A", NEAR, "Outpatient"), sites=[{"id": "ward"}])
    assert (said(found.available), said(found.listed)) == ("?", (set(), None))
    assert found.listed.missing == ("sites[ward].latitude",)


def test_each_site_has_its_own_neighbours() -> None:
    sites = [WARD, {"id": "school", "latitude": 0.06, "longitude": 30}]
    services = [{**CLINIC, "sites": ["ward", "school"]}]
    found = supply(Facility("A", NEAR, "Outpatient"), sites=sites, services=services, providers=[])
    assert said(found.listed) == {"A (5.6 km from ward)", "A (1.1 km from school)"}
    assert (said(found.in_reach), said(found.nearest_km)) == (1, 1.1)


# --- laws ---------------------------------------------------------------------------------------------------------


def listing(*facilities: Facility) -> Facilities:
    return Facilities(Origin("facilities", "list.csv", ""), facilities)


def derived(data: Any, brought: Facilities) -> dict[tuple[str, str], Any]:
    plan = Place(MissionPlan.model_validate(data), "", final=False)
    surroundings = Surroundings(plan, TABLES, brought)
    found = (*derive_local_providers(surroundings), *derive_local_supply(surroundings))
    return {(fact.type_name, fact.subject): fact for fact in found}


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_moving_a_provider_away_never_raises_displacement(one: float, other: float) -> None:
    nearer, further = sorted((one, other))
    plan: dict[str, Any] = {"services": [{**CLINIC, "expected_patients": 100}]}

    def judged(latitude: float) -> tuple[float, float]:
        place = at(latitude=latitude, longitude=30, patients_per_week=150)
        data = {"title": "A visit", "sites": [WARD], "local_providers": place, **plan}
        of_provider, of_service = derived(data, listing(Facility("A", Point(latitude, 30), "Outpatient"))).values()
        share, count = said(of_provider.knowledge("drawn_away_at_most_percent")), said(of_service.knowledge("in_reach"))
        return (share if isinstance(share, (int, float)) else share[1]), count

    assert all(near >= far for near, far in zip(judged(nearer), judged(further), strict=True))


FULL: dict[str, Any] = {
    "sites": [{**WARD, "location": "Lake"}, {"id": "school", "latitude": 0.3, "longitude": 30}],
    "services": [
        {**CLINIC, "expected_patients": {"min": 90, "max": 120}, "patients_per_day": 25, "days": 4,
         "gap_evidence": "none"},
        {"id": "teeth", "kind": "dental", "sites": ["ward", "school"], "expected_patients": 40},
    ],
    "mission": {"dates": {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "departure": "2027-03-30"}},
    "schedule": {
        "sessions": [
            {"id": "a", "date": "2027-03-08", "service": "teeth", "site": "ward", "expected_patients": 15},
            {"id": "b", "date": "2027-03-09", "service": "teeth", "site": "school", "expected_patients": 25},
        ]
    },
    "local_providers": [
        {**SISTERS, "near_site": "ward", "distance_km": 6, "patients_per_week": {"min": 100, "max": 150},
         "opening_days": ["mon"], "opening_hours": {"opens": "08:00", "closes": "12:00"}},
        {"id": "dentist", "services": ["dental"], "working": True, "latitude": 0.31, "longitude": 30,
         "patients_per_week": 30},
    ],
}  # fmt: skip


def thinned(data: Any, left_out: set[tuple[Any, ...]], path: tuple[Any, ...] = ()) -> Any:
    if isinstance(data, dict):
        return {k: thinned(v, left_out, (*path, k)) for k, v in data.items() if (*path, k) not in left_out}
    if isinstance(data, list):
        return [thinned(v, left_out, (*path, n)) for n, v in enumerate(data)]
    return data


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, dict):
        own = [(*path, name) for name in data if name not in ("id", "min", "max")]
        return own + [inner for name, value in data.items() for inner in places(value, (*path, name))]
    if isinstance(data, list):
        return [inner for n, value in enumerate(data) for inner in places(value, (*path, n))]
    return []


NEEDED = {("sites",), ("services",), ("local_providers",)}


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_stating_more_beside_a_list_settles_and_changes_nothing_settled(data: st.DataObject) -> None:
    possible = [path for path in places(FULL) if path not in NEEDED]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=10, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=5, unique=True))
    brought = listing(Facility("A", NEAR, "Outpatient"), Facility("B", Point(0.31, 30), "Dental"))
    fuller, sparser = (
        derived({"title": "A visit", **thinned(FULL, {*gone})}, brought) for gone in (of_these, left_out)
    )
    for key, fact in sparser.items():
        for name, knowledge in as_fields(fact).items():
            assert within(fuller[key].knowledge(name), knowledge), (key, name)
