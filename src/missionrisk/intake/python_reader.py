"""Data made in Python to plain data: what a plan can hold, within the same limits as a file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from missionrisk.intake.builder import Builder
from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import quoted
from missionrisk.intake.scalars import MOST_DIGITS
from missionrisk.intake.texts import SourceText


def read_python(data: Mapping[Any, Any], source: SourceText, limits: Limits) -> Builder:
    """A copy of the data in dicts and lists; what else there is (dates, models) stays as it is.

    Raises `Unreadable` at a limit, which data that holds itself reaches too. Other problems are in the answer.
    """
    builder = Builder(source, limits)
    unread = [_open(data, builder)]
    while unread:
        value = next(unread[-1], _END)
        if value is _END:
            unread.pop()
            builder.close()
        elif isinstance(value, (Mapping, list, tuple)):
            unread.append(_open(value, builder))
        else:
            builder.value(_single(value, builder), None)
    return builder


_END: Any = object()


def _open(values: Any, builder: Builder) -> Iterator[Any]:
    if isinstance(values, Mapping):
        builder.open({}, None)
        return _fields(values, builder)
    builder.open([], None)
    return iter(values)


def _fields(values: Mapping[Any, Any], builder: Builder) -> Iterator[Any]:
    for name, value in values.items():
        if isinstance(name, Enum):
            name = name.value
        if isinstance(name, str):
            builder.field(name, None)
        else:
            written = quoted(repr(name))
            builder.refuse_field(written, f"a field's name must be text, not {written}", None)
        yield value


def _single(value: Any, builder: Builder) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, float) and not math.isfinite(value):
        builder.report(f"{quoted(value)} is not an ordinary number; leave the field out if it is not known", None)
        return None
    if isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
        builder.report(f"a number of more than {MOST_DIGITS} digits is too long", None)
        return None
    return value
