"""What a plan says at a path, as it is quoted in reports."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from missionrisk.catalogue.messages import NOT_STATED, spoken_value
from missionrisk.language import gettext as _
from missionrisk.language import listed, ngettext, plain
from missionrisk.plan import MissionPlan
from missionrisk.plan.base import PlanModel, is_personal
from missionrisk.plan.notation import ANY_ENTRY, Locator, child
from missionrisk.plan.paths import field_at
from missionrisk.plan.source import Position
from missionrisk.plan.values import Commitment, Estimate, PlanDate

_LONGEST: Final = 120
_ENTRY: Final = re.compile(r"\[[^\]]*\]")


class Quotes:
    """Quotes one plan: what it says at a path, and where in its file."""

    def __init__(self, plan: MissionPlan) -> None:
        self._plan = plan
        self._source = plan.source
        self._locator = Locator(plan)

    def value(self, path: str) -> str:
        """The plan's own value at a path, in words; `not stated` where there is none.

        Of a personal field only that it is stated.
        """
        value = self.stated(path)
        if value is None:
            return _(NOT_STATED)
        if _is_personal(of_any_entry(path)):
            return _("stated (personal, not shown)")
        return _quoted(value)

    def stated(self, path: str) -> Any:
        """What the plan states at a path, as it stands in the model; None if nothing."""
        location = self._locator.locate(path)
        if location is None:
            return None
        value: Any = self._plan
        for step in location:
            value = child(value, step)
        return value

    def states(self, path: str) -> bool:
        """Whether the plan says anything at a path."""
        return self._locator.locate(path) is not None

    def position(self, path: str) -> Position | None:
        """Where the value at a path stands in the file or, if it is not stated, what stands around it."""
        if self._source is None or not self._source.positions:
            return None
        around = self._locator.furthest(path)
        return self._source.position(around) if around else None


def of_any_entry(path: str) -> str:
    """The path with `[?]` in place of every entry: the same field, whichever entry it is of."""
    return _ENTRY.sub(f"[{ANY_ENTRY}]", path)


@lru_cache(maxsize=4096)
def _is_personal(path: str) -> bool:
    field = field_at(path)
    return field is not None and is_personal(field)


def _quoted(value: Any) -> str:
    match value:
        case Commitment():
            return plain(value.status)
        case Estimate():
            return _estimate(value)
        case PlanDate():
            return _date(value)
        case PlanModel():
            return _("stated")
        case tuple() if not value:
            return _("none (an empty list)")
        case tuple() if isinstance(value[0], PlanModel):
            return ngettext("{n} listed", "{n} listed", len(value)).format(n=len(value))
        case tuple():
            return _cut(listed(_quoted(item) for item in value))
    return _cut(spoken_value(value))


def _estimate(value: Estimate) -> str:
    if value.min == value.max:
        return str(value.min)
    if value.max is None:
        return _("at least {least}").format(least=value.min)
    if value.min is None:
        return _("at most {most}").format(most=value.max)
    return _("{least} to {most}").format(least=value.min, most=value.max)


def _date(value: PlanDate) -> str:
    shortest = value.model_dump()
    if isinstance(shortest, str):
        return shortest
    return _("{least} to {most}").format(least=value.earliest, most=value.latest)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
