"""The workbook: registers that can be sorted, filtered and filled in, and nothing in them that computes."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from missionrisk import Assessment
from missionrisk.judgement.assessment import Finding
from missionrisk.language import speaking
from missionrisk.reports import Edition, MissingExtra, render_edition
from missionrisk.reports.formats.workbook import in_cell, render_xlsx, sheet_names
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess
from tests.reports.editions import EXAMPLES, ON, edition
from tests.reports.formats.assessments import STRANGE, failed, harmful, strange
from tests.reports.harmful import HARMFUL
from tests.translation.pseudo import PSEUDO_RTL

SHEETS: Final = ["Summary", "Actions", "Findings", "Questions", "Outcomes"]
RICH: Final = "<r><t>x</t></b></r>"


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def book_of(assessment: Assessment) -> Workbook:
    return opened(render_xlsx(Edition(assessment)))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a register by their heads; one that has none says so."""
    head, *found = sheet(book, name).iter_rows(values_only=True)
    if found[0][0] == "None.":
        assert set(found[0][1:]) == {None}
        return []
    return [dict(zip(map(str, head), row, strict=True)) for row in found]


def summary(book: Workbook) -> dict[str, Any]:
    lines = sheet(book, "Summary").iter_rows(values_only=True)
    return {str(label): value for label, value in lines if value is not None}


# --- what it says -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", [path.stem for path in EXAMPLES])
def test_every_example_is_complete(example: str) -> None:
    made = edition(example, "committee")
    book = opened(render_xlsx(made))
    assert book.sheetnames == SHEETS
    findings = [row["Finding"] for row in rows(book, "Findings")]
    assert findings == [found.id for found in made.assessment.findings]
    asked = [row["What is asked"] for row in rows(book, "Questions")]
    assert asked == [field.text for field in made.assessment.open_fields]
    actions = [row["What"] for row in rows(book, "Actions")]
    assert actions == [action.text for action in made.report.action_plan.actions]
    outcomes = [(row["Rule"], row["Subject"]) for row in rows(book, "Outcomes")]
    assert len(outcomes) == sum(len(subjects) for result in made.report.results for _, subjects in result.outcomes)


def test_the_summary_has_the_verdict_and_the_numbers() -> None:
    book = book_of(failed())
    said = summary(book)
    assert sheet(book, "Summary")["A1"].value == "Surgical week"
    assert said["Verdict"] == "Do not proceed"
    assert said["Critical"] == harmful().counts.critical
    assert said["Checks that failed"] == 1
    assert said["JU-01"] == "no such field"
    assert said["Plan"] == harmful().provenance.plan_sha256


def test_a_finding_and_its_action_say_the_same() -> None:
    book = book_of(harmful())
    actions = {finding: row for row in rows(book, "Actions") for finding in row["Because of"].split("\n")}
    for row in rows(book, "Findings"):
        action = actions[row["Finding"]]
        assert (row["What to do"], row["Who"], row["Begin by"]) == (action["What"], action["Who"], action["Begin by"])
    (row,) = (row for row in rows(book, "Findings") if row["Finding"] == "JU-01@hernia")
    assert (row["Severity"], row["Core"], row["Line"]) == ("critical", "yes", 7)
    assert row["Place"] == "procedures[hernia].accepted_by"
    assert "procedures[hernia].accepted_by = none" in row["The plan says"].split("\n")


def test_days_are_days_and_numbers_are_numbers() -> None:
    for row, action in zip(
        rows(book_of(harmful()), "Actions"), Edition(harmful()).report.action_plan.actions, strict=True
    ):
        day = row["Begin by"]
        assert (day.date() if isinstance(day, datetime) else day) == action.begin_by
        assert row["Days left"] == action.days_left
        assert row["Too late"] == ("yes" if action.too_late else None)
    assert any(action.begin_by for action in Edition(harmful()).report.action_plan.actions)


def test_a_day_that_excel_cannot_count_is_told_in_words() -> None:
    first, *others = harmful().findings
    early = tuple(action.model_copy(update={"latest_start": date(1899, 12, 31)}) for action in first.actions)
    findings = (first.model_copy(update={"actions": early}), *others)
    (row,) = (
        row
        for row in rows(book_of(harmful().model_copy(update={"findings": findings})), "Findings")
        if row["Finding"] == first.id
    )
    assert row["Begin by"] == "1899-12-31"


def test_committees_have_room_to_write() -> None:
    book = book_of(harmful())
    assert {(row["Done by"], row["Done on"], row["Remark"]) for row in rows(book, "Actions")} == {(None, None, None)}
    assert {row["Answer"] for row in rows(book, "Questions")} == {None}


def test_a_plan_without_findings_says_so() -> None:
    book = book_of(assess("title: Only a title\n"))
    assert sheet(book, "Findings")["A2"].value == "None."
    assert rows(book, "Findings") == []


def test_names_are_shown_only_to_who_asked() -> None:
    made = edition("surgical-week", "committee")
    asked = Edition(made.assessment, made.case, names=True)
    assert ("People and contacts" in opened(render_xlsx(asked)).sheetnames) == bool(asked.report.names)
    assert "People and contacts" not in opened(render_xlsx(made)).sheetnames


