"""PDF of the examples with most to report, as in test_every_pdf.py."""

from __future__ import annotations

import pytest

from tests.reports.editions import edition
from tests.reports.pdfs import LONGEST, assert_planners_pdf_is_sound

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("example", sorted(LONGEST))
def test_a_planners_report_fits_two_pages_before_its_appendix(example: str) -> None:
    assert_planners_pdf_is_sound(edition(example))
