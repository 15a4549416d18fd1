"""The tables of cited numbers, as rows of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from missionrisk.catalogue.loading import CatalogueError, file_for
from missionrisk.catalogue.rules import SourcePlace
from missionrisk.catalogue.tables import (
    TABLES,
    CountryRequirements,
    CountryRow,
    EmtTypeRow,
    EmtTypes,
    HomeScope,
    LeadTimes,
    LocalServices,
    ReviewIntervals,
    ScopeRow,
    StagedCare,
    StageRow,
    WindowRow,
)
from missionrisk.intake import PlanError, read_file
from missionrisk.intake.load import checked
from missionrisk.judgement.wording import plain


@dataclass(frozen=True)
class Row:
    """One line of a table, and the source that it comes from; None for a default of this project."""

    cells: tuple[str, ...]
    source: str | None
    place: str = ""


@dataclass(frozen=True)
class TableOfNumbers:
    """A table with the words at the head of its columns; that of the source comes last and is not among them."""

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_in(folder: Path) -> tuple[TableOfNumbers, ...]:
    """The tables of a folder; those that it lacks are those of missionrisk. Raises CatalogueError."""
    try:
        read = {name: checked(read_file(file_for(folder, f"tables/{name}.yaml")), TABLES[name]) for name in TABLES}
    except PlanError as error:
        raise CatalogueError(error.problems) from error
    return tuple(table for name, content in read.items() for table in _LAYOUTS[name](content))


def _reviews(table: ReviewIntervals) -> Iterator[TableOfNumbers]:
    rows = (
        _row((plain(row.category), window.name, _days(window)), window.basis)
        for row in table.rows
        for window in row.windows
    )
    yield TableOfNumbers(
        "Reviews after procedures", table.description, ("Procedure", "Review", "Days after it"), tuple(rows)
    )


def _days(window: WindowRow | StageRow) -> str:
    return f"from {window.first_day}" if window.last_day is None else f"{window.first_day} to {window.last_day}"


def _staged_care(table: StagedCare) -> Iterator[TableOfNumbers]:
    rows = (_row((plain(row.category), _listed(row.disciplines)), row.basis) for row in table.rows)
    yield TableOfNumbers("Care in stages", table.description, ("Condition", "Needed beside surgery"), tuple(rows))
    over_years = (
        _row((plain(row.category), f"{row.care.years:g}", "; ".join(map(_stage, row.care.stages))), row.care.basis)
        for row in table.rows
        if row.care
    )
    yield TableOfNumbers(
        "Care over years",
        "For how long patients need care after the operation, and on which days after it each discipline's falls due.",
        ("Condition", "Years", "Disciplines and days"),
        tuple(over_years),
    )


def _stage(stage: StageRow) -> str:
    return f"{plain(stage.discipline)}: {_days(stage)}"


def _home_scope(table: HomeScope) -> Iterator[TableOfNumbers]:
    tasks = ("Tasks everywhere", "Tasks in some countries or posts")
    yield TableOfNumbers(
        "What people may do at home, by cadre",
        table.description,
        ("Cadre", *tasks, "Procedures"),
        tuple(_row((*_scope(row.cadre, row), _procedures(row.procedures)), row.basis) for row in table.cadres),
    )
    yield TableOfNumbers(
        "What people may do at home, by level of training",
        "At most what their cadre may do; levels that are not listed have its whole scope.",
        ("Level", *tasks),
        tuple(_row(_scope(row.level, row), row.basis) for row in table.levels),
    )


def _scope(who: str, row: ScopeRow) -> tuple[str, ...]:
    return plain(who), _listed(row.usual), _listed(row.varies)


def _procedures(categories: tuple[str, ...] | None) -> str:
    return "any" if categories is None else _listed(categories)


_LEAST: Final[Mapping[str, str]] = {
    "stay_days": "Days of stay",
    "outpatients_per_day": "Outpatients a day",
    "doctors": "Doctors",
    "inpatient_beds": "Beds",
    "intensive_care_beds": "Of them intensive care",
    "major_operations_per_day": "Major operations a day",
    "minor_operations_per_day": "Minor operations a day",
    "beds_per_nurse": "Beds for each nurse on a shift",
    "intensive_care_beds_per_nurse": "Intensive care beds for each nurse on a shift",
}


def _team_types(table: EmtTypes) -> Iterator[TableOfNumbers]:
    rows = (_row((plain(row.type), *_least(row)), row.basis) for row in table.rows)
    columns = ("Type", *_LEAST.values())
    yield TableOfNumbers("Types of emergency medical teams", table.description, columns, tuple(rows))


def _least(row: EmtTypeRow) -> Iterator[str]:
    return (str(getattr(row, name) or "") for name in _LEAST)


def _countries(table: CountryRequirements) -> Iterator[TableOfNumbers]:
    rows = (
        Row((entry.country, row.requirement, *_limits(row), row.as_of, row.confidence), row.source)
        for entry in table.rows
        for row in entry.rules
    )
    columns = ("Country", "Said to be asked", "Apply days before", "Longest stay in days", "As of", "Confidence")
    yield TableOfNumbers("What countries are said to ask", table.description, columns, tuple(rows))


def _limits(row: CountryRow) -> tuple[str, str]:
    longest = "" if row.longest_stay_days is None else str(row.longest_stay_days)
    return str(row.lead_days or ""), longest


def _lead_times(table: LeadTimes) -> Iterator[TableOfNumbers]:
    rows = (_row((plain(row.kind), str(row.days)), row.basis) for row in table.rows)
    yield TableOfNumbers("How long approvals take", table.description, ("Approval", "Days"), tuple(rows))


def _local_services(table: LocalServices) -> Iterator[TableOfNumbers]:
    rows = (
        _row(
            (
                plain(row.kind),
                _listed(row.in_place_of_it),
                f"{row.reach_km:g}",
                ", ".join(row.words),
                ", ".join(row.words_of_type),
            ),
            row.basis,
        )
        for row in table.rows
    )
    columns = ("Service", "Used in its place", "In reach up to km", "Words of lists begin with", "Words of its types")
    yield TableOfNumbers("Services of local providers", table.description, columns, tuple(rows))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(map(plain, words)) or "none"


def _row(cells: tuple[str, ...], basis: Literal["house_default"] | SourcePlace) -> Row:
    if isinstance(basis, SourcePlace):
        return Row(cells, basis.source, basis.place or "")
    return Row(cells, None)


_LAYOUTS: Final[Mapping[str, Callable[[Any], Iterator[TableOfNumbers]]]] = {
    "review_intervals": _reviews,
    "staged_care": _staged_care,
    "home_scope": _home_scope,
    "emt_types": _team_types,
    "country_requirements": _countries,
    "local_services": _local_services,
    "lead_times": _lead_times,
}
