"""The table: a row for everything, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk import Assessment
from missionrisk.reports.formats.csv_table import COLUMNS, harmless, render_csv
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess
from tests.reports.formats.assessments import EXAMPLE_NAMES, STRANGE, example, failed, harmful, strange
from tests.reports.harmful import HARMFUL

SIGNS = "=+-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
PASSED_OVER = ' \u00a0\u3000"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'


def rows(assessment: Assessment) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(assessment), newline="")))


def of_kind(assessment: Assessment, kind: str) -> list[dict[str, str]]:
    return [row for row in rows(assessment) if row["kind"] == kind]


def is_formula(cell: str) -> bool:
    return cell.lstrip(PASSED_OVER)[:1] in tuple(SIGNS)


def restored(cell: str) -> str:
    """The original of a cell, as the module's documentation says."""
    return re.sub(rf"(^|;)'(?=[\s'\"\u00ad\u200b-\u200f\u2060\ufeff]*[{re.escape(SIGNS)}])", r"\1", cell)


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_finding_and_question_of_an_example_has_its_row(name: str) -> None:
    assessment = example(name)
    assert [row["id"] for row in of_kind(assessment, "finding")] == [found.id for found in assessment.findings]
    assert [row["message"] for row in of_kind(assessment, "finding")] == [f.message for f in assessment.findings]
    assert [row["id"] for row in of_kind(assessment, "question")] == [each.path for each in assessment.open_fields]
    assert [row["id"] for row in of_kind(assessment, "verdict")] == [assessment.verdict.decision]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_table_is_rectangular_with_lines_as_rfc_4180_ends_them(name: str) -> None:
    text = render_csv(example(name))
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(table[0]) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(table)


def test_what_to_do_is_what_the_verdict_makes_a_condition() -> None:
    assessment = example("surgical-week-alone")
    told = {row["id"]: (row["action"], row["begin_by"]) for row in of_kind(assessment, "finding")}
    conditions = [each for each in assessment.verdict.conditions if each.finding in told]
    assert conditions
    assert [told[each.finding] for each in conditions] == [(each.action, str(each.latest_start)) for each in conditions]


def test_a_finding_says_where_it_stands_and_what_to_do_first() -> None:
    (row,) = (row for row in of_kind(harmful(), "finding") if row["id"] == "JU-01@hernia")
    assert (row["severity"], row["core"], row["harms"]) == ("critical", "true", "post_op_follow_up")
    assert (row["plan_path"], row["line"], row["column"]) == ("procedures[hernia].accepted_by", "7", "101")
    assert row["action"] == "Leave the procedure out of this visit."
    assert (row["owner"], row["lead_time_days"], row["begin_by"], row["too_late"]) == (
        "mission_lead",
        "7",
        "2027-02-22",
        "false",
    )
    assert row["other_actions"] == "Operate together with the clinician who will keep the patients."
    assert (row["sources"], row["evidence_grade"]) == ("SMALL-1, page 1", "read")
    assert (row["plan"], row["assessed_on"]) == ("plan.yaml", "2026-11-22")


def test_a_question_says_what_the_planner_said_instead_of_an_answer() -> None:
    (row,) = (row for row in of_kind(harmful(), "question") if row["said"])
    assert row["plan_path"] == "follow_up.facility_copy_percent"
    assert (row["said"], row["reason"]) == ("not_known", "The matron is on leave.")


def test_numbers_stay_numbers() -> None:
    late = assess(HARMFUL, on=date(2027, 2, 27))
    assert "-5" in {row["days_left"] for row in of_kind(late, "finding")}


def test_a_check_that_failed_has_its_row() -> None:
    (row,) = of_kind(failed(), "failure")
    assert (row["rule"], row["subject"], row["message"]) == ("JU-01", "mission", "no such field")


def test_programs_find_no_byte_order_mark_before_the_first_column() -> None:
    assert render_csv(harmful()).encode("utf-8").startswith(b"kind,")


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_no_cell_is_a_formula_whichever_separator_is_believed_in(text: str) -> None:
    table = render_csv(strange(text))
    table.encode("utf-8")
    numbers = re.compile(r"-?\d+")
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator):
            assert [cell for cell in row if is_formula(cell) and not numbers.fullmatch(cell)] == []


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_what_a_stranger_wrote_stays_in_its_cell(text: str) -> None:
    verdict, *_ = rows(strange(text))
    assert restored(verdict["title"]) == visible(text)
    assert [row["kind"] for row in rows(strange(text))] == [row["kind"] for row in rows(strange("Eye camp"))]


@given(st.text(st.one_of(st.sampled_from(SIGNS + PASSED_OVER + "';,"), st.characters())))
def test_the_guard_stops_every_formula_and_can_be_taken_away(text: str) -> None:
    cell = harmless(text)
    assert not any(is_formula(part) for part in cell.split(";"))
    assert restored(cell) == visible(text)
