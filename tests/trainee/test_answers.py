"""Answers from a plan: yes, no, partly, not stated, does not arise, each with what it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from missionrisk import Assessor, load_catalogue, load_plan
from missionrisk.engine.outcomes import Outcome
from missionrisk.trainee import TraineeAnswers, answers_for_trainee
from missionrisk.trainee.answering import answer_from
from missionrisk.trainee.model import AnsweredQuestion
from tests.judgement.small import ON, SOUND, changed, with_procedure
from tests.trainee.asking import GOOD, desk, small, told, with_questions

ASKED = """\
groups:
  - id: after
    title: Care afterwards
    questions:
      - {id: cared_for, question: Is everybody cared for?, rules: [JU-01, JU-02]}
      - {id: left_alone, question: Is anybody left alone?, yes_when: flagged, rules: [JU-01, JU-02]}
"""
PLAN = """\
title: Eye camp
mission: {model: short_term}
activities: {treats_patients: yes}
procedures:
  - id: cataract
    accepted_by: none
follow_up:
  patients_with_written_record_percent: 100
"""
EXAMPLES = sorted((Path(__file__).parents[2] / "plan_examples").glob("*.yaml"))
NO_CARE = {"title": "T", "mission": {"model": "embedded"}}


def by_id(answers: TraineeAnswers) -> dict[str, AnsweredQuestion]:
    return {question.id: question for question in answers.questions}


@pytest.mark.parametrize(
    ("plan", "safeguard", "harm"),
    [
        (SOUND, "yes", "no"),
        (with_procedure(accepted_by="none"), "partly", "yes"),
        (changed(procedures=[], follow_up={"patients_with_written_record_percent": 10}), "no", "yes"),
        (changed(follow_up=None), "not_stated", "not_stated"),
        ({"title": "T"}, "not_stated", "not_stated"),
        (NO_CARE, "does_not_arise", "does_not_arise"),
    ],
    ids=["sound", "in part", "flagged", "half open", "open", "not about it"],
)
def test_the_answer_to_a_safeguard_and_to_a_harm(
    tmp_path: Path, plan: dict[str, Any], safeguard: str, harm: str
) -> None:
    found = by_id(small(tmp_path, ASKED, plan))
    assert (found["cared_for"].answer, found["left_alone"].answer) == (safeguard, harm)


@pytest.mark.parametrize("harm", [True, False])
@pytest.mark.parametrize("before", [{Outcome.FLAGGED}, {Outcome.CLEAR}, {Outcome.FLAGGED, Outcome.CLEAR}, set()])
@pytest.mark.parametrize("settled", [Outcome.FLAGGED, Outcome.CLEAR])
def test_saying_more_never_takes_back_an_answer(harm: bool, before: set[Outcome], settled: Outcome) -> None:
    """What was not stated may become anything; a no to a safeguard may become partly, and nothing else changes."""
    open_answer = answer_from({*before, Outcome.UNKNOWN}, harm=harm)
    later = answer_from({*before, settled}, harm=harm)
    assert open_answer in ("not_stated", later) or (open_answer, later) == ("no", "partly")


def test_a_check_that_failed_is_never_an_all_clear() -> None:
    assert answer_from({Outcome.CLEAR, Outcome.ERROR}, harm=False) == "not_stated"
    assert answer_from({Outcome.ERROR}, harm=True) == "not_stated"


def test_what_is_flagged_is_told_in_the_plans_words_with_path_line_and_id(tmp_path: Path) -> None:
    first, second = by_id(small(tmp_path, ASKED, PLAN))["cared_for"].grounds
    assert (first.bearing, first.ids) == ("flagged", ("JU-01@cataract",))
    assert first.says == ("cataract (planned: not stated): nobody local has accepted its patients.",)
    (place,) = first.places
    assert (place.path, place.value, place.line) == ("procedures[cataract].accepted_by", "none", 6)
    assert (second.bearing, second.says) == ("clear", ("Patients leave without a written record",))
    assert [(place.value, place.line) for place in second.places] == [("100", 8)]


def test_what_is_open_is_told_as_a_question_with_the_place_for_the_answer(tmp_path: Path) -> None:
    open_plan = PLAN.replace("    accepted_by: none\n", "")
    grounds = by_id(small(tmp_path, ASKED, open_plan))["cared_for"].grounds
    unknown = [ground for ground in grounds if ground.bearing == "unknown"]
    assert [ground.says for ground in unknown] == [("Who has accepted the patients of each procedure?",)]
    assert [(place.path, place.value) for place in unknown[0].places] == [
        ("procedures[cataract].accepted_by", "not stated")
    ]


def test_subjects_of_one_rule_stand_together(tmp_path: Path) -> None:
    two = changed(procedures=[{"id": "cataract", "accepted_by": "none"}, {"id": "hernia", "accepted_by": "none"}])
    ground = by_id(small(tmp_path, ASKED, two))["cared_for"].grounds[0]
    assert ground.ids == ("JU-01@cataract", "JU-01@hernia")
    assert len(ground.says) == len(ground.places) == 2


def test_a_plan_gets_answers_and_no_sheet(tmp_path: Path) -> None:
    assert small(tmp_path, ASKED, PLAN).sheet is None


def test_answers_come_back_from_json(tmp_path: Path) -> None:
    for answers in (small(tmp_path, ASKED, PLAN), told(GOOD)):
        assert TraineeAnswers.model_validate_json(answers.model_dump_json()) == answers


def test_there_is_no_verdict_and_no_severity() -> None:
    text = told(GOOD).model_dump_json()
    for word in ("verdict", "severity", "critical"):
        assert word not in text


def test_a_file_a_dict_and_a_model_give_the_same(tmp_path: Path) -> None:
    folder = with_questions(tmp_path / "rules", ASKED)
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    answers = answers_for_trainee(path, on=ON, rules=folder)
    assert answers == answers_for_trainee(str(path), on=ON, rules=folder)
    assert answers.provenance.source == str(path)


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(load_catalogue())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_answers_rest_on_the_outcomes_that_an_assessment_shows(example: Path, assessor: Assessor) -> None:
    plan = load_plan(example)
    outcomes = assessor.assess(plan, on=ON).outcomes
    for question in desk().answers(plan, on=ON).questions:
        for ground in question.grounds:
            shown = getattr(outcomes[ground.rule], ground.bearing)
            assert {identity.partition("@")[2] for identity in ground.ids} == set(shown)
