"""What local providers give of each service, and on what terms the mission gives it beside them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

SISTERS: dict[str, Any] = {
    "id": "sisters",
    "name": "Dispensary",
    "working": True,
    "services": ["primary_care"],
    "lives_on_fees": True,
}


def supply(providers: Any = None, **service: Any) -> Any:
    return fact(
        "local_supply",
        "clinic",
        services=[{"id": "clinic", "kind": "primary_care", **service}],
        local_providers=providers,
    )


@pytest.mark.parametrize(
    ("providers", "service", "available"),
    [
        (None, {}, "?"),
        ([], {}, False),
        ([SISTERS], {}, True),
        ([{**SISTERS, "services": ["dental"]}], {}, "?"),
        ([{**SISTERS, "services": ["dental"]}], {"alternatives": ["sisters"]}, True),
        ([{**SISTERS, "working": False}], {}, "?"),
        ([SISTERS], {"already_available_locally": False}, False),
        (None, {"already_available_locally": True}, True),
    ],
)
def test_available_already(providers: Any, service: dict[str, Any], available: Any) -> None:
    assert said(supply(providers, **service).available) == available


def test_whether_it_is_available_is_asked_of_the_service() -> None:
    assert supply().available.missing == ("services[clinic].already_available_locally",)


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (None, "?"),
        ("none", False),
        ({"kind": "too_far", "source": "Register", "confirmed": "agreed"}, True),
        ({"kind": "too_far", "source": "Register", "confirmed": "refused"}, False),
        ({"kind": "too_far", "source": "Register", "confirmed": "planned"}, "?"),
        ({"kind": "too_far", "confirmed": "agreed"}, "?"),
        ({"source": "Register", "confirmed": "agreed"}, "?"),
    ],
)
def test_gap(evidence: Any, shown: Any) -> None:
    assert said(supply(gap_evidence=evidence).gap_shown) == shown


@pytest.mark.parametrize(
    ("fee", "free"),
    [
        (None, "?"),
        ("none", True),
        ({"amount": 0}, True),
        ({"amount": 3}, False),
        ({"amount": {"min": 0, "max": 3}}, "?"),
        ({"currency": "USD"}, "?"),
    ],
)
def test_free_of_charge(fee: Any, free: Any) -> None:
    assert said(supply(patient_fee=fee).free) == free


@pytest.mark.parametrize(
    ("providers", "competes", "names"),
    [
        (None, "?", (set(), None)),
        ([], False, set()),
        ([SISTERS], True, {"Dispensary"}),
        ([{**SISTERS, "lives_on_fees": None}], "?", (set(), {"Dispensary"})),
        ([{**SISTERS, "services": ["dental"]}], False, set()),
        ([{**SISTERS, "working": False}], False, set()),
    ],
)
def test_providers_who_live_on_fees(providers: Any, competes: Any, names: Any) -> None:
    found = supply(providers)
    assert said(found.competes_with_paid) == competes
    assert said(found.paid_providers) == names


def test_safeguards_for_those_who_live_on_fees() -> None:
    plan: dict[str, Any] = {"services": [{"id": "clinic", "waiting_list": "refused"}]}
    chapter = {"fee_policy": "agreed", "displacement_checked": False}
    assert said(fact("local_supply", "clinic", **plan, integration=chapter).fee_safeguards) == {"policy_agreed"}
    found = fact("local_supply", "clinic", **plan).fee_safeguards
    assert said(found) == (set(), {"policy_agreed", "effect_checked"})
    assert found.missing == ("integration.fee_policy", "integration.displacement_checked")


def test_what_providers_expect_to_lose() -> None:
    clinic = {"id": "clinic", "name": "Clinic", "expected_loss": "Half its fees", "agrees": "refused"}
    found = fact("local_provider", "clinic", local_providers=[clinic, {"id": "other"}])
    assert (said(found.expects_loss), said(found.agrees), said(found.name)) == (True, False, "Clinic")
    other = fact("local_provider", "other", local_providers=[clinic, {"id": "other"}])
    assert other.expects_loss.missing == ("local_providers[other].expected_loss",)
    assert subjects("local_provider") == ["local_providers[?]"]
    assert subjects("local_provider", local_providers=[]) == []
