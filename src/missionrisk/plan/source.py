"""Where a plan was written: the file, and the line and column of each of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Location = tuple[str | int, ...]
"""The way to a value in the data of a plan: field names and list positions."""


@dataclass(frozen=True)
class Position:
    """A place in a file. Lines and columns count from 1, as editors show them."""

    line: int
    column: int


@dataclass(frozen=True)
class PlanSource:
    """The file that a plan was read from.

    `name` is what the reader called it (a path, or a word such as '<text>'); `positions` gives, for each value that
    is written in the file, where it stands.
    """

    name: str
    positions: Mapping[Location, Position] = field(default_factory=dict, repr=False)

    def position(self, location: Location) -> Position | None:
        """Where the value at `location` stands or, if it is not written, where the nearest thing around it does."""
        for length in range(len(location), -1, -1):
            found = self.positions.get(location[:length])
            if found is not None:
                return found
        return None
