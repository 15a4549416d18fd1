"""The Markdown report: complete, the same every time, and never marked up by what a plan says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion

from missionrisk import render
from missionrisk.reports.markdown_text import code, codes, escaped
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess
from tests.reports.harmful import HARMFUL
from tests.reports.strangers import HOSTILE, plan_that_says

READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def kinds(markdown: str) -> list[str]:
    """What the document is built of, without the text in it."""
    return [token.type for token in tokens(markdown) if token.type not in ("text", "code_inline")]


def texts(markdown: str) -> list[str]:
    """What a reader sees of each heading, paragraph, item and cell."""
    return ["".join(child.content for child in token.children or ()) for token in READER.parse(markdown)]


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


def test_a_harmful_plan(snapshot: SnapshotAssertion) -> None:
    report = render(assess(HARMFUL), "markdown")
    assert [line for line in report.splitlines() if not line.startswith(("- missionrisk", "- catalogue"))] == snapshot


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render(assess(HARMFUL), "markdown") == render(assess(HARMFUL), "markdown")


def test_many_questions_are_one_list_with_a_paragraph_each_for_where_to_answer() -> None:
    assessment = assess(HARMFUL)
    questions = tuple(assessment.questions[0].model_copy(update={"path": f"sites[].{n}"}) for n in range(120))
    report = render(assessment.model_copy(update={"questions": questions}), "markdown")
    assert kinds(report).count("ordered_list_open") == 1
    assert [seen for seen in texts(report) if seen.startswith("Answer at: sites[].119, near line")]
    assert "code_block" not in kinds(report)


def test_blocks_are_one_blank_line_apart() -> None:
    report = render(assess(HARMFUL), "markdown")
    assert "\n\n\n" not in report
    lines = report.splitlines()
    assert all(above == "" for above, line in itertools.pairwise(lines) if line.startswith("#"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plan_marks_nothing_up(text: str) -> None:
    report = render(assess(plan_that_says(text)), "markdown")
    assert kinds(report) == kinds(render(assess(plan_that_says("Cataract extraction")), "markdown"))
    assert texts(report)[1] == one_line(text)
    assert any(f"the plan says: not known: {one_line(text)}" in seen for seen in texts(report))


@given(st.text(), st.sampled_from(("- {}", "1. {}", "# {}", "word {}", "{}")))
def test_whatever_is_written_is_what_is_read(text: str, place: str) -> None:
    markdown = place.format(escaped(text))
    plain = place.format("plain")
    assert kinds(markdown) == kinds(plain) or not one_line(text)
    assert "".join(texts(markdown)) == "".join(texts(plain)).replace("plain", one_line(text)).strip()


@given(st.text(min_size=1))
def test_a_cell_holds_all_of_its_text_and_no_other_cell(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {escaped(text)} | {code(text)} |\n"
    *_, first, second = (token for token in tokens(table) if token.type == "inline")
    assert [("".join(child.content for child in cell.children or ())) for cell in (first, second)] == [
        one_line(text)
    ] * 2


@pytest.mark.parametrize("address", ["http://x.example/a_b", "www.x.example", "mailto:a", "a@b.example", "@all"])
def test_addresses_become_code_so_that_no_reader_makes_links_of_them(address: str) -> None:
    assert escaped(f"see ({address}), there") == f"see (`{address}`), there"


def test_names_stand_as_code() -> None:
    assert codes(["FU-02@ward", "a`b"]) == "`FU-02@ward`, `` a`b ``"
