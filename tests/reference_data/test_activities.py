"""3W sheets: what is read by its hashtags, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from missionrisk.plan.geography import Point
from missionrisk.reference_data import ReferenceDataError
from missionrisk.reference_data.activities import Activity, OtherActivities, read_activities

TAGS = "#org,#sector,#activity,#adm1+name,#adm2+name,#geo+lat,#geo+lon,#date+start,#date+end\n"


def read(tmp_path: Path, text: str, name: str = "3w_2027.csv") -> OtherActivities:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_activities(tmp_path / name)


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(ReferenceDataError) as caught:
        read(tmp_path, text)
    return str(caught.value)


def test_a_row(tmp_path: Path) -> None:
    sheet = read(
        tmp_path, "A title\nWho,What\n" + TAGS + "Team,Health,Clinics,West,Lake,-0.1,34.7,2027-02,2027-03-05\n"
    )
    assert sheet.rows == (
        Activity("Team", "Health; Clinics", "Lake", "West", Point(-0.1, 34.7), date(2027, 2, 1), date(2027, 3, 5)),
    )
    assert sheet.title == "3w_2027.csv (year 2027; 1 activity)"


def test_without_dates_it_has_begun_and_goes_on(tmp_path: Path) -> None:
    (row,) = read(tmp_path, TAGS + "Team,Health,,West,,,,,\n").rows
    assert (row.start, row.end, row.district, row.region, row.point) == (date.min, date.max, "", "West", None)


def test_order_of_columns_and_attributes_makes_no_difference(tmp_path: Path) -> None:
    (row,) = read(
        tmp_path, "#adm2+code,# ADM2 +name,#org+type,#org+name,#sector,#date+end\nK1,Lake,NGO,Team,Health,2027\n"
    ).rows
    assert (row.district, row.organisation, row.end) == ("Lake", "Team", date(2027, 12, 31))


def test_the_one_who_does_it_is_meant_not_the_one_who_pays(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "#org+funder,#org+impl,#sector,#adm1\nDonor,Team,Health,West\n").rows
    assert row.organisation == "Team"


def test_rows_without_organisation_or_place_are_counted(tmp_path: Path) -> None:
    sheet = read(tmp_path, TAGS + ",Health,,West,,,,,\nTeam,Health,,,,,,,\nTeam,Health,,West,,,,,\n")
    assert (len(sheet.rows), sheet.incomplete) == (1, 2)
    assert "2 more without organisation or place" in sheet.title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("org,sector\nTeam,Health\n", "there is no row of HXL hashtags"),
        ("#sector,#adm1\nHealth,West\n", "no column is tagged #org"),
        ("#org,#adm1\nTeam,West\n", "no column is tagged #sector or #activity"),
        ("#org,#sector\nTeam,Health\n", "no column is tagged #adm1, #adm2, #loc or #geo+lat"),
        (TAGS + "Team,Health,,West,,,,05/03/2027,\n", ":2:1: '05/03/2027' is no date"),
        (TAGS + "Team,Health,,West,,,,2027-02-30,\n", "'2027-02-30' is no date"),
        (TAGS + "Team,Health,,West,,,,2027-13,\n", "'2027-13' is no date"),
        (TAGS + "Team,Health,,West,,,,2027-03,2027-02\n", "the end '2027-02' is before the start '2027-03'"),
        (TAGS + "Team,Health,,West,,106.8,-6.2,,\n", "latitude and longitude may be swapped"),
    ],
)
def test_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path, TAGS + "Team,Health,,West,,x,3,soon,later\n").count(":2:1:") == 3


def test_a_workbook_with_dates(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    for row in (["#org", "#sector", "#adm1", "#date+start"], ["Team", "Health", "West", date(2027, 2, 3)]):
        workbook.active.append(row)
    workbook.save(tmp_path / "3w.xlsx")
    assert read_activities(tmp_path / "3w.xlsx").rows[0].start == date(2027, 2, 3)
