"""Pages that can be sent: Markdown and one self-contained HTML file, from the templates beside this module."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from missionrisk.judgement.assessment import Assessment
from missionrisk.reports.page import page_of
from missionrisk.reports.safe_text import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = "templates"


def render_markdown(assessment: Assessment) -> str:
    """The report as CommonMark with tables, whose texts from plans and rules carry no markup."""
    return markdown_page("report.md.j2", page=page_of(assessment))


def render_html(assessment: Assessment) -> str:
    """The report as one HTML page that asks for nothing else and runs no script."""
    return html_page("report.html.j2", page=page_of(assessment))


def markdown_page(template: str, **values: Any) -> str:
    """A Markdown template of this package, filled in; no text among the values becomes markup."""
    return _markdown().get_template(template).render(values)


def html_page(template: str, **values: Any) -> str:
    """An HTML template of this package, filled in; no text among the values becomes an element."""
    return _html().get_template(template).render(values)


@lru_cache(maxsize=1)
def _markdown() -> Environment:
    from missionrisk.reports.markdown_text import block, code, codes, escaped

    environment = _environment(autoescape=False, finalize=escaped)
    environment.filters.update(block=block, code=code, codes=codes)
    return environment


@lru_cache(maxsize=1)
def _html() -> Environment:
    return _environment(autoescape=True, finalize=_shown)


def _environment(*, autoescape: bool, finalize: Callable[[Any], Any]) -> Environment:
    # Imported here, since most uses of the library never lay out a page.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("missionrisk.reports", _FOLDER),
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: Any) -> Any:
    """A text with its control characters spelled out; anything else, and what is HTML already, as it is."""
    return visible(value) if type(value) is str else value
