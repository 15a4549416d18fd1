"""PDF: it is made of the page alone, and says what is missing where it cannot be made."""

from __future__ import annotations

import builtins
import io
import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from missionrisk.reports import Edition, MissingExtra, render_edition
from missionrisk.reports.formats.pdf import pdf_of
from tests.judgement.small import ON, assess
from tests.reports.harmful import HARMFUL


def importing_weasyprint_raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    ordinary = builtins.__import__

    def import_it(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "weasyprint":
            raise error
        return ordinary(name, *arguments, **options)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", import_it)


# --- where it cannot be made --------------------------------------------------------------------------------------


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtra) as missing:
        render_edition(Edition(assess(HARMFUL)), "pdf")
    assert str(missing.value) == "PDF needs WeasyPrint: pip install 'missionrisk[pdf]'"


def test_without_pango_it_says_which_library_and_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    importing_weasyprint_raises(monkeypatch, OSError("cannot load library 'libpango-1.0-0'"))
    with pytest.raises(MissingExtra) as missing:
        render_edition(Edition(assess(HARMFUL)), "pdf")
    words = str(missing.value)
    assert "cannot load library 'libpango-1.0-0'" in words
    assert "libpangoft2-1.0-0" in words
    assert "print the HTML page from a browser" in words


# --- what it is made of -------------------------------------------------------------------------------------------


@pytest.fixture
def weasyprint() -> Any:
    """Left out where WeasyPrint does not find Pango."""
    try:
        import weasyprint
    except OSError as error:
        pytest.skip(str(error))
    return weasyprint


@pytest.mark.usefixtures("weasyprint")
@pytest.mark.parametrize(
    "element",
    [
        '<img src="{address}">',
        '<link rel="stylesheet" href="{address}">',
        '<link rel="attachment" href="{address}">',
        "<style>@import url({address});</style>",
        '<p style="background: url({address}); content: url({address})">x</p>',
        '<style>@font-face {{ font-family: f; src: url("{address}") }} p {{ font-family: f }}</style>',
        '<svg viewBox="0 0 9 9"><image href="{address}" width="9" height="9"/></svg>',
        '<object data="{address}"></object>',
    ],
)
def test_it_fetches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, element: str) -> None:
    """Not even a file of this computer, whose words would then stand in the report."""
    monkeypatch.setattr("socket.socket.connect", _forbidden)
    monkeypatch.setattr("urllib.request.FileHandler.file_open", _forbidden)
    for address in ((tmp_path / "secret.svg").as_uri(), "http://127.0.0.1:9/x.png", "ftp://127.0.0.1:9/x.png"):
        assert pdf_of(f"<p>x</p>{element.format(address=address)}", ON).startswith(b"%PDF-")


def _forbidden(*_arguments: object, **_options: object) -> None:
    # No Exception: those WeasyPrint would take for a picture that is missing.
    raise KeyboardInterrupt("a report asked for something")


@pytest.mark.usefixtures("weasyprint")
def test_a_picture_within_the_page_is_shown() -> None:
    """A committee's own template may hold its seal."""
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    made = pdf_of(f"<img src='data:image/png;base64,{pixel}'><img src='seal.png'>", ON)
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert len(page.images) == 1


@pytest.mark.usefixtures("weasyprint")
def test_the_day_is_the_assessments_and_the_environment_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<title>t</title><p>x</p>"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = pdf_of(page, ON)
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert pdf_of(page, ON) == made
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    assert pdf_of(page, date(1999, 1, 1))


@pytest.mark.usefixtures("weasyprint")
def test_notes_about_rules_for_browsers_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    level = logging.getLogger("weasyprint").level
    pdf_of("<style>p { no-such-rule: 1; }</style><p>x</p><img src='x.png'>", ON)
    assert caplog.records == []
    assert logging.getLogger("weasyprint").level == level
