"""A plan to begin with: it says nothing yet, and asks what decides most."""

from __future__ import annotations

import re

import pytest

from missionrisk import assess, load_catalogue, parse_plan
from missionrisk.plan.paths import question_for
from missionrisk.skeleton import SERVICE_KINDS, new_plan
from tests.judgement.small import ON, RULES

CATALOGUE = load_catalogue()
SERVICES = ("surgery", "primary_care")


@pytest.mark.parametrize("services", [(), SERVICES, SERVICE_KINDS], ids=["none", "some", "all"])
def test_it_can_be_checked_as_it_is_and_says_no_more_than_a_title_and_services(services: tuple[str, ...]) -> None:
    plan = parse_plan(new_plan(services, CATALOGUE))
    listed = [{"id": kind.replace("_", "-"), "kind": kind} for kind in services]
    bare = {"title": plan.title, **({"services": listed} if listed else {})}
    filled, expected = (assess(each, on=ON, catalogue=CATALOGUE) for each in (plan, bare))
    assert filled.outcomes == expected.outcomes
    assert filled.findings == ()


def test_the_services_given_become_entries() -> None:
    plan = parse_plan(new_plan(["surgery", "surgery", "eye"], CATALOGUE))
    assert [(service.id, service.kind) for service in plan.services or ()] == [("surgery", "surgery"), ("eye", "eye")]


def test_an_unknown_service_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no kind of service 'sugery'; known: primary_care"):
        new_plan(["sugery"], CATALOGUE)


def flat(text: str) -> str:
    return " ".join(re.sub(r"^[ #]+", "", line) for line in text.splitlines())


def test_every_core_question_that_a_bare_plan_raises_is_in_it() -> None:
    text = flat(new_plan((), CATALOGUE))
    for asked in assess({"title": "T"}, on=ON, catalogue=CATALOGUE).open_fields:
        if asked.core:
            assert asked.text in text, asked.path


def test_what_is_asked_follows_from_the_rules() -> None:
    text = new_plan((), load_catalogue(RULES))
    assert str(question_for("procedures[?].accepted_by")) in flat(text)
    assert "\nmedicines:" not in text


def test_the_entry_of_a_list_can_be_had_by_taking_the_comment_signs_away() -> None:
    text = new_plan((), load_catalogue(RULES))
    begin = text.index("  # - id: procedures-1")
    end = text.index("\n\n", begin) if "\n\n" in text[begin:] else len(text)
    entry = "\n".join(line.replace("  # ", "  ", 1) for line in text[begin:end].splitlines())
    plan = parse_plan(text[:begin] + entry + text[end:])
    assert [procedure.id for procedure in plan.procedures or ()] == ["procedures-1"]


def test_it_is_the_same_each_time() -> None:
    assert new_plan(SERVICES, CATALOGUE) == new_plan(SERVICES, CATALOGUE)
