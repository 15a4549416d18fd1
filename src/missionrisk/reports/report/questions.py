"""Questions, with what is known about when and by whom they will be answered."""

from __future__ import annotations

from collections.abc import Iterator

from missionrisk.judgement.assessment import Question
from missionrisk.judgement.wording import plain
from missionrisk.language import gettext as _
from missionrisk.reports.report.model import OpenQuestion


def open_question(question: Question) -> OpenQuestion:
    """A question as a reader meets it."""
    return OpenQuestion(
        text=question.text,
        about=question.entries,
        path=question.path,
        line=question.line,
        rules=question.rules,
        severity=question.severity,
        core=question.core,
        settles=question.settles,
        notes=tuple(_notes(question)),
        parts=tuple(map(open_question, question.parts)),
    )


def _notes(question: Question) -> Iterator[str]:
    if question.hint:
        yield question.hint
    if question.said and question.reason:
        yield _("the plan says: {said}: {reason}").format(said=plain(question.said), reason=question.reason)
    elif question.said:
        yield _("the plan says: {said}").format(said=plain(question.said))
    if question.due_on:
        yield _("not due before {day}").format(day=question.due_on)
