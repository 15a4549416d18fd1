"""The answers laid out for a reader: a table of renderers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from missionrisk.language import language_of, speaking
from missionrisk.reports.templates import html_page, markdown_page
from missionrisk.reports.terminal import as_text
from missionrisk.trainee.model import TraineeAnswers
from missionrisk.trainee.page import page_of
from missionrisk.trainee.text_layout import text_layout


def _text(answers: TraineeAnswers) -> str:
    return as_text(text_layout(answers))


def _json(answers: TraineeAnswers) -> str:
    return answers.model_dump_json(indent=2) + "\n"


def _markdown(answers: TraineeAnswers) -> str:
    return markdown_page("trainee.md.j2", page=page_of(answers))


def _html(answers: TraineeAnswers) -> str:
    return html_page("trainee.html.j2", page=page_of(answers))


LAYOUTS: Final[Mapping[str, Callable[[TraineeAnswers], str]]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}
"""What can be made of the answers, by the name of the format."""


def render_for_trainee(answers: TraineeAnswers, format: str = "text") -> str:
    """The answers in a format, in their language, as text without terminal codes.

    Raises ValueError for a format that is not known.
    """
    layout = LAYOUTS.get(format)
    if layout is None:
        raise ValueError(f"there is no format {format!r}; known: {', '.join(LAYOUTS)}")
    with speaking(language_of(answers.language)):
        return layout(answers)
