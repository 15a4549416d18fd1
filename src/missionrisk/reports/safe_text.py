"""Texts of plans and rule packs as a reader may see them: nothing in them steers a terminal or reorders a line."""

from __future__ import annotations

import unicodedata
from typing import Final

from rich.text import Text

_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that act instead of being seen."""

_NO_CHARACTERS: Final = frozenset("\ufffe\uffff")
"""What XML cannot hold."""

_NEEDED_IN_WRITING: Final = frozenset("\u200c\u200d\u200e\u200f\u00ad")
"""Joiners, direction marks and soft hyphens, which several scripts cannot do without."""


def safe_text(content: str, style: str = "") -> Text:
    """The content as it is written: never as markup, and with its control characters spelled out."""
    return Text(visible(content), style=style)


def visible(content: str) -> str:
    """The content with line breaks as spaces and every other control character as its escape, such as `\\x1b`."""
    return content if content.isprintable() else "".join(map(_shown, content))


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in _NO_CHARACTERS or (
        unicodedata.category(character) in _STEERING and character not in _NEEDED_IN_WRITING
    ):
        return character.encode("unicode_escape").decode("ascii")
    return character
