"""The meaning of rules: the reference that every other engine must agree with, plain and obvious.

A test is true, false, or unknown where only some of the possible values satisfy it. `exists` is true if some sure
fact certainly matches, unknown if some fact possibly does, else false; `none` is its negation. Lines join with
*and*, alternatives with *or*, and

    value = applies and risk and not mitigated

decides the outcome. `trace` gives the same walk as a tree, for explanations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from missionrisk.catalogue.language import ORDERING, Block, Logic, Operator, Pattern, Reference, Test
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.engine.truth import Truth, conjunction, disjunction, truth
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range
from missionrisk.facts.model import Fact, Facts

# --- outcomes -----------------------------------------------------------------------------------------------------


class ReferenceEngine:
    """Decides rules by walking them. It needs nothing but Python."""

    name = "reference"

    def __init__(self, rules: Iterable[Logic]) -> None:
        self._rules = tuple(rules)

    def evaluate(self, facts: Facts) -> Outcomes:
        """The outcome of every rule for each of its subjects; where a rule fails, `error` and the reason."""
        by_rule: dict[str, dict[str, Outcome]] = {}
        failures: dict[str, str] = {}
        for rule in self._rules:
            subjects = facts.of(rule.subject)
            try:
                by_rule[rule.rule] = {fact.subject: outcome(rule, fact, facts) for fact in subjects}
            except Exception as error:
                by_rule[rule.rule] = {fact.subject: Outcome.ERROR for fact in subjects}
                failures[rule.rule] = f"{type(error).__name__}: {error}"
        return Outcomes(by_rule, failures)

    def close(self) -> None:
        """Nothing is held, so there is nothing to let go."""


def outcome(rule: Logic, subject: Fact, facts: Facts) -> Outcome:
    """The outcome of one rule for one subject."""
    applies, value = _decide(rule, subject, facts)
    return settle(applies, value)


def settle(applies: Truth, value: Truth) -> Outcome:
    """The outcome that the two truths give."""
    if applies is Truth.FALSE:
        return Outcome.NOT_APPLICABLE
    return {Truth.TRUE: Outcome.FLAGGED, Truth.FALSE: Outcome.CLEAR, Truth.UNKNOWN: Outcome.UNKNOWN}[value]


def _decide(rule: Logic, subject: Fact, facts: Facts) -> tuple[Truth, Truth]:
    applies = conjunction([_block(rule.applies, subject, facts), _existence(subject)])
    risk = disjunction(_block(block, subject, facts) for block in rule.risk)
    mitigated = disjunction(_block(block, subject, facts) for block in rule.mitigated)
    return applies, conjunction([applies, risk, mitigated.negation])


def _block(block: Block, subject: Fact, facts: Facts) -> Truth:
    return conjunction(
        [
            *(truth_of_test(test, subject, subject, facts) for test in block.tests),
            *(_exists(pattern, subject, facts) for pattern in block.exists),
            *(_exists(pattern, subject, facts).negation for pattern in block.none),
        ]
    )


def _exists(pattern: Pattern, subject: Fact, facts: Facts) -> Truth:
    return disjunction(_matches(pattern, fact, subject, facts) for fact in candidates(pattern, subject, facts))


def candidates(pattern: Pattern, subject: Fact, facts: Facts) -> list[Fact]:
    """The facts that a pattern may match: all of its type but the subject itself.

    A subject that stands for many entries may be matched by another of them.
    """
    return [fact for fact in facts.of(pattern.fact_type) if fact is not subject or fact.placeholder]


def _matches(pattern: Pattern, fact: Fact, subject: Fact, facts: Facts) -> Truth:
    return conjunction(
        [*(truth_of_test(test, fact, subject, facts) for test in pattern.tests), _existence(fact)],
    )


def _existence(fact: Fact) -> Truth:
    return Truth.TRUE if fact.sure else Truth.UNKNOWN


# --- one test -----------------------------------------------------------------------------------------------------


def truth_of_test(test: Test, fact: Fact, subject: Fact, facts: Facts) -> Truth:
    """Whether a fact passes a test of a rule about the subject."""
    return compared(test, *sides_of(test, fact, subject, facts))


def tested_fact(test: Test, fact: Fact, facts: Facts) -> Fact:
    """The fact whose field a test reads."""
    return facts.mission if test.of_mission else fact


def sides_of(test: Test, fact: Fact, subject: Fact, facts: Facts) -> tuple[Knowledge[Any], Knowledge[Any] | None]:
    """What is known of the field that a test reads and of the value that it refers to; None if that is a literal.

    Raises LookupError for a parameter: rules are bound to their parameters before they are evaluated.
    """
    left = tested_fact(test, fact, facts).knowledge(test.field)
    operand = test.operand
    if not isinstance(operand, Reference):
        return left, None
    if operand.scope == "parameter":
        raise LookupError(f"{operand} is not bound to a value")
    return left, (subject if operand.scope == "subject" else facts.mission).knowledge(operand.name)


def compared(test: Test, left: Knowledge[Any], right: Knowledge[Any] | None) -> Truth:
    """Whether what is known of the two sides of a test satisfies it."""
    if right is None:
        return _AGAINST_LITERAL[test.operator](left, test.operand)
    return _against_knowledge(test.operator, left, right)


def _against_knowledge(operator: Operator, left: Knowledge[Any], right: Knowledge[Any]) -> Truth:
    """Whether what is known of one value satisfies the operator for what is known of another.

    Numbers and dates compare by their ranges. Of other values a partial set counts as unknown here, since which of
    its members holds on the one side says nothing about the other.
    """
    if isinstance(left, (Known, Range)) and isinstance(right, (Known, Range)):
        if operator is Operator.EQ:
            return _same(left, right)
        if operator is Operator.NE:
            return _same(left, right).negation
        return _ordered(operator, *_bounds(left), *_bounds(right))
    return Truth.UNKNOWN


def _ordered(operator: Operator, low: Any, high: Any, other_low: Any, other_high: Any) -> Truth:
    match operator:
        case Operator.LT:
            return truth(True if high < other_low else False if low >= other_high else None)
        case Operator.LTE:
            return truth(True if high <= other_low else False if low > other_high else None)
        case Operator.GT:
            return truth(True if low > other_high else False if high <= other_low else None)
        case Operator.GTE:
            return truth(True if low >= other_high else False if high < other_low else None)
    raise ValueError(f"{operator} does not compare by size")


def _same(left: Known[Any] | Range[Any], right: Known[Any] | Range[Any]) -> Truth:
    low, high = _bounds(left)
    other_low, other_high = _bounds(right)
    if low == high == other_low == other_high:
        return Truth.TRUE
    return truth(False if high < other_low or low > other_high else None)


def _is_among(left: Knowledge[Any], values: tuple[Any, ...]) -> Truth:
    if isinstance(left, Known):
        return Truth.TRUE if left.value in values else Truth.FALSE
    if isinstance(left, OneOf):
        if left.options.isdisjoint(values):
            return Truth.FALSE
        return Truth.TRUE if left.options.issubset(values) else Truth.UNKNOWN
    if isinstance(left, Range):
        return truth(None if any(left.low <= value <= left.high for value in values) else False)
    return truth(None if values else False)


def _has_any(left: Knowledge[Any], wanted: frozenset[Any]) -> Truth:
    if not isinstance(left, Items):
        raise TypeError(f"a list is expected, not {left!r}")
    if left.sure & wanted:
        return Truth.TRUE
    if not wanted:
        return Truth.FALSE
    return truth(None if left.possible is None or left.possible & wanted else False)


def _bounds(knowledge: Knowledge[Any]) -> tuple[Any, Any]:
    if isinstance(knowledge, Known):
        return knowledge.value, knowledge.value
    if isinstance(knowledge, Range):
        return knowledge.low, knowledge.high
    raise TypeError(f"a number or date is expected, not {knowledge!r}")


def _by_size(operator: Operator) -> Callable[[Knowledge[Any], Any], Truth]:
    return lambda left, operand: _ordered(operator, *_bounds(left), operand, operand)


_AGAINST_LITERAL: Final[Mapping[Operator, Callable[[Knowledge[Any], Any], Truth]]] = {
    Operator.EQ: lambda left, operand: _is_among(left, (operand,)),
    Operator.NE: lambda left, operand: _is_among(left, (operand,)).negation,
    Operator.IN: _is_among,
    Operator.NOT_IN: lambda left, operand: _is_among(left, operand).negation,
    Operator.CONTAINS: lambda left, operand: _has_any(left, frozenset((operand,))),
    Operator.INTERSECTS: lambda left, operand: _has_any(left, frozenset(operand)),
    **{operator: _by_size(operator) for operator in ORDERING},
}
"""Whether what is known satisfies each operator for a literal operand."""


# --- traces -------------------------------------------------------------------------------------------------------

TraceKind = Literal["rule", "applies", "subject", "risk", "mitigated", "block", "exists", "none", "fact", "test"]


@dataclass(unsafe_hash=True)
class Trace:
    """One node of the walk: what was asked, of which fact, what was known, and what came of it.

    `left` and `right` are what was known of the two sides of a test. The nodes *mitigated* and *none* carry the
    truth of what they say; their parents take its negation into account.
    """

    kind: TraceKind
    result: Truth
    children: tuple[Trace, ...] = ()
    fact: Fact | None = None
    pattern: Pattern | None = None
    test: Test | None = None
    left: Knowledge[Any] | None = None
    right: Knowledge[Any] | None = None


def trace(rule: Logic, subject: Fact, facts: Facts) -> Trace:
    """The whole walk of one rule for one subject. The root's result is the rule's value."""
    own = _trace_block(rule.applies, subject, facts)
    existence = Trace("subject", _existence(subject), fact=subject)
    applies = Trace("applies", conjunction([own.result, existence.result]), (*own.children, existence))
    risk_blocks = tuple(_trace_block(block, subject, facts) for block in rule.risk)
    risk = Trace("risk", disjunction(block.result for block in risk_blocks), risk_blocks)
    mitigations = tuple(_trace_block(block, subject, facts) for block in rule.mitigated)
    mitigated = Trace("mitigated", disjunction(block.result for block in mitigations), mitigations)
    value = conjunction([applies.result, risk.result, mitigated.result.negation])
    return Trace("rule", value, (applies, risk, mitigated), fact=subject)


def _trace_block(block: Block, subject: Fact, facts: Facts) -> Trace:
    lines = (
        *(_trace_test(test, subject, subject, facts) for test in block.tests),
        *(_trace_pattern("exists", pattern, subject, facts) for pattern in block.exists),
        *(_trace_pattern("none", pattern, subject, facts) for pattern in block.none),
    )
    return Trace("block", conjunction(line.result for line in lines), lines)


def _trace_pattern(kind: Literal["exists", "none"], pattern: Pattern, subject: Fact, facts: Facts) -> Trace:
    matches = tuple(_trace_match(pattern, fact, subject, facts) for fact in candidates(pattern, subject, facts))
    found = disjunction(match.result for match in matches)
    return Trace(kind, found if kind == "exists" else found.negation, matches, pattern=pattern)


def _trace_match(pattern: Pattern, fact: Fact, subject: Fact, facts: Facts) -> Trace:
    lines = (
        *(_trace_test(test, fact, subject, facts) for test in pattern.tests),
        Trace("subject", _existence(fact), fact=fact),
    )
    return Trace("fact", conjunction(line.result for line in lines), lines, fact=fact)


def _trace_test(test: Test, fact: Fact, subject: Fact, facts: Facts) -> Trace:
    left, right = sides_of(test, fact, subject, facts)
    tested = tested_fact(test, fact, facts)
    return Trace("test", compared(test, left, right), fact=tested, test=test, left=left, right=right)
