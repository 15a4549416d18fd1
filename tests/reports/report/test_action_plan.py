"""The action plan: one action for each finding, the same that the conditions name, and as few as can be."""

from __future__ import annotations

import pytest

from missionrisk import Assessment
from missionrisk.reports.report.action_plan import action_plan_of
from missionrisk.reports.report.model import PlannedAction
from tests.reports.formats.assessments import EXAMPLE_NAMES, example


def changes(assessment: Assessment) -> list[PlannedAction]:
    return [action for action in action_plan_of(assessment).actions if action.kind == "change"]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_finding_stands_under_one_action(name: str) -> None:
    assessment = example(name)
    points = [point.id for action in changes(assessment) for point in action.points]
    assert sorted(points) == sorted(found.id for found in assessment.findings)


@pytest.mark.parametrize("name", ["village-brigade", "surgical-week-alone"])
def test_conditions_name_the_same_action_and_day(name: str) -> None:
    assessment = example(name)
    planned = {
        point.id: (action.role, action.text, action.begin_by)
        for action in changes(assessment)
        for point in action.points
    }
    conditions = [condition for condition in assessment.verdict.conditions if condition.finding in planned]
    assert len(conditions) > 10
    for condition in conditions:
        assert planned[condition.finding] == (condition.owner, condition.action, condition.latest_start)


@pytest.mark.parametrize("name", ["village-brigade", "surgical-week-alone"])
def test_a_plan_with_many_risks_has_far_fewer_things_to_do(name: str) -> None:
    assessment = example(name)
    assert len(changes(assessment)) <= 0.65 * len(assessment.findings)
