"""What reaches the host in money, and what it loses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

SOME = {"amount": 2000, "currency": "KES"}


def found(**finance: Any) -> Any:
    return fact("host_support", "mission", finance=finance)


@pytest.mark.parametrize(
    ("finance", "given"),
    [
        ({"operating_money_for_host": SOME}, True),
        ({"operating_money_for_host": {"amount": 0, "currency": "KES"}}, False),
        ({"operating_money_for_host": "none"}, False),
        ({"support_given": ["equipment", "salaries"]}, True),
        ({"support_given": ["equipment"]}, "?"),
        ({"support_given": ["equipment"], "operating_money_for_host": "none"}, False),
        ({}, "?"),
    ],
)
def test_money_for_running_costs(finance: Any, given: Any) -> None:
    assert said(found(**finance).operating_money) == given


def test_that_other_support_is_given_leaves_the_sum_to_be_asked_for() -> None:
    assert found(support_given=["supplies"]).operating_money.missing == ("finance.operating_money_for_host",)


def test_income_lost() -> None:
    assert said(found(host_income_lost=SOME).income_lost) == 2000
    assert said(found(host_income_lost="none").income_lost) == 0
    assert found().income_lost.missing == ("finance.host_income_lost",)
