"""What local providers give of each service, and on what terms the mission gives it beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    holds,
    known,
    mapped,
    unknown,
)
from missionrisk.facts.mission import NOT_CARE
from missionrisk.facts.model import Fact, choice, choices, flag, text, texts
from missionrisk.facts.naming import name_of, names_among
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.plan.kinds import ServiceKind

FEE_SAFEGUARDS: Final = ("policy_agreed", "effect_checked", "referred_locally")
"""What can keep free care from ruining those who live on fees."""


@dataclass(frozen=True, kw_only=True)
class LocalSupply(Fact):
    """One service of the mission, beside what local providers give of the same."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("The service's name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    gives_care: Knowledge[bool] = flag("Whether patients are examined, advised or treated in it.")
    available: Knowledge[bool] = flag("Whether a local provider gives this service already.")
    providers: Knowledge[str] = texts("The names of the local providers that give it.")
    gap_shown: Knowledge[bool] = flag("Whether a gap or overload is named, documented and confirmed by the host.")
    free: Knowledge[bool] = flag("Whether the mission gives it free of charge to everybody.")
    paid_providers: Knowledge[str] = texts("The names of the local providers that give it and live on fees.")
    competes_with_paid: Knowledge[bool] = flag("Whether a local provider that gives it lives on patients' fees.")
    fee_safeguards: Knowledge[str] = choices("What protects those who live on fees.", FEE_SAFEGUARDS)


@dataclass(frozen=True, kw_only=True)
class LocalProvider(Fact):
    """A provider of care near a site of the mission."""

    listed_in = ("local_providers",)

    provider: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    expects_loss: Knowledge[bool] = flag("Whether it expects to lose patients, income or staff by the mission.")
    expected_loss: Knowledge[str] = text("What it expects to lose, or none.")
    agrees: Knowledge[bool] = flag("Whether it agrees to the mission.")


def derive_local_providers(plan: Place) -> Iterator[LocalProvider]:
    """One fact for each local provider, or one that stands for a list that was not stated."""
    providers = plan.entries("local_providers")
    if not providers.stated:
        yield LocalProvider.standing_for(providers.path, ask=providers.path)
        return
    for place in providers:
        yield LocalProvider(
            key=(str(place.written("id")),),
            provider=known(str(place.written("id")), place.path),
            name=known(name_of(place), place.path),
            expects_loss=place.there_is("expected_loss"),
            expected_loss=place.knowledge("expected_loss"),
            agrees=place.secured("agrees"),
        )


def derive_local_supply(plan: Place) -> Iterator[LocalSupply]:
    """One fact for each service, or one that stands for a list that was not stated."""
    services = plan.entries("services")
    if not services.stated:
        yield LocalSupply.standing_for(services.path, ask=services.path)
        return
    for place in services:
        service, kind = str(place.written("id")), place.knowledge("kind")
        yield LocalSupply(
            key=(service,),
            service=known(service, place.path),
            name=known(name_of(place), place.path),
            kind=kind,
            gives_care=mapped(kind, lambda word: word not in NOT_CARE),
            available=_available(place, plan),
            providers=_providers(place, plan),
            gap_shown=_gap_shown(place),
            free=_free(place),
            paid_providers=_paid_providers(place, plan),
            competes_with_paid=_competes_with_paid(place, plan),
            fee_safeguards=_fee_safeguards(place, plan),
        )


def _gives(provider: Place, service: Place) -> Knowledge[bool]:
    """Whether a provider gives a service: the plan names it as an alternative, or it gives services of that kind."""
    named, given, kind = service.written("alternatives"), provider.written("services"), service.written("kind")
    if named is not None and provider.written("id") in named:
        return known(True, service.at("alternatives"))
    if given is None:
        return unknown(provider.at("services"))
    if kind is None:
        return unknown(service.at("kind"))
    return known(kind in given, provider.at("services"))


def _at_work(provider: Place, service: Place) -> Knowledge[bool]:
    return all_of(_gives(provider, service), provider.knowledge("working"))


def _available(service: Place, plan: Place) -> Knowledge[bool]:
    stated = service.knowledge("already_available_locally")
    if isinstance(stated, Known):
        return stated
    providers = plan.entries("local_providers")
    found = [_at_work(provider, service) for provider in providers]
    if any(surely(at_work) for at_work in found):
        return any_of(*found)
    nobody_there = providers.stated and len(providers) == 0
    return known(False, providers.path) if nobody_there else stated


def _providers(service: Place, plan: Place) -> Knowledge[str]:
    providers = plan.entries("local_providers")
    if not providers.stated:
        return Items(frozenset(), None, missing=(providers.path,))
    return names_among(((provider, _at_work(provider, service)) for provider in providers), providers.path)


def _gap_shown(service: Place) -> Knowledge[bool]:
    there_is = service.there_is("gap_evidence")
    if not surely(there_is):
        return there_is
    evidence = service.inside("gap_evidence")
    return all_of(_is_stated(evidence, "kind"), _is_stated(evidence, "source"), evidence.secured("confirmed"))


def _is_stated(place: Place, name: str) -> Knowledge[bool]:
    return unknown(place.at(name)) if place.written(name) is None else known(True, place.at(name))


def _free(service: Place) -> Knowledge[bool]:
    there_is = service.there_is("patient_fee")
    if surely_not(there_is):
        return known(True, *there_is.paths)
    return holds(service.inside("patient_fee").knowledge("amount"), high=0)


def _paid(provider: Place, service: Place) -> Knowledge[bool]:
    return all_of(_at_work(provider, service), provider.knowledge("lives_on_fees"))


def _paid_providers(service: Place, plan: Place) -> Knowledge[str]:
    providers = plan.entries("local_providers")
    if not providers.stated:
        return Items(frozenset(), None, missing=(providers.path,))
    return names_among(((provider, _paid(provider, service)) for provider in providers), providers.path)


def _competes_with_paid(service: Place, plan: Place) -> Knowledge[bool]:
    providers = plan.entries("local_providers")
    if not providers.stated:
        return unknown(providers.path)
    return any_of(known(False, providers.path), *(_paid(provider, service) for provider in providers))


def _fee_safeguards(service: Place, plan: Place) -> Knowledge[str]:
    chapter = plan.inside("integration")
    judged = {
        "policy_agreed": chapter.secured("fee_policy"),
        "effect_checked": chapter.knowledge("displacement_checked"),
        "referred_locally": service.secured("waiting_list"),
    }
    open_ones = {word: k for word, k in judged.items() if not isinstance(k, Known)}
    return Items(
        frozenset(word for word, k in judged.items() if surely(k)),
        frozenset(open_ones),
        paths=tuple(path for k in judged.values() for path in k.paths),
        missing=tuple(path for k in open_ones.values() for path in k.missing),
    )
