"""Chapters that are filled in although the activity they belong to is denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.activities import closed_chapters
from missionrisk.plan.base import PlanModel
from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import value_at
from missionrisk.plan.notation import Locator, is_list
from missionrisk.plan.values import ABSENT


def filled_in_though_closed(data: Any) -> Iterator[InitErrorDetails]:
    """Each chapter or list that says something although its activity is not done."""
    locator = Locator(data)
    for activity, chapters in closed_chapters().items():
        if not _is_no(value_at(data, ("activities", activity))):
            continue
        for chapter in chapters:
            location = locator.locate(chapter)
            if location is not None and _says_something(value_at(data, location)):
                yield problem(
                    "closed_chapter",
                    "activities.{activity} says no, but {chapter} is filled in; change one of the two",
                    location,
                    None,
                    activity=activity,
                    chapter=chapter,
                )


def _is_no(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "no")


def _says_something(value: Any) -> bool:
    """Whether a value says more than that nothing is there."""
    if value is None or value == ABSENT or value == 0 or _is_no(value):
        return False
    if isinstance(value, PlanModel):
        return any(_says_something(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return any(_says_something(inner) for inner in value.values())
    if is_list(value):
        return len(value) > 0
    return True
