"""Who pays where patients are referred."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects


def found(fund: Any = None, **destination: Any) -> Any:
    referral = {"destinations": [{"id": "regional", "name": "Regional hospital", **destination}], "fund": fund}
    return fact("referral_payment", "regional", referral=referral)


@pytest.mark.parametrize(("payer", "pays"), [("patient", True), ("none", True), ("government", False), (None, "?")])
def test_where_nobody_else_pays_the_patient_does(payer: Any, pays: Any) -> None:
    assert said(found(who_pays=payer).patient_pays) == pays


@pytest.mark.parametrize(
    ("fund", "subsidy", "helped"),
    [
        ({"amount": 500, "currency": "USD"}, None, True),
        (None, 30, True),
        ({"amount": 0, "currency": "USD"}, 0, False),
        ({"amount": 0, "currency": "USD"}, None, "?"),
        (None, None, "?"),
    ],
)
def test_help_with_paying(fund: Any, subsidy: Any, helped: Any) -> None:
    assert said(found(fund, subsidy_percent=subsidy).helped) == helped


def test_destinations_that_are_not_stated() -> None:
    assert subjects("referral_payment") == ["referral.destinations[?]"]
    assert subjects("referral_payment", referral={"destinations": []}) == []
