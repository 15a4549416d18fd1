"""The default verdict: what follows from the findings and from what is not known.

*Do not proceed* needs a critical finding that is structural or that cannot be mended in the days left. *Cannot say*
means that an open core question could still bring that about, that a rule failed, or that a final plan leaves open a
core question or any other that could rule the mission out. Other critical and high findings give conditions. Never an
average, never one number.
"""

from __future__ import annotations

from collections.abc import Iterator

from missionrisk.catalogue.rules import Rule
from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.assessment import Completeness, Condition, Counts, Finding, Verdict
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import GRAVITY, WEIGHTY


def verdict_of(case: Case, findings: tuple[Finding, ...], counts: Counts) -> Verdict:
    """The verdict, with its reasons and, for each grave finding, a condition."""
    blocking = [f for f in findings if f.severity == "critical" and _cannot_be_mended(case, f)]
    conditions = (*_conditions(findings), *_still_to_be_stated(case))
    certain = tuple(f"{f.title} ({f.id})" for f in findings if f.severity in WEIGHTY)
    if blocking:
        return Verdict(
            decision="do_not_proceed",
            reasons=tuple(f"{f.title} ({f.id}): {_why_not(case, f)}" for f in blocking),
            conditions=conditions,
            certain=certain,
        )
    open_reasons = tuple(_reasons_to_wait(case, counts))
    if open_reasons:
        return Verdict(decision="cannot_say", reasons=open_reasons, conditions=conditions, certain=certain)
    if conditions:
        return Verdict(
            decision="proceed_with_conditions",
            reasons=tuple(_reasons_to_go_on(conditions, findings)),
            conditions=conditions,
            certain=certain,
        )
    checked = counts.clear + counts.moderate + counts.low
    if not checked:
        return Verdict(decision="cannot_say", reasons=("Nothing could be checked with what the plan states.",))
    not_known = f"; {counts.unknown} more are not known" if counts.unknown else ""
    return Verdict(
        decision="proceed", reasons=(f"No blocking risk was found among the {checked} points checked{not_known}.",)
    )


def completeness_of(case: Case) -> Completeness:
    """Of the core rules that may apply, how many are decided for all their subjects."""
    core = [rule for rule in case.catalogue.rules.values() if rule.core]
    results = [set(case.outcomes.by_rule.get(rule.id, {}).values()) for rule in core]
    applying = [outcomes for outcomes in results if outcomes - {Outcome.NOT_APPLICABLE}]
    undecided = {Outcome.UNKNOWN, Outcome.ERROR}
    return Completeness(answered=sum(1 for outcomes in applying if not outcomes & undecided), of=len(applying))


def _cannot_be_mended(case: Case, finding: Finding) -> bool:
    rule = case.catalogue.rules[finding.rule]
    return rule.structural or _shortest(rule) > case.days_left[1]


def _could_block(case: Case, rule: Rule) -> bool:
    return rule.severity == "critical" and (rule.structural or _shortest(rule) > case.days_left[0])


def _shortest(rule: Rule) -> int:
    return min(mitigation.lead_time_days for mitigation in rule.mitigations)


def _why_not(case: Case, finding: Finding) -> str:
    rule = case.catalogue.rules[finding.rule]
    if rule.structural:
        return "no time before departure would mend it."
    left = case.days_left[1]
    if left < 0:
        return "the mission has already begun."
    return f"the shortest remedy takes {_shortest(rule)} days, and at most {int(left)} are left."


def _reasons_to_wait(case: Case, counts: Counts) -> Iterator[str]:
    if counts.error:
        yield f"{counts.error} checks failed, so that nothing can be said about them."
    final = case.plan.effective_stage == "final"
    undecided = {
        rule.id: rule
        for rule, _ in case.with_outcome(Outcome.UNKNOWN)
        # Of a final plan silence on any rule that could rule it out weighs: else it would pay.
        if rule.core or (final and _could_block(case, rule))
    }
    for rule in sorted(undecided.values(), key=lambda rule: (GRAVITY[rule.severity], rule.id)):
        if final:
            yield f"Not stated, though the plan is final: {rule.question} ({rule.id})"
        elif _could_block(case, rule):
            yield f"Not known yet, and it could rule the mission out: {rule.question} ({rule.id})"


def _conditions(findings: tuple[Finding, ...]) -> Iterator[Condition]:
    for finding in findings:
        if finding.severity in WEIGHTY:
            first = min(finding.actions, key=lambda action: action.lead_time_days)
            yield Condition(finding=finding.id, action=first.action, owner=first.owner, latest_start=first.latest_start)


def _still_to_be_stated(case: Case) -> Iterator[Condition]:
    """What weighs and is not known: core questions at any stage; of a final plan all, else silence would pay."""
    final = case.plan.effective_stage == "final"
    for rule, subject in case.with_outcome(Outcome.UNKNOWN):
        if rule.severity in WEIGHTY and (rule.core or final):
            first = min(rule.mitigations, key=lambda mitigation: mitigation.lead_time_days)
            yield Condition(
                finding=f"{rule.id}@{subject.subject}", action=f"State in the plan: {rule.question}", owner=first.owner
            )


def _reasons_to_go_on(conditions: tuple[Condition, ...], findings: tuple[Finding, ...]) -> Iterator[str]:
    grave = sum(1 for finding in findings if finding.severity in WEIGHTY)
    if grave:
        yield f"{grave} critical or high risks can still be mended before the start."
    if len(conditions) > grave:
        yield f"Points of critical or high severity that still have to be stated: {len(conditions) - grave}."
