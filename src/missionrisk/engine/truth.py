"""Kleene's strong three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final


class Truth(IntEnum):
    """True, false or unknown, ordered so that *and* is the smallest and *or* the largest."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @property
    def negation(self) -> Truth:
        """True for false, false for true, unknown for unknown."""
        return _NEGATIONS[self]


_NEGATIONS: Final = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
"""The negation of each, in their order."""


def conjunction(values: Iterable[Truth]) -> Truth:
    """True if all are; of nothing, true."""
    return min(values, default=Truth.TRUE)


def disjunction(values: Iterable[Truth]) -> Truth:
    """True if any is; of nothing, false."""
    return max(values, default=Truth.FALSE)


def truth(decided: bool | None) -> Truth:
    """A decided yes or no, or unknown for None."""
    return Truth.UNKNOWN if decided is None else Truth.TRUE if decided else Truth.FALSE
