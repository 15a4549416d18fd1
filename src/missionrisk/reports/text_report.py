"""The assessment as text: verdict and why, findings, questions, what was checked."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from missionrisk.catalogue.rules import Severity
from missionrisk.judgement.assessment import Assessment, Decision, Evidence
from missionrisk.reports.page import (
    Case,
    Judgement,
    OpenQuestion,
    Page,
    Remedy,
    RuleGroup,
    SourceNote,
    page_of,
    verdict_in_words,
)
from missionrisk.reports.safe_text import safe_text

WIDTH: Final = 100

_VERDICT_STYLES: Final[dict[Decision, str]] = {
    "do_not_proceed": "bold red",
    "cannot_say": "bold yellow",
    "proceed_with_conditions": "bold yellow",
    "proceed": "bold green",
}
_STYLES: Final[dict[Severity, str]] = {
    "critical": "bold red",
    "high": "red",
    "moderate": "yellow",
    "low": "cyan",
}
_MOST_ENTRIES: Final = 3
_MOST_PARTS: Final = 4


def render_text(assessment: Assessment) -> str:
    """The short report as plain text of at most 100 columns."""
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
        decision = assessment.verdict.decision
        verdict = safe_text(verdict_in_words(decision).lower(), style=_VERDICT_STYLES[decision])
        numbers = (counts.critical, counts.high, counts.moderate, counts.low, counts.unknown)
        table.add_row(safe_text(assessment.provenance.source or assessment.title), verdict, *map(str, numbers))
    return table


def text_report(assessment: Assessment, *, verbose: bool = False, all_questions: bool = False) -> RenderableType:
    """The report for a terminal.

    The short one says of each finding what it is, where, the first thing to do and on what authority, and asks the
    first questions. `all_questions` asks all; `verbose` leaves nothing out.
    """
    page = page_of(assessment)
    return Group(
        *_heading(page),
        *_judgement(page.judgement),
        *_numbers(page),
        *(_steps(page) if verbose else ()),
        *_findings(page, verbose),
        *_questions(page, everything=all_questions or verbose, verbose=verbose),
        *(_safeguards(page) if verbose else ()),
        *_failures(page),
        *_checked(page, verbose),
        *_footer(page, verbose),
    )


def _heading(page: Page) -> Iterator[RenderableType]:
    yield safe_text(page.title, style="bold")
    stated_in = f" · {page.file}" if page.file else ""
    yield safe_text(f"{page.stage} plan · assessed for {page.on}{stated_in}", style="dim")
    yield Text()


def _judgement(judgement: Judgement) -> Iterator[RenderableType]:
    yield safe_text(judgement.words.upper(), style=_VERDICT_STYLES[judgement.decision])
    for reason in judgement.reasons:
        yield _indented(safe_text(f"- {reason}"))
    if judgement.more_reasons:
        yield _indented(safe_text(f"- and {judgement.more_reasons} more of the same kind", style="dim"))
    if judgement.certain:
        yield _indented(safe_text(f"- Certain already: {judgement.certain} critical or high findings."))
    yield Text()


def _numbers(page: Page) -> Iterator[RenderableType]:
    found = ", ".join(f"{number} {severity}" for severity, number in page.severities if number) or "none"
    yield safe_text(
        f"Findings: {found}. Not known: {page.not_known}."
        f" Core rules answered: {page.core_answered} of {page.core_rules}."
    )
    yield Text()


def _steps(page: Page) -> Iterator[RenderableType]:
    if not page.steps:
        return
    yield safe_text("BEFORE THE MISSION GOES AHEAD", style="bold")
    for step in page.steps:
        begin_by = f"begin by {step.begin_by}, " if step.begin_by else ""
        points = ", ".join(point.id for point in step.points)
        yield _indented(
            Text.assemble(safe_text(f"- {begin_by}{step.owner}: {step.action} "), safe_text(points, style="cyan"))
        )
    yield Text()


# --- findings -----------------------------------------------------------------------------------------------------


def _findings(page: Page, verbose: bool) -> Iterator[RenderableType]:
    if page.findings:
        yield safe_text("FINDINGS", style="bold")
    for group in page.findings:
        for rule in group.rules:
            yield from _rule_in_full(rule) if verbose else _rule_in_short(rule)
        if not verbose:
            yield Text()


def _rule_in_short(rule: RuleGroup) -> Iterator[RenderableType]:
    yield _rule_title(rule)
    for case in rule.cases:
        yield _message(case)
        if case.evidence:
            more = f" ({len(case.evidence) - 1} more)" if len(case.evidence) > 1 else ""
            # What comes last is the line of the risk itself; before it stands why the rule applies.
            yield _deeper(safe_text(f"{_place(case.evidence[-1])}{more}", style="dim"))
        yield from _put_together(case)
    if rule.remedies:
        action = safe_text(_remedy(rule.remedies[0]))
        yield _indented(Text.assemble(action, safe_text(f" {_sources_in_short(rule)}", style="dim")))


def _rule_in_full(rule: RuleGroup) -> Iterator[RenderableType]:
    yield _rule_title(rule)
    for case in rule.cases:
        yield _message(case)
        for evidence in case.evidence:
            yield _deeper(safe_text(_place(evidence), style="dim"))
        yield from _put_together(case)
    core = ", core" if rule.core else ""
    yield _indented(safe_text(f"Harm: {rule.harms} ({rule.rule}{core})"))
    yield _indented(safe_text(f"Why: {rule.rationale}"))
    for remedy in rule.remedies:
        yield _indented(safe_text(_remedy(remedy)))
    sources = "; ".join(map(_source, rule.sources))
    yield _indented(safe_text(f"Source: {sources} ({rule.grade})", style="dim"))
    yield Text()


def _rule_title(rule: RuleGroup) -> Text:
    severity = safe_text(rule.severity.upper(), style=_STYLES[rule.severity])
    return Text.assemble(severity, "  ", safe_text(rule.title, style="bold"))


def _message(case: Case) -> Padding:
    return _indented(Text.assemble(safe_text(case.id, style="cyan"), "  ", safe_text(case.message)))


def _put_together(case: Case) -> Iterator[RenderableType]:
    if case.rests_on:
        yield _deeper(safe_text(f"Puts together: {', '.join(case.rests_on)}", style="dim"))


def _place(evidence: Evidence) -> str:
    line = f"line {evidence.line}: " if evidence.line else ""
    return f"Plan: {line}{evidence.path} = {evidence.value}"


def _remedy(remedy: Remedy) -> str:
    return f"Do: {remedy.action} ({remedy.owner}, {remedy.timing})"


def _sources_in_short(rule: RuleGroup) -> str:
    return f"[{rule.sources[0].key}{_more(len(rule.sources) - 1)}]" if rule.sources else ""


def _source(source: SourceNote) -> str:
    return f"{source.key}, {source.place}" if source.place else source.key


# --- questions, and what was checked ------------------------------------------------------------------------------


def _questions(page: Page, *, everything: bool, verbose: bool) -> Iterator[RenderableType]:
    if not page.questions:
        return
    shown = page.questions if everything else page.first_questions
    more = f" ({len(shown)} of {len(page.questions)})" if len(shown) < len(page.questions) else ""
    yield safe_text(f"QUESTIONS{more}", style="bold")
    for number, question in enumerate(shown, start=1):
        yield from _question(number, question, verbose)
    yield Text()


def _question(number: int, question: OpenQuestion, verbose: bool) -> Iterator[RenderableType]:
    entries = question.about if verbose else question.about[:_MOST_ENTRIES]
    about = f" [{', '.join(entries)}{_more(len(question.about) - len(entries))}]" if entries else ""
    yield _hanging(f"{number:3}. ", Text.assemble(safe_text(question.text + about), " ", _answered_at(question)))
    notes = [f"for {', '.join(question.rules)}", *question.notes] if verbose else question.notes
    for note in notes:
        yield Padding(safe_text(note, style="dim"), (0, 0, 0, 5))
    parts = question.parts if verbose else question.parts[:_MOST_PARTS]
    for part in parts:
        yield from _part(part, verbose)
    if len(parts) < len(question.parts):
        yield Padding(safe_text(f"and {len(question.parts) - len(parts)} more (--verbose)", style="dim"), (0, 0, 0, 5))


def _part(part: OpenQuestion, verbose: bool) -> Iterator[RenderableType]:
    entries = part.about if verbose else part.about[:_MOST_ENTRIES]
    about = f" [{', '.join(entries)}{_more(len(part.about) - len(entries))}]" if entries else ""
    yield _hanging("     - ", Text.assemble(safe_text(part.text + about), " ", _answered_at(part)))
    for note in [f"for {', '.join(part.rules)}", *part.notes] if verbose else part.notes:
        yield Padding(safe_text(note, style="dim"), (0, 0, 0, 7))


def _answered_at(question: OpenQuestion) -> Text:
    near = f", near line {question.line}" if question.line else ""
    return safe_text(f"({question.path}{near})", style="dim")


def _safeguards(page: Page) -> Iterator[RenderableType]:
    if not page.safeguards:
        return
    yield safe_text("RISKS THAT THE PLAN IS FREE OF", style="bold")
    for safeguard in page.safeguards:
        ids = safe_text(", ".join(safeguard.ids), style="cyan")
        yield _indented(Text.assemble(safe_text(f"- free of: {safeguard.title} ({safeguard.assurance}) "), ids))
    yield Text()


def _failures(page: Page) -> Iterator[RenderableType]:
    if not page.failures:
        return
    yield safe_text("CHECKS THAT FAILED", style="bold red")
    for failure in page.failures:
        yield _indented(safe_text(f"{failure.rule}: {failure.why}"))
    yield Text()


def _checked(page: Page, verbose: bool) -> Iterator[RenderableType]:
    yield safe_text("WHAT WAS CHECKED", style="bold")
    numbers = ", ".join(f"{outcome.points} {outcome.name.lower()}" for outcome in page.outcomes)
    yield _indented(safe_text(f"{len(page.results)} rules. Points: {numbers}."))
    yield _indented(safe_text(page.not_checked))
    for result in page.results if verbose else ():
        outcomes = "; ".join(f"{name}: {', '.join(subjects)}" for name, subjects in result.outcomes)
        yield _indented(Text.assemble(safe_text(result.rule, style="cyan"), safe_text(f"  {outcomes or 'no subject'}")))
    yield Text()


def _footer(page: Page, verbose: bool) -> Iterator[RenderableType]:
    if verbose and page.sources:
        yield safe_text("SOURCES", style="bold")
        for source in page.sources:
            yield _indented(safe_text(f"{source.key}: {source.citation}"))
        yield Text()
    yield safe_text(page.limits_of_use, style="dim")
    provenance = page.provenance
    yield safe_text(
        f"missionrisk {provenance.missionrisk}, {provenance.engine} engine,"
        f" plan {provenance.plan_sha256[:12]}, catalogue {provenance.catalogue_sha256[:12]}",
        style="dim",
    )
    for brought in provenance.reference:
        yield safe_text(f"{brought.kind}: {brought.file}, {brought.sha256[:12]}", style="dim")


# --- layout -------------------------------------------------------------------------------------------------------


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _deeper(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 4))


def _hanging(label: str, text: Text) -> RenderableType:
    """The text beside its label, so that its further lines begin below its first."""
    grid = Table.grid()
    grid.add_column(width=len(label), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label), text)
    return grid
