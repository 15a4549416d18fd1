"""Pages from templates: those beside this module, or a reader's own in their place, file by file.

A reader's own templates run in a sandbox: they see what they are given, and reach nothing else. In HTML every value is
escaped, in Markdown every value loses its markup, and in both control characters are spelled out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final

from missionrisk.language import gettext, ngettext, spoken_language
from missionrisk.reports.errors import TemplateError
from missionrisk.reports.safe_text import visible

if TYPE_CHECKING:
    from jinja2 import Environment

OWN: Final = Path(__file__).parent / "templates"


def markdown_page(template: str, *, folder: Path | None = None, **values: Any) -> str:
    """A Markdown template, filled in; no text among the values becomes markup.

    `folder` holds templates that stand in for those of missionrisk. Raises TemplateError for one that is wrong.
    """
    return _filled(markdown_environment(folder), template, values)


def html_page(template: str, *, folder: Path | None = None, **values: Any) -> str:
    """An HTML template, filled in; no text among the values becomes an element.

    `folder` holds templates that stand in for those of missionrisk. Raises TemplateError for one that is wrong.
    """
    return _filled(html_environment(folder), template, values)


def template_file(name: str, folder: Path | None = None) -> Path:
    """A template that is not text, such as a house template of a word processor: the reader's own, or ours."""
    own = folder / name if folder else None
    return own if own is not None and own.is_file() else OWN / name


@lru_cache(maxsize=8)
def markdown_environment(folder: Path | None = None) -> Environment:
    """Where templates of Markdown are filled in."""
    from missionrisk.reports.markdown_text import block, code, codes, escaped

    environment = _environment(folder, autoescape=False, finalize=escaped)
    environment.filters.update(block=block, code=code, codes=codes)
    return environment


@lru_cache(maxsize=8)
def html_environment(folder: Path | None = None) -> Environment:
    """Where templates of HTML are filled in."""
    return _environment(folder, autoescape=True, finalize=_shown)


def _environment(folder: Path | None, *, autoescape: bool, finalize: Callable[[Any], Any]) -> Environment:
    # Imported here, since most uses of the library never lay out a page.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from missionrisk.reports.sandbox import Sandbox

    # A sandbox doubles the time; ours need none.
    kind = Sandbox if folder else Environment
    environment = kind(
        loader=FileSystemLoader([folder, OWN] if folder else [OWN]),
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=folder is not None,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _filled(environment: Environment, template: str, values: dict[str, Any]) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        return environment.get_template(template).render(language=spoken_language(), **values)
    except TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename or error.name}, line {error.lineno}: {error.message}") from error
    except TemplateNotFound as error:
        raise TemplateError(f"{_place(error)}there is no template {error.name}") from error
    except Exception as error:
        raise TemplateError(f"{_place(error) or f'{template}: '}{error}") from error


def _place(error: Exception) -> str:
    """Where in which template an error arose: the innermost line of a template that was being filled in."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    places = [f"{name}, line {line}: " for name, line in lines if name.endswith((".j2", ".css"))]
    return places[-1] if places else ""


def _shown(value: Any) -> Any:
    """A text with its control characters spelled out; anything else, and what is HTML already, as it is."""
    return visible(value) if type(value) is str else value
