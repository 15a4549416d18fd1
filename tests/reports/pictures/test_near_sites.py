"""Who else gives care around each site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from missionrisk import load_reference_data
from missionrisk.reference_data import ReferenceData
from missionrisk.reports.pictures.near_sites import AroundSite, Distance, Neighbour, around
from tests.reports.pictures.places import CLINIC, SCHOOL, SURGERY, WARD, case_of, provider


def sites(reference: ReferenceData | None = None, **chapters: Any) -> tuple[AroundSite, ...]:
    return around(case_of(reference, **chapters)).sites


def only(**changes: Any) -> Neighbour:
    """The provider with these changes, around the school."""
    (site,) = sites(local_providers=[provider(**changes)])
    (neighbour,) = site.neighbours
    return neighbour


def names(site: AroundSite) -> list[str]:
    return [neighbour.name for neighbour in site.neighbours]


def test_a_provider_within_reach_gives_the_same_care() -> None:
    neighbour = only()
    assert (neighbour.overlap, neighbour.same) == ("same", ("Clinic",))


def test_so_does_one_whose_care_patients_use_in_its_place() -> None:
    assert only(services=["pharmacy"]).same == ("Clinic",)


def test_other_care_is_nothing_in_common() -> None:
    assert only(services=["dental"]).overlap == "none"


def test_care_that_is_not_stated_may_be_the_same() -> None:
    neighbour = only(services=None)
    assert (neighbour.overlap, neighbour.perhaps) == ("perhaps", ("Clinic",))


def test_a_road_that_may_lead_out_of_reach_leaves_it_open() -> None:
    assert only(distance_km=15).overlap == "perhaps"


def test_the_same_care_too_far_away_is_told_apart() -> None:
    neighbour = only(distance_km=90)
    assert (neighbour.overlap, neighbour.beyond) == ("none", ("Clinic",))


def test_who_does_not_work_gives_nothing() -> None:
    neighbour = only(working=False)
    assert (neighbour.overlap, neighbour.working) == ("none", False)


@pytest.mark.parametrize("services", [None, [CLINIC | {"kind": None}]])
def test_while_it_is_not_stated_what_the_mission_offers_anything_may_be_the_same(services: list[Any] | None) -> None:
    (site,) = sites(services=services, local_providers=[provider()])
    assert site.neighbours[0].overlap == "perhaps"


def test_teaching_has_nothing_in_common_with_care() -> None:
    (site,) = sites(services=[CLINIC | {"kind": "training"}], local_providers=[provider()])
    assert (site.offers, site.neighbours[0].overlap) == ((), "none")


@pytest.mark.parametrize(
    ("stated", "distance"),
    [
        ({"distance_km": 2}, Distance(2, 2, by_road=True)),
        ({"distance_km": {"min": 3, "max": 7}}, Distance(3, 7, by_road=True)),
        ({"distance_km": {"min": 3}}, Distance(3, float("inf"), by_road=True)),
        ({"distance_km": None}, None),
        ({"near_site": None, "distance_km": None}, None),
    ],
)
def test_distances_are_those_that_the_plan_states(stated: dict[str, Any], distance: Distance | None) -> None:
    assert only(**stated).distance == distance


def test_coordinates_give_the_straight_line() -> None:
    distance = only(latitude=-0.1, longitude=34.85).distance
    assert distance is not None
    assert distance.low == distance.high == pytest.approx(11.12, abs=0.01)
    assert not distance.by_road


@pytest.mark.parametrize(
    ("stated", "standing"),
    [
        ({"agrees": "agreed"}, "agrees"),
        ({"agrees": "in_place", "consulted": "none"}, "agrees"),
        ({"agrees": "refused", "consulted": "2026-06"}, "refuses"),
        ({"agrees": "requested"}, "requested"),
        ({"agrees": "planned"}, "planned"),
        ({"agrees": "planned", "consulted": "none"}, "not_asked"),
        ({"agrees": "none"}, "no_agreement"),
        ({"consulted": "none"}, "not_asked"),
        ({"consulted": "2026-06"}, "asked"),
        ({}, "not_stated"),
    ],
)
def test_how_a_provider_stands_to_the_mission(stated: dict[str, Any], standing: str) -> None:
    assert only(**stated).standing == standing


def test_a_partner_counts_as_one_where_nothing_else_is_stated() -> None:
    (site,) = sites(partners=[{"id": "ministry"}], local_providers=[provider(partner="ministry")])
    assert site.neighbours[0].standing == "partner"


def test_the_same_care_comes_first_and_then_what_is_near() -> None:
    (site,) = sites(
        local_providers=[
            provider(id="a", name="Dentist", services=["dental"], distance_km=1),
            provider(id="b", name="Far post", distance_km=8),
            provider(id="c", name="Unknown", services=None),
            provider(id="d", name="Near post", distance_km=3),
            provider(id="e", name="Optician", services=["eye"], distance_km=None),
        ]
    )
    assert names(site) == ["Near post", "Far post", "Unknown", "Dentist", "Optician"]


def test_each_site_has_its_own_neighbours_and_services() -> None:
    school, ward = sites(
        sites=[SCHOOL, WARD],
        services=[CLINIC | {"sites": ["school"]}, SURGERY],
        local_providers=[provider(), provider(id="theatre", name="Theatre", near_site="ward", services=["surgery"])],
    )
    assert (school.offers, school.may_offer, names(school)) == (("Clinic",), ("Surgery",), ["Health post"])
    assert (ward.offers, ward.may_offer, names(ward)) == ((), ("Surgery",), ["Theatre"])
    assert ward.neighbours[0].overlap == "perhaps"


def test_a_provider_between_two_sites_stands_at_both() -> None:
    market = {"id": "market", "name": "Market", "latitude": -0.1, "longitude": 34.80}
    far = {"id": "far", "name": "Far", "latitude": 3.0, "longitude": 34.80}
    places = {"latitude": -0.1, "longitude": 34.77, "near_site": None, "distance_km": None}
    found = sites(
        sites=[SCHOOL, market, far],
        services=[CLINIC | {"sites": ["school", "market", "far"]}],
        local_providers=[provider(**places)],
    )
    assert [names(site) for site in found] == [["Health post"], ["Health post"], []]


def test_a_named_alternative_stands_at_every_site_of_its_service() -> None:
    named = CLINIC | {"sites": ["school", "ward"], "alternatives": ["post"]}
    found = sites(sites=[SCHOOL, WARD], services=[named], local_providers=[provider()])
    assert [names(site) for site in found] == [["Health post"], ["Health post"]]
    assert found[1].neighbours[0].distance is None


def test_a_provider_near_no_stated_site_stands_apart_and_may_give_the_same_care() -> None:
    found = sites(sites=[SCHOOL, WARD], local_providers=[provider(near_site=None, distance_km=None)])
    assert [site.name for site in found] == ["Primary school", "District ward", None]
    assert (found[2].neighbours[0].overlap, found[2].neighbours[0].perhaps) == ("perhaps", ("Clinic",))


def test_facilities_of_a_list_stand_beside_those_of_the_plan_once(tmp_path: Path) -> None:
    path = tmp_path / "facilities-2020.csv"
    path.write_text(
        "name,latitude,longitude,services,status\n"
        "River dispensary,-0.11,34.76,outpatient,\n"
        "Health Post,-0.1,34.76,outpatient,\n"
        "Far away,-0.9,34.76,outpatient,\n"
        "Gone,-0.1,34.75,outpatient,closed\n",
        encoding="utf-8",
    )
    reference = load_reference_data(facilities=path)
    school, ward = sites(
        reference,
        sites=[SCHOOL, WARD],
        services=[CLINIC | {"sites": ["school"]}],
        local_providers=[provider()],
    )
    assert [(each.name, each.listed) for each in school.neighbours] == [
        ("River dispensary", True),
        ("Health post", False),
    ]
    assert school.neighbours[0].standing == "not_in_plan"
    assert (school.not_looked_up, ward.not_looked_up) == (False, True)


def test_other_organisations_with_whom_nothing_is_coordinated_come_first(tmp_path: Path) -> None:
    path = tmp_path / "3w.csv"
    path.write_text(
        "#org,#activity,#adm2+name\nA,primary care,Kisumu\nB,primary care,Kisumu\nC,dental,Kisumu\nD,health,Kisumu\n",
        encoding="utf-8",
    )
    found = around(
        case_of(
            load_reference_data(activities=path),
            sites=[SCHOOL | {"location": "Ahero, Kisumu"}],
            integration={"other_teams": [{"id": "a", "name": "A", "coordinated": "agreed"}]},
        )
    ).organisations
    assert [(each.name, each.overlap, each.standing) for each in found] == [
        ("B", "same", "not_coordinated"),
        ("D", "perhaps", "not_stated"),
        ("A", "same", "coordinated"),
    ]


def test_two_hundred_sites_and_providers_are_told_apart() -> None:
    many = [SCHOOL | {"id": f"s-{n}", "name": f"S{n}", "latitude": n / 10} for n in range(200)]
    around_them = [provider(id=f"p-{n}", name=f"P{n}", near_site=f"s-{n}") for n in range(200)]
    found = sites(
        sites=many, services=[CLINIC | {"sites": [f"s-{n}" for n in range(200)]}], local_providers=around_them
    )
    assert [names(site) for site in found] == [[f"P{n}"] for n in range(200)]
