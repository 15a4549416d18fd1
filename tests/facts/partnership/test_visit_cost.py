"""What the visit costs the host, and who pays it."""

from __future__ import annotations

import copy
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.partnership.visit_cost import derive_visit_cost
from tests.facts.comparing import within
from tests.facts.deriving import fact, place_of, said

STAY = {"arrival": "2027-03-06", "departure": "2027-03-15"}
HOSPITAL = {"id": "hospital", "name": "Hospital of Nyanza", "local": True}


def money(amount: Any, currency: str | None = "KES") -> dict[str, Any]:
    return {"amount": amount, "currency": currency}


def visit_cost(host_costs: Any = None, budget: Any = None, partners: Any = (HOSPITAL,), **plan: Any) -> Any:
    finance = {"host_costs": host_costs, "host_costs_budgeted": budget}
    return derive_visit_cost(
        place_of(mission={"dates": STAY}, partners=partners and list(partners), finance=finance, **plan)
    )


def costs(*amounts: Any, paid_by: str | None = "sender") -> list[dict[str, Any]]:
    return [{"id": f"c{n}", "amount": amount, "paid_by": paid_by} for n, amount in enumerate(amounts)]


def test_a_cost_by_hand() -> None:
    listed = [*costs(money(900), money(600)), {"id": "beds", "amount": money(500), "paid_by": "none"}]
    found = visit_cost(listed, money(1800))
    assert said(found.total) == 2000
    assert said(found.currency) == "KES"
    assert said(found.per_day) == 200
    assert said(found.paid_by_others) == 1500
    assert said(found.left_to_host) == 500
    assert said(found.payers) == {"sender"}
    assert said(found.budgeted) == 1800
    assert said(found.short) == 200


@pytest.mark.parametrize(
    ("listed", "total", "currency"),
    [
        ([], 0, "?"),
        (costs(money(900)), 900, "KES"),
        (costs(money(900, None)), 900, "?"),
        (costs(money({"min": 800, "max": 900}), money(100)), (900, 1000), "KES"),
        (costs(money(900), None), (900, inf), "KES"),
        (costs(money(900), money(5, "USD")), (900, inf), "KES"),
        (costs(money(900), money(100, None)), (900, inf), "KES"),
        (costs(None, money(100)), (0, inf), "?"),
    ],
)
def test_a_sum_is_no_less_than_what_is_stated(listed: Any, total: Any, currency: Any) -> None:
    found = visit_cost(listed)
    assert said(found.total) == total
    assert said(found.currency) == currency


def test_what_is_asked() -> None:
    assert visit_cost().total.missing == ("finance.host_costs",)
    assert visit_cost(costs(money(900), money(5, "USD"))).total.missing == ("finance.host_costs[c1].amount.currency",)
    assert visit_cost(costs(money(900), None)).total.missing[0].startswith("finance.host_costs[c1].amount")


@pytest.mark.parametrize(
    ("partners", "total", "paid"),
    [
        ([{**HOSPITAL, "host_costs": money(900), "host_costs_paid": "agreed"}], 900, 900),
        ([{**HOSPITAL, "host_costs": money(900), "host_costs_paid": "refused"}], 900, 0),
        ([{**HOSPITAL, "host_costs": money(900), "host_costs_paid": "planned"}], 900, (0, 900)),
        ([{**HOSPITAL, "host_costs": money(900)}, {"id": "clinic"}], (900, inf), (0, inf)),
        ([], (0, inf), (0, inf)),
        (None, (0, inf), (0, inf)),
    ],
)
def test_without_a_list_the_partners_figures_count(partners: Any, total: Any, paid: Any) -> None:
    found = visit_cost(partners=partners)
    assert said(found.total) == total
    assert said(found.paid_by_others) == paid


@pytest.mark.parametrize(
    ("paid_by", "partners", "paid"),
    [
        ("sender", [HOSPITAL], True),
        ("none", [HOSPITAL], False),
        (None, [HOSPITAL], "?"),
        ("the host", [HOSPITAL], False),
        ("hospital", [HOSPITAL], False),
        ("hospital of  NYANZA", [HOSPITAL], False),
        ("hospital", [{**HOSPITAL, "local": False}], True),
        ("hospital", [{**HOSPITAL, "local": None}], "?"),
        ("sender", [], True),
        ("sender", None, "?"),
    ],
)
def test_somebody_else_than_the_host_pays(paid_by: Any, partners: Any, paid: Any) -> None:
    plan = {"finance": {"host_costs": costs(money(900), paid_by=paid_by)}, "partners": partners}
    assert said(fact("host_cost", "c0", **plan).paid) == paid
    left = {True: 0, False: 900, "?": (0, 900)}[paid]
    assert said(fact("host_visit_cost", "mission", **plan).left_to_host) == left


@pytest.mark.parametrize(
    ("listed", "budget", "short"),
    [
        (costs(money(900)), money(900), 0),
        (costs(money(900)), money(1200), 0),
        (costs(money(900), None), money(700), (200, inf)),
        (costs(money(900), None), money(1200), (0, inf)),
        (costs(money(900)), money(5, "USD"), (0, inf)),
        (costs(money(900)), money(700, None), (0, inf)),
        (costs(money(900)), None, (0, inf)),
        ([], None, 0),
    ],
)
def test_a_budget_that_falls_short(listed: Any, budget: Any, short: Any) -> None:
    assert said(visit_cost(listed, budget).short) == short


AMOUNTS = st.fixed_dictionaries(
    {}, optional={"amount": st.integers(0, 500), "currency": st.sampled_from(["KES", "USD"])}
)
COSTS = st.lists(
    st.fixed_dictionaries({}, optional={"amount": AMOUNTS, "paid_by": st.sampled_from(["none", "sender", "hospital"])}),
    max_size=4,
).map(lambda drawn: [{"id": f"c{n}", **cost} for n, cost in enumerate(drawn)])


@settings(max_examples=50, deadline=None)
@given(COSTS, AMOUNTS, st.data())
def test_saying_more_narrows_the_cost(listed: list[dict[str, Any]], budget: Any, data: st.DataObject) -> None:
    sparser = copy.deepcopy(listed)
    for cost in sparser:
        for part, name in ((cost, "paid_by"), (cost.get("amount", {}), "amount"), (cost.get("amount", {}), "currency")):
            if data.draw(st.booleans()):
                part.pop(name, None)
    fuller_fact = visit_cost(listed, budget)
    sparser_fact = visit_cost(sparser, data.draw(st.sampled_from([budget, None])))
    for name in fuller_fact.declarations():
        assert within(fuller_fact.knowledge(name), sparser_fact.knowledge(name)), name
