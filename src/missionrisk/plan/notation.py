"""How a place in a plan is written: `mission.dates.arrival`, `medicines[amlodipine].expiry_date`, `countries[0]`.

An entry of a list is named by its id or, where entries have no id, by its position from 0. `[?]` is any entry.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from missionrisk.plan.base import PlanModel
from missionrisk.plan.source import Location
from missionrisk.plan.values import as_written

ANY_ENTRY: Final = "?"

_STEP: Final = re.compile(r"(?P<field>[A-Za-z_][A-Za-z0-9_]*)|\[(?P<entry>\?|[A-Za-z0-9][A-Za-z0-9_-]*)\]")


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its id, its position as digits, or `?` for any."""

    name: str

    def __str__(self) -> str:
        return f"[{self.name}]"


Part = str | Entry
"""One step of a path: the name of a field, or an entry of a list."""


@lru_cache(maxsize=4096)
def parse(path: str) -> tuple[Part, ...]:
    """The steps of a path. Raises ValueError if it is not written as a path is."""
    parts: list[Part] = []
    at = 0
    while at < len(path):
        if parts and path[at] == ".":
            at += 1
            wanted = "field"
        else:
            wanted = "entry" if parts else "field"
        step = _STEP.match(path, at)
        if step is None or step[wanted] is None:
            raise ValueError(f"'{path}' is not a place in a plan; write it as in medicines[amlodipine].expiry_date")
        parts.append(step["field"] or Entry(step["entry"]))
        at = step.end()
    if not parts:
        raise ValueError("an empty text is not a place in a plan")
    return tuple(parts)


def written(parts: Iterable[Part]) -> str:
    """The path that these steps make."""
    path = ""
    for part in parts:
        path += str(part) if isinstance(part, Entry) or not path else f".{part}"
    return path


class Locator:
    """Finds and names places in data that does not change meanwhile. It goes through each list and each path once."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._positions: dict[Location, dict[str, int]] = {}
        self._furthest: dict[str, Location] = {}

    def locate(self, path: str) -> Location | None:
        """Where a path leads, or None if nothing is stated there. Raises ValueError for what is no path."""
        found = self.furthest(path)
        return found if len(found) == len(parse(path)) else None

    def furthest(self, path: str) -> Location:
        """As far as a path leads to what is stated. Raises ValueError for what is no path."""
        if path not in self._furthest:
            self._furthest[path] = self._follow(path)
        return self._furthest[path]

    def _follow(self, path: str) -> Location:
        loc: Location = ()
        data = self._data
        for part in parse(path):
            step = part if isinstance(part, str) else self._position(part, loc, data)
            if step is None:
                break
            data = child(data, step)
            if data is None:
                break
            loc = (*loc, step)
        return loc

    def path_of(self, location: Location) -> str:
        """The path of a location in the data."""
        parts: list[Part] = []
        data = self._data
        for depth, step in enumerate(location):
            parts.append(Entry(self._name(step, location[:depth], data)) if isinstance(step, int) else step)
            data = child(data, step)
        return written(parts)

    def _position(self, entry: Entry, loc: Location, entries: Any) -> int | None:
        if not is_list(entries):
            return None
        position = self._first_positions(loc, entries).get(entry.name)
        if position is not None:
            return position
        return int(entry.name) if entry.name.isdecimal() and int(entry.name) < len(entries) else None

    def _name(self, position: int, loc: Location, entries: Any) -> str:
        """The entry's id, unless it has none, an earlier entry has the same, or it could not be written in a path."""
        name = id_of(child(entries, position))
        if name is None or _STEP.fullmatch(f"[{name}]") is None:
            return str(position)
        return name if self._first_positions(loc, entries)[name] == position else str(position)

    def _first_positions(self, loc: Location, entries: Any) -> dict[str, int]:
        """Of the entries of a list that have an id, where the first one with each id stands."""
        if loc not in self._positions:
            named = [(id_of(item), position) for position, item in enumerate(entries)]
            self._positions[loc] = {name: position for name, position in reversed(named) if name is not None}
        return self._positions[loc]


def locate(path: str, data: Any) -> Location | None:
    """Where a path leads in data, or None if nothing is stated there. Raises ValueError for what is no path."""
    return Locator(data).locate(path)


def path_of(loc: Location, data: Any) -> str:
    """The path of a location in data (as read from a file, or a model)."""
    return Locator(data).path_of(loc)


def child(data: Any, step: str | int) -> Any:
    """What stands at one step into data; None if nothing does."""
    if isinstance(step, int):
        return data[step] if is_list(data) and 0 <= step < len(data) else None
    if isinstance(data, PlanModel):
        return vars(data).get(step)
    if isinstance(data, Mapping):
        return data.get(step)
    return None


def is_list(data: Any) -> bool:
    """Whether data is a list of entries."""
    return isinstance(data, Sequence) and not isinstance(data, (str, bytes, bytearray))


def id_of(entry: Any) -> str | None:
    """The id that an entry states; None if it has none."""
    value = child(entry, "id")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(as_written(value))


def nearest(written: str, known: Iterable[str], n: int = 3) -> list[str]:
    """The known names that look most like what was written, the best first."""
    return difflib.get_close_matches(written, list(known), n=n, cutoff=0.5)
