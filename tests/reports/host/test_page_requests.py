"""What the host may ask to change follows from the findings that touch its interests."""

from __future__ import annotations

from datetime import date

import pytest

from missionrisk import Finding, load_catalogue, load_plan
from missionrisk.judgement.assessment import Action, Assessment
from missionrisk.judgement.judge import judge
from missionrisk.plan import MissionPlan
from missionrisk.reports.host.page_model import Request
from missionrisk.reports.host.page_reading import Reading
from missionrisk.reports.host.page_requests import MOST_REQUESTS, SENDING_SIDE, what_you_may_ask
from missionrisk.reports.host.page_wishes import WISHES
from tests.reports.host.pages import ASSESSOR, EXAMPLES, ON, example

BRIGADE = load_plan(EXAMPLES / "village-brigade.yaml")


def assessed(plan: MissionPlan = BRIGADE) -> Assessment:
    return judge(ASSESSOR.decide(plan, on=ON), "0")


def asked(*findings: Finding, plan: MissionPlan = BRIGADE) -> list[Request]:
    """The requests that some findings give rise to."""
    assessment = assessed(plan).model_copy(update={"findings": findings})
    return list(what_you_may_ask(Reading(plan), assessment)[0])


def found(rule: str) -> list[Finding]:
    return [finding for finding in assessed().findings if finding.rule == rule]


def test_every_wish_follows_from_rules_that_there_are_and_from_no_rule_twice() -> None:
    rules = [rule for wish in WISHES for rule in wish.rules]
    catalogue = load_catalogue()
    assert [rule for rule in rules if rule not in catalogue.rules and rule not in catalogue.pattern_rules] == []
    assert len(rules) == len(set(rules))


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.rules[0])
def test_a_wish_is_one_polite_sentence(wish: object) -> None:
    text = wish.text  # type: ignore[attr-defined]
    assert text.startswith("Please ")
    assert text.endswith(".")
    assert text.count(".") == 1
    assert len(text) <= 100


def test_findings_of_one_wish_are_one_request_that_names_what_it_is_about() -> None:
    (request,) = asked(*found("FU-05"))
    assert request.text == "Please start long-term medicines only where a clinic here has agreed to go on with them."
    assert request.about == "amlodipine and metformin"
    assert request.when == "4 February 2027"


def test_the_earliest_day_of_what_the_sending_side_does_first_counts() -> None:
    finding = found("FU-05")[0]
    host = Action(action="x", owner="host_partner", lead_time_days=90, latest_start=date(2026, 12, 1))
    sender = Action(action="y", owner="medical_lead", lead_time_days=30, latest_start=date(2027, 1, 5))
    other = Action(action="z", owner="medical_lead", lead_time_days=0, latest_start=date(2027, 3, 6))
    (request,) = asked(finding.model_copy(update={"actions": (host, sender, other)}))
    assert request.when == "5 January 2027"
    (request,) = asked(finding.model_copy(update={"actions": (host,)}))
    assert request.when == "1 December 2026"


def test_a_day_that_has_passed_is_now_and_no_day_is_left_open() -> None:
    finding = found("FU-05")[0]
    past = finding.actions[0].model_copy(update={"latest_start": date(2026, 11, 1)})
    unknown = finding.actions[0].model_copy(update={"latest_start": None})
    assert [request.when for request in asked(finding.model_copy(update={"actions": (past,)}))] == [
        "now: there is little time"
    ]
    assert [request.when for request in asked(finding.model_copy(update={"actions": (unknown,)}))] == [""]


def test_a_rule_of_another_catalogue_asks_for_its_own_first_remedy() -> None:
    finding = found("FU-05")[0].model_copy(update={"rule": "XX-01", "harms": ("local_burden",)})
    (request,) = asked(finding)
    first = next(action for action in finding.actions if action.owner in SENDING_SIDE)
    assert request.text == f"Please: {first.action}"


def test_what_is_no_business_of_the_host_gives_no_request() -> None:
    finding = found("FU-05")[0].model_copy(update={"rule": "XX-01", "harms": ("debriefing",)})
    assert asked(finding) == []


def test_the_gravest_are_told_and_the_others_are_counted() -> None:
    page = example("village-brigade")
    assert len(page.requests) == MOST_REQUESTS
    assert page.more_requests > 0
    assert page.requests[0].text == "Please work through a clinic or a health office here that keeps the patients."


def test_a_sound_plan_leaves_little_to_ask_for() -> None:
    assert [request.text for request in example("surgical-week").requests] == [
        "Please stay longer for teaching, or put it under teachers who are here all year."
    ]
