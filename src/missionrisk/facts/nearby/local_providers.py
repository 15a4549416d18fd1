"""What local providers give of each service, how near they are, and on what terms the mission gives it beside them.

How distance and reach are found, and what a list of facilities that a user brings adds, stands in
*facts/nearby/surroundings.py*; how many patients may be drawn away, in *facts/nearby/displacement.py*.

**The price against theirs** is what a patient pays the mission for a service, in percent of what patients usually pay
at a provider that gives it and lives on fees (`services[…].patient_fee`, `local_providers[…].usual_price`): at the
dearest of them, where the difference is greatest. Free care is 0 percent. Prices in different currencies, or without
one, are not compared: the price is then unknown. Where no provider lives on fees it is infinite: the mission undercuts
nobody.

Sources: GREEN-2009 (abstract), that free care beside those who live on fees is what informants there warn of.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    add,
    all_of,
    any_of,
    between,
    count,
    divide,
    holds,
    known,
    mapped,
    multiply,
    number_bounds,
    resting_on,
    rounded,
    unknown,
)
from missionrisk.facts.mission import NOT_CARE
from missionrisk.facts.model import Fact, choice, choices, flag, number, text, texts
from missionrisk.facts.naming import name_of, names_among
from missionrisk.facts.nearby.displacement import (
    Allotted,
    days_in_common,
    mission_patients_per_week,
    mission_patients_surely_its_own,
    patients_allotted,
    share_drawn_away,
)
from missionrisk.facts.nearby.surroundings import Judged, Listed, Surroundings
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import ServiceKind

FEE_SAFEGUARDS: Final = ("policy_agreed", "effect_checked", "referred_locally")
"""What can keep free care from ruining those who live on fees."""

MOST_NAMED: Final = 3
"""How many facilities of a list are named for each site: the nearest."""

NO_LIST: Final = to_translate("no list was brought")


@dataclass(kw_only=True)
class LocalSupply(Fact):
    """One service of the mission, beside what local providers give of the same."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("The service's name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    gives_care: Knowledge[bool] = flag("Whether patients are examined, advised or treated in it.")
    available: Knowledge[bool] = flag("Whether a local provider gives this service already.")
    providers: Knowledge[str] = texts("The names of the local providers of the plan that give it.")
    listed: Knowledge[str] = texts("The facilities that give it by the list, the nearest to each site, with distances.")
    list_title: Knowledge[str] = text("The list of facilities that was brought, with its year.")
    in_reach: Knowledge[float] = number(
        "Local providers in reach of its sites that give it or what patients may use in its place.", "provider", low=0
    )
    nearest_km: Knowledge[float] = number(
        "Kilometres from one of its sites to the nearest local provider that gives it.", "kilometre", low=0
    )
    gap_shown: Knowledge[bool] = flag("Whether a gap or overload is named, documented and confirmed by the host.")
    free: Knowledge[bool] = flag("Whether the mission gives it free of charge to everybody.")
    paid_providers: Knowledge[str] = texts("The names of the local providers that give it and live on fees.")
    competes_with_paid: Knowledge[bool] = flag("Whether a local provider that gives it lives on patients' fees.")
    price_percent: Knowledge[float] = number(
        "What patients pay the mission, as a share of what they usually pay at those who live on fees.",
        "percent",
        low=0,
    )
    fee_safeguards: Knowledge[str] = choices("What protects those who live on fees.", FEE_SAFEGUARDS)


@dataclass(kw_only=True)
class LocalProvider(Fact):
    """A provider of care near a site of the mission."""

    listed_in = ("local_providers",)

    provider: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    expects_loss: Knowledge[bool] = flag("Whether it expects to lose patients, income or staff by the mission.")
    expected_loss: Knowledge[str] = text("What it expects to lose, or none.")
    agrees: Knowledge[bool] = flag("Whether it agrees to the mission.")
    same_patients: Knowledge[bool] = flag(
        "Whether it gives a service of the mission or what patients may use in its place, in reach of its sites."
    )
    shared_services: Knowledge[str] = texts("The names of the mission's services for which that is so.")
    distance_km: Knowledge[float] = number(
        "Kilometres in a straight line to the nearest site of the mission.", "kilometre", low=0
    )
    patients_per_week: Knowledge[float] = number("Patients whom it sees in a usual week.", "patient", low=0)
    mission_patients_per_week: Knowledge[float] = number(
        "The mission's patients in a week who might have gone to it.", "patient", low=0
    )
    drawn_away_at_least_percent: Knowledge[float] = number(
        "The least share of its patients that comes to the mission instead.", "percent", low=0, high=100
    )
    drawn_away_at_most_percent: Knowledge[float] = number(
        "The greatest share of its patients that may come to the mission instead.", "percent", low=0, high=100
    )
    days_in_common: Knowledge[float] = number(
        "Days of sessions for the same patients on which it is open at the same time.", "day", low=0
    )


