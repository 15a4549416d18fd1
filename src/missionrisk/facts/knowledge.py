"""What is known of a value: the value, a range, a set of possible values, or nothing.

Plans are written before everything is settled. A fact therefore holds, for each of its fields, not a value but the
*knowledge* of one, together with the plan paths that it came from and, where it is not fully known, the paths whose
statement would settle it. The arithmetic and the logic below keep all three: from a range they make a range, from a
missing input a bound or nothing, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

NEVER: Final = date.max
"""The date of what never comes, such as the expiry of a thing that does not expire. It orders after every other."""

LONG_AGO: Final = date.min
"""The lower bound of a date of which nothing is known."""


@dataclass(kw_only=True, unsafe_hash=True)
class Knowledge(Generic[T]):
    """What is known of one field of one fact. It is a value: nobody changes it.

    `paths` are the plan paths that it rests on; `missing` are those whose absence leaves it open.
    """

    # Not frozen: every assessment makes thousands of these, and freezing doubles what each costs.

    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(unsafe_hash=True)
class Known(Knowledge[T]):
    """The value itself."""

    value: T


@dataclass(unsafe_hash=True)
class Range(Knowledge[T]):
    """A number or a date between two bounds, both included."""

    low: T
    high: T


@dataclass(unsafe_hash=True)
class OneOf(Knowledge[T]):
    """One of several possible values."""

    options: frozenset[T]


@dataclass(unsafe_hash=True)
class Unknown(Knowledge[T]):
    """Nothing, beyond what the field's domain allows."""


@dataclass(unsafe_hash=True)
class Items(Knowledge[T]):
    """A list: what is surely in it, and what else may be. `possible` is None where it may hold anything."""

    sure: frozenset[T]
    possible: frozenset[T] | None = frozenset()


# --- making knowledge ---------------------------------------------------------------------------------------------


def known(value: T, *paths: str) -> Known[T]:
    """The value, as stated at `paths`."""
    return Known(value, paths=paths)


def unknown(*missing: str, paths: Iterable[str] = ()) -> Unknown[Any]:
    """Nothing is known, for want of what stands at `missing`."""
    return Unknown(missing=missing, paths=tuple(paths))


def between(low: T, high: T, *, paths: Iterable[str] = (), missing: Iterable[str] = ()) -> Knowledge[T]:
    """A number or date from `low` to `high`; the value itself where the bounds meet."""
    if low == high:
        return Known(low, paths=tuple(paths), missing=())
    return Range(low, high, paths=tuple(paths), missing=tuple(missing))


def items(values: Iterable[T], *paths: str) -> Items[T]:
    """A complete list, as stated at `paths`."""
    return Items(frozenset(values), frozenset(), paths=paths)


def resting_on(knowledge: Knowledge[T], *others: Knowledge[Any]) -> Knowledge[T]:
    """The same knowledge, resting on the paths of `others` too."""
    return replace(
        knowledge,
        paths=_merged(knowledge.paths, *(k.paths for k in others)),
        missing=_merged(knowledge.missing, *(k.missing for k in others)),
    )


def is_known(knowledge: Knowledge[Any]) -> bool:
    """Whether nothing about it is open."""
    if isinstance(knowledge, Items):
        return knowledge.possible is not None and not knowledge.possible - knowledge.sure
    return isinstance(knowledge, Known)


def value_of(knowledge: Knowledge[T], default: T) -> T:
    """The value where it is known, else `default`."""
    return knowledge.value if isinstance(knowledge, Known) else default


def _merged(*groups: tuple[str, ...]) -> tuple[str, ...]:
    stated = [group for group in groups if group]
    if len(stated) <= 1:
        return stated[0] if stated else ()
    return tuple(dict.fromkeys(chain.from_iterable(stated)))


def sources_of(inputs: Sequence[Knowledge[Any]]) -> dict[str, tuple[str, ...]]:
    """The paths that several inputs rest on together, and those that leave them open, each once."""
    if len(inputs) == 1:
        return {"paths": inputs[0].paths, "missing": inputs[0].missing}
    return {"paths": _merged(*[k.paths for k in inputs]), "missing": _merged(*[k.missing for k in inputs])}


