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
    return {rule: _of_rule(case, rule, subjects, assured) for rule, subjects in case.outcomes.by_rule.items()}


def _of_rule(case: Case, rule: str, found: Mapping[str, Outcome], assured: Mapping[Clear, Assurance]) -> RuleOutcomes:
    sorted_out: dict[str, list[str]] = {}
    for subject, outcome in found.items():
        sorted_out.setdefault(outcome.value, []).append(subject)
        if outcome is Outcome.CLEAR:
            sorted_out.setdefault(assured.get((rule, subject), "declared"), []).append(subject)
    subjects_by_outcome = tuple((name, tuple(subjects)) for name, subjects in sorted_out.items())
    return _rule_outcomes(case.outcomes.failures.get(rule), subjects_by_outcome)


@lru_cache(maxsize=4096)
def _rule_outcomes(failure: str | None, subjects_by_outcome: tuple[tuple[str, tuple[str, ...]], ...]) -> RuleOutcomes:
    """Most rules find the same, such as that they do not apply to the mission."""
    return RuleOutcomes(failure=failure, **dict(subjects_by_outcome))


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
