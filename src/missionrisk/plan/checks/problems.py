"""What is wrong between the parts of a plan, as pydantic raises it: a kind, a message and a place in the data."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from missionrisk.plan.notation import child
from missionrisk.plan.source import Location
from missionrisk.plan.values import ALTERNATIVES


def problem(kind: Any, message: Any, location: Location, value: Any, **context: Any) -> InitErrorDetails:
    """A problem at a location, where `value` stands; the message names what the context holds as `{name}`."""
    return InitErrorDetails(type=PydanticCustomError(kind, message, context or None), loc=location, input=value)


def as_line_errors(error: ValidationError, data: Any) -> list[InitErrorDetails]:
    """The problems of a validation error, located in the data, to be raised again together with others."""
    return [_line_error(detail, data) for detail in error.errors(include_url=False)]


def _line_error(detail: Any, data: Any) -> InitErrorDetails:
    kind, context, location = detail["type"], detail.get("ctx"), _in_data(detail["loc"], data)
    line = InitErrorDetails(type=kind, loc=location, input=detail["input"])
    if context is not None:
        line["ctx"] = context
    try:
        ValidationError.from_exception_data("", [line])
    except KeyError:  # not one of pydantic's own kinds
        return problem(kind, detail["msg"], location, detail["input"], **(context or {}))
    return line


def _in_data(location: Location, data: Any) -> Location:
    """A location without the names of alternatives (none, stated, never), which stand in no plan."""
    real: list[str | int] = []
    for step in location:
        inner = child(data, step)
        if inner is None and step in ALTERNATIVES:
            continue
        real.append(step)
        data = inner
    return tuple(real)