# --- yes and no ---------------------------------------------------------------------------------------------------


def all_of(*inputs: Knowledge[bool]) -> Knowledge[bool]:
    """Yes if all are; no as soon as one is not, on the strength of the first that is not."""
    return _junction(inputs, decisive=False)


def any_of(*inputs: Knowledge[bool]) -> Knowledge[bool]:
    """Yes as soon as one is, on the strength of the first that is; no if none is."""
    return _junction(inputs, decisive=True)


def _junction(inputs: tuple[Knowledge[bool], ...], *, decisive: bool) -> Knowledge[bool]:
    undecided = []
    for k in inputs:
        if not isinstance(k, Known):
            undecided.append(k)
        elif k.value is decisive:
            return k
    if undecided:
        return Unknown(**sources_of(undecided))
    return Known(not decisive, **sources_of(inputs))


def negate(knowledge: Knowledge[bool]) -> Knowledge[bool]:
    """The opposite."""
    return mapped(knowledge, lambda value: not value)


def mapped(knowledge: Knowledge[T], function: Callable[[T], U]) -> Knowledge[U]:
    """The function's value where the input is known, its possible values where the input is one of several."""
    origin = {"paths": knowledge.paths, "missing": knowledge.missing}
    if isinstance(knowledge, Known):
        return Known(function(knowledge.value), **origin)
    if isinstance(knowledge, OneOf):
        images = frozenset(function(value) for value in knowledge.options)
        return Known(next(iter(images)), **origin) if len(images) == 1 else OneOf(images, **origin)
    return Unknown(**origin)


def holds(knowledge: Knowledge[T], low: T | None = None, high: T | None = None) -> Knowledge[bool]:
    """Whether a number or date lies between `low` and `high`, both included."""
    origin = {"paths": knowledge.paths, "missing": knowledge.missing}
    first, last = _bounds(knowledge)
    above: Any = low
    below: Any = high
    if first is None or last is None:
        return Unknown(**origin)
    if (above is not None and last < above) or (below is not None and first > below):
        return Known(False, **origin)
    if (above is None or first >= above) and (below is None or last <= below):
        return Known(True, **origin)
    return Unknown(**origin)


# --- numbers and dates --------------------------------------------------------------------------------------------


def _bounds(knowledge: Knowledge[Any]) -> tuple[Any, Any]:
    if isinstance(knowledge, Known):
        return knowledge.value, knowledge.value
    if isinstance(knowledge, Range):
        return knowledge.low, knowledge.high
    if isinstance(knowledge, OneOf):
        return min(knowledge.options), max(knowledge.options)
    return None, None


def number_bounds(knowledge: Knowledge[float]) -> tuple[float, float]:
    """The lowest and highest number that it can be."""
    low, high = _bounds(knowledge)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def date_bounds(knowledge: Knowledge[date]) -> tuple[date, date]:
    """The earliest and latest day that it can be."""
    low, high = _bounds(knowledge)
    return (LONG_AGO if low is None else low), (NEVER if high is None else high)


def add(*inputs: Knowledge[float]) -> Knowledge[float]:
    """The sum."""
    bounds = [number_bounds(k) for k in inputs]
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    # Infinity and minus infinity have no sum: as a bound, it is the one that says nothing.
    low = -math.inf if -math.inf in lows else sum(lows)
    high = math.inf if math.inf in highs else sum(highs)
    return between(low, high, **sources_of(inputs))


def subtract(first: Knowledge[float], second: Knowledge[float]) -> Knowledge[float]:
    """`first` less `second`."""
    (a, b), (c, d) = number_bounds(first), number_bounds(second)
    low = -math.inf if math.isinf(a) and math.isinf(d) and a == d else a - d
    high = math.inf if math.isinf(b) and math.isinf(c) and b == c else b - c
    return between(low, high, **sources_of((first, second)))


def multiply(*inputs: Knowledge[float]) -> Knowledge[float]:
    """The product of numbers from 0 up."""
    bounds = [number_bounds(k) for k in inputs]
    return between(
        _product([max(0.0, low) for low, _ in bounds]), _product([high for _, high in bounds]), **sources_of(inputs)
    )


