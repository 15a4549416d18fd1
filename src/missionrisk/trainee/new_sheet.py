"""An empty sheet, ready to be filled in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import listed, to_translate
from missionrisk.trainee.sheet import Asked, questions

_WIDTH: Final = 100

_HEAD: Final = (
    to_translate(
        "What do you know of a programme that would take you to its patients? Fill in what you know, from a brochure, a"
        " talk or a visit, and leave the rest empty: empty is not no."
    ),
    to_translate(
        "`source` says how you know it: website (a brochure too), told, or seen (a paper or the place, with your own"
        " eyes). Then `missionrisk check --for trainee` on this file answers what trainees ask, writes a message that"
        " asks the programme for the rest, and says where your own red lines stand."
    ),
)


def new_sheet() -> str:
    """The YAML of a sheet in which everything is open."""
    head = [line for paragraph in _HEAD for line in _wrapped(_(paragraph))]
    title = _wrapped(_("What is the programme called?"))
    lines = [*head, "", "sheet: trainee", "", *title, "programme:", ""]
    for name, asked in questions():
        lines += [*_comment(asked), f"{name}:", "  answer:", "  source:", ""]
    return "\n".join(lines).rstrip() + "\n"


def _comment(asked: Asked) -> Iterator[str]:
    options = [option for option in asked.options if f"{option}:" not in asked.help]
    text = f"{_(asked.question)} {_(asked.help)}"
    if options:
        words = _(" or ").join(options) if len(options) < 3 else _("Words: {words}").format(words=listed(options))
        text = _("{text} ({words})").format(text=text, words=words)
    yield from _wrapped(text)


def _wrapped(text: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False))
