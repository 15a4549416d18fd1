"""One action for each finding: what a verdict makes a condition, and what a plan of action and a calendar name.

An action that a role does once serves every finding that lists it. Doing it in time comes before all else; among what
is equally in time that action is chosen which serves most findings, so that there is as little to do as possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from missionrisk.catalogue.rules import Owner
from missionrisk.judgement.assessment import Action, Finding


def chosen_actions(findings: Iterable[Finding]) -> dict[str, Action]:
    """For each finding's id one of its actions, with the day on which to begin for all findings that it serves.

    An action that can be done in time comes before one that cannot, then the one that serves most findings, then the
    shortest, then the first in the rule.
    """
    findings = tuple(findings)
    serves = Counter((_act(action), _late(action)) for finding in findings for action in finding.actions)
    own = {
        finding.id: min(
            finding.actions,
            key=lambda action: (_late(action), -serves[_act(action), _late(action)], action.lead_time_days),
        )
        for finding in findings
    }
    together: dict[tuple[Owner, str], list[Action]] = {}
    for action in own.values():
        together.setdefault(_act(action), []).append(action)
    return {finding: _begun_first(together[_act(action)]) for finding, action in own.items()}


def _act(action: Action) -> tuple[Owner, str]:
    """What is done and by whom: two rules that say the same of it mean one act."""
    return action.owner, action.action


def _late(action: Action) -> bool:
    return action.too_late is True


def _begun_first(same: list[Action]) -> Action:
    """Of one act that rules give more or less time, the longest that can be done in time."""
    return min(same, key=lambda action: (_late(action), -action.lead_time_days))
