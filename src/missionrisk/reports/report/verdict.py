"""The verdict in words: a headline, and why in at most three sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.judgement.assessment import Assessment, Decision
from missionrisk.judgement.findings import WEIGHTY
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, to_translate
from missionrisk.reports.report.model import ActionPlan, VerdictInWords

_HEADLINES: Final[dict[Decision, str]] = {
    "do_not_proceed": to_translate("Do not proceed"),
    "cannot_say": to_translate("Cannot say yet"),
    "proceed_with_conditions": to_translate("Proceed with conditions"),
    "proceed": to_translate("Proceed"),
}
_MEANINGS: Final[dict[Decision, str]] = {
    "do_not_proceed": to_translate("As it is planned, the mission should not go ahead."),
    "cannot_say": to_translate("The plan cannot be judged before what is still open has been answered."),
    "proceed_with_conditions": to_translate("The mission can go ahead once each condition is met."),
    "proceed": to_translate("Nothing that was found stands in the way of the mission."),
}


def headline(decision: Decision) -> str:
    """The verdict in a few words."""
    return _(_HEADLINES[decision])


def verdict_in_words(assessment: Assessment, plan: ActionPlan) -> VerdictInWords:
    """What follows from the assessment, and why."""
    verdict = assessment.verdict
    return VerdictInWords(
        decision=verdict.decision,
        headline=headline(verdict.decision),
        sentences=(_(_MEANINGS[verdict.decision]), *_WHY[verdict.decision](assessment, plan)),
        reasons=verdict.reasons,
        certain=verdict.certain if verdict.decision == "cannot_say" else (),
    )


def _why_not(assessment: Assessment, _plan: ActionPlan) -> Iterator[str]:
    first, *others = assessment.verdict.reasons
    yield first
    if others:
        n = len(others)
        yield ngettext(
            "{n} further risk cannot be mended before the start either.",
            "{n} further risks cannot be mended before the start either.",
            n,
        ).format(n=n)


def _why_wait(assessment: Assessment, _plan: ActionPlan) -> Iterator[str]:
    first, *others = assessment.verdict.reasons
    n = len(others)
    yield (
        ngettext("{first} And {n} more point is open.", "{first} And {n} more points are open.", n).format(
            first=first, n=n
        )
        if others
        else first
    )
    n = len(assessment.verdict.certain)
    if n:
        yield ngettext(
            "{n} critical or high risk is certain already, whatever the answers are.",
            "{n} critical or high risks are certain already, whatever the answers are.",
            n,
        ).format(n=n)


def _why_conditions(assessment: Assessment, plan: ActionPlan) -> Iterator[str]:
    grave = sum(1 for finding in assessment.findings if finding.severity in WEIGHTY)
    if grave:
        changes = len(plan.urgent) + len(plan.less_urgent)
        risks = ngettext("{n} critical or high risk", "{n} critical or high risks", grave).format(n=grave)
        yield ngettext(
            "{risks} can still be mended before the start, by {n} change.",
            "{risks} can still be mended before the start, by {n} changes.",
            changes,
        ).format(risks=risks, n=changes)
    if plan.to_state:
        yield ngettext(
            "{n} point of critical or high severity still has to be stated.",
            "{n} points of critical or high severity still have to be stated.",
            plan.to_state,
        ).format(n=plan.to_state)


def _why_proceed(assessment: Assessment, _plan: ActionPlan) -> Iterator[str]:
    yield from assessment.verdict.reasons


_WHY: Final = {
    "do_not_proceed": _why_not,
    "cannot_say": _why_wait,
    "proceed_with_conditions": _why_conditions,
    "proceed": _why_proceed,
}
