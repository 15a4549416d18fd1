from pathlib import Path

import pytest

from missionrisk.reference_data import ReferenceDataError, load_reference_data

PRICES = "medicine,strength,form,price,currency,year,source\namlodipine,5 mg,tablet,0.02,USD,2024,a survey\n"
FACILITIES = "name,latitude,longitude,services\nHealth centre,14.6,-91.1,outpatient\n"


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_files_there_are_no_lists() -> None:
    assert load_reference_data().origins == ()


def test_each_list_says_where_it_came_from(tmp_path: Path) -> None:
    brought = load_reference_data(
        facilities=file(tmp_path, "facilities.csv", FACILITIES), prices=file(tmp_path, "prices.csv", PRICES)
    )
    assert {Path(origin.file).name for origin in brought.origins} == {"facilities.csv", "prices.csv"}
    assert all(len(origin.sha256) == 64 for origin in brought.origins)
    assert brought.national_list is None


def test_what_is_wrong_with_several_files_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        load_reference_data(facilities=tmp_path / "nowhere.csv", prices=file(tmp_path, "prices.csv", "a,b\n1,2\n"))
    assert "nowhere.csv" in str(raised.value)
    assert "prices.csv" in str(raised.value)


def test_years_alone_are_no_list(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="no list"):
        load_reference_data(national_list_years=file(tmp_path, "years.csv", "country,year\nKE,2019\n"))
