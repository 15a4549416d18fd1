"""Pattern rules, the second stratum: rules over what other rules found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from missionrisk.catalogue.language import Logic, Operator, Pattern, Test

OUTCOME_TYPES: Final = frozenset({"outcome", "harm_summary"})
"""The fact types that only pattern rules see: what the other rules found."""


def is_pattern_rule(logic: Logic) -> bool:
    """Whether it belongs to the second stratum."""
    types = {p.fact_type for block in logic.blocks() for p in (*block.exists, *block.none)}
    return bool(types & OUTCOME_TYPES)


def rules_named(pattern_rules: Iterable[Logic]) -> frozenset[str] | None:
    """The rules whose single outcomes the pattern rules can look at; None where it may be any."""
    patterns = [p for rule in pattern_rules for block in rule.blocks() for p in (*block.exists, *block.none)]
    named = [rules_in(pattern) for pattern in patterns if pattern.fact_type == "outcome"]
    return None if not all(named) else frozenset(rule for rules in named for rule in rules)


def rules_in(pattern: Pattern) -> tuple[str, ...]:
    """The rules that a pattern names; none where it leaves them open."""
    return next(filter(None, map(_ids_in, pattern.tests)), ())


def _ids_in(test: Test) -> tuple[str, ...]:
    if test.field != "rule":
        return ()
    if test.operator is Operator.EQ and isinstance(test.operand, str):
        return (test.operand,)
    return tuple(map(str, test.operand)) if test.operator is Operator.IN and isinstance(test.operand, tuple) else ()
