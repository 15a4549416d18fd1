"""The page: an assessment in the order and the words in which people read it. Every layout draws from it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.catalogue.rules import SEVERITIES, EvidenceGrade, Owner, Severity
from missionrisk.judgement.assessment import (
    Action,
    Assessment,
    Assurance,
    Condition,
    Decision,
    Evidence,
    Finding,
    Provenance,
    Question,
    Reference,
    RuleOutcomes,
    Strength,
)
from missionrisk.judgement.topics import FIRST_SCREEN
from missionrisk.judgement.wording import plain

LIMITS_OF_USE: Final = (
    "Decision support from what the plan declares: not an approval, not legal advice, and not a finding about any"
    " person. What the rules do not speak of was not checked."
)
NOT_CHECKED: Final = "Not checked: whether what the plan declares is true, and anything that no rule speaks of."

_VERDICTS: Final[dict[Decision, tuple[str, str]]] = {
    "do_not_proceed": ("Do not proceed", "As it is planned, the mission should not go ahead."),
    "cannot_say": ("Cannot say yet", "The plan cannot be judged before what is still open has been answered."),
    "proceed_with_conditions": ("Proceed with conditions", "The mission can go ahead once each condition is met."),
    "proceed": ("Proceed", "Nothing that was found stands in the way of the mission."),
}
_GRADES: Final[dict[EvidenceGrade, str]] = {
    "read": "source read",
    "partly_read": "source read in part",
    "known": "source known, not read",
    "house_default": "house default",
}
_OUTCOMES: Final = {
    "flagged": (
        "Flagged",
        "the plan surely carries the risk; a milder rule that a graver one replaces is not listed above",
    ),
    "unknown": ("Not known", "the plan does not say enough to tell"),
    "declared": ("Clear (declared)", "free of the risk on the plan's word alone"),
    "documented": ("Clear (documented)", "free of the risk, and a document shows it"),
    "confirmed": ("Clear (confirmed)", "free of the risk, and the host or an authority confirms it"),
    "not_applicable": ("Not applicable", "the plan has nothing that the rule is about"),
    "error": ("Failed", "the check itself failed, and nothing can be said"),
}
_MOST_REASONS: Final = 4


@dataclass(frozen=True)
class Judgement:
    """The verdict in words, with its first reasons."""

    decision: Decision
    words: str
    meaning: str
    reasons: tuple[str, ...]
    more_reasons: int
    certain: int
    """Critical and high findings that no open answer would take away, where the verdict does not say so itself."""


@dataclass(frozen=True)
class Point:
    """What a step is for. `rule` is set if the page shows a finding of that rule."""

    id: str
    rule: str | None


@dataclass(frozen=True)
class Step:
    """A thing to do before the mission goes ahead, with all that it is done for."""

    action: str
    owner: str
    begin_by: date | None
    overdue: bool
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Remedy:
    """One way to remove a risk; `timing` says until when to begin, or how long it takes."""

    action: str
    owner: str
    timing: str


@dataclass(frozen=True)
class Case:
    """A finding among those of its rule."""

    id: str
    message: str
    evidence: tuple[Evidence, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class SourceNote:
    """A place in a source, and the number of the source in the list of all that are cited."""

    number: int
    key: str
    place: str | None


@dataclass(frozen=True)
class RuleGroup:
    """The findings of one rule, with what the rule says of all of them said once."""

    rule: str
    title: str
    severity: Severity
    core: bool
    harms: str
    rationale: str
    cases: tuple[Case, ...]
    remedies: tuple[Remedy, ...]
    sources: tuple[SourceNote, ...]
    grade: str


@dataclass(frozen=True)
class SeverityGroup:
    """The findings of one severity."""

    severity: Severity
    number: int
    rules: tuple[RuleGroup, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A question, with what is known about when and by whom it will be answered."""

    text: str
    about: tuple[str, ...]
    path: str
    line: int | None
    rules: tuple[str, ...]
    severity: Severity
    core: bool
    notes: tuple[str, ...]
    parts: tuple[OpenQuestion, ...]