def derive_local_providers(surroundings: Surroundings) -> Iterator[LocalProvider]:
    """One fact for each local provider, or one that stands for a list that was not stated."""
    plan = surroundings.plan
    providers = plan.entries("local_providers")
    if not providers.stated:
        yield LocalProvider.standing_for(providers.path, ask=providers.path)
        return
    services = [service for service in plan.entries("services") if service.written("kind") not in NOT_CARE]
    for place in providers:
        shared = [(service, surroundings.takes_patients_of(service, place)) for service in services]
        allotted = patients_allotted(place, services, surroundings)
        from_mission = _mission_patients(allotted, surroundings)
        its_own = mission_patients_surely_its_own(place, allotted, surroundings)
        yield LocalProvider(
            key=(str(place.written("id")),),
            provider=known(str(place.written("id")), place.path),
            name=known(name_of(place), place.path),
            expects_loss=place.there_is("expected_loss"),
            expected_loss=place.knowledge("expected_loss"),
            agrees=place.secured("agrees"),
            same_patients=_shares_any(plan, [of_one for _, of_one in shared]),
            shared_services=_shared_services(plan, shared),
            distance_km=_distance(place, surroundings),
            patients_per_week=place.knowledge("patients_per_week"),
            mission_patients_per_week=from_mission,
            drawn_away_at_least_percent=share_drawn_away(its_own, place),
            drawn_away_at_most_percent=share_drawn_away(from_mission, place),
            days_in_common=days_in_common(place, services, surroundings),
        )


def _shares_any(plan: Place, shared: list[Knowledge[bool]]) -> Knowledge[bool]:
    services = plan.entries("services")
    return any_of(known(False, services.path), *shared) if services.stated else unknown(services.path)


def _shared_services(plan: Place, shared: list[tuple[Place, Knowledge[bool]]]) -> Knowledge[str]:
    services = plan.entries("services")
    if not services.stated:
        return Items(frozenset(), None, missing=(services.path,))
    return names_among(shared, services.path)


def _mission_patients(allotted: Allotted, surroundings: Surroundings) -> Knowledge[float]:
    services = surroundings.plan.entries("services")
    return mission_patients_per_week(allotted, surroundings) if services.stated else unknown(services.path)


def _distance(provider: Place, surroundings: Surroundings) -> Knowledge[float]:
    sites = surroundings.plan.entries("sites")
    if not len(sites):
        return unknown(sites.path)
    return _smallest([surroundings.distance(provider, site) for site in sites])


def _smallest(sure: Sequence[Knowledge[float]], possible: Sequence[Knowledge[float]] = ()) -> Knowledge[float]:
    """The smallest of the numbers that surely count, and of those that may; of none, infinity."""
    both = [*sure, *possible]
    low = min((max(0.0, number_bounds(k)[0]) for k in both), default=math.inf)
    high = min((number_bounds(k)[1] for k in sure), default=math.inf)
    return rounded(
        between(
            low,
            high,
            paths=dict.fromkeys(path for k in both for path in k.paths),
            missing=dict.fromkeys(path for k in both for path in k.missing),
        ),
        1,
    )


