"""What durable_rules is asked."""

from __future__ import annotations

import math

from missionrisk.catalogue.language import Operator, Reference, Test
from missionrisk.engine.queries import MOST_CONDITIONS, MOST_PROBES, Questions, Scale

from .engines import eq, exists, rule_about
from .strategies import VOCABULARY

SAME_SITE = eq("site", Reference("subject", "site"))


def test_rules_that_ask_the_same_share_a_query() -> None:
    rules = [rule_about("supply", exists("person", SAME_SITE), name=f"R{place}") for place in range(50)]
    questions = Questions(rules, VOCABULARY)
    assert len(questions.branches) == 1
    assert len({rule.risk[0].exists[0] for rule in questions.rules}) == 1


def test_a_pattern_without_a_tie_is_probed_once_for_all_subjects() -> None:
    rules = [rule_about(name, exists("person", eq("licensed", True)), name=name) for name in VOCABULARY]
    questions = Questions(rules, VOCABULARY)
    assert len(questions.branches) == len(VOCABULARY)
    assert len(questions.probes) == 1
    assert questions.probes[0].subject is None


def test_only_the_first_of_several_texts_is_looked_up() -> None:
    pattern = exists("person", SAME_SITE, eq("partner", Reference("subject", "medicine")))
    questions = Questions([rule_about("supply", pattern)], VOCABULARY)
    assert len(questions.probes) == 3
    assert all(probe.subject == "supply" for probe in questions.probes)


def test_rules_without_patterns_ask_nothing() -> None:
    assert Questions([rule_about("supply")], VOCABULARY).shards == ()


def test_shards_stay_within_the_limits() -> None:
    rules = [
        rule_about("supply", exists("person", Test("years", Operator.GT, place)), name=f"R{place}")
        for place in range(500)
    ]
    shards = Questions(rules, VOCABULARY).shards
    assert sorted(number for shard in shards for number in shard.probes) == list(range(500))
    assert all(len(shard.probes) <= min(MOST_CONDITIONS, MOST_PROBES) for shard in shards)


def test_a_scale_keeps_the_order_of_values() -> None:
    scale = Scale([3, -1e-05, 1.0, math.inf])
    values = [-math.inf, -(2**70), -1e-05, 0, 1, 2, 3, 2**53, 2**53 + 1, 1e16, 2**70, math.inf]
    ranks = scale.ranks(reversed(values))
    assert [ranks[value] for value in values] == sorted({ranks[value] for value in values})
    assert ranks[1] == ranks[1.0] == scale.rank(1)
    assert all(0 < rank < 2**62 for rank in ranks.values())
