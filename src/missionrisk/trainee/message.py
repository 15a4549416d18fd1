"""A message from a student to a programme, which asks for what the student could not find out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from missionrisk.trainee.model import AnsweredGroup
from missionrisk.trainee.sheet import Sheet, questions

MOST_QUESTIONS: Final = 10
"""How many questions one message asks: people answer ten, and put thirty aside."""

_OPENING: Final = """\
Dear {whom},

thank you for what you share about your work. I am in training and think of taking part, and I would like to prepare
well and be of use. I could not find an answer to {some}. Could you help me?
"""
_CLOSING: Final = """\
If it is easier, a document or a short call would do as well. Thank you very much for your time.

With kind regards,
[your name]
"""


def open_questions(sheet: Sheet, groups: Iterable[AnsweredGroup]) -> tuple[str, ...]:
    """What to ask the programme: the open questions of the sheet, as a student would put them.

    Once the sheet is filled in, what the rules behind answers that are not stated would still have to know.
    """
    open_names = [name for name, _ in questions() if sheet.given(name).answer is None]
    if open_names:
        return tuple(asked.to_programme for name, asked in questions() if name in open_names and asked.to_programme)
    not_stated = (each for group in groups for each in group.questions if each.answer == "not_stated")
    grounds = (ground for each in not_stated for ground in each.grounds if ground.bearing == "unknown")
    return tuple(dict.fromkeys(question for ground in grounds for question in ground.says))


def message_to_programme(programme: str | None, asked: Sequence[str]) -> str | None:
    """A message that asks these questions, ready to be sent; None if there is none."""
    if not asked:
        return None
    whom = f"team of {' '.join(programme.split())}" if programme else "team"
    some = "one question" if len(asked) == 1 else "these questions"
    listed = "".join(f"- {question}\n" for question in asked)
    opening = _unwrapped(_OPENING.format_map({"whom": whom, "some": some}))
    return f"{opening}\n{listed}\n{_unwrapped(_CLOSING)}"


def _unwrapped(text: str) -> str:
    """Each paragraph on one line, as mail programs want it."""
    return re.sub(r"(?<=[a-z])\n(?=[a-z])", " ", text)
