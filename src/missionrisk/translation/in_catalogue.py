"""The texts of the catalogue: rules, harms, contested points, tables, and what trainees ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from missionrisk.catalogue.loading import Catalogue, load_catalogue
from missionrisk.catalogue.rules import Rule
from missionrisk.facts.tables import Tables
from missionrisk.trainee.questions import load_questions
from missionrisk.translation.message import Message

RULES: Final = "rules"
TEMPLATE: Final = "keep what stands in {{ }} and {% %}; words in quotation marks after ==, != and in stay English"


def messages_in_catalogue(catalogue: Catalogue | None = None) -> Iterator[Message]:
    """The texts that readers see; sources, and what only authors of rules read, stay English."""
    catalogue = catalogue or load_catalogue()
    for rule in catalogue.rules.values():
        yield from _of_rule(rule)
    for harm in catalogue.harms.values():
        yield Message(harm.title, RULES, notes=(f"harm {harm.id}",))
    for point in catalogue.choices.values():
        yield Message(point.question, RULES, notes=(f"contested point {point.name}",))
        for alternative in point.alternatives:
            yield Message(alternative.title, RULES, notes=(f"contested point {point.name}, {alternative.id}",))
    yield from _of_tables(catalogue.tables)
    for group in load_questions(catalogue):
        yield Message(group.title, RULES, notes=("heading over questions of trainees",))
        for question in group.questions:
            yield Message(question.question, RULES, notes=("question of trainees",))


def _of_rule(rule: Rule) -> Iterator[Message]:
    yield Message(rule.title, RULES, notes=(f"rule {rule.id}, title: the risk in a few words",))
    yield Message(rule.question, RULES, notes=(f"rule {rule.id}, question to a planner",))
    template = (TEMPLATE,) if "{{" in rule.message or "{%" in rule.message else ()
    yield Message(rule.message, RULES, notes=(f"rule {rule.id}, message of a finding", *template))
    yield Message(rule.rationale, RULES, notes=(f"rule {rule.id}, why it is a harm",))
    for mitigation in rule.mitigations:
        yield Message(mitigation.action, RULES, notes=(f"rule {rule.id}, what to do",))
    for name, parameter in rule.parameters.items():
        values = parameter.value if isinstance(parameter.value, tuple) else (parameter.value,)
        for value in values:
            if isinstance(value, str):
                yield Message(value.replace("_", " "), RULES, notes=(f"rule {rule.id}, a word of {name}",))


def _of_tables(tables: Tables) -> Iterator[Message]:
    for windows in (*tables.review_windows.values(), tables.default_review_windows):
        for window in windows:
            yield Message(window.name, RULES, notes=("a review after an operation",))
    for words in (*tables.disciplines.values(), (s.name for stages in tables.care_stages.values() for s in stages)):
        yield from _words(words, "a discipline of care after an operation")
    for country, rules in tables.country_rules.items():
        for rule in rules:
            yield Message(rule.requirement, RULES, notes=(f"what {country} is said to ask",))
            yield Message(rule.as_of, RULES, notes=("of when that is: 'as of ...'",))
            yield Message(rule.confidence, RULES, notes=("how far it can be trusted: 'confidence ...'",))
    for entry in tables.medicines.entries:
        yield from _words(entry.tests or (), "a laboratory test")


def _words(names: Iterable[str], note: str) -> Iterator[Message]:
    for name in sorted(names):
        yield Message(name.replace("_", " "), RULES, notes=(note,))
