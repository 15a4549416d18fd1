"""The rule language: tests, patterns and blocks, as the engine reads them.

These are plain values without text or sources. `catalogue.rules` reads them from YAML; `engine` gives them meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Literal

Scalar = bool | int | float | str | date


class Operator(str, Enum):
    """How a test compares a field with its operand."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    INTERSECTS = "intersects"


ORDERING = frozenset({Operator.LT, Operator.LTE, Operator.GT, Operator.GTE})
EQUALITY = frozenset({Operator.EQ, Operator.NE})
MEMBERSHIP = frozenset({Operator.IN, Operator.NOT_IN})
OF_LISTS = frozenset({Operator.CONTAINS, Operator.INTERSECTS})


@dataclass(frozen=True)
class Reference:
    """An operand that stands for another value: `$subject.field`, `$mission.field`, `$parameter.name`."""

    scope: Literal["subject", "mission", "parameter"]
    name: str

    def __str__(self) -> str:
        return f"${self.scope}.{self.name}"


@dataclass(frozen=True)
class Test:
    """One line: a field, an operator and an operand.

    The field is the subject's in a block, the pattern's in a pattern; with `of_mission`, it is the mission's.
    """

    __test__ = False  # not a test case, whatever its name says to a test runner

    field: str
    operator: Operator
    operand: Scalar | tuple[Scalar, ...] | Reference
    of_mission: bool = False


Join = tuple[str, str]
"""A field of a pattern's facts, and the field of the subject that it must equal."""


@dataclass(frozen=True)
class Pattern:
    """A fact of `fact_type` for which all tests hold."""

    fact_type: str
    tests: tuple[Test, ...] = ()

    def joins(self) -> set[Join]:
        """The joins with the subject that its facts must make."""
        return {
            (test.field, test.operand.name)
            for test in self.tests
            if test.operator is Operator.EQ
            and not test.of_mission
            and isinstance(test.operand, Reference)
            and test.operand.scope == "subject"
        }


@dataclass(frozen=True)
class Block:
    """Lines that must all hold: tests, patterns that must exist, patterns of which there must be none."""

    tests: tuple[Test, ...] = ()
    exists: tuple[Pattern, ...] = ()
    none: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Logic:
    """What decides a rule: its subject, when it applies, when there is risk, and when that is mitigated.

    `applies` holds tests only. `risk` and `mitigated` are alternatives: one block that holds is enough.
    """

    rule: str
    subject: str
    applies: Block
    risk: tuple[Block, ...]
    mitigated: tuple[Block, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block of the rule."""
        yield self.applies
        yield from self.risk
        yield from self.mitigated

    @cached_property
    def unmitigated(self) -> Logic:
        """The same rule with nothing that mitigates its risk."""
        return replace(self, mitigated=())

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern of the rule."""
        return tuple(pattern for block in self.blocks() for pattern in (*block.exists, *block.none))

    @cached_property
    def joins(self) -> Mapping[str, Join]:
        """The fact types of which every pattern in the rule makes the same join with the subject."""
        joins: dict[str, set[Join]] = {}
        for pattern in self.patterns:
            own = pattern.joins()
            joins[pattern.fact_type] = joins.get(pattern.fact_type, own) & own
        return {fact_type: min(shared) for fact_type, shared in joins.items() if shared}

    @cached_property
    def reads(self) -> frozenset[tuple[str, str]]:
        """The fields that decide the rule, each with its fact type."""
        of_subject = {(self.subject, test) for block in self.blocks() for test in block.tests}
        of_patterns = {(pattern.fact_type, test) for pattern in self.patterns for test in pattern.tests}
        return frozenset(
            ("mission" if test.of_mission else name, test.field) for name, test in of_subject | of_patterns
        )

    def bound(self, parameters: Mapping[str, Scalar | tuple[Scalar, ...]]) -> Logic:
        """The same logic with each `$parameter.name` replaced by its value."""

        def bind(test: Test) -> Test:
            if isinstance(test.operand, Reference) and test.operand.scope == "parameter":
                return replace(test, operand=parameters[test.operand.name])
            return test

        return self._each_test(bind)

    def _each_test(self, change: Callable[[Test], Test]) -> Logic:
        def in_pattern(pattern: Pattern) -> Pattern:
            return replace(pattern, tests=tuple(map(change, pattern.tests)))

        def in_block(block: Block) -> Block:
            return Block(
                tuple(map(change, block.tests)),
                tuple(map(in_pattern, block.exists)),
                tuple(map(in_pattern, block.none)),
            )

        return replace(
            self,
            applies=in_block(self.applies),
            risk=tuple(map(in_block, self.risk)),
            mitigated=tuple(map(in_block, self.mitigated)),
        )
