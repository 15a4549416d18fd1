"""Plain words to values, by the core schema of YAML 1.2: `NO`, `on`, `yes` and `1:30` stay text."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

MOST_DIGITS = 100
"""The longest number that is read. Longer ones are no quantities, and slow to turn into numbers."""

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class NumberRefused(ValueError):
    """A number that no plan can hold; the message says why."""


class WrittenInt(int):
    """A whole number that was written otherwise than Python would write it: `010`, `+5`, `0x1F`."""

    written: str

    def __new__(cls, value: int, written: str) -> WrittenInt:
        number = super().__new__(cls, value)
        number.written = written
        return number

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]
        return int(self), self.written


class WrittenFloat(float):
    """A number that was written otherwise than Python would write it: `1.10`, `1e3`."""

    written: str

    def __new__(cls, value: float, written: str) -> WrittenFloat:
        number = super().__new__(cls, value)
        number.written = written
        return number

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]
        return float(self), self.written


def plain_scalar(word: str) -> Scalar:
    """The value of an unquoted word.

    Raises NumberRefused for a number that is infinite, not a number, or too long.
    """
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if word[0] not in _NUMBER_START:
        return word
    if _INTEGER.fullmatch(word):
        return integer(word, 10)
    if _OCTAL.fullmatch(word):
        return integer(word, 8)
    if _HEXADECIMAL.fullmatch(word):
        return integer(word, 16)
    if _FLOAT.fullmatch(word):
        return decimal(word)
    if _NOT_FINITE.fullmatch(word):
        raise NumberRefused(f"'{word}' is not an ordinary number; leave the field out if it is not known")
    return word


def integer(word: str, base: int) -> int:
    """A whole number that remembers how it was written."""
    if len(word) > MOST_DIGITS:
        raise NumberRefused(f"a number of {len(word):,} digits is too long; at most {MOST_DIGITS} are read")
    value = int(word[2:] if base != 10 else word, base)
    return value if str(value) == word else WrittenInt(value, word)


def decimal(word: str) -> float:
    """A number with a point or an exponent that remembers how it was written."""
    if len(word) > MOST_DIGITS:
        raise NumberRefused(f"a number of {len(word):,} digits is too long; at most {MOST_DIGITS} are read")
    value = float(word)
    if not math.isfinite(value):
        raise NumberRefused(f"the number '{word}' is too large")
    return value if str(value) == word else WrittenFloat(value, word)
