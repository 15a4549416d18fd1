"""Tests of rules as data: what they report, and that the shipped rules pass them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.plan.changing import changed
from missionrisk.rule_tests import RuleTestReport, run_rule_tests
from tests.catalogue.folders import RULE, rule, write

BASE: dict[str, Any] = {
    "title": "A clinic",
    "mission": {"model": "short_term"},
    "activities": {"dispenses_medicines": True},
    "medicines": [{"id": "amlodipine", "long_term": True, "supply_days": 14, "refill_source": "none"}],
}


def case(expected: str, name: str = "a case of its own", **more: Any) -> dict[str, Any]:
    return {"rule": "ZZ-01", "name": name, "base": "clinic", "expect": {"amlodipine": expected}, **more}


CASES = [
    case("flagged", message="14 days; 30 are expected"),
    case("clear", change={"medicines[amlodipine].supply_days": 30}),
    case("unknown", change={"medicines[amlodipine].supply_days": None}),
    case("not_applicable", change={"medicines[amlodipine].long_term": False}),
]


def run(folder: Path, cases: list[dict[str, Any]], *, of: Any = RULE, **more: Any) -> RuleTestReport:
    """The report on one family of a stranger with these cases."""
    write(folder, of)
    tests = {"family": "stranger", "bases": {"clinic": BASE}, "cases": cases, **more}
    (folder / "stranger.test.yaml").write_text(yaml.safe_dump(tests, sort_keys=False), encoding="utf-8")
    return run_rule_tests(folder, engines=("reference",))


def failures(report: RuleTestReport) -> list[str]:
    return [str(failure) for failure in report.failures]


@pytest.mark.slow
def test_the_shipped_rules_pass_their_tests_with_the_reference() -> None:
    """`missionrisk rules test` runs the same cases on the durable engine."""
    report = run_rule_tests(engines=("reference",))
    assert report.failures == ()
    assert report.cases >= 4 * len(load_catalogue().rules)


def test_a_family_of_a_stranger_is_tested_with_missionrisk_s_sources_and_harms(tmp_path: Path) -> None:
    assert run(tmp_path, CASES) == RuleTestReport(4, ())


def test_rules_without_tests_are_told(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    assert failures(run_rule_tests(tmp_path, engines=("reference",))) == [
        "stranger.test.yaml: ZZ-01: there are no tests beside this rule"
    ]


def test_a_lacking_outcome_is_told(tmp_path: Path) -> None:
    (told,) = failures(run(tmp_path, CASES[:2]))
    assert told.endswith("ZZ-01: no case is unknown, none is not_applicable")


def test_an_impossible_outcome_needs_no_case(tmp_path: Path) -> None:
    excuse = {"rule": "ZZ-01", "outcome": "not_applicable", "because": "Every supply is long-term here."}
    assert failures(run(tmp_path, CASES[:3], impossible=[excuse])) == []


def test_an_impossible_outcome_that_a_case_shows_is_told(tmp_path: Path) -> None:
    excuse = {"rule": "ZZ-01", "outcome": "clear", "because": "It was thought to be impossible."}
    (told,) = failures(run(tmp_path, CASES, impossible=[excuse]))
    assert "'clear' is said to be impossible, and a case shows it" in told


def test_a_wrong_expectation_is_told_with_what_was_found(tmp_path: Path) -> None:
    (told,) = failures(run(tmp_path, [*CASES, case("clear", "the wrong one")]))
    assert "the wrong one: expected {'amlodipine': 'clear'}, found {'amlodipine': 'flagged'}" in told


def test_a_subject_too_few_is_told(tmp_path: Path) -> None:
    (told,) = failures(run(tmp_path, [*CASES, {**case("flagged"), "expect": {}}]))
    assert "expected {}, found" in told


def test_a_part_of_the_message_that_is_not_there_is_told(tmp_path: Path) -> None:
    (told,) = failures(run(tmp_path, [*CASES, case("flagged", message="15 days")]))
    assert "the message does not hold '15 days': amlodipine lasts 14 days" in told


def test_a_broken_variable_in_a_message_is_told(tmp_path: Path) -> None:
    told = failures(run(tmp_path, CASES, of=rule(message="{{ subject.nothing }} is not there.")))
    assert any("the message cannot be filled" in line and "nothing" in line for line in told)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"medicines[amlodipine].suply_days": 3}, "the plan is not valid"),
        ({"medicines[amlodipine": 3}, "the plan is not valid"),
        ({"medicines[amlodipine].supply_days": "many"}, "the plan is not valid"),
    ],
)
def test_a_wrong_change_is_told(tmp_path: Path, change: dict[str, Any], expected: str) -> None:
    (told,) = failures(run(tmp_path, [*CASES, case("flagged", change=change)]))
    assert expected in told


def test_an_unknown_rule_or_base_is_told(tmp_path: Path) -> None:
    told = failures(run(tmp_path, [*CASES, case("clear", rule="ZZ-09"), case("clear", base="hospital")]))
    assert any("ZZ-09: there is no such rule in this family" in line for line in told)
    assert any("there is no base plan 'hospital'" in line for line in told)


def test_a_file_of_tests_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (told,) = failures(run(tmp_path, [{**CASES[0], "expects": {}}]))
    assert "expects" in told


def test_changes_make_the_places_on_their_way() -> None:
    base = {"title": "A", "medicines": [{"id": "a", "inn": "x"}]}
    assert changed(
        base,
        {
            "mission.dates.departure": "2027-03-20",
            "medicines[b].inn": "y",
            "medicines[a]": None,
            "title": None,
            "referral.destinations[c]": {"name": "C"},
        },
    ) == {
        "medicines": [{"id": "b", "inn": "y"}],
        "mission": {"dates": {"departure": "2027-03-20"}},
        "referral": {"destinations": [{"id": "c", "name": "C"}]},
    }
    assert base == {"title": "A", "medicines": [{"id": "a", "inn": "x"}]}


def test_a_rule_of_another_alternative_is_tested_under_its_own(tmp_path: Path) -> None:
    alternatives = [
        {"id": name, "title": "One of two positions", "sources": [{"key": "DAINTON-2018"}]} for name in "ab"
    ]
    point = {"name": "point", "question": "What is contested?", "default": "a", "alternatives": alternatives}
    (tmp_path / "choices.yaml").write_text(yaml.safe_dump({"choices": [point]}), encoding="utf-8")
    assert run(tmp_path, CASES, of=rule(choice={"name": "point", "is": "b"})) == RuleTestReport(4, ())
