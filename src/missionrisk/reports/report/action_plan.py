"""The action plan: what to do about everything that was found, said once where one action serves several findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from missionrisk.catalogue.rules import Owner
from missionrisk.judgement.assessment import Action, Assessment, Condition, Finding
from missionrisk.judgement.chosen_actions import chosen_actions
from missionrisk.judgement.findings import GRAVITY, WEIGHTY
from missionrisk.judgement.wording import plain
from missionrisk.reports.report.model import ActionPlan, OwnerActions, PlannedAction, Point

FIRST_SCREEN: Final = 12
"""How many changes a reader meets at first."""


def action_plan_of(assessment: Assessment) -> ActionPlan:
    """For every finding one action, and for every grave point that is not stated that it be stated."""
    rules = {finding.rule for finding in assessment.findings}
    chosen = chosen_actions(assessment.findings)
    together: dict[Action, list[Finding]] = {}
    for finding in assessment.findings:
        together.setdefault(chosen[finding.id], []).append(finding)
    changes = [_change(action, findings, rules) for action, findings in together.items()]
    statements = list(_statements(assessment, rules))
    needed = sorted((action for action in changes if action.condition), key=_urgency)
    return ActionPlan(
        urgent=tuple(needed[:FIRST_SCREEN]),
        less_urgent=tuple(needed[FIRST_SCREEN:]),
        to_state=sum(len(statement.points) for statement in statements),
        by_owner=tuple(_by_owner([*changes, *statements])),
        too_late=sum(action.too_late for action in changes),
    )


def _change(action: Action, findings: list[Finding], rules: set[str]) -> PlannedAction:
    severity = min((finding.severity for finding in findings), key=lambda severity: GRAVITY[severity])
    return PlannedAction(
        text=action.action,
        role=action.owner,
        owner=plain(action.owner),
        kind="change",
        severity=severity,
        condition=severity in WEIGHTY,
        days=action.lead_time_days,
        begin_by=action.latest_start,
        days_left=action.days_left,
        too_late=action.too_late is True,
        points=tuple(_point(finding.id, rules) for finding in findings),
    )


def _statements(assessment: Assessment, rules: set[str]) -> Iterator[PlannedAction]:
    """The conditions that rest on no finding: what has to be stated."""
    found = {finding.id for finding in assessment.findings}
    together: dict[tuple[Owner, str], list[Condition]] = {}
    for condition in assessment.verdict.conditions:
        if condition.finding not in found:
            together.setdefault((condition.owner, condition.action), []).append(condition)
    for (owner, text), conditions in together.items():
        yield PlannedAction(
            text=text,
            role=owner,
            owner=plain(owner),
            kind="state",
            severity=None,
            condition=True,
            days=None,
            begin_by=None,
            days_left=None,
            too_late=False,
            points=tuple(_point(condition.finding, rules) for condition in conditions),
        )


def _point(outcome: str, rules: set[str]) -> Point:
    rule = outcome.partition("@")[0]
    return Point(id=outcome, rule=rule if rule in rules else None)


def _by_owner(actions: Iterable[PlannedAction]) -> Iterator[OwnerActions]:
    """Those who have the most urgent things to do come first."""
    owners: dict[Owner, list[PlannedAction]] = {}
    for action in sorted(actions, key=_urgency):
        owners.setdefault(action.role, []).append(action)
    for role, own in owners.items():
        yield OwnerActions(role=role, owner=plain(role), actions=tuple(own))


def _urgency(action: PlannedAction) -> tuple[object, ...]:
    """What the mission depends on first; among that by the day to begin, and of one day the gravest."""
    gravity = GRAVITY[action.severity] if action.severity else len(GRAVITY)
    return (not action.condition, action.begin_by or date.max, action.kind, gravity, action.text)
