"""The lines of rules in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from missionrisk.catalogue.language import Operator, Pattern, Reference, Test
from missionrisk.catalogue.messages import spoken_value
from missionrisk.facts.model import Vocabulary

_OPERATORS: Final[Mapping[Operator, str]] = {
    Operator.EQ: "is",
    Operator.NE: "is not",
    Operator.LT: "is less than",
    Operator.LTE: "is at most",
    Operator.GT: "is more than",
    Operator.GTE: "is at least",
    Operator.IN: "is one of",
    Operator.NOT_IN: "is none of",
    Operator.CONTAINS: "include",
    Operator.INTERSECTS: "include one of",
}
_NEGATED: Final[Mapping[Operator, str]] = {
    Operator.EQ: "is not",
    Operator.NE: "is",
    Operator.LT: "is at least",
    Operator.LTE: "is more than",
    Operator.GT: "is at most",
    Operator.GTE: "is less than",
    Operator.IN: "is none of",
    Operator.NOT_IN: "is one of",
    Operator.CONTAINS: "do not include",
    Operator.INTERSECTS: "include none of",
}


class Wording:
    """Puts tests and patterns into words, for one vocabulary and one rule's subject type."""

    def __init__(self, vocabulary: Vocabulary, subject_type: str) -> None:
        self._vocabulary = vocabulary
        self._subject_type = subject_type

    def test(self, test: Test, fact_type: str, *, negated: bool = False) -> str:
        """`days short is more than 0 (day)`; negated, `days short is at most 0 (day)`."""
        if negated and isinstance(test.operand, bool):
            return self.test(replace(test, operand=not test.operand), fact_type)
        of_mission = "of the mission, " if test.of_mission and fact_type != "mission" else ""
        verb = (_NEGATED if negated else _OPERATORS)[test.operator]
        unit = self._unit(test, fact_type)
        return f"{of_mission}{plain(test.field)} {verb} {self._operand(test)}{unit}"

    def there_is(self, pattern: Pattern, *, negated: bool = False) -> str:
        """`there is a refill source with: medicine is that of this dispensed supply; agreed is yes`."""
        article = "an" if pattern.fact_type[0] in "aeiou" else "a"
        found = "there is no" if negated else f"there is {article}"
        tests = "; ".join(self.test(test, pattern.fact_type) for test in pattern.tests)
        return f"{found} {plain(pattern.fact_type)}" + (f" with: {tests}" if tests else "")

    def meaning(self, test: Test, fact_type: str) -> str:
        """What the field of a test means."""
        owner = "mission" if test.of_mission else fact_type
        return self._vocabulary[owner].declarations()[test.field].description

    def _unit(self, test: Test, fact_type: str) -> str:
        owner = "mission" if test.of_mission else fact_type
        unit = self._vocabulary[owner].declarations()[test.field].unit
        return f" ({unit})" if unit and not isinstance(test.operand, Reference) else ""

    def _operand(self, test: Test) -> str:
        operand = test.operand
        if not isinstance(operand, Reference):
            return _words(operand)
        owner = "the mission" if operand.scope == "mission" else f"this {plain(self._subject_type)}"
        return f"{'that' if operand.name == test.field else 'the ' + plain(operand.name)} of {owner}"


def _words(operand: Any) -> str:
    if isinstance(operand, tuple):
        return ", ".join(_words(item) for item in operand)
    return plain(operand) if isinstance(operand, str) else spoken_value(operand)


def plain(name: str) -> str:
    """A name of a field, a type or a choice as words."""
    return name.replace("_", " ")
