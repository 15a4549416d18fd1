"""A message from a student to a programme, which asks for what the student could not find out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.trainee.model import AnsweredGroup
from missionrisk.trainee.sheet import Sheet, questions

MOST_QUESTIONS: Final = 10
"""How many questions one message asks: people answer ten, and put thirty aside."""


def open_questions(sheet: Sheet, groups: Iterable[AnsweredGroup]) -> tuple[str, ...]:
    """What to ask the programme: the open questions of the sheet, as a student would put them.

    Once the sheet is filled in, what the rules behind answers that are not stated would still have to know.
    """
    open_names = [name for name, _asked in questions() if sheet.given(name).answer is None]
    if open_names:
        return tuple(_(asked.to_programme) for name, asked in questions() if name in open_names and asked.to_programme)
    not_stated = (each for group in groups for each in group.questions if each.answer == "not_stated")
    grounds = (ground for each in not_stated for ground in each.grounds if ground.bearing == "unknown")
    return tuple(dict.fromkeys(question for ground in grounds for question in ground.says))


def message_to_programme(programme: str | None, asked: Sequence[str]) -> str | None:
    """A message that asks these questions, ready to be sent; None if there is none."""
    if not asked:
        return None
    name = " ".join((programme or "").split())
    # Each paragraph is one line, as mail programs want it.
    paragraphs = (
        _("Dear team of {programme},").format(programme=name) if name else _("Dear team,"),
        ngettext(
            "thank you for what you share about your work. I am in training and think of taking part, and I would like"
            " to prepare well and be of use. I could not find an answer to one question. Could you help me?",
            "thank you for what you share about your work. I am in training and think of taking part, and I would like"
            " to prepare well and be of use. I could not find an answer to these questions. Could you help me?",
            len(asked),
        ),
        "\n".join(f"- {question}" for question in asked),
        _("If it is easier, a document or a short call would do as well. Thank you very much for your time."),
        _("With kind regards,\n[your name]"),
    )
    return "\n\n".join(paragraphs) + "\n"
