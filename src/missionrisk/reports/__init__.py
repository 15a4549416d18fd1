"""An assessment laid out for a reader: a table of renderers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from missionrisk.judgement.assessment import Assessment
from missionrisk.reports.json_report import render_json
from missionrisk.reports.templates import render_html, render_markdown
from missionrisk.reports.text_report import render_text

RENDERERS: Final[Mapping[str, Callable[[Assessment], str]]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
    "html": render_html,
}
"""What can be made of an assessment, by the name of the format."""


def render(assessment: Assessment, format: str = "text") -> str:
    """The assessment in a format, as text without terminal codes. Raises ValueError for a format that is not known."""
    renderer = RENDERERS.get(format)
    if renderer is None:
        raise ValueError(f"there is no format {format!r}; known: {', '.join(RENDERERS)}")
    return renderer(assessment)
