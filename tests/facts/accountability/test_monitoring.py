"""What is measured, who judges, and who learns of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said


def found(**chapter: Any) -> Any:
    return fact("monitoring", "mission", monitoring=chapter)


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        ({"indicators": [{"id": "a", "kind": "outcome"}]}, True),
        ({"indicators": [{"id": "a", "kind": "output"}], "outcome_measures": []}, False),
        ({"indicators": [{"id": "a", "kind": "output"}], "outcome_measures": ["acuity"]}, True),
        ({"indicators": [{"id": "a", "kind": "output"}]}, "?"),
        ({"indicators": [{"id": "a"}], "outcome_measures": []}, "?"),
        ({"output_statistics_only": True}, False),
        ({"output_statistics_only": False}, "?"),
    ],
)
def test_outcomes(chapter: Any, expected: Any) -> None:
    assert said(found(**chapter).measures_outcome) == expected


def test_the_indicators_are_asked_before_other_ways_of_measuring() -> None:
    assert found().measures_outcome.missing == ("monitoring.indicators",)
    assert found().measures_harm.missing == ("monitoring.indicators",)
    assert found(indicators=[]).measures_outcome.missing == ("monitoring.outcome_measures",)


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        ({"indicators": [{"id": "a", "kind": "harm"}]}, True),
        ({"complications_captured_days": 3}, True),
        ({"quality_record_per_case": True}, True),
        ({"output_statistics_only": True}, False),
        ({"indicators": [], "quality_record_per_case": False}, "?"),
        (
            {
                "indicators": [],
                "quality_record_per_case": False,
                "complications_captured_days": 0,
                "mortality_captured_days": 0,
            },
            False,
        ),
    ],
)
def test_harm(chapter: Any, expected: Any) -> None:
    assert said(found(**chapter).measures_harm) == expected


@pytest.mark.parametrize(
    ("deaths", "complications", "expected"),
    [(30, 30, 30), (30, 7, 7), (None, 7, (0, 7)), ({"min": 10, "max": 40}, 30, (10, 30)), (0, None, 0)],
)
def test_up_to_which_day_is_counted(deaths: Any, complications: Any, expected: Any) -> None:
    chapter = found(mortality_captured_days=deaths, complications_captured_days=complications)
    assert said(chapter.outcomes_counted_days) == expected


def test_only_numbers_means_no_day_at_all() -> None:
    assert said(found(output_statistics_only=True).outcomes_counted_days) == 0


@pytest.mark.parametrize(
    ("activities", "evaluators", "expected"),
    [
        ({"treats_patients": True}, ["visitors"], {"host staff", "patients", "the community"}),
        ({"treats_patients": False, "educates_community": True}, ["host_staff"], {"the community"}),
        ({"treats_patients": False, "educates_community": False}, ["host_staff"], set()),
        ({"treats_patients": False, "educates_community": False}, None, (set(), {"host staff"})),
        ({}, ["host_staff"], (set(), {"patients", "the community"})),
    ],
)
def test_who_is_not_asked(activities: Any, evaluators: Any, expected: Any) -> None:
    chapter = fact("monitoring", "mission", activities=activities, monitoring={"evaluators": evaluators})
    assert said(chapter.voices_missing) == expected


def test_a_report() -> None:
    chapter = found(report={"shared_with": ["partner"], "contents": ["results", "costs"], "within_days": 60})
    assert said(chapter.shared_with_partner) is True
    assert said(chapter.report_lacks) == {"limits", "harms"}
    assert said(chapter.report_days) == 60


def test_no_report() -> None:
    chapter = found(report="none")
    assert said(chapter.shared_with) == set()
    assert said(chapter.shared_with_partner) is False
    assert said(chapter.report_lacks_count) == 4
    assert said(chapter.report_days) == float("inf")


def test_a_report_is_asked_as_a_whole() -> None:
    for name in ("shared_with_partner", "report_days", "report_lacks"):
        assert found().knowledge(name).missing == ("monitoring.report",)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"monitoring": {"after_actions": [{"id": "a", "owner": "one"}]}}, True),
        ({"monitoring": {"after_actions": [{"id": "a", "owner": "none"}]}, "activities": {"teaches": False}}, False),
        ({"monitoring": {"after_actions": []}, "training": {"mentorship": "none"}}, False),
        ({"monitoring": {"after_actions": []}, "training": {"mentorship": {"commitment": "agreed"}}}, True),
        ({"monitoring": {"after_actions": []}}, "?"),
        ({"training": {"mentorship": "none"}}, "?"),
        ({}, "?"),
    ],
)
def test_what_goes_on_afterwards(plan: Any, expected: Any) -> None:
    chapter = fact("monitoring", "mission", people=[{"id": "one"}], **plan)
    assert said(chapter.goes_on_at_home) == expected


@pytest.mark.parametrize(("visits", "expected"), [([], False), ([{"id": "first"}], True), (None, "?")])
def test_earlier_visits(visits: Any, expected: Any) -> None:
    assert said(fact("monitoring", "mission", mission={"past_visits": visits}).earlier_visits) == expected
