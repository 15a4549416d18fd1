"""Both engines at once: every test of the meaning is a test of both."""

from __future__ import annotations

from collections.abc import Iterable

from missionrisk.catalogue.language import Block, Logic, Operator, Pattern, Test
from missionrisk.engine.durable import DurableEngine, available
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.model import Fact, Facts, Vocabulary

from .strategies import VOCABULARY, Mission

MISSION = Mission(key=("mission",))


def evaluate(rules: Iterable[Logic], facts: Facts, vocabulary: Vocabulary = VOCABULARY) -> Outcomes:
    """What the reference says, after durable_rules, where it can be had, has said the same."""
    rules = tuple(rules)
    outcomes = ReferenceEngine(rules).evaluate(facts)
    if available():
        engine = DurableEngine(rules, vocabulary)
        try:
            assert engine.evaluate(facts) == outcomes
        finally:
            engine.close()
    return outcomes


def outcome_of(rule: Logic, *facts: Fact) -> Outcome:
    """The outcome of a rule for the first fact of its subject's type; a mission is added where there is none."""
    if not any(isinstance(fact, Mission) for fact in facts):
        facts = (*facts, MISSION)
    subject = next(fact for fact in facts if fact.type_name == rule.subject)
    return evaluate([rule], Facts(facts)).of(rule.rule, subject.subject)


def rule_about(
    subject: str,
    *risk: Block,
    applies: tuple[Test, ...] = (),
    mitigated: tuple[Block, ...] = (),
    name: str = "R",
) -> Logic:
    """A rule from its parts."""
    return Logic(name, subject, Block(applies), risk or (Block(),), mitigated)


def eq(field: str, operand: object, *, of_mission: bool = False) -> Test:
    """The test that a field equals the operand."""
    return Test(field, Operator.EQ, operand, of_mission)  # type: ignore[arg-type]


def exists(fact_type: str, *tests: Test) -> Block:
    """The block that wants such a fact."""
    return Block(exists=(Pattern(fact_type, tests),))


def none(fact_type: str, *tests: Test) -> Block:
    """The block that wants that there be no such fact."""
    return Block(none=(Pattern(fact_type, tests),))
