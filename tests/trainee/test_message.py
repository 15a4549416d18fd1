"""The message that asks a programme for what is open."""

from __future__ import annotations

import re
from typing import Any

import pytest

from missionrisk.trainee.message import MOST_QUESTIONS
from missionrisk.trainee.model import SheetReport
from missionrisk.trainee.sheet import questions
from tests.trainee.asking import BAD, EMPTY, GOOD, told

ASKED = {name: asked.to_programme for name, asked in questions()}


def report(source: dict[str, Any]) -> SheetReport:
    found = told(source).sheet
    assert found is not None
    return found


def asked_in(message: str | None) -> list[str]:
    return re.findall(r"^- (.*)$", message or "", flags=re.MULTILINE)


def test_it_asks_what_is_open_and_nothing_else() -> None:
    message = report({**GOOD, "supervisor": None, "openness": {"answer": None, "source": "told"}}).message
    assert asked_in(message) == [ASKED["supervisor"], ASKED["openness"]]


def test_it_asks_at_most_ten_and_says_how_many_are_left() -> None:
    found = report(EMPTY)
    in_all = [question for question in ASKED.values() if question]
    assert asked_in(found.message) == in_all[:MOST_QUESTIONS]
    assert found.not_in_message == len(in_all) - MOST_QUESTIONS


def test_it_never_asks_the_programme_what_the_student_knows_best() -> None:
    found = report({**GOOD, "level": None, "home_tasks": None})
    assert found.message is None
    assert found.not_in_message == 0


def test_a_sheet_that_is_filled_in_asks_for_what_answers_still_lack() -> None:
    answers = told(GOOD)
    lacking = {
        question
        for each in answers.questions
        if each.answer == "not_stated"
        for ground in each.grounds
        if ground.bearing == "unknown"
        for question in ground.says
    }
    found = report(GOOD)
    assert lacking
    assert set(asked_in(found.message)) <= lacking
    assert len(asked_in(found.message)) + found.not_in_message == len(lacking)


@pytest.mark.parametrize("source", [EMPTY, GOOD, BAD], ids=["empty", "good", "bad"])
def test_it_is_courteous_and_plain(source: dict[str, Any]) -> None:
    message = report(source).message or ""
    assert message.startswith("Dear team")
    assert "thank you" in message
    assert "Thank you very much for your time." in message
    assert not re.search(r"[A-Z]{2}-\d\d|\w+\.\w+_|\w_\w|\[\?\]", message), "codes and plan paths"
    for accusing in ("fail", "wrong of", "must", "should have", "unethical", "illegal"):
        assert accusing not in message


def test_a_programmes_name_is_one_line_whatever_it_holds() -> None:
    message = report({**EMPTY, "programme": "Care\n\nfor <b>all</b>\t{some}"}).message or ""
    assert message.splitlines()[0] == "Dear team of Care for <b>all</b> {some},"
