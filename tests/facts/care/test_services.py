"""Services, and the ways to a higher level of care."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects


@pytest.mark.parametrize(("kind", "gives_care"), [("primary_care", True), ("training", False), ("donation", False)])
def test_services_that_give_care(kind: str, gives_care: bool) -> None:
    assert said(fact("service", "s", services=[{"id": "s", "kind": kind}]).gives_care) is gives_care


def test_of_a_service_without_a_kind_the_kind_is_asked() -> None:
    assert fact("service", "s", services=[{"id": "s"}]).gives_care.missing == ("services[s].kind",)


def test_services_that_are_not_stated_may_have_any_route() -> None:
    plan = {"referral": {"destinations": [{"id": "d", "commitment": "agreed"}]}}
    assert subjects("service", **plan) == ["services[?]"]
    route = fact("referral_route", "services[?]+d", **plan)
    assert not route.sure
    assert said(route.agreed) is True


def test_destinations_that_are_not_stated_may_take_any_service() -> None:
    route = fact("referral_route", "s+referral.destinations[?]", services=[{"id": "s"}])
    assert not route.sure
    assert route.agreed.missing == ("referral.destinations",)
    assert said(route.service) == "s"


def routes(service: dict[str, Any], destination: dict[str, Any]) -> list[str]:
    return subjects(
        "referral_route",
        services=[{"id": "s", **service}],
        referral={"destinations": [{"id": "d", **destination}]},
    )


@pytest.mark.parametrize(
    ("service", "destination", "there_is"),
    [
        ({"referral_destinations": ["d"]}, {}, True),
        ({"referral_destinations": []}, {"takes_services": ["eye"]}, False),
        ({"kind": "eye"}, {"takes_services": ["eye"]}, True),
        ({"kind": "eye"}, {"takes_services": ["surgery"]}, False),
        ({"kind": "eye"}, {}, None),
        ({}, {"takes_services": ["eye"]}, None),
    ],
)
def test_which_service_has_which_route(
    service: dict[str, Any], destination: dict[str, Any], there_is: bool | None
) -> None:
    assert routes(service, destination) == ([] if there_is is False else ["s+d"])
    if there_is is not False:
        plan: dict[str, Any] = {
            "services": [{"id": "s", **service}],
            "referral": {"destinations": [{"id": "d", **destination}]},
        }
        assert fact("referral_route", "s+d", **plan).sure is bool(there_is)


def test_a_route_needs_promise_and_transport() -> None:
    plan: dict[str, Any] = {
        "services": [{"id": "s", "referral_destinations": ["d"]}],
        "referral": {"destinations": [{"id": "d", "commitment": "agreed", "transport": "none"}]},
    }
    route = fact("referral_route", "s+d", **plan)
    assert (said(route.agreed), said(route.transport_agreed)) == (True, False)
    assert route.transport_agreed.paths == ("referral.destinations[d].transport",)
