"""Sheets of rows: CSV in UTF-8, or the first sheet of an Excel workbook.

A row keeps the line on which it begins, so that what is wrong with it can be named.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import filterfalse
from math import isfinite
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from missionrisk.intake.problems import MOST_PROBLEMS, Problem, quoted
from missionrisk.reference_data.files import MOST_BYTES, ReferenceDataError

MOST_ROWS: Final = 1_000_000

_DELIMITERS: Final = ",;\t"
_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Row:
    """One row, and the line on which it begins, counted from 1."""

    line: int
    cells: list[str]

    def __getitem__(self, column: int) -> str:
        """What stands in a column, without blanks around it; nothing where the row is too short."""
        return self.cells[column].strip() if column < len(self.cells) else ""


class Faults:
    """What is wrong with one file, gathered to be told at once."""

    def __init__(self, path: Path) -> None:
        self._source = str(path)
        self._problems: list[Problem] = []
        self._more = 0

    def add(self, message: str, *, line: int | None = None, hint: str | None = None) -> None:
        """Note a fault; after the first 200 they are only counted."""
        if len(self._problems) < MOST_PROBLEMS:
            column = None if line is None else 1
            self._problems.append(Problem(self._source, message, line=line, column=column, hint=hint))
        else:
            self._more += 1

    def raise_if_any(self) -> None:
        """Raises ReferenceDataError if a fault was noted."""
        if self._more:
            self._problems.append(Problem(self._source, f"there are {self._more:,} further problems"))
        if self._problems:
            raise ReferenceDataError(self._problems)

    def stop(self, message: str, *, line: int | None = None, hint: str | None = None) -> ReferenceDataError:
        """The error to raise where nothing more can be read."""
        self.add(message, line=line, hint=hint)
        return ReferenceDataError(self._problems)


def read_rows(path: Path, content: bytes) -> Iterator[Row]:
    """The rows that are not empty, one at a time.

    Raises ReferenceDataError, alone, where the file is no such sheet, has too many rows or holds nothing.
    """
    faults = Faults(path)
    is_workbook = zipfile.is_zipfile(io.BytesIO(content))
    count = 0
    for row in _workbook_rows(content, faults) if is_workbook else _csv_rows(content, faults):
        if not any(row.cells):
            continue
        if count == MOST_ROWS:
            raise faults.stop(f"there are more than {MOST_ROWS:,} rows; bring those of the region only")
        count += 1
        yield row
    if not count:
        raise faults.stop("the file is empty", hint="it needs a row of column names and a row for each entry")


def text_of(content: bytes, faults: Faults) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises ReferenceDataError for any other."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "save it as 'CSV UTF-8' (in Excel, a file type of its own)"
        raise faults.stop("the file is not written in UTF-8", line=line, hint=hint) from None


def _csv_rows(content: bytes, faults: Faults) -> Iterator[Row]:
    text = text_of(content, faults)
    lines = io.StringIO(text, newline="")
    first_line = next(filter(str.strip, lines), "")
    lines.seek(0)
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first_line.count))
    line = 1
    try:
        for cells in reader:
            yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise faults.stop(f"this row cannot be read: {error}", line=line) from None


def _workbook_rows(content: bytes, faults: Faults) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise faults.stop(
            "Excel workbooks are read with openpyxl, which is not installed",
            hint="install it with: pip install 'missionrisk[xlsx]', or save the sheet as 'CSV UTF-8'",
        ) from None
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        unpacked = sum(entry.file_size for entry in packed.infolist())
    if unpacked > MOST_BYTES:
        raise faults.stop(
            f"the workbook unpacks to {unpacked / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read"
        )
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for line, cells in enumerate(workbook.worksheets[0].iter_rows(values_only=True), start=1):
            yield Row(line, [_written(cell) for cell in cells])
    except Exception as error:  # openpyxl raises whatever it stumbles over in a damaged workbook
        raise faults.stop(f"the workbook cannot be read: {error}", hint="save it as 'CSV UTF-8'") from None


def _written(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


# --- words in sheets ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> str:
    """Small letters and digits without accents, one blank between words and at both ends: ' centro de salud '."""
    letters = text.casefold()
    if not letters.isascii():
        letters = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", letters)))
    return f" {' '.join(_WORD.findall(letters))} "


def cells_picker(columns: Mapping[str, int], fields: Iterable[str]) -> Callable[[Row], Iterator[str]]:
    """A function that gives what a row says of several fields, as the row itself would; nothing of those it lacks."""
    blanks = [""] * (max(columns.values(), default=0) + 1)
    pick = itemgetter(*(columns.get(field, -1) for field in fields))
    return lambda row: map(str.strip, pick(row.cells + blanks))


def columns_by_name(header: Iterable[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where each field stands, by the first of its names that heads a column."""
    headings = [plain_words(heading).strip() for heading in header]
    found = {}
    for field, spellings in names.items():
        place = next((headings.index(spelling) for spelling in spellings if spelling in headings), None)
        if place is not None:
            found[field] = place
    return found


def number_in(text: str) -> float | None:
    """The number that a text writes, with a point or a comma; None if it writes none."""
    if not text:
        return None
    try:
        number = float(text.replace(",", ".", 1))
    except ValueError:
        return None
    return number if isfinite(number) else None


def year_in(name: str) -> int | None:
    """The year that a file name holds, such as facilities_2020.csv; None if it holds none or several."""
    years = set(_YEAR.findall(name))
    return int(years.pop()) if len(years) == 1 else None


def named(values: Iterable[str]) -> str:
    """Names as they stand in a message."""
    return ", ".join(quoted(value) for value in values)
