"""The file `rules/tables/medicines.csv`: what medicines are, one in each row.

It is CSV and no YAML because a plan must not wait for it: hundreds of rows are read in a few milliseconds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from missionrisk.catalogue.faults import did_you_mean
from missionrisk.facts.goods.medicine_table import (
    AwareGroup,
    ControlledAs,
    LongTerm,
    MedicineEntry,
    MedicineTable,
    WhoListing,
)
from missionrisk.intake import Problem
from missionrisk.intake.problems import quoted

MEDICINES_FILE: Final = "tables/medicines.csv"
HOUSE_DEFAULT: Final = "house_default"

_COLUMNS: Final = (
    "inn",
    "atc",
    "who_list",
    "alternative_to",
    "aware",
    "aware_injected",
    "long_term",
    "monitoring",
    "cold_chain",
    "controlled",
    "other_names",
    "basis",
)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "who_list": get_args(WhoListing),
    "aware": get_args(AwareGroup),
    "aware_injected": get_args(AwareGroup),
    "long_term": get_args(LongTerm),
    "cold_chain": ("yes", "no"),
    "controlled": get_args(ControlledAs),
}
_NEED_A_BASIS: Final = ("long_term", "monitoring", "cold_chain")
_ATC: Final = r"[A-Z]\d\d[A-Z]{1,2}(\d\d)?"
_TEST: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
_SEVERAL: Final = "; "
_ATC_CODES: Final = re.compile(f"({_ATC}({_SEVERAL}{_ATC})*)?")
_TESTS: Final = re.compile(f"({_TEST}({_SEVERAL}{_TEST})*)?")
_NO_TESTS: Final = "none"


def read_medicines(path: Path, sources: Collection[str] | None) -> tuple[MedicineTable, list[Problem]]:
    """The medicines in a file, and everything that is wrong with it.

    `sources` are the keys that it may cite; None where they are not known.
    """
    return _Reader(path, sources).read()


class _Reader:
    def __init__(self, path: Path, sources: Collection[str] | None) -> None:
        self._path = path
        self._sources = sources
        self._problems: list[Problem] = []

    def read(self) -> tuple[MedicineTable, list[Problem]]:
        try:
            lines = self._path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            return MedicineTable(), [Problem(str(self._path), f"cannot be read: {error}")]
        rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
        entries: dict[tuple[str, ...], tuple[int, MedicineEntry]] = {}
        header, *rest = rows or [(1, "")]
        if self._cells(*header) != list(_COLUMNS):
            self._fault(*header, "these are not the columns of this table", f"write: {','.join(_COLUMNS)}")
            rest = []
        for number, line in rest:
            entry = self._entry(number, line)
            if entry is not None and entry.inn in entries:
                self._fault(number, line, f"{entry.name} stands in line {entries[entry.inn][0]} too")
            elif entry is not None:
                entries[entry.inn] = (number, entry)
        self._check_alternatives(entries, dict(rows))
        return self._table(entries), self._problems

    def _table(self, entries: Mapping[tuple[str, ...], tuple[int, MedicineEntry]]) -> MedicineTable:
        try:
            return MedicineTable(tuple(entry for _, entry in entries.values()))
        except ValueError as error:
            self._problems.append(Problem(str(self._path), str(error), hint="a name may stand for one medicine only"))
            return MedicineTable()

    def _cells(self, number: int, line: str) -> list[str]:
        try:
            return next(csv.reader([line], strict=True), [])
        except csv.Error as error:
            self._fault(number, line, f"this row cannot be read: {error}")
            return []

    def _entry(self, number: int, line: str) -> MedicineEntry | None:
        values = self._cells(number, line)
        if len(values) != len(_COLUMNS):
            self._fault(number, line, f"this row has {len(values)} values; there are {len(_COLUMNS)} columns")
            return None
        before = len(self._problems)
        cells = dict(zip(_COLUMNS, values, strict=True))
        self._check(number, line, cells)
        if len(self._problems) > before:
            return None
        tests = cells["monitoring"]
        words: dict[str, Any] = {name: cells[name] or None for name in ("alternative_to", *_WORDS)}
        words["cold_chain"] = None if not cells["cold_chain"] else cells["cold_chain"] == "yes"
        return MedicineEntry(
            inn=tuple(cells["inn"].split(" + ")),
            atc=_several(cells["atc"]),
            tests=() if tests == _NO_TESTS else _several(tests) or None,
            other_names=_several(cells["other_names"]),
            basis=_several(cells["basis"]),
            **words,
        )

    def _check(self, number: int, line: str, cells: Mapping[str, str]) -> None:
        inn = cells["inn"]
        if not inn or inn != inn.lower() or not _in_order(inn.split(" + ")):
            hint = "write small letters, and the substances of a combination in alphabetical order joined by ' + '"
            self._fault(number, line, f"{quoted(inn)} is not an INN as this table writes it", hint)
        for name, allowed in _WORDS.items():
            if cells[name] and cells[name] not in allowed:
                hint = did_you_mean(cells[name], allowed) or f"write {', '.join(allowed)} or leave it empty"
                self._fault(number, line, f"{name} cannot be {quoted(cells[name])}", hint)
        if _ATC_CODES.fullmatch(cells["atc"]) is None:
            self._fault(number, line, f"{quoted(cells['atc'])} is no ATC code", "such as J01CA04, or J01MA02; S01AE03")
        if _TESTS.fullmatch(cells["monitoring"]) is None:
            what = f"{quoted(cells['monitoring'])} is no list of tests"
            self._fault(number, line, what, "such as creatinine; liver-function, or none")
        if (cells["who_list"] == "alternative") != bool(cells["alternative_to"]):
            self._fault(number, line, "alternative_to belongs to the who_list 'alternative', and to no other")
        if cells["aware_injected"] and cells["aware"] in ("", "none", cells["aware_injected"]):
            self._fault(number, line, "aware_injected is for an antibiotic whose group differs when it is injected")
        self._check_basis(number, line, cells)

    def _check_basis(self, number: int, line: str, cells: Mapping[str, str]) -> None:
        basis = _several(cells["basis"])
        if bool(basis) != any(cells[name] for name in _NEED_A_BASIS):
            what = f"basis says where {', '.join(_NEED_A_BASIS)} come from"
            self._fault(number, line, what, f"write {HOUSE_DEFAULT} or the key of a source")
        for key in basis:
            if key != HOUSE_DEFAULT and self._sources is not None and key not in self._sources:
                self._fault(number, line, f"there is no source {quoted(key)}", did_you_mean(key, self._sources))

    def _check_alternatives(
        self, entries: Mapping[tuple[str, ...], tuple[int, MedicineEntry]], lines: Mapping[int, str]
    ) -> None:
        listed = {entry.name for _, entry in entries.values() if entry.who_list == "listed"}
        for number, entry in entries.values():
            if entry.alternative_to is not None and entry.alternative_to not in listed:
                what = f"{quoted(entry.alternative_to)} is no listed medicine of this table"
                self._fault(number, lines[number], what, did_you_mean(entry.alternative_to, listed))

    def _fault(self, number: int, line: str, message: str, hint: str = "") -> None:
        self._problems.append(
            Problem(str(self._path), message, line=number, column=1, text_line=line, hint=hint or None)
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_SEVERAL)) if cell else ()


def _in_order(substances: list[str]) -> bool:
    return len(substances) == 1 or substances == sorted(set(substances))
