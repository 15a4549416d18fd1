"""People and contacts of a plan, for readers who asked for names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from missionrisk.language import gettext as _
from missionrisk.plan import MissionPlan
from missionrisk.plan.base import QUESTION, is_personal
from missionrisk.reports.report.model import NamedPerson


def names_in(plan: MissionPlan) -> Iterator[NamedPerson]:
    """Everything that the plan says of a single person in its personal fields, in the order of the plan."""
    yield from _within(plan, "")


def _within(value: Any, path: str) -> Iterator[NamedPerson]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            place = f"{path}.{name}" if path else name
            if inner is not None and is_personal(field):
                extra = field.json_schema_extra
                assert isinstance(extra, dict)
                yield NamedPerson(where=place, what=_(str(extra[QUESTION])), value=str(inner))
            else:
                yield from _within(inner, place)
    elif isinstance(value, (list, tuple)):
        for number, entry in enumerate(value):
            yield from _within(entry, f"{path}[{getattr(entry, 'id', None) or number}]")
