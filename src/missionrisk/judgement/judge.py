"""From a decided case to an assessment."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping

from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.assessment import Assessment, Counts, Finding, Provenance, RuleOutcomes
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import findings_of
from missionrisk.judgement.questions import questions_of
from missionrisk.judgement.verdict import completeness_of, verdict_of


def judge(case: Case, version: str) -> Assessment:
    """The assessment of a decided case; `version` is that of missionrisk."""
    findings = findings_of(case)
    counts = _counts(case, findings)
    return Assessment(
        title=case.plan.title,
        stage=case.plan.effective_stage,
        verdict=verdict_of(case, findings, counts),
        counts=counts,
        completeness=completeness_of(case),
        findings=findings,
        questions=questions_of(case),
        outcomes=_outcomes(case),
        provenance=_provenance(case, version),
    )


def _counts(case: Case, findings: tuple[Finding, ...]) -> Counts:
    numbers = Counter[str](outcome.value for _, _, outcome in case.outcomes if outcome is not Outcome.FLAGGED)
    numbers.update(finding.severity for finding in findings)
    return Counts(**numbers)


def _outcomes(case: Case) -> dict[str, RuleOutcomes]:
    return {
        rule: RuleOutcomes(
            flagged=_subjects(subjects, Outcome.FLAGGED),
            clear=_subjects(subjects, Outcome.CLEAR),
            unknown=_subjects(subjects, Outcome.UNKNOWN),
            not_applicable=_subjects(subjects, Outcome.NOT_APPLICABLE),
            error=_subjects(subjects, Outcome.ERROR),
            failure=case.outcomes.failures.get(rule),
        )
        for rule, subjects in case.outcomes.by_rule.items()
    }


def _subjects(found: Mapping[str, Outcome], wanted: Outcome) -> tuple[str, ...]:
    return tuple(subject for subject, outcome in found.items() if outcome is wanted)


def _provenance(case: Case, version: str) -> Provenance:
    plan = json.dumps(case.plan.stated(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Provenance(
        on=case.on,
        plan_sha256=hashlib.sha256(plan.encode("utf-8", "surrogatepass")).hexdigest(),
        catalogue_sha256=case.catalogue.digest,
        missionrisk=version,
        engine=case.engine,
        source=case.plan.source.name if case.plan.source else None,
    )
