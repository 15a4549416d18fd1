"""The deadlines of an assessment as a calendar (iCalendar, RFC 5545).

There is an event of a whole day for the last day on which to begin each action that a verdict makes a condition. What
one role does on one day for several findings is one event. A further event stands on each day from which answers to
open questions can be expected.

Conditions have no day where the plan does not state when the mission begins, or where they only ask for a statement;
the calendar's description counts them. An event keeps its identity when the plan is assessed again, so that a calendar
that reads a later file moves it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final

from missionrisk.catalogue.rules import Owner
from missionrisk.judgement.assessment import Assessment, Question
from missionrisk.language import gettext as _
from missionrisk.language import listed, ngettext, plain
from missionrisk.reports.pictures.labels import shortened
from missionrisk.reports.safe_text import visible

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_REMINDER_DAYS: Final = 7
_LONGEST_SUMMARY: Final = 100
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True)
class _Deadline:
    """Something that begins or falls due on a day. `identity` tells it from all others of its mission."""

    day: date
    summary: str
    paragraphs: tuple[str, ...]
    identity: tuple[str, ...]


def render_ics(assessment: Assessment) -> str:
    """The calendar of an assessment's deadlines; it may be empty."""
    # Imported here, since most uses of the library never make a calendar.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//missionrisk//missionrisk {assessment.provenance.missionrisk}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", shortened(assessment.title, _LONGEST_TITLE))
    undated = sum(condition.latest_start is None for condition in assessment.verdict.conditions)
    if undated:
        counted = ngettext("{n} condition has no day yet.", "{n} conditions have no day yet.", undated)
        calendar.add("x-wr-caldesc", counted.format(n=undated))
    for deadline in sorted((*_actions(assessment), *_answers(assessment)), key=lambda each: (each.day, each.identity)):
        calendar.add_component(_event(deadline, assessment))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _actions(assessment: Assessment) -> Iterator[_Deadline]:
    together: dict[tuple[date, Owner, str], list[str]] = {}
    for condition in assessment.verdict.conditions:
        if condition.latest_start is not None:
            key = (condition.latest_start, condition.owner, condition.action)
            together.setdefault(key, []).append(condition.finding)
    for (day, owner, action), findings in together.items():
        late = day < assessment.provenance.on
        summary = _("Too late: {action}") if late else _("Begin: {action}")
        yield _Deadline(
            day=day,
            summary=summary.format(action=action),
            paragraphs=(
                action,
                _("Who: {owner}").format(owner=plain(owner)),
                _("For: {findings}").format(findings=listed(findings)),
            ),
            identity=(owner, action, findings[0]),
        )


def _answers(assessment: Assessment) -> Iterator[_Deadline]:
    together: dict[date, list[Question]] = {}
    for question in assessment.open_fields:
        if question.due_on is not None:
            together.setdefault(question.due_on, []).append(question)
    for day, questions in together.items():
        due = ngettext(
            "{n} question about the plan is due for an answer",
            "{n} questions about the plan are due for an answer",
            len(questions),
        )
        yield _Deadline(
            day=day,
            summary=due.format(n=len(questions)),
            paragraphs=tuple(f"{question.text} ({question.path})" for question in questions),
            identity=("answers", questions[0].path),
        )


def _event(deadline: _Deadline, assessment: Assessment) -> Event:
    from icalendar import Event

    about = _("Plan: {title}").format(title=shortened(assessment.title, _LONGEST_TITLE))
    event = Event()
    event.add("uid", _uid(deadline, assessment))
    event.add("dtstamp", datetime.combine(assessment.provenance.on, time(), timezone.utc))
    event.add("dtstart", deadline.day)
    event.add("summary", shortened(deadline.summary, _LONGEST_SUMMARY))
    event.add("description", "\n".join(map(visible, (*deadline.paragraphs, about))))
    # A deadline takes nobody's time on its day.
    event.add("transp", "TRANSPARENT")
    days_left = (deadline.day - assessment.provenance.on).days
    if days_left >= 0:
        event.add_component(_reminder(deadline, min(_REMINDER_DAYS, days_left)))
    return event


def _reminder(deadline: _Deadline, days_before: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", shortened(deadline.summary, _LONGEST_SUMMARY))
    alarm.add("trigger", timedelta(days=-days_before))
    return alarm


def _uid(deadline: _Deadline, assessment: Assessment) -> str:
    parts = (assessment.provenance.source or "", assessment.title, *deadline.identity)
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@missionrisk"
