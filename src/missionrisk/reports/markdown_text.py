"""Texts of plans and rule packs inside Markdown: shown as they are written, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from missionrisk.reports.safe_text import visible

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>|~&#$^]")
_START_OF_A_BLOCK: Final = re.compile(r"^(?:\d+(?=[.)])|(?=[-+=:]))")
_BETWEEN_WORDS: Final = re.compile(r"([ |]+)")
_ADDRESS: Final = re.compile(r"(?i)://|www\.|mailto:|.@|@\w")
"""What readers of Markdown turn into a link or a mention although no mark asks for it."""

_PUNCTUATION: Final = "()[]\"':;,.!?"
_BACKTICKS: Final = re.compile("`+")


def escaped(value: object) -> Markup:
    """The value on one line, as literal text. What is Markdown already stays as it is; addresses become code."""
    if isinstance(value, Markup):
        return value
    words = "".join(map(_word, _BETWEEN_WORDS.split(_on_one_line(value))))
    return Markup(_START_OF_A_BLOCK.sub(r"\g<0>\\", words))


def code(value: object) -> Markup:
    """The value as a code span. A pipe ends a table's cell even in code, so that with one it is literal text."""
    text = _on_one_line(value)
    if not text or "|" in text:
        return escaped(text)
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if longest else ""
    return Markup(f"{fence}{padding}{text}{padding}{fence}")


def codes(values: Iterable[object]) -> Markup:
    """The values as code spans, with commas between them."""
    return Markup(", ".join(map(code, values)))


def block(value: object) -> Markup:
    """The value with its line breaks, as a block of code: to be copied as it stands."""
    return Markup("\n".join(f"    {_on_one_line(line)}".rstrip() for line in str(value).splitlines()))


def _on_one_line(value: object) -> str:
    return " ".join(visible(str(value)).split())


def _word(word: str) -> str:
    if not _ADDRESS.search(word):
        return _literal(word)
    address = word.strip(_PUNCTUATION)
    before, _, after = word.partition(address)
    return _literal(before) + code(address) + _literal(after)


def _literal(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
