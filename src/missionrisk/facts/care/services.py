"""Services, and where patients go whom a site cannot help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.care.teaching import has_counterpart
from missionrisk.facts.knowledge import Knowledge, Known, known, unknown
from missionrisk.facts.mission import NOT_CARE
from missionrisk.facts.model import SURELY, Fact, choice, flag, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely_not
from missionrisk.plan.kinds import ServiceKind


@dataclass(kw_only=True)
class Service(Fact):
    """One service that the mission gives."""

    listed_in = ("services",)

    service: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    gives_care: Knowledge[bool] = flag("Whether patients are examined, advised or treated in it.")
    host_counterpart: Knowledge[bool] = flag("Whether a local colleague is paired with the visitors in it.")
    protocol_written: Knowledge[bool] = flag("Whether it follows a written clinical protocol.")
    protocol_national: Knowledge[bool] = flag("Whether that protocol is the national guideline.")
    protocol_variance_approved: Knowledge[bool] = flag("Whether the host has approved where the protocol differs.")


@dataclass(kw_only=True)
class ReferralRoute(Fact):
    """A way from one service to a facility that takes its patients."""

    listed_in = ("referral.destinations",)

    service: Knowledge[str] = text("The service's id in the plan.")
    destination: Knowledge[str] = text("The destination's id in the plan.")
    agreed: Knowledge[bool] = flag("Whether the destination has agreed to take patients.")
    transport_agreed: Knowledge[bool] = flag("Whether transport there is arranged.")


def derive_services(plan: Place) -> Iterator[Fact]:
    """Services and their referral routes."""
    services = plan.entries("services")
    if not services.stated:
        yield Service.standing_for(services.path, ask=services.path)
        yield from _routes(None, plan)
        return
    for place in services:
        service = str(place.written("id"))
        kind = place.knowledge("kind")
        yield Service(
            key=(service,),
            service=known(service, place.path),
            name=known(name_of(place), place.path),
            kind=kind,
            gives_care=_gives_care(kind),
            host_counterpart=has_counterpart(place, plan),
            protocol_written=place.there_is("protocol"),
            protocol_national=place.inside("protocol").knowledge("is_national_guideline"),
            protocol_variance_approved=place.inside("protocol").secured("variance_approved"),
        )
        yield from _routes(place, plan)


def _gives_care(kind: Knowledge[str]) -> Knowledge[bool]:
    if isinstance(kind, Known):
        return known(kind.value not in NOT_CARE, *kind.paths)
    return unknown(*kind.missing)


def _routes(service: Place | None, plan: Place) -> Iterator[ReferralRoute]:
    """The routes of one service; of a service that was not stated, those that it may have."""
    destinations = plan.inside("referral").entries("destinations")
    service_id = unknown("services") if service is None else known(str(service.written("id")), service.path)
    own_key = "services[?]" if service is None else str(service.written("id"))
    if not destinations.stated:
        nothing = unknown(destinations.path)
        yield ReferralRoute(
            key=(own_key, destinations.placeholder),
            exists=nothing,
            service=service_id,
            destination=nothing,
            agreed=nothing,
            transport_agreed=nothing,
        )
        return
    for destination in destinations:
        taken = unknown("services") if service is None else _takes(destination, service)
        if surely_not(taken):
            continue
        destination_id = str(destination.written("id"))
        yield ReferralRoute(
            key=(own_key, destination_id),
            exists=SURELY if isinstance(taken, Known) else taken,
            service=service_id,
            destination=known(destination_id, destination.path),
            agreed=destination.secured("commitment"),
            transport_agreed=destination.secured("transport"),
        )


def _takes(destination: Place, service: Place) -> Knowledge[bool]:
    """Whether a destination takes a service's patients: because the service names it, or for the kind of service."""
    named = service.written("referral_destinations")
    if named is not None:
        return known(destination.written("id") in named, service.at("referral_destinations"))
    taken = destination.written("takes_services")
    kind = service.written("kind")
    if taken is None:
        return unknown(service.at("referral_destinations"))
    if kind is None:
        return unknown(service.at("kind"))
    return known(kind in taken, destination.at("takes_services"))
