"""A Word file, filled in from a house template that a committee can replace by its own.

In a template, `report` is the report (missionrisk.reports.report.model), `tone("high")` a word in the character style
of that severity, and `_` and `ngettext` translate. How tags are written in Word is docxtpl's to say.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

from missionrisk.language import gettext as _
from missionrisk.language import spoken_language
from missionrisk.reports.edition import Edition
from missionrisk.reports.errors import MissingExtra, TemplateError
from missionrisk.reports.formats.same_bytes import without_times
from missionrisk.reports.report.model import Report
from missionrisk.reports.safe_text import visible
from missionrisk.reports.templates import html_environment, template_file

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate, RichText
    from jinja2 import Environment

_TEMPLATES: Final = {"planner": "report.docx", "committee": "committee.docx"}

_NOT_IN_XML: Final = {0xFFFE: r"\ufffe", 0xFFFF: r"\uffff"}
"""What XML cannot hold, beside the control characters that are spelled out anyhow."""

_LONGEST_PROPERTY: Final = 255


def render_docx(edition: Edition) -> bytes:
    """The report as a Word file; for a committee, a draft of its letter comes first.

    Raises TemplateError for a template that is wrong, and MissingExtra where docxtpl is not installed.
    """
    try:
        import docxtpl  # noqa: F401
    except ImportError:
        raise MissingExtra(_("Word files need docxtpl: pip install 'missionrisk[docx]'")) from None
    document = _filled(edition)
    _describe(document, edition.report)
    _lay_out(document, edition.report)
    written = io.BytesIO()
    document.save(written)
    return without_times(written.getvalue())


def _filled(edition: Edition) -> Document:
    path = template_file(_TEMPLATES[edition.reader], edition.templates)
    try:
        template = _template_in(path.read_bytes())
    except Exception as error:
        raise TemplateError(_("{file}: this is no Word file (.docx)").format(file=path)) from error
    values = {"report": edition.report, "language": spoken_language(), "tone": _tone}
    try:
        template.render(values, _environment(edition))
    except Exception as error:
        raise TemplateError(f"{path}: {_what_is_wrong(error)}") from error
    document: Document = template.docx
    return document


def _template_in(content: bytes) -> DocxTemplate:
    from docx.oxml.parser import parse_xml
    from docxtpl import DocxTemplate

    class StrictTemplate(DocxTemplate):  # type: ignore[misc]
        """Refuses tags across paragraphs or rows, the result of which docxtpl would mend by leaving text out."""

        def fix_tables(self, xml: str) -> Any:
            parse_xml(xml)
            return super().fix_tables(xml)

    template = StrictTemplate(io.BytesIO(content))
    template.init_docx()
    return template


def _environment(edition: Edition) -> Environment:
    """That of HTML pages, but that values become literal text of Word's XML."""
    return html_environment(edition.templates).overlay(autoescape=False, finalize=_in_xml)


def _in_xml(value: Any) -> str:
    from markupsafe import escape

    text = visible(str(value)).translate(_NOT_IN_XML)
    if hasattr(value, "__html__"):
        return text
    # docxtpl makes {{ of {_{ once all is filled in: the plan's own stay as they are.
    return str(escape(text)).replace("_", "&#95;")


def _tone(severity: str) -> RichText:
    from docxtpl import RichText

    return RichText(_(severity), style=severity.capitalize())


def _what_is_wrong(error: Exception) -> str:
    near = getattr(error, "docx_context", None)
    if near is None:
        return str(error)
    lines = [line.strip() for line in near if line.strip()]
    return _("{error}, near: {lines}").format(error=error, lines=" / ".join(lines))


def _describe(document: Document, report: Report) -> None:
    properties = document.core_properties
    day = datetime.combine(report.on, time())
    properties.title = visible(report.title)[:_LONGEST_PROPERTY].translate(_NOT_IN_XML)
    properties.language = report.language
    properties.created = properties.modified = day
    properties.last_modified_by = "missionrisk"
    properties.revision = 1


def _lay_out(document: Document, report: Report) -> None:
    # Imported here, since python-docx need not be installed.
    from missionrisk.reports.formats.word_language import set_direction, set_language
    from missionrisk.reports.formats.word_tables import set_widths

    set_language(document, report.language)
    set_direction(document, report.direction)
    set_widths(document)
