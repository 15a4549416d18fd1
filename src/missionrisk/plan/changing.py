"""A plan's data with something else at some of its places."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from missionrisk.plan.notation import Entry, Part, child, parse


def changed(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a plan's data with other values at some paths; null makes a place not stated.

    Lists, entries and chapters on the way are made where they are missing. Raises ValueError for what is no path.
    """
    plan: dict[str, Any] = copy.deepcopy(dict(base))
    for path, value in changes.items():
        _put(plan, parse(path), copy.deepcopy(value))
    return plan


def _put(data: Any, parts: tuple[Part, ...], value: Any) -> None:
    part, rest = parts[0], parts[1:]
    if isinstance(part, Entry):
        _put_entry(data, part, rest, value)
    elif not rest:
        if value is None:
            data.pop(part, None)
        else:
            data[part] = value
    else:
        if not isinstance(data.get(part), (dict, list)):
            data[part] = [] if isinstance(rest[0], Entry) else {}
        _put(data[part], rest, value)


def _put_entry(entries: list[Any], part: Entry, rest: tuple[Part, ...], value: Any) -> None:
    position = next((i for i, entry in enumerate(entries) if child(entry, "id") == part.name), None)
    if position is None and part.name.isdecimal() and int(part.name) < len(entries):
        position = int(part.name)
    if not rest:
        if position is not None:
            entries.pop(position)
        if value is not None:
            entries.append({"id": part.name, **value})
        return
    if position is None:
        entries.append({"id": part.name})
        position = -1
    _put(entries[position], rest, value)
