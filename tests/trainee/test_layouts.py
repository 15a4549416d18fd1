"""The answers for readers: text, Markdown, JSON and one self-contained page."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from missionrisk.reports.safe_text import visible
from missionrisk.trainee import TraineeAnswers, render_for_trainee
from tests.reports.formats.test_html import Reader
from tests.reports.strangers import HOSTILE
from tests.trainee.asking import BAD, EMPTY, GOOD, told

SHEETS: dict[str, dict[str, Any]] = {"good": GOOD, "bad": BAD, "empty": EMPTY}
FORMATS = ("text", "markdown", "html")


@pytest.fixture(params=list(SHEETS.values()), ids=list(SHEETS))
def answers(request: pytest.FixtureRequest) -> TraineeAnswers:
    return told(request.param)


def shown(answers: TraineeAnswers, format: str) -> str:
    """What a reader sees, on one line."""
    rendered = render_for_trainee(answers, format)
    if format == "html":
        (rendered,) = Reader(rendered).text("body")
    if format == "markdown":
        rendered = " ".join(Reader(MarkdownIt().enable("table").render(rendered)).texts.values())
    return " ".join(rendered.split())


@pytest.mark.parametrize("format", FORMATS)
def test_every_layout_tells_questions_red_lines_and_the_message(answers: TraineeAnswers, format: str) -> None:
    text = shown(answers, format)
    for question in answers.questions:
        assert question.question in text
    assert answers.sheet is not None
    for red_line in answers.sheet.red_lines:
        assert red_line.text in text
        assert red_line.why in text
    for line in (answers.sheet.message or "").splitlines():
        assert " ".join(line.split()) in text
    assert "not a verdict" in text


def test_each_answer_is_shown_with_how_it_is_known() -> None:
    for format in FORMATS:
        text = shown(told(GOOD), format)
        for source in ("from the website only", "told, not seen", "no source given"):
            assert source in text


def test_a_plan_shows_neither_red_lines_nor_a_message() -> None:
    for format in FORMATS:
        text = shown(told({"title": "A plan"}), format).lower()
        assert "red lines" not in text
        assert "message" not in text


def test_json_is_the_answers(answers: TraineeAnswers) -> None:
    assert TraineeAnswers.model_validate_json(render_for_trainee(answers, "json")) == answers


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format 'pdf'; known: text, json, markdown, html"):
        render_for_trainee(told(EMPTY), "pdf")


def test_the_message_can_be_copied_from_markdown_as_it_stands() -> None:
    tokens = MarkdownIt().parse(render_for_trainee(told(EMPTY), "markdown"))
    (block,) = (token.content for token in tokens if token.type == "code_block")
    report = told(EMPTY).sheet
    assert report is not None
    assert block == report.message


def test_the_page_fetches_nothing_and_runs_nothing(answers: TraineeAnswers) -> None:
    page = Reader(render_for_trainee(answers, "html"))
    assert page.all("script", "img", "iframe", "object", "embed", "base", "form", "svg") == []
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    (policy,) = (meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_sheet_writes_text_and_never_elements(text: str) -> None:
    page = Reader(render_for_trainee(told({**GOOD, "programme": text}), "html"))
    harmless = Reader(render_for_trainee(told(GOOD), "html"))
    assert page.elements == harmless.elements
    assert page.text("h1") == [" ".join(visible(text).split())]


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_too(text: str) -> None:
    def kinds(programme: str) -> list[str]:
        parsed = (
            MarkdownIt().enable("table").parse(render_for_trainee(told({**GOOD, "programme": programme}), "markdown"))
        )
        return [token.type for token in parsed]

    assert kinds(text) == kinds("Clinic in the hills")


def test_the_short_text_leaves_out_where_to_answer_and_the_long_one_does_not() -> None:
    from missionrisk.reports.terminal import as_text
    from missionrisk.trainee.text_layout import text_layout

    assert "is not stated" not in render_for_trainee(told(EMPTY), "text")
    assert "partners is not stated" in as_text(text_layout(told(EMPTY), verbose=True))
