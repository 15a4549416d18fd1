"""A draft of the committee's letter to those who plan the mission."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.judgement.assessment import Assessment, Decision
from missionrisk.language import gettext as _
from missionrisk.language import long_day, to_translate
from missionrisk.reports.report.model import ActionPlan, Letter, OpenQuestion, PlannedAction

_DECISIONS: Final[dict[Decision, str]] = {
    "do_not_proceed": to_translate("The committee advises that the mission should not go ahead as it is planned."),
    "cannot_say": to_translate("The committee returns the plan, since it cannot be judged before it says more."),
    "proceed_with_conditions": to_translate(
        "The committee supports the mission once each of the conditions below is met."
    ),
    "proceed": to_translate("The committee supports the mission as it is planned."),
}
_CLOSINGS: Final[dict[Decision, str]] = {
    "do_not_proceed": to_translate(
        "A changed plan can be submitted at any time; the enclosed report says what to change."
    ),
    "cannot_say": to_translate("Please send the plan again with the answers, and with the changes below."),
    "proceed_with_conditions": to_translate(
        "Please send the plan again, with what shows that each condition is met, before its date."
    ),
    "proceed": to_translate("Please tell the committee of any change to the plan before the start."),
}


def letter_of(assessment: Assessment, plan: ActionPlan, questions: tuple[OpenQuestion, ...]) -> Letter:
    """The letter that fits the verdict, with the first questions. Nothing is decided before somebody signs it."""
    decision = assessment.verdict.decision
    day = long_day(assessment.provenance.on)
    return Letter(
        about=_("Your plan: {title}").format(title=assessment.title),
        opening=_("The plan that you submitted was assessed for {day} against the rules of missionrisk.").format(
            day=day
        ),
        decision=_(_DECISIONS[decision]),
        grounds=assessment.verdict.reasons if decision in ("do_not_proceed", "cannot_say") else (),
        conditions=tuple(map(_condition, plan.urgent + plan.less_urgent)),
        questions=tuple(question.text for question in questions),
        to_be_told=tuple(_to_be_told(assessment)),
        closing=(
            _(_CLOSINGS[decision]),
            _("If you see it otherwise, or if a fact in the report is wrong, please write to us: we shall look again."),
        ),
    )


def _condition(action: PlannedAction) -> str:
    if action.too_late:
        return _("{action} ({owner}; there is no longer time for it before the start)").format(
            action=action.text, owner=action.owner
        )
    if action.begin_by:
        return _("{action} ({owner}, to begin by {day})").format(
            action=action.text, owner=action.owner, day=long_day(action.begin_by)
        )
    return _("{action} ({owner})").format(action=action.text, owner=action.owner)


def _to_be_told(assessment: Assessment) -> Iterator[str]:
    if assessment.late_no:
        for told in assessment.late_no.told:
            yield _("{who}: {why}").format(who=told.who, why=told.why)
