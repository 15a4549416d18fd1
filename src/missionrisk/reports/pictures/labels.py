"""Texts of a plan as labels: of any length, script and markup, in the room that there is."""

from __future__ import annotations

import unicodedata
from typing import Final

from missionrisk.reports.safe_text import visible

ELLIPSIS: Final = "…"
MOST_IN_TABLE: Final = 200
"""The most characters of one text in a picture's table."""

_NARROW: Final = frozenset(" fijlrtI.,:;'|!()[]")
_BREADTH_OF_NARROW: Final = 0.6
_BREADTH_OF_CAPITAL: Final = 1.3


def shortened(text: str, most: int) -> str:
    """The text in one line, cut with an ellipsis where it takes more room than so many average letters.

    It never has more than `most` characters. Letters of Chinese, Japanese and Korean and emoji count twice, capitals a
    little more than once, narrow letters less, and control characters are spelled out.
    """
    # What is cut off is not looked at: a text can be very long.
    line = " ".join(visible(text[: 4 * most]).split())
    if len(text) <= 4 * most and len(line) <= most and _breadth(line) <= most:
        return line
    room = most - _breadth(ELLIPSIS)
    kept = 0
    for character in line[: most - 1]:
        room -= _breadth_of_one(character)
        if room < 0:
            break
        kept += 1
    while kept and kept < len(line) and _belongs_to_the_one_before(line[kept]):
        kept -= 1
    return line[:kept].rstrip(" ,;\u200d") + ELLIPSIS


def in_table(text: str) -> str:
    """The text as it stands in the table of a picture."""
    return shortened(text, MOST_IN_TABLE)


def _breadth(text: str) -> float:
    return sum(map(_breadth_of_one, text))


def _breadth_of_one(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    if character in _NARROW:
        return _BREADTH_OF_NARROW
    return _BREADTH_OF_CAPITAL if character.isupper() else 1


def _belongs_to_the_one_before(character: str) -> bool:
    return unicodedata.combining(character) != 0 or character == "\u200d"
