"""Every promise of a plan is on the page, once, with how far it has come."""

from __future__ import annotations

from collections import Counter

import pytest

from missionrisk import load_plan
from missionrisk.plan import MissionPlan
from missionrisk.plan.shape import everything_stated
from missionrisk.plan.values import Commitment
from tests.reports.host.pages import EXAMPLES, example, examples, host_page


@pytest.mark.parametrize("name", examples())
def test_each_state_holds_every_promise_that_has_come_so_far(name: str) -> None:
    stated = {
        (value if isinstance(value, str) else value.status, tuple(step for step in location if isinstance(step, str)))
        for location, shape, value in (
            (entry.location, entry.shape, entry.value)
            for entry in everything_stated(MissionPlan, load_plan(EXAMPLES / f"{name}.yaml"))
        )
        if shape.model is Commitment and not shape.is_list
    }
    assert {group.status: len(group.promises) for group in example(name).promises} == Counter(
        status for status, _field in stated
    )


def test_what_is_lacking_comes_first() -> None:
    plan = {
        "title": "T",
        "leadership": {"invitation": "agreed"},
        "authorisation": {"health_authority": "requested", "indemnity": "none", "district_notified": "refused"},
    }
    assert [group.words for group in host_page(plan).promises] == [
        "Refused",
        "Not there",
        "Asked for, no answer yet",
        "Agreed",
    ]


def test_a_promise_tells_its_paper_its_day_and_that_the_host_is_said_to_confirm_it() -> None:
    invitation = {
        "status": "requested",
        "confirmed_by": "host_partner",
        "by_date": "2027-01",
        "document": {"title": "Letter", "date": "2026-05-02"},
    }
    (group,) = host_page({"title": "T", "leadership": {"invitation": invitation}}).promises
    (promise,) = group.promises
    assert promise.question == "Has the host asked for the mission in writing?"
    assert promise.notes == (
        "the plan says that you have confirmed it",
        "due: January 2027",
        "paper: Letter, 2 May 2026",
    )


def test_the_same_promise_of_several_entries_is_told_once() -> None:
    medicines = [{"id": f"m{n}", "inn": f"medicine {n}", "requested": "none"} for n in range(1, 6)]
    (group,) = host_page({"title": "T", "medicines": medicines}).promises
    (promise,) = group.promises
    assert promise.about == "medicine 1, medicine 2, medicine 3 and 2 more"
