"""Messages: what is known put into words, and templates that cannot do harm."""

from __future__ import annotations

import math
from datetime import date
from gettext import NullTranslations
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
from missionrisk.facts.model import FieldType, Kind
from missionrisk.language import Language, speaking

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


# --- in another language ------------------------------------------------------------------------------------------

FRENCH = {
    "yes": "oui",
    "not stated": "non précisé",
    "long term": "au long cours",
    "at least {least}": "au moins {least}",
    "{{ subject.name }}: {{ subject.long_term }}.": "{{ subject.name }} : {{ subject.long_term }}.",
    "{% if subject.long_term == 'yes' %}for long{% endif %}": "{% if subject.long_term == 'yes' %}long{% endif %}",
    "Wrong: {{ subject.name }}": "Faux : {{ subject.nom }}",
    "Broken: {{ subject.name }}": "Cassé : {{ subject.name",
    "Counted: {{ subject.name }}": "Compté : {{ subject.name - 1 }}",
}


class InFrench(NullTranslations):
    def gettext(self, message: str) -> str:
        return FRENCH.get(message, message)


def in_french(template: str, parameters: dict[str, Any] | None = None) -> str:
    supply = DispensedSupply(key=("amlodipine",), name=Known("amlodipine"), long_term=Known(True))
    with speaking(Language("fr", "ltr", InFrench())):
        return render_message(template, supply, MISSION, parameters or {})


def test_a_message_is_translated_with_what_fills_it() -> None:
    assert in_french("{{ subject.name }}: {{ subject.long_term }}.") == "amlodipine : oui."


def test_a_template_decides_alike_in_every_language() -> None:
    assert in_french("{% if subject.long_term == 'yes' %}for long{% endif %}") == "long"
    assert in_french("{% if subject.supply_days in ('none', 'not stated') %}?{% endif %}") == "?"


def test_words_of_parameters_are_translated_and_numbers_stay_numbers() -> None:
    template = "{{ parameter.uses | join(', ') }}; {{ parameter.days + 1 }}"
    assert in_french(template, {"uses": ("long_term", "acute"), "days": 30}) == "au long cours, acute; 31"


@pytest.mark.parametrize("what", ["Wrong", "Broken", "Counted"])
def test_a_translation_that_cannot_be_filled_gives_way_to_english(what: str) -> None:
    assert in_french(f"{what}: {{{{ subject.name }}}}") == f"{what}: amlodipine"


def test_a_word_of_a_choice_is_translated_and_a_name_is_not() -> None:
    choice_of, name_of = FieldType(Kind.TEXT, "A choice.", words=True), FieldType(Kind.TEXT, "A name.")
    with speaking(Language("fr", "ltr", InFrench())):
        assert spoken(Known("long_term"), choice_of) == "au long cours"
        assert spoken(Known("long_term"), name_of) == "long_term"
        assert spoken(Known("yes"), name_of) == "yes"
    assert spoken(Known("long_term"), choice_of) == "long_term"
