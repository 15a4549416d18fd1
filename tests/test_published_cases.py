"""Published missions as plans at draft stage, from the facts that their authors state."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import missionrisk as mr

CASES = Path(__file__).parent / "cases"
ON = date(2026, 11, 22)


def test_mobile_clinics_of_volunteers_are_harmful_by_their_conditions() -> None:
    assessment = mr.assess(CASES / "07-mobile-clinics-guatemala.yaml", on=ON)
    critical = [finding.id for finding in assessment.findings if finding.severity == "critical"]
    assert "SV-03@holidaymaker" in critical
    assert assessment.verdict.decision in ("do_not_proceed", "cannot_say", "proceed_with_conditions")
    assert "SV-03@holidaymaker" in {condition.finding for condition in assessment.verdict.conditions}
    assert len(assessment.questions) <= 25


def test_brigades_with_a_shared_record_and_local_referral_have_no_critical_finding() -> None:
    assessment = mr.assess(CASES / "36-brigades-ecuador.yaml", on=ON)
    assert [finding for finding in assessment.findings if finding.severity == "critical"] == []
    assert len(assessment.questions) <= 25


def test_packing_and_labelling_is_no_harm() -> None:
    assessment = mr.assess(CASES / "36-brigades-ecuador.yaml", on=ON)
    assert not [finding.id for finding in assessment.findings if "visiting-students" in finding.id]