# --- how it is laid out -------------------------------------------------------------------------------------------


def test_registers_can_be_filtered_and_printed_on_landscape_paper() -> None:
    book = book_of(harmful())
    for name in SHEETS[1:]:
        found = sheet(book, name)
        (table,) = found.tables.values()
        assert table.ref == found.dimensions
        assert found.freeze_panes == "B2"
        assert found.print_title_rows == "$1:$1"
        assert found.page_setup.orientation == "landscape"
        assert found.sheet_properties.pageSetUpPr
        assert found.sheet_properties.pageSetUpPr.fitToPage
        assert found.page_setup.fitToHeight == 0


def test_long_texts_wrap_and_have_the_height_that_they_need() -> None:
    found = sheet(book_of(strange("word " * 500)), "Findings")
    assert all(cell.alignment.wrap_text for row in found.iter_rows(min_row=2) for cell in row)
    heights = [found.row_dimensions[row].height for row in range(2, found.max_row + 1)]
    assert max(height or 0 for height in heights) > 300


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render_xlsx(edition("cleft-programme")) == render_xlsx(edition("cleft-programme"))
    assert book_of(harmful()).properties.created == datetime(ON.year, ON.month, ON.day)


def test_a_language_from_the_right_turns_the_sheets() -> None:
    with speaking(PSEUDO_RTL):
        made = render_edition(Edition(assess(HARMFUL)), "xlsx")
    assert isinstance(made, bytes)
    book = opened(made)
    assert all(found.sheet_view.rightToLeft for found in book.worksheets)
    heads = [str(cell.value) for found in book.worksheets[1:] for cell in found[1]]
    assert [head for head in heads if head.isascii()] == []
    assert not sheet(book_of(harmful()), "Summary").sheet_view.rightToLeft


@pytest.mark.parametrize(
    ("names", "allowed"),
    [
        (["Findings"], ["Findings"]),
        (["a/b [c]: d?"], ["a b  c   d"]),
        (["'quoted'"], ["quoted"]),
        (["x" * 40], ["x" * 31]),
        (["x" * 40, "X" * 40], ["x" * 31, "X" * 27 + " 2"]),
        (["", "*"], ["-", "- 2"]),
    ],
)
def test_sheets_are_called_as_excel_allows(names: list[str], allowed: list[str]) -> None:
    assert list(sheet_names(names)) == allowed


# --- strangers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*STRANGE, RICH, "_x0041_", "x" * 40_000], ids=lambda text: str(text)[:20])
def test_a_plan_says_what_it_says_and_nothing_computes(text: str) -> None:
    made = render_xlsx(Edition(strange(text)))
    book = opened(made)
    every = [cell for found in book.worksheets for row in found.iter_rows() for cell in row]
    assert {cell.data_type for cell in every} <= {"s", "n", "d"}
    assert [cell.coordinate for cell in every if cell.hyperlink] == []
    assert max(len(cell.value) for cell in every if isinstance(cell.value, str)) <= 32_767
    assert str(sheet(book, "Summary")["A1"].value).strip() == in_cell(text).strip()
    with ZipFile(io.BytesIO(made)) as file:
        assert not [name for name in file.namelist() if b'TargetMode="External"' in file.read(name)]
        assert not [name for name in file.namelist() if b"<f>" in file.read(name)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", '=HYPERLINK("http://x.example")'])
def test_what_looks_like_a_formula_stays_text_when_somebody_edits_its_cell(text: str) -> None:
    cell = sheet(book_of(strange(text)), "Summary")["A1"]
    assert cell.value == text
    assert cell.quotePrefix


def test_a_cell_holds_lines_and_no_other_control_characters() -> None:
    assert in_cell("a\nb\x1b\tc") == "a\nb\\x1b c"
    assert in_cell(RICH) == f" {RICH}"
    assert len(in_cell("x" * 40_000)) == 32_767
    assert in_cell("x" * 40_000).endswith(" […]")
    assert in_cell("x" * 32_767) == "x" * 32_767


def test_three_hundred_findings_are_three_hundred_rows() -> None:
    first = harmful().findings[0]
    many: tuple[Finding, ...] = tuple(
        first.model_copy(update={"id": f"JU-01@procedure-{n}", "subject": f"procedure-{n}"}) for n in range(300)
    )
    found = rows(book_of(harmful().model_copy(update={"findings": many})), "Findings")
    assert [row["Finding"] for row in found] == [finding.id for finding in many]


# --- other programs -----------------------------------------------------------------------------------------------


def test_without_xlsxwriter_a_reader_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"pip install 'missionrisk\[xlsx\]'"):
        render_xlsx(Edition(harmful()))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    made = edition("cleft-programme")
    (tmp_path / "register.xlsx").write_bytes(render_xlsx(made))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", tmp_path, tmp_path / "register.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert visible(made.report.title) in (tmp_path / "register.csv").read_text(encoding="utf-8")
