"""The tone and the completeness of our rules' texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.catalogue.rules import Rule
from missionrisk.facts.vocabulary import VOCABULARY

CATALOGUE = load_catalogue()
RULES = tuple(CATALOGUE.rules.values())

BANNED = re.compile(
    r"\b(illegal\w*|unlawful\w*|unethical\w*|immoral\w*|criminal\w*|negligen\w*|malpractice|irresponsib\w*|reckless\w*"
    r"|selfish\w*|greed\w*|careless\w*|ignoran\w*|arrogan\w*|incompeten\w*|exploitative|voluntouris\w*|saviou?r\w*"
    r"|third[- ]world|primitive|backward|shame\w*|guilty|fraud\w*|liars?|lying)\b",
    re.IGNORECASE,
)
"""Rules speak of plans: never of motives, of anybody's character, or of guilt."""


def texts(rule: Rule) -> Iterator[str]:
    yield from (rule.title, rule.question, rule.message, rule.rationale)
    yield from (mitigation.action for mitigation in rule.mitigations)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_texts_speak_of_the_plan_and_not_of_anybodys_character(rule: Rule) -> None:
    assert [word for text in texts(rule) for word in BANNED.findall(text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_message_names_the_plans_own_things(rule: Rule) -> None:
    assert re.search(r"\{\{[^}]*(subject|mission)\.", rule.message), "it could be printed for any plan"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_asks_explains_and_says_what_to_do(rule: Rule) -> None:
    assert rule.question.endswith("?")
    sentences = re.findall(r"[.!?](?=\s|$)", re.sub(r"\b(e\.g|i\.e|etc|vs)\.", "", rule.rationale))
    assert 2 <= len(sentences) <= 4, rule.rationale
    assert rule.mitigations
    assert all(mitigation.lead_time_days >= 0 for mitigation in rule.mitigations)
    assert rule.sources


def test_grave_rules_rest_on_what_was_read() -> None:
    critical = {rule.evidence for rule in RULES if rule.severity == "critical"}
    assert critical <= {"read", "partly_read"}


def test_every_harm_in_scope_is_guarded_against() -> None:
    guarded = {harm for rule in RULES for harm in rule.harms}
    assert {harm.id for harm in CATALOGUE.harms.values() if harm.in_scope} <= guarded


def test_about_thirty_rules_are_core() -> None:
    assert 25 <= sum(rule.core for rule in RULES) <= 35


def test_no_rule_decides_by_what_is_for_messages_only() -> None:
    examples = {
        (name, field)
        for name, fact_type in VOCABULARY.items()
        for field, declared in fact_type.declarations().items()
        if declared.description.endswith(", for messages.")
    }
    assert examples
    for rule, logic in CATALOGUE.logic.items():
        assert not logic.reads & examples, rule
