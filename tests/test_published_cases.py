"""The catalogue held against published missions, as docs/case-study.md tells it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from case_study.cases import published_cases
from case_study.page import PAGE, render
from case_study.score import Score, scores

from missionrisk.assess import Assessor

MOST_TOPICS = 25
"""What a committee would read."""


@pytest.fixture(scope="module")
def by_plan() -> Mapping[str, Score]:
    return {score.case.plan: score for score in scores(published_cases(), Assessor())}


def test_nine_of_ten_labels_are_flagged_or_asked_at_first(by_plan: Mapping[str, Score]) -> None:
    found = [len(score.scored["flagged"]) + len(score.scored["asked"]) for score in by_plan.values()]
    missed = [len(score.scored["missed"]) for score in by_plan.values()]
    assert sum(found) >= 0.9 * (sum(found) + sum(missed))


def test_a_label_that_is_missed_has_its_reason(by_plan: Mapping[str, Score]) -> None:
    for plan, score in by_plan.items():
        assert set(score.scored["missed"]) <= set(score.case.reasons), plan


def test_exemplary_missions_have_no_critical_and_few_high_findings(by_plan: Mapping[str, Score]) -> None:
    for plan, score in by_plan.items():
        if score.case.reading == "exemplary":
            critical, high, *_ = score.gravity
            assert (critical, high <= 3) == (0, True), plan


def test_a_harmful_mission_whose_plan_states_a_harm_ranks_worse_than_every_exemplary_one(
    by_plan: Mapping[str, Score],
) -> None:
    exemplary = max(score.gravity for score in by_plan.values() if score.case.reading == "exemplary")
    for plan, score in by_plan.items():
        if score.case.reading == "harmful" and "rank" not in score.case.reasons:
            assert score.gravity > exemplary, plan


def test_a_draft_is_asked_no_more_than_a_committee_would_read(by_plan: Mapping[str, Score]) -> None:
    for plan, score in by_plan.items():
        assert len(score.assessment.questions) <= MOST_TOPICS, plan


def test_mobile_clinics_of_volunteers_are_harmful_by_their_conditions(by_plan: Mapping[str, Score]) -> None:
    verdict = by_plan["07-mobile-clinics-guatemala"].assessment.verdict
    assert "SV-03@holidaymaker" in {condition.finding for condition in verdict.conditions}


def test_packing_and_labelling_is_no_harm(by_plan: Mapping[str, Score]) -> None:
    findings = by_plan["36-brigades-ecuador"].assessment.findings
    assert not [finding.id for finding in findings if "visiting-students" in finding.id]


def test_the_page_is_that_of_the_catalogue(by_plan: Mapping[str, Score]) -> None:
    assert PAGE.read_text(encoding="utf-8") == render(tuple(by_plan.values())), "run .ci/generate"
