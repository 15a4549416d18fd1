"""What was checked: strengths, outcomes in numbers, each rule's outcome, and what failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.judgement.assessment import Assessment, Assurance, RuleOutcomes, Strength
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.reports.report.model import Failure, Numbers, OutcomeCount, RuleResult, Safeguard

_OUTCOMES: Final = {
    "flagged": (
        to_translate("Flagged"),
        to_translate("the plan surely carries the risk; a milder rule that a graver one replaces is not listed above"),
    ),
    "unknown": (to_translate("Not known"), to_translate("the plan does not say enough to tell")),
    "declared": (to_translate("Clear (declared)"), to_translate("free of the risk on the plan's word alone")),
    "documented": (to_translate("Clear (documented)"), to_translate("free of the risk, and a document shows it")),
    "confirmed": (
        to_translate("Clear (confirmed)"),
        to_translate("free of the risk, and the host or an authority confirms it"),
    ),
    "not_applicable": (to_translate("Not applicable"), to_translate("the plan has nothing that the rule is about")),
    "error": (to_translate("Failed"), to_translate("the check itself failed, and nothing can be said")),
}


def numbers_of(assessment: Assessment) -> Numbers:
    """The counts that stand beside the verdict."""
    counts = assessment.counts
    return Numbers(
        critical=counts.critical,
        high=counts.high,
        moderate=counts.moderate,
        low=counts.low,
        not_known=counts.unknown,
        declared=counts.declared,
        documented=counts.documented,
        confirmed=counts.confirmed,
        not_applicable=counts.not_applicable,
        failed=counts.error,
    )


def safeguards_of(strengths: tuple[Strength, ...]) -> Iterator[Safeguard]:
    """Those of one rule with the same support stand together, in the order in which they come."""
    together: dict[tuple[str, Assurance], list[Strength]] = {}
    for strength in strengths:
        together.setdefault((strength.rule, strength.assurance), []).append(strength)
    for (rule, assurance), members in together.items():
        first = members[0]
        ids = tuple(member.id for member in members)
        yield Safeguard(title=first.title, rule=rule, severity=first.severity, assurance=assurance, ids=ids)


def outcome_counts(assessment: Assessment) -> Iterator[OutcomeCount]:
    """Each outcome that came up, with its numbers."""
    for outcome, (name, meaning) in _OUTCOMES.items():
        subjects = [len(getattr(found, outcome)) for found in assessment.outcomes.values()]
        if any(subjects):
            rules = sum(1 for number in subjects if number)
            yield OutcomeCount(outcome=outcome, name=_(name), meaning=_(meaning), points=sum(subjects), rules=rules)


def results_of(assessment: Assessment) -> Iterator[RuleResult]:
    """How every rule came out, in the order of their ids."""
    for rule, found in sorted(assessment.outcomes.items()):
        applies = bool(found.flagged or found.clear or found.unknown or found.error)
        yield RuleResult(rule=rule, applies=applies, outcomes=tuple(_named(found)))


def failures_of(assessment: Assessment) -> Iterator[Failure]:
    """The rules that could not be decided."""
    for rule, found in assessment.outcomes.items():
        if found.failure:
            yield Failure(rule=rule, why=found.failure)


def _named(found: RuleOutcomes) -> Iterator[tuple[str, tuple[str, ...]]]:
    for outcome, (name, _meaning) in _OUTCOMES.items():
        subjects = getattr(found, outcome)
        if subjects:
            yield _(name).lower(), subjects
