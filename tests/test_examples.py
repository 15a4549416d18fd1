"""Each example shows what its first comment says that it should."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import missionrisk as mr

EXAMPLES = Path(__file__).parents[1] / "plan_examples"
ON = date(2026, 11, 22)


@cache
def assessed(name: str) -> mr.Assessment:
    return mr.assess(EXAMPLES / f"{name}.yaml", on=ON)


GRAVE = ("critical", "high")
SLIGHT = ("moderate", "low")
EXEMPLARY = (
    "cleft-programme",
    "emergency-handover",
    "maternal-child-health",
    "surgical-week",
    "telementoring-hybrid",
)


ALL = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))


def ids(assessment: mr.Assessment, *severities: str) -> set[str]:
    return {finding.id for finding in assessment.findings if finding.severity in severities}


def rules(assessment: mr.Assessment, *severities: str) -> set[str]:
    return {finding.split("@")[0] for finding in ids(assessment, *(severities or GRAVE + SLIGHT))}


def at_work(assessment: mr.Assessment) -> set[str]:
    """The families that judge something in a plan, or ask about it."""
    return {rule[:2] for rule, of in assessment.outcomes.items() if of.flagged or of.clear or of.unknown}


def test_there_are_at_least_eleven() -> None:
    assert len(ALL) >= 11


def test_every_family_has_a_finding_in_some_example() -> None:
    families = {rule[:2] for rule in assessed("title-only").outcomes}
    assert len(families) > 20
    assert families == {rule[:2] for name in ALL for rule in rules(assessed(name))}


def test_the_brigade_shows_what_a_visit_without_roots_risks() -> None:
    assessment = assessed("village-brigade")
    assert {"FU", "PS", "MD", "SV", "LD", "GV", "CU", "IM", "IP", "RS", "DA", "SG", "PR", "TE", "TR", "ME"} <= {
        rule[:2] for rule in rules(assessment)
    }
    critical = ids(assessment, "critical")
    assert {"FU-02@lipoma", "FU-05@amlodipine", "FU-05@metformin", "FU-10@clinic", "FU-10@minor-surgery"} <= critical
    assert {"PS-01", "SV-01", "SV-03", "GV-01", "GV-03"} <= rules(assessment, "critical")
    assert {"FU-08", "FU-12", "LD-02", "LD-03", "PS-02", "PS-03"} <= rules(assessment, "high")
    assert {"FU-01", "FU-09", "FU-11", "GV-08", "MD-06"} <= rules(assessment, "moderate")
    assert {"CU-08", "IM-03", "IP-01", "DA-01", "SG-03", "PR-05", "TE-04"} <= rules(assessment, "moderate")
    assert {"RS-01", "RS-02"} <= rules(assessment, "critical", "high"), (
        "research without approval or local investigators"
    )
    assert assessment.questions
    assert assessment.verdict.decision in ("proceed_with_conditions", "do_not_proceed")


def test_the_harms_of_the_brigade_add_up_to_patterns() -> None:
    assert {"PA-01", "PA-02", "PA-03", "PA-11", "PA-13", "PA-14"} <= rules(assessed("village-brigade"))


def test_each_finding_of_the_brigade_leads_to_a_line_of_its_file() -> None:
    lines = (EXAMPLES / "village-brigade.yaml").read_text(encoding="utf-8").splitlines()
    for finding in assessed("village-brigade").findings:
        assert finding.evidence, finding.id
        for item in finding.evidence:
            field = item.path.rsplit(".", 1)[-1].split("[")[0]
            assert item.line is not None
            # What is stated as a whole begins on the line after its name.
            name_at = item.line - 2 if item.value.endswith("listed") else item.line - 1
            assert f"{field}:" in lines[name_at] or item.path.endswith("]"), (finding.id, item)


@pytest.mark.parametrize("name", ALL)
def test_each_finding_rests_on_something_that_the_plan_says(name: str) -> None:
    assert [finding.id for finding in assessed(name).findings if not finding.evidence] == []


def test_the_acute_medicine_of_the_brigade_is_not_asked_for_a_refill() -> None:
    outcomes = assessed("village-brigade").outcomes["FU-05"]
    assert outcomes.not_applicable == ("amoxicillin",)


def test_the_surgeons_alone_leave_their_patients() -> None:
    assessment = assessed("surgical-week-alone")
    critical = ids(assessment, "critical")
    assert {"FU-02@hernia", "FU-02@thyroid", "FU-10@surgery", "PS-01@mission"} <= critical
    assert "FU-03@hernia" in ids(assessment, "high")
    assert {"FU-09@mission", "FU-11@mission"} <= ids(assessment, "moderate")
    assert {"FU-22", "PS-02", "PS-03", "LD-03", "PA-02", "PA-11"} <= rules(assessment)


def test_the_surgeons_alone_are_short_of_what_operations_need() -> None:
    assessment = assessed("surgical-week-alone")
    assert {"SU-02", "SU-05", "SU-06"} <= rules(assessment, "critical"), "anaesthetists, nights, oxygen"
    assert {"SU-04", "SU-07", "SU-08"} <= rules(assessment, "high"), "checklist, blood, sterile sets"
    assert {"SU-13", "TE-01"} <= rules(assessment, "moderate"), "no oximeter in recovery, and 84 hours a week"


def test_the_students_reach_beyond_what_they_may_do_at_home() -> None:
    assessment = assessed("student-elective")
    assert ids(assessment, "critical") == {"SV-02@junior-students"}
    assert {"LD-06", "LD-13"} <= rules(assessment)
    assert {"PR-01", "PR-08", "PR-09", "GV-05", "CU-07", "IM-01", "TE-03"} <= rules(assessment)
    assert not any("senior-students" in finding.id for finding in assessment.findings)


def test_the_donation_is_judged_as_a_donation() -> None:
    assessment = assessed("medicines-donation")
    assert ids(assessment, "critical") == set()
    assert {"MD-01"} <= rules(assessment, "high")
    assert {"GV-08", "MD-07", "MD-09", "MD-17", "PA-04"} <= rules(assessment)
    assert at_work(assessment) <= {"GV", "IM", "LD", "MD", "PA", "PR", "EQ"}, "nobody is treated, taught or consulted"


def test_of_the_donated_devices_only_what_nobody_asked_for_is_grave() -> None:
    assessment = assessed("equipment-donation")
    assert ids(assessment, *GRAVE) == {"EQ-01@ventilator", "EQ-03@ventilator", "EQ-04@ventilator"}
    assert {"EQ-08@concentrators", "EQ-12@concentrators", "PA-05@ventilator"} <= ids(assessment, *SLIGHT)
    assert not at_work(assessment) & {"FU", "SU", "SV", "IP", "PS"}, "nobody is treated"


@pytest.mark.parametrize("name", EXEMPLARY)
def test_an_exemplary_plan_has_no_grave_finding_and_strengths_to_name(name: str) -> None:
    assessment = assessed(name)
    assert ids(assessment, "critical", "high") == set()
    assert assessment.verdict.decision == "proceed"
    assert assessment.completeness.answered == assessment.completeness.of > 0
    assert assessment.strengths


@pytest.mark.parametrize("name", EXEMPLARY)
def test_an_exemplary_plan_leaves_little_open_and_nothing_grave(name: str) -> None:
    assessment = assessed(name)
    assert len(assessment.open_fields) < 15
    assert not [field.path for field in assessment.open_fields if field.severity in GRAVE]
    assert len(assessment.findings) <= 3


def test_an_emergency_is_not_asked_for_years() -> None:
    outcomes = assessed("emergency-handover").outcomes
    for rule in ("LD-09", "LD-10", "PS-08"):
        assert outcomes[rule].flagged + outcomes[rule].unknown == (), rule
    assert "EX" not in at_work(assessed("emergency-handover"))


def test_only_the_emergency_is_judged_as_one() -> None:
    assert "EM-17@mission" in ids(assessed("emergency-handover"), "moderate")
    for name in EXEMPLARY:
        assert ("EM" in at_work(assessed(name))) == (name == "emergency-handover"), name


def test_a_programme_that_stays_is_asked_for_its_exit() -> None:
    for name in ("cleft-programme", "maternal-child-health", "telementoring-hybrid"):
        assert assessed(name).outcomes["EX-01"].clear, name
    assert "EX-06@mission" in ids(assessed("telementoring-hybrid"), "low")
    for name in ("surgical-week", "student-elective", "medicines-donation"):
        assert "EX" not in at_work(assessed(name)), name


def test_what_does_not_operate_is_not_asked_about_operations() -> None:
    for name in ("telementoring-hybrid", "maternal-child-health", "medicines-donation"):
        outcomes = assessed(name).outcomes
        for rule in ("FU-01", "FU-02", "FU-03", "FU-04", "FU-11", "SV-04"):
            assert outcomes[rule].flagged + outcomes[rule].unknown == (), (name, rule)
        assert "SU" not in at_work(assessed(name)), name


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
