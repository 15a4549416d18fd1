"""Questions about one chapter stand together, so that a reader meets a page of them and not a heap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import missionrisk as mr
from missionrisk.judgement.assessment import Question
from missionrisk.judgement.topics import FIRST_SCREEN, by_topic

ON = date(2026, 11, 22)
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))


def question(path: str, **changes: object) -> Question:
    return Question.model_validate(
        {"path": path, "text": f"What of {path}?", "rules": ["EX-01"], "severity": "low", "core": False, "settles": 1}
        | changes
    )


def test_one_question_about_a_chapter_stays_as_it_is() -> None:
    alone = question("partners[].local")
    assert by_topic([alone]) == (alone,)


def test_several_questions_about_a_chapter_become_parts_of_one() -> None:
    parts = [
        question("partners[].local", rules=["EX-01", "EX-02"], line=9),
        question("partners[].registered", severity="high", core=True, rules=["EX-02", "EX-03"], settles=4, line=7),
    ]
    (topic,) = by_topic(parts)
    assert (topic.path, topic.text) == ("partners", "Who are the host partners?")
    assert topic.parts == tuple(parts)
    assert (topic.severity, topic.core, topic.line) == ("high", True, 7)
    assert topic.rules == ("EX-01", "EX-02", "EX-03")


def test_topics_come_in_the_order_of_their_first_parts() -> None:
    paths = ("activities.operates", "partners[].local", "activities.screens", "referral.destinations")
    assert [topic.path for topic in by_topic(map(question, paths))] == [
        "activities",
        "partners[].local",
        "referral.destinations",
    ]


def test_what_can_wait_is_not_mixed_with_what_cannot() -> None:
    now, later = question("medicines[].inn"), question("medicines[].expiry_date", due_on="2027-01-01")
    assert by_topic([now, later]) == (now, later)


def chapters(count: int, **changes: object) -> list[Question]:
    """Questions about as many chapters."""
    names = [
        *("activities", "mission", "partners", "leadership", "authorisation", "services", "people", "schedule"),
        *("follow_up", "referral", "records", "language", "images", "preparation", "welfare", "training"),
    ]
    return [question(f"{name}.something", **changes) for name in names[:count]]


def test_chapters_that_fit_on_the_first_screen_stay_apart() -> None:
    assert len(by_topic(chapters(FIRST_SCREEN))) == FIRST_SCREEN


def test_beyond_the_first_screen_what_does_not_weigh_is_one_topic() -> None:
    asked = [*chapters(FIRST_SCREEN, severity="high"), *chapters(FIRST_SCREEN + 3)[FIRST_SCREEN:]]
    *grave, rest = by_topic(asked)
    assert tuple(grave) == tuple(asked[:FIRST_SCREEN])
    assert rest.path == "images, preparation, welfare"
    assert rest.parts == tuple(asked[FIRST_SCREEN:])
    assert (rest.severity, rest.core) == ("low", False)


def test_what_weighs_and_what_can_wait_is_kept_out_of_the_rest() -> None:
    weighing = chapters(FIRST_SCREEN, core=True)
    slight = chapters(FIRST_SCREEN + 2)[FIRST_SCREEN:]
    later = question("training.something", due_on="2027-01-01")
    *first, rest, last = by_topic([*weighing, *slight, later])
    assert (tuple(first), rest.parts, last) == (tuple(weighing), tuple(slight), later)


def test_a_single_chapter_that_does_not_weigh_is_not_called_the_rest() -> None:
    asked = [*chapters(FIRST_SCREEN, severity="high"), *chapters(FIRST_SCREEN + 1)[FIRST_SCREEN:]]
    assert by_topic(asked) == tuple(asked)


def test_a_title_alone_asks_for_the_activities_and_then_for_the_core() -> None:
    asked = mr.assess({"title": "A mission"}, on=ON).questions
    assert asked[0].path == "activities"
    assert {"activities.operates", "activities.treats_patients"} <= {part.path for part in asked[0].parts}
    core = [topic.core for topic in asked]
    assert core == sorted(core, reverse=True)
    first = {topic.path.split(".")[0].split("[")[0] for topic in asked[:FIRST_SCREEN]}
    assert {"activities", "mission", "partners", "leadership", "services", "people", "referral"} <= first


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_mission_as_a_draft_is_asked_no_more_than_a_committee_would_read(path: Path) -> None:
    assessment = mr.assess(path, on=ON)
    assert len(assessment.questions) <= 25
    each = [part.path for part in assessment.open_fields]
    assert len(each) == len(set(each)), "each is asked once"
