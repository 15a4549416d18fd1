"""Topics: questions about one chapter of a plan, put together, so that a reader meets a page of them and not a heap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from missionrisk.judgement.assessment import Question
from missionrisk.judgement.findings import GRAVITY
from missionrisk.judgement.questions import can_wait
from missionrisk.judgement.quoting import of_any_entry
from missionrisk.plan.paths import parse, question_for

FIRST_SCREEN: Final = 12
"""How many topics a reader meets at first."""


def by_topic(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, those about one chapter as parts of one; in the order of the first part of each.

    What needs no answer now is not mixed with what does.
    """
    chapters: dict[tuple[bool, str], list[Question]] = {}
    for question in questions:
        chapters.setdefault((can_wait(question), _chapter(question.path)), []).append(question)
    return tuple(_topic(chapter, parts) for (_, chapter), parts in chapters.items())


def _chapter(path: str) -> str:
    return str(parse(of_any_entry(path))[0])


def _topic(chapter: str, parts: list[Question]) -> Question:
    if len(parts) == 1:
        return parts[0]
    gravest = min(parts, key=lambda part: GRAVITY[part.severity])
    return Question(
        path=chapter,
        text=question_for(chapter) or gravest.text,
        rules=tuple(dict.fromkeys(rule for part in parts for rule in part.rules)),
        severity=gravest.severity,
        core=any(part.core for part in parts),
        settles=max(part.settles for part in parts),
        due_on=max((part.due_on for part in parts if part.due_on), default=None),
        line=min((part.line for part in parts if part.line), default=None),
        parts=tuple(parts),
    )