@dataclass(frozen=True)
class Safeguard:
    """A risk that weighs and that the plan is clear of on more than its own word, and where."""

    title: str
    rule: str
    severity: Severity
    assurance: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeCount:
    """How many points came out in one way, in how many rules."""

    name: str
    meaning: str
    points: int
    rules: int


@dataclass(frozen=True)
class RuleResult:
    """How one rule came out: for each outcome its subjects."""

    rule: str
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Failure:
    """A check that could not be decided."""

    rule: str
    why: str


@dataclass(frozen=True)
class Page:
    """All that a reader is told, in reading order."""

    title: str
    stage: str
    on: date
    file: str | None
    judgement: Judgement
    severities: tuple[tuple[Severity, int], ...]
    not_known: int
    core_answered: int
    core_rules: int
    steps: tuple[Step, ...]
    findings: tuple[SeverityGroup, ...]
    first_questions: tuple[OpenQuestion, ...]
    later_questions: tuple[OpenQuestion, ...]
    safeguards: tuple[Safeguard, ...]
    failures: tuple[Failure, ...]
    outcomes: tuple[OutcomeCount, ...]
    results: tuple[RuleResult, ...]
    sources: tuple[Reference, ...]
    not_checked: str
    limits_of_use: str
    provenance: Provenance

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """All questions, the first ones first."""
        return self.first_questions + self.later_questions


def page_of(assessment: Assessment) -> Page:
    """The page that tells an assessment."""
    counts = assessment.counts
    numbers = (counts.critical, counts.high, counts.moderate, counts.low)
    sources = _cited(assessment)
    questions = tuple(map(_question, assessment.questions))
    return Page(
        title=assessment.title,
        stage=assessment.stage,
        on=assessment.provenance.on,
        file=assessment.provenance.source,
        judgement=_judgement(assessment),
        severities=tuple(zip(SEVERITIES, numbers, strict=True)),
        not_known=counts.unknown,
        core_answered=assessment.completeness.answered,
        core_rules=assessment.completeness.of,
        steps=tuple(_steps(assessment)),
        findings=tuple(_by_severity(assessment.findings, {source.key: n for n, source in enumerate(sources, 1)})),
        first_questions=questions[:FIRST_SCREEN],
        later_questions=questions[FIRST_SCREEN:],
        safeguards=tuple(_safeguards(assessment.strengths)),
        failures=tuple(Failure(rule, found.failure) for rule, found in assessment.outcomes.items() if found.failure),
        outcomes=tuple(_outcome_counts(assessment)),
        results=tuple(_result(rule, found) for rule, found in sorted(assessment.outcomes.items())),
        sources=sources,
        not_checked=NOT_CHECKED,
        limits_of_use=LIMITS_OF_USE,
        provenance=assessment.provenance,
    )


def verdict_in_words(decision: Decision) -> str:
    """The verdict as a headline."""
    return _VERDICTS[decision][0]


def _judgement(assessment: Assessment) -> Judgement:
    verdict = assessment.verdict
    words, meaning = _VERDICTS[verdict.decision]
    shown = verdict.reasons[:_MOST_REASONS]
    return Judgement(
        decision=verdict.decision,
        words=words,
        meaning=meaning,
        reasons=shown,
        more_reasons=len(verdict.reasons) - len(shown),
        certain=len(verdict.certain) if verdict.decision == "cannot_say" else 0,
    )


def _steps(assessment: Assessment) -> Iterator[Step]:
    """The conditions in the order in which they have to begin, undated ones last, and of one day the gravest first.

    What is to be done for several findings is one step.
    """
    found = {finding.rule for finding in assessment.findings}
    for (begin_by, owner, action), conditions in _same_steps(assessment.verdict.conditions).items():
        yield Step(
            action=action,
            owner=plain(owner),
            begin_by=begin_by,
            overdue=begin_by is not None and begin_by < assessment.provenance.on,
            points=tuple(_point(condition.finding, found) for condition in conditions),
        )


