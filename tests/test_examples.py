"""Each example shows what its first comment says that it should."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import missionrisk as mr

EXAMPLES = Path(__file__).parents[1] / "plan_examples"
ON = date(2026, 11, 22)


def assessed(name: str) -> mr.Assessment:
    return mr.assess(EXAMPLES / f"{name}.yaml", on=ON)


EXEMPLARY = (
    "cleft-programme",
    "emergency-handover",
    "maternal-child-health",
    "surgical-week",
    "telementoring-hybrid",
)


def ids(assessment: mr.Assessment, *severities: str) -> set[str]:
    return {finding.id for finding in assessment.findings if finding.severity in severities}


def test_there_are_at_least_nine() -> None:
    assert len(list(EXAMPLES.glob("*.yaml"))) >= 9


def test_the_brigade_shows_findings_of_every_family() -> None:
    assessment = assessed("village-brigade")
    assert {"FU", "PS", "MD", "SV", "LD"} <= {finding.rule[:2] for finding in assessment.findings}
    critical = ids(assessment, "critical")
    assert {"FU-02@lipoma", "FU-05@amlodipine", "FU-05@metformin", "FU-10@clinic", "FU-10@minor-surgery"} <= critical
    assert any(finding.startswith("PS-01@") for finding in critical)
    assert {"SV-01@students", "SV-03@students"} <= critical
    high = {finding.rule for finding in assessment.findings if finding.severity == "high"}
    assert {"FU-01", "FU-08", "FU-09", "FU-11", "FU-12", "LD-02", "LD-03", "MD-06"} <= high
    assert assessment.questions
    assert assessment.verdict.decision in ("proceed_with_conditions", "do_not_proceed")


def test_each_finding_of_the_brigade_leads_to_a_line_of_its_file() -> None:
    lines = (EXAMPLES / "village-brigade.yaml").read_text(encoding="utf-8").splitlines()
    for finding in assessed("village-brigade").findings:
        assert finding.evidence, finding.id
        for item in finding.evidence:
            field = item.path.rsplit(".", 1)[-1].split("[")[0]
            assert item.line is not None
            assert f"{field}:" in lines[item.line - 1] or item.path.endswith("]"), (finding.id, item)


def test_the_acute_medicine_of_the_brigade_is_not_asked_for_a_refill() -> None:
    outcomes = assessed("village-brigade").outcomes["FU-05"]
    assert outcomes.not_applicable == ("amoxicillin",)


def test_the_surgeons_alone_leave_their_patients() -> None:
    assessment = assessed("surgical-week-alone")
    critical = ids(assessment, "critical")
    assert {"FU-02@hernia", "FU-02@thyroid", "FU-10@surgery", "PS-01@mission"} <= critical
    assert {"FU-03@hernia", "FU-09@mission", "FU-11@mission"} <= ids(assessment, "high")
    assert {finding.rule for finding in assessment.findings} >= {"FU-04", "PS-02", "PS-03", "LD-03"}


def test_the_students_reach_beyond_what_they_may_do_at_home() -> None:
    assessment = assessed("student-elective")
    assert ids(assessment, "critical") == {"SV-02@junior-students"}
    assert {"LD-06", "LD-13"} <= {finding.rule for finding in assessment.findings}
    assert not any("senior-students" in finding.id for finding in assessment.findings)


def test_the_donation_is_judged_as_a_donation() -> None:
    assessment = assessed("medicines-donation")
    assert ids(assessment, "critical") == set()
    rules = {finding.rule for finding in assessment.findings}
    assert {"MD-01", "MD-07", "MD-09", "MD-17"} <= rules
    applying = {rule for rule, of in assessment.outcomes.items() if of.flagged or of.clear or of.unknown}
    assert not [rule for rule in applying if rule.startswith(("FU", "SV"))], "nobody is treated"


@pytest.mark.parametrize("name", EXEMPLARY)
def test_an_exemplary_plan_has_no_grave_finding_and_strengths_to_name(name: str) -> None:
    assessment = assessed(name)
    assert ids(assessment, "critical", "high") == set()
    assert assessment.verdict.decision == "proceed"
    assert assessment.completeness.answered == assessment.completeness.of > 0
    assert assessment.strengths


def test_an_emergency_is_not_asked_for_years() -> None:
    outcomes = assessed("emergency-handover").outcomes
    for rule in ("LD-09", "LD-10", "PS-08"):
        assert outcomes[rule].flagged + outcomes[rule].unknown == (), rule


def test_what_does_not_operate_is_not_asked_about_operations() -> None:
    for name in ("telementoring-hybrid", "maternal-child-health", "medicines-donation"):
        outcomes = assessed(name).outcomes
        for rule in ("FU-01", "FU-02", "FU-03", "FU-04", "FU-11", "SV-04"):
            assert outcomes[rule].flagged + outcomes[rule].unknown == (), (name, rule)


def test_a_title_alone_gives_questions_and_no_verdict() -> None:
    assessment = assessed("title-only")
    assert assessment.findings == ()
    assert assessment.verdict.decision == "cannot_say"
    assert assessment.questions[0].path.startswith("activities")
    assert not any(outcomes.flagged or outcomes.clear for outcomes in assessment.outcomes.values())


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
