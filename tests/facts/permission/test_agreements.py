"""What was agreed with the host partners in writing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

DATES = {"arrival": "2027-03-06", "departure": "2027-03-20"}
ALL = ["roles", "duration", "costs", "data", "complications", "exit"]
SIGNED: dict[str, Any] = {"commitment": "in_place", "valid_until": "never", "terms": ALL}


def agreements(*partners: Any, treats: bool | None = True) -> Any:
    activities = {"treats_patients": treats}
    return fact(
        "partner_agreements", "mission", mission={"dates": DATES}, activities=activities, partners=list(partners)
    )


def partner(name: str = "hospital", local: Any = True, **agreement: Any) -> dict[str, Any]:
    return {"id": name, "local": local, "agreement": {**SIGNED, **agreement}}


@pytest.mark.parametrize(
    ("of_partner", "signed"),
    [
        ({}, True),
        ({"local": False}, False),
        ({"local": None}, "?"),
        ({"commitment": "none"}, False),
        ({"commitment": "planned"}, "?"),
        ({"valid_until": "2027-03-19"}, False),
        ({"valid_until": "2027-03-20"}, True),
        ({"valid_until": None}, "?"),
    ],
)
def test_an_agreement_in_force(of_partner: dict[str, Any], signed: Any) -> None:
    assert said(agreements(partner(**of_partner)).signed) == signed


def test_partners_are_asked_for() -> None:
    found = fact("partner_agreements", "mission")
    assert (found.signed.missing, found.terms_missing.missing) == (("partners",), ("partners",))
    assert said(agreements().signed) is False


@pytest.mark.parametrize(
    ("partners", "missing"),
    [
        ([partner()], set()),
        ([partner(terms=["roles"])], set(ALL) - {"roles"}),
        ([partner(terms=["roles"]), partner("ngo", terms=["data"])], set(ALL) - {"roles", "data"}),
        ([partner(terms=["roles"]), partner("ngo", local=False, terms=["data"])], set(ALL) - {"roles"}),
        ([partner(terms=ALL[:5]), partner("ngo", commitment="planned", terms=["exit"])], (set(), {"exit"})),
        ([partner(terms=None)], (set(), set(ALL))),
    ],
)
def test_what_no_agreement_settles(partners: list[Any], missing: Any) -> None:
    assert said(agreements(*partners).terms_missing) == missing


def test_the_shortest_time_between_reviews() -> None:
    found = agreements(partner(reviewed_every_months=24), partner("ngo", reviewed_every_months=6))
    assert said(found.reviewed_every_months) == 6


@pytest.mark.parametrize(
    ("treats", "missing"),
    [(True, {"data", "complications"}), (None, (set(), {"data", "complications"})), (False, set())],
)
def test_where_nobody_is_treated_there_is_less_to_settle(treats: Any, missing: Any) -> None:
    found = agreements(partner(terms=["roles", "duration", "costs", "exit"]), treats=treats)
    assert said(found.terms_missing) == missing
    assert found.terms_missing.missing == (("activities.treats_patients",) if treats is None else ())
