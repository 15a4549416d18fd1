"""What is known of a value: the value, a range, a set of possible values, or nothing.

Plans are written before everything is settled. A fact therefore holds, for each of its fields, not a value but the
*knowledge* of one, together with the plan paths that it came from and, where it is not fully known, the paths whose
statement would settle it. The arithmetic and the logic below keep all three: from a range they make a range, from a
missing input a bound or nothing, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from operator import not_
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

NEVER: Final = date.max
"""The date of what never comes, such as the expiry of a thing that does not expire. It orders after every other."""

LONG_AGO: Final = date.min
"""The lower bound of a date of which nothing is known."""

_FIRST_DAY: Final = LONG_AGO.toordinal()
_LAST_DAY: Final = NEVER.toordinal()


class Knowledge(Generic[T]):
    """What is known of one field of one fact. It is a value: nobody changes it.

    `paths` are the plan paths that it rests on; `missing` are those whose absence leaves it open.
    """

    # The kinds of knowledge are not frozen: every assessment makes thousands, and freezing doubles what each costs.

    __slots__ = ()

    paths: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(slots=True, unsafe_hash=True)
class Known(Knowledge[T]):
    """The value itself."""

    value: T
    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Range(Knowledge[T]):
    """A number or a date between two bounds, both included."""

    low: T
    high: T
    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class OneOf(Knowledge[T]):
    """One of several possible values."""

    options: frozenset[T]
    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Unknown(Knowledge[T]):
    """Nothing, beyond what the field's domain allows."""

    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Items(Knowledge[T]):
    """A list: what is surely in it, and what else may be. `possible` is None where it may hold anything."""

    sure: frozenset[T]
    possible: frozenset[T] | None = frozenset()
    paths: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


# --- making knowledge ---------------------------------------------------------------------------------------------


def known(value: T, *paths: str) -> Known[T]:
    """The value, as stated at `paths`."""
    return Known(value, paths)


def unknown(*missing: str, paths: Iterable[str] = ()) -> Unknown[Any]:
    """Nothing is known, for want of what stands at `missing`."""
    return Unknown(tuple(paths), missing)


def between(low: T, high: T, paths: Iterable[str] = (), missing: Iterable[str] = ()) -> Knowledge[T]:
    """A number or date from `low` to `high`; the value itself where the bounds meet."""
    if low == high:
        return Known(low, tuple(paths))
    return Range(low, high, tuple(paths), tuple(missing))


def items(values: Iterable[T], *paths: str) -> Items[T]:
    """A complete list, as stated at `paths`."""
    return Items(frozenset(values), frozenset(), paths)


def with_sources(knowledge: Knowledge[T], paths: tuple[str, ...], missing: tuple[str, ...]) -> Knowledge[T]:
    """The same knowledge, resting on `paths` and open for want of `missing`."""
    match knowledge:
        case Known(value):
            return Known(value, paths, missing)
        case Range(low, high):
            return Range(low, high, paths, missing)
        case OneOf(options):
            return OneOf(options, paths, missing)
        case Items(sure, possible):
            return Items(sure, possible, paths, missing)
    return Unknown(paths, missing)


def resting_on(knowledge: Knowledge[T], *others: Knowledge[Any]) -> Knowledge[T]:
    """The same knowledge, resting on the paths of `others` too."""
    return with_sources(knowledge, *sources_of((knowledge, *others)))


def is_known(knowledge: Knowledge[Any]) -> bool:
    """Whether nothing about it is open."""
    if isinstance(knowledge, Items):
        return knowledge.possible is not None and not knowledge.possible - knowledge.sure
    return isinstance(knowledge, Known)


def value_of(knowledge: Knowledge[T], default: T) -> T:
    """The value where it is known, else `default`."""
    return knowledge.value if isinstance(knowledge, Known) else default


