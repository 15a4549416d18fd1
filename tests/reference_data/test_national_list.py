"""National lists of essential medicines as users bring them."""

from __future__ import annotations

from pathlib import Path

import pytest

from missionrisk.reference_data import ReferenceDataError
from missionrisk.reference_data.country_codes import country_code
from missionrisk.reference_data.national_list import ListedMedicine, NationalList, read_national_list


def write(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def names(found: NationalList, country: str) -> list[str]:
    of_country = found.of(country)
    return [] if of_country is None else [medicine.name for medicine in of_country.medicines]


def problems(path: Path, years: Path | None = None) -> list[tuple[int | None, str]]:
    with pytest.raises(ReferenceDataError) as raised:
        read_national_list(path, years)
    return [(problem.line, problem.message) for problem in raised.value.problems]


def test_a_list_of_one_country(tmp_path: Path) -> None:
    found = read_national_list(write(tmp_path, "Medicine,ATC,Year\nAmoxicillin,J01CA04,2019\nAspirin,N02BA01,2019\n"))
    assert names(found, "KE") == names(found, "UG") == ["Amoxicillin", "Aspirin"]
    of_any = found.of("KE")
    assert of_any is not None
    assert (of_any.year, of_any.title) == (2019, "the national list of essential medicines of 2019 (list.csv)")
    assert of_any.medicines[0] == ListedMedicine("Amoxicillin", ("J01CA04",))


def test_rows_with_countries(tmp_path: Path) -> None:
    text = "medicine;country;year\nAmoxicillin;KE;2019\nAmoxicillin;UGA;2016\nAspirin;ug;2016\n"
    found = read_national_list(write(tmp_path, text, encoding="utf-8-sig"))
    assert names(found, "KE") == ["Amoxicillin"]
    assert names(found, "UG") == ["Amoxicillin", "Aspirin"]
    assert found.of("TZ") is None


def test_several_countries_in_a_cell_with_the_years_in_another_file(tmp_path: Path) -> None:
    text = (
        "medicine,atc,atc_secondary,n_countries,countries_iso3\nAmoxicillin,J01CA04,J01CR02,2,KEN NAM\nNothing,,,0,\n"
    )
    years = "country_iso3,country,national_list_year\nKEN,Kenya,2016\nNAM,Namibia,2014\nAFG,Afghanistan,2014\n"
    found = read_national_list(write(tmp_path, text), write(tmp_path, years, "years.csv"))
    namibia = found.of("NA")
    assert namibia is not None
    assert namibia.year == 2014
    assert namibia.medicines == (ListedMedicine("Amoxicillin", ("J01CA04", "J01CR02")),)
    assert set(found.lists) == {"KE", "NA"}


def test_namibia_is_a_country(tmp_path: Path) -> None:
    found = read_national_list(write(tmp_path, "medicine,country,year\nAmoxicillin,NA,2016\n"))
    assert names(found, "NA") == ["Amoxicillin"]
    assert country_code("na") == country_code("NAM") == "NA"


def test_norway_is_a_country(tmp_path: Path) -> None:
    assert names(read_national_list(write(tmp_path, "medicine,country,year\nAmoxicillin,NO,2016\n")), "NO") != []


def test_the_year_in_the_name_of_the_file(tmp_path: Path) -> None:
    found = read_national_list(write(tmp_path, "inn\nAmoxicillin\n", "kenya_2016.csv")).of("KE")
    assert found is not None
    assert found.year == 2016


def test_codes_of_any_level_are_kept_and_others_passed_over(tmp_path: Path) -> None:
    text = 'medicine,atc,year\nMethyldopa,C02AB,2016\nLidocaine,"C05AD01, N01BB02",2016\nNitrate,CO1DA,2016\n'
    found = read_national_list(write(tmp_path, text)).of("KE")
    assert found is not None
    assert [medicine.atc for medicine in found.medicines] == [("C02AB",), ("C05AD01", "N01BB02"), ()]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    rows = [",KE,2016", "Aspirin,KNE,2016", "Amoxicillin,UG,last", "Iron,,2016", "Zinc,KE,2016", "Ors,KE,2019"]
    text = "\n".join(["medicine,country,year", *rows])
    assert problems(write(tmp_path, text)) == [
        (2, "there is a row without a medicine"),
        (3, "'KNE' is no country code"),
        (4, "'last' is no year"),
        (5, "the country is not stated"),
        (7, "the list of KE is said to be of 2016 and of 2019"),
        (None, "the year of the lists of UG is not stated"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("drug of choice\nAmoxicillin\n", 1, "there is no column for the medicine"),
        ("medicine,year\n", None, "there is no medicine in it"),
        ("medicine\nAmoxicillin\n", None, "the year of the list is not stated"),
    ],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    assert problems(write(tmp_path, text)) == [(line, message)]


def test_a_file_of_years_that_cannot_be_used(tmp_path: Path) -> None:
    path = write(tmp_path, "medicine,country\nAmoxicillin,KE\n")
    assert problems(path, write(tmp_path, "land,jahr\nKE,2016\n", "years.csv")) == [
        (1, "there is no column for the country or for the year")
    ]
    assert problems(path, write(tmp_path, "iso2,year\nKE,16\nXX,2016\n", "years.csv")) == [
        (2, "'16' is no year"),
        (3, "'XX' is no country code"),
    ]


def test_no_such_file(tmp_path: Path) -> None:
    ((_, message),) = problems(tmp_path / "nowhere.csv")
    assert message.startswith("cannot be read")
