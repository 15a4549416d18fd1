"""durable_rules and the reference give the same outcomes, whatever the rules and the facts."""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from missionrisk.engine.durable import DurableEngine
from missionrisk.engine.meaning import ReferenceEngine

from .strategies import VOCABULARY, Case, cases, hangs_on_a_match, random_case

pytest.importorskip("durable_rules_engine")

RULE_SETS = int(os.environ.get("MISSIONRISK_RULE_SETS", "1500"))
FIRST_SEED = int(os.environ.get("MISSIONRISK_FIRST_SEED", "1"))


def assert_equal(case: Case) -> None:
    engine = DurableEngine(case.rules, VOCABULARY)
    try:
        assert engine.evaluate(case.facts) == ReferenceEngine(case.rules).evaluate(case.facts)
    finally:
        engine.close()


def test_random_rules_on_random_facts() -> None:
    matched = 0
    for seed in range(FIRST_SEED, FIRST_SEED + RULE_SETS):
        case = random_case(Random(seed))
        try:
            assert_equal(case)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}\n{case}") from error
        matched += hangs_on_a_match(case)
    assert matched * 2 >= RULE_SETS, f"only {matched} of {RULE_SETS} rule sets matched anything"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases)
def test_any_rules_on_any_facts(case: Case) -> None:
    assert_equal(case)
