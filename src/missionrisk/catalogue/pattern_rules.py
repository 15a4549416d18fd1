"""Pattern rules, the second stratum: rules over what other rules found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from missionrisk.catalogue.language import Logic, Operator, Pattern, Test

OUTCOME_TYPES: Final = frozenset({"outcome", "harm_summary"})
"""The fact types that only pattern rules see: what the other rules found."""


@dataclass(frozen=True)
class Sight:
    """What pattern rules look at: some outcomes of some rules, None where these may be any, and the sums by harm."""

    rules: frozenset[str] | None
    results: frozenset[str] | None
    sums: bool

    def of_any_result(self) -> Sight:
        """The same, whatever the outcomes are."""
        return replace(self, results=None)


EVERYTHING: Final = Sight(rules=None, results=None, sums=True)


def is_pattern_rule(logic: Logic) -> bool:
    """Whether it belongs to the second stratum."""
    return any(pattern.fact_type in OUTCOME_TYPES for pattern in logic.patterns)


def sight_of(pattern_rules: Sequence[Logic]) -> Sight:
    """What pattern rules look at."""
    patterns = list(_patterns(pattern_rules))
    results = [_words_in(pattern, "result") for pattern in patterns if pattern.fact_type == "outcome"]
    sums = any(pattern.fact_type == "harm_summary" for pattern in patterns)
    return Sight(rules_named(pattern_rules), _all_named(results), sums)


def rules_named(pattern_rules: Iterable[Logic]) -> frozenset[str] | None:
    """The rules whose single outcomes the pattern rules can look at; None where it may be any."""
    return _all_named([rules_in(pattern) for pattern in _patterns(pattern_rules) if pattern.fact_type == "outcome"])


def _patterns(rules: Iterable[Logic]) -> Iterator[Pattern]:
    for rule in rules:
        yield from rule.patterns


def rules_in(pattern: Pattern) -> tuple[str, ...]:
    """The rules that a pattern names; none where it leaves them open."""
    return _words_in(pattern, "rule")


def _words_in(pattern: Pattern, field: str) -> tuple[str, ...]:
    return next(filter(None, (_words_of(test) for test in pattern.tests if test.field == field)), ())


def _words_of(test: Test) -> tuple[str, ...]:
    if test.operator is Operator.EQ and isinstance(test.operand, str):
        return (test.operand,)
    return tuple(map(str, test.operand)) if test.operator is Operator.IN and isinstance(test.operand, tuple) else ()


def _all_named(named: Sequence[tuple[str, ...]]) -> frozenset[str] | None:
    return None if not all(named) else frozenset(word for words in named for word in words)
