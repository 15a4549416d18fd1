"""Every format of every reader of every example is made, and is what it says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.etree import ElementTree

import pytest
import yaml
from icalendar import Calendar
from markdown_it import MarkdownIt

from missionrisk import Assessment
from missionrisk.reports import FORMATS, Edition, render_edition
from missionrisk.reports.host.page_model import HostPage
from tests.reports.editions import EXAMPLES, edition
from tests.reports.elements import Elements

pytestmark = pytest.mark.slow


def is_text(edition: Edition, made: str) -> None:
    if edition.reader == "host-form":
        assert yaml.safe_load(made)["plan"] == edition.assessment.title
    else:
        assert edition.assessment.title in " ".join(made.split())
        assert "\x1b" not in made


def is_html(edition: Edition, made: str) -> None:
    assert made.startswith("<!doctype html>\n")
    assert edition.assessment.title in Elements(made).words


def is_markdown(edition: Edition, made: str) -> None:
    headings = [token.tag for token in MarkdownIt("commonmark").parse(made) if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert edition.assessment.title in made.splitlines()[0].replace("\\", "")


def is_json(edition: Edition, made: str) -> None:
    if edition.reader == "host":
        assert HostPage.model_validate_json(made).title == edition.assessment.title
    else:
        assert Assessment.model_validate_json(made) == edition.assessment


def is_csv(edition: Edition, made: str) -> None:
    header, *rows = csv.reader(io.StringIO(made, newline=""))
    assert {len(row) for row in rows} == {len(header)}
    assert len(rows) >= len(edition.assessment.findings)


def is_sarif(edition: Edition, made: str) -> None:
    log = json.loads(made)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) >= len(edition.assessment.findings)


def is_junit(_edition: Edition, made: str) -> None:
    assert ElementTree.fromstring(made).tag == "testsuites"


def is_github(_edition: Edition, made: str) -> None:
    assert made
    assert {line.partition(" ")[0] for line in made.splitlines()} <= {"::error", "::warning", "::notice"}


def is_ics(_edition: Edition, made: str) -> None:
    assert Calendar.from_ical(made).name == "VCALENDAR"


def is_docx(edition: Edition, made: bytes) -> None:
    from docx import Document

    document = Document(io.BytesIO(made))
    assert edition.assessment.title in "\n".join(paragraph.text for paragraph in document.paragraphs)


def is_xlsx(edition: Edition, made: bytes) -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(made))
    assert len(workbook.sheetnames) > 1
    told = [cell for row in workbook.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert edition.assessment.title in told


IS_WHAT_IT_SAYS: Final[Mapping[str, Callable[[Edition, Any], None]]] = {
    "text": is_text,
    "html": is_html,
    "docx": is_docx,
    "xlsx": is_xlsx,
    "markdown": is_markdown,
    "json": is_json,
    "csv": is_csv,
    "sarif": is_sarif,
    "junit": is_junit,
    "github": is_github,
    "ics": is_ics,
}
"""PDF takes longest, and has a file of its own: test_every_pdf.py."""


@pytest.mark.parametrize(
    ("reader", "format"),
    [(reader, format) for reader, formats in FORMATS.items() for format in formats if format != "pdf"],
)
@pytest.mark.parametrize("example", [path.stem for path in EXAMPLES])
def test_every_format_is_made_and_is_what_it_says(example: str, reader: Any, format: str) -> None:
    told = edition(example, reader)
    IS_WHAT_IT_SAYS[format](told, render_edition(told, format))
