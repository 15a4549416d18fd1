"""Ids that stand twice in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.notation import id_of, is_list
from missionrisk.plan.shape import Stated


def duplicate_ids(stated: Iterable[Stated]) -> Iterator[InitErrorDetails]:
    """Each id that an earlier entry of its list has too."""
    for place in stated:
        if not (place.shape.is_list and is_list(place.value)):
            continue
        first: dict[str, int] = {}
        for position, entry in enumerate(place.value):
            name = id_of(entry)
            if name is None:
                continue
            if name in first:
                yield problem(
                    "duplicate_id",
                    "'{id}' is used twice in this list: entry {first} already has this id",
                    (*place.location, position, "id"),
                    name,
                    id=name,
                    first=first[name] + 1,
                )
            else:
                first[name] = position
