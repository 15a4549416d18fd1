"""The picture of who gives care around each site."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from missionrisk import load_reference_data
from missionrisk.judgement.judge import judge
from missionrisk.reference_data import ReferenceData
from missionrisk.reports.pictures.surroundings import Row, Surroundings, surroundings_of
from missionrisk.reports.templates import html_page
from tests.reports.pictures.places import CLINIC, SCHOOL, SURGERY, WARD, case_of, provider
from tests.reports.strangers import HOSTILE


def picture_of(reference: ReferenceData | None = None, **chapters: Any) -> Surroundings | None:
    case = case_of(reference, **chapters)
    return surroundings_of(case, judge(case, "0"))


def made(reference: ReferenceData | None = None, **chapters: Any) -> Surroundings:
    picture = picture_of(reference, **chapters)
    assert picture is not None
    return picture


def drawn(picture: Surroundings) -> str:
    svg = html_page("pictures/surroundings.svg.j2", picture=picture)
    ElementTree.fromstring(svg)
    return svg


def row(**changes: Any) -> Row:
    """The row of the health post with these changes."""
    return made(local_providers=[provider(**changes)]).groups[0].rows[0]


def many(number: int, **changes: Any) -> list[dict[str, Any]]:
    return [provider(id=f"p-{n}", name=f"Provider {n:03}", distance_km=n % 40, **changes) for n in range(number)]


@pytest.mark.parametrize("providers", [None, []])
def test_without_site_and_provider_there_is_no_picture(providers: list[Any] | None) -> None:
    assert picture_of(sites=None, local_providers=providers) is None


def test_a_site_alone_says_that_its_neighbours_are_not_stated() -> None:
    picture = made()
    assert [(note.name, note.note_is_open) for note in picture.groups[0].rows] == [
        ("Which local providers there are is not stated.", True)
    ]
    assert picture.summary == "The plan does not state which local providers there are."
    assert (picture.ticks, picture.legend) == ((), ())


def test_a_site_without_neighbours_says_so() -> None:
    picture = made(local_providers=[])
    assert [note.name for note in picture.groups[0].rows] == ["No local provider near this site, by the plan."]
    assert not picture.groups[0].rows[0].note_is_open
    assert picture.summary == "By the plan there is no local provider near any site."


def test_providers_alone_stand_near_no_site() -> None:
    picture = made(sites=None, local_providers=[provider(near_site=None, distance_km=None)])
    assert [group.heading for group in picture.groups] == ["Near which site is not stated"]
    assert picture.groups[0].rows[0].spot is None


def test_a_row_says_who_gives_what_and_whether_they_agree() -> None:
    found = row(agrees="agreed")
    assert (found.name, found.overlap, found.services) == ("Health post", "same", "Clinic")
    assert (found.sign, found.standing) == ("tick", "agrees")


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"services": ["dental"]}, "nothing in common"),
        ({"services": None}, "perhaps Clinic"),
        ({"distance_km": 90}, "too far: Clinic"),
        ({"working": False}, "does not work at present"),
    ],
)
def test_where_the_same_care_is_not_given_the_row_says_why(stated: dict[str, Any], words: str) -> None:
    assert row(**stated).services == words


def test_care_compared_with_services_that_are_not_stated_is_not_stated() -> None:
    picture = made(services=None, local_providers=[provider()])
    assert picture.groups[0].rows[0].services == "not stated"
    assert picture.groups[0].offers == "what is offered here is not stated"


def test_a_farther_provider_stands_farther_to_the_right() -> None:
    rows = made(local_providers=many(5)).groups[0].rows
    places = [found.spot.x for found in rows if found.spot]
    assert len(places) == 5
    assert places == sorted(set(places))


def test_a_range_is_drawn_from_its_least_to_its_greatest() -> None:
    spot = row(distance_km={"min": 3, "max": 7}).spot
    assert spot is not None
    assert spot.label == "3 to 7 km"
    assert spot.x_least < spot.x
    exact = row(distance_km=7).spot
    assert exact is not None
    assert (exact.x_least, exact.label) == (exact.x, "7 km")
    open_above = row(distance_km={"min": 3}).spot
    assert open_above is not None
    assert open_above.label == "from 3 km"


def test_a_distance_that_is_not_stated_is_never_a_place_on_the_axis() -> None:
    picture = made(local_providers=[provider(), provider(id="x", name="X", distance_km=None)])
    near, unplaced = picture.groups[0].rows
    assert near.spot is not None
    assert unplaced.spot is None
    assert picture.not_stated_x > max(tick.x for tick in picture.ticks)


@pytest.mark.parametrize("km", [0, 0.3, 4, 31, 220, 4_000, 19_000, 10**9])
def test_the_axis_begins_with_nothing_and_reaches_beyond_all(km: float) -> None:
    picture = made(local_providers=[provider(distance_km=km)])
    spot = picture.groups[0].rows[0].spot
    assert spot is not None
    assert picture.ticks[0].label == "0"
    assert picture.ticks[0].x <= spot.x <= picture.ticks[-1].x
    apart = [right.x - left.x for left, right in pairwise(picture.ticks)]
    assert min(apart) >= 24


def test_what_the_mission_offers_stands_beside_the_site() -> None:
    both = made(sites=[SCHOOL, WARD], services=[CLINIC | {"sites": ["school"]}, SURGERY], local_providers=[])
    assert [group.offers for group in both.groups] == ["offers Clinic; perhaps Surgery", "offers perhaps Surgery"]
    teaching = made(services=[CLINIC | {"kind": "training"}])
    assert teaching.groups[0].offers == "offers no care to patients"


def test_of_many_providers_those_with_the_same_care_are_drawn_and_the_rest_is_counted() -> None:
    picture = made(local_providers=[*many(200, services=["dental"]), provider()])
    rows = picture.groups[0].rows
    assert len(rows) == 12
    assert rows[0].name == "Health post"
    assert rows[-1].name == "190 further providers, 0 of them with the same care"
    assert len(picture.table.rows) <= 60


def test_of_many_sites_those_with_most_of_the_same_care_are_drawn() -> None:
    places = [{"id": f"s-{n}", "name": f"Site {n}"} for n in range(9)]
    everywhere = CLINIC | {"sites": [place["id"] for place in places]}
    near = [provider(id=f"p-{n}", near_site=f"s-{n}") for n in (8, 3)]
    picture = made(sites=places, services=[everywhere], local_providers=near)
    headings = [group.heading for group in picture.groups]
    assert headings == [
        "Site 0",
        "Site 1",
        "Site 2",
        "Site 3",
        "Site 4",
        "Site 8",
        "3 further sites; providers with the same care around them: 0",
    ]


@pytest.mark.parametrize("sites", [1, 3, 6, 200])
def test_a_crowded_plan_stays_within_its_height(sites: int, tmp_path: Path) -> None:
    sheet = tmp_path / "3w.csv"
    sheet.write_text("#org,#activity,#adm2+name\n" + "".join(f"O{n},primary care,Kisumu\n" for n in range(50)))
    places = [{"id": f"s-{n}", "name": f"Site {n}", "location": "Kisumu"} for n in range(sites)]
    providers = [entry | {"near_site": f"s-{n % sites}"} for n, entry in enumerate(many(200))]
    everywhere = CLINIC | {"sites": [place["id"] for place in places]}
    picture = made(
        load_reference_data(activities=sheet), sites=places, services=[everywhere], local_providers=providers
    )
    assert picture.height < 900
    assert len(picture.table.rows) <= 60
    rows = [found for group in picture.groups for found in group.rows]
    assert len(rows) <= 40
    tops = [found.y for found in rows]
    assert min(after - before for before, after in pairwise(tops)) >= 18
    assert tops[-1] + 18 < picture.legend_y


def test_lists_are_named_and_what_comes_from_them_has_another_shape(tmp_path: Path) -> None:
    path = tmp_path / "facilities-2020.csv"
    path.write_text("name,latitude,longitude,services\nRiver dispensary,-0.11,34.76,outpatient\n", encoding="utf-8")
    picture = made(load_reference_data(facilities=path), local_providers=[provider()])
    assert [(found.name, found.listed) for found in picture.groups[0].rows] == [
        ("River dispensary", True),
        ("Health post", False),
    ]
    assert "facilities-2020.csv" in picture.lists
    assert "square: from a list" in drawn(picture)
    alone = made(local_providers=[provider()])
    assert alone.lists == ""
    assert "square" not in drawn(alone)


def test_a_site_that_could_not_be_looked_up_says_so(tmp_path: Path) -> None:
    path = tmp_path / "facilities-2020.csv"
    path.write_text("name,latitude,longitude,services\nRiver dispensary,-0.11,34.76,outpatient\n", encoding="utf-8")
    picture = made(load_reference_data(facilities=path), sites=[WARD], local_providers=[])
    assert picture.groups[0].remark == "not in the list: coordinates not stated"


def test_the_table_says_the_same_in_full() -> None:
    name = "Health post of the three villages between river and road"
    picture = made(
        local_providers=[provider(name=name, agrees="refused"), provider(id="x", name="X", distance_km=None)]
    )
    assert picture.table.columns == ("Site", "Local provider", "Distance", "Gives the same care", "Agreement")
    assert picture.table.rows[0] == ("Primary school", name, "2 km by road", "Clinic", "refuses")
    assert picture.table.rows[1] == ("Primary school", "X", "not stated", "perhaps Clinic", "not stated")
    assert picture.groups[0].rows[0].name.endswith("…")


def test_the_summary_says_how_many_give_the_same_care_and_agree() -> None:
    summary = made(
        local_providers=[
            provider(agrees="agreed"),
            provider(id="b", name="B", consulted="none"),
            provider(id="c", name="C", services=None),
            provider(id="d", name="D", services=["dental"]),
        ]
    ).summary
    assert summary.startswith("2 local providers within reach give the same care as the mission")
    assert "Stated to agree to the mission or to be a partner in it: 1." in summary
    assert "Not known whether they give the same care: 1." in summary


def test_the_drawing_tells_overlap_and_agreement_by_shape() -> None:
    shapes = set()
    for stated in ({"services": ["primary_care"]}, {"services": None}, {"services": ["dental"]}):
        for standing in ({"agrees": "agreed"}, {"agrees": "requested"}, {"agrees": "refused"}, {}):
            elements = ElementTree.fromstring(drawn(made(local_providers=[provider(**stated, **standing)]))).iter()
            outlines = [each.get("d") or each.get("r") for each in elements if each.get("class") != "line stroked"]
            shapes.add(tuple(outline for outline in outlines if outline))
    assert len(shapes) == 12


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_names_that_a_stranger_gives_do_no_harm(text: str) -> None:
    picture = made(
        sites=[SCHOOL | {"name": text}],
        services=[CLINIC | {"name": text}],
        local_providers=[provider(name=text), provider(id="b", name=text, services=None)],
    )
    root = ElementTree.fromstring(drawn(picture))
    allowed = {"svg", "text", "tspan", "rect", "line", "path", "circle"}
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= allowed
    assert all(len(found.name) <= 30 for found in picture.groups[0].rows)
    assert all(len(cell) <= 200 for cells in picture.table.rows for cell in cells)
    assert "\x1b" not in drawn(picture)
    assert "\u202e" not in drawn(picture)
