"""Laws that hold for any rules and any plan."""

from __future__ import annotations

from random import Random

import pytest

from missionrisk.engine.durable import DurableEngine, available
from missionrisk.engine.meaning import ReferenceEngine, settle, trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.model import Facts

from .strategies import VOCABULARY, learned, random_case, random_facts, random_rules

SEEDS = range(800)


def test_more_knowledge_changes_nothing_that_was_settled() -> None:
    """A finding stays one, and so does its absence. What was clear while it was open whether the rule applies may
    turn out not to be applicable: no finding either way."""
    settled = unsettled = 0
    for seed in SEEDS:
        rng = Random(seed)
        rules, facts = random_rules(rng), random_facts(rng, rng.choice((0.3, 0.6, 0.9)))
        later = learned(rng, facts)
        before, after = (ReferenceEngine(rules).evaluate(known) for known in (facts, later))
        for rule in rules:
            for subject in facts.of(rule.subject):
                now = after.by_rule[rule.rule].get(subject.subject)
                then = before.of(rule.rule, subject.subject)
                if now is None or now is then:
                    settled += now is not None and now is not Outcome.UNKNOWN
                elif then is Outcome.UNKNOWN:
                    unsettled += 1
                else:
                    message = f"seed {seed}: {rule.rule} of {subject.subject} was {then}, is {now}"
                    assert (then, now) == (Outcome.CLEAR, Outcome.NOT_APPLICABLE), message
                    assert trace(rule, subject, facts).children[0].result is Truth.UNKNOWN, message
    assert settled > 1000
    assert unsettled > 500


def test_what_holds_for_a_list_that_was_not_stated_holds_for_each_of_its_entries() -> None:
    """Where the entries of a list were not applicable, or clear, before any of them was stated, none is a finding."""
    shown = 0
    for seed in range(2000):
        rng = Random(seed)
        rules, facts = random_rules(rng), random_facts(rng, 0.6)
        later = learned(rng, facts)
        before, after = (ReferenceEngine(rules).evaluate(known) for known in (facts, later))
        for rule in rules:
            known = {fact.subject for fact in facts.of(rule.subject)}
            held = [before.of(rule.rule, fact.subject) for fact in facts.of(rule.subject) if fact.placeholder]
            if Outcome.UNKNOWN in held or not held:
                continue
            for entry in later.of(rule.subject):
                if entry.subject in known:
                    continue
                shown += 1
                now = after.of(rule.rule, entry.subject)
                message = f"seed {seed}: {rule.rule} of {entry.subject}: {held} became {now}"
                assert now in (Outcome.CLEAR, Outcome.NOT_APPLICABLE), message
                assert Outcome.CLEAR in held or now is Outcome.NOT_APPLICABLE, message
    assert shown > 100


def test_the_order_of_facts_does_not_matter() -> None:
    for seed in range(200):
        rng = Random(seed)
        case = random_case(rng)
        shuffled = list(case.facts)
        rng.shuffle(shuffled)
        engine = ReferenceEngine(case.rules)
        assert engine.evaluate(Facts(shuffled)) == engine.evaluate(case.facts), f"seed {seed}"


def test_the_order_of_rules_does_not_matter() -> None:
    pytest.importorskip("durable_rules_engine")
    for seed in range(100):
        rng = Random(seed)
        case = random_case(rng)
        forwards, backwards = (DurableEngine(rules, VOCABULARY) for rules in (case.rules, case.rules[::-1]))
        assert forwards.evaluate(case.facts) == backwards.evaluate(case.facts), f"seed {seed}"
        forwards.close()
        backwards.close()


@pytest.mark.skipif(not available(), reason="durable_rules cannot be imported")
def test_a_plan_never_sees_the_facts_of_another() -> None:
    for seed in range(60):
        rng = Random(seed)
        rules = random_rules(rng)
        plans = [random_facts(rng, rng.choice((0.0, 0.3, 0.9))) for _ in range(5)]
        engine, reference = DurableEngine(rules, VOCABULARY), ReferenceEngine(rules)
        for facts in (*plans, *reversed(plans)):
            assert engine.evaluate(facts) == reference.evaluate(facts), f"seed {seed}"
        engine.close()


def test_a_trace_ends_in_the_outcome() -> None:
    for seed in range(400):
        case = random_case(Random(seed))
        outcomes = ReferenceEngine(case.rules).evaluate(case.facts)
        for rule in case.rules:
            for subject in case.facts.of(rule.subject):
                root = trace(rule, subject, case.facts)
                applies = root.children[0]
                assert settle(applies.result, root.result) is outcomes.of(rule.rule, subject.subject)
