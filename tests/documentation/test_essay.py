"""The essay's points: what is wrong with them is told with its place and what to do, all at once."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from missionrisk.catalogue.loading import CatalogueError
from missionrisk.documentation import problems_of_coverage
from tests.catalogue.folders import rule
from tests.documentation.documenting import ESSAY, page, small

TWO = (rule(), rule(id="ZZ-02", title="Nobody has agreed to pay"))


def essay(**first_point: Any) -> dict[str, Any]:
    """The good essay with its first point changed."""
    changed = copy.deepcopy(ESSAY)
    changed["topics"][0]["points"][0].update(first_point)
    return changed


def told(folder: Path, written: dict[str, Any], *rules: dict[str, Any]) -> list[tuple[str, str | None]]:
    """What is wrong with an essay, each with its hint."""
    problems = problems_of_coverage(small(folder, *(rules or TWO), essay=written))
    assert all(problem.source == str(folder / "essay.yaml") for problem in problems)
    return [(problem.message, problem.hint) for problem in problems]


def test_an_essay_whose_points_and_additions_hold_every_rule_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, ESSAY) == []


def test_a_rule_that_there_is_not_is_named_with_the_nearest(tmp_path: Path) -> None:
    ((message, hint),) = told(tmp_path, essay(rules=["ZZ-01", "ZZ-0l"]))
    assert message == "there is no rule 'ZZ-0l'"
    assert hint is not None
    assert "'ZZ-01'" in hint


def test_what_is_wrong_is_shown_on_its_line(tmp_path: Path) -> None:
    (problem,) = problems_of_coverage(small(tmp_path, *TWO, essay=essay(rules=["ZZ-01", "ZZ-99"])))
    assert problem.text_line is not None
    assert "ZZ-99" in problem.text_line


def test_a_point_without_a_rule_must_say_why(tmp_path: Path) -> None:
    written = essay(rules=[])
    written["additions"][0]["rules"] = ["ZZ-01", "ZZ-02"]
    assert told(tmp_path, written) == [
        ("no rule holds the point 'refills'", "name its rules, or say in 'outside' why there is none")
    ]


def test_a_rule_in_no_point_must_be_declared(tmp_path: Path) -> None:
    ((message, hint),) = told(tmp_path, {**ESSAY, "additions": []})
    assert message == "the rule ZZ-02 is in no point of the essay and in no addition"
    assert hint == "name it in the point that it holds, or in an addition with the reason for it"


def test_a_rule_that_holds_a_point_is_no_addition(tmp_path: Path) -> None:
    ((message, _),) = told(tmp_path, essay(rules=["ZZ-01", "ZZ-02"]))
    assert message == "the rule ZZ-02 is in the point 'refills' and so is no addition"


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    written = essay(rules=["ZZ-09", "ZZ-02", "ZZ-02"], id="courage")
    messages = [message for message, _ in told(tmp_path, {**written, "additions": []})]
    assert messages == [
        "the name 'courage' stands twice",
        "there is no rule 'ZZ-09'",
        "the rule ZZ-02 stands twice",
        "the rule ZZ-01 is in no point of the essay and in no addition",
    ]


def test_an_essay_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        small(tmp_path, *TWO, essay=essay(rulez=["ZZ-01"]))
    assert all(problem.line is not None for problem in caught.value.problems)
    assert "rulez" in str(caught.value)


def test_the_page_lists_points_with_their_rules_or_the_reason(tmp_path: Path) -> None:
    shown = page(small(tmp_path, *TWO, essay=ESSAY), "essay.md")
    assert "| Medicines are to be refilled. | [ZZ-01](ZZ-01.md) |" in shown
    assert "| One needs courage. | *It shows in no plan.* |" in shown
    assert "- Asked by our committee. [ZZ-02](ZZ-02.md)" in shown


def test_the_page_of_a_rule_says_what_of_the_essay_it_holds(tmp_path: Path) -> None:
    pages = small(tmp_path, *TWO, essay=ESSAY)
    assert "- From [the essay](essay.md): Medicines are to be refilled." in page(pages, "ZZ-01.md")
    assert "- Added to [the essay](essay.md): Asked by our committee." in page(pages, "ZZ-02.md")
