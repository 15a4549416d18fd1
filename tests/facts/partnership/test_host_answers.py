"""What the host answers, held against what the plan says."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.model import Fact
from tests.facts.deriving import fact, facts_of, said, subjects

PARTNERS = [{"id": "hospital", "name": "Hospital of Nyanza", "local": True}]


def answered(about: str, plan: dict[str, Any] | None = None, **answer: Any) -> Fact:
    """The fact about one answer, of the only partner, on one place of a plan."""
    form = {"id": "form", "partner": "hospital", "answers": [{"id": "item", "about": [about], **answer}]}
    found: Fact = fact("host_answer", "hospital+item", **{"partners": PARTNERS, "host_answers": [form], **(plan or {})})
    return found


def contradicts(plan: dict[str, Any], about: str, word: str) -> Any:
    return said(answered(about, plan, says=word).knowledge("contradicts"))


def test_a_list_that_is_not_stated_may_hold_any_answer() -> None:
    (placeholder,) = facts_of().of("host_answer")
    assert placeholder.subject == "host_answers[?]"
    assert placeholder.knowledge("contradicts").missing == ("host_answers",)
    assert facts_of(host_answers=[]).of("host_answer") == ()


def test_a_form_without_its_answers_may_hold_any() -> None:
    assert subjects("host_answer", host_answers=[{"id": "form"}]) == ["host_answers[form].answers[?]"]


@pytest.mark.parametrize(
    ("status", "yes", "no"),
    [
        ("agreed", False, True),
        ("in_place", False, True),
        ("none", True, False),
        ("refused", True, False),
        ("planned", "?", "?"),
        ("requested", "?", "?"),
        (None, "?", "?"),
    ],
)
def test_a_word_is_held_against_a_promise(status: str | None, yes: Any, no: Any) -> None:
    plan = {"leadership": {"invitation": status}}
    found = [contradicts(plan, "leadership.invitation", word) for word in ("yes", "no")]
    assert found == [yes, no]
    assert contradicts(plan, "leadership.invitation", "in_part") is False
    assert contradicts(plan, "leadership.invitation", "not_known") is False


def test_a_word_is_held_against_a_yes_or_no() -> None:
    assert contradicts({"leadership": {"could_decline": True}}, "leadership.could_decline", "no") is True
    assert contradicts({"leadership": {"could_decline": False}}, "leadership.could_decline", "no") is False


@pytest.mark.parametrize(("value", "no"), [("none", False), ("The pharmacy", True), (None, "?")])
def test_a_word_is_held_against_a_thing(value: str | None, no: Any) -> None:
    assert contradicts({"integration": {"closes_or_replaces": value}}, "integration.closes_or_replaces", "no") == no


def test_inside_a_thing_that_there_is_none_of_everything_is_denied() -> None:
    found = answered("leadership.host_lead.accepted", {"leadership": {"host_lead": "none"}}, says="yes")
    assert said(found.knowledge("contradicts")) is True
    assert "leadership.host_lead" in found.knowledge("contradicts").paths
    assert said(found.knowledge("plan_says")) == {"none"}


def test_a_list_that_is_empty_is_a_no_and_one_that_is_not_stated_is_open() -> None:
    about = "procedures[hernia].accepted_by"
    assert contradicts({"procedures": [{"id": "hernia", "accepted_by": []}]}, about, "yes") is True
    assert contradicts({}, about, "yes") == "?"


def test_an_entry_that_is_gone_contradicts_nothing() -> None:
    about = "procedures[hernia].accepted_by[0].commitment"
    assert contradicts({"procedures": []}, about, "no") is False
    assert contradicts({"procedures": [{"id": "hernia", "accepted_by": "none"}]}, about, "yes") is False


def test_one_place_of_several_is_enough() -> None:
    plan = {"leadership": {"invitation": "requested", "could_decline": True}}
    form = {"id": "form", "answers": [{"id": "item", "about": ["leadership.invitation", "leadership.could_decline"]}]}
    form["answers"][0]["says"] = "no"  # type: ignore[index]
    found = fact("host_answer", "host+item", host_answers=[form], **plan)
    assert said(found.contradicts) is True


@pytest.mark.parametrize(
    ("number", "stated", "differs"),
    [
        (1000, 1000, 0.0),
        (1100, 1000, 10.0),
        (900, 1000, 10.0),
        ({"min": 900, "max": 1100}, 1000, 0.0),
        (4, 0, float("inf")),
        (0, 0, 0.0),
        (4, {"min": 2, "max": 5}, (0.0, 100.0)),
        (4, {"min": 2}, (0.0, float("inf"))),
        (4, None, (0.0, float("inf"))),
    ],
)
def test_a_number_is_held_against_a_number(number: Any, stated: Any, differs: Any) -> None:
    plan = {"integration": {"backfill": {"staff_withdrawn": stated}}}
    found = answered("integration.backfill.staff_withdrawn", plan, number=number)
    assert said(found.knowledge("differs_percent")) == differs
    assert said(found.knowledge("gives_number")) is True


def test_a_sum_is_held_against_the_sum_of_the_listed_costs_in_the_same_currency() -> None:
    costs = [{"id": name, "amount": {"amount": 500, "currency": "KES"}} for name in ("rooms", "meals")]
    plan = {"finance": {"host_costs": costs}}
    found = answered("finance.host_costs", plan, number=2000, currency="KES")
    assert said(found.knowledge("differs_percent")) == 100.0
    assert said(found.knowledge("plan_says")) == {"1000 KES"}
    assert said(found.knowledge("host_says")) == "2000 KES"
    other = answered("finance.host_costs", plan, number=2000, currency="USD")
    assert said(other.knowledge("differs_percent")) == (0, float("inf"))


def test_a_number_where_nobody_is_taken_away() -> None:
    found = answered("integration.backfill.staff_withdrawn", {"integration": {"backfill": "none"}}, number=3)
    assert said(found.knowledge("differs_percent")) == float("inf")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"says": "yes"}, True),
        ({"says": "in_part"}, True),
        ({"says": "not_known"}, False),
        ({"number": 3}, True),
        ({}, "?"),
    ],
)
def test_whether_there_is_an_answer(answer: dict[str, Any], expected: Any) -> None:
    assert said(answered("leadership.invitation", **answer).knowledge("answered")) == expected


def test_a_wish_is_words_alone_and_waits_for_a_reply() -> None:
    form = {"id": "form", "answers": [{"id": "would_change", "about": [], "words": "Come in May."}]}
    found = fact("host_answer", "host+would_change", host_answers=[form])
    assert (said(found.answered), said(found.asks_for_change), said(found.replied)) == (True, True, "?")
    assert (said(found.contradicts), said(found.gives_number), said(found.in_part)) == (False, False, False)
    assert said(found.partner) == "the host partner"


def test_the_last_form_of_a_partner_that_answers_a_question_counts() -> None:
    about = ["leadership.could_decline"]
    forms = [
        {"id": "first", "partner": "hospital", "answers": [{"id": "item", "about": about, "says": "no"}]},
        {"id": "second", "partner": "hospital", "answers": [{"id": "item", "about": about, "says": "yes"}]},
        {"id": "third", "partner": "hospital", "answers": [{"id": "other", "about": about, "says": "no"}]},
    ]
    plan = {"partners": PARTNERS, "leadership": {"could_decline": True}, "host_answers": forms}
    assert subjects("host_answer", **plan) == ["hospital+item", "hospital+other"]
    assert said(fact("host_answer", "hospital+item", **plan).contradicts) is False


def test_places_are_shown_with_the_names_of_their_entries() -> None:
    medicines = [{"id": "amlodipine", "refill_source": {"commitment": "agreed"}}]
    found = answered("medicines[amlodipine].refill_source.commitment", {"medicines": medicines}, says="no")
    assert said(found.knowledge("contradicts")) is True
    assert said(found.knowledge("plan_says")) == {"agreed"}
    device = [{"id": "monitor", "name": "Patient monitor", "requested": "none"}]
    shown = answered("equipment[monitor].requested", {"equipment": device}, says="yes")
    assert said(shown.knowledge("plan_says")) == {"Patient monitor: none"}
