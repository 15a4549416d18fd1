"""Price lists that users bring."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from missionrisk.reference_data import ReferenceData, ReferenceDataError
from missionrisk.reference_data.price_list import PriceList, read_price_list

GUIDE = """medicine,strength,form,unit,price,currency,year,source
Amlodipine,5 mg,tablet,tablet,0.0213,USD,2015,International guide
Metformin,500 mg,tablet,tablet,0.015,usd,2015,International guide
"""


def written(folder: Path, content: str | bytes, name: str = "prices.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder: Path, content: str | bytes, name: str = "prices.csv") -> PriceList:
    return read_price_list(written(folder, content, name))


def problems(folder: Path, content: str | bytes, name: str = "prices.csv") -> list[tuple[int | None, str]]:
    with pytest.raises(ReferenceDataError) as caught:
        read(folder, content, name)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_each_row_is_a_price(tmp_path: Path) -> None:
    prices = read(tmp_path, GUIDE)
    assert prices.currency == "USD"
    assert [price.medicine for price in prices.prices] == ["Amlodipine", "Metformin"]
    first = prices.prices[0]
    assert (first.strength, first.form, first.unit, first.price, first.year) == (
        "5 mg",
        "tablet",
        "tablet",
        0.0213,
        2015,
    )
    assert prices.named(first) == "International guide, 2015"


def test_the_list_is_among_the_data_that_were_brought(tmp_path: Path) -> None:
    prices = read(tmp_path, GUIDE)
    (origin,) = ReferenceData(prices=prices).origins
    assert origin.kind == "medicine prices"
    assert origin.file == str(tmp_path / "prices.csv")
    assert origin.sha256 == hashlib.sha256(GUIDE.encode()).hexdigest()


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffINN;Unit Price;Currency;Year\nAmlodipine;0,0213;USD;2015\n",
        "medicamento\tprecio\tmoneda\taño\nAmlodipine\t0.0213\tUSD\t2015\n",
        "generic name,median_buyer_price,currency,year\n\nAmlodipine,0.0213,USD,2015\n",
    ],
)
def test_usual_names_and_separators_are_understood(tmp_path: Path, content: str) -> None:
    (price,) = read(tmp_path, content).prices
    assert (price.medicine, price.price, price.year, price.strength) == ("Amlodipine", 0.0213, 2015, "")


def test_the_year_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    prices = read(tmp_path, "medicine,price,currency\nAmlodipine,0.02,USD\n", "guide-2015.csv")
    assert prices.named(prices.prices[0]) == "guide-2015.csv, 2015"


def test_everything_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    content = (
        "medicine,price,currency,year\n"
        "Amlodipine,free,USD,2015\n"
        ",0.1,USD,2015\n"
        "Metformin,0,USD,15\n"
        "Insulin,-2,dollars,2015\n"
        "Ceftriaxone,nan,USD,\n"
        "Warfarin,,USD,2015\n"
    )
    assert problems(tmp_path, content) == [
        (2, "'free' is no price"),
        (3, "there is a price without a medicine"),
        (4, "'0' is no price"),
        (4, "'15' is no year"),
        (5, "'-2' is no price"),
        (5, "'dollars' is no currency"),
        (6, "'nan' is no price"),
        (6, "the year of the price is not stated"),
        (7, "the price is not stated"),
    ]


def test_a_comma_that_may_part_thousands_is_not_guessed(tmp_path: Path) -> None:
    assert problems(tmp_path, "medicine;price;currency;year\nInsulin;1,250;KES;2020\n") == [
        (2, "'1,250' may be read in two ways")
    ]


def test_prices_in_two_currencies_cannot_be_added(tmp_path: Path) -> None:
    content = GUIDE + "Insulin,10 ml,injection,vial,900,KES,2015,A pharmacy\n"
    assert problems(tmp_path, content) == [(4, "there are prices in USD and in KES")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", (None, "the file is empty")),
        ("medicine,price,currency,year\n", (None, "there is no price in it")),
        ("drug,cost\nAmlodipine,0.02\n", (1, "there is no column for medicine, price, currency")),
        ("médicament,prix\n".encode("latin-1"), (1, "the file is not written in UTF-8")),
    ],
)
def test_what_is_no_price_list_is_refused(
    tmp_path: Path, content: str | bytes, expected: tuple[int | None, str]
) -> None:
    assert problems(tmp_path, content) == [expected]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"nowhere\.csv: cannot be read"):
        read_price_list(tmp_path / "nowhere.csv")
