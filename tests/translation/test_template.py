"""The template for translators: every text, each once, with what is to be known of it."""

from __future__ import annotations

from functools import lru_cache

import pytest
from babel.messages.catalog import Catalog

from missionrisk.catalogue.loading import load_catalogue
from missionrisk.translation.message import Message
from missionrisk.translation.template import TEMPLATE, all_messages, as_text, template


@lru_cache(maxsize=1)
def texts() -> Catalog:
    """All texts."""
    return template(all_messages())


def notes_on(text: str) -> list[str]:
    found = texts().get(text)
    assert found is not None
    return list(found.auto_comments)


@pytest.mark.slow
def test_the_template_beside_the_code_is_up_to_date() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == as_text(texts())


@pytest.mark.parametrize(
    "text",
    [
        "not stated",  # a constant in Python that is marked
        "Answers for a trainee",  # a Jinja template
        "Nobody local has accepted the operated patients",  # the title of a rule
        "Long-term treatment breaks off",  # a harm
        "What may trainees do with patients on a mission?",  # a contested point
        "Do people of the country lead, and did they say what is needed?",  # what trainees ask
        "Which languages do the patients speak?",  # a question of the plan
        "Is there a written description of my role that your partner has seen?",  # a sheet's question to a programme
        "short term",  # a word of a choice
        "speech therapy",  # a word in a table
        "dispensed supply",  # a kind of fact
        "days short",  # a field of facts
    ],
)
def test_texts_of_every_kind_are_in_it(text: str) -> None:
    assert text in texts()


def test_a_text_for_one_and_for_several_is_one_message() -> None:
    found = texts().get("and {n} more")
    assert found is not None
    assert found.id == ("and {n} more", "and {n} more")


def test_all_that_findings_say_is_in_it() -> None:
    for rule in load_catalogue().rules.values():
        actions = [mitigation.action for mitigation in rule.mitigations]
        for text in (rule.title, rule.question, rule.message, rule.rationale, *actions):
            assert text in texts(), f"{rule.id}: {text}"


def test_a_translator_is_told_where_a_text_is_used() -> None:
    rule = load_catalogue().rules["FU-02"]
    assert "rule FU-02, message of a finding" in notes_on(rule.message)
    assert any("{{ }}" in note for note in notes_on(rule.message))
    assert notes_on(rule.rationale) == ["rule FU-02, why it is a harm"]


def test_sources_stay_as_they_are() -> None:
    assert not [source.key for source in load_catalogue().sources.values() if source.citation in texts()]


def test_a_text_that_stands_in_several_places_is_translated_once() -> None:
    catalog = template([Message("yes", "a.py", notes=("one",)), Message("yes", "b.py", notes=("two",))])
    assert len(catalog) == 1
    written = as_text(catalog)
    assert written.count('msgid "yes"') == 1
    assert "#: a.py b.py" in written
    assert "#. one\n#. two" in written


def test_a_template_says_nothing_that_changes_from_day_to_day() -> None:
    written = as_text(template([Message("yes", "a.py")]))
    assert "Date" not in written
    assert "a.py:" not in written
