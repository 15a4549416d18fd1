"""Findings: what they are called, what they rest on, and what can be done about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from missionrisk import Assessor, load_catalogue, parse_plan
from tests.judgement import explaining
from tests.judgement.small import ON, RULES, assess, changed, finding, with_procedure

FILE = """\
title: Eye camp
mission:
  model: short_term
  dates: {arrival: 2027-03-01, departure: 2027-03-10}
activities: {treats_patients: yes, screens: no}
procedures:
  - id: cataract
    name: Cataract extraction
    size: minor
    expected_count: {min: 40, max: 60}
    accepted_by: none
follow_up: {patients_with_written_record_percent: 90, facility_copy_percent: 100}
"""


def test_a_finding_speaks_in_the_plans_own_names_and_numbers() -> None:
    found = finding(assess(FILE), "JU-01")
    assert found.id == "JU-01@cataract"
    assert found.message == "Cataract extraction (planned: 40 to 60): nobody local has accepted its patients."
    assert (found.severity, found.core, found.harms) == ("critical", True, ("post_op_follow_up",))


def test_parameters_do_not_stand_in_the_way_of_messages() -> None:
    assert finding(assess(FILE), "JU-02").message == "90 percent of patients leave with a record."


def test_evidence_is_the_plans_own_value_where_it_stands() -> None:
    (evidence,) = finding(assess(FILE), "JU-01").evidence
    assert (evidence.path, evidence.value) == ("procedures[cataract].accepted_by", "none")
    assert (evidence.line, evidence.column) == (11, 18)
    assert (evidence.about, evidence.known) == ("procedure.accepted", "no")


def test_evidence_of_a_plan_without_a_file_has_no_place() -> None:
    (evidence,) = finding(assess(with_procedure(accepted_by="none")), "JU-01").evidence
    assert (evidence.line, evidence.column) == (None, None)


def test_evidence_shows_numbers_lists_and_promises_as_the_plan_says_them() -> None:
    refused = with_procedure(accepted_by=[{"partner": "ward", "commitment": "refused"}])
    assert {e.value for e in finding(assess(refused), "JU-01").evidence} == {"refused"}
    nobody = with_procedure(accepted_by=[])
    assert {e.value for e in finding(assess(nobody), "JU-01").evidence} == {"none (an empty list)"}
    share = changed(follow_up={"patients_with_written_record_percent": {"min": 10, "max": 60}})
    assert {e.value for e in finding(assess(share), "JU-02").evidence} == {"10 to 60"}


def test_actions_tell_the_last_day_to_begin() -> None:
    actions = finding(assess(FILE), "JU-01").actions
    assert [(a.owner, a.lead_time_days, a.latest_start) for a in actions] == [
        ("surgical_lead", 30, date(2027, 1, 30)),
        ("mission_lead", 7, date(2027, 2, 22)),
    ]


def test_the_earliest_start_sets_the_last_day_to_begin() -> None:
    plan = with_procedure(accepted_by="none")
    plan["mission"] = {"model": "short_term", "dates": {"arrival": "2027-03"}}
    assert finding(assess(plan), "JU-01").actions[1].latest_start == date(2027, 2, 22)


@pytest.mark.parametrize(
    ("arrival", "left", "too_late"),
    [
        ("2026-12-22", [0, 23], [False, False]),
        ("2026-12-21", [-1, 22], [True, False]),
        ("2026-12", [-21, 2], [None, False]),
        ("2026-11-22", [-30, -7], [True, True]),
        (None, [None, None], [None, None]),
    ],
)
def test_actions_tell_whether_there_is_time(
    arrival: str | None, left: list[int | None], too_late: list[bool | None]
) -> None:
    plan = with_procedure(accepted_by="none")
    plan["mission"] = {"model": "short_term", "dates": {"arrival": arrival}}
    actions = finding(assess(plan), "JU-01").actions
    assert [action.days_left for action in actions] == left
    assert [action.too_late for action in actions] == too_late


def test_without_a_start_there_is_no_last_day_to_begin() -> None:
    plan = with_procedure(accepted_by="none")
    plan["mission"] = {"model": "short_term"}
    assert [action.latest_start for action in finding(assess(plan), "JU-01").actions] == [None, None]


@pytest.mark.parametrize("days", [1_000_000, 10_000_000_000])
def test_a_last_day_before_all_calendars_is_left_out(tmp_path: Path, days: int) -> None:
    for file in RULES.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(
            text.replace("lead_time_days: 30", f"lead_time_days: {days}"), encoding="utf-8"
        )
    assessor = Assessor(load_catalogue(tmp_path), engine="reference")
    actions = finding(assessor.assess(parse_plan(FILE), on=ON), "JU-01").actions
    assert [action.latest_start for action in actions] == [None, date(2027, 2, 22)]


def test_a_graver_rule_replaces_the_finding_that_it_supersedes() -> None:
    many = assess(with_procedure(size="major", expected_count=40))
    assert [f.id for f in many.findings] == ["JU-04@cataract"]
    assert many.counts.moderate == 0
    few = assess(with_procedure(size="major", expected_count=5))
    assert [f.id for f in few.findings] == ["JU-03@cataract"]


def test_a_finding_is_superseded_only_on_its_own_subject() -> None:
    procedures = [
        {
            "id": "few",
            "size": "major",
            "expected_count": 5,
            "accepted_by": [{"partner": "ward", "commitment": "agreed"}],
        },
        {
            "id": "many",
            "size": "major",
            "expected_count": 50,
            "accepted_by": [{"partner": "ward", "commitment": "agreed"}],
        },
    ]
    assert [f.id for f in assess(changed(procedures=procedures)).findings] == ["JU-04@many", "JU-03@few"]


def test_the_gravest_comes_first_then_core_then_the_rules_order() -> None:
    plan = changed(
        activities={"treats_patients": True, "screens": True},
        procedures=[
            {"id": "b", "size": "major", "expected_count": 5, "accepted_by": "none"},
            {"id": "a", "size": "minor", "accepted_by": "none"},
        ],
        follow_up={"patients_with_written_record_percent": 0, "facility_copy_percent": 0},
    )
    expected = ["JU-01@a", "JU-01@b", "JU-05@mission", "JU-02@mission", "JU-03@b", "JU-06@mission"]
    assert [f.id for f in assess(plan).findings] == expected


def test_the_sources_of_a_finding_are_given_in_full() -> None:
    (reference,) = finding(assess(FILE), "JU-01").sources
    assert (reference.key, reference.place) == ("SMALL-1", "page 1")
    assert reference.citation == "A small book of rules for tests."


# --- rules over rules ---------------------------------------------------------------------------------------------


def test_a_pattern_leads_to_the_places_of_the_findings_that_it_puts_together() -> None:
    nowhere = {"long_term_care": {"provider": "none"}}
    plan = explaining.plan_with(
        procedures=[explaining.procedure()], medicines=[explaining.medicine()], follow_up=nowhere
    )
    assessment = explaining.assess(plan)
    pattern, beneath = finding(assessment, "EX-10"), finding(assessment, "EX-02")
    assert pattern.rests_on == (beneath.id,)
    assert pattern.evidence == beneath.evidence
    assert beneath.evidence


# --- fingerprints -------------------------------------------------------------------------------------------------


def fingerprint(text: str, rule: str = "JU-02") -> str:
    return finding(assess(text), rule).fingerprint


def test_a_fingerprint_changes_with_a_value_that_triggers_the_finding() -> None:
    assert fingerprint(FILE) != fingerprint(FILE.replace("written_record_percent: 90", "written_record_percent: 80"))


def test_a_fingerprint_stays_when_something_else_changes() -> None:
    other = FILE.replace("Eye camp", "Another camp").replace("max: 60", "max: 70").replace("copy_percent: 100", "")
    assert fingerprint(FILE) == fingerprint(other.replace(", facility_", ""))


def test_a_fingerprint_stays_when_lines_move_and_days_pass() -> None:
    moved = (
        "# A remark\n\n"
        + FILE.replace("activities: {treats_patients: yes, screens: no}\n", "")
        + ("activities:\n  screens: no\n  treats_patients: yes\n")
    )
    assert fingerprint(FILE) == fingerprint(moved)
    later = assess(FILE, on=date(2027, 1, 1))
    assert later.provenance.on != ON
    assert fingerprint(FILE, "JU-01") == finding(later, "JU-01").fingerprint


def test_findings_of_two_subjects_have_two_fingerprints() -> None:
    procedures = [{"id": name, "size": "minor", "accepted_by": "none"} for name in ("a", "b")]
    found = assess(changed(procedures=procedures)).findings
    assert len({each.fingerprint for each in found}) == len(found) == 2
