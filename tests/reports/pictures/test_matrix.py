"""The matrix of harm by severity."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from missionrisk import Assessment, Finding
from missionrisk.catalogue.rules import Severity
from missionrisk.reports.pictures.matrix import Matrix, matrix_of
from missionrisk.reports.templates import html_page
from tests.judgement.small import SOUND, assess, with_procedure
from tests.reports.strangers import HOSTILE

FLAWED = assess(with_procedure(accepted_by="none"))
SEED = FLAWED.findings[0]


def assessment_of(*findings: Finding) -> Assessment:
    return FLAWED.model_copy(update={"findings": findings})


def finding(harm: str, severity: Severity) -> Finding:
    return SEED.model_copy(update={"harms": (harm,), "harm_titles": (f"About {harm}",), "severity": severity})


def matrix(*findings: Finding) -> Matrix:
    made = matrix_of(assessment_of(*findings))
    assert made is not None
    return made


def many(harms: int) -> Matrix:
    return matrix(*(finding(f"harm {n:02}", "moderate") for n in range(harms)))


def drawn(made: Matrix) -> str:
    svg = html_page("pictures/matrix.svg.j2", picture=made)
    ElementTree.fromstring(svg)
    return svg


def test_without_a_finding_there_is_no_matrix() -> None:
    assert matrix_of(assess(SOUND)) is None


def test_a_row_is_the_main_harm_of_its_findings_by_title() -> None:
    made = matrix_of(FLAWED)
    assert made is not None
    assert [row.label for row in made.rows] == [SEED.harm_titles[0]]
    assert SEED.harm_titles[0] == "Nobody looks after operated patients"


def test_the_gravest_harms_come_first() -> None:
    made = matrix(
        finding("a", "low"),
        finding("b", "high"),
        finding("b", "high"),
        finding("c", "critical"),
        finding("d", "moderate"),
        *[finding("e", "high")] * 3,
    )
    assert [row.label for row in made.rows] == ["About c", "About e", "About b", "About d", "About a"]


def test_cells_and_totals_count_the_findings() -> None:
    made = matrix(finding("a", "high"), finding("a", "high"), finding("a", "low"), finding("b", "low"))
    assert [[cell.number for cell in row.cells] for row in made.rows] == [[0, 2, 0, 1], [0, 0, 0, 1]]
    assert [row.total for row in made.rows] == [3, 1]
    assert [heading.total for heading in made.headings] == [0, 2, 0, 2, 4]


def test_a_bar_is_the_longer_the_more_findings_and_never_leaves_its_column() -> None:
    made = matrix(*[finding("a", "high")] * 40, *[finding("b", "high")] * 20, finding("c", "high"))
    lengths = [row.cells[1].width for row in made.rows]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert lengths[1] > lengths[2] > 0
    assert made.rows[0].cells[1].x + lengths[0] < made.headings[2].x


def test_a_bar_has_room_for_its_number() -> None:
    made = matrix(*[finding("a", "high")] * 1000, *[finding("b", "high")] * 100)
    assert made.rows[1].cells[1].width > 3 * 8


def test_a_single_finding_does_not_fill_its_column() -> None:
    column = matrix(finding("a", "high")).rows[0].cells[1]
    assert column.width < 20


def test_as_many_harms_as_fit_are_shown_and_the_rest_is_summed_up() -> None:
    assert [row.label for row in many(20).rows] == [f"About harm {n:02}" for n in range(20)]
    made = many(46)
    assert len(made.rows) == 20
    assert made.rows[-1].label == "27 further harms"
    assert made.rows[-1].total == 27
    assert made.headings[-1].total == 46
    assert made.height < 420
    assert len(made.table.rows) == 47


def test_what_is_summed_up_has_numbers_and_no_bars() -> None:
    made = many(46)
    assert made.rows[-1].cells[2].number == 27
    assert made.rows[-1].cells[2].width == 0
    assert ">27</text>" in drawn(made)
    assert made.rows[0].cells[2].width > 0


def test_the_table_says_the_same() -> None:
    made = matrix(finding("a", "critical"), finding("b", "low"))
    assert made.table.columns == ("Harm", "Critical", "High", "Moderate", "Low", "Total")
    assert made.table.rows == (
        ("About a", "1", "0", "0", "0", "1"),
        ("About b", "0", "0", "0", "1", "1"),
        ("All harms", "1", "0", "0", "1", "2"),
    )


def test_the_summary_counts_and_names_the_gravest() -> None:
    summary = matrix(finding("a", "critical"), finding("b", "low")).summary
    assert summary.startswith("2 findings: 1 critical, 0 high, 0 moderate and 1 low.")
    assert "“About a”" in summary
    assert "harms without a finding are left out" in summary


def test_the_drawing_says_what_it_shows_and_holds_the_numbers() -> None:
    svg = drawn(matrix(*[finding("a", "critical")] * 7))
    assert 'aria-label="Harm by severity. 7 findings' in svg
    assert ">7</text>" in svg


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_titles_of_a_strangers_rules_do_no_harm(text: str) -> None:
    made = matrix(finding("a", "critical").model_copy(update={"harm_titles": (text,)}))
    root = ElementTree.fromstring(drawn(made))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "text", "rect", "line"}
    assert all(len(row.label) <= 64 for row in made.rows)
    assert all(len(cell) <= 200 for row in made.table.rows for cell in row)
