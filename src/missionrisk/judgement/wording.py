"""The lines of rules in words, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from missionrisk.catalogue.language import Operator, Pattern, Reference, Test
from missionrisk.catalogue.messages import spoken_value
from missionrisk.facts.model import Vocabulary
from missionrisk.language import gettext as _
from missionrisk.language import listed, plain, to_translate

__all__ = ["Wording", "plain"]

_OPERATORS: Final[Mapping[Operator, str]] = {
    Operator.EQ: to_translate("{field} is {value}"),
    Operator.NE: to_translate("{field} is not {value}"),
    Operator.LT: to_translate("{field} is less than {value}"),
    Operator.LTE: to_translate("{field} is at most {value}"),
    Operator.GT: to_translate("{field} is more than {value}"),
    Operator.GTE: to_translate("{field} is at least {value}"),
    Operator.IN: to_translate("{field} is one of {value}"),
    Operator.NOT_IN: to_translate("{field} is none of {value}"),
    Operator.CONTAINS: to_translate("{field} include {value}"),
    Operator.INTERSECTS: to_translate("{field} include one of {value}"),
}
_NEGATED: Final[Mapping[Operator, str]] = {
    Operator.EQ: _OPERATORS[Operator.NE],
    Operator.NE: _OPERATORS[Operator.EQ],
    Operator.LT: _OPERATORS[Operator.GTE],
    Operator.LTE: _OPERATORS[Operator.GT],
    Operator.GT: _OPERATORS[Operator.LTE],
    Operator.GTE: _OPERATORS[Operator.LT],
    Operator.IN: _OPERATORS[Operator.NOT_IN],
    Operator.NOT_IN: _OPERATORS[Operator.IN],
    Operator.CONTAINS: to_translate("{field} do not include {value}"),
    Operator.INTERSECTS: to_translate("{field} include none of {value}"),
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
        compared = (_NEGATED if negated else _OPERATORS)[test.operator]
        line = _(compared).format(field=plain(test.field), value=self._operand(test, fact_type))
        return _("of the mission, {line}").format(line=line) if test.of_mission and fact_type != "mission" else line

    def there_is(self, pattern: Pattern, *, negated: bool = False) -> str:
        """`there is a refill source with: medicine is that of this dispensed supply; agreed is yes`."""
        if negated:
            found = _("there is no {fact}")
        elif pattern.fact_type[0] in "aeiou":
            found = _("there is an {fact}")
        else:
            found = _("there is a {fact}")
        line = found.format(fact=plain(pattern.fact_type))
        tests = _("; ").join(self.test(test, pattern.fact_type) for test in pattern.tests)
        return _("{line} with: {tests}").format(line=line, tests=tests) if tests else line

    def meaning(self, test: Test, fact_type: str) -> str:
        """What the field of a test means."""
        owner = "mission" if test.of_mission else fact_type
        return _(self._vocabulary[owner].declarations()[test.field].description)

    def _operand(self, test: Test, fact_type: str) -> str:
        operand = test.operand
        if isinstance(operand, Reference):
            return self._referred(operand, test.field)
        owner = "mission" if test.of_mission else fact_type
        unit = self._vocabulary[owner].declarations()[test.field].unit
        return _("{value} ({unit})").format(value=_words(operand), unit=_(unit)) if unit else _words(operand)

    def _referred(self, to: Reference, field: str) -> str:
        name, same = plain(to.name), to.name == field
        if to.scope == "mission":
            return _("that of the mission") if same else _("the {field} of the mission").format(field=name)
        subject = plain(self._subject_type)
        if same:
            return _("that of this {fact}").format(fact=subject)
        return _("the {field} of this {fact}").format(field=name, fact=subject)


def _words(operand: Any) -> str:
    if isinstance(operand, tuple):
        return listed(_words(item) for item in operand)
    return plain(operand) if isinstance(operand, str) else spoken_value(operand)
