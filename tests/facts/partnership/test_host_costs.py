"""What the mission costs the host, and who pays it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, facts_of, said

BEDS: dict[str, Any] = {"id": "beds", "kind": "lodging", "amount": {"amount": 200}, "paid_by": "sender"}


def budget(plan: dict[str, Any] | None = None, **finance: Any) -> Any:
    return fact("host_budget", "mission", finance=finance, **(plan or {}))


@pytest.mark.parametrize(
    ("finance", "budgeted"),
    [
        ({}, "?"),
        ({"host_costs_budgeted": {"amount": 900}}, True),
        ({"host_costs_budgeted": {"amount": 0}, "host_costs": [BEDS]}, False),
        ({"host_costs_budgeted": {"amount": {"min": 0, "max": 900}}}, "?"),
        ({"host_costs": [BEDS]}, True),
        ({"host_costs": [{**BEDS, "paid_by": "none"}]}, "?"),
        ({"host_costs": [{**BEDS, "paid_by": "The host"}]}, "?"),
        ({"host_costs": []}, "?"),
    ],
)
def test_budgeted(finance: dict[str, Any], budgeted: Any) -> None:
    assert said(budget({"partners": []}, **finance).budgeted) == budgeted


@pytest.mark.parametrize(
    ("agreed", "promises", "expected"),
    [
        ("agreed", [None], True),
        ("refused", ["agreed"], False),
        ("planned", ["agreed"], "?"),
        (None, ["agreed", "in_place"], True),
        (None, ["agreed", "refused"], False),
        (None, ["agreed", None], "?"),
        (None, [], "?"),
    ],
)
def test_agreed(agreed: Any, promises: list[Any], expected: Any) -> None:
    partners = [{"id": f"p{i}", "host_costs_paid": promise} for i, promise in enumerate(promises)]
    assert said(budget({"partners": partners}, host_agreed_budget=agreed).agreed) == expected


def test_what_is_asked() -> None:
    found = budget()
    assert found.budgeted.missing == ("finance.host_costs_budgeted",)
    assert found.agreed.missing == ("finance.host_agreed_budget",)


def test_single_costs() -> None:
    listed = [{**BEDS, "amount": {"amount": 200, "currency": "KES"}}, {"id": "time", "paid_by": "none"}]
    costs = facts_of(finance={"host_costs": listed}, partners=[]).of("host_cost")
    beds, time = costs
    assert [said(beds.knowledge(name)) for name in ("amount", "currency", "payer")] == [200, "KES", "sender"]
    assert said(time.knowledge("payer")) == "none"
    assert [(c.subject, said(c.knowledge("paid"))) for c in costs] == [("beds", True), ("time", False)]
    (placeholder,) = facts_of().of("host_cost")
    assert placeholder.placeholder
