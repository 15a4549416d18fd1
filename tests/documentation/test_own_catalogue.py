"""The pages of missionrisk's own catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from missionrisk import load_catalogue
from missionrisk.catalogue.tables import TABLES
from missionrisk.documentation import (
    Documented,
    documented,
    pages_of,
    problems_of_coverage,
    problems_of_pages,
)

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
READER = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def own() -> Documented:
    return documented(load_catalogue())


@pytest.fixture(scope="module")
def pages(own: Documented) -> dict[str, str]:
    return pages_of(own)


def inline(text: str) -> Iterator[Token]:
    return (child for token in READER.parse(text) for child in token.children or ())


def test_every_point_rule_and_source_is_covered(own: Documented) -> None:
    assert own.essay is not None
    assert [str(problem) for problem in problems_of_coverage(own)] == []


@pytest.mark.slow
def test_the_pages_in_the_repository_are_current(pages: dict[str, str]) -> None:
    assert [f"{problem.source}: {problem.message}" for problem in problems_of_pages(pages, FOLDER)] == []


def test_the_index_leads_to_every_rule_by_harm_and_by_severity(own: Documented, pages: dict[str, str]) -> None:
    by_harm, by_severity = pages["README.md"].split("## By severity")
    for rule in own.catalogue.rules:
        assert f"]({rule}.md)" in by_harm
        assert f"]({rule}.md)" in by_severity


def test_the_counts_of_the_index_add_up(own: Documented, pages: dict[str, str]) -> None:
    rows = re.findall(r"^\| \[\w+\]\(#\w+\) \|.*\| (\d+) \| (\d+) \|$", pages["README.md"], flags=re.MULTILINE)
    rules = own.catalogue.rules.values()
    assert sum(int(number) for number, _ in rows) == len(rules)
    assert sum(int(core) for _, core in rows) == sum(rule.core for rule in rules)


def test_every_link_between_the_pages_leads_somewhere(pages: dict[str, str]) -> None:
    headings = {
        name: {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}
        for name, text in pages.items()
    }
    for name, text in pages.items():
        for token in inline(text):
            target = str(token.attrs.get("href", ""))
            if token.type == "link_open" and not target.startswith("https://"):
                to, _, anchor = target.partition("#")
                assert (to or name) in pages, f"{name}: {target}"
                assert not anchor or anchor in headings[to or name], f"{name}: {target}"


def test_every_page_is_markdown_without_html(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        blocks = [token.content for token in READER.parse(text) if token.type == "html_block"]
        assert blocks == [text.splitlines()[0] + "\n"], name
        assert not [token.content for token in inline(text) if token.type == "html_inline"], name


def test_every_page_of_a_rule_has_four_examples_or_says_why_not(own: Documented, pages: dict[str, str]) -> None:
    for rule in own.catalogue.rules:
        examples = pages[f"{rule}.md"].split("\n## Examples\n")[1].split("\n## About")[0].split("\n### ")[1:]
        assert [example.split(":")[0] for example in examples] == ["Flagged", "Clear", "Unknown", "Not applicable"]
        for example in examples:
            assert "```yaml\n" in example or "There is no example: " in example, f"{rule}: {example}"


def test_a_pattern_rule_has_links_to_the_rules_that_it_puts_together(own: Documented, pages: dict[str, str]) -> None:
    for rule in own.catalogue.pattern_rules:
        assert "It puts together what other rules find: [" in pages[f"{rule}.md"]


def test_the_page_of_tables_shows_every_table(own: Documented, pages: dict[str, str]) -> None:
    shown = pages["tables.md"].split("\n## ")[1:]
    assert len(shown) == len(own.tables) > len(TABLES)
    for text, table in zip(shown, own.tables, strict=True):
        assert table.description in text
        assert text.count("\n| ") == len(table.rows) + 2
