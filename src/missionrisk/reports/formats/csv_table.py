"""The assessment as one table of comma-separated values (RFC 4180), for programs and spreadsheets.

Every row has the same columns and says in `kind` what it is: the `verdict`, a `finding`, a `question` about one field
of the plan, or the `failure` of a check. Choices stand as in the files of plans and rules, several values of one cell
with semicolons between them, days as 2026-11-22, and numbers as numbers.

The text is UTF-8 without a byte order mark, which programs would take for a part of the first column's name. A
spreadsheet that opens the file is to be told so; the workbook needs no telling.

Spreadsheets compute what begins with a sign such as `=`. Such a text gets an apostrophe before it, as OWASP advises,
and so does what follows a semicolon in it, where many spreadsheets begin another cell. To have the original, take away
each apostrophe at the beginning of a cell or after a semicolon that, but for blanks and quotes, stands before `=`, `+`,
`-` or `@`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from missionrisk.judgement.assessment import Action, Assessment, Evidence, Finding, Question, Reference
from missionrisk.judgement.chosen_actions import chosen_actions
from missionrisk.reports.formats.places import place_of
from missionrisk.reports.safe_text import visible

COLUMNS: Final = (
    "kind",
    "id",
    "rule",
    "severity",
    "core",
    "harms",
    "subject",
    "title",
    "message",
    "plan_path",
    "line",
    "column",
    "evidence",
    "rests_on",
    "action",
    "owner",
    "lead_time_days",
    "begin_by",
    "days_left",
    "too_late",
    "other_actions",
    "sources",
    "evidence_grade",
    "fingerprint",
    "hint",
    "said",
    "reason",
    "due_on",
    "settles",
    "plan",
    "assessed_on",
)
"""The columns, of which a row leaves those empty that say nothing of its kind."""

_Value = str | int | date | None
_Row = dict[str, _Value]

_PASSED_OVER: Final = r"[\s'\"\u00ad\u200b-\u200f\u2060\ufeff]*"
"""Blanks, quotes and what cannot be seen: a spreadsheet may pass over them when it looks for a formula."""

_SIGN: Final = r"[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]"
"""The signs that begin a formula, with their small and full-width forms and the sign of subtraction."""

_FORMULA: Final = re.compile(rf"(^|;)(?={_PASSED_OVER}{_SIGN})")


def render_csv(assessment: Assessment) -> str:
    """The verdict, all findings, questions and failures as one table, with a row of column names first."""
    about: _Row = {"plan": assessment.provenance.source or assessment.title, "assessed_on": assessment.provenance.on}
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in _rows(assessment):
        table.writerow(_cell({**row, **about}.get(column)) for column in COLUMNS)
    return text.getvalue()


def harmless(text: str) -> str:
    """The text in one line, with its control characters spelled out and no formula in it."""
    return _FORMULA.sub(r"\1'", visible(text))


def _cell(value: _Value) -> str | int:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return harmless(value)
    return value


def _rows(assessment: Assessment) -> Iterator[_Row]:
    verdict = assessment.verdict
    yield {"kind": "verdict", "id": verdict.decision, "title": assessment.title, "message": " ".join(verdict.reasons)}
    chosen = chosen_actions(assessment.findings)
    yield from (_finding(finding, chosen[finding.id]) for finding in assessment.findings)
    for topic in assessment.questions:
        yield from (_question(part, topic.text) for part in topic.parts or (topic,))
    for rule, found in sorted(assessment.outcomes.items()):
        if found.failure is not None:
            yield {"kind": "failure", "id": rule, "rule": rule, "subject": _list(found.error), "message": found.failure}


def _finding(finding: Finding, action: Action) -> _Row:
    place = place_of(finding)
    return {
        "kind": "finding",
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "core": finding.core,
        "harms": _list(finding.harms),
        "subject": finding.subject,
        "title": finding.title,
        "message": finding.message,
        "plan_path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "evidence": _list(map(_stated, finding.evidence)),
        "rests_on": _list(finding.rests_on),
        **_done(action),
        "other_actions": _list(other.action for other in finding.actions if other.action != action.action),
        "sources": _list(map(_source, finding.sources)),
        "evidence_grade": finding.evidence_grade,
        "fingerprint": finding.fingerprint,
    }


def _done(action: Action) -> _Row:
    return {
        "action": action.action,
        "owner": action.owner,
        "lead_time_days": action.lead_time_days,
        "begin_by": action.latest_start,
        "days_left": action.days_left,
        "too_late": action.too_late,
    }


def _question(question: Question, topic: str) -> _Row:
    return {
        "kind": "question",
        "id": question.path,
        "rule": _list(question.rules),
        "severity": question.severity,
        "core": question.core,
        "subject": _list(question.entries),
        "title": topic,
        "message": question.text,
        "plan_path": question.path,
        "line": question.line,
        "hint": question.hint,
        "said": question.said,
        "reason": question.reason,
        "due_on": question.due_on,
        "settles": question.settles,
    }


def _list(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _stated(evidence: Evidence) -> str:
    return f"{evidence.path} = {evidence.value}"


def _source(source: Reference) -> str:
    return f"{source.key}, {source.place}" if source.place else source.key
