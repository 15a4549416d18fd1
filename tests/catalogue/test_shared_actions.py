"""Mitigations that are one and the same act say so in the same words, so that a plan of action names it once."""

from __future__ import annotations

from collections import defaultdict

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.catalogue.rules import Owner

ROLES: dict[str, set[Owner]] = defaultdict(set)
RULES: dict[str, list[str]] = defaultdict(list)
for rule in load_catalogue().rules.values():
    for mitigation in rule.mitigations:
        ROLES[mitigation.action].add(mitigation.owner)
        RULES[mitigation.action].append(rule.id)


def test_the_same_words_are_the_same_roles_act() -> None:
    assert {action: roles for action, roles in ROLES.items() if len(roles) > 1} == {}


def test_no_rule_says_the_same_twice() -> None:
    assert {action: rules for action, rules in RULES.items() if len(set(rules)) < len(rules)} == {}


def test_many_acts_serve_several_rules() -> None:
    assert sum(len(rules) > 1 for rules in RULES.values()) >= 50


def test_words_differ_by_more_than_capitals_and_stops() -> None:
    plain = {"".join(filter(str.isalnum, action.casefold())) for action in RULES}
    assert len(plain) == len(RULES), "two acts differ in their punctuation alone, and would never be put together"
