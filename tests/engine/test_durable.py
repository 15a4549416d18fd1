"""durable_rules at its limits and in its failures."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from threading import Thread
from typing import Any

import pytest

from missionrisk.catalogue.language import Block, Logic, Operator, Pattern, Reference, Test
from missionrisk.engine import build_engine, durable
from missionrisk.engine.durable import DurableEngine
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.knowledge import Items, Known, Unknown
from missionrisk.facts.model import Facts

from .engines import MISSION, eq, evaluate, exists, rule_about
from .strategies import VOCABULARY, Person, Supply, random_facts, random_rule

library = pytest.importorskip("durable_rules_engine")

SAME_SITE = eq("site", Reference("subject", "site"))
RULES = (
    rule_about("supply", exists("person", SAME_SITE), name="ASKS"),
    rule_about("supply", Block((eq("long_term", True),)), name="OWN"),
)
FACTS = Facts(
    [
        MISSION,
        Supply(key=("s",), site=Known("ward"), long_term=Known(True)),
        Person(key=("p",), site=Known("ward")),
    ]
)
ALL_FLAGGED = {"ASKS": {"s": Outcome.FLAGGED}, "OWN": {"s": Outcome.FLAGGED}}


class Library:
    """durable_rules, with one of its functions replaced while `replaced`."""

    def __init__(self, name: str, replacement: Callable[..., Any]) -> None:
        self.replaced = False
        self._name = name
        self._replacement = replacement

    def __getattr__(self, name: str) -> Any:
        if self.replaced and name == self._name:
            return self._replacement
        return getattr(library, name)


def cut_short(handle: int, batch: str) -> Any:
    """A number that durable_rules cannot read makes it drop that record and all that follow, without a word."""
    records = json.loads(batch)
    unreadable = {"id": "f9999", "t": 1, "x": 1e-05}
    return library.assert_facts(handle, json.dumps([records[0], unreadable, *records[1:]]))


def refuse(*_: Any) -> Any:
    raise RuntimeError("Could not assert facts, error code: 303")


def answer_otherwise(*_: Any) -> Any:
    return "{}", '{"0":{"found":{}}}'


@pytest.mark.parametrize(
    ("function", "replacement", "message"),
    [
        ("assert_facts", cut_short, "did not read the facts to their end"),
        ("assert_facts", refuse, "error code: 303"),
        ("start_action_for_state", lambda *_: None, "did not read the facts to their end"),
        ("start_action_for_state", answer_otherwise, "unexpected form"),
        ("complete_and_start_action", lambda *_: None, "did not read the facts to their end"),
    ],
)
def test_a_failure_is_an_error_for_the_rules_concerned(
    monkeypatch: pytest.MonkeyPatch, function: str, replacement: Callable[..., Any], message: str
) -> None:
    faulty = Library(function, replacement)
    monkeypatch.setattr(durable, "_library", lambda: faulty)
    engine = DurableEngine(RULES, VOCABULARY)
    assert engine.evaluate(FACTS) == Outcomes(ALL_FLAGGED)
    faulty.replaced = True
    outcomes = engine.evaluate(FACTS)
    assert outcomes.by_rule == {"ASKS": {"s": Outcome.ERROR}, "OWN": {"s": Outcome.FLAGGED}}
    assert list(outcomes.failures) == ["ASKS"]
    assert message in outcomes.failures["ASKS"]
    faulty.replaced = False
    assert engine.evaluate(FACTS) == Outcomes(ALL_FLAGGED)
    engine.close()


def test_facts_that_stay_behind_are_an_error_for_the_next_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Library("delete_state", refuse)
    monkeypatch.setattr(durable, "_library", lambda: faulty)
    engine = DurableEngine(RULES, VOCABULARY)
    faulty.replaced = True
    assert engine.evaluate(FACTS).of("ASKS", "s") is Outcome.FLAGGED
    alone = Facts([MISSION, Supply(key=("s",), site=Known("ward"))])
    assert engine.evaluate(alone).of("ASKS", "s") is Outcome.ERROR
    engine.close()


def test_a_closed_engine_says_so() -> None:
    engine = DurableEngine(RULES, VOCABULARY)
    engine.close()
    engine.close()
    outcomes = engine.evaluate(FACTS)
    assert outcomes.of("ASKS", "s") is Outcome.ERROR
    assert "closed" in outcomes.failures["ASKS"]


def test_a_plan_without_a_mission_is_an_error_for_rules_that_read_it() -> None:
    rule = rule_about("supply", Block((eq("surgical", True, of_mission=True),)))
    outcomes = evaluate([rule], Facts([Supply(key=("s",))]))
    assert outcomes.by_rule == {"R": {"s": Outcome.ERROR}}
    assert "no fact of type mission" in outcomes.failures["R"]


@pytest.mark.parametrize("size", [255, 256, 300])
def test_more_matches_than_durable_rules_hands_over_at_once(size: int) -> None:
    people = [Person(key=(f"p{place:03}",), site=Known("ward")) for place in range(size)]
    supplies = [Supply(key=(f"s{place:03}",), site=Known("ward")) for place in range(size)]
    rules = [rule_about("supply", exists("person", SAME_SITE))]
    engine = DurableEngine(rules, VOCABULARY)
    outcomes = engine.evaluate(Facts([MISSION, *people, *supplies]))
    engine.close()
    assert outcomes == Outcomes({"R": {supply.subject: Outcome.FLAGGED for supply in supplies}})


def test_unknown_references_do_not_multiply(monkeypatch: pytest.MonkeyPatch) -> None:
    messages: list[str] = []

    def counted(*arguments: Any) -> Any:
        messages.append(library.complete_and_start_action(*arguments))
        return messages[-1]

    counting = Library("complete_and_start_action", counted)
    monkeypatch.setattr(durable, "_library", lambda: counting)
    engine = DurableEngine([rule_about("supply", exists("person", SAME_SITE))], VOCABULARY)
    counting.replaced = True
    people = [Person(key=(f"p{place:03}",)) for place in range(1000)]
    supplies = [Supply(key=(f"s{place:03}",)) for place in range(1000)]
    outcomes = engine.evaluate(Facts([MISSION, *people, *supplies]))
    engine.close()
    assert set(outcomes.by_rule["R"].values()) == {Outcome.UNKNOWN}
    assert sum(message.count("$phase") for message in messages if message) < 10_000


def many_rules(count: int, tests: Callable[[int], tuple[Test, ...]]) -> list[Logic]:
    return [rule_about("supply", exists("person", *tests(place)), name=f"R{place}") for place in range(count)]


@pytest.mark.parametrize(
    "tests",
    [
        lambda place: (Test("years", Operator.GT, place - 600),),
        lambda place: (Test("years", Operator.GT, place - 600), SAME_SITE),
        lambda place: (Test("languages", Operator.INTERSECTS, ("en", f"l{place}")), SAME_SITE),
        lambda place: (Test("years", Operator.IN, (1, place + 2)), Test("level", Operator.NE, place)),
    ],
    ids=["bounds", "bounds and reference", "lists and reference", "two tests"],
)
def test_many_rules_that_are_all_true_of_one_fact(tests: Callable[[int], tuple[Test, ...]]) -> None:
    rules = many_rules(600, tests)
    person = Person(
        key=("p",), years=Known(1), level=Known(9.5), site=Known("ward"), languages=Items(frozenset(("en",)))
    )
    facts = Facts([MISSION, person, Supply(key=("s",), site=Known("ward"))])
    assert {outcome for _, _, outcome in evaluate(rules, facts)} == {Outcome.FLAGGED}


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern("person", tuple(Test("years", Operator.NE, place) for place in range(300))),
        Pattern("supply", (Test("days", Operator.LT, Reference("subject", "days")),) * 30),
        Pattern("supply", (Test("days", Operator.NE, Reference("subject", "days")),) * 7),
    ],
    ids=["too many tests", "too many comparisons", "too many alternatives"],
)
def test_a_pattern_past_the_limits_is_refused(pattern: Pattern) -> None:
    with pytest.raises(ValueError, match=r"a pattern over \w+"):
        DurableEngine([rule_about("supply", Block(exists=(pattern,)))], VOCABULARY)


@pytest.mark.parametrize(
    "test",
    [
        Test("colour", Operator.EQ, "red"),
        Test("site", Operator.LT, "ward"),
        Test("languages", Operator.EQ, "en"),
        Test("site", Operator.CONTAINS, "ward"),
        Test("years", Operator.GT, "3"),
        Test("years", Operator.IN, (1, True)),
        Test("arrives", Operator.GT, 3),
        Test("years", Operator.EQ, Reference("subject", "site")),
        Test("years", Operator.IN, Reference("subject", "days")),
        Test("site", Operator.EQ, Reference("subject", "colour")),
        Test("site", Operator.EQ, Reference("parameter", "where")),
        Test("languages", Operator.CONTAINS, Reference("subject", "site")),
    ],
    ids=str,
)
def test_what_the_language_does_not_allow_is_refused(test: Test) -> None:
    with pytest.raises(ValueError, match=r"^WRONG: "):
        DurableEngine([rule_about("supply", exists("person", test), name="WRONG")], VOCABULARY)


@pytest.mark.parametrize(
    "rule", [rule_about("patient", name="WRONG"), rule_about("supply", exists("patient"), name="WRONG")]
)
def test_a_fact_type_that_is_not_in_the_vocabulary_is_refused(rule: Logic) -> None:
    with pytest.raises(ValueError, match=r"^WRONG: .*'patient'"):
        DurableEngine([rule], VOCABULARY)


def test_threads_get_what_one_gets() -> None:
    rng = Random(11)
    rules = [random_rule(rng, f"R{place}") for place in range(40)]
    plans = [random_facts(rng, openness) for openness in (0.0, 0.2, 0.5, 0.9) * 5]
    expected = list(map(ReferenceEngine(rules).evaluate, plans))
    engine = DurableEngine(rules, VOCABULARY)
    wrong: list[str] = []

    def work(start: int) -> None:
        for turn in range(len(plans) * 2):
            place = (start + turn) % len(plans)
            try:
                if engine.evaluate(plans[place]) != expected[place]:
                    wrong.append(f"plan {place}")
            except Exception as error:
                wrong.append(repr(error))

    threads = [Thread(target=work, args=(start,)) for start in range(0, 20, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.close()
    assert not wrong


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Any:
        raise ImportError("undefined symbol: PyEval_CallObject")

    monkeypatch.setattr(durable, "_library", fail)


def test_an_engine_is_chosen() -> None:
    chosen = build_engine(RULES, VOCABULARY)
    assert chosen.name == "durable"
    assert chosen.evaluate(FACTS) == Outcomes(ALL_FLAGGED)
    chosen.close()
    assert build_engine(RULES, VOCABULARY, prefer="reference").name == "reference"


@pytest.mark.usefixtures("absent")
def test_the_reference_serves_where_durable_rules_cannot_be_imported() -> None:
    engine = build_engine(RULES, VOCABULARY)
    assert engine.name == "reference"
    assert engine.evaluate(FACTS) == Outcomes(ALL_FLAGGED)


def test_a_possible_fact_is_a_subject_in_both_batches() -> None:
    possible = Supply(key=("s",), site=Known("ward"), exists=Unknown())
    person = Person(key=("p",), site=Known("ward"))
    there_is_none = rule_about("supply", Block(none=(Pattern("person", (SAME_SITE,)),)))
    assert evaluate([there_is_none], Facts([MISSION, possible, person])).of("R", "s") is Outcome.CLEAR
