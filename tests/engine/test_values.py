"""Awkward values come through unharmed."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from missionrisk.catalogue.language import EQUALITY, ORDERING, Block, Operator, Pattern, Reference, Test
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Known
from missionrisk.facts.model import Facts

from .engines import MISSION, evaluate, outcome_of, rule_about
from .strategies import Person, Supply

NUMBERS = (-math.inf, -(2**70), -2, -1e-05, 0, 1e-05, 1, 1.0, 2**53, 2**53 + 1, 1e16, 2**70, math.inf)
DATES = (LONG_AGO, date(2027, 2, 28), date(2027, 3, 1), NEVER - timedelta(days=1), NEVER)
TEXTS = (
    "",
    " ",
    "a",
    "A",
    'it"s',
    "it's",
    "back\\slash",
    "new\nline",
    "{}[],:",
    "\u0001",
    "hôpital 🏥",
    "1",
    "x" * 60_000,
    "x" * 59_999 + "y",
)
PYTHON = {
    Operator.EQ: lambda a, b: a == b,
    Operator.NE: lambda a, b: a != b,
    Operator.LT: lambda a, b: a < b,
    Operator.LTE: lambda a, b: a <= b,
    Operator.GT: lambda a, b: a > b,
    Operator.GTE: lambda a, b: a >= b,
}


def flagged(expected: bool) -> Outcome:
    return Outcome.FLAGGED if expected else Outcome.CLEAR


def compared(field: str, own_field: str, operator: Operator, values: tuple[Any, ...]) -> None:
    """Compares each value with each: against a literal, and with the subject's."""
    people = [Person(key=(f"p{place}",), **{own_field: Known(value)}) for place, value in enumerate(values)]
    for value in values:
        supply = Supply(key=("s",), **{field: Known(value)})
        facts = Facts([MISSION, supply, *people])
        literals = [
            rule_about("person", Block((Test(own_field, operator, other),)), name=f"own {place}")
            for place, other in enumerate(values)
        ] + [
            rule_about(
                "mission", Block(exists=(Pattern("supply", (Test(field, operator, other),)),)), name=f"fact {place}"
            )
            for place, other in enumerate(values)
        ]
        joined = rule_about(
            "person", Block(exists=(Pattern("supply", (Test(field, operator, Reference("subject", own_field)),)),))
        )
        outcomes = evaluate([*literals, joined], facts)
        for place, other in enumerate(values):
            assert outcomes.of(f"fact {place}", "mission") is flagged(PYTHON[operator](value, other))
            assert outcomes.of("R", f"p{place}") is flagged(PYTHON[operator](value, other))
            for own_place, own in enumerate(values):
                assert outcomes.of(f"own {place}", f"p{own_place}") is flagged(PYTHON[operator](own, other))


@pytest.mark.parametrize("operator", sorted(EQUALITY | ORDERING))
def test_numbers(operator: Operator) -> None:
    compared("days", "years", operator, NUMBERS)


@pytest.mark.parametrize("operator", sorted(EQUALITY | ORDERING))
def test_dates(operator: Operator) -> None:
    compared("expires", "arrives", operator, DATES)


@pytest.mark.parametrize("operator", sorted(EQUALITY))
def test_texts(operator: Operator) -> None:
    compared("medicine", "site", operator, TEXTS)


def test_texts_in_lists() -> None:
    for listed, wanted in product(TEXTS, TEXTS):
        person = Person(key=("p",), languages=Items(frozenset((listed,))))
        rule = rule_about(
            "mission", Block(exists=(Pattern("person", (Test("languages", Operator.CONTAINS, wanted),)),))
        )
        assert outcome_of(rule, person) is flagged(listed == wanted)


def test_keys_of_any_form() -> None:
    people = [Person(key=(text, "x"), licensed=Known(place % 2 == 0)) for place, text in enumerate(TEXTS)]
    rule = rule_about("person", Block(exists=(Pattern("person", (Test("licensed", Operator.EQ, True),)),)))
    outcomes = evaluate([rule], Facts([MISSION, *people]))
    assert set(outcomes.by_rule["R"]) == {person.subject for person in people}


def test_a_plan_that_matches_nothing() -> None:
    rule = rule_about("supply", Block(exists=(Pattern("person", (Test("years", Operator.GT, 5),)),)))
    supply = Supply(key=("s",))
    assert outcome_of(rule, supply) is Outcome.CLEAR
    assert outcome_of(rule, supply, Person(key=("p",), years=Known(5))) is Outcome.CLEAR


def test_a_plan_without_subjects() -> None:
    rule = rule_about("supply", Block(exists=(Pattern("person"),)))
    assert evaluate([rule], Facts([MISSION])).by_rule == {"R": {}}
