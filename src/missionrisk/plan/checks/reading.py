"""Days, lists and values in the data of a plan, as they came: what cannot be read counts as not stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from missionrisk.plan.notation import child, is_list
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate


@dataclass(frozen=True)
class PlacedDay:
    """A day, and where it stands."""

    location: Location
    day: PlanDate


def value_at(data: Any, location: Location) -> Any:
    """What stands at a location; None if nothing does."""
    for step in location:
        data = child(data, step)
    return data


def listed(data: Any, name: str) -> Sequence[Any]:
    """The entries of the list in a field; none where no list stands there."""
    entries = child(data, name)
    return entries if is_list(entries) else ()


def day_at(data: Any, location: Location) -> PlacedDay | None:
    """The day at a location; None where none is, or what stands there is none."""
    day = day_in(value_at(data, location))
    return None if day is None else PlacedDay(location, day)


def day_in(value: Any) -> PlanDate | None:
    """A day as it is written; None where none is, or what stands there is none."""
    if value is None or isinstance(value, PlanDate):
        return value
    return _written_day(value) if isinstance(value, (str, date)) else _validated(value)


def in_words(day: PlanDate) -> str:
    """A day, or the first and the last that it can be."""
    return day.earliest.isoformat() if day.exact else f"{day.earliest} to {day.latest}"


# The same few days are written again and again in a long rota.
@lru_cache(maxsize=1024)
def _written_day(value: str | date) -> PlanDate | None:
    return _validated(value)


def _validated(value: Any) -> PlanDate | None:
    try:
        return PlanDate.model_validate(value)
    except ValidationError:
        return None
