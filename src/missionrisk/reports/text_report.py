"""The assessment as text: verdict and why, findings, questions, what was checked."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from missionrisk.catalogue.rules import SEVERITIES, Severity
from missionrisk.judgement.assessment import Assessment, Evidence, Finding, Question, Verdict
from missionrisk.judgement.questions import FIRST_SCREEN
from missionrisk.reports.safe_text import safe_text

WIDTH: Final = 100

_DECISIONS: Final = {
    "do_not_proceed": ("DO NOT PROCEED", "bold red"),
    "cannot_say": ("CANNOT SAY YET", "bold yellow"),
    "proceed_with_conditions": ("PROCEED WITH CONDITIONS", "bold yellow"),
    "proceed": ("PROCEED", "bold green"),
}
_STYLES: Final[dict[Severity, str]] = {
    "critical": "bold red",
    "high": "red",
    "moderate": "yellow",
    "low": "cyan",
}
_GRADES: Final = {
    "read": "source read",
    "partly_read": "source read in part",
    "known": "source known, not read",
    "house_default": "house default",
}
_MOST_REASONS: Final = 4

LIMITS_OF_USE: Final = (
    "Decision support from what the plan declares: not an approval, not legal advice, and not a finding about any"
    " person. What the rules do not speak of was not checked."
)


def render_text(assessment: Assessment) -> str:
    """The report as plain text of at most 100 columns."""
    return as_text(text_report(assessment))


def as_text(*parts: RenderableType) -> str:
    """Parts of a report as plain text, without terminal codes."""
    buffer = io.StringIO()
    plain = Console(file=buffer, width=WIDTH, color_system=None, force_terminal=False, highlight=False, emoji=False)
    for part in parts:
        plain.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def for_output(*parts: RenderableType) -> str:
    """Parts of a report for standard output: with colours on a terminal that has them, plain text elsewhere."""
    terminal = Console(highlight=False, emoji=False)
    if not terminal.is_terminal:
        return as_text(*parts)
    terminal.width = min(terminal.width, WIDTH)
    with terminal.capture() as captured:
        for part in parts:
            terminal.print(part)
    return captured.get()


def summary(assessments: Sequence[Assessment]) -> RenderableType:
    """Several plans at a glance."""
    table = Table(box=None, pad_edge=False, title="SUMMARY", title_justify="left", title_style="bold")
    for column in ("Plan", "Verdict", "Critical", "High", "Moderate", "Low", "Not known"):
        table.add_column(column, justify="left" if column in ("Plan", "Verdict") else "right")
    for assessment in assessments:
        counts = assessment.counts
        words, style = _DECISIONS[assessment.verdict.decision]
        numbers = (counts.critical, counts.high, counts.moderate, counts.low, counts.unknown)
        name = assessment.provenance.source or assessment.title
        table.add_row(safe_text(name), safe_text(words.lower(), style=style), *map(str, numbers))
    return table


def text_report(assessment: Assessment, *, all_questions: bool = False) -> RenderableType:
    """The report for a terminal."""
    return Group(
        *_heading(assessment),
        *_verdict(assessment.verdict),
        *_counts(assessment),
        *_findings(assessment),
        *_questions(assessment, all_questions),
        *_failures(assessment),
        *_footer(assessment),
    )


def _heading(assessment: Assessment) -> Iterator[RenderableType]:
    yield safe_text(assessment.title, style="bold")
    provenance = assessment.provenance
    stated_in = f" · {provenance.source}" if provenance.source else ""
    yield safe_text(f"{assessment.stage} plan · assessed for {provenance.on}{stated_in}", style="dim")
    yield Text()


def _verdict(verdict: Verdict) -> Iterator[RenderableType]:
    words, style = _DECISIONS[verdict.decision]
    yield safe_text(words, style=style)
    for reason in verdict.reasons[:_MOST_REASONS]:
        yield _indented(safe_text(f"- {reason}"))
    hidden = len(verdict.reasons) - _MOST_REASONS
    if hidden > 0:
        yield _indented(safe_text(f"- and {hidden} more of the same kind", style="dim"))
    yield Text()


def _counts(assessment: Assessment) -> Iterator[RenderableType]:
    counts = assessment.counts
    found = [(getattr(counts, severity), severity) for severity in SEVERITIES]
    flagged = ", ".join(f"{number} {severity}" for number, severity in found if number) or "none"
    yield safe_text(
        f"Findings: {flagged}. Not known: {counts.unknown}. Clear: {counts.clear}."
        f" Not applicable: {counts.not_applicable}."
        f" Core rules answered: {assessment.completeness.answered} of {assessment.completeness.of}."
    )
    yield Text()


def _findings(assessment: Assessment) -> Iterator[RenderableType]:
    """Findings of one rule stand together, with what the rule says of all of them said once."""
    if not assessment.findings:
        return
    yield safe_text("FINDINGS", style="bold")
    for _, of_rule in itertools.groupby(assessment.findings, key=lambda finding: finding.rule):
        yield Text()
        yield from _findings_of_rule(list(of_rule))
    yield Text()


def _findings_of_rule(findings: list[Finding]) -> Iterator[RenderableType]:
    rule = findings[0]
    severity = safe_text(rule.severity.upper(), style=_STYLES[rule.severity])
    yield Text.assemble(severity, "  ", safe_text(rule.title, style="bold"))
    for finding in findings:
        yield _indented(Text.assemble(safe_text(finding.id, style="cyan"), "  ", safe_text(finding.message)))
        for place in _places(finding.evidence):
            yield Padding(safe_text(place, style="dim"), (0, 0, 0, 4))
    yield _indented(safe_text(f"Why: {rule.rationale}"))
    for action in rule.actions:
        until = f", begin by {action.latest_start}" if action.latest_start else f", takes {action.lead_time_days} days"
        yield _indented(safe_text(f"Do: {action.action} ({_words(action.owner)}{until})"))
    sources = "; ".join(f"{ref.key}{', ' + ref.place if ref.place else ''}" for ref in rule.sources)
    yield _indented(safe_text(f"Source: {sources} ({_GRADES[rule.evidence_grade]})", style="dim"))


def _places(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for path, group in _by_path(evidence).items():
        line = f"line {group.line}: " if group.line else ""
        yield f"Plan: {line}{path} = {group.value}"


def _by_path(evidence: tuple[Evidence, ...]) -> dict[str, Evidence]:
    first: dict[str, Evidence] = {}
    for item in evidence:
        first.setdefault(item.path, item)
    return first


def _questions(assessment: Assessment, everything: bool) -> Iterator[RenderableType]:
    if not assessment.questions:
        return
    shown = assessment.questions if everything else assessment.questions[:FIRST_SCREEN]
    more = f" ({len(shown)} of {len(assessment.questions)})" if len(shown) < len(assessment.questions) else ""
    yield safe_text(f"QUESTIONS{more}", style="bold")
    yield Text()
    for number, question in enumerate(shown, start=1):
        yield from _question(number, question)
    yield Text()


def _question(number: int, question: Question) -> Iterator[RenderableType]:
    asked_of = f" [{', '.join(question.entries)}]" if question.entries else ""
    yield safe_text(f"{number:3}. {question.text}{asked_of}")
    where = f"{question.path}, for {', '.join(question.rules)}"
    near = f", near line {question.line}" if question.line else ""
    yield Padding(safe_text(f"{where}{near}", style="dim"), (0, 0, 0, 5))
    if question.said:
        reason = f": {question.reason}" if question.reason else ""
        yield Padding(safe_text(f"the plan says: {_words(question.said)}{reason}", style="dim"), (0, 0, 0, 5))
    if question.due_on:
        yield Padding(safe_text(f"not due before {question.due_on}", style="dim"), (0, 0, 0, 5))


def _failures(assessment: Assessment) -> Iterator[RenderableType]:
    failed = {rule: found.failure for rule, found in assessment.outcomes.items() if found.failure}
    if not failed:
        return
    yield safe_text("CHECKS THAT FAILED", style="bold red")
    for rule, failure in failed.items():
        yield _indented(safe_text(f"{rule}: {failure}"))
    yield Text()


def _footer(assessment: Assessment) -> Iterator[RenderableType]:
    provenance = assessment.provenance
    yield safe_text(LIMITS_OF_USE, style="dim")
    yield safe_text(
        f"missionrisk {provenance.missionrisk}, {provenance.engine} engine,"
        f" plan {provenance.plan_sha256[:12]}, catalogue {provenance.catalogue_sha256[:12]}",
        style="dim",
    )


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _words(name: str) -> str:
    return name.replace("_", " ")
