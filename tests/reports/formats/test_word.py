"""The Word file: the committee's letter and the report in real styles, from a template that can be another's."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.table import Table
from jinja2.ext import extract_from_ast

from missionrisk import Assessment
from missionrisk.language import speaking
from missionrisk.reports import Edition, MissingExtra, TemplateError, render_edition
from missionrisk.reports.edition import Reader
from missionrisk.reports.formats.word import render_docx
from missionrisk.reports.safe_text import visible
from missionrisk.reports.templates import OWN, html_environment
from missionrisk.translation.template import all_messages
from tests.judgement.small import assess
from tests.reports.editions import EXAMPLES, ON, edition
from tests.reports.formats.assessments import STRANGE, failed, harmful, strange
from tests.reports.harmful import HARMFUL
from tests.translation.pseudo import PSEUDO_RTL

pytestmark = pytest.mark.slow

READERS: Final[tuple[Reader, ...]] = ("planner", "committee")
NOT_IN_XML: Final = {0xFFFE: r"\ufffe", 0xFFFF: r"\uffff"}


def opened(content: bytes) -> DocumentType:
    return Document(io.BytesIO(content))


def document(assessment: Assessment, reader: Reader = "committee") -> DocumentType:
    return opened(render_docx(Edition(assessment, reader=reader)))


def headings(found: DocumentType, style: str = "Heading 1") -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs if paragraph.style and paragraph.style.name == style]


def texts(found: DocumentType) -> list[str]:
    """All that stands in paragraphs and cells, in reading order."""
    lines = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in found.element.body.iter(qn("w:p")))
    return [line for line in lines if line]


def styles(found: DocumentType) -> list[str | None]:
    return [paragraph.style.name for paragraph in found.paragraphs if paragraph.style]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_with(found: DocumentType, head: str) -> list[list[str]]:
    return next(rows for rows in map(cells, found.tables) if rows[0][0] == head)


# --- what it says -------------------------------------------------------------------------------------------------


def test_the_report_reads_in_the_order_in_which_people_decide() -> None:
    found = document(harmful(), "planner")
    assert headings(found, "Title") == ["Surgical week"]
    assert headings(found) == [
        "Do not proceed",
        "What must change before departure",
        "Questions to answer first",
        "Harm by severity",
        "Findings by harm",
        "Action plan",
        "Questions",
        "What was checked",
        "Sources",
        "Method and limits",
    ]


def test_a_committee_has_its_letter_first_and_the_report_on_a_new_page() -> None:
    found = document(harmful())
    assert headings(found)[:3] == ["Your plan: Surgical week", "Do not proceed", "Why"]
    before_title = next(i for i, each in enumerate(found.paragraphs) if each.style and each.style.name == "Title") - 1
    assert found.paragraphs[before_title].paragraph_format.page_break_before
    letter = [each.text for each in found.paragraphs[:before_title]]
    assert "The committee advises that the mission should not go ahead as it is planned." in " ".join(letter)
    assert "For the committee:\t" in letter


def test_a_finding_says_what_the_plan_says_and_what_to_do() -> None:
    report = Edition(harmful()).report
    said = texts(document(harmful(), "planner"))
    for rule in report.rule_groups:
        assert f"{rule.severity} · {rule.title}" in said
        assert rule.rationale in said
        for case in rule.cases:
            assert case.message in said
            for evidence in case.evidence:
                assert f"line {evidence.line}: {evidence.path} = {evidence.value}" in said
        for remedy in rule.remedies:
            assert f"{remedy.action} {remedy.owner}, {remedy.timing}" in said


def test_a_severity_is_a_word_in_a_character_style_of_its_own() -> None:
    found = document(harmful(), "planner")
    titles = [each for each in found.paragraphs if each.style and each.style.name == "Heading 3"]
    marked = [(run.text, run.style.name) for title in titles for run in title.runs if run.text and run.style]
    severities = [rule.severity for rule in Edition(harmful()).report.rule_groups]
    assert [pair for pair in marked if pair[1] != "Default Paragraph Font"] == [
        (severity, severity.capitalize()) for severity in severities
    ]


def test_numbers_actions_and_pictures_are_tables() -> None:
    report = Edition(harmful()).report
    found = document(harmful(), "planner")
    counts = [str(number) for number in (report.numbers.critical, report.numbers.high, report.numbers.moderate)]
    assert table_with(found, "Critical")[1][:3] == counts
    actions = [row[1] for row in table_with(found, "Begin by")[1:]]
    assert [text.split("\n")[0] for text in actions] == [action.text for action in report.action_plan.urgent]
    assert report.pictures.matrix
    expected = report.pictures.matrix.table
    assert table_with(found, expected.columns[0]) == [list(expected.columns), *map(list, expected.rows)]


def test_each_numbered_list_begins_with_1() -> None:
    found = opened(render_docx(edition("village-brigade", "committee")))
    numbers = [
        number.val
        for each in found.paragraphs
        if each.style and each.style.name == "List Number"
        for number in each._p.xpath("./w:pPr/w:numPr/w:numId")
    ]
    in_order = list(dict.fromkeys(numbers))
    assert len(in_order) == 3
    assert numbers == sorted(numbers, key=in_order.index)
    numbering = found.part.numbering_part.element
    for number in in_order:
        (override,) = numbering.num_having_numId(number).xpath("./w:lvlOverride/w:startOverride")
        assert override.val == 1


def test_a_late_no_says_who_must_be_told() -> None:
    late = assess(HARMFUL, on=date(2027, 2, 20))
    assert late.late_no
    found = document(late)
    assert "If the answer is no" in headings(found)
    for told in late.late_no.told:
        assert f"{told.who}: {told.why}" in texts(found)
    waiting = table_with(found, "Who waits, and for what")
    assert len(waiting) == 1 + len(late.late_no.patients)


def test_a_check_that_failed_is_told() -> None:
    assert "JU-01: no such field" in texts(document(failed()))


def test_a_plan_without_findings_says_so() -> None:
    found = texts(document(assess("title: Only a title\n"), "planner"))
    assert found[found.index("Findings by harm") + 1] == "None."


@pytest.mark.parametrize("example", [path.stem for path in EXAMPLES])
def test_every_example_is_a_letter_and_a_report(example: str) -> None:
    made = edition(example, "committee")
    found = opened(render_docx(made))
    said = texts(found)
    assert made.report.verdict.headline in headings(found)
    for rule in made.report.rule_groups:
        assert [case.message for case in rule.cases if case.message not in said] == []
    assert not [line for line in said if re.search(r"\{[{%#]|[%#}]\}", line)]


def test_the_foot_of_a_page_has_its_number() -> None:
    foot = document(harmful()).sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_names_are_shown_only_to_who_asked() -> None:
    case_and_assessment = edition("surgical-week", "committee")
    assert case_and_assessment.case
    asked = Edition(case_and_assessment.assessment, case_and_assessment.case, reader="committee", names=True)
    assert ("People and contacts" in headings(opened(render_docx(asked)))) == bool(asked.report.names)
    assert "People and contacts" not in headings(opened(render_docx(case_and_assessment)))


# --- what it is made of -------------------------------------------------------------------------------------------


def test_the_same_edition_gives_the_same_bytes() -> None:
    made = edition("cleft-programme", "committee")
    assert render_docx(made) == render_docx(made)


def test_the_file_is_dated_by_the_day_of_the_assessment() -> None:
    properties = document(harmful()).core_properties
    assert (properties.title, properties.language) == ("Surgical week", "en")
    assert properties.created == properties.modified
    assert properties.created
    assert properties.created.replace(tzinfo=None) == datetime(ON.year, ON.month, ON.day)


def test_a_language_from_the_right_turns_paragraphs_tables_and_pages() -> None:
    with speaking(PSEUDO_RTL):
        made = render_edition(Edition(assess(HARMFUL), reader="committee"), "docx")
    assert isinstance(made, bytes)
    found = opened(made)
    body = found.element.body
    assert all(each.pPr is not None and each.pPr.find(qn("w:bidi")) is not None for each in body.iter(qn("w:p")))
    assert all(table.tblPr.find(qn("w:bidiVisual")) is not None for table in body.iter(qn("w:tbl")))
    assert all(section.find(qn("w:bidi")) is not None for section in body.iter(qn("w:sectPr")))
    assert found.core_properties.language == "ar"
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "ar"


def test_text_from_the_right_is_marked_in_any_language() -> None:
    runs = [
        run for run in document(strange("مخيم صحي")).element.body.iter(qn("w:r")) if run.text.startswith("مخيم صحي")
    ]
    assert runs
    assert all(run.rPr.find(qn("w:rtl")) is not None for run in runs)


@pytest.mark.parametrize("name", ["report.docx", "committee.docx"])
def test_every_word_of_the_house_templates_is_known_to_translators(name: str) -> None:
    from docxtpl import DocxTemplate

    template = DocxTemplate(OWN / name)
    tags = template.patch_xml(template.get_docx().element.xml)
    asked = {
        message
        for _line, _function, found in extract_from_ast(html_environment().parse(tags))
        for message in (found if isinstance(found, tuple) else (found,))
        if message
    }
    messages = list(all_messages())
    known = {each.text for each in messages} | {each.plural for each in messages}
    assert len(asked) > 50
    assert asked - known == set()


# --- strangers ----------------------------------------------------------------------------------------------------


def test_a_plan_says_what_it_says_and_adds_nothing() -> None:
    text = " ".join(STRANGE)
    made = render_docx(Edition(strange(text), reader="committee"))
    found, calm = opened(made), document(strange("Eye camp"))
    assert headings(found, "Title") == [visible(text).translate(NOT_IN_XML)]
    assert len(texts(found)) == len(texts(calm))
    assert styles(found) == styles(calm)
    with ZipFile(io.BytesIO(made)) as file:
        assert not [name for name in file.namelist() if b'TargetMode="External"' in file.read(name)]


@pytest.mark.parametrize("text", [*STRANGE, "{_{ 7 }_} {_% x %_}", "{_{_{"], ids=str)
def test_each_strange_text_stays_what_it_is(tmp_path: Path, text: str) -> None:
    folder = own_template(tmp_path, "{{ report.title }}{{ report.title }}", "{{ _('To:') }} {{ report.letter.about }}")
    found = opened(render_docx(Edition(strange(text), reader="committee", templates=folder)))
    shown = visible(text).translate(NOT_IN_XML)
    assert texts(found) == [shown + shown, f"To: Your plan: {shown}"]


# --- a committee's own template -----------------------------------------------------------------------------------


def own_template(folder: Path, *paragraphs: str) -> Path:
    own = Document()
    for text in paragraphs:
        own.add_paragraph(text)
    own.core_properties.author = "The committee"
    own.save(str(folder / "committee.docx"))
    return folder


def from_own(folder: Path) -> DocumentType:
    return opened(render_docx(Edition(harmful(), reader="committee", templates=folder)))


def test_a_committee_puts_its_own_template_in_place_of_ours(tmp_path: Path) -> None:
    found = from_own(own_template(tmp_path, "Letterhead", "{{ report.letter.decision }}", "{{r tone('high') }}"))
    assert texts(found) == [
        "Letterhead",
        "The committee advises that the mission should not go ahead as it is planned.",
        "high",
    ]
    assert found.core_properties.author == "The committee"


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["{{ report.titel }}"], "has no attribute 'titel'"),
        (["{{ titel }}"], "'titel' is undefined"),
        (["Before", "{% if report.letter %}", "After"], "near: Before / {% if report.letter %} / After"),
        (["{% frobnicate %}"], "unknown tag 'frobnicate'"),
        (["{% for letter in 'ab' %}a", "{%p endfor %}"], "tag mismatch"),
        (["{{ report.__class__.__mro__ }}"], "unsafe"),
    ],
)
def test_an_error_in_a_template_names_the_file_and_what_is_wrong(
    tmp_path: Path, paragraphs: list[str], said: str
) -> None:
    with pytest.raises(TemplateError) as raised:
        from_own(own_template(tmp_path, *paragraphs))
    assert str(raised.value).startswith(str(tmp_path / "committee.docx"))
    assert said in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"not a Word file", (OWN / "_style.css").read_bytes()])
def test_what_is_no_word_file_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "committee.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"committee\.docx: this is no Word file"):
        from_own(tmp_path)


def test_without_docxtpl_a_reader_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'missionrisk[docx]'")):
        render_docx(Edition(harmful()))


# --- other programs -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(render_docx(edition("cleft-programme", "committee")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, tmp_path / "report.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    assert "Method and limits" in text
