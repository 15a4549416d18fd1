"""One spelling for the names of medicines, whatever language or decade they were written in.

The rules are those by which international nonproprietary names are themselves formed, `f` for `ph`, `t` for `th`, `e`
for `ae` and `oe`, `i` for `y`, no `h` and `k` after `c`, and the loss of what languages add: accents, doubled letters
and a final vowel. So `cephalexin`, `cefalexina` and `céfalexine` are spelled alike, while different substances stay
different.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_REPLACED: Final = (("ae", "e"), ("oe", "e"), ("ph", "f"), ("th", "t"), ("ch", "c"), ("y", "i"), ("k", "c"))
_DOUBLED: Final = re.compile(r"([a-z])\1+")
_WORD: Final = re.compile(r"[a-z0-9]+")
_LONGEST_AS_WRITTEN: Final = 3
"""Words that are no longer, such as the letter of a vitamin, stay as they are."""
_SHORTEST_WITHOUT_ENDING: Final = 5


def plain(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def spelled(word: str) -> str:
    """A word of plain letters in the spelling in which names are compared. Spelling it again changes nothing."""
    before = ""
    while word != before and len(word) > _LONGEST_AS_WRITTEN:
        before = word
        for letters, instead in _REPLACED:
            word = word.replace(letters, instead)
        word = _DOUBLED.sub(r"\1", word)
        if len(word) > _SHORTEST_WITHOUT_ENDING and word[-1] in "aeo":
            word = word[:-1]
    return word


def words_in(text: str) -> list[str]:
    """The words of a text, each in the spelling in which names are compared."""
    return [spelled(word) for word in _WORD.findall(plain(text))]


def words_of(text: str) -> frozenset[str]:
    """The same words as a set."""
    return frozenset(words_in(text))


def without_last(text: str, words: frozenset[str]) -> str:
    """A text of plain letters without those of its last words that are among `words`; at least one word is left."""
    found = list(_WORD.finditer(text))
    while len(found) > 1 and spelled(found[-1].group()) in words:
        found.pop()
    return text[: found[-1].end()] if found else text
