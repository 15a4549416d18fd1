"""The language in which readers are spoken to. Every word that is not a plan's own goes through here.

    with speaking(language_of("fr")):
        ...

Within the block, `gettext` and `ngettext` give translations; a text that has none stays English. What is made in a
block and kept, such as an Assessment, keeps its language.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from babel import Locale

DOMAIN: Final = "missionrisk"
LOCALES: Final = Path(__file__).parent / "locales"


class LanguageError(ValueError):
    """A language that there are no translations for, or a file of translations that cannot be read."""


@dataclass(frozen=True)
class Language:
    """A language: its tag as in BCP 47, the direction of its script, and what texts are in it."""

    tag: str
    direction: Literal["ltr", "rtl"]
    translations: NullTranslations


ENGLISH: Final = Language("en", "ltr", NullTranslations())

_spoken: ContextVar[Language] = ContextVar("missionrisk_language", default=ENGLISH)


def languages(folder: Path = LOCALES) -> tuple[str, ...]:
    """The tags of all languages that there are translations for; English always is."""
    found = {path.parts[-3].replace("_", "-") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return tuple(sorted({"en", *found}))


def language_of(tag: str, folder: Path = LOCALES) -> Language:
    """The language of a tag: the one that is spoken, if that has it, else the one in the folder.

    Raises LanguageError where there are no translations into it.
    """
    for language in (spoken_language(), ENGLISH):
        if language.tag == tag:
            return language
    if tag not in languages(folder):
        raise LanguageError(f"there are no translations into '{tag}'; known: {', '.join(languages(folder))}")
    return _read(tag, folder)


@lru_cache(maxsize=8)
def _read(tag: str, folder: Path) -> Language:
    path = folder / tag.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with path.open("rb") as file:
            translations = GNUTranslations(file)
    except (OSError, ValueError, struct.error) as error:
        raise LanguageError(f"{path}: these translations cannot be read: {error}") from None
    return Language(tag, _direction(tag), translations)


def _direction(tag: str) -> Literal["ltr", "rtl"]:
    # Imported here, since most runs speak English.
    from babel import Locale, UnknownLocaleError

    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        raise LanguageError(f"'{tag}' is no language that Unicode's CLDR knows") from None


@contextmanager
def speaking(language: Language) -> Iterator[Language]:
    """Speak a language within a block, in this thread or task alone."""
    token = _spoken.set(language)
    try:
        yield language
    finally:
        _spoken.reset(token)


def spoken_language() -> Language:
    """The language that is spoken now."""
    return _spoken.get()


def gettext(text: str) -> str:
    """The text in the language that is spoken."""
    return _spoken.get().translations.gettext(text) if text else text


def ngettext(singular: str, plural: str, number: int) -> str:
    """The text for a number of things, in the language that is spoken."""
    return _spoken.get().translations.ngettext(singular, plural, number)


def to_translate(text: str) -> str:
    """Marks a text that is translated where it is used; returns it as it is."""
    return text


def plain(name: str) -> str:
    """A name of a field, a type or a choice as words: `short_term` is `short term`."""
    return gettext(name.replace("_", " "))


def word(choice: str) -> str:
    """The word of a choice, translated; where it is not, as plans write it: `short_term`."""
    said = plain(choice)
    return choice if said == choice.replace("_", " ") else said


def listed(words: Iterable[str]) -> str:
    """Words one after the other: `sutures, gloves, drapes`."""
    # Between the entries of a list; many scripts have a comma of their own.
    return gettext(", ").join(words)


def spoken_locale() -> Locale:
    """How the language that is spoken writes days, numbers and lists, and what it calls countries and languages."""
    from babel import Locale

    tag = spoken_language().tag
    # "en" alone writes the month first, which most readers of these pages do not.
    return Locale.parse("en-GB" if tag == "en" else tag, sep="-")


def long_day(day: date) -> str:
    """A day in words, as the language writes it: 5 March 2027."""
    from babel.dates import format_date

    return format_date(day, "long", locale=spoken_locale())
