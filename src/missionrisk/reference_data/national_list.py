"""National lists of essential medicines, from a file that a user brings: CSV or Excel.

A list is of a year, and a medicine that is not on it may long be in use: what follows from it always names the year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from missionrisk.intake.problems import quoted
from missionrisk.language import gettext as _
from missionrisk.plan.paths import nearest
from missionrisk.reference_data.country_codes import ALPHA_2, country_code
from missionrisk.reference_data.files import Origin, origin_of, read_bytes
from missionrisk.reference_data.sheets import Faults, Row, columns_by_name, named, read_rows, year_in

_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "medicine": ("medicine", "inn", "medicine inn", "generic name", "name", "medicamento", "medicament"),
    "atc": ("atc", "atc code", "codigo atc", "code atc"),
    "atc_secondary": ("atc secondary", "other atc"),
    "country": ("country", "country iso3", "country iso2", "country code", "iso3", "iso2", "pais", "pays"),
    "countries": ("countries", "countries iso3", "countries iso2", "paises"),
    "year": ("year", "national list year", "list year", "ano", "annee"),
}
"""The column names that each field is known by; capitals, accents, hyphens and underscores make no difference."""

_YEAR_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    # A code is wanted, and a column called country may hold its name.
    "country": ("country iso3", "country iso2", "iso3", "iso2", "country code", "country"),
    "year": _NAMES["year"],
}

_YEARS: Final = range(1970, 2101)
_ATC: Final = re.compile(r"[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?")
_BETWEEN: Final = re.compile(r"[\s,;/|]+")

_CODE_HINT: Final = "write ISO 3166-1, such as KE or KEN"

ANY_COUNTRY: Final = ""
"""Stands for the country of a list that names none."""


@dataclass(frozen=True)
class ListedMedicine:
    """A medicine as a list names it, with its ATC codes, which may be of any level."""

    name: str
    atc: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CountryList:
    """The list of one country."""

    year: int
    medicines: tuple[ListedMedicine, ...]
    file: str

    @property
    def title(self) -> str:
        """What it is called in a message: with its year, and the file that it was read from."""
        text = _("the national list of essential medicines of {year} ({file})")
        return text.format(year=self.year, file=Path(self.file).name)


@dataclass(frozen=True, eq=False)
class NationalList:
    """The lists in a file, by ISO 3166-1 alpha-2 code."""

    origin: Origin
    lists: Mapping[str, CountryList]

    def of(self, country: str) -> CountryList | None:
        """The list of a country; None where the file has none. A file that names no country is that of any."""
        return self.lists.get(country, self.lists.get(ANY_COUNTRY))


def read_national_list(path: Path, years: Path | None = None) -> NationalList:
    """The national lists in a file, which may have a column of countries, and one of years.

    `years` is a second file that tells the year of each country's list. Raises ReferenceDataError with everything
    that is wrong with the files.
    """
    known_years = {} if years is None else _years_in(years)
    content = read_bytes(path)
    header, *rows = read_rows(path, content)
    faults = Faults(path)
    columns = columns_by_name(header.cells, _NAMES)
    if "medicine" not in columns:
        hint = (
            f"its columns are {named(header.cells)}; write the columns' names into the first row, such as medicine, atc"
        )
        raise faults.stop("there is no column for the medicine", line=header.line, hint=hint)
    if not rows:
        raise faults.stop("there is no medicine in it", hint="it needs a row for each medicine under the column names")
    gathered: dict[str, _Gathered] = {}
    for row in rows:
        _gather(row, columns, gathered, faults)
    lists = {
        country: CountryList(year, tuple(found.medicines), str(path))
        for country, found in gathered.items()
        if (year := _year_of(country, found, known_years, year_in(path.name), faults)) is not None
    }
    _check_dated(gathered, lists, faults)
    faults.raise_if_any()
    return NationalList(origin_of("national list of medicines", path, content), lists)


@dataclass
class _Gathered:
    """What was read of one country's list: its medicines, and its years with the line of each."""

    medicines: list[ListedMedicine] = field(default_factory=list)
    years: dict[int, int] = field(default_factory=dict)


