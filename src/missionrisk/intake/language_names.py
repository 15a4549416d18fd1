"""The code of a language that somebody wrote by its English name."""

from __future__ import annotations

from functools import cache
from typing import Final

APOSTROPHES: Final = "'`\u02bc\u2018\u2019"


def code_of(name: str) -> str | None:
    """`es` for `Spanish`; None for what is no name that CLDR knows."""
    return _codes().get(_plain(name))


@cache
def _codes() -> dict[str, str]:
    # Its data take a while to load, and only a mistake needs them.
    from babel import Locale

    names = Locale("en").languages
    return {_plain(name): tag.replace("_", "-") for tag, name in sorted(names.items(), reverse=True)}


def _plain(name: str) -> str:
    """Without case, and without the apostrophes that are typed in many ways."""
    return "".join(letter for letter in name.strip().casefold() if letter not in APOSTROPHES)
