"""A PDF of the HTML page, with contents, page numbers and bookmarks."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timezone

from missionrisk.language import gettext as _
from missionrisk.reports.errors import MissingExtra


def pdf_of(page: str, on: date) -> bytes:
    """The PDF of an HTML page; `on` is the day that it is dated by, so that the same page gives the same bytes.

    Raises MissingExtra where WeasyPrint is not installed or does not find Pango.
    """
    try:
        with _quietly():
            import weasyprint
    except ImportError:
        raise MissingExtra(_("PDF needs WeasyPrint: pip install 'missionrisk[pdf]'")) from None
    except OSError as error:
        raise MissingExtra(
            _(
                "WeasyPrint does not find the system library Pango ({error}). Install it (Debian: libpango-1.0-0,"
                " libpangoft2-1.0-0; macOS: brew install pango), or print the HTML page from a browser."
            ).format(error=error)
        ) from None
    with _quietly(), _dated(on):
        # A report asks for nothing, neither from the network nor from this computer; a picture within it is its own.
        within = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
        document = weasyprint.HTML(string=page, base_url=None, url_fetcher=within)
        made: bytes = document.write_pdf(pdf_identifier=b"missionrisk", pdf_tags=True)
    return made


@contextmanager
def _quietly() -> Iterator[None]:
    """Without WeasyPrint's notes about style rules that are meant for browsers."""
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextmanager
def _dated(on: date) -> Iterator[None]:
    """Fonts that are embedded carry a day of their own, which they take from here."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(on.year, on.month, on.day, tzinfo=timezone.utc).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