def _product(numbers: list[float]) -> float:
    # What is multiplied by nothing is nothing, however much it may be; without end stays what is multiplied by more,
    # even where the product of the rest is too small for a number.
    if 0 in numbers:
        return 0.0
    return math.inf if math.inf in numbers else math.prod(numbers)


def divide(first: Knowledge[float], second: Knowledge[float]) -> Knowledge[float]:
    """`first` divided by `second`, both from 0 up: of nothing it is 0, of anything else by nothing +infinity."""
    (a, b), (c, d) = number_bounds(first), number_bounds(second)
    return between(_quotient(max(0.0, a), d), _quotient(b, max(0.0, c)), **sources_of((first, second)))


def _quotient(first: float, second: float) -> float:
    if first == 0 or math.isinf(first):
        return first
    return first / second if second != 0 else math.inf


def rounded(knowledge: Knowledge[float], digits: int = 0) -> Knowledge[float]:
    """The number to so many digits after the point; a range outward."""
    low, high = number_bounds(knowledge)
    if low == high:
        low = high = round(low, digits) if math.isfinite(low) else low
    else:
        low, high = -_rounded_up(-low, digits), _rounded_up(high, digits)
    return between(low, high, paths=knowledge.paths, missing=knowledge.missing)


def _rounded_up(number: float, digits: int) -> float:
    if math.isinf(number):
        return number
    nearest = round(number, digits)
    return nearest if nearest >= number else round(nearest + 10**-digits, digits)


def least(*inputs: Knowledge[T]) -> Knowledge[T]:
    """The smallest of several numbers or dates. With none, the caller decides what that means.

    Raises ValueError without inputs.
    """
    return _extreme(min, inputs)


def greatest(*inputs: Knowledge[T]) -> Knowledge[T]:
    """The largest of several numbers or dates. Raises ValueError without inputs."""
    return _extreme(max, inputs)


def _extreme(choose: Callable[..., Any], inputs: tuple[Knowledge[T], ...]) -> Knowledge[T]:
    if not inputs:
        raise ValueError("there is no smallest or largest of nothing")
    lows, highs = zip(*(_bounds(k) for k in inputs), strict=True)
    if None in lows or None in highs:
        return Unknown(**sources_of(inputs))
    return between(choose(lows), choose(highs), **sources_of(inputs))


def days_between(start: Knowledge[date], end: Knowledge[date]) -> Knowledge[float]:
    """Days from `start` to `end`: negative where the end comes first, +infinity where it never comes."""
    (a, b), (c, d) = date_bounds(start), date_bounds(end)
    return between(_days(b, c), _days(a, d), **sources_of((start, end)))


def _days(start: date, end: date) -> float:
    if NEVER in (start, end) or LONG_AGO in (start, end):
        return math.inf if end == NEVER or start == LONG_AGO else -math.inf
    return (end - start).days


def days_after(start: Knowledge[date], days: Knowledge[float]) -> Knowledge[date]:
    """The day that lies `days` after `start`."""
    (a, b), (c, d) = date_bounds(start), number_bounds(days)
    return between(_shifted(a, c), _shifted(b, d), **sources_of((start, days)))


def _shifted(day: date, days: float) -> date:
    if day in (NEVER, LONG_AGO):
        return day
    if math.isinf(days) or abs(days) > (NEVER - LONG_AGO).days:
        return NEVER if days > 0 else LONG_AGO
    whole = math.floor(days) if days < 0 else math.ceil(days)
    ordinal = day.toordinal() + whole
    return min(max(LONG_AGO, date.fromordinal(max(1, min(ordinal, NEVER.toordinal())))), NEVER)


def count(inputs: Iterable[Knowledge[bool]], *, more: bool = False) -> Knowledge[float]:
    """How many are true. With `more`, there may be any number of others that were not stated."""
    inputs = tuple(inputs)
    sure = sum(1 for k in inputs if isinstance(k, Known) and k.value)
    maybe = sum(1 for k in inputs if not isinstance(k, Known))
    return between(sure, math.inf if more else sure + maybe, **sources_of(inputs))


def one_day_later(day: date) -> date:
    """The next day; what never comes still never comes."""
    return day if day == NEVER else day + timedelta(days=1)