def sources_of(inputs: Iterable[Knowledge[Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths that several inputs rest on together, and those that leave them open, each once."""
    paths: list[tuple[str, ...]] = []
    missing: list[tuple[str, ...]] = []
    for knowledge in inputs:
        if knowledge.paths and (not paths or knowledge.paths != paths[-1]):
            paths.append(knowledge.paths)
        if knowledge.missing and (not missing or knowledge.missing != missing[-1]):
            missing.append(knowledge.missing)
    return _each_once(paths), _each_once(missing)


def _each_once(named: list[tuple[str, ...]]) -> tuple[str, ...]:
    if len(named) > 1:
        return tuple(dict.fromkeys(chain.from_iterable(named)))
    return named[0] if named else ()


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
        return Unknown(*sources_of(undecided))
    return Known(not decisive, *sources_of(inputs))


def negate(knowledge: Knowledge[bool]) -> Knowledge[bool]:
    """The opposite."""
    return mapped(knowledge, not_)


def mapped(knowledge: Knowledge[T], function: Callable[[T], U]) -> Knowledge[U]:
    """The function's value where the input is known, its possible values where the input is one of several."""
    if isinstance(knowledge, Known):
        return Known(function(knowledge.value), knowledge.paths, knowledge.missing)
    if isinstance(knowledge, OneOf):
        images = frozenset(function(value) for value in knowledge.options)
        if len(images) == 1:
            return Known(next(iter(images)), knowledge.paths, knowledge.missing)
        return OneOf(images, knowledge.paths, knowledge.missing)
    return Unknown(knowledge.paths, knowledge.missing)


def holds(knowledge: Knowledge[T], low: T | None = None, high: T | None = None) -> Knowledge[bool]:
    """Whether a number or date lies between `low` and `high`, both included."""
    first, last = _bounds(knowledge)
    above: Any = low
    below: Any = high
    if first is None or last is None:
        return Unknown(knowledge.paths, knowledge.missing)
    if (above is not None and last < above) or (below is not None and first > below):
        return Known(False, knowledge.paths, knowledge.missing)
    if (above is None or first >= above) and (below is None or last <= below):
        return Known(True, knowledge.paths, knowledge.missing)
    return Unknown(knowledge.paths, knowledge.missing)


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
    if isinstance(knowledge, Known):
        return knowledge.value, knowledge.value
    low, high = _bounds(knowledge)
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def date_bounds(knowledge: Knowledge[date]) -> tuple[date, date]:
    """The earliest and latest day that it can be."""
    if isinstance(knowledge, Known):
        return knowledge.value, knowledge.value
    low, high = _bounds(knowledge)
    return (LONG_AGO if low is None else low), (NEVER if high is None else high)


def add(*inputs: Knowledge[float]) -> Knowledge[float]:
    """The sum."""
    bounds = [number_bounds(k) for k in inputs]
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    # Infinity and minus infinity have no sum: as a bound, it is the one that says nothing.
    low = -math.inf if -math.inf in lows else sum(lows)
    high = math.inf if math.inf in highs else sum(highs)
    return between(low, high, *sources_of(inputs))


def subtract(first: Knowledge[float], second: Knowledge[float]) -> Knowledge[float]:
    """`first` less `second`."""
    (a, b), (c, d) = number_bounds(first), number_bounds(second)
    low = -math.inf if math.isinf(a) and math.isinf(d) and a == d else a - d
    high = math.inf if math.isinf(b) and math.isinf(c) and b == c else b - c
    return between(low, high, *sources_of((first, second)))


def multiply(*inputs: Knowledge[float]) -> Knowledge[float]:
    """The product of numbers from 0 up."""
    bounds = [number_bounds(k) for k in inputs]
    fewest, most = _product([max(0.0, low) for low, _ in bounds]), _product([high for _, high in bounds])
    return between(fewest, most, *sources_of(inputs))


def _product(numbers: list[float]) -> float:
    # What is multiplied by nothing is nothing, however much it may be; without end stays what is multiplied by more,
    # even where the product of the rest is too small for a number.
    if 0 in numbers:
        return 0.0
    return math.inf if math.inf in numbers else math.prod(numbers)


def divide(first: Knowledge[float], second: Knowledge[float]) -> Knowledge[float]:
    """`first` divided by `second`, both from 0 up: of nothing it is 0, of anything else by nothing +infinity."""
    (a, b), (c, d) = number_bounds(first), number_bounds(second)
    return between(_quotient(max(0.0, a), d), _quotient(b, max(0.0, c)), *sources_of((first, second)))


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
        return Unknown(*sources_of(inputs))
    return between(choose(lows), choose(highs), *sources_of(inputs))


def days_between(start: Knowledge[date], end: Knowledge[date]) -> Knowledge[float]:
    """Days from `start` to `end`: negative where the end comes first, +infinity where it never comes."""
    (a, b), (c, d) = date_bounds(start), date_bounds(end)
    most = _days(a, d)
    fewest = most if a == b and c == d else _days(b, c)
    return between(fewest, most, *sources_of((start, end)))


def _days(start: date, end: date) -> float:
    if NEVER in (start, end) or LONG_AGO in (start, end):
        return math.inf if end == NEVER or start == LONG_AGO else -math.inf
    return (end - start).days


def days_after(start: Knowledge[date], days: Knowledge[float]) -> Knowledge[date]:
    """The day that lies `days` after `start`."""
    (a, b), (c, d) = date_bounds(start), number_bounds(days)
    earliest = _shifted(a, c)
    latest = earliest if a == b and c == d else _shifted(b, d)
    return between(earliest, latest, *sources_of((start, days)))


def _shifted(day: date, days: float) -> date:
    if day in (NEVER, LONG_AGO):
        return day
    if abs(days) > _LAST_DAY:
        return NEVER if days > 0 else LONG_AGO
    ordinal = day.toordinal() + (math.floor(days) if days < 0 else math.ceil(days))
    return date.fromordinal(max(_FIRST_DAY, min(ordinal, _LAST_DAY)))


def count(inputs: Iterable[Knowledge[bool]], *, more: bool = False) -> Knowledge[float]:
    """How many are true. With `more`, there may be any number of others that were not stated."""
    inputs = tuple(inputs)
    sure = sum(1 for k in inputs if isinstance(k, Known) and k.value)
    maybe = sum(1 for k in inputs if not isinstance(k, Known))
    return between(sure, math.inf if more else sure + maybe, *sources_of(inputs))


def one_day_later(day: date) -> date:
    """The next day; what never comes still never comes."""
    return day if day == NEVER else day + timedelta(days=1)
