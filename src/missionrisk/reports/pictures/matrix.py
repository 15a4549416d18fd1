"""Harm by severity: how many findings there are of each harm, and how grave they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from missionrisk.catalogue.rules import SEVERITIES, Severity
from missionrisk.judgement.assessment import Assessment
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, to_translate
from missionrisk.reports.base import ReportModel, Table
from missionrisk.reports.pictures.labels import in_table, shortened
from missionrisk.reports.pictures.model import Picture

MOST_ROWS: Final = 20

_HEADINGS: Final[dict[Severity, str]] = {
    "critical": to_translate("Critical"),
    "high": to_translate("High"),
    "moderate": to_translate("Moderate"),
    "low": to_translate("Low"),
}

_TOP: Final = 26
_ROW: Final = 18
_FIRST_COLUMN: Final = 436
_COLUMN: Final = 70
_BAR: Final = 62
_LONGEST_AT_LEAST: Final = 4
"""So many findings fill a column at least: a single one is not to look like many."""
_MOST_IN_LABEL: Final = 64
_DIGIT: Final = 8


class Cell(ReportModel):
    """How many findings of one harm have one severity: a bar, the longer the more there are."""

    tone: Severity
    number: int
    x: float
    width: float = Field(description="The bar's length; 0 where there is none.")


class Row(ReportModel):
    """One harm, or the many that are summed up in one row."""

    label: str
    y: float = Field(description="The top of the row.")
    cells: tuple[Cell, ...]
    total: int


class Heading(ReportModel):
    """The heading of a column, and the total below it."""

    label: str
    x: float
    total: int


class Matrix(Picture):
    """The matrix: a row for each harm that a finding is mainly about, a column for each severity."""

    width: int = 760
    height: float
    row_height: float = _ROW
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    total_label: str
    total_y: float = Field(description="The top of the row of totals.")


@dataclass(frozen=True)
class _Harm:
    title: str
    numbers: tuple[int, ...]
    summed_up: bool = False

    @property
    def total(self) -> int:
        return sum(self.numbers)


def matrix_of(assessment: Assessment) -> Matrix | None:
    """The findings by main harm and severity, the gravest harm first; None without a finding."""
    harms = _harms(assessment)
    if not harms:
        return None
    shown = _at_most(harms, MOST_ROWS)
    totals = tuple(map(sum, zip(*(harm.numbers for harm in harms), strict=True)))
    longest = max(_LONGEST_AT_LEAST, *(number for harm in shown if not harm.summed_up for number in harm.numbers))
    total_y = _TOP + _ROW * len(shown)
    return Matrix(
        title=_("Harm by severity"),
        summary=_summary(harms, totals),
        table=_table(harms, totals),
        height=total_y + 28,
        headings=tuple(
            Heading(label=label, x=_FIRST_COLUMN + _COLUMN * column, total=total)
            for column, (label, total) in enumerate(zip(_headings(), (*totals, sum(totals)), strict=True))
        ),
        rows=tuple(_row(harm, position, longest) for position, harm in enumerate(shown)),
        total_label=_("All harms"),
        total_y=total_y,
    )


def _harms(assessment: Assessment) -> list[_Harm]:
    """Each harm with its findings by severity: first the one with most critical findings, then with most high ones."""
    numbers = Counter((finding.harms[0], finding.severity) for finding in assessment.findings)
    titles = {finding.harms[0]: finding.harm_titles[0] for finding in assessment.findings}
    harms = [_Harm(title, tuple(numbers[harm, severity] for severity in SEVERITIES)) for harm, title in titles.items()]
    return sorted(harms, key=lambda harm: ([-number for number in harm.numbers], harm.title))


def _at_most(harms: Sequence[_Harm], most: int) -> list[_Harm]:
    """The gravest harms and, where there are more, one row for the rest."""
    if len(harms) <= most:
        return list(harms)
    shown, rest = harms[: most - 1], harms[most - 1 :]
    summed = tuple(map(sum, zip(*(harm.numbers for harm in rest), strict=True)))
    title = ngettext("{n} further harm", "{n} further harms", len(rest)).format(n=len(rest))
    return [*shown, _Harm(title, summed, summed_up=True)]


def _headings() -> Iterable[str]:
    return (*(_(_HEADINGS[severity]) for severity in SEVERITIES), _("Total"))


def _row(harm: _Harm, position: int, longest: int) -> Row:
    return Row(
        label=shortened(harm.title, _MOST_IN_LABEL),
        y=_TOP + _ROW * position,
        cells=tuple(
            Cell(
                tone=severity,
                number=number,
                x=_FIRST_COLUMN + _COLUMN * column,
                width=0 if harm.summed_up else _length(number, longest),
            )
            for column, (severity, number) in enumerate(zip(SEVERITIES, harm.numbers, strict=True))
        ),
        total=harm.total,
    )


def _length(number: int, longest: int) -> float:
    """The bar's length: in proportion, but never too short for the number in it."""
    if number == 0:
        return 0
    room_for_number = 10 + _DIGIT * len(str(number))
    return round(max(room_for_number, _BAR * number / longest), 1)


def _summary(harms: Sequence[_Harm], totals: Sequence[int]) -> str:
    number = sum(totals)
    critical, high, moderate, low = totals
    counted = ngettext(
        "{n} finding: {critical} critical, {high} high, {moderate} moderate and {low} low.",
        "{n} findings: {critical} critical, {high} high, {moderate} moderate and {low} low.",
        number,
    ).format(n=number, critical=critical, high=high, moderate=moderate, low=low)
    gravest = _("The gravest stand under “{harm}”; harms without a finding are left out.").format(
        harm=in_table(harms[0].title)
    )
    return f"{counted} {gravest}"


def _table(harms: Sequence[_Harm], totals: Sequence[int]) -> Table:
    rows = [(in_table(harm.title), *map(str, (*harm.numbers, harm.total))) for harm in _at_most(harms, 60)]
    return Table(
        columns=(_("Harm"), *_headings()),
        rows=(*rows, (_("All harms"), *map(str, (*totals, sum(totals))))),
    )
