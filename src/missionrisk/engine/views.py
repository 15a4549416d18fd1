"""What is known of a field in the two worlds, and what follows from it for a test.

A `View` is that knowledge in the shape that comparisons read; a `Decision` says whether a test surely holds, and
whether it possibly does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from missionrisk.catalogue.language import Operator, Test
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import FieldType, Kind

View = Any
"""What is known of a field: two bounds of a number or date, the possible words or None for any, the items of a list."""

Decision = tuple[bool, bool]
"""Whether a test surely holds, and whether it possibly does."""


def view_of(knowledge: Knowledge[Any], declaration: FieldType) -> View:
    """What is known of a field so declared."""
    match knowledge:
        case Known():
            value = knowledge.value
            return (value, value) if declaration.ordered else frozenset((value,))
        case Items() if declaration.many:
            return knowledge
        case Range(low=low, high=high) if declaration.ordered:
            return low, high
        case OneOf(options=options) if not declaration.ordered:
            return options
        case Unknown() if declaration.kind is Kind.TEXT and not declaration.many:
            return None
    raise TypeError(f"a {declaration.kind.value} cannot be {knowledge!r}")


def one_word(words: frozenset[Any] | None) -> Any:
    """The one word that it must be, or None."""
    return next(iter(words)) if words is not None and len(words) == 1 else None


def against_literal(test: Test, declaration: FieldType) -> Callable[[View], Decision]:
    """What decides a test on a field by its view, where the operand is a literal."""
    operand = test.operand
    if declaration.many:
        wanted = frozenset(operand if isinstance(operand, tuple) else (operand,))
        return lambda items: _has_any(items, wanted)
    if test.operator in _COMPARE_BOUNDS and declaration.ordered:
        compare = _COMPARE_BOUNDS[test.operator]
        return lambda bounds: compare(bounds, (operand, operand))
    among = frozenset(operand if isinstance(operand, tuple) else (operand,))
    is_among = _bounds_among if declaration.ordered else _words_among
    if test.operator in (Operator.NE, Operator.NOT_IN):
        return lambda view: _not(is_among(view, among))
    return lambda view: is_among(view, among)


def against_field(test: Test, declaration: FieldType) -> Callable[[View, View], Decision]:
    """What decides a test on a field by its view and that of the field that it refers to."""
    return _COMPARE_BOUNDS[test.operator] if declaration.ordered else _COMPARE_WORDS[test.operator]


def _not(decision: Decision) -> Decision:
    sure, possible = decision
    return not possible, not sure


def _has_any(items: Items[Any], wanted: frozenset[Any]) -> Decision:
    sure = not items.sure.isdisjoint(wanted)
    rest = wanted if items.possible is None else items.possible & wanted
    return sure, sure or bool(rest)


def _bounds_among(bounds: tuple[Any, Any], values: frozenset[Any]) -> Decision:
    low, high = bounds
    possible = any(low <= value <= high for value in values)
    return possible and low == high, possible


def _words_among(words: frozenset[Any] | None, values: frozenset[Any]) -> Decision:
    if words is None:
        return False, bool(values)
    return words <= values, not words.isdisjoint(values)


def _at_least(bounds: tuple[Any, Any], others: tuple[Any, Any]) -> Decision:
    return bounds[0] >= others[1], bounds[1] >= others[0]


def _equal(bounds: tuple[Any, Any], others: tuple[Any, Any]) -> Decision:
    above, below = _at_least(bounds, others), _at_least(others, bounds)
    return above[0] and below[0], above[1] and below[1]


_COMPARE_BOUNDS: Final[Mapping[Operator, Callable[[Any, Any], Decision]]] = {
    Operator.GTE: _at_least,
    Operator.LTE: lambda bounds, others: _at_least(others, bounds),
    Operator.LT: lambda bounds, others: _not(_at_least(bounds, others)),
    Operator.GT: lambda bounds, others: _not(_at_least(others, bounds)),
    Operator.EQ: _equal,
    Operator.NE: lambda bounds, others: _not(_equal(bounds, others)),
}


def _same_word(words: frozenset[Any] | None, others: frozenset[Any] | None) -> Decision:
    word, other = one_word(words), one_word(others)
    if word is None or other is None:
        return False, True
    return word == other, word == other


_COMPARE_WORDS: Final[Mapping[Operator, Callable[[Any, Any], Decision]]] = {
    Operator.EQ: _same_word,
    Operator.NE: lambda words, others: _not(_same_word(words, others)),
}
