"""Conditions as written in a rule file, read against the vocabulary of facts.

Reading is checking: a fact type, field, operator or operand that does not fit is noted as a fault at its place, with
the nearest right name; all faults of a rule are found in one pass.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, cast

from missionrisk.catalogue.faults import Faults, did_you_mean
from missionrisk.catalogue.language import (
    EQUALITY,
    MEMBERSHIP,
    OF_LISTS,
    ORDERING,
    Block,
    Logic,
    Operator,
    Pattern,
    Reference,
    Scalar,
    Test,
)
from missionrisk.catalogue.pattern_rules import OUTCOME_TYPES
from missionrisk.catalogue.rules import Parameter, Rule
from missionrisk.facts.model import Fact, FieldType, Kind, Vocabulary
from missionrisk.plan.source import Location

MISSION: Final = "mission"

_OPERATORS: Final = {operator.value: operator for operator in Operator}
_MISSION_FIELD: Final = "$mission."


def read_logic(rule: Rule, vocabulary: Vocabulary, location: Location, faults: Faults) -> Logic | None:
    """The rule's logic, or None where its subject is unknown. What is wrong is added to `faults`."""
    subject = vocabulary.get(rule.subject)
    if subject is None:
        faults.add(
            (*location, "subject"),
            f"there is no fact type '{rule.subject}'",
            _nearest_or_known(rule.subject, vocabulary),
        )
        return None
    reader = _Reader(vocabulary, subject, rule.parameters, faults)
    own = reader.block(rule.applies_when, (*location, "applies_when"), tests_only=True)
    risk = rule.risk_when if isinstance(rule.risk_when, list) else [rule.risk_when]
    logic = Logic(
        rule=rule.id,
        subject=rule.subject,
        applies=Block(tests=(*_scope_of(rule), *own.tests)),
        risk=reader.blocks(risk, (*location, "risk_when"), listed=isinstance(rule.risk_when, list)),
        mitigated=reader.blocks(rule.mitigated_when, (*location, "mitigated_when"), listed=True),
    )
    for name in rule.parameters.keys() - reader.used:
        faults.add((*location, "parameters", name), f"the parameter '{name}' is never used")
    return logic


def _scope_of(rule: Rule) -> tuple[Test, ...]:
    tests = [Test("model", Operator.IN, rule.models, of_mission=True)]
    if rule.services is not None:
        tests.append(Test("services", Operator.INTERSECTS, rule.services, of_mission=True))
    return tuple(tests)


