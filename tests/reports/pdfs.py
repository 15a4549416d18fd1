"""PDF files as a reader's program finds them."""

from __future__ import annotations

import io
from typing import Final

import pytest
from pypdf import PdfReader

from missionrisk.reports import Edition, MissingExtra, render_edition

LONGEST: Final = frozenset({"medicines-donation", "student-elective", "surgical-week-alone", "village-brigade"})
"""The examples with most to report."""

PAGES_BEFORE_THE_APPENDIX: Final = 2


def pdf_of(edition: Edition) -> PdfReader:
    """The edition as PDF; the test is left out where WeasyPrint does not find Pango."""
    try:
        made = render_edition(edition, "pdf")
    except MissingExtra as missing:
        pytest.skip(str(missing))
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF-")
    return PdfReader(io.BytesIO(made))


def title_of(pdf: PdfReader) -> str:
    """What the file calls itself."""
    assert pdf.metadata is not None
    return pdf.metadata.title or ""


def bookmarks(pdf: PdfReader) -> dict[str, int]:
    """The page that each bookmark of the first level leads to, counted from 1."""
    pages: dict[str, int] = {}
    for mark in pdf.outline:
        if not isinstance(mark, list):
            page = pdf.get_destination_page_number(mark)
            assert page is not None
            pages[str(mark.title)] = page + 1
    return pages


def assert_planners_pdf_is_sound(edition: Edition) -> None:
    """It has a title, bookmarks in order and page numbers, and its appendix begins early."""
    pdf = pdf_of(edition)
    assert title_of(pdf) == f"{edition.report.verdict.headline}: {edition.report.title}"
    begins_on = bookmarks(pdf)
    assert begins_on["Findings by harm"] <= PAGES_BEFORE_THE_APPENDIX + 1
    assert {"Questions", "What was checked", "Method and limits"} <= set(begins_on)
    assert list(begins_on.values()) == sorted(begins_on.values())
    for number in (1, len(pdf.pages)):
        assert f"{number} / {len(pdf.pages)}" in pdf.pages[number - 1].extract_text()
