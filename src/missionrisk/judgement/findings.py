"""Findings: each flagged outcome with what it rests on and what to do about it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from typing import Final

from missionrisk.catalogue.messages import render_message, spoken
from missionrisk.catalogue.rules import SEVERITIES, Citation, Mitigation, Rule, Severity
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.model import Fact
from missionrisk.judgement.assessment import Action, Evidence, Finding, Reference
from missionrisk.judgement.case import Case
from missionrisk.language import ENGLISH, speaking, spoken_language
from missionrisk.language import gettext as _

GRAVITY: Final = {severity: rank for rank, severity in enumerate(SEVERITIES)}

WEIGHTY: Final[frozenset[Severity]] = frozenset(("critical", "high"))
"""The severities that a committee decides on."""


def findings_of(case: Case) -> tuple[Finding, ...]:
    """All findings, the gravest first; of two rules on one subject, the one that supersedes the other."""
    flagged = list(case.with_outcome(Outcome.FLAGGED))
    superseded = {(rule.supersedes, subject.subject) for rule, subject in flagged if rule.supersedes}
    found = [_finding(case, rule, subject) for rule, subject in flagged if (rule.id, subject.subject) not in superseded]
    return tuple(sorted(found, key=lambda f: (GRAVITY[f.severity], not f.core, f.rule, f.subject)))


def _finding(case: Case, rule: Rule, subject: Fact) -> Finding:
    rests_on = tuple(dict.fromkeys(_findings_beneath(case.grounds(rule, subject))))
    judged = [(rule, subject), *(_judged(case, finding) for finding in rests_on)]
    evidence = tuple(_evidence(case, judged))
    return Finding(
        id=f"{rule.id}@{subject.subject}",
        rule=rule.id,
        title=_(rule.title),
        harms=rule.harms,
        harm_titles=tuple(_(case.catalogue.harms[harm].title) for harm in rule.harms),
        severity=rule.severity,
        core=rule.core,
        subject=subject.subject,
        message=render_message(rule.message, subject, case.facts.mission, case.catalogue.parameters_of(rule)),
        rationale=_(rule.rationale),
        evidence=evidence,
        rests_on=rests_on,
        actions=tuple(_action(case, mitigation) for mitigation in rule.mitigations),
        sources=tuple(reference(case, citation) for citation in rule.sources),
        evidence_grade=rule.evidence,
        fingerprint=_fingerprint(rule, subject, _in_english(evidence, case, judged)),
    )


def _judged(case: Case, finding: str) -> tuple[Rule, Fact]:
    """The rule and the subject of a finding."""
    rule_id, subject = finding.split("@", 1)
    rule = case.catalogue.rules[rule_id]
    return rule, case.subject_of(rule, subject)


def _evidence(case: Case, judged: Iterable[tuple[Rule, Fact]]) -> Iterator[Evidence]:
    """The lines that made the rules true, with the places in the plan that they rest on; each place once.

    A pattern rule rests on places in the plan by the findings that it puts together.
    """
    seen: set[str] = set()
    for rule, subject in judged:
        for line in _lines(case.grounds(rule, subject)):
            for path in _paths(line, case):
                if path not in seen:
                    seen.add(path)
                    yield _evidence_at(path, line, case)


def _in_english(evidence: tuple[Evidence, ...], case: Case, judged: list[tuple[Rule, Fact]]) -> tuple[Evidence, ...]:
    if spoken_language() is ENGLISH:
        return evidence
    with speaking(ENGLISH):
        return tuple(_evidence(case, judged))


def _lines(node: Trace) -> Iterator[Trace]:
    """Tests on facts that came out true, and patterns of which there is none. What the mission is, goes without
    saying."""
    if node.result is not Truth.TRUE:
        return
    if node.kind == "none":
        yield from _near_misses(node)
        yield node
        return
    if node.kind == "test" and node.test is not None and not node.test.of_mission:
        yield node
    for child in node.children:
        yield from _lines(child)


def _findings_beneath(node: Trace) -> Iterator[str]:
    """Of a pattern rule, the findings that it puts together."""
    if node.result is not Truth.TRUE:
        return
    if node.kind == "fact" and node.fact is not None and node.fact.type_name == "outcome":
        yield "@".join(node.fact.key)
    for child in node.children:
        yield from _findings_beneath(child)


def _near_misses(none: Trace) -> Iterator[Trace]:
    """Why the facts that belong to the subject do not match."""
    for candidate in none.children:
        tests = [line for line in candidate.children if line.kind == "test"]
        if all(line.result is Truth.TRUE for line in tests if line.right is not None):
            yield from (line for line in tests if line.result is Truth.FALSE)


def _paths(line: Trace, case: Case) -> tuple[str, ...]:
    if line.left is not None:
        return line.left.paths
    if line.pattern is None or case.facts.of(line.pattern.fact_type):
        return ()
    lists = case.catalogue.vocabulary[line.pattern.fact_type].listed_in
    return tuple(path for path in lists if case.quotes.states(path))


def _evidence_at(path: str, line: Trace, case: Case) -> Evidence:
    position = case.quotes.position(path)
    if line.test is not None and line.fact is not None and line.left is not None:
        about = f"{line.fact.type_name}.{line.test.field}"
        known = spoken(line.left, line.fact.declarations()[line.test.field])
    else:
        about, known = line.pattern.fact_type if line.pattern else "", _("none")
    return Evidence(
        path=path,
        value=case.quotes.value(path),
        about=about,
        known=known,
        line=position.line if position else None,
        column=position.column if position else None,
    )


def _action(case: Case, mitigation: Mitigation) -> Action:
    fewest, most = case.days_left
    return Action(
        action=_(mitigation.action),
        owner=mitigation.owner,
        lead_time_days=mitigation.lead_time_days,
        latest_start=case.days_before_start(mitigation.lead_time_days),
        days_left=None if math.isinf(fewest) else int(fewest) - mitigation.lead_time_days,
        too_late=_too_late(mitigation.lead_time_days, fewest, most),
    )


def _too_late(lead_time_days: int, fewest: float, most: float) -> bool | None:
    """Whether it takes longer than the days to the start, of which there are from the fewest to the most."""
    if lead_time_days > most:
        return True
    return False if lead_time_days <= fewest else None


def reference(case: Case, citation: Citation) -> Reference:
    """A citation in full."""
    return Reference(key=citation.key, citation=case.catalogue.sources[citation.key].citation, place=citation.place)


def _fingerprint(rule: Rule, subject: Fact, evidence: tuple[Evidence, ...]) -> str:
    values = "\n".join(sorted(f"{item.about}|{item.known}|{item.path}|{item.value}" for item in evidence))
    return hashlib.sha256(f"{rule.id}\n{subject.subject}\n{values}".encode()).hexdigest()[:16]
