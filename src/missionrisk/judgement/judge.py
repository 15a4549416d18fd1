"""From a decided case to an assessment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.assessment import (
    Assessment,
    Assurance,
    Counts,
    Finding,
    Provenance,
    ReferenceFile,
    RuleOutcomes,
)
from missionrisk.judgement.assurance import Clear, assurances
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import findings_of
from missionrisk.judgement.late_no import late_no_of
from missionrisk.judgement.questions import questions_of
from missionrisk.judgement.strengths import strengths_of
from missionrisk.judgement.topics import by_topic
from missionrisk.judgement.verdict import completeness_of, verdict_of
from missionrisk.language import spoken_language


def judge(case: Case, version: str) -> Assessment:
    """The assessment of a decided case; `version` is that of missionrisk."""
    findings = findings_of(case)
    assured = assurances(case)
    counts = _counts(case, findings, assured)
    verdict = verdict_of(case, findings, counts)
    return Assessment(
        language=spoken_language().tag,
        title=case.plan.title,
        stage=case.plan.effective_stage,
        verdict=verdict,
        late_no=late_no_of(case, verdict.decision),
        counts=counts,
        completeness=completeness_of(case),
        findings=findings,
        questions=by_topic(questions_of(case)),
        strengths=strengths_of(case, assured),
        outcomes=_outcomes(case, assured),
        provenance=provenance_of(case, version),
    )


def _counts(case: Case, findings: tuple[Finding, ...], assured: Mapping[Clear, Assurance]) -> Counts:
    of_severity = Counter[str](finding.severity for finding in findings)
    of_outcome = {
        outcome.value: len(case.with_outcome(outcome)) for outcome in Outcome if outcome is not Outcome.FLAGGED
    }
    supported = Counter[str](assured.values())
    return Counts(**of_severity, **of_outcome, **supported, declared=of_outcome["clear"] - supported.total())


def _outcomes(case: Case, assured: Mapping[Clear, Assurance]) -> dict[str, RuleOutcomes]:
    levels: dict[str, list[tuple[str, Assurance]]] = {}
    for (rule, subject), level in assured.items():
        levels.setdefault(rule, []).append((subject, level))
    failures = case.outcomes.failures
    return {
        rule: _of_rule(tuple(found.items()), tuple(levels.get(rule, ())), failures.get(rule))
        for rule, found in case.outcomes.by_rule.items()
    }


@lru_cache(maxsize=4096)
def _of_rule(
    found: tuple[tuple[str, Outcome], ...], levels: tuple[tuple[str, Assurance], ...], failure: str | None
) -> RuleOutcomes:
    """What one rule found. Most rules find the same, such as that they do not apply to the mission."""
    assured = dict(levels)
    sorted_out: dict[str, list[str]] = {}
    for subject, outcome in found:
        sorted_out.setdefault(outcome.value, []).append(subject)
        if outcome is Outcome.CLEAR:
            sorted_out.setdefault(assured.get(subject, "declared"), []).append(subject)
    return RuleOutcomes(failure=failure, **{name: tuple(subjects) for name, subjects in sorted_out.items()})


def provenance_of(case: Case, version: str) -> Provenance:
    """What was decided with what, so that the same can be had again."""
    return Provenance(
        on=case.on,
        plan_sha256=case.plan.sha256,
        catalogue_sha256=case.catalogue.digest,
        missionrisk=version,
        engine=case.engine,
        source=case.plan.source.name if case.plan.source else None,
        reference=tuple(ReferenceFile(**asdict(origin)) for origin in case.reference.origins),
    )
