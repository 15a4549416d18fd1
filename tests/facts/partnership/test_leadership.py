"""Who asked for the mission, who leads it, and what each side gains."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from missionrisk.plan.leadership import DecisionTopic
from tests.facts.deriving import fact, said

HOSPITAL: dict[str, Any] = {"id": "hospital", "name": "Hospital", "local": True}
PEOPLE = [{"id": "head", "origin": "host"}, {"id": "guest", "origin": "visiting"}, {"id": "open"}]
HEAD: dict[str, Any] = {"person": "head", "role": "Head", "authority": ["dates"], "accepted": "agreed"}


def leadership(partner: dict[str, Any] | None = None, plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact(
        "leadership",
        "mission",
        **{"partners": [{**HOSPITAL, **(partner or {})}], "people": PEOPLE, "leadership": chapter, **(plan or {})},
    )


@pytest.mark.parametrize(
    ("chapter", "partner", "invited"),
    [
        ({}, {}, "?"),
        ({"invitation": "agreed", "invited_by": "hospital"}, {}, True),
        ({"invitation": "agreed", "invited_by": "hospital"}, {"local": False, "asked_for_mission": "none"}, False),
        ({"invitation": "agreed"}, {"asked_for_mission": "none"}, "?"),
        ({"invitation": {"status": "agreed", "confirmed_by": "authority"}}, {}, True),
        ({"invitation": "none"}, {}, False),
        ({"invitation": "requested", "invited_by": "hospital"}, {"asked_for_mission": "none"}, "?"),
        ({}, {"asked_for_mission": "agreed"}, True),
        ({}, {"asked_for_mission": "agreed", "local": False}, "?"),
    ],
)
def test_invited(chapter: dict[str, Any], partner: dict[str, Any], invited: Any) -> None:
    assert said(leadership(partner, **chapter).invited) == invited


def test_who_wrote_the_letter_is_asked() -> None:
    found = leadership({"asked_for_mission": "none"}, invitation="agreed").invited
    assert found.missing == ("leadership.invited_by",)
    found = leadership(plan={"partners": []}, invitation="agreed").invited
    assert found.missing == ("leadership.invitation.confirmed_by",)


def test_partners_that_asked() -> None:
    assert said(leadership({"asked_for_mission": "agreed"}).partners_asking) == {"Hospital"}


@pytest.mark.parametrize(
    ("lead", "leads"),
    [
        (None, "?"),
        ("none", False),
        (HEAD, True),
        ({**HEAD, "person": "guest"}, False),
        ({**HEAD, "person": "open"}, "?"),
        ({**HEAD, "authority": []}, False),
        ({**HEAD, "authority": None}, "?"),
        ({**HEAD, "accepted": "refused"}, False),
        ({**HEAD, "person": None}, "?"),
        ({**HEAD, "person": None, "partner": "hospital"}, True),
    ],
)
def test_led_by_somebody_from_the_host_country(lead: Any, leads: Any) -> None:
    assert said(leadership(host_lead=lead).led_by_host) == leads


def test_the_lead_in_words() -> None:
    found = leadership(host_lead=HEAD)
    assert (said(found.host_lead), said(found.host_authority)) == ("Head", {"dates"})
    found = leadership(host_lead="none")
    assert (said(found.host_lead), said(found.host_authority)) == ("none", set())


EYES: dict[str, Any] = {"services": [{"id": "eyes", "kind": "eye"}]}


@pytest.mark.parametrize(
    ("plan", "percent"),
    [
        ({}, (0, 100)),
        ({"leadership": {"sessions_led_locally_percent": 40}}, 40),
        ({**EYES, "schedule": {"sessions": [{"id": "a", "led_by": "joint"}, {"id": "b", "led_by": "visiting"}]}}, 50),
        ({**EYES, "schedule": {"sessions": [{"id": "a", "led_by": "host"}, {"id": "b"}]}}, (50, 100)),
        ({"services": [{"id": "a", "kind": "eye", "led_by": "visiting"}]}, 0),
        ({"services": [{"id": "a", "kind": "eye", "led_by": "joint"}]}, 100),
        ({"services": [{"id": "a", "kind": "eye", "led_by": "host"}, {"id": "b", "led_by": "visiting"}]}, (0, 100)),
        ({"services": [{"id": "a", "kind": "training", "led_by": "visiting"}]}, (0, 100)),
    ],
)
def test_sessions_led_locally(plan: dict[str, Any], percent: Any) -> None:
    assert said(leadership(plan=plan).sessions_led_locally_percent) == percent


@pytest.mark.parametrize(
    ("chapter", "learn", "gain"),
    [
        ({}, "?", "?"),
        ({"visitor_learning_aims": "none", "host_exchange": "none"}, False, False),
        ({"visitor_learning_aims": "Sutures", "host_exchange": "agreed"}, True, True),
        ({"host_fellowships": 2}, "?", True),
        ({"host_fellowships": 0}, "?", False),
    ],
)
def test_exchange(chapter: dict[str, Any], learn: Any, gain: Any) -> None:
    found = fact("exchange", "mission", exchange=chapter)
    assert (said(found.visitors_learn), said(found.hosts_gain)) == (learn, gain)


OPEN_TOPICS = set(get_args(DecisionTopic))
DATES, BUDGET = {"topic": "dates", "decided_by": "joint"}, {"topic": "budget", "decided_by": "visiting"}


@pytest.mark.parametrize(
    ("leadership", "percent", "alone"),
    [
        ({"decisions": [DATES, BUDGET]}, 50, {"budget"}),
        ({"decisions": [DATES, BUDGET], "decisions_by_host_percent": 40}, 50, {"budget"}),
        ({"decisions": [BUDGET, {"topic": "sites"}]}, (0, 50), ({"budget"}, OPEN_TOPICS - {"budget"})),
        ({"decisions": []}, (0, 100), set()),
        ({}, (0, 100), (set(), OPEN_TOPICS)),
    ],
)
def test_who_decides(leadership: Any, percent: Any, alone: Any) -> None:
    found = fact("leadership", "mission", leadership=leadership)
    assert said(found.decisions_by_host_percent) == percent
    assert said(found.decided_by_visitors) == alone
