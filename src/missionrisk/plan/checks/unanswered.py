"""Questions listed as unanswered that are none: paths that lead nowhere, or to what the plan states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.base import PlanModel
from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import listed
from missionrisk.plan.notation import ANY_ENTRY, Entry, Locator, Part, child, nearest, parse, written
from missionrisk.plan.shape import field_in, fields_in
from missionrisk.plan.source import Location


def wrong_unanswered_paths(data: Any, root: type[PlanModel]) -> Iterator[InitErrorDetails]:
    """Each unanswered path that is no path, leads to no field or entry, or has an answer in the plan."""
    locator = Locator(data)
    for position, entry in enumerate(listed(data, "unanswered")):
        path = child(entry, "path")
        if not isinstance(path, str):
            continue
        location: Location = ("unanswered", position, "path")
        try:
            parts = parse(path)
        except ValueError as error:
            yield problem("unanswered_path", str(error).replace("{", "").replace("}", ""), location, path)
            continue
        if field_in(root, parts) is None:
            yield problem(
                "unanswered_path",
                "there is no field '{written}' in a plan",
                location,
                path,
                written=path,
                nearest=_nearest_fields(root, parts),
            )
        elif missing := _missing_entry(parts, locator):
            yield problem(
                "unanswered_path", "the plan has no entry {written}", location, path, written=missing, nearest=[]
            )
        elif Entry(ANY_ENTRY) not in parts and locator.locate(path) is not None:
            yield problem(
                "unanswered_path",
                "'{written}' is listed as unanswered, but the plan states it",
                location,
                path,
                written=path,
                nearest=[],
            )


def _nearest_fields(root: type[PlanModel], parts: tuple[Part, ...]) -> list[str]:
    """The paths that are most like one that leads nowhere: right up to its first wrong step."""
    good = 0
    while good < len(parts) and field_in(root, parts[: good + 1]) is not None:
        good += 1
    wrong = parts[good]
    names = nearest(str(wrong), fields_in(root, parts[:good]))
    return [written((*parts[:good], name)) for name in names]


def _missing_entry(parts: tuple[Part, ...], locator: Locator) -> str | None:
    """The first entry on a path that a stated list does not have."""
    for length, part in enumerate(parts, start=1):
        if not isinstance(part, Entry) or part.name == ANY_ENTRY:
            continue
        if ANY_ENTRY in [step.name for step in parts[:length] if isinstance(step, Entry)]:
            return None
        if locator.locate(written(parts[:length])) is None:
            return written(parts[:length])
    return None
