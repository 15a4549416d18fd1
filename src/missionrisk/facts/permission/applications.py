"""When something has to be applied for, and whether it is applied for too late."""

from __future__ import annotations

from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    between,
    date_bounds,
    days_after,
    days_between,
    holds,
    known,
    subtract,
    unknown,
)

STILL_TO_APPLY: Final = frozenset({"none", "planned", "refused"})
"""How far an application has come that was not handed in, or has to be handed in again."""


def application_day(status: Knowledge[str], stated: Knowledge[date], on: date) -> Knowledge[date]:
    """As stated; who has yet to apply does so today at the earliest, and who has applied did so today at the latest."""
    if not isinstance(status, Known):
        return unknown(*status.missing)
    low, high = date_bounds(stated)
    bound = max if status.value in STILL_TO_APPLY else min
    return between(bound(low, on), bound(high, on), paths=(*status.paths, *stated.paths), missing=stated.missing)


def latest_day_to_apply(needed_by: Knowledge[date], lead_days: Knowledge[float]) -> Knowledge[date]:
    """The day that lies `lead_days` before the one on which something is needed."""
    return days_after(needed_by, subtract(known(0.0), lead_days))


def comes_after(first: Knowledge[date], second: Knowledge[date]) -> Knowledge[bool]:
    """Whether the second of two days lies after the first."""
    return holds(days_between(first, second), low=1)
