"""Pattern rules, the second stratum: rules over what other rules found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from missionrisk.catalogue.language import Logic, Operator, Pattern, Test

OUTCOME_TYPES: Final = frozenset({"outcome", "harm_summary"})
"""The fact types that only pattern rules see: what the other rules found."""


@dataclass(frozen=True)
class Sight:
    """What pattern rules look at: the outcomes of some rules, None where it may be any, and the sums by harm."""

    rules: frozenset[str] | None
    sums: bool


EVERYTHING: Final = Sight(rules=None, sums=True)


def is_pattern_rule(logic: Logic) -> bool:
    """Whether it belongs to the second stratum."""
    return any(pattern.fact_type in OUTCOME_TYPES for pattern in _patterns([logic]))


def sight_of(pattern_rules: Sequence[Logic]) -> Sight:
    """What pattern rules look at."""
    types = {pattern.fact_type for pattern in _patterns(pattern_rules)}
    return Sight(rules_named(pattern_rules), "harm_summary" in types)


def rules_named(pattern_rules: Iterable[Logic]) -> frozenset[str] | None:
    """The rules whose single outcomes the pattern rules can look at; None where it may be any."""
    named = [rules_in(pattern) for pattern in _patterns(pattern_rules) if pattern.fact_type == "outcome"]
    return None if not all(named) else frozenset(rule for rules in named for rule in rules)


def _patterns(rules: Iterable[Logic]) -> Iterator[Pattern]:
    for rule in rules:
        for block in rule.blocks():
            yield from (*block.exists, *block.none)


def rules_in(pattern: Pattern) -> tuple[str, ...]:
    """The rules that a pattern names; none where it leaves them open."""
    return next(filter(None, map(_ids_in, pattern.tests)), ())


def _ids_in(test: Test) -> tuple[str, ...]:
    if test.field != "rule":
        return ()
    if test.operator is Operator.EQ and isinstance(test.operand, str):
        return (test.operand,)
    return tuple(map(str, test.operand)) if test.operator is Operator.IN and isinstance(test.operand, tuple) else ()
