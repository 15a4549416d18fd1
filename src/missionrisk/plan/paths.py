"""Places in a plan: their notation, the field behind each, and the question that a person would be asked for it."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from missionrisk.plan.activities import closed_chapters
from missionrisk.plan.base import QUESTION
from missionrisk.plan.mission_plan import MissionPlan
from missionrisk.plan.notation import ANY_ENTRY, Entry, Part, locate, nearest, parse, path_of, written
from missionrisk.plan.shape import field_in

__all__ = [
    "ANY_ENTRY",
    "Entry",
    "Part",
    "closed_by",
    "field_at",
    "locate",
    "nearest",
    "parse",
    "path_of",
    "question_for",
    "written",
]


def field_at(path: str) -> FieldInfo | None:
    """The field at a path, whatever entries it names; None if a plan has no such field.

    The path of a list entry leads to the field of its list.
    """
    try:
        parts = parse(path)
    except ValueError:
        return None
    return field_in(MissionPlan, parts)


def question_for(path: str) -> str | None:
    """The question that a person is asked for the field at a path; None if a plan has no such field."""
    field = field_at(path)
    if field is None or not isinstance(field.json_schema_extra, dict):
        return None
    return str(field.json_schema_extra[QUESTION])


def closed_by(path: str) -> str | None:
    """The activity whose `no` leaves nothing to say at a path; None if there is none.

    Raises ValueError for what is no path.
    """
    fields = _fields(path)
    for activity, chapters in closed_chapters().items():
        if any(fields[: len(_fields(chapter))] == _fields(chapter) for chapter in chapters):
            return activity
    return None


def _fields(path: str) -> tuple[str, ...]:
    return tuple(part for part in parse(path) if isinstance(part, str))
