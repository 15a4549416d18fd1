"""Whether a test holds, by what is known of the fields that it compares: NO, PERHAPS or YES."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from missionrisk.catalogue.language import Operator, Test
from missionrisk.engine.extents import NO, PERHAPS, YES
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import FieldType

Answer = int

Decide = Callable[[Knowledge[Any]], Answer]
"""The answer from what is known of a test's field."""

Compare = Callable[[Knowledge[Any], Knowledge[Any]], Answer]
"""The answer from what is known of a test's field and of the one that it refers to."""

_OPPOSITE: Final = {NO: YES, PERHAPS: PERHAPS, YES: NO}

_COMPARE: Final[Mapping[Operator, Callable[[Any, Any], bool]]] = {
    Operator.LT: operator.lt,
    Operator.LTE: operator.le,
    Operator.GT: operator.gt,
    Operator.GTE: operator.ge,
}

_UPWARD: Final = frozenset({Operator.GT, Operator.GTE})


def against_literal(test: Test, declaration: FieldType) -> Decide:
    """What decides a test on a field so declared whose operand is a literal."""
    values = frozenset(test.operand if isinstance(test.operand, tuple) else (test.operand,))
    if declaration.many:
        return _holding_any(values)
    if test.operator in _COMPARE:
        return _ordered(test.operator, test.operand)
    among = _number_among(values) if declaration.ordered else _word_among(values)
    return _opposite(among) if test.operator in (Operator.NE, Operator.NOT_IN) else among


def against_field(test: Test, declaration: FieldType) -> Compare:
    """What decides a test on a field so declared that is compared with another field."""
    if test.operator in _COMPARE:
        return _both_ordered(test.operator)
    same = _same_number if declaration.ordered else _same_word
    return same if test.operator is Operator.EQ else lambda left, right: _OPPOSITE[same(left, right)]


def bounds(knowledge: Knowledge[Any]) -> tuple[Any, Any]:
    """The smallest and the largest number or date that it may be."""
    if isinstance(knowledge, Known):
        return knowledge.value, knowledge.value
    if isinstance(knowledge, Range):
        return knowledge.low, knowledge.high
    raise TypeError(f"a number or a date cannot be {knowledge!r}")


def one_word(knowledge: Knowledge[Any]) -> Any:
    """The one word that it must be, or None."""
    return knowledge.value if isinstance(knowledge, Known) else None


def _opposite(decide: Decide) -> Decide:
    return lambda knowledge: _OPPOSITE[decide(knowledge)]


def _word_among(values: frozenset[Any]) -> Decide:
    def decide(knowledge: Knowledge[Any]) -> Answer:
        if isinstance(knowledge, Known):
            return YES if knowledge.value in values else NO
        if isinstance(knowledge, OneOf):
            return YES if knowledge.options <= values else NO if knowledge.options.isdisjoint(values) else PERHAPS
        if isinstance(knowledge, Unknown):
            return PERHAPS if values else NO
        raise TypeError(f"a word cannot be {knowledge!r}")

    return decide


def _holding_any(wanted: frozenset[Any]) -> Decide:
    def decide(knowledge: Knowledge[Any]) -> Answer:
        if not isinstance(knowledge, Items):
            raise TypeError(f"a list cannot be {knowledge!r}")
        if not knowledge.sure.isdisjoint(wanted):
            return YES
        if knowledge.possible is None:
            return PERHAPS if wanted else NO
        return NO if knowledge.possible.isdisjoint(wanted) else PERHAPS

    return decide


def _number_among(values: frozenset[Any]) -> Decide:
    def decide(knowledge: Knowledge[Any]) -> Answer:
        if isinstance(knowledge, Known):
            return YES if knowledge.value in values else NO
        low, high = bounds(knowledge)
        return PERHAPS if any(low <= value <= high for value in values) else NO

    return decide


def _ordered(by: Operator, operand: Any) -> Decide:
    compare, upward = _COMPARE[by], by in _UPWARD

    def decide(knowledge: Knowledge[Any]) -> Answer:
        if isinstance(knowledge, Known):
            return YES if compare(knowledge.value, operand) else NO
        low, high = bounds(knowledge)
        hard, easy = (low, high) if upward else (high, low)
        return YES if compare(hard, operand) else PERHAPS if compare(easy, operand) else NO

    return decide


def _both_ordered(by: Operator) -> Compare:
    compare, upward = _COMPARE[by], by in _UPWARD

    def decide(left: Knowledge[Any], right: Knowledge[Any]) -> Answer:
        (low, high), (other_low, other_high) = bounds(left), bounds(right)
        hard, easy = ((low, other_high), (high, other_low)) if upward else ((high, other_low), (low, other_high))
        return YES if compare(*hard) else PERHAPS if compare(*easy) else NO

    return decide


def _same_number(left: Knowledge[Any], right: Knowledge[Any]) -> Answer:
    (low, high), (other_low, other_high) = bounds(left), bounds(right)
    if high < other_low or low > other_high:
        return NO
    return YES if low == high == other_low == other_high else PERHAPS


def _same_word(left: Knowledge[Any], right: Knowledge[Any]) -> Answer:
    word, other = one_word(left), one_word(right)
    if word is None or other is None:
        return PERHAPS
    return YES if word == other else NO
