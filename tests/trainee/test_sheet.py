"""The sheet: what it states, what is wrong with one, and what follows for whoever filled it in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from missionrisk.intake import PlanError, parse_plan, read_document
from missionrisk.plan import MissionPlan
from missionrisk.plan.paths import field_at
from missionrisk.plan.values import Commitment
from missionrisk.trainee import Sheet, load_plan_or_sheet, new_sheet
from missionrisk.trainee.implied import implied_by
from missionrisk.trainee.model import RedLine, SheetReport, TraineeAnswers
from missionrisk.trainee.sheet import Asked, questions
from tests.trainee.asking import BAD, EMPTY, GOOD, SHORT_ANSWERS, answer, sheet, told

EIGHT = ("partnership", "sustainability", "training", "evaluation")
QUESTIONS = dict(questions())
TASKS = QUESTIONS["tasks"].options


def eight(answers: TraineeAnswers) -> set[str]:
    return {each.answer for group in answers.groups if group.id in EIGHT for each in group.questions}


def report(source: dict[str, Any]) -> SheetReport:
    found = told(source).sheet
    assert found is not None
    return found


def red_lines(**changes: Any) -> dict[str, str]:
    return {line.id: line.state for line in report({**GOOD, **changes}).red_lines}


def plan_of(source: dict[str, Any]) -> MissionPlan:
    read = load_plan_or_sheet(source)
    assert isinstance(read, Sheet)
    return implied_by(read).plan


# --- what it states -----------------------------------------------------------------------------------------------


def test_a_full_sheet_answers_the_eight_questions() -> None:
    assert eight(told(GOOD)) == {"yes"}
    assert eight(told(BAD)) == {"no"}


def test_an_empty_sheet_answers_nothing_and_is_no_error() -> None:
    assert eight(told(EMPTY)) == {"not_stated"}
    assert {each.answer for each in told(EMPTY).questions} == {"not_stated"}
    assert red_lines_of(EMPTY) == {"not_known"}


def red_lines_of(source: dict[str, Any]) -> set[str]:
    return {line.state for line in report(source).red_lines}


@pytest.mark.parametrize("name", SHORT_ANSWERS)
@pytest.mark.parametrize("said", ["yes", "no"])
def test_each_answer_settles_something_by_itself(name: str, said: str) -> None:
    alone = {**EMPTY, "kind": GOOD["kind"], name: answer(said)}
    assert plan_of(alone) != plan_of({**EMPTY, "kind": GOOD["kind"]})


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_path_that_a_question_states_is_a_field_of_a_plan(name: str) -> None:
    asked = QUESTIONS[name]
    paths = {path for stated in asked.states.values() for path in stated} | {asked.states_at or "title"}
    assert [path for path in paths if field_at(path) is None] == []


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=list(QUESTIONS))
def test_every_word_of_an_answer_gives_a_plan(asked: Asked) -> None:
    (name,) = (name for name, each in QUESTIONS.items() if each is asked)
    for word in asked.options:
        for said in (word, [word]):
            try:
                read = load_plan_or_sheet({**EMPTY, name: answer(said)})
            except PlanError:
                continue
            assert isinstance(read, Sheet)
            assert read.given(name).answer is not None
            implied_by(read)
            break
        else:
            pytest.fail(f"{word} is no answer to {name}")


def answers_to(asked: Asked) -> st.SearchStrategy[Any]:
    word = st.sampled_from(asked.options or TASKS)
    return st.none() | word | st.lists(word, max_size=3)


@settings(max_examples=60)
@given(st.fixed_dictionaries({name: answers_to(asked) for name, asked in QUESTIONS.items()}), st.text(max_size=20))
def test_whatever_can_be_read_as_a_sheet_is_a_plan_too(answers: dict[str, Any], programme: str) -> None:
    given_answers = {name: answer(each) for name, each in answers.items()}
    try:
        read = Sheet.model_validate({**EMPTY, "programme": programme, **given_answers})
    except ValidationError:
        given_answers = {name: each for name, each in given_answers.items() if fits(name, each)}
        read = Sheet.model_validate({**EMPTY, "programme": programme, **given_answers})
    assert told(read).sheet is not None


def fits(name: str, each: dict[str, Any]) -> bool:
    """Whether an answer is one by itself, and does not speak of a partner, whom another answer may deny."""
    try:
        Sheet.model_validate({**EMPTY, name: each})
    except ValidationError:
        return False
    return not (QUESTIONS[name].needs_partner and each["answer"] == "yes")


def test_nothing_that_was_read_told_or_seen_is_documented_or_confirmed() -> None:
    promises = [value for value in walk(plan_of(GOOD)) if isinstance(value, Commitment)]
    assert len(promises) > 3
    assert all(promise.document is None and promise.confirmed_by is None for promise in promises)


def walk(value: Any) -> list[Any]:
    inner = value if isinstance(value, tuple) else vars(value).values() if hasattr(value, "__dict__") else ()
    return [value, *(found for part in inner for found in walk(part))]


def test_a_student_without_a_partner_may_say_no_to_all_that_a_partner_does() -> None:
    assert plan_of(BAD).partners == ()


# --- evidence -----------------------------------------------------------------------------------------------------


def test_evidence_points_to_the_line_of_the_sheet_and_says_how_it_is_known() -> None:
    text = "sheet: trainee\nkind: {answer: short_term}\nlong_term:\n  answer: no\n  source: website\n"
    (question,) = (each for each in told(sheet(text)).questions if each.id == "lasting_partnership")
    (place,) = (place for ground in question.grounds if ground.bearing == "flagged" for place in ground.places)
    assert (place.path, place.value, place.line, place.source) == ("mission.multi_year_plan", "none", 4, "website")


def test_what_was_written_is_shown_with_its_source() -> None:
    lines = {line.id: line for line in report(GOOD).lines}
    assert (lines["kind"].answer, lines["kind"].source) == ("short term", "website")
    assert (lines["tasks"].answer, lines["tasks"].source) == ("takes history, examines", "told")
    assert (lines["level"].source, lines["may_refuse"].answer) == (None, "yes")
    assert {line.answer for line in report(EMPTY).lines} == {None}


# --- red lines ----------------------------------------------------------------------------------------------------


def test_red_lines_are_kept_or_crossed() -> None:
    assert red_lines_of(GOOD) == {"kept"}
    assert red_lines_of(BAD) == {"crossed"}


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"tasks": answer(["diagnoses", "prescribes"])}, "crossed"),
        ({"tasks": answer(["observes"]), "home_tasks": None}, "kept"),
        ({"tasks": None}, "not_known"),
        ({"home_tasks": None, "level": None}, "not_known"),
        ({"home_tasks": None, "level": answer("prehealth")}, "crossed"),
    ],
)
def test_tasks_are_held_against_the_scope_at_home(changes: dict[str, Any], state: str) -> None:
    assert red_lines(**changes)["beyond_home_scope"] == state


def test_a_crossed_line_says_what_is_beyond_it_and_where_it_stands() -> None:
    text = "sheet: trainee\ntasks: {answer: [examines, prescribes]}\nhome_tasks: {answer: [examines]}\n"
    found = told(sheet(text)).sheet
    assert found is not None
    line: RedLine = found.red_lines[0]
    assert (line.state, line.why, line.line) == ("crossed", "Beyond it: prescribes.", 2)


@pytest.mark.parametrize(
    ("question", "line"), [("supervisor", "no_supervisor"), ("may_refuse", "may_not_refuse")], ids=["alone", "refusal"]
)
def test_supervision_and_refusal_follow_the_answer(question: str, line: str) -> None:
    for said, state in (("yes", "kept"), ("no", "crossed"), (None, "not_known")):
        assert red_lines(**{question: answer(said)})[line] == state


# --- errors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("asked_four: {answer: yes}", 2, "there is no field 'asked_four' here", "did you mean 'asked_for'?"),
        ("role: {answer: perhaps}", 2, "'answer' should be yes or no (or true or false), not 'perhaps'", None),
        ("role:\n  answer: yes\n  source: web", 4, "should be one of website, told, seen", "did you mean 'website'?"),
        ("role: {anwser: yes}", 2, "there is no field 'anwser' here", "did you mean 'answer'?"),
        ("tasks: {answer: [examine]}", 2, "should be one of takes_history", "did you mean 'examines'?"),
        ("kind: {answer: short}", 2, "should be one of short_term", "did you mean 'short_term'?"),
        ("role: yes", 2, "should hold fields of its own, such as 'answer: …'", None),
    ],
)
def test_what_is_wrong_is_told_with_line_and_nearest_name(text: str, line: int, message: str, hint: str | None) -> None:
    with pytest.raises(PlanError) as caught:
        sheet(f"sheet: trainee\n{text}\n")
    (problem,) = caught.value.problems
    assert message in problem.message
    assert (problem.source, problem.line, problem.hint) == ("sheet.yaml", line, hint)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(PlanError) as caught:
        sheet("sheet: trainees\nrole: {answer: 3}\nlevel: {answer: nurse}\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_a_partner_that_there_is_not_cannot_have_agreed() -> None:
    with pytest.raises(PlanError) as caught:
        sheet("sheet: trainee\npartner: {answer: none}\nafterwards:\n  answer: yes\nasked_for: {answer: no}\n")
    (problem,) = caught.value.problems
    assert (problem.line, problem.path) == (4, "afterwards.answer")
    assert "'partner' says none" in problem.message
    with pytest.raises(PlanError, match=r"<dict>: afterwards\.answer: this says that there is a partner"):
        load_plan_or_sheet({**EMPTY, "partner": answer("none"), "afterwards": answer("yes")})
    with pytest.raises(ValidationError, match="this says that there is a partner"):
        Sheet.model_validate({**EMPTY, "partner": answer("none"), "afterwards": answer("yes")})


def test_only_a_file_that_says_so_is_a_sheet() -> None:
    assert isinstance(load_plan_or_sheet({"title": "T"}), MissionPlan)
    assert isinstance(load_plan_or_sheet(EMPTY), Sheet)
    plan = parse_plan("title: T")
    assert load_plan_or_sheet(plan) is plan


# --- the empty sheet ----------------------------------------------------------------------------------------------


def test_the_new_sheet_is_one_that_says_nothing() -> None:
    text = new_sheet()
    read = sheet(text)
    assert implied_by(read).plan == plan_of(EMPTY)
    assert {each.answer for each in told(read).questions} == {"not_stated"}


def test_the_new_sheet_asks_each_question_with_room_for_answer_and_source() -> None:
    text = new_sheet()
    data = read_document(text, name="sheet.yaml").data
    flat = " ".join(line.removeprefix("# ") for line in text.splitlines())
    for name, asked in QUESTIONS.items():
        assert data[name] == {"answer": None, "source": None}
        assert asked.question in flat
        assert asked.help in flat
        for word in asked.options:
            assert word in flat
    assert max(map(len, text.splitlines())) <= 120
