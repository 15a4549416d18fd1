"""Strengths: grave risks that the plan is clear of, on more than its own word."""

from __future__ import annotations

from collections.abc import Mapping

from missionrisk.judgement.assessment import Assurance, Strength
from missionrisk.judgement.assurance import Clear
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import GRAVITY, WEIGHTY
from missionrisk.language import gettext as _


def strengths_of(case: Case, assured: Mapping[Clear, Assurance]) -> tuple[Strength, ...]:
    """The documented and confirmed clears of critical, high and core rules, the gravest risk first."""
    strengths = []
    for (rule_id, subject), assurance in assured.items():
        rule = case.catalogue.rules[rule_id]
        if rule.core or rule.severity in WEIGHTY:
            strengths.append(
                Strength(
                    id=f"{rule_id}@{subject}",
                    rule=rule_id,
                    title=_(rule.title),
                    severity=rule.severity,
                    core=rule.core,
                    subject=subject,
                    assurance=assurance,
                )
            )
    return tuple(sorted(strengths, key=lambda s: (GRAVITY[s.severity], not s.core, s.rule, s.subject)))
