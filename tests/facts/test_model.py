"""Fact types, their domains, and facts as a collection."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pytest

from missionrisk.facts.knowledge import NEVER, Items, Knowledge, Known, OneOf, Range, Unknown, items, known, unknown
from missionrisk.facts.model import Fact, Facts, Kind, choice, choices, day, flag, number, text, texts
from missionrisk.facts.vocabulary import VOCABULARY


@dataclass(kw_only=True)
class WardRound(Fact):
    """A round."""

    safe: Knowledge[bool] = flag("Whether it is safe.")
    size: Knowledge[str] = choice("Its size.", ("minor", "major"))
    kinds: Knowledge[str] = choices("Its kinds.", ("a", "b"))
    name: Knowledge[str] = text("Its name.")
    tests: Knowledge[str] = texts("Its tests.")
    percent: Knowledge[float] = number("A share.", "percent", low=0, high=100)
    on: Knowledge[Any] = day("Its day.")


def test_a_fact_type_is_named_after_its_class() -> None:
    assert WardRound.type_name == "ward_round"


def test_declarations_tell_kind_unit_and_order() -> None:
    declared = WardRound.declarations()
    assert list(declared) == ["safe", "size", "kinds", "name", "tests", "percent", "on"]
    assert declared["percent"].unit == "percent"
    assert [name for name, field in declared.items() if field.ordered] == ["percent", "on"]
    assert [name for name, field in declared.items() if field.many] == ["kinds", "tests"]
    assert declared["size"].kind is Kind.CHOICE


def test_what_is_unknown_stays_within_the_domain() -> None:
    fact = WardRound(key=("a",))
    assert fact.safe == OneOf(frozenset((True, False)))
    assert fact.size == OneOf(frozenset(("minor", "major")))
    assert fact.kinds == Items(frozenset(), frozenset("ab"))
    assert fact.name == Unknown()
    assert fact.tests == Items(frozenset(), None)
    assert fact.percent == Range(0, 100)
    assert isinstance(fact.on, Range)
    assert fact.on.high == NEVER


def test_the_domain_sharpens_what_is_known_and_keeps_its_paths() -> None:
    fact = WardRound(
        key=("a",),
        size=OneOf(frozenset(("minor", "unheard")), paths=("p",)),
        percent=Range(-math.inf, 40.0, missing=("q",)),
        kinds=Items(frozenset("a"), None, missing=("r",)),
    )
    assert fact.size == Known("minor", paths=("p",))
    assert fact.percent == Range(0, 40.0, missing=("q",))
    assert fact.kinds == Items(frozenset("a"), frozenset("b"), missing=("r",))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("safe", Known("yes")),
        ("size", Known("huge")),
        ("size", OneOf(frozenset(("huge", "tiny")))),
        ("size", Range("a", "b")),
        ("kinds", items(["c"])),
        ("kinds", Known("a")),
        ("name", Known(3)),
        ("percent", Known(101.0)),
        ("percent", Known(True)),
        ("percent", Range(101.0, 120.0)),
    ],
)
def test_a_value_outside_the_domain_is_an_error_that_names_the_field(field: str, wrong: Knowledge[Any]) -> None:
    with pytest.raises(ValueError, match=f"ward_round.{field} of a"):
        WardRound(key=("a",), **{field: wrong})


def test_a_placeholder_stands_for_a_list_and_exists_possibly() -> None:
    fact = WardRound.standing_for("rounds", ask="activities.rounds", safe=known(True, "x"))
    assert fact.subject == "rounds[?]"
    assert fact.placeholder
    assert not fact.sure
    assert fact.exists.missing == fact.size.missing == fact.tests.missing == ("activities.rounds",)
    assert fact.safe == known(True, "x")


def test_an_ordinary_fact_exists_surely() -> None:
    fact = WardRound(key=("a", "b"))
    assert fact.subject == "a+b"
    assert fact.sure
    assert not fact.placeholder
    assert not WardRound(key=("a",), exists=unknown("p")).sure


def test_facts_have_an_order_of_their_own() -> None:
    some = [WardRound(key=("b",)), WardRound(key=("a",))]
    assert [fact.subject for fact in Facts(some)] == [fact.subject for fact in Facts(reversed(some))] == ["a", "b"]
    assert len(Facts(some)) == 2
    assert Facts(some).of("ward_round")[0].subject == "a"
    assert Facts(some).of("nothing") == ()


def test_two_facts_of_a_type_cannot_share_a_key() -> None:
    with pytest.raises(ValueError, match="ward_round with the key a"):
        Facts([WardRound(key=("a",)), WardRound(key=("a",))])


def test_more_facts_are_added_beside_the_others() -> None:
    facts = Facts([WardRound(key=("b",))])
    more = facts.with_more([WardRound(key=("a",))])
    assert [fact.subject for fact in more] == ["a", "b"]
    assert len(facts) == 1
    with pytest.raises(ValueError, match="ward_round with the key b"):
        facts.with_more([WardRound(key=("b",))])


def test_there_must_be_a_mission_to_speak_of() -> None:
    with pytest.raises(LookupError):
        _ = Facts([]).mission


def test_the_vocabulary_is_documented_and_named_by_type() -> None:
    for name, fact_type in VOCABULARY.items():
        assert fact_type.type_name == name
        assert fact_type.__doc__
        for field in fact_type.declarations().values():
            assert field.description.endswith(".")
            assert field.kind is not Kind.NUMBER or field.unit
