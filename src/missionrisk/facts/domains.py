"""What the domain of a field makes of knowledge: its simplest form, sharpened by what the domain rules out.

A `Domain` raises ValueError for a value that it does not allow. Each is made once for each declared field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown

Domain = Callable[[Knowledge[Any]], Knowledge[Any]]


def domain_of_words(what: str, kind: type, options: frozenset[Any] | None) -> Domain:
    """Single values of a kind, such as `bool`, among certain options or any; `what` names them in errors."""

    def within(knowledge: Knowledge[Any]) -> Knowledge[Any]:
        if isinstance(knowledge, Known):
            value = knowledge.value
            if not isinstance(value, kind):
                raise ValueError(f"a {what} cannot be {value!r}")
            if options is not None and value not in options:
                raise ValueError(f"{value!r} is not one of {sorted(options)}")
            return knowledge
        if isinstance(knowledge, OneOf):
            possible = knowledge.options if options is None else knowledge.options & options
        elif not isinstance(knowledge, Unknown):
            raise ValueError(f"a {what} cannot be {knowledge!r}")
        elif options is None:
            return knowledge
        else:
            possible = options
        if not possible:
            raise ValueError("no possible value is left")
        if len(possible) == 1:
            return Known(next(iter(possible)), knowledge.paths)
        return OneOf(possible, knowledge.paths, knowledge.missing)

    return within


def domain_of_sizes(bottom: Any, top: Any) -> Domain:
    """Numbers or dates from `bottom` to `top`."""

    def within(knowledge: Knowledge[Any]) -> Knowledge[Any]:
        if isinstance(knowledge, Known):
            value = knowledge.value
            if isinstance(value, bool) or not bottom <= value <= top:
                raise ValueError(f"{value!r} is outside {bottom} to {top}")
            return knowledge
        if isinstance(knowledge, Range):
            low, high = knowledge.low, knowledge.high
            if bottom <= low < high <= top:
                return knowledge
            low, high = max(low, bottom), min(high, top)
        elif isinstance(knowledge, OneOf):
            low, high = max(min(knowledge.options), bottom), min(max(knowledge.options), top)
        else:
            low, high = bottom, top
        if low > high:
            raise ValueError(f"nothing between {low} and {high}")
        if low == high:
            return Known(low, knowledge.paths)
        return Range(low, high, knowledge.paths, knowledge.missing)

    return within


def domain_of_lists(options: frozenset[Any] | None) -> Domain:
    """Lists of certain options or of anything; what is surely in a list is not possible besides."""

    def within(knowledge: Knowledge[Any]) -> Knowledge[Any]:
        if isinstance(knowledge, Unknown):
            return Items(frozenset(), options, knowledge.paths, knowledge.missing)
        if not isinstance(knowledge, Items):
            raise ValueError(f"a list is expected, not {knowledge!r}")
        sure, possible = knowledge.sure, knowledge.possible
        if options is not None:
            if not sure <= options:
                raise ValueError(f"not among the options: {sorted(sure - options)}")
            possible = options if possible is None else possible & options
        if possible:
            possible -= sure
        if possible == knowledge.possible:
            return knowledge
        return Items(sure, possible, knowledge.paths, knowledge.missing)

    return within
