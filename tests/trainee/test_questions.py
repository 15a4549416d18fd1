"""The questions of a trainee as data: what is wrong with them is told at once, with line and nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from missionrisk.catalogue.loading import CatalogueError, load_catalogue
from missionrisk.intake import Problem
from missionrisk.trainee.questions import QuestionGroup, load_questions
from tests.judgement.small import RULES
from tests.trainee.asking import with_questions

GOOD = """\
groups:
  - id: after
    title: Care afterwards
    questions:
      - id: records
        question: Does every patient leave with a record?
        rules: [JU-02]
"""


def loaded(folder: Path, text: str) -> tuple[QuestionGroup, ...]:
    return load_questions(load_catalogue(RULES), with_questions(folder, text))


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        loaded(folder, text)
    return caught.value.problems


def test_a_question_asks_for_a_safeguard_unless_it_says_otherwise(tmp_path: Path) -> None:
    (group,) = loaded(tmp_path, GOOD)
    assert [(question.id, question.rules, question.yes_when) for question in group.questions] == [
        ("records", ("JU-02",), "clear")
    ]


def test_a_rule_that_there_is_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, GOOD.replace("[JU-02]", "[JU-02, JUU-03]"))
    assert problem.message == "there is no rule 'JUU-03'"
    assert (problem.line, problem.column) == (7, 24)
    assert problem.hint is not None
    assert "'JU-03'" in problem.hint


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    twice = GOOD + GOOD.removeprefix("groups:\n").replace("[JU-02]", "[ZZ-99, JU-01, JU-01]")
    assert [problem.message for problem in problems(tmp_path, twice)] == [
        "the name 'after' stands twice",
        "the name 'records' stands twice",
        "there is no rule 'ZZ-99'",
        "the rule JU-01 stands twice",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "message", "hint"),
    [
        ("rules:", "ruless:", "there is no field 'ruless' here", "did you mean 'rules'?"),
        ("rules: [JU-02]", "rules: []", "'rules' cannot be empty", None),
        ("rules:", "yes_when: flaged\n        rules:", "one of clear, flagged", "did you mean 'flagged'?"),
    ],
)
def test_a_file_is_read_as_strictly_as_rules_are(
    tmp_path: Path, was: str, becomes: str, message: str, hint: str | None
) -> None:
    found = problems(tmp_path, GOOD.replace(was, becomes))
    assert any(message in problem.message and problem.hint == hint for problem in found), found


def test_rules_of_ones_own_need_questions_of_ones_own() -> None:
    with pytest.raises(CatalogueError, match=r"trainee\.yaml: there is no such file"):
        load_questions(load_catalogue(RULES), RULES)


def test_the_shipped_questions_are_the_eight_and_the_conditions() -> None:
    groups = load_questions(load_catalogue())
    assert {group.id: len(group.questions) for group in groups} == {
        "partnership": 2,
        "sustainability": 2,
        "training": 2,
        "evaluation": 2,
        "benefit": 4,
        "harm": 3,
        "lasting_effect": 4,
    }
    for group in groups:
        assert {question.yes_when for question in group.questions} == {"flagged" if group.id == "harm" else "clear"}
