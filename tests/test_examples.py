"""Each example shows what its first comment says that it should."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import missionrisk as mr

EXAMPLES = Path(__file__).parents[1] / "plan_examples"
ON = date(2026, 11, 22)


def assessed(name: str) -> mr.Assessment:
    return mr.assess(EXAMPLES / f"{name}.yaml", on=ON)


def test_the_brigade_leaves_its_patients_alone() -> None:
    assessment = assessed("village-brigade")
    critical = {finding.id for finding in assessment.findings if finding.severity == "critical"}
    assert critical == {
        "FU-02@lipoma",
        "FU-05@amlodipine",
        "FU-05@metformin",
        "FU-10@clinic",
        "FU-10@minor-surgery",
    }
    high = {finding.rule for finding in assessment.findings if finding.severity == "high"}
    assert {"FU-01", "FU-08", "FU-09", "FU-11", "FU-12"} <= high
    assert assessment.questions
    assert assessment.verdict.decision in ("proceed_with_conditions", "do_not_proceed")


def test_each_finding_of_the_brigade_leads_to_a_line_of_its_file() -> None:
    lines = (EXAMPLES / "village-brigade.yaml").read_text(encoding="utf-8").splitlines()
    for finding in assessed("village-brigade").findings:
        assert finding.evidence, finding.id
        for item in finding.evidence:
            field = item.path.rsplit(".", 1)[-1]
            assert item.line is not None
            assert f"{field}:" in lines[item.line - 1], (finding.id, item)


def test_the_acute_medicine_of_the_brigade_is_not_asked_for_a_refill() -> None:
    outcomes = assessed("village-brigade").outcomes["FU-05"]
    assert outcomes.not_applicable == ("amoxicillin",)


def test_the_cleft_programme_has_no_grave_finding_and_nothing_open() -> None:
    assessment = assessed("cleft-programme")
    assert not [finding for finding in assessment.findings if finding.severity in ("critical", "high")]
    assert assessment.questions == ()
    assert assessment.verdict.decision == "proceed"
    assert assessment.completeness.answered == assessment.completeness.of > 0


def test_a_title_alone_gives_questions_and_no_verdict() -> None:
    assessment = assessed("title-only")
    assert assessment.findings == ()
    assert assessment.verdict.decision == "cannot_say"
    assert assessment.questions[0].path.startswith("activities.")
    found = Counter(outcome for rule in assessment.outcomes.values() for outcome, subjects in rule if subjects)
    assert set(found) == {"unknown"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_names_its_schema_and_what_it_shows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../docs/schema/plan.schema.json\n")
    assert "should show" in text.split("\ntitle:")[0]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_both_engines_agree_on_every_example(path: Path) -> None:
    by_engine = [mr.assess(path, on=ON, engine=engine) for engine in ("durable", "reference")]
    assert by_engine[0].outcomes == by_engine[1].outcomes
    assert by_engine[0].findings == by_engine[1].findings
