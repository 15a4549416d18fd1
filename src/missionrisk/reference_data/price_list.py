"""Prices of medicines, from a list that a user brings: CSV or Excel.

Buyer prices such as those of an international price guide, or prices at local pharmacies. Columns are found by their
usual names; needed are medicine, price and currency, and a year in a column or in the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from missionrisk.intake.problems import quoted
from missionrisk.reference_data.files import Origin, origin_of, read_bytes
from missionrisk.reference_data.sheets import (
    Faults,
    Row,
    columns_by_name,
    named,
    number_in,
    read_rows,
    year_in,
)

_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "medicine": ("medicine", "inn", "medicine inn", "generic name", "name", "medicamento", "medicament"),
    "strength": ("strength", "dose", "concentracion", "dosage"),
    "form": ("form", "dosage form", "dose form", "forma", "forme"),
    "unit": ("unit", "price unit", "unidad", "unite"),
    "price": ("price", "unit price", "median price", "median buyer price", "median supplier price", "precio", "prix"),
    "currency": ("currency", "moneda", "devise"),
    "year": ("year", "price year", "ano", "annee"),
    "source": ("source", "price source", "fuente"),
}
"""The column names that each field is known by; capitals, accents, hyphens and underscores make no difference."""

_NEEDED: Final = ("medicine", "price", "currency")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_THOUSANDS_OR_NOT: Final = re.compile(r"\d{1,3},\d{3}")
_YEARS: Final = range(1980, 2101)


@dataclass(frozen=True)
class Price:
    """What one unit of a medicine costs. Empty text where the list does not say.

    `unit` is what the price is for, such as tablet; `source` whose price it is, such as a guide or a pharmacy.
    """

    medicine: str
    strength: str
    form: str
    unit: str
    price: float
    year: int
    source: str


@dataclass(frozen=True, eq=False)
class PriceList:
    """A list of prices, all in one currency (ISO 4217)."""

    origin: Origin
    currency: str
    prices: tuple[Price, ...]

    def named(self, price: Price) -> str:
        """Where a price comes from and of which year it is, in words for a message."""
        return f"{price.source or Path(self.origin.file).name}, {price.year}"


def read_price_list(path: Path) -> PriceList:
    """The prices in a file. Raises ReferenceDataError with everything that is wrong with it."""
    content = read_bytes(path)
    header, *rows = read_rows(path, content)
    faults = Faults(path)
    columns = columns_by_name(header.cells, _NAMES)
    _check_columns(columns, header, faults)
    currencies: dict[str, int] = {}
    read = [_price(row, columns, year_in(path.name), currencies, faults) for row in rows]
    if not rows:
        faults.add("there is no price in it", hint="it needs a row for each medicine under the row of column names")
    if len(currencies) > 1:
        (first, *_), (other, line) = currencies, list(currencies.items())[1]
        faults.add(
            f"there are prices in {first} and in {other}",
            line=line,
            hint="bring a list with all prices in one currency",
        )
    faults.raise_if_any()
    (currency,) = currencies
    return PriceList(origin_of("medicine prices", path, content), currency, tuple(price for price in read if price))


def _check_columns(columns: Mapping[str, int], header: Row, faults: Faults) -> None:
    lacking = [name for name in _NEEDED if name not in columns]
    if not lacking:
        return
    hint = (
        f"its columns are {named(header.cells)}; write the columns' names into the first row, such as medicine, price"
    )
    raise faults.stop(f"there is no column for {', '.join(lacking)}", line=header.line, hint=hint)


def _price(
    row: Row, columns: Mapping[str, int], year_of_file: int | None, currencies: dict[str, int], faults: Faults
) -> Price | None:
    """The price in a row, or None where something is wrong with it."""
    cells = {name: row[column] for name, column in columns.items()}
    medicine, currency = cells["medicine"], cells["currency"].upper()
    price, year = _amount(cells["price"], row, faults), _year(cells.get("year", ""), year_of_file, row, faults)
    if not medicine:
        faults.add("there is a price without a medicine", line=row.line, hint="write its INN, such as amlodipine")
    if _CURRENCY.fullmatch(currency) is None:
        what = f"{quoted(cells['currency'])} is no currency" if currency else "the currency is not stated"
        faults.add(what, line=row.line, hint="write its code of three letters, such as USD or KES")
    else:
        currencies.setdefault(currency, row.line)
    if price is None or year is None or not medicine:
        return None
    words = {name: cells.get(name, "") for name in ("strength", "form", "unit", "source")}
    return Price(medicine=medicine, price=price, year=year, **words)


def _amount(written: str, row: Row, faults: Faults) -> float | None:
    if _THOUSANDS_OR_NOT.fullmatch(written):
        hint = f"write {written.replace(',', '.')} or {written.replace(',', '')}"
        faults.add(f"{quoted(written)} may be read in two ways", line=row.line, hint=hint)
        return None
    price = number_in(written)
    if price is None or price <= 0:
        what = f"{quoted(written)} is no price" if written else "the price is not stated"
        faults.add(what, line=row.line, hint="write a number above 0, such as 0.035, without the currency")
        return None
    return price


def _year(written: str, of_file: int | None, row: Row, faults: Faults) -> int | None:
    if not written and of_file is not None:
        return of_file
    if written.isdecimal() and int(written) in _YEARS:
        return int(written)
    what = f"{quoted(written)} is no year" if written else "the year of the price is not stated"
    faults.add(what, line=row.line, hint="write four digits, such as 2015, or put the year into the file's name")
    return None
