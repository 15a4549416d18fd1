"""References to entries that do not exist."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import value_at
from missionrisk.plan.notation import id_of, is_list, nearest
from missionrisk.plan.shape import Stated
from missionrisk.plan.values import ABSENT, as_written

_MOST_HINTS: Final = 50
"""For how many wrong references the nearest ids are looked up, and how many ids are named: more is not read."""


def unknown_references(stated: Iterable[Stated], data: Any) -> Iterator[InitErrorDetails]:
    """Each reference to nothing, with the nearest ids and those that there are."""
    known: dict[str, dict[str, None] | None] = {}
    hints_left = _MOST_HINTS
    for place in stated:
        chapter, value = place.shape.refers_to, place.value
        if chapter is None or place.shape.is_list or value == ABSENT:
            continue
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            continue
        name = as_written(value)
        if chapter not in known:
            known[chapter] = _ids_in(chapter, data)
        ids = known[chapter]
        if ids is None:
            message = "'{written}' refers to an entry of {chapter}, but the plan does not state {chapter}"
        elif name not in ids:
            message = "there is no '{written}' in {chapter}"
        else:
            continue
        hints_left -= 1
        yield problem(
            "unknown_reference",
            message,
            place.location,
            value,
            chapter=chapter,
            written=name,
            nearest=nearest(name, ids) if ids and hints_left >= 0 else [],
            known=list(itertools.islice(ids or (), _MOST_HINTS)),
        )


def _ids_in(chapter: str, data: Any) -> dict[str, None] | None:
    """The ids in a list, in its order; None where it is not stated."""
    entries = value_at(data, tuple(chapter.split(".")))
    if not is_list(entries):
        return None
    return dict.fromkeys(name for name in map(id_of, entries) if name is not None)
