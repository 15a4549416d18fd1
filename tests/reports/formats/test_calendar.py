"""The calendar: a deadline for each condition, the same event in every later file, and nothing that a plan adds."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from icalendar import Calendar

from missionrisk import Assessment
from missionrisk.judgement.assessment import Condition
from missionrisk.reports.formats.calendar import render_ics
from tests.judgement.small import ON, assess
from tests.reports.formats.assessments import EXAMPLE_NAMES, STRANGE, example, harmful, strange
from tests.reports.harmful import HARMFUL

CONDITION = Condition(
    finding="JU-01@hernia", action="Print the forms.", owner="medical_lead", latest_start=date(2027, 2, 1)
)


def calendar(assessment: Assessment) -> Any:
    return Calendar.from_ical(render_ics(assessment))


def events(assessment: Assessment) -> list[Any]:
    return list(calendar(assessment).walk("VEVENT"))


def with_conditions(*conditions: Condition, on: date = ON) -> Assessment:
    assessment = assess(HARMFUL, on=on)
    questions = tuple(question.model_copy(update={"due_on": None, "parts": ()}) for question in assessment.questions)
    verdict = assessment.verdict.model_copy(update={"conditions": conditions})
    return assessment.model_copy(update={"verdict": verdict, "questions": questions})


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_dated_condition_of_an_example_has_its_day(name: str) -> None:
    assessment = example(name)
    wanted = {(c.latest_start, c.finding) for c in assessment.verdict.conditions if c.latest_start}
    told = {(event.decoded("dtstart"), event["description"]) for event in events(assessment)}
    for day, finding in wanted:
        assert [text for on, text in told if on == day and finding in text]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_day_on_which_answers_fall_due_has_its_event(name: str) -> None:
    assessment = example(name)
    wanted = {question.due_on for question in assessment.open_fields} - {None}
    told = {event.decoded("dtstart") for event in events(assessment) if "due for an answer" in event["summary"]}
    assert told == wanted


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_lines_are_folded_and_every_event_is_complete(name: str) -> None:
    written = render_ics(example(name))
    assert max(len(line) for line in written.encode("utf-8").split(b"\r\n")) <= 75
    assert written.count("\n") == written.count("\r\n")
    found = events(example(name))
    assert len({event["uid"] for event in found}) == len(found)
    for event in found:
        assert event.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=timezone.utc)
        assert isinstance(event.decoded("dtstart"), date)


def test_an_event_says_what_to_begin_who_does_it_and_for_what() -> None:
    (event,) = events(with_conditions(CONDITION))
    assert event.decoded("dtstart") == date(2027, 2, 1)
    assert event["summary"] == "Begin: Print the forms."
    assert event["description"] == "Print the forms.\nWho: medical lead\nFor: JU-01@hernia\nPlan: Surgical week"
    assert event["transp"] == "TRANSPARENT"


def test_what_one_role_does_on_one_day_for_several_findings_is_one_event() -> None:
    same = CONDITION.model_copy(update={"finding": "JU-02@mission"})
    other_owner = CONDITION.model_copy(update={"owner": "host_partner"})
    other_day = CONDITION.model_copy(update={"finding": "JU-04@hernia", "latest_start": date(2027, 1, 1)})
    found = events(with_conditions(CONDITION, same, other_owner, other_day))
    assert [event["description"].splitlines()[1:3] for event in found] == [
        ["Who: medical lead", "For: JU-04@hernia"],
        ["Who: host partner", "For: JU-01@hernia"],
        ["Who: medical lead", "For: JU-01@hernia, JU-02@mission"],
    ]


@pytest.mark.parametrize(
    ("on", "summary", "reminders"),
    [
        (date(2026, 11, 22), "Begin: Print the forms.", [timedelta(days=-7)]),
        (date(2027, 1, 29), "Begin: Print the forms.", [timedelta(days=-3)]),
        (date(2027, 2, 1), "Begin: Print the forms.", [timedelta(0)]),
        (date(2027, 2, 2), "Too late: Print the forms.", []),
    ],
)
def test_a_reminder_comes_a_week_before_and_never_once_it_is_too_late(
    on: date, summary: str, reminders: list[timedelta]
) -> None:
    (event,) = events(with_conditions(CONDITION, on=on))
    assert event["summary"] == summary
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == reminders


def test_an_event_keeps_its_identity_when_its_day_moves_or_its_plan_is_assessed_again() -> None:
    later = CONDITION.model_copy(update={"latest_start": date(2027, 2, 8)})
    first, moved = (events(with_conditions(each, on=on)) for each, on in ((CONDITION, ON), (later, date(2026, 12, 1))))
    assert first[0]["uid"] == moved[0]["uid"]
    other = harmful().provenance.model_copy(update={"source": "other.yaml"})
    (elsewhere,) = events(with_conditions(CONDITION).model_copy(update={"provenance": other}))
    assert elsewhere["uid"] != first[0]["uid"]


def test_conditions_without_a_day_are_counted() -> None:
    undated = CONDITION.model_copy(update={"latest_start": None})
    found = calendar(with_conditions(CONDITION, undated, undated))
    assert found["x-wr-caldesc"] == "2 conditions have no day yet."
    assert len(found.walk("VEVENT")) == 1
    assert "x-wr-caldesc" not in calendar(with_conditions(CONDITION))


def test_a_calendar_can_be_empty() -> None:
    assert events(with_conditions()) == []


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render_ics(example("village-brigade")) == render_ics(example("village-brigade"))


def test_rules_of_strangers_add_nothing_either() -> None:
    action = "Print\x1b[31m it.\r\nEND:VEVENT\u202e"
    (event,) = events(with_conditions(CONDITION.model_copy(update={"action": action})))
    shown = r"Print\x1b[31m it.  END:VEVENT\u202e"
    assert event["description"].splitlines()[0] == shown
    assert event["summary"] == f"Begin: {' '.join(shown.split())}"


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_plan_adds_no_event_and_stays_within_its_line(text: str) -> None:
    written = render_ics(strange(text))
    assert max(map(len, written.encode("utf-8").split(b"\r\n"))) <= 75
    found, calm = events(strange(text)), events(strange("Eye camp"))
    assert found
    assert [event.decoded("dtstart") for event in found] == [event.decoded("dtstart") for event in calm]
    assert [len(event.walk()) for event in found] == [len(event.walk()) for event in calm]
    assert [sorted(event) for event in found] == [sorted(event) for event in calm]
    assert [
        c for c in written if not c.isprintable() and c not in "\r\n\u200c\u200d\u200e\u200f\u00ad\ufffe\uffff"
    ] == []
