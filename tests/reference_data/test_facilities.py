"""Lists of facilities: what is read, what is refused, and what lies near a point."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.plan.geography import Point, kilometres
from missionrisk.reference_data import Origin, ReferenceDataError
from missionrisk.reference_data.facilities import Facilities, Facility, read_facilities

HEADER = "name,latitude,longitude,services,type,owner,status,beds,code\n"


def read(tmp_path: Path, text: str | bytes, name: str = "facilities_2020.csv") -> Facilities:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_facilities(path)


def refused(tmp_path: Path, text: str | bytes, name: str = "list.csv") -> str:
    with pytest.raises(ReferenceDataError) as caught:
        read(tmp_path, text, name)
    return str(caught.value)


def test_all_columns(tmp_path: Path) -> None:
    found = read(tmp_path, HEADER + "Clinic,-0.1,34.75,Outpatient; Dental,Medical clinic,Private,Operational,4,25\n")
    assert found.places == (
        Facility(
            "Clinic", Point(-0.1, 34.75), "Outpatient; Dental", "Medical clinic", "Private", "Operational", 4, "25"
        ),
    )
    assert (found.year, found.origin.kind) == (2020, "facilities")
    assert found.title == "facilities_2020.csv (year 2020; 1 facility)"


@pytest.mark.parametrize(
    "header",
    [
        "Facility_Name,LAT,Long",
        "nombre;Latitud;Longitud",
        "NOM\tY\tX",
        "\ufeffname,lat,lng",
        "Official name,gps-latitude,gps-longitude",
    ],
)
def test_names_of_columns_are_forgiving(tmp_path: Path, header: str) -> None:
    delimiter = next(sign for sign in ",;\t" if sign in header)
    found = read(tmp_path, f"{header}\nClinic{delimiter}1.5{delimiter}30\n")
    assert [(place.name, place.point) for place in found.places] == [("Clinic", Point(1.5, 30))]


def test_decimal_commas_and_a_row_that_is_too_short(tmp_path: Path) -> None:
    found = read(tmp_path, 'name;lat;lon;beds\nClinic;"-0,5";"34,75"\n')
    assert found.places == (Facility("Clinic", Point(-0.5, 34.75)),)


def test_rows_without_a_place_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "name,lat,lon\nA,1,30\nB,,\nC,1,\n\nD,0,0\n")
    assert ([place.name for place in found.places], found.without_place) == (["A"], 3)
    assert "1 facility, 3 more without coordinates" in found.title


def test_a_row_of_hashtags_says_what_the_columns_are(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Établissement,N,E,Soins\n#loc+name,#geo+lat,#geo+lon,#service\nDispensaire,4,9,Consultation\n"
    )
    assert found.places == (Facility("Dispensaire", Point(4, 9), "Consultation"),)


def test_what_follows_the_first_rows_is_read_too(tmp_path: Path) -> None:
    rows = "".join(f"F{n}, {n / 100} ,30\n" for n in range(60))
    found = read(tmp_path, f"name,lat,lon\n#loc+name,#geo+lat,#geo+lon\n{rows}")
    assert [(place.name, place.point) for place in found.places] == [(f"F{n}", Point(n / 100, 30)) for n in range(60)]
    assert ":64:1: 'x' is no number" in refused(tmp_path, f"name,lat,lon\n\n\n{rows}A,x,1\n")


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, 'name,lat,lon\nA,north,30\n"B\nC",1,200\nD,106.8,-6.2\nE,nan,3\nF,1,30\n')
    path = tmp_path / "list.csv"
    assert said.splitlines() == [
        f"{path}:2:1: 'north' is no number of degrees",
        "   write degrees as in -0.0917",
        f"{path}:3:1: there is no place at latitude 1, longitude 200",
        f"{path}:5:1: there is no place at latitude 106.8, longitude -6.2",
        "   latitude and longitude may be swapped",
        f"{path}:6:1: 'nan' is no number of degrees",
        "   write degrees as in -0.0917",
    ]


def test_what_is_swapped_in_a_list_of_one_region_is_found(tmp_path: Path) -> None:
    rows = "".join(f"F{n},{n / 100},{30 + n / 100}\n" for n in range(30))
    said = refused(tmp_path, f"name,lat,lon\n{rows}Swapped,30.1,0.2\n")
    assert ":32:1: 'Swapped' lies 4," in said
    assert "latitude and longitude may be swapped" in said
    assert len(read(tmp_path, f"name,lat,lon\n{rows}Elsewhere,-30,-60\n").places) == 31


def test_a_list_of_a_continent_is_not_doubted(tmp_path: Path) -> None:
    rows = "".join(f"F{n},{n - 30},{10 + n % 30}\n" for n in range(60))
    assert len(read(tmp_path, f"name,lat,lon\n{rows}").places) == 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("name,lat\nA,1\n", "there is no column for 'longitude'"),
        ("a,b,c\n", "there is no column for 'name', 'latitude', 'longitude'"),
        ("name,lat,lon\nCl\xednica,1,2\n".encode("latin-1"), "the file is not written in UTF-8"),
        ('name,lat,lon\n"' + "a" * 200_000 + '",1,2\n', "this row cannot be read: field larger than field limit"),
    ],
)
def test_what_is_no_such_list(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="cannot be read"):
        read_facilities(tmp_path / "none.csv")


def test_too_many_faults_are_counted(tmp_path: Path) -> None:
    said = refused(tmp_path, "name,lat,lon\n" + "A,x,y\n" * 250)
    assert said.endswith("there are 50 further problems")


# --- GeoJSON ------------------------------------------------------------------------------------------------------


def geojson(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def test_points_and_areas(tmp_path: Path) -> None:
    square = [[30, 1], [32, 1], [32, 3], [30, 3], [30, 1]]
    found = read(
        tmp_path,
        geojson(
            feature({"type": "Point", "coordinates": [34.75, -0.1, 1100]}, name="Clinic", amenity="clinic", beds=3),
            feature({"type": "Polygon", "coordinates": [square, [[31, 2], [31.5, 2], [31, 2.5]]]}, name="Hospital"),
            feature({"type": "MultiPolygon", "coordinates": [[square]]}, amenity="pharmacy", services=["a", "b"]),
            feature({"type": "LineString", "coordinates": [[30, 1], [32, 3]]}, name="Line"),
            feature(None, name="Nowhere"),
        ),
        "osm.geojson",
    )
    assert [(place.name, place.point) for place in found.places] == [
        ("Clinic", Point(-0.1, 34.75)),
        ("Hospital", Point(2, 31)),
        ("pharmacy", Point(2, 31)),
        ("Line", Point(2, 31)),
    ]
    assert (found.places[0].beds, found.places[2].services, found.without_place) == (3, "a; b", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "the file is not JSON"),
        ("[" * 100_000, "the file is not JSON"),
        ("[]", "the file holds no features"),
        (geojson(3), "feature 1 has no properties"),
        (geojson(feature({"coordinates": [30, 95]}, name="A")), "feature 1: there is no place at latitude 95.0"),
        (geojson(feature({"coordinates": [[], {}]}, name="A")), ""),
    ],
)
def test_other_json(tmp_path: Path, text: str, said: str) -> None:
    if said:
        assert said in refused(tmp_path, text, "list.json")
    else:
        assert read(tmp_path, text, "list.json").without_place == 1


# --- Excel --------------------------------------------------------------------------------------------------------


def test_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    for row in (["Name", "Lat", "Lon", "Code"], ["Clinic", -0.1, 34.75, 12.0], [None, None, None, None]):
        workbook.active.append(row)
    workbook.save(tmp_path / "list.xlsx")
    assert read_facilities(tmp_path / "list.xlsx").places == (Facility("Clinic", Point(-0.1, 34.75), code="12"),)


def test_a_damaged_workbook(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as packed:
        packed.writestr("nothing.txt", "")
    assert "the workbook cannot be read" in refused(tmp_path, (tmp_path / "list.xlsx").read_bytes(), "list.xlsx")


def test_a_workbook_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as packed:
        packed.writestr("nothing.txt", "")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    said = refused(tmp_path, (tmp_path / "list.xlsx").read_bytes(), "list.xlsx")
    assert "pip install 'missionrisk[xlsx]'" in said


# --- what is near -------------------------------------------------------------------------------------------------


def listing(points: list[Point]) -> Facilities:
    places = tuple(Facility(str(number), point) for number, point in enumerate(points))
    return Facilities(Origin("facilities", "list.csv", ""), places)


POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=60, deadline=None)
@given(st.data(), POINTS, st.floats(0, 400))
def test_the_grid_finds_exactly_what_is_near(data: st.DataObject, middle: Point, km: float) -> None:
    offsets = data.draw(st.lists(st.tuples(st.floats(-4, 4), st.floats(-4, 4)), max_size=20))
    around = [
        Point(max(-90.0, min(90.0, middle.latitude + up)), (middle.longitude + across + 180) % 360 - 180)
        for up, across in offsets
    ]
    found = listing(around).within(km, middle)
    assert {facility.name for _, facility in found} == {
        str(number) for number, point in enumerate(around) if kilometres(point, middle) <= km
    }
    assert [distance for distance, _ in found] == sorted(distance for distance, _ in found)


def test_around_a_pole_and_across_the_180th_meridian() -> None:
    found = listing([Point(89.9, 10), Point(89.9, -170), Point(0, 179.99), Point(0, -179.99), Point(0, 180)])
    assert {facility.name for _, facility in found.within(30, Point(90, 0))} == {"0", "1"}
    assert {facility.name for _, facility in found.within(3, Point(0, 180))} == {"2", "3", "4"}
    assert {facility.name for _, facility in found.within(3, Point(0, -180))} == {"2", "3", "4"}


@pytest.mark.parametrize(
    ("status", "closed"),
    [
        ("", False),
        ("Operational", False),
        ("Non-operational", True),
        ("Closed", True),
        ("Cerrada", True),
        ("Fermé", True),
    ],
)
def test_closed(status: str, closed: bool) -> None:
    assert Facility("A", Point(0, 1), status=status).closed is closed