def derive_local_supply(surroundings: Surroundings) -> Iterator[LocalSupply]:
    """One fact for each service, or one that stands for a list that was not stated."""
    plan, facilities = surroundings.plan, surroundings.facilities
    services = plan.entries("services")
    if not services.stated:
        yield LocalSupply.standing_for(services.path, ask=services.path)
        return
    for place in services:
        service, kind = str(place.written("id")), place.knowledge("kind")
        at_work = [(provider, _at_work(provider, place)) for provider in plan.entries("local_providers")]
        paid = [(provider, all_of(works, provider.knowledge("lives_on_fees"))) for provider, works in at_work]
        listed, free = surroundings.listed(place, at_work, same=True), _free(place)
        yield LocalSupply(
            key=(service,),
            service=known(service, place.path),
            name=known(name_of(place), place.path),
            kind=kind,
            gives_care=mapped(kind, lambda word: word not in NOT_CARE),
            available=_available(place, plan, at_work, listed),
            providers=_names_of(at_work, plan),
            listed=_names_listed(place, surroundings, listed),
            list_title=known(_(NO_LIST) if facilities is None else facilities.title, place.path),
            in_reach=_in_reach(place, surroundings),
            nearest_km=_nearest(place, surroundings, at_work, listed),
            gap_shown=_gap_shown(place),
            free=free,
            paid_providers=_names_of(paid, plan),
            competes_with_paid=_competes_with_paid(paid, plan),
            price_percent=_price_percent(place, plan, free, paid),
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


def _available(service: Place, plan: Place, at_work: list[Judged], listed: list[Listed]) -> Knowledge[bool]:
    """As a list shows it, else as stated, else as the plan's providers have it."""
    stated = service.knowledge("already_available_locally")
    if listed:
        return known(True, service.at("kind"), *(found.site.at("latitude") for found in listed[:1]))
    if isinstance(stated, Known):
        return stated
    providers = plan.entries("local_providers")
    found = [works for _, works in at_work]
    if any(map(surely, found)):
        return any_of(*found)
    nobody_there = providers.stated and len(providers) == 0
    return known(False, providers.path) if nobody_there else stated


def _names_of(judged: list[Judged], plan: Place) -> Knowledge[str]:
    providers = plan.entries("local_providers")
    if not providers.stated:
        return Items(frozenset(), None, missing=(providers.path,))
    return names_among(judged, providers.path)


def _names_listed(service: Place, surroundings: Surroundings, listed: list[Listed]) -> Knowledge[str]:
    by_site: dict[str, list[Listed]] = {}
    for found in listed:
        by_site.setdefault(found.site.path, []).append(found)
    nearest = frozenset(found.name for of_site in by_site.values() for found in of_site[:MOST_NAMED])
    missing = surroundings.not_looked_up(service)
    return Items(nearest, None if missing else frozenset(), paths=(service.path,), missing=missing)


def _in_reach(service: Place, surroundings: Surroundings) -> Knowledge[float]:
    judged = surroundings.takes_patients_nearby(service)
    facilities = {id(found.facility) for found in surroundings.listed(service, judged, same=False)}
    by_plan = [takes for provider, takes in judged if not facilities & surroundings.in_list(provider)]
    missing = _still_open(service, surroundings)
    counted = add(count(by_plan, more=bool(missing)), known(float(len(facilities))))
    return resting_on(counted, unknown(*missing)) if missing else counted


def _still_open(service: Place, surroundings: Surroundings) -> tuple[str, ...]:
    """What must be stated before all providers are known that plan and list name."""
    providers = surroundings.plan.entries("local_providers")
    return (*(() if providers.stated else (providers.path,)), *surroundings.not_looked_up(service))


def _nearest(
    service: Place, surroundings: Surroundings, at_work: list[Judged], listed: list[Listed]
) -> Knowledge[float]:
    sure: list[Knowledge[float]] = [known(min(found.km for found in listed))] if listed else []
    possible: list[Knowledge[float]] = []
    for provider, works in at_work:
        for site, here in surroundings.sites_of(service):
            counts = all_of(works, here)
            if surely(counts):
                sure.append(surroundings.distance(provider, site))
            elif not surely_not(counts):
                possible.append(resting_on(surroundings.distance(provider, site), counts))
    missing = _still_open(service, surroundings)
    if missing:
        possible.append(unknown(*missing))
    return _smallest(sure, possible)


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


def _competes_with_paid(paid: list[Judged], plan: Place) -> Knowledge[bool]:
    providers = plan.entries("local_providers")
    if not providers.stated:
        return unknown(providers.path)
    return any_of(known(False, providers.path), *[lives_on_fees for _, lives_on_fees in paid])


def _price_percent(service: Place, plan: Place, free: Knowledge[bool], paid: list[Judged]) -> Knowledge[float]:
    """Against the dearest of those who surely live on fees, as far as their prices are known."""
    providers = plan.entries("local_providers")
    if surely(free):
        return known(0.0, service.at("patient_fee"))
    if not providers.stated:
        return unknown(providers.path)
    sure: list[Knowledge[float]] = []
    possible: list[Knowledge[float]] = []
    for provider, lives_on_fees in paid:
        if surely(lives_on_fees):
            sure.append(_price_against(service, provider))
        elif not surely_not(lives_on_fees):
            possible.append(resting_on(_price_against(service, provider), lives_on_fees))
    return _smallest(sure, possible)


def _price_against(service: Place, provider: Place) -> Knowledge[float]:
    fee, price = service.inside("patient_fee"), provider.inside("usual_price")
    currencies = fee.knowledge("currency"), price.knowledge("currency")
    if not all(isinstance(currency, Known) for currency in currencies):
        return unknown(*(path for currency in currencies for path in currency.missing))
    if fee.written("currency") != price.written("currency"):
        return unknown(price.at("currency"))
    return multiply(known(100.0), divide(fee.knowledge("amount"), price.knowledge("amount")))


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
