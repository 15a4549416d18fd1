"""PDF of every example: with a title, bookmarks and page numbers, and short before its appendix."""

from __future__ import annotations

import pytest

from missionrisk.reports.edition import Reader
from tests.reports.editions import EXAMPLES, edition
from tests.reports.pdfs import LONGEST, assert_planners_pdf_is_sound, bookmarks, pdf_of, title_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("example", [path.stem for path in EXAMPLES if path.stem not in LONGEST])
def test_a_planners_report_fits_two_pages_before_its_appendix(example: str) -> None:
    """The longest have a file of their own, test_long_pdfs.py, so that two processes share the work."""
    assert_planners_pdf_is_sound(edition(example))


@pytest.mark.parametrize("example", ["maternal-child-health", "title-only"])
@pytest.mark.parametrize("reader", ["committee", "host", "host-form"])
def test_other_readers_have_a_pdf_too(example: str, reader: Reader) -> None:
    told = edition(example, reader)
    pdf = pdf_of(told)
    assert told.assessment.title in title_of(pdf)
    assert bookmarks(pdf)
    assert told.assessment.title in " ".join(pdf.pages[0].extract_text().split())
