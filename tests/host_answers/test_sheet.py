"""Reading a host's answers: every problem at once, each with its place and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from missionrisk import load_plan
from missionrisk.host_answers import HostSheet, load_answers, plan_to_merge_into
from missionrisk.host_answers.sheet import BY_ID
from missionrisk.intake import PlanError, read_document
from missionrisk.reports.host.form import host_form_of
from missionrisk.reports.host.form_layouts import form_as_sheet
from tests.host_answers.answering import plan_with

GOOD: dict[str, Any] = {"form": "host", "by": "Matron", "on": "2026-11-20", "answers": {"wanted": {"answer": "yes"}}}


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(source: dict[str, Any] | Path) -> list[tuple[str, str | None]]:
    """What is wrong with a sheet, each with its hint."""
    with pytest.raises(PlanError) as caught:
        load_answers(source)
    return [(problem.message, problem.hint) for problem in caught.value.problems]


def with_answers(**answers: Any) -> dict[str, Any]:
    return {**GOOD, "answers": answers}


def test_the_form_that_was_made_is_read_back_once_it_is_filled_in(tmp_path: Path) -> None:
    blank = form_as_sheet(host_form_of(plan_with()))
    filled = (
        blank.replace("by:", "by: Matron").replace("on:\n", "on: 2026-11-20\n").replace("answer:", "answer: yes", 1)
    )
    sheet = load_answers(written(tmp_path, filled))
    given = {item.id: answer for item, answer in sheet.given()}
    assert list(given) == [item.id for item in host_form_of(plan_with()).items]
    assert given["wanted"].answer == "yes"
    assert [name for name, answer in given.items() if answer.answer or answer.number or answer.words] == ["wanted"]
    assert sheet.plan_sha256 == plan_with().sha256


@pytest.mark.parametrize(
    ("word", "read"),
    [(True, "yes"), (False, "no"), ("Yes", "yes"), ("in part", "in_part"), ("not known", "not_known"), (None, None)],
)
def test_short_answers_are_read_as_people_write_them(word: Any, read: Any) -> None:
    sheet = load_answers(with_answers(wanted={"answer": word}))
    assert [answer.answer for _, answer in sheet.given()] == [read]


def test_a_question_that_was_left_out_altogether_is_blank() -> None:
    ((_, answer),) = load_answers(with_answers(wanted=None)).given()
    assert (answer.answer, answer.words) == (None, None)


def test_who_answers_and_when_must_be_said(tmp_path: Path) -> None:
    blank = written(tmp_path, form_as_sheet(host_form_of(plan_with())))
    messages = [message for message, _ in problems(blank)]
    assert messages == ["'by' must be stated; nothing stands here", "'on' must be stated; nothing stands here"]


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "form: host\nby: Matron\non: yesterday\nanswers:\n  wantd: {answer: yes}\n  leads: {answer: perhaps}\n"
        "  true_cost: {number: 4000}\n  wanted: {answers: yes}\n",
    )
    with pytest.raises(PlanError) as caught:
        load_answers(path)
    assert [problem.line for problem in caught.value.problems] == [3, 5, 6, 7, 8]
    told = str(caught.value)
    assert "no form has a question 'wantd'" in told
    assert "did you mean 'wanted'?" in told
    assert "should be one of yes, no, in_part, not_known" in told
    assert "a sum needs its currency" in told
    assert "there is no field 'answers' here" in told


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"true_cost": {"answer": "yes"}}, "write the answer at 'number'"),
        ({"would_change": {"answer": "yes"}}, "write the answer at 'words'"),
        ({"wanted": {"number": 3}}, "not with a number"),
        ({"would_change": {"number": 3}}, "answered at 'words'"),
        ({"staff_taken": {"number": -3}}, "cannot be negative"),
        ({"wanted": {"about": ["no path"]}}, "'no path' is not a place in a plan"),
    ],
)
def test_an_answer_must_fit_its_question(answers: dict[str, Any], message: str) -> None:
    ((told, _),) = problems({**GOOD, "answers": answers})
    assert message in told


@pytest.mark.parametrize("name", ["true_cost", "staff_taken", "would_change"])
def test_not_known_is_an_answer_to_every_question(name: str) -> None:
    assert load_answers(with_answers(**{name: {"answer": "not_known"}}))


def test_a_plan_or_another_sheet_is_no_answer() -> None:
    ((message, hint),) = problems({"title": "A visit"})
    assert message == "this is a plan, and no form that a host partner has filled in"
    assert hint == "write: missionrisk merge PLAN ANSWERS"
    ((message, _),) = problems({"sheet": "trainee"})
    assert message == "this is a trainee's sheet, and no form that a host partner has filled in"


def test_answers_are_no_plan() -> None:
    document = read_document("form: host\nby: Matron\n", name="answers.yaml")
    with pytest.raises(PlanError, match="this is the form of a host partner, and no plan"):
        plan_to_merge_into(document)


def test_something_else_is_neither() -> None:
    with pytest.raises(PlanError, match="the field 'form' is missing"):
        load_answers({"by": "Matron", "on": "2026-11-20", "answers": {}})
    with pytest.raises(PlanError, match="there is no such file"):
        load_answers(Path("nowhere.yaml"))


def test_every_question_of_a_form_can_be_answered() -> None:
    for name, item in BY_ID.items():
        given = {"answer": "yes"} if item.kind == "yes_no" else {"words": "So it is."}
        assert isinstance(load_answers(with_answers(**{name: given})), HostSheet)


def test_the_examples_have_forms_that_are_read_back(tmp_path: Path) -> None:
    for example in sorted((Path(__file__).parents[2] / "plan_examples").glob("*.yaml")):
        form = host_form_of(load_plan(example))
        text = form_as_sheet(form).replace("\nby:\n", "\nby: Matron\n").replace("\non:\n", "\non: 2026-11-20\n")
        sheet = load_answers(written(tmp_path, text))
        assert {item.id: answer.about for item, answer in sheet.given()} == {item.id: item.paths for item in form.items}
        assert {item.id: answer.plan_said for item, answer in sheet.given()} == {
            item.id: item.said_there for item in form.items
        }