class _Reader:
    def __init__(
        self, vocabulary: Vocabulary, subject: type[Fact], parameters: Mapping[str, Parameter], faults: Faults
    ) -> None:
        self._vocabulary = vocabulary
        self._subject = subject
        self._parameters = parameters
        self._faults = faults
        self.used: set[str] = set()

    def blocks(self, written: list[dict[str, Any]], location: Location, *, listed: bool) -> tuple[Block, ...]:
        return tuple(
            self.block(block, (*location, position) if listed else location) for position, block in enumerate(written)
        )

    def block(self, written: Mapping[str, Any], location: Location, *, tests_only: bool = False) -> Block:
        tests: list[Test] = []
        patterns: dict[str, tuple[Pattern, ...]] = {"exists": (), "none": ()}
        for name, value in written.items():
            if name not in patterns:
                tests += self._test(self._subject, name, value, (*location, name))
            elif tests_only:
                self._faults.add(
                    (*location, name), f"'{name}' cannot stand here: applies_when holds tests only", "use risk_when"
                )
            else:
                patterns[name] = self._patterns(value, (*location, name), negated=name == "none")
        if not written and not tests_only:
            self._faults.add(location, "a block without lines holds always, which is never meant")
        return Block(tuple(tests), patterns["exists"], patterns["none"])

    def _patterns(self, written: Any, location: Location, *, negated: bool) -> tuple[Pattern, ...]:
        if not isinstance(written, list) or not written:
            self._faults.add(location, "a list of patterns is expected, such as [{person: {cadre: physician}}]")
            return ()
        found = []
        for position, item in enumerate(written):
            place = (*location, position)
            if not isinstance(item, dict) or len(item) != 1:
                self._faults.add(place, "a pattern is one fact type with its tests, such as {person: {cadre: nurse}}")
                continue
            ((type_name, tests),) = item.items()
            pattern = self._pattern(type_name, tests, (*place, type_name), negated=negated)
            if pattern is not None:
                found.append(pattern)
        return tuple(found)

    def _pattern(self, type_name: str, tests: Any, location: Location, *, negated: bool) -> Pattern | None:
        fact_type = self._vocabulary.get(type_name)
        if fact_type is None:
            self._faults.add(
                location, f"there is no fact type '{type_name}'", _nearest_or_known(type_name, self._vocabulary)
            )
            return None
        if negated and type_name in OUTCOME_TYPES:
            self._faults.add(
                location, f"'none' cannot speak of {type_name}: that a rule found nothing proves nothing", "use exists"
            )
        if not isinstance(tests, dict):
            self._faults.add(location, "the tests of a pattern are a mapping; {} for any such fact")
            return None
        lines = [
            test for name, value in tests.items() for test in self._test(fact_type, name, value, (*location, name))
        ]
        return Pattern(type_name, tuple(lines))

    def _test(self, fact_type: type[Fact], name: str, value: Any, location: Location) -> list[Test]:
        of_mission = name.startswith(_MISSION_FIELD)
        if of_mission:
            fact_type, name = self._vocabulary[MISSION], name.removeprefix(_MISSION_FIELD)
        declaration = fact_type.declarations().get(name)
        if declaration is None:
            self._faults.add(
                location,
                f"{fact_type.type_name} has no field '{name}'",
                _nearest_or_known(name, fact_type.declarations()),
            )
            return []
        operator, operand, place = self._operator(value, location)
        if operator is None:
            return []
        read = self._operand(declaration, operator, operand, place)
        return [] if read is None else [Test(name, operator, read, of_mission)]

    def _operator(self, value: Any, location: Location) -> tuple[Operator | None, Any, Location]:
        if not isinstance(value, dict):
            return Operator.EQ, value, location
        if len(value) != 1:
            self._faults.add(location, "a test has one operator, such as {lt: 30}")
            return None, None, location
        ((word, operand),) = value.items()
        operator = _OPERATORS.get(word)
        if operator is None:
            self._faults.add((*location, word), f"there is no operator '{word}'", _nearest_or_known(word, _OPERATORS))
        return operator, operand, (*location, word)

    def _operand(
        self, declaration: FieldType, operator: Operator, operand: Any, location: Location
    ) -> Scalar | tuple[Scalar, ...] | Reference | None:
        if not self._operator_fits(declaration, operator, location):
            return None
        if isinstance(operand, str) and operand.startswith("$"):
            return self._reference(declaration, operator, operand, location)
        if operator in MEMBERSHIP or operator is Operator.INTERSECTS:
            if not isinstance(operand, (list, tuple)) or not operand:
                self._faults.add(location, f"'{operator.value}' needs a list of values")
                return None
            read = [self._literal(declaration, item, (*location, i)) for i, item in enumerate(operand)]
            return None if None in read else tuple(cast("list[Scalar]", read))
        return self._literal(declaration, operand, location)

    def _operator_fits(self, declaration: FieldType, operator: Operator, location: Location) -> bool:
        if declaration.many and operator not in OF_LISTS:
            self._faults.add(location, f"'{operator.value}' cannot test a list", "use contains or intersects")
        elif not declaration.many and operator in OF_LISTS:
            self._faults.add(location, f"'{operator.value}' tests lists, and this field holds one value", "use in")
        elif operator in ORDERING and not declaration.ordered:
            self._faults.add(
                location, f"'{operator.value}' compares numbers and dates, and this field is a {declaration.kind.value}"
            )
        else:
            return True
        return False

    def _reference(
        self, declaration: FieldType, operator: Operator, written: str, location: Location
    ) -> Reference | tuple[Scalar, ...] | Scalar | None:
        scope, _, name = written.removeprefix("$").partition(".")
        if scope == "parameter":
            return self._parameter(declaration, operator, name, location)
        if scope not in ("subject", "mission") or not name:
            self._faults.add(
                location, f"'{written}' refers to nothing", "use $subject.field, $mission.field or $parameter.name"
            )
            return None
        if operator not in ORDERING | EQUALITY:
            self._faults.add(location, f"'{operator.value}' takes values or a parameter, not {written}")
            return None
        fact_type = self._subject if scope == "subject" else self._vocabulary[MISSION]
        other = fact_type.declarations().get(name)
        if other is None:
            self._faults.add(
                location,
                f"{fact_type.type_name} has no field '{name}'",
                _nearest_or_known(name, fact_type.declarations()),
            )
            return None
        if other.many or not _comparable(declaration, other):
            self._faults.add(location, f"{written} is a {_spoken(other)}, and this field is a {_spoken(declaration)}")
            return None
        return Reference(cast("Literal['subject', 'mission']", scope), name)

    def _parameter(self, declaration: FieldType, operator: Operator, name: str, location: Location) -> Reference | None:
        parameter = self._parameters.get(name)
        if parameter is None:
            self._faults.add(location, f"there is no parameter '{name}'", _nearest_or_known(name, self._parameters))
            return None
        self.used.add(name)
        value = list(parameter.value) if isinstance(parameter.value, tuple) else parameter.value
        before = len(self._faults.found)
        self._operand(declaration, operator, value, location)
        return Reference("parameter", name) if len(self._faults.found) == before else None

    def _literal(self, declaration: FieldType, value: Any, location: Location) -> Scalar | None:
        match declaration.kind:
            case Kind.FLAG if isinstance(value, bool):
                return value
            case Kind.NUMBER if (
                isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
            ):
                return int(value) if isinstance(value, int) else float(value)
            case Kind.TEXT if isinstance(value, str):
                return value
            case Kind.CHOICE if isinstance(value, str):
                if declaration.options is not None and value not in declaration.options:
                    self._faults.add(
                        location, f"'{value}' is not one of its words", _nearest_or_known(value, declaration.options)
                    )
                    return None
                return value
            case Kind.DATE if isinstance(value, str):
                try:
                    return date.fromisoformat(value)
                except ValueError:
                    pass
        self._faults.add(location, f"{value!r} is not a {_spoken(declaration, single=True)}")
        return None


def _comparable(one: FieldType, other: FieldType) -> bool:
    words = {Kind.TEXT, Kind.CHOICE}
    return one.kind is other.kind or {one.kind, other.kind} <= words


def _spoken(declaration: FieldType, *, single: bool = False) -> str:
    name = {Kind.FLAG: "yes or no", Kind.CHOICE: "word"}.get(declaration.kind, declaration.kind.value)
    return f"list of {name}" if declaration.many and not single else name


def _nearest_or_known(written: str, known: Any) -> str:
    return did_you_mean(written, known) or "known: " + ", ".join(sorted(known)[:12])
