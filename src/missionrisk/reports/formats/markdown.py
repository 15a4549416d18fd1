"""The report as Markdown, to be pasted into a ticket, a wiki or a mail."""

from __future__ import annotations

from missionrisk.reports.edition import Edition
from missionrisk.reports.templates import markdown_page

_TEMPLATES = {"planner": "report.md.j2", "committee": "committee.md.j2"}


def render_markdown(edition: Edition) -> str:
    """The report as CommonMark with tables. Raises TemplateError for a reader's own template that is wrong."""
    return markdown_page(_TEMPLATES[edition.reader], folder=edition.templates, report=edition.report)
