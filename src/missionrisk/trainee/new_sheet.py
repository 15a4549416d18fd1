"""An empty sheet, ready to be filled in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from missionrisk.trainee.sheet import Asked, questions

_WIDTH: Final = 100

_HEAD: Final = """\
# What do you know of a programme that would take you to its patients? Fill in what you know, from a
# brochure, a talk or a visit, and leave the rest empty: empty is not no.
# `source` says how you know it: website (a brochure too), told, or seen (a paper or the place, with
# your own eyes). Then `missionrisk check --for trainee` on this file answers what trainees ask, writes
# a message that asks the programme for the rest, and says where your own red lines stand.
"""


def new_sheet() -> str:
    """The YAML of a sheet in which everything is open."""
    lines = [_HEAD, "sheet: trainee", "", "# What is the programme called?", "programme:", ""]
    for name, asked in questions():
        lines += [*_comment(asked), f"{name}:", "  answer:", "  source:", ""]
    return "\n".join(lines).rstrip() + "\n"


def _comment(asked: Asked) -> Iterator[str]:
    options = [option for option in asked.options if f"{option}:" not in asked.help]
    words = " or ".join(options) if len(options) < 3 else f"Words: {', '.join(options)}"
    text = f"{asked.question} {asked.help}{f' ({words})' if words else ''}"
    yield from (f"# {line}" for line in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False))
