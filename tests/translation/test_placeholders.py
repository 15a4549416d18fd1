"""Placeholders: a translation leaves open what the English text leaves open."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Message

from missionrisk.translation.placeholders import faults_in, placeholders

RULE = "{{ subject.name }}: {% if subject.free == 'yes' %}free{% else %}{{ parameter.price }}{% endif %}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no placeholder, and 100%", set()),
        ("{n} of {all}", {"{n}", "{all}"}),
        ("%(num)s days", {"%(num)s"}),
        (RULE, {"subject.name", "subject.free", "parameter.price"}),
        ("{{ parameter.topics | join(', ') }}", {"parameter.topics"}),
    ],
)
def test_the_placeholders_of_a_text(text: str, expected: set[str]) -> None:
    assert placeholders(text) == expected


@pytest.mark.parametrize(
    ("english", "translated", "faults"),
    [
        ("{n} left", "il reste {n}", []),
        ("{n} left", "", []),
        ("{n} left", "il reste {m}", ["{m} is not in the English text", "{n} is missing"]),
        ("%(file)s, %(day)s", "%(day)s : %(file)s", []),
        ("%(file)s", "%(fichier)s", ["%(fichier)s is not in the English text", "%(file)s is missing"]),
        (RULE, RULE.replace("free{%", "gratuit{%"), []),
        (RULE, "{{ subject.name }}", ["parameter.price is missing", "subject.free is missing"]),
        (
            "{{ subject.name }}",
            "{{ subject.nom }}",
            ["subject.nom is not in the English text", "subject.name is missing"],
        ),
        ("{{ subject.name }}", "{{ nom }}{{ subject.name }}", ["nom is not in the English text"]),
        ("{{ subject.name }}", "{{ subject.name", ["it cannot be read as a template: unexpected end of template"]),
    ],
)
def test_what_is_wrong_with_a_translation(english: str, translated: str, faults: list[str]) -> None:
    found = faults_in(Message(english, translated))
    assert [fault.split(", expected")[0] for fault in found] == faults


def test_a_form_for_one_may_leave_out_the_number() -> None:
    days = ("{n} day before {start}", "{n} days before {start}")
    assert faults_in(Message(days, ("un jour avant {start}", "{n} jours avant {start}"))) == []
    assert faults_in(Message(days, ("un jour", "{n} jours avant {start}"))) == ["{start} is missing"]


def test_what_one_english_form_leaves_out_a_translation_may_too() -> None:
    places = ("It stands in {place}.", "It stands in {place} and {n} more, of {all}.")
    assert faults_in(Message(places, ("En {place}.", "En {place} et {n} de plus."))) == []
    assert faults_in(Message(places, ("Quelque part.", "En {place}."))) == ["{place} is missing"]
