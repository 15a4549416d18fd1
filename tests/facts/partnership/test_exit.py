"""How the work goes on without the visitors."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

INFINITE = float("inf")


def found(**plan: Any) -> Any:
    return fact("exit_plan", "mission", **plan)


def test_parts_of_the_plan() -> None:
    plan = {"exit": {"plan": "agreed", "date": "none", "milestones": []}}
    assert said(found(**plan).parts_missing) == ({"date", "milestones"}, {"owner"})
    assert found(**plan).parts_missing.missing == ("exit.owner",)
    assert said(found(**plan).parts_missing_count) == (2, 3)


PARTNERS = [{"id": "hospital", "local": True}, {"id": "charity", "local": False}, {"id": "club"}]


@pytest.mark.parametrize(
    ("cost", "accepted", "unowned"),
    [
        ({"owner": "hospital", "commitment": "agreed"}, 100, set()),
        ({"owner": "hospital", "commitment": "refused"}, 50, {"power"}),
        ({"owner": "charity", "commitment": "agreed"}, 50, {"power"}),
        ({"owner": "club", "commitment": "agreed"}, (50, 100), (set(), {"power"})),
        ({"owner": "none"}, 50, {"power"}),
        ({}, (50, 100), (set(), {"power"})),
    ],
)
def test_costs_that_go_on(cost: Any, accepted: Any, unowned: Any) -> None:
    costs = [{"id": "wages", "owner": "hospital", "commitment": "in_place"}, {"id": "power", **cost}]
    fact_of_exit = found(partners=PARTNERS, exit={"recurrent_costs": costs})
    assert said(fact_of_exit.costs_accepted_percent) == accepted
    assert said(fact_of_exit.costs_without_owner) == unowned


def test_where_no_costs_go_on_all_are_accepted() -> None:
    assert said(found(exit={"recurrent_costs": []}).costs_accepted_percent) == 100
    assert said(found(exit={"recurrent_costs_accepted_percent": 70}).costs_accepted_percent) == 70
    assert found().costs_accepted_percent.missing == ("exit.recurrent_costs",)


@pytest.mark.parametrize(
    ("finance", "years", "expected"),
    [
        ({"funding_months": 12, "commitment_months": 36}, None, 24),
        ({"funding_months": 36, "commitment_months": 12}, None, 0),
        ({"funding_months": {"min": 12, "max": 24}, "commitment_months": 36}, None, (12, 24)),
        ({"funding_months": 12}, 3, (24, INFINITE)),
        ({"funding_months": 36, "commitment_months": 36}, 3, 0),
        ({"commitment_months": 36}, None, (0, INFINITE)),
        ({"funding_months": 12}, None, (0, INFINITE)),
    ],
)
def test_months_that_are_promised_and_not_paid_for(finance: Any, years: Any, expected: Any) -> None:
    assert said(found(finance=finance, mission={"commitment_years": years}).months_unfunded) == expected


@pytest.mark.parametrize(
    ("staffing", "change", "spoken"),
    [
        ([{"year": 2029, "expatriate_percent": 10}, {"year": 2027, "expatriate_percent": 40}], -30, None),
        ([{"year": 2027, "expatriate_percent": 40}], "?", {"2027: 40 percent"}),
        ([{"year": 2027, "expatriate_percent": 40}, {"year": 2028}], (-40, 60), ({"2027: 40 percent"}, None)),
        ([{"year": 2027, "expatriate_percent": 40}, {"expatriate_percent": 10}], "?", (set(), None)),
    ],
)
def test_posts_that_foreigners_hold(staffing: Any, change: Any, spoken: Any) -> None:
    fact_of_exit = found(exit={"staffing": staffing})
    known_change = said(fact_of_exit.foreign_posts_change)
    assert known_change == ((-INFINITE, INFINITE) if change in ("?", (-40, 60)) else change)
    assert said(fact_of_exit.foreign_posts) == (spoken or {"2027: 40 percent", "2029: 10 percent"})


def test_what_is_lost() -> None:
    lost = found(exit={"services_lost_on_exit": ["Cleft clinic"], "beds_lost_on_exit": 20, "successor_centre": "none"})
    assert (said(lost.services_lost), said(lost.services_lost_count), said(lost.beds_lost)) == ({"Cleft clinic"}, 1, 20)
    assert said(lost.taken_over) is False
    assert said(found(exit={"services_lost_on_exit": []}).services_lost_count) == 0
    assert found().services_lost_count.missing == ("exit.services_lost_on_exit",)
