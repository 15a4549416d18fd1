"""The registers that a committee works with: actions, findings, questions and outcomes, each as rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from missionrisk.judgement.assessment import Finding, Question
from missionrisk.language import gettext as _
from missionrisk.language import listed
from missionrisk.reports.edition import Edition
from missionrisk.reports.formats.places import place_of
from missionrisk.reports.report.model import PlannedAction
from missionrisk.reports.report.questions import open_question
from missionrisk.reports.safe_text import visible

Kind = Literal["text", "code", "number", "day", "severity", "to_fill_in", "day_to_fill_in"]
Value = str | int | date | None


@dataclass(frozen=True)
class Column:
    """A column: its head, how wide it is in letters, and what stands in it."""

    head: str
    width: int
    kind: Kind = "text"


@dataclass(frozen=True)
class Register:
    """Rows of one kind. A severity stands in them as the assessment has it.

    The first `printed` columns fit on a sheet of paper, and are what a committee has before it in a meeting.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    printed: int


def registers_of(edition: Edition) -> Iterator[Register]:
    """Every register that an edition has."""
    yield _actions(edition)
    yield _findings(edition)
    yield _questions(edition)
    yield _outcomes(edition)
    if edition.report.names:
        yield _names(edition)


def _actions(edition: Edition) -> Register:
    columns = (
        Column(_("Begin by"), 11, "day"),
        Column(_("Days left"), 8, "number"),
        Column(_("Too late"), 8),
        Column(_("Severity"), 11, "severity"),
        Column(_("What"), 48),
        Column(_("Who"), 16),
        Column(_("Condition"), 10),
        Column(_("Done by"), 15, "to_fill_in"),
        Column(_("Done on"), 11, "day_to_fill_in"),
        Column(_("Remark"), 30, "to_fill_in"),
        Column(_("Because of"), 40, "code"),
    )
    rows = tuple(map(_action, edition.report.action_plan.actions))
    return Register(_("Actions"), columns, rows, printed=10)


def _action(action: PlannedAction) -> tuple[Value, ...]:
    return (
        action.begin_by,
        action.days_left,
        _yes(action.too_late),
        action.severity,
        action.text,
        action.owner,
        _yes(action.condition),
        None,
        None,
        None,
        _lines(*(point.id for point in action.points)),
    )


def _findings(edition: Edition) -> Register:
    columns = (
        Column(_("Finding"), 20, "code"),
        Column(_("Severity"), 11, "severity"),
        Column(_("Risk"), 28),
        Column(_("What the plan comes to"), 48),
        Column(_("What to do"), 40),
        Column(_("Who"), 16),
        Column(_("Begin by"), 11, "day"),
        Column(_("Core"), 8),
        Column(_("Harm"), 30),
        Column(_("The plan says"), 80, "code"),
        Column(_("Place"), 32, "code"),
        Column(_("Line"), 7, "number"),
        Column(_("Other ways"), 72),
        Column(_("Sources"), 48),
        Column(_("Evidence"), 18),
        Column(_("Fingerprint"), 20, "code"),
    )
    chosen = {point.id: action for action in edition.report.action_plan.actions for point in action.points}
    groups = {rule.rule: (harm.title, rule.grade) for harm in edition.report.harms for rule in harm.rules}
    rows = tuple(
        _finding(finding, chosen[finding.id], *groups[finding.rule]) for finding in edition.assessment.findings
    )
    return Register(_("Findings"), columns, rows, printed=7)


def _finding(finding: Finding, chosen: PlannedAction, harm: str, grade: str) -> tuple[Value, ...]:
    place = place_of(finding)
    return (
        finding.id,
        finding.severity,
        finding.title,
        finding.message,
        chosen.text,
        chosen.owner,
        chosen.begin_by,
        _yes(finding.core),
        harm,
        _lines(*(f"{evidence.path} = {evidence.value}" for evidence in finding.evidence), *finding.rests_on),
        place.path if place else None,
        place.line if place else None,
        _lines(*(action.action for action in finding.actions if action.action != chosen.text)),
        _lines(*(f"{source.key}, {source.place}" if source.place else source.key for source in finding.sources)),
        grade,
        finding.fingerprint,
    )


def _questions(edition: Edition) -> Register:
    columns = (
        Column(_("Question"), 9, "number"),
        Column(_("What is asked"), 50),
        Column(_("About"), 22),
        Column(_("Severity"), 11, "severity"),
        Column(_("Core"), 7),
        Column(_("Due"), 11, "day"),
        Column(_("Answer"), 50, "to_fill_in"),
        Column(_("Place"), 36, "code"),
        Column(_("Line"), 7, "number"),
        Column(_("Rules"), 24, "code"),
        Column(_("Settles"), 9, "number"),
        Column(_("Notes"), 40),
    )
    rows = tuple(
        _question(number, field)
        for number, question in enumerate(edition.assessment.questions, 1)
        for field in question.parts or (question,)
    )
    return Register(_("Questions"), columns, rows, printed=7)


def _question(number: int, field: Question) -> tuple[Value, ...]:
    return (
        number,
        field.text,
        listed(field.entries),
        field.severity,
        _yes(field.core),
        field.due_on,
        None,
        field.path,
        field.line,
        listed(field.rules),
        field.settles,
        _lines(*open_question(field).notes),
    )


def _outcomes(edition: Edition) -> Register:
    columns = (Column(_("Rule"), 14, "code"), Column(_("Outcome"), 28), Column(_("Subject"), 90, "code"))
    rows = tuple(
        (result.rule, outcome, subject)
        for result in edition.report.results
        for outcome, subjects in result.outcomes
        for subject in subjects
    )
    return Register(_("Outcomes"), columns, rows, printed=3)


def _names(edition: Edition) -> Register:
    columns = (Column(_("Where"), 40, "code"), Column(_("What"), 48), Column(_("In the plan"), 40))
    rows = tuple((named.where, named.what, named.value) for named in edition.report.names)
    return Register(_("People and contacts"), columns, rows, printed=3)


def _yes(holds: bool) -> str | None:
    return _("yes") if holds else None


def _lines(*texts: str) -> str:
    """The texts below each other in one cell."""
    return "\n".join(map(visible, texts))
