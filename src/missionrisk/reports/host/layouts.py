"""The host partner's page and form in every format."""

from __future__ import annotations

from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.reports.edition import Edition
from missionrisk.reports.errors import ReportError
from missionrisk.reports.host import form_layouts
from missionrisk.reports.host.form import host_form_of
from missionrisk.reports.host.form_model import HostForm
from missionrisk.reports.host.page import host_page_of
from missionrisk.reports.host.page_model import HostPage
from missionrisk.reports.host.text import host_text
from missionrisk.reports.pictures.timeline import timeline_of
from missionrisk.reports.templates import html_page, markdown_page
from missionrisk.reports.terminal import as_text


def page_as_text(edition: Edition) -> str:
    """The page as plain text."""
    return as_text(host_text(_page(edition)))


def page_as_html(edition: Edition) -> str:
    """The page as one self-contained HTML file."""
    page = _page(edition)
    timeline = timeline_of(_case(edition), edition.assessment)
    return html_page("host.html.j2", folder=edition.templates, page=page, timeline=timeline)


def page_as_pdf(edition: Edition) -> bytes:
    """The page as PDF."""
    from missionrisk.reports.formats.pdf import pdf_of

    return pdf_of(page_as_html(edition), edition.assessment.provenance.on)


def page_as_markdown(edition: Edition) -> str:
    """The page as Markdown."""
    return markdown_page("host.md.j2", folder=edition.templates, page=_page(edition))


def page_as_json(edition: Edition) -> str:
    """The page for programs that lay it out themselves."""
    return _page(edition).model_dump_json(indent=2) + "\n"


def form_as_sheet(edition: Edition) -> str:
    """The form as a sheet to fill in, which `missionrisk merge` reads."""
    return form_layouts.form_as_sheet(_form(edition))


def form_as_html(edition: Edition) -> str:
    """The form as one page to print."""
    return form_layouts.form_as_html(_form(edition), folder=edition.templates)


def form_as_pdf(edition: Edition) -> bytes:
    """The form as PDF, to print."""
    from missionrisk.reports.formats.pdf import pdf_of

    return pdf_of(form_as_html(edition), edition.assessment.provenance.on)


def form_as_markdown(edition: Edition) -> str:
    """The form as Markdown."""
    return form_layouts.form_as_markdown(_form(edition), folder=edition.templates)


def _case(edition: Edition) -> Case:
    if edition.case is None:
        raise ReportError(_("pages for the host partner are made from the plan, which was not given"))
    return edition.case


def _page(edition: Edition) -> HostPage:
    return host_page_of(_case(edition), edition.assessment, names=edition.names)


def _form(edition: Edition) -> HostForm:
    return host_form_of(_case(edition).plan)
