"""What was checked: the outcome of every rule at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, get_args

from pydantic import Field

from missionrisk.catalogue.rules import Severity
from missionrisk.judgement.assessment import Assessment, RuleOutcomes
from missionrisk.judgement.findings import GRAVITY
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, to_translate
from missionrisk.reports.base import ReportModel, Table
from missionrisk.reports.pictures.labels import shortened
from missionrisk.reports.pictures.model import Picture

State = Literal[
    "failed",
    "critical",
    "high",
    "moderate",
    "low",
    "replaced",
    "unknown",
    "declared",
    "documented",
    "confirmed",
    "not_applicable",
]
"""The worst outcome of a rule, from the worst down; a flagged one by severity. `replaced` is a rule whose every finding
another, graver one stands for."""

STATES: Final[tuple[State, ...]] = get_args(State)
FLAGGED: Final = frozenset[State](("critical", "high", "moderate", "low", "replaced"))
CLEAR: Final = frozenset[State](("declared", "documented", "confirmed"))

_NAMES: Final[Mapping[State, str]] = {
    "failed": to_translate("Failed"),
    "critical": to_translate("Flagged, critical"),
    "high": to_translate("Flagged, high"),
    "moderate": to_translate("Flagged, moderate"),
    "low": to_translate("Flagged, low"),
    "replaced": to_translate("Flagged, in a graver one"),
    "unknown": to_translate("Not known"),
    "declared": to_translate("Clear (declared)"),
    "documented": to_translate("Clear (documented)"),
    "confirmed": to_translate("Clear (confirmed)"),
    "not_applicable": to_translate("Not applicable"),
}
FAMILIES: Final[Mapping[str, str]] = {
    "CU": to_translate("Culture, language, consent"),
    "DA": to_translate("Data and telehealth"),
    "EM": to_translate("Emergency response"),
    "EQ": to_translate("Equipment"),
    "EX": to_translate("Exit and dependency"),
    "FU": to_translate("Follow-up"),
    "GV": to_translate("Permission and licences"),
    "IM": to_translate("Images and stories"),
    "IP": to_translate("Infection prevention"),
    "LD": to_translate("Local leadership"),
    "MD": to_translate("Medicines"),
    "ME": to_translate("Monitoring"),
    "PA": to_translate("Several failings together"),
    "PR": to_translate("Preparation"),
    "PS": to_translate("Parallel services"),
    "RS": to_translate("Research"),
    "SG": to_translate("Safeguarding"),
    "SU": to_translate("Surgery and anaesthesia"),
    "SV": to_translate("Supervision"),
    "TE": to_translate("Team welfare"),
    "TR": to_translate("Training of local staff"),
}
"""Short names of the families of rules, by the letters that their ids begin with. One of a reader's own catalogue that
stands not here is called by its letters."""

_LEGEND_LINE: Final = 18
_LEGEND_COLUMNS: Final = 4
_LEGEND_COLUMN: Final = 190
_FIRST_CELL: Final = 178
_PITCH: Final = 13.6
_CELLS_IN_LINE: Final = 40
_LINE: Final = 16
_MOST_IN_LABEL: Final = 28
_MOST_LINES: Final = 40
_MOST_LINES_OF_ONE: Final = 3


class Run(ReportModel):
    """Rules beside one another that came to the same state, or the sample of that state in the legend."""

    state: State
    x: float = Field(description="The left of the first cell.")
    y: float = Field(description="The top of the cells.")
    number: int = Field(1, description="How many cells.")


class FamilyRow(ReportModel):
    """The rules of a family, the worst outcome first."""

    label: str
    y: float
    lines: int
    runs: tuple[Run, ...]
    total: str = Field(description="How many rules it has.")


class Entry(ReportModel):
    """A line of the legend: how many rules came to a state."""

    sample: Run
    number: int
    label: str


class OutcomesAtAGlance(Picture):
    """A cell for every rule, by family."""

    width: int = 760
    height: float
    pitch: float = Field(_PITCH, description="From the left of a cell, which is 11 wide and high, to that of the next.")
    total_heading: str
    legend: tuple[Entry, ...]
    rows: tuple[FamilyRow, ...]


@dataclass(frozen=True)
class _Family:
    name: str
    states: tuple[State, ...]

    @property
    def lines(self) -> int:
        return min(_MOST_LINES_OF_ONE, -(-len(self.states) // _CELLS_IN_LINE))


def outcomes_of(assessment: Assessment) -> OutcomesAtAGlance | None:
    """Every rule by the worst of its outcomes; None where no rule was checked."""
    families = _families(assessment)
    if not families:
        return None
    numbers = Counter(state for family in families for state in family.states)
    occurring = [state for state in STATES if numbers[state]]
    top = 22 + _LEGEND_LINE * -(-len(occurring) // _LEGEND_COLUMNS)
    rows = tuple(_rows(families, top))
    return OutcomesAtAGlance(
        title=_("What was checked"),
        summary=_summary(numbers),
        table=_table(families, occurring),
        height=top + _LINE * sum(row.lines for row in rows) + 2,
        total_heading=_("Rules"),
        legend=tuple(_entry(position, state, numbers[state]) for position, state in enumerate(occurring)),
        rows=rows,
    )


def _families(assessment: Assessment) -> list[_Family]:
    """The families by name, each with the states of its rules from the worst down."""
    severities: dict[str, Severity] = {}
    for finding in assessment.findings:
        severities.setdefault(finding.rule, finding.severity)
        if GRAVITY[finding.severity] < GRAVITY[severities[finding.rule]]:
            severities[finding.rule] = finding.severity
    states: dict[str, list[State]] = {}
    for rule, outcomes in assessment.outcomes.items():
        states.setdefault(rule.partition("-")[0], []).append(_state(outcomes, severities.get(rule)))
    families = (_Family(_(FAMILIES.get(key, key)), tuple(sorted(of, key=STATES.index))) for key, of in states.items())
    return sorted(families, key=lambda family: family.name)


def _state(outcomes: RuleOutcomes, severity: Severity | None) -> State:
    """The worst outcome. A rule that found no subject is about nothing in the plan."""
    if outcomes.error or outcomes.failure:
        return "failed"
    if outcomes.flagged:
        return severity or "replaced"
    if outcomes.unknown:
        return "unknown"
    if outcomes.declared:
        return "declared"
    if outcomes.documented:
        return "documented"
    return "confirmed" if outcomes.clear else "not_applicable"


def _rows(families: Sequence[_Family], top: float) -> Iterator[FamilyRow]:
    y = top
    lines_left = _MOST_LINES
    for position, family in enumerate(families):
        rest = families[position:]
        lines_left -= family.lines
        if lines_left < (1 if len(rest) > 1 else 0):
            label = ngettext("{n} further family", "{n} further families", len(rest)).format(n=len(rest))
            number = sum(len(further.states) for further in rest)
            yield FamilyRow(label=label, y=y, lines=1, runs=(), total=str(number))
            return
        yield FamilyRow(
            label=shortened(family.name, _MOST_IN_LABEL),
            y=y,
            lines=family.lines,
            runs=tuple(_runs(family, y)),
            total=str(len(family.states)),
        )
        y += _LINE * family.lines


def _runs(family: _Family, y: float) -> Iterator[Run]:
    for line in range(family.lines):
        states = family.states[line * _CELLS_IN_LINE : (line + 1) * _CELLS_IN_LINE]
        x: float = _FIRST_CELL
        for state, alike in groupby(states):
            number = len(list(alike))
            yield Run(state=state, x=round(x, 1), y=y + _LINE * line, number=number)
            x += _PITCH * number


def _entry(position: int, state: State, number: int) -> Entry:
    line, column = divmod(position, _LEGEND_COLUMNS)
    sample = Run(state=state, x=_LEGEND_COLUMN * column, y=2 + _LEGEND_LINE * line)
    return Entry(sample=sample, number=number, label=shortened(_(_NAMES[state]), _MOST_IN_LABEL))


def _summary(numbers: Counter[State]) -> str:
    counted = ngettext(
        "{n} rule, by the worst of its outcomes: {flagged} flagged, {unknown} not known, {clear} clear,"
        " {not_applicable} not applicable.",
        "{n} rules, each by the worst of its outcomes: {flagged} flagged, {unknown} not known, {clear} clear,"
        " {not_applicable} not applicable.",
        numbers.total(),
    ).format(
        n=numbers.total(),
        flagged=sum(numbers[state] for state in FLAGGED),
        unknown=numbers["unknown"],
        clear=sum(numbers[state] for state in CLEAR),
        not_applicable=numbers["not_applicable"],
    )
    if not numbers["failed"]:
        return counted
    failed = ngettext("{n} check failed.", "{n} checks failed.", numbers["failed"]).format(n=numbers["failed"])
    return f"{counted} {failed}"


def _table(families: Sequence[_Family], occurring: Sequence[State]) -> Table:
    return Table(
        columns=(_("Rules about"), *(_(_NAMES[state]) for state in occurring), _("Total")),
        rows=tuple(
            (family.name, *(str(family.states.count(state)) for state in occurring), str(len(family.states)))
            for family in families[:60]
        ),
    )
