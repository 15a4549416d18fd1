"""One self-contained HTML file: it asks for nothing else, runs no script, and prints."""

from __future__ import annotations

from missionrisk.reports.edition import Edition
from missionrisk.reports.templates import html_page

_TEMPLATES = {"planner": "report.html.j2", "committee": "committee.html.j2"}


def render_html(edition: Edition) -> str:
    """The report as one page. Raises TemplateError for a reader's own template that is wrong."""
    return html_page(_TEMPLATES[edition.reader], folder=edition.templates, report=edition.report)


def render_pdf(edition: Edition) -> bytes:
    """The page as PDF. Raises MissingExtra where it cannot be made here."""
    from missionrisk.reports.formats.pdf import pdf_of

    return pdf_of(render_html(edition), edition.assessment.provenance.on)