def _gather(row: Row, columns: Mapping[str, int], gathered: dict[str, _Gathered], faults: Faults) -> None:
    cells = {name: row[column] for name, column in columns.items()}
    name = cells["medicine"]
    if not name:
        faults.add("there is a row without a medicine", line=row.line, hint="write its INN, such as amlodipine")
        return
    codes = _BETWEEN.split(f"{cells.get('atc', '')} {cells.get('atc_secondary', '')}".upper())
    medicine = ListedMedicine(name, tuple(dict.fromkeys(code for code in codes if _ATC.fullmatch(code))))
    year = _year(cells.get("year", ""), row, faults)
    for country in _countries_of(cells, row, faults):
        of_country = gathered.setdefault(country, _Gathered())
        of_country.medicines.append(medicine)
        if year is not None:
            of_country.years.setdefault(year, row.line)


def _countries_of(cells: Mapping[str, str], row: Row, faults: Faults) -> list[str]:
    """The countries whose lists have the medicine; in a column of several countries, there may be none."""
    if "countries" in cells:
        return _countries_in(cells["countries"], row, faults)
    if "country" not in cells:
        return [ANY_COUNTRY]
    if not cells["country"]:
        faults.add("the country is not stated", line=row.line, hint=_CODE_HINT)
    return _countries_in(cells["country"], row, faults)


def _countries_in(written: str, row: Row, faults: Faults) -> list[str]:
    found = []
    for word in filter(None, _BETWEEN.split(written)):
        code = country_code(word)
        if code is None:
            near = nearest(word.upper(), [*ALPHA_2, *ALPHA_2.values()])
            hint = f"did you mean {' or '.join(near)}?" if near else _CODE_HINT
            faults.add(f"{quoted(word)} is no country code", line=row.line, hint=hint)
        else:
            found.append(code)
    return found


def _year(written: str, row: Row, faults: Faults) -> int | None:
    if not written:
        return None
    if written.isdecimal() and int(written) in _YEARS:
        return int(written)
    faults.add(f"{quoted(written)} is no year", line=row.line, hint="write four digits, such as 2014")
    return None


def _year_of(
    country: str, found: _Gathered, known: Mapping[str, int], of_file: int | None, faults: Faults
) -> int | None:
    """The year of a country's list: from its rows, else from the file of years, else from the name of the file."""
    which = f"the list of {country}" if country else "the list"
    if len(found.years) > 1:
        (first, _), (other, line) = list(found.years.items())[:2]
        hint = "bring one list for each country, the newest"
        faults.add(f"{which} is said to be of {first} and of {other}", line=line, hint=hint)
        return None
    return next(iter(found.years), known.get(country, of_file))


def _check_dated(gathered: Mapping[str, _Gathered], lists: Mapping[str, CountryList], faults: Faults) -> None:
    undated = [country for country, found in gathered.items() if country not in lists and not found.years]
    if not undated:
        return
    which = f"the lists of {', '.join(undated[:5])}" + (f" and {len(undated) - 5} more" if len(undated) > 5 else "")
    hint = "write it into a column 'year', or into the file's name, or bring a file with the year of each country"
    faults.add(f"the year of {'the list' if undated == [ANY_COUNTRY] else which} is not stated", hint=hint)


def _years_in(path: Path) -> Mapping[str, int]:
    """The year of each country's list. Raises ReferenceDataError."""
    header, *rows = read_rows(path, read_bytes(path))
    faults = Faults(path)
    columns = columns_by_name(header.cells, _YEAR_COLUMNS)
    if set(columns) != set(_YEAR_COLUMNS):
        hint = f"its columns are {named(header.cells)}; it needs a country and a year, such as country_iso3, year"
        raise faults.stop("there is no column for the country or for the year", line=header.line, hint=hint)
    years = {}
    for row in rows:
        year = _year(row[columns["year"]], row, faults)
        for country in _countries_in(row[columns["country"]], row, faults):
            if year is not None:
                years[country] = year
    faults.raise_if_any()
    return years