def _same_steps(conditions: tuple[Condition, ...]) -> dict[tuple[date | None, Owner, str], list[Condition]]:
    steps: dict[tuple[date | None, Owner, str], list[Condition]] = {}
    for condition in sorted(conditions, key=lambda condition: condition.latest_start or date.max):
        steps.setdefault((condition.latest_start, condition.owner, condition.action), []).append(condition)
    return steps


def _point(finding: str, rules_found: set[str]) -> Point:
    rule = finding.partition("@")[0]
    return Point(finding, rule if rule in rules_found else None)


def _by_severity(findings: tuple[Finding, ...], numbers: dict[str, int]) -> Iterator[SeverityGroup]:
    for severity, of_severity in itertools.groupby(findings, key=lambda finding: finding.severity):
        members = list(of_severity)
        of_rules = itertools.groupby(members, key=lambda finding: finding.rule)
        rules = tuple(_rule_group(list(of_rule), numbers) for _, of_rule in of_rules)
        yield SeverityGroup(severity, len(members), rules)


def _rule_group(findings: list[Finding], numbers: dict[str, int]) -> RuleGroup:
    rule = findings[0]
    return RuleGroup(
        rule=rule.rule,
        title=rule.title,
        severity=rule.severity,
        core=rule.core,
        harms=", ".join(map(plain, rule.harms)),
        rationale=rule.rationale,
        cases=tuple(Case(finding.id, finding.message, finding.evidence, finding.rests_on) for finding in findings),
        remedies=tuple(map(_remedy, rule.actions)),
        sources=tuple(SourceNote(numbers[ref.key], ref.key, ref.place) for ref in rule.sources),
        grade=_GRADES[rule.evidence_grade],
    )


def _remedy(action: Action) -> Remedy:
    days = f"takes {action.lead_time_days} day{'' if action.lead_time_days == 1 else 's'}"
    return Remedy(
        action=action.action,
        owner=plain(action.owner),
        timing=f"begin by {action.latest_start}" if action.latest_start else days,
    )


def _question(question: Question) -> OpenQuestion:
    return OpenQuestion(
        text=question.text,
        about=question.entries,
        path=question.path,
        line=question.line,
        rules=question.rules,
        severity=question.severity,
        core=question.core,
        notes=tuple(_notes(question)),
        parts=tuple(map(_question, question.parts)),
    )


def _notes(question: Question) -> Iterator[str]:
    if question.hint:
        yield question.hint
    if question.said:
        yield f"the plan says: {plain(question.said)}" + (f": {question.reason}" if question.reason else "")
    if question.due_on:
        yield f"not due before {question.due_on}"


def _safeguards(strengths: tuple[Strength, ...]) -> Iterator[Safeguard]:
    """Those of one rule with the same support stand together, in the order in which they come."""
    together: dict[tuple[str, Assurance], list[Strength]] = {}
    for strength in strengths:
        together.setdefault((strength.rule, strength.assurance), []).append(strength)
    for (rule, assurance), members in together.items():
        ids = tuple(member.id for member in members)
        yield Safeguard(members[0].title, rule, members[0].severity, assurance, ids)


def _outcome_counts(assessment: Assessment) -> Iterator[OutcomeCount]:
    for outcome, (name, meaning) in _OUTCOMES.items():
        subjects = [len(getattr(found, outcome)) for found in assessment.outcomes.values()]
        if any(subjects):
            yield OutcomeCount(name, meaning, sum(subjects), sum(1 for number in subjects if number))


def _result(rule: str, found: RuleOutcomes) -> RuleResult:
    named = ((name.lower(), getattr(found, outcome)) for outcome, (name, _) in _OUTCOMES.items())
    return RuleResult(rule, tuple((name, subjects) for name, subjects in named if subjects))


def _cited(assessment: Assessment) -> tuple[Reference, ...]:
    """Every source that a finding cites, once, by key."""
    cited = {source.key: source for finding in assessment.findings for source in finding.sources}
    return tuple(cited[key] for key in sorted(cited))
