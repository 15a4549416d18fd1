"""The report for a terminal: verdict and why, what to change, questions, findings, what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from missionrisk.catalogue.rules import Severity
from missionrisk.judgement.assessment import Assessment, Decision, Evidence
from missionrisk.language import gettext as _
from missionrisk.language import language_of, ngettext, speaking
from missionrisk.reports.edition import Edition
from missionrisk.reports.report.model import (
    Case,
    HarmGroup,
    Letter,
    OpenQuestion,
    PlannedAction,
    Remedy,
    Report,
    RuleGroup,
    SourceNote,
    VerdictInWords,
)
from missionrisk.reports.report.verdict import headline
from missionrisk.reports.safe_text import safe_text
from missionrisk.reports.terminal import as_text, for_output

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


def render_text(edition: Edition) -> str:
    """The report as plain text of at most 100 columns."""
    return as_text(text_report(edition))


def text_for_terminal(edition: Edition) -> str:
    """The report for standard output: with colours on a terminal that has them, plain text elsewhere."""
    with speaking(language_of(edition.assessment.language)):
        return for_output(text_report(edition))


def text_report(edition: Edition) -> RenderableType:
    """The report for a terminal.

    The short one says of each finding what it is, where, the first thing to do and on what authority, and asks the
    first questions. `all_questions` of the edition asks all; `in_full` leaves nothing out.
    """
    report, full = edition.report, edition.in_full
    return Group(
        *_heading(report),
        *(_letter(report.letter) if report.letter else ()),
        *_verdict(report.verdict, full),
        *_numbers(report),
        *_late_no(report),
        *(_action_plan(report) if full else _urgent(report)),
        *_questions(report, everything=edition.all_questions or full, full=full),
        *_findings(report, full),
        *(_safeguards(report) if full else ()),
        *_failures(report),
        *_checked(report, full),
        *_names(report),
        *_footer(report, full),
    )


def summary(assessments: Sequence[Assessment]) -> RenderableType:
    """Several plans at a glance."""
    table = Table(box=None, pad_edge=False, title=_("SUMMARY"), title_justify="left", title_style="bold")
    table.add_column(_("Plan"))
    table.add_column(_("Verdict"))
    for column in (_("Critical"), _("High"), _("Moderate"), _("Low"), _("Not known")):
        table.add_column(column, justify="right")
    for assessment in assessments:
        counts = assessment.counts
        decision = assessment.verdict.decision
        verdict = safe_text(headline(decision).lower(), style=_VERDICT_STYLES[decision])
        numbers = (counts.critical, counts.high, counts.moderate, counts.low, counts.unknown)
        table.add_row(safe_text(assessment.provenance.source or assessment.title), verdict, *map(str, numbers))
    return table


def _heading(report: Report) -> Iterator[RenderableType]:
    yield safe_text(report.title, style="bold")
    stated_in = f" · {report.file}" if report.file else ""
    assessed = _("assessed for {day}").format(day=report.on)
    yield safe_text(f"{report.stage_in_words} · {assessed}{stated_in}", style="dim")
    yield Text()


def _letter(letter: Letter) -> Iterator[RenderableType]:
    yield safe_text(_("DRAFT OF A DECISION LETTER"), style="bold")
    yield _indented(safe_text(letter.about))
    yield _indented(safe_text(f"{letter.opening} {letter.decision}"))
    listed = (
        (_("The grounds:"), letter.grounds),
        (_("Who must be told now:"), letter.to_be_told),
        (_("What has to change:"), letter.conditions),
        (_("What we ask you to answer:"), letter.questions),
    )
    for heading, lines in listed:
        if lines:
            yield _indented(safe_text(heading))
        for number, line in enumerate(lines, start=1):
            yield _hanging(f"{number:5}. ", safe_text(line))
    for paragraph in letter.closing:
        yield _indented(safe_text(paragraph))
    yield Text()


def _verdict(verdict: VerdictInWords, full: bool) -> Iterator[RenderableType]:
    yield safe_text(verdict.headline.upper(), style=_VERDICT_STYLES[verdict.decision])
    for sentence in verdict.sentences:
        yield _hanging("  - ", safe_text(sentence))
    if full:
        for reason in verdict.reasons:
            yield _deeper(safe_text(f"- {reason}", style="dim"))
    yield Text()


def _numbers(report: Report) -> Iterator[RenderableType]:
    numbers = report.numbers
    named = (
        (_("{n} critical"), numbers.critical),
        (_("{n} high"), numbers.high),
        (_("{n} moderate"), numbers.moderate),
        (_("{n} low"), numbers.low),
    )
    found = ", ".join(words.format(n=number) for words, number in named if number) or _("none")
    yield safe_text(
        _("Findings: {found}. Not known: {unknown}. Core rules answered: {answered} of {all}.").format(
            found=found, unknown=numbers.not_known, answered=report.core_answered, all=report.core_rules
        )
    )
    yield Text()


def _late_no(report: Report) -> Iterator[RenderableType]:
    late = report.late_no
    if late is None:
        return
    yield safe_text(_("IF THE ANSWER IS NO"), style="bold")
    yield _indented(
        safe_text(_("Days to the start: {n}. Those who count on the mission need help now.").format(n=late.days_left))
    )
    for scope in late.narrower:
        without = _("It could go ahead without: {left_out}").format(left_out="; ".join(scope.without))
        yield _hanging("  - ", safe_text(without))
    for waiting in late.patients:
        who = ", ".join(provider.name for provider in waiting.other_providers) or _("nobody is named")
        words = _("Patients who wait for {what} need another provider: {who}").format(what=waiting.what, who=who)
        yield _hanging("  - ", safe_text(words))
    for told in late.told:
        yield _hanging("  - ", safe_text(_("Tell {who}: {why}").format(who=told.who, why=told.why)))
    yield Text()


def _urgent(report: Report) -> Iterator[RenderableType]:
    plan = report.action_plan
    if not plan.urgent:
        return
    yield safe_text(_("WHAT MUST CHANGE BEFORE DEPARTURE"), style="bold")
    for action in plan.urgent:
        yield _hanging("  - ", Text.assemble(safe_text(_action(action)), safe_text(f" ({action.owner})", style="dim")))
    further = len(plan.less_urgent)
    if further:
        more = ngettext("and {n} more change (--verbose)", "and {n} more changes (--verbose)", further)
        yield _indented(safe_text(more.format(n=further), style="dim"))
    yield Text()


def _action_plan(report: Report) -> Iterator[RenderableType]:
    if not report.action_plan.by_owner:
        return
    yield safe_text(_("ACTION PLAN"), style="bold")
    for owner in report.action_plan.by_owner:
        yield _indented(safe_text(owner.owner.capitalize(), style="bold"))
        for action in owner.actions:
            points = ", ".join(point.id for point in action.points)
            yield _hanging("    - ", Text.assemble(safe_text(_action(action)), " ", safe_text(points, style="cyan")))
    yield Text()


def _action(action: PlannedAction) -> str:
    if action.too_late:
        return _("Too late: {action}").format(action=action.text)
    if action.begin_by:
        return _("Begin by {day}: {action}").format(day=action.begin_by, action=action.text)
    return action.text


# --- findings -----------------------------------------------------------------------------------------------------


def _findings(report: Report, full: bool) -> Iterator[RenderableType]:
    if report.harms:
        yield safe_text(_("FINDINGS BY HARM"), style="bold")
    for harm in report.harms:
        yield _harm(harm)
        for rule in harm.rules:
            yield from _rule_in_full(rule) if full else _rule_in_short(rule)
        yield Text()


def _harm(harm: HarmGroup) -> Text:
    number = ngettext("{n} finding", "{n} findings", harm.number).format(n=harm.number)
    return Text.assemble(safe_text(harm.title, style="bold underline"), safe_text(f"  {number}", style="dim"))


def _rule_in_short(rule: RuleGroup) -> Iterator[RenderableType]:
    yield _rule_title(rule)
    for case in rule.cases:
        yield _message(case)
        if case.evidence:
            # What comes last is the line of the risk itself; before it stands why the rule applies.
            yield _deeper(safe_text(_place(case.evidence[-1]) + _more(len(case.evidence) - 1), style="dim"))
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
    core = _(", core") if rule.core else ""
    also = _("; also: {harms}").format(harms="; ".join(rule.also)) if rule.also else ""
    yield _indented(safe_text(_("Rule: {id}{core}{also}").format(id=rule.rule, core=core, also=also)))
    yield _indented(safe_text(_("Why: {rationale}").format(rationale=rule.rationale)))
    for remedy in rule.remedies:
        yield _indented(safe_text(_remedy(remedy)))
    sources = "; ".join(map(_source, rule.sources))
    yield _indented(safe_text(_("Source: {sources} ({grade})").format(sources=sources, grade=rule.grade), style="dim"))
    yield Text()


def _rule_title(rule: RuleGroup) -> Text:
    severity = safe_text(_(rule.severity).upper(), style=_STYLES[rule.severity])
    return Text.assemble(severity, "  ", safe_text(rule.title, style="bold"))


def _message(case: Case) -> Padding:
    return _indented(Text.assemble(safe_text(case.id, style="cyan"), "  ", safe_text(case.message)))


def _put_together(case: Case) -> Iterator[RenderableType]:
    if case.rests_on:
        yield _deeper(safe_text(_("Puts together: {ids}").format(ids=", ".join(case.rests_on)), style="dim"))


def _place(evidence: Evidence) -> str:
    if evidence.line:
        return _("Plan: line {line}: {path} = {value}").format(
            line=evidence.line, path=evidence.path, value=evidence.value
        )
    return _("Plan: {path} = {value}").format(path=evidence.path, value=evidence.value)


def _remedy(remedy: Remedy) -> str:
    return _("Do: {action} ({owner}, {timing})").format(action=remedy.action, owner=remedy.owner, timing=remedy.timing)


def _sources_in_short(rule: RuleGroup) -> str:
    if not rule.sources:
        return ""
    further = len(rule.sources) - 1
    if not further:
        return f"[{rule.sources[0].key}]"
    return _("[{source} and {n} more]").format(source=rule.sources[0].key, n=further)


def _source(source: SourceNote) -> str:
    return f"{source.key}, {source.place}" if source.place else source.key


# --- questions, and what was checked ------------------------------------------------------------------------------


def _questions(report: Report, *, everything: bool, full: bool) -> Iterator[RenderableType]:
    if not report.questions:
        return
    shown = report.questions if everything else report.first_questions
    heading = _("QUESTIONS")
    if len(shown) < len(report.questions):
        heading = _("QUESTIONS ({n} of {all})").format(n=len(shown), all=len(report.questions))
    yield safe_text(heading, style="bold")
    for number, question in enumerate(shown, start=1):
        yield from _question(number, question, full)
    yield Text()


def _question(number: int, question: OpenQuestion, full: bool) -> Iterator[RenderableType]:
    yield _hanging(f"{number:3}. ", _asked(question, full))
    for note in _notes(question, full):
        yield Padding(safe_text(note, style="dim"), (0, 0, 0, 5))
    parts = question.parts if full else question.parts[:_MOST_PARTS]
    for part in parts:
        yield _hanging("     - ", _asked(part, full))
        for note in _notes(part, full):
            yield Padding(safe_text(note, style="dim"), (0, 0, 0, 7))
    if len(parts) < len(question.parts):
        more = _("and {n} more (--verbose)").format(n=len(question.parts) - len(parts))
        yield Padding(safe_text(more, style="dim"), (0, 0, 0, 5))


def _asked(question: OpenQuestion, full: bool) -> Text:
    entries = question.about if full else question.about[:_MOST_ENTRIES]
    about = f" [{', '.join(entries)}{_and_more(len(question.about) - len(entries))}]" if entries else ""
    return Text.assemble(safe_text(question.text + about), " ", _answered_at(question))


def _notes(question: OpenQuestion, full: bool) -> Iterator[str]:
    if full:
        yield _("for {rules}").format(rules=", ".join(question.rules))
    yield from question.notes


def _answered_at(question: OpenQuestion) -> Text:
    if question.line:
        where = _("({path}, near line {line})").format(path=question.path, line=question.line)
        return safe_text(where, style="dim")
    return safe_text(f"({question.path})", style="dim")


def _safeguards(report: Report) -> Iterator[RenderableType]:
    if not report.safeguards:
        return
    yield safe_text(_("STRENGTHS"), style="bold")
    for safeguard in report.safeguards:
        ids = safe_text(", ".join(safeguard.ids), style="cyan")
        words = _("- free of: {title} ({assurance})").format(title=safeguard.title, assurance=_(safeguard.assurance))
        yield _indented(Text.assemble(safe_text(words), " ", ids))
    yield Text()


def _failures(report: Report) -> Iterator[RenderableType]:
    if not report.failures:
        return
    yield safe_text(_("CHECKS THAT FAILED"), style="bold red")
    for failure in report.failures:
        yield _indented(safe_text(f"{failure.rule}: {failure.why}"))
    yield Text()


def _checked(report: Report, full: bool) -> Iterator[RenderableType]:
    yield safe_text(_("WHAT WAS CHECKED"), style="bold")
    numbers = ", ".join(f"{outcome.points} {outcome.name.lower()}" for outcome in report.outcomes)
    rules = ngettext("{n} rule.", "{n} rules.", len(report.results)).format(n=len(report.results))
    yield _indented(safe_text(f"{rules} " + _("Points: {numbers}.").format(numbers=numbers)))
    yield _indented(safe_text(report.not_checked))
    for result in report.results if full else ():
        outcomes = "; ".join(f"{name}: {', '.join(subjects)}" for name, subjects in result.outcomes)
        line = safe_text(f"  {outcomes or _('no subject')}")
        yield _indented(Text.assemble(safe_text(result.rule, style="cyan"), line))
    yield Text()


def _names(report: Report) -> Iterator[RenderableType]:
    if not report.names:
        return
    yield safe_text(_("PEOPLE AND CONTACTS"), style="bold")
    for named in report.names:
        yield _indented(Text.assemble(safe_text(f"{named.where} = {named.value}"), safe_text(f"  {named.what}", "dim")))
    yield Text()


def _footer(report: Report, full: bool) -> Iterator[RenderableType]:
    if full and report.sources:
        yield safe_text(_("SOURCES"), style="bold")
        for source in report.sources:
            yield _indented(safe_text(f"{source.key}: {source.citation}"))
        yield Text()
    yield safe_text(report.limits_of_use, style="dim")
    provenance = report.provenance
    yield safe_text(
        _("missionrisk {version}, {engine} engine, plan {plan}, catalogue {catalogue}").format(
            version=provenance.missionrisk,
            engine=provenance.engine,
            plan=provenance.plan_sha256[:12],
            catalogue=provenance.catalogue_sha256[:12],
        ),
        style="dim",
    )
    for brought in provenance.reference:
        yield safe_text(f"{_(brought.kind)}: {brought.file}, {brought.sha256[:12]}", style="dim")


# --- layout -------------------------------------------------------------------------------------------------------


def _more(number: int) -> str:
    return _(" ({n} more)").format(n=number) if number > 0 else ""


def _and_more(number: int) -> str:
    return _(" and {n} more").format(n=number) if number > 0 else ""


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
