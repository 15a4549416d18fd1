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


@dataclass(frozen=True)
class Scope:
    """What people of one cadre or level of training may do at home.

    `usual` are the tasks that are within their scope everywhere, `varies` those that are in some countries or posts;
    all others are outside it. `procedures` are the categories that may be within it; None where any may be.
    """

    usual: frozenset[str]
    varies: frozenset[str] = frozenset()
    procedures: frozenset[str] | None = None


@dataclass(frozen=True)
class Tables:
    """The tables of a catalogue.

    `review_windows` gives the reviews due after a category of procedure, `default_review_windows` those due after a
    major procedure that is not listed; `disciplines` gives what staged care of a category needs beside surgery.
    `cadre_scopes` and `level_scopes` give what people may do at home; a level that is not listed has the whole scope of
    its cadre.
    """

    review_windows: Mapping[str, tuple[ReviewWindow, ...]] = field(default_factory=dict)
    default_review_windows: tuple[ReviewWindow, ...] = ()
    disciplines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cadre_scopes: Mapping[str, Scope] = field(default_factory=dict)
    level_scopes: Mapping[str, Scope] = field(default_factory=dict)
