"""The table of formats, and the one function that makes one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from missionrisk.language import language_of, speaking
from missionrisk.reports.edition import Edition

_FORMATS: Final = "missionrisk.reports.formats"
_HOST: Final = "missionrisk.reports.host.layouts"


@dataclass(frozen=True)
class Format:
    """How one format is made: by which function of which module, which is imported when it is asked for.

    `binary` formats are bytes, all others text.
    """

    suffix: str
    module: str
    function: str
    binary: bool = False

    def make(self, edition: Edition) -> str | bytes:
        """The edition in this format."""
        function: Callable[[Edition], Any] = getattr(import_module(self.module), self.function)
        made = function(edition)
        assert isinstance(made, bytes if self.binary else str)
        return made


_OF_REPORTS: Final[Mapping[str, Format]] = {
    "text": Format(".txt", f"{_FORMATS}.text", "render_text"),
    "html": Format(".html", f"{_FORMATS}.html", "render_html"),
    "pdf": Format(".pdf", f"{_FORMATS}.html", "render_pdf", binary=True),
    "docx": Format(".docx", f"{_FORMATS}.word", "render_docx", binary=True),
    "xlsx": Format(".xlsx", f"{_FORMATS}.workbook", "render_xlsx", binary=True),
    "markdown": Format(".md", f"{_FORMATS}.markdown", "render_markdown"),
    "json": Format(".json", f"{_FORMATS}.programs", "render_json"),
    "csv": Format(".csv", f"{_FORMATS}.programs", "render_csv"),
    "sarif": Format(".sarif", f"{_FORMATS}.programs", "render_sarif"),
    "junit": Format(".xml", f"{_FORMATS}.programs", "render_junit"),
    "github": Format(".github.txt", f"{_FORMATS}.programs", "render_github"),
    "ics": Format(".ics", f"{_FORMATS}.programs", "render_ics"),
}
FORMATS: Final[Mapping[str, Mapping[str, Format]]] = {
    "planner": _OF_REPORTS,
    "committee": _OF_REPORTS,
    "host": {
        "text": Format(".txt", _HOST, "page_as_text"),
        "html": Format(".html", _HOST, "page_as_html"),
        "pdf": Format(".pdf", _HOST, "page_as_pdf", binary=True),
        "markdown": Format(".md", _HOST, "page_as_markdown"),
        "json": Format(".json", _HOST, "page_as_json"),
    },
    "host-form": {
        "text": Format(".yaml", _HOST, "form_as_sheet"),
        "html": Format(".html", _HOST, "form_as_html"),
        "pdf": Format(".pdf", _HOST, "form_as_pdf", binary=True),
        "markdown": Format(".md", _HOST, "form_as_markdown"),
    },
}
"""By reader, and by the name of the format."""


def formats_for(reader: str) -> Mapping[str, Format]:
    """The formats that a reader can have. Raises ValueError for a reader that is not known."""
    if reader not in FORMATS:
        raise ValueError(f"there is no reader {reader!r}; known: {', '.join(FORMATS)}")
    return FORMATS[reader]


def render_edition(edition: Edition, format: str = "text") -> str | bytes:
    """The edition in a format, in the assessment's language.

    Raises ValueError for a format that the reader cannot have, and ReportError for one that cannot be made here.
    """
    formats = formats_for(edition.reader)
    if format not in formats:
        raise ValueError(f"there is no format {format!r} for a {edition.reader}; known: {', '.join(formats)}")
    with speaking(language_of(edition.assessment.language)):
        return formats[format].make(edition)
