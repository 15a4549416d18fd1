"""Topics: questions about one chapter of a plan, put together, so that a reader meets a page of them and not a heap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from missionrisk.judgement.assessment import Question
from missionrisk.judgement.findings import GRAVITY, WEIGHTY
from missionrisk.judgement.questions import can_wait
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.paths import question_for

FIRST_SCREEN: Final = 12
"""How many topics a reader meets at first."""

_REST: Final = to_translate("What else should the plan say?")


def by_topic(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, those about one chapter as parts of one; in the order of the first part of each.

    What needs no answer now is not mixed with what does. Where there are more chapters than a reader meets at first,
    those in which nothing weighs are one topic, the last of those that need an answer.
    """
    chapters: dict[tuple[bool, str], list[Question]] = {}
    for question in questions:
        chapters.setdefault((can_wait(question), _chapter(question.path)), []).append(question)
    topics = tuple(_topic(chapter, parts) for (_, chapter), parts in chapters.items())
    return topics if len(topics) <= FIRST_SCREEN else _with_the_rest_together(topics)


def _with_the_rest_together(topics: tuple[Question, ...]) -> tuple[Question, ...]:
    weighty: list[Question] = []
    rest: list[Question] = []
    later: list[Question] = []
    for topic in topics:
        if can_wait(topic):
            later.append(topic)
        elif topic.core or topic.severity in WEIGHTY:
            weighty.append(topic)
        else:
            rest.append(topic)
    if len(rest) < 2:
        return topics
    chapters = ", ".join(_chapter(topic.path) for topic in rest)
    together = _together(chapters, _(_REST), [part for topic in rest for part in topic.parts or (topic,)])
    return (*weighty, together, *later)


def _chapter(path: str) -> str:
    return path.partition(".")[0].removesuffix("[]")


def _topic(chapter: str, parts: list[Question]) -> Question:
    if len(parts) == 1:
        return parts[0]
    gravest = min(parts, key=lambda part: GRAVITY[part.severity])
    asked = question_for(chapter)
    return _together(chapter, _(asked) if asked else gravest.text, parts)


def _together(path: str, text: str, parts: list[Question]) -> Question:
    return Question(
        path=path,
        text=text,
        rules=tuple(dict.fromkeys(rule for part in parts for rule in part.rules)),
        severity=min((part.severity for part in parts), key=lambda severity: GRAVITY[severity]),
        core=any(part.core for part in parts),
        settles=max(part.settles for part in parts),
        due_on=max((part.due_on for part in parts if part.due_on), default=None),
        line=min((part.line for part in parts if part.line), default=None),
        parts=tuple(parts),
    )
