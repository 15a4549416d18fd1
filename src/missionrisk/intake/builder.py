"""Plain data, built value by value in the order of the file, with the place of each value and the limits kept.

Nothing here recurses, so depth costs nothing; and each limit is checked before the value it forbids is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import MOST_PROBLEMS, Problem, quoted
from missionrisk.intake.texts import SourceText, Unreadable
from missionrisk.plan.notation import path_of
from missionrisk.plan.source import Location, Position


@dataclass
class _Open:
    """A list or a set of fields that is not closed yet."""

    values: list[Any] | dict[str, Any]
    location: Location
    field: str | None = None
    refused: bool = False


class Builder:
    """Takes values in the order in which they are written. Data that was never a text has no positions."""

    def __init__(self, source: SourceText, limits: Limits) -> None:
        self.data: Any = None
        self.positions: dict[Location, Position] = {}
        self.field_positions: dict[Location, Position] = {}
        self.problems: list[Problem] = []
        self._source = source
        self._limits = limits
        self._open: list[_Open] = []
        # What is written inside a value follows it at once, so that a value is a run of this list.
        self._written: list[Location] = []

    @property
    def wants_field(self) -> bool:
        """Whether the next thing is the name of a field."""
        if not self._open:
            return False
        inner = self._open[-1]
        return isinstance(inner.values, dict) and inner.field is None

    @property
    def written(self) -> int:
        """How many values there are so far."""
        return len(self._written)

    def field(self, name: str, position: Position | None) -> None:
        """The name of the field whose value comes next. A second field of a name is a problem, and left out."""
        inner = self._open[-1]
        location = (*inner.location, name)
        inner.field = name
        inner.refused = name in inner.values
        if inner.refused and position is not None:
            first = self.field_positions[location]
            self.report(f"the field {quoted(name)} is here twice; it stands first in line {first.line}", position)
        elif position is not None:
            self.field_positions[location] = position

    def refuse_field(self, name: str, message: str, position: Position | None) -> None:
        """A field that cannot be read: its value, which comes next, is left out."""
        inner = self._open[-1]
        inner.field, inner.refused = name, True
        self.report(message, position)

    def value(self, value: Any, position: Position | None) -> Location:
        """A value that holds nothing, or whose parts are not looked at."""
        return self._place(value, position)

    def open(self, values: list[Any] | dict[str, Any], position: Position | None) -> Location:
        """A list or set of fields whose parts come next, until it is closed."""
        if len(self._open) >= self._limits.depth:
            raise self.stop(self._limits.too_deep(), position)
        location = self._place(values, position)
        self._open.append(_Open(values, location))
        return location

    def close(self) -> None:
        """The end of what was opened last."""
        self._open.pop()

    def repeat(self, value: Any, original: Location, first: int, end: int, position: Position) -> None:
        """A value that was written before, as the run from `first` to `end` of what was written, once more here."""
        if len(self._written) + end - first > self._limits.nodes:
            raise self.stop(self._limits.too_many_nodes(), position)
        location = self._place(value, position)
        for inner in self._written[first + 1 : end]:
            repeated = location + inner[len(original) :]
            self._written.append(repeated)
            for positions in (self.positions, self.field_positions):
                if inner in positions:
                    positions.setdefault(repeated, positions[inner])

    def report(self, message: str, position: Position | None) -> None:
        """Something that is wrong with what comes next, beside which reading goes on."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(self._problem(message, position))

    def stop(self, message: str, position: Position | None) -> Unreadable:
        """Something that is wrong with what comes next, at which reading ends."""
        return Unreadable(self._problem(message, position))

    def _problem(self, message: str, position: Position | None) -> Problem:
        location = self._next_location()
        path = path_of(location, self.data)
        if position is None:
            return Problem(source=self._source.name, message=message, location=location, path=path)
        return self._source.problem(message, position, location=location, path=path)

    def _next_location(self) -> Location:
        if not self._open:
            return ()
        inner = self._open[-1]
        if isinstance(inner.values, list):
            return (*inner.location, len(inner.values))
        return (*inner.location, inner.field) if inner.field is not None else inner.location

    def _place(self, value: Any, position: Position | None) -> Location:
        if len(self._written) >= self._limits.nodes:
            raise self.stop(self._limits.too_many_nodes(), position)
        location = self._attach(value)
        self._written.append(location)
        if position is not None:
            self.positions.setdefault(location, position)
        return location

    def _attach(self, value: Any) -> Location:
        if not self._open:
            self.data = value
            return ()
        inner = self._open[-1]
        if isinstance(inner.values, list):
            inner.values.append(value)
            return (*inner.location, len(inner.values) - 1)
        assert inner.field is not None
        location = (*inner.location, inner.field)
        if not inner.refused:
            inner.values[inner.field] = value
        inner.field = None
        return location
