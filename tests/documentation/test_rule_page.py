"""The page of a rule."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from missionrisk.catalogue.loading import CatalogueError
from missionrisk.documentation import pages_of
from tests.catalogue.folders import rule
from tests.documentation.documenting import CASES, page, small


def shown(folder: Path, written: dict[str, Any] | None = None, **more: Any) -> str:
    return page(small(folder, written or rule(), **more), "ZZ-01.md")


def with_case(position: int, **changes: Any) -> dict[str, Any]:
    cases = copy.deepcopy(CASES)
    cases["cases"][position].update(changes)
    return cases


def test_it_says_what_the_rule_says(tmp_path: Path) -> None:
    text = shown(tmp_path)
    for told in (
        "# ZZ-01: Nobody has agreed to refill",
        "**High** · Rules of a stranger",
        "Who refills the medicine?",
        "- Long-term treatment breaks off",
        "A treatment that stops does harm.",
        "| Agree with a clinic. | medical lead | 30 |",
    ):
        assert told in text


def test_it_says_when_the_rule_applies_and_how_it_is_decided_in_words(tmp_path: Path) -> None:
    text = shown(tmp_path)
    assert "Each **dispensed supply** of a plan. A medicine that patients are given to take home." in text
    assert "The rule concerns short-term missions, and applies where all of this holds:\n\n- long term is yes\n" in text
    assert "- supply days is less than 30 (day)\n" in text
    assert "- there is a refill source with: medicine is that of this dispensed supply; agreed is yes\n" in text
    assert "| refill source: agreed | Whether whoever refills it has promised to. |" in text


def test_lines_that_must_all_hold_are_joined_and_alternatives_are_not(tmp_path: Path) -> None:
    text = shown(
        tmp_path,
        rule(risk_when=[{"supply_days": {"lt": "$parameter.days"}, "days_short": {"gt": 0}}, {"days_short": 9}]),
    )
    assert "when one of these is so:\n\n- supply days is less than 30 (day), **and** days short is more than 0" in text
    assert "\n- days short is 9 (day)\n" in text


def test_a_parameter_has_its_value_unit_and_basis(tmp_path: Path) -> None:
    assert "| days | 30 | day | Days that are expected. | default of this project |" in shown(tmp_path)
    cited = {"value": 30, "unit": "day", "basis": {"source": "WHO-EML", "place": "page 3"}, "description": "Days, all."}
    (tmp_path / "cited").mkdir()
    text = shown(tmp_path / "cited", rule(parameters={"days": cited}))
    assert "| days | 30 | day | Days, all. | [WHO-EML](bibliography.md#who-eml), page 3 |" in text


def test_a_source_has_its_link_place_and_caution(tmp_path: Path) -> None:
    text = shown(tmp_path, rule(sources=[{"key": "DAINTON-2018", "place": "table 2"}]))
    assert "- [DAINTON-2018](bibliography.md#dainton-2018), table 2: Dainton C" in text
    assert "[doi:10.29024/aogh.2387](https://doi.org/10.29024/aogh.2387). *Abstract and introduction read.*" in text


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ("read", "The sources were read at the places cited."),
        ("known", "The sources are known, and were not read."),
        ("house_default", "what decides the rule is a default of this project."),
    ],
)
def test_the_grade_of_evidence_is_in_words(tmp_path: Path, grade: str, words: str) -> None:
    assert words in shown(tmp_path, rule(evidence=grade))


def test_the_choice_that_a_rule_belongs_to_is_told_with_its_alternatives(tmp_path: Path) -> None:
    text = shown(tmp_path, rule(choice={"name": "trainee_scope", "is": "observe_only"}))
    assert "- Trainees observe and do nothing with their own hands (**this rule**): [WUSTL-GME](" in text
    assert (
        "may do at home (holds unless a policy picks another): [WEIGHT-2010](bibliography.md#weight-2010), [ACP" in text
    )


def test_what_is_special_about_a_rule_is_told(tmp_path: Path) -> None:
    other = rule(
        id="ZZ-02",
        supersedes="ZZ-01",
        structural=True,
        waivable=False,
        due={"days_before_start": 30},
        aliases=["ZY-07"],
        deprecated={"since": "9", "reason": "It was merged."},
    )
    pages = pages_of(small(tmp_path, rule(), other))
    text = pages["ZZ-02.md"]
    assert "it takes the place of [ZZ-01](ZZ-01.md)" in text
    assert "[ZZ-02](ZZ-02.md) takes its place" in pages["ZZ-01.md"]
    for told in (
        "No time before departure would mend it.",
        "No committee may waive it.",
        "Before day 30 ahead of the start",
        "other ids before: ZY-07",
        "**No longer used** since 9: It was merged.",
    ):
        assert told in text
        assert told not in pages["ZZ-01.md"]


def test_there_is_an_example_for_each_outcome_or_the_reason_why_not(tmp_path: Path) -> None:
    text = shown(tmp_path)
    flagged, clear, unknown, not_applicable = text.split("\n### ")[1:]
    assert flagged.startswith("Flagged: a supply of ten days")
    assert "```yaml\nmedicines:\n  - id: amlodipine\n    supply_days: 10\n```" in flagged
    assert "The finding says: amlodipine lasts 10 days; 30 are expected." in flagged
    assert clear.startswith("Clear: a supply of thirty days")
    assert "supply_days: 30\n" in clear
    assert "Not stated: `medicines[amlodipine].supply_days`." in unknown
    assert "long_term: yes\n" in unknown
    assert "There is no example: Every such clinic gives long-term medicines." in not_applicable


def test_of_several_subjects_the_example_says_which_it_is_about(tmp_path: Path) -> None:
    second = {"id": "salbutamol", "inn": "salbutamol", "long_term": "no"}
    cases = copy.deepcopy(CASES)
    cases["bases"]["clinic"]["medicines"].append(second)
    del cases["impossible"]
    for case in cases["cases"]:
        case["expect"]["salbutamol"] = "not_applicable"
    *_, not_applicable = shown(tmp_path, **{"stranger.test": cases}).split("\n### ")
    assert "this is about `salbutamol`" in not_applicable
    assert "- id: salbutamol\n    inn: salbutamol\n    long_term: no\n" in not_applicable


def test_rules_without_tests_have_pages_without_examples(tmp_path: Path) -> None:
    assert "Examples" not in shown(tmp_path, **{"stranger.test": None})


def test_tests_that_cannot_be_run_are_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="ZZ-01: no examples can be made of the tests") as caught:
        shown(tmp_path, **{"stranger.test": with_case(0, change={"medicines[amlodipine].supply_days": "many"})})
    assert "missionrisk rules test" in str(caught.value)


def test_no_text_of_a_stranger_becomes_markup(tmp_path: Path) -> None:
    written = rule(title="A <b>bold</b> [claim](http://x.example) | more", rationale="![image](http://x.example/a.png)")
    cases = with_case(0, change={"medicines[amlodipine].inn": "```\n# heading\n<i>x</i>\n```"})
    text = shown(tmp_path, written, **{"stranger.test": cases})
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert [token.content for token in tokens if token.type == "html_block"] == [text.splitlines()[0] + "\n"]
    assert not [child for child in inline if child.type in ("html_inline", "image")]
    assert not [child for child in inline if child.type == "link_open" and "x.example" in str(child.attrs["href"])]
    assert "heading" not in [token.content for token in tokens if token.type == "inline"]
