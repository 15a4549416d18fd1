"""A language that nobody speaks: every message in accented letters, so that what is left in plain ones was missed."""

from __future__ import annotations

import re
import string
from functools import cached_property
from gettext import NullTranslations
from typing import Any, Final

from missionrisk.language import Language
from missionrisk.translation.template import all_messages

_ACCENTED: Final = str.maketrans(string.ascii_letters, "àƀçđéƒğħíĵķłɱñóþɋŕšţúṽŵẋýžÀɃÇĐÉƑĞĦÍĴĶŁⱮÑÓÞɊŔŠŢÚṼŴẊÝŽ")
_KEPT: Final = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{[a-z_]*\}|%\([a-z_]+\)s|`[^`]*`)", re.DOTALL)
"""What a translation leaves as it is: placeholders, the tags of templates, and what is to be typed."""


def accented(text: str) -> str:
    """The text in accented letters, with its placeholders."""
    parts = _KEPT.split(text)
    return "".join(part if position % 2 else part.translate(_ACCENTED) for position, part in enumerate(parts))


class PseudoTranslations(NullTranslations):
    """Translates every text that is in the template for translators, and no other."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The texts in the template."""
        messages = tuple(all_messages())
        return frozenset((*(each.text for each in messages), *(each.plural for each in messages if each.plural)))

    def gettext(self, message: str) -> str:
        return accented(message) if message in self.known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


_TRANSLATIONS: Final = PseudoTranslations()

# The tags are those of languages whose names of months and countries have no Latin letters.
PSEUDO: Final = Language("el", "ltr", _TRANSLATIONS)
PSEUDO_RTL: Final = Language("ar", "rtl", _TRANSLATIONS)


def in_foreign_words(data: Any) -> Any:
    """What a plan says, its own sentences in accented letters too; ids, names and choices, which are words, stay."""
    if isinstance(data, dict):
        return {key: in_foreign_words(value) for key, value in data.items()}
    if isinstance(data, list):
        return [in_foreign_words(value) for value in data]
    return accented(data) if isinstance(data, str) and " " in data else data


def plain_words(text: str) -> set[str]:
    """The words, of three letters or more, that are in plain letters; capitals make no difference."""
    return {word.lower() for word in re.findall(r"[A-Za-z]{3,}", text)}
