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
from missionrisk.facts.model import Fact
from missionrisk.judgement.assessment import Completeness, Condition, Counts, Finding, Verdict
from missionrisk.judgement.case import Case
from missionrisk.judgement.chosen_actions import chosen_actions
from missionrisk.judgement.findings import GRAVITY, WEIGHTY
from missionrisk.language import gettext as _
from missionrisk.language import ngettext


def verdict_of(case: Case, findings: tuple[Finding, ...], counts: Counts) -> Verdict:
    """The verdict, with its reasons and, for each grave finding, a condition."""
    blocking = [f for f in findings if _blocks(case, case.catalogue.rules[f.rule])]
    conditions = (*_conditions(findings), *_still_to_be_stated(case))
    certain = tuple(_("{risk} ({id})").format(risk=f.title, id=f.id) for f in findings if f.severity in WEIGHTY)
    if blocking:
        return Verdict(
            decision="do_not_proceed",
            reasons=tuple(_why_not(case, finding) for finding in blocking),
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
        return Verdict(decision="cannot_say", reasons=(_("Nothing could be checked with what the plan states."),))
    return Verdict(decision="proceed", reasons=(_why(checked, counts.unknown),))


def completeness_of(case: Case) -> Completeness:
    """Of the core rules that may apply, how many are decided for all their subjects."""
    core = [rule for rule in case.catalogue.rules.values() if rule.core]
    results = [set(case.outcomes.by_rule.get(rule.id, {}).values()) for rule in core]
    applying = [outcomes for outcomes in results if outcomes - {Outcome.NOT_APPLICABLE}]
    undecided = {Outcome.UNKNOWN, Outcome.ERROR}
    return Completeness(answered=sum(1 for outcomes in applying if not outcomes & undecided), of=len(applying))


def in_the_way(case: Case) -> tuple[tuple[Rule, Fact], ...]:
    """The rules and subjects that keep the verdict from a go-ahead: what blocks it, and what weighs and is open."""
    blocking = [(rule, subject) for rule, subject in case.with_outcome(Outcome.FLAGGED) if _blocks(case, rule)]
    return (*blocking, *_undecided(case))


def _blocks(case: Case, rule: Rule) -> bool:
    """Whether a finding of the rule rules the mission out: a critical one that cannot be mended before the start."""
    return rule.severity == "critical" and (rule.structural or _shortest(rule) > case.days_left[1])


def _could_block(case: Case, rule: Rule) -> bool:
    return rule.severity == "critical" and (rule.structural or _shortest(rule) > case.days_left[0])


def _shortest(rule: Rule) -> int:
    return min(mitigation.lead_time_days for mitigation in rule.mitigations)


def _why_not(case: Case, finding: Finding) -> str:
    rule, left = case.catalogue.rules[finding.rule], case.days_left[1]
    if rule.structural:
        reason = _("{risk} ({id}): no time before departure would mend it.")
        return reason.format(risk=finding.title, id=finding.id)
    if left < 0:
        return _("{risk} ({id}): the mission has already begun.").format(risk=finding.title, id=finding.id)
    return ngettext(
        "{risk} ({id}): the shortest remedy takes {n} day, and at most {left} are left.",
        "{risk} ({id}): the shortest remedy takes {n} days, and at most {left} are left.",
        _shortest(rule),
    ).format(risk=finding.title, id=finding.id, n=_shortest(rule), left=int(left))


def _why(checked: int, unknown: int) -> str:
    """Why a plan may go ahead."""
    if not unknown:
        return ngettext(
            "No blocking risk was found among the {n} point checked.",
            "No blocking risk was found among the {n} points checked.",
            checked,
        ).format(n=checked)
    return ngettext(
        "No blocking risk was found among the {checked} points checked; {n} more is not known.",
        "No blocking risk was found among the {checked} points checked; {n} more are not known.",
        unknown,
    ).format(checked=checked, n=unknown)


def _reasons_to_wait(case: Case, counts: Counts) -> Iterator[str]:
    if counts.error:
        yield ngettext(
            "{n} check failed, so that nothing can be said about it.",
            "{n} checks failed, so that nothing can be said about them.",
            counts.error,
        ).format(n=counts.error)
    final = case.plan.effective_stage == "final"
    undecided = {rule.id: rule for rule, _subject in _undecided(case)}
    for rule in sorted(undecided.values(), key=lambda rule: (GRAVITY[rule.severity], rule.id)):
        asked = _(rule.question)
        if final:
            yield _("Not stated, though the plan is final: {question} ({rule})").format(question=asked, rule=rule.id)
        else:
            reason = _("Not known yet, and it could rule the mission out: {question} ({rule})")
            yield reason.format(question=asked, rule=rule.id)


def _undecided(case: Case) -> list[tuple[Rule, Fact]]:
    """What is not known and keeps the mission from being judged.

    Of a final plan silence on any rule that could rule it out weighs: else it would pay.
    """
    unknown = case.with_outcome(Outcome.UNKNOWN)
    if case.plan.effective_stage == "final":
        return [(rule, subject) for rule, subject in unknown if rule.core or _could_block(case, rule)]
    return [(rule, subject) for rule, subject in unknown if rule.core and _could_block(case, rule)]


def _conditions(findings: tuple[Finding, ...]) -> Iterator[Condition]:
    chosen = chosen_actions(findings)
    for finding in findings:
        if finding.severity in WEIGHTY:
            what = chosen[finding.id]
            yield Condition(finding=finding.id, action=what.action, owner=what.owner, latest_start=what.latest_start)


def _still_to_be_stated(case: Case) -> Iterator[Condition]:
    """What weighs and is not known: core questions at any stage; of a final plan all, else silence would pay."""
    final = case.plan.effective_stage == "final"
    for rule, subject in case.with_outcome(Outcome.UNKNOWN):
        if rule.severity in WEIGHTY and (rule.core or final):
            first = min(rule.mitigations, key=lambda mitigation: mitigation.lead_time_days)
            action = _("State in the plan: {question}").format(question=_(rule.question))
            yield Condition(finding=f"{rule.id}@{subject.subject}", action=action, owner=first.owner)


def _reasons_to_go_on(conditions: tuple[Condition, ...], findings: tuple[Finding, ...]) -> Iterator[str]:
    grave = sum(1 for finding in findings if finding.severity in WEIGHTY)
    if grave:
        yield ngettext(
            "{n} critical or high risk can still be mended before the start.",
            "{n} critical or high risks can still be mended before the start.",
            grave,
        ).format(n=grave)
    to_state = len(conditions) - grave
    if to_state > 0:
        yield _("Points of critical or high severity that still have to be stated: {n}.").format(n=to_state)
