"""Days and times that must follow one another, and do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import day_in, in_words, value_at
from missionrisk.plan.notation import Locator, child
from missionrisk.plan.shape import Stated
from missionrisk.plan.source import Location
from missionrisk.plan.values import PlanDate


def days_out_of_order(stated: Iterable[Stated], data: Any) -> Iterator[InitErrorDetails]:
    """Each day or time that surely is before one that it has to follow in its part of the plan."""
    locator = Locator(data)
    for place in stated:
        model = place.shape.model
        if model is None or place.shape.is_list or not model.in_order:
            continue
        latest_so_far: tuple[Location, int] | None = None
        for name in model.in_order:
            span = _span(child(place.value, name))
            if span is None:
                continue
            (start, end), location = span, (*place.location, name)
            if latest_so_far is not None and end < latest_so_far[1]:
                yield out_of_order(location, latest_so_far[0], location, data, locator)
            elif latest_so_far is None or start > latest_so_far[1]:
                latest_so_far = location, start


def out_of_order(later: Location, earlier: Location, mend: Location, data: Any, locator: Locator) -> InitErrorDetails:
    """That what should come later is before what should come earlier; to be mended at `mend`."""
    return problem(
        "out_of_order",
        "{later} ({later_value}) is before {earlier} ({earlier_value})",
        mend,
        value_at(data, mend),
        later=locator.path_of(later),
        later_value=_as_text(value_at(data, later)),
        earlier=locator.path_of(earlier),
        earlier_value=_as_text(value_at(data, earlier)),
    )


def _span(value: Any) -> tuple[int, int] | None:
    """The earliest and the latest that a day or a time of day can be, as numbers; None for anything else."""
    if isinstance(value, str) and ":" in value:
        minutes = _minutes(value)
        return None if minutes is None else (minutes, minutes)
    day = day_in(value)
    return None if day is None else (day.earliest.toordinal(), day.latest.toordinal())


def _minutes(text: str) -> int | None:
    """The minutes since midnight at a time of day."""
    hour, _, minute = text.partition(":")
    try:
        moment = time(int(hour), int(minute))
    except ValueError:
        return None
    return moment.hour * 60 + moment.minute


def _as_text(value: Any) -> str:
    """A day or a time of day as it is written, as far as that is one text."""
    return str(value) if isinstance(value, (str, int, date)) else in_words(PlanDate.model_validate(value))
