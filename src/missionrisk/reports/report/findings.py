"""Findings by harm, and within a harm by rule, with what a rule says of all of them said once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from missionrisk.catalogue.rules import EvidenceGrade
from missionrisk.judgement.assessment import Action, Assessment, Finding, Reference
from missionrisk.judgement.findings import GRAVITY
from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, to_translate
from missionrisk.reports.report.model import Case, HarmGroup, Remedy, RuleGroup, SourceNote

_GRADES: Final[dict[EvidenceGrade, str]] = {
    "read": to_translate("source read"),
    "partly_read": to_translate("source read in part"),
    "known": to_translate("source known, not read"),
    "house_default": to_translate("house default"),
}


def harms_of(assessment: Assessment, sources: tuple[Reference, ...]) -> tuple[HarmGroup, ...]:
    """The findings by their main harm. A harm with graver findings comes first, then one with more of them."""
    numbers = {source.key: number for number, source in enumerate(sources, 1)}
    by_harm: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        by_harm.setdefault(finding.harms[0], []).append(finding)
    groups = [_group(harm, findings, numbers) for harm, findings in by_harm.items()]
    return tuple(sorted(groups, key=_weight))


def cited(findings: Iterable[Finding]) -> tuple[Reference, ...]:
    """Every source that a finding cites, once, by key."""
    found = {source.key: source for finding in findings for source in finding.sources}
    return tuple(found[key] for key in sorted(found))


def _weight(group: HarmGroup) -> tuple[int, ...]:
    severities = [rule.severity for rule in group.rules for _ in rule.cases]
    return tuple(-severities.count(severity) for severity in GRAVITY)


def _group(harm: str, findings: list[Finding], numbers: dict[str, int]) -> HarmGroup:
    of_rules = itertools.groupby(findings, key=lambda finding: finding.rule)
    return HarmGroup(
        harm=harm,
        title=findings[0].harm_titles[0],
        number=len(findings),
        severity=findings[0].severity,
        rules=tuple(_rule_group(list(of_rule), numbers) for _, of_rule in of_rules),
    )


def _rule_group(findings: list[Finding], numbers: dict[str, int]) -> RuleGroup:
    rule = findings[0]
    return RuleGroup(
        rule=rule.rule,
        title=rule.title,
        severity=rule.severity,
        core=rule.core,
        also=rule.harm_titles[1:],
        rationale=rule.rationale,
        cases=tuple(_cases(findings)),
        remedies=tuple(map(_remedy, rule.actions)),
        sources=tuple(SourceNote(number=numbers[ref.key], key=ref.key, place=ref.place) for ref in rule.sources),
        grade=_(_GRADES[rule.evidence_grade]),
    )


def _cases(findings: Iterable[Finding]) -> Iterator[Case]:
    for finding in findings:
        yield Case(id=finding.id, message=finding.message, evidence=finding.evidence, rests_on=finding.rests_on)


def _remedy(action: Action) -> Remedy:
    return Remedy(
        action=action.action, owner=plain(action.owner), timing=_timing(action), too_late=action.too_late is True
    )


def _timing(action: Action) -> str:
    days = action.lead_time_days
    if action.too_late:
        return ngettext("takes {n} day: too late", "takes {n} days: too late", days).format(n=days)
    if action.latest_start:
        return _("begin by {day}").format(day=action.latest_start)
    return ngettext("takes {n} day", "takes {n} days", days).format(n=days)
