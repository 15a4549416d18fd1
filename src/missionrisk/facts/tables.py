"""Tables of cited numbers by kind, which derivations look things up in.

They are data of the catalogue (`rules/tables/`); their shape is fixed here, where they are read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ReviewWindow:
    """A time after a procedure in which the patient must be seen: from one day to another, both included."""

    name: str
    first_day: int
    last_day: float = math.inf

    def contains(self, day: float) -> bool:
        """Whether a review on that day falls into the window."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Tables:
    """The tables of a catalogue.

    `review_windows` gives the reviews due after a category of procedure, `default_review_windows` those due after a
    major procedure that is not listed; `disciplines` gives what staged care of a category needs beside surgery.
    """

    review_windows: Mapping[str, tuple[ReviewWindow, ...]] = field(default_factory=dict)
    default_review_windows: tuple[ReviewWindow, ...] = ()
    disciplines: Mapping[str, frozenset[str]] = field(default_factory=dict)
