"""Messages: what is known put into words, and templates that cannot do harm."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.catalogue.messages import MessageError, render_message, spoken
from missionrisk.catalogue.rules import Rule
from missionrisk.facts.goods.medicines import DispensedSupply
from missionrisk.facts.knowledge import LONG_AGO, NEVER, Items, Knowledge, Known, OneOf, Range, Unknown, items
from missionrisk.facts.mission import Mission

MISSION = Mission(key=("mission",), departure=Range(date(2027, 3, 1), date(2027, 3, 31)))
SUPPLY = DispensedSupply(
    key=("amlodipine",), name=Known("amlodipine"), supply_days=Known(30.0), tests_needed=items(["inr", "creatinine"])
)


def message(template: str) -> str:
    return render_message(template, SUPPLY, MISSION, {"days": 45})


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ subject.name }} lasts {{ subject.supply_days }} days.", "amlodipine lasts 30 days."),
        ("Leaving on {{ mission.departure }}.", "Leaving on 2027-03-01 to 2027-03-31."),
        ("{{ parameter.days }} are expected.", "45 are expected."),
        ("Tests: {{ subject.tests_needed }}.", "Tests: creatinine, inr."),
        ("First visit: {{ subject.first_visit_day }}.", "First visit: not stated."),
        ("Of {{ subject.id }}", "Of amlodipine"),
        ("two\n  lines   and spaces", "two lines and spaces"),
    ],
)
def test_a_template_is_filled(template: str, expected: str) -> None:
    assert message(template) == expected


@pytest.mark.parametrize(
    ("knowledge", "expected"),
    [
        (Known(True), "yes"),
        (Known(False), "no"),
        (Known(2.5), "2.5"),
        (Known(2.0), "2"),
        (Known(math.inf), "never"),
        (Known(date(2027, 3, 5)), "2027-03-05"),
        (Known(NEVER), "never"),
        (Range(3, 5), "3 to 5"),
        (Range(3, math.inf), "at least 3"),
        (Range(-math.inf, 5), "at most 5"),
        (Range(0, math.inf), "not stated"),
        (Range(LONG_AGO, NEVER), "not stated"),
        (Range(LONG_AGO, date(2027, 3, 5)), "at most 2027-03-05"),
        (OneOf(frozenset(("b", "a"))), "a or b"),
        (OneOf(frozenset((True, False))), "not stated"),
        (items([]), "none"),
        (items(["b", "a"]), "a, b"),
        (Items(frozenset("a"), frozenset("b")), "a and perhaps others"),
        (Items(frozenset(), None), "not stated"),
        (Unknown(), "not stated"),
    ],
)
def test_what_is_known_in_words(knowledge: Knowledge[Any], expected: str) -> None:
    assert spoken(knowledge) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ subject.nothing }}",
        "{{ mission.nothing }}",
        "{{ parameter.nothing }}",
        "{{ nothing }}",
        "{{ subject.name ",
        "{% if %}",
        "{{ 1 | nothing }}",
    ],
)
def test_a_template_that_cannot_be_filled(template: str) -> None:
    with pytest.raises(MessageError):
        message(template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}",
        "{{ subject.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ subject.name.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
    ],
)
def test_a_template_cannot_leave_the_sandbox(template: str) -> None:
    with pytest.raises(MessageError):
        message(template)


def _names_used(template: str) -> set[tuple[str, str]]:
    tree = SandboxedEnvironment().parse(template)
    return {
        (found.node.name, found.attr) for found in tree.find_all(nodes.Getattr) if isinstance(found.node, nodes.Name)
    }


SHIPPED = load_catalogue()


@pytest.mark.parametrize("rule", SHIPPED.rules.values(), ids=SHIPPED.rules)
def test_messages_speak_only_of_what_is_declared(rule: Rule) -> None:
    declared = {
        "subject": {"id", *SHIPPED.vocabulary[rule.subject].declarations()},
        "mission": {"id", *SHIPPED.vocabulary["mission"].declarations()},
        "parameter": set(rule.parameters),
    }
    assert not {(scope, name) for scope, name in _names_used(rule.message) if name not in declared.get(scope, set())}
    roots = {found.name for found in SandboxedEnvironment().parse(rule.message).find_all(nodes.Name)}
    assert roots <= declared.keys()
