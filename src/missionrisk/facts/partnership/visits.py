"""Visits: whether each service comes back or goes on, and how long people stay and are committed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.care.sites import AT_NO_SITE
from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    known,
    mapped,
    number_bounds,
    unknown,
)
from missionrisk.facts.knowledge import days_between as days_from
from missionrisk.facts.mission import MISSION_KEY, activity, dates_of
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import name_of, names_where
from missionrisk.facts.partnership.care_intervals import care_intervals, gives_again
from missionrisk.facts.partnership.continuity import years_ahead
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.reading import Place, asked_once, surely_not
from missionrisk.plan.kinds import ServiceKind


@dataclass(kw_only=True)
class ServiceContinuity(Fact):
    """Whether one service goes on after this visit: with its own records, not merely in the same building."""

    listed_in = ("services",)

    service: Knowledge[str] = text("The service's id in the plan.")
    name: Knowledge[str] = text("The service's name for readers.")
    kind: Knowledge[str] = choice("What kind of service it is.", get_args(ServiceKind))
    sees_patients: Knowledge[bool] = flag("Whether patients are seen in person in it.")
    carried_on: Knowledge[bool] = flag("Whether a local partner or a resident programme gives it between visits.")
    comes_back: Knowledge[bool] = flag("Whether a later visit that has a date gives the same service.")
    later_visits: Knowledge[str] = texts("The later visits that give the same service.")
    records_found_again: Knowledge[bool] = flag("Whether those who come later find the patients' records.")
    comes_back_with_records: Knowledge[bool] = flag("Whether the service comes back and finds its records again.")
    days_until_seen_again: Knowledge[float] = number(
        "Days from the first day of service to the next visit that gives it; without end if none does.", "day", low=0
    )
    shortest_refill_days: Knowledge[float] = number(
        "Days that the shortest supply of a long-term medicine given in it lasts.", "day", low=0
    )
    shortest_review_days: Knowledge[float] = number(
        "Days from one review to the next of its patients with long-term illness.", "day", low=0
    )
    shortest_interval_days: Knowledge[float] = number(
        "Days until its patients need a refill or a review, whichever is first; without end if they need none.",
        "day",
        low=0,
    )


@dataclass(kw_only=True)
class LongTermWork(Fact):
    """How long visitors stay and what is promised beyond this visit. There is exactly one."""

    member_stay_days: Knowledge[float] = number("Days that a single visitor stays.", "day", low=0)
    commitment_years: Knowledge[float] = number(
        "Years for which work with the same partner is promised; if not stated, at least up to the last planned visit.",
        "year",
        low=0,
    )
    multi_year_plan: Knowledge[bool] = flag("Whether a plan for several years is agreed with the host.")


def derive_visits(plan: Place) -> Iterator[Fact]:
    """The continuity of each service, and the fact about stay and commitment."""
    yield _long_term_work(plan)
    services = plan.entries("services")
    if not services.stated:
        yield ServiceContinuity.standing_for(services.path, ask=services.path)
        return
    for place in services:
        yield _continuity(place, plan)


def _long_term_work(plan: Place) -> LongTermWork:
    mission = plan.inside("mission")
    return LongTermWork(
        key=MISSION_KEY,
        member_stay_days=_member_stay(plan),
        commitment_years=years_committed(plan),
        multi_year_plan=mission.secured("multi_year_plan"),
    )


def years_committed(plan: Place) -> Knowledge[float]:
    """Years of work with the same partner that are promised: as stated, else at least as long as visits are planned."""
    stated = plan.inside("mission").knowledge("commitment_years")
    if plan.inside("mission").written("commitment_years") is not None:
        return stated
    ahead = years_ahead(plan)
    return between(max(0.0, number_bounds(ahead)[0]), math.inf, paths=ahead.paths, missing=stated.missing)


def _member_stay(plan: Place) -> Knowledge[float]:
    """As stated; else at most as long as the visit."""
    stated = plan.inside("mission").knowledge("usual_stay_per_member_days")
    if not stated.missing:
        return stated
    dates = dates_of(plan)
    visit = days_from(dates.arrival, dates.departure)
    longest = max(0.0, number_bounds(visit)[1])
    return between(min(1.0, longest), longest, paths=visit.paths, missing=stated.missing)


def _continuity(service: Place, plan: Place) -> ServiceContinuity:
    service_id, kind = str(service.written("id")), service.knowledge("kind")
    visits = plan.inside("mission").entries("planned_visits")
    coming = {visit.path: _comes_with(visit, service) for visit in visits}
    comes_back = any_of(known(False, visits.path), *coming.values()) if visits.stated else unknown(visits.path)
    records, intervals = _records_found_again(plan), care_intervals(service, plan)
    return ServiceContinuity(
        key=(service_id,),
        service=known(service_id, service.path),
        name=known(name_of(service), service.path),
        kind=kind,
        sees_patients=mapped(kind, lambda word: word not in AT_NO_SITE),
        carried_on=_carried_on(service, plan),
        comes_back=comes_back,
        later_visits=names_where(visits, lambda visit: coming[visit.path]),
        records_found_again=records,
        comes_back_with_records=all_of(comes_back, records),
        days_until_seen_again=intervals.days_until_seen_again,
        shortest_refill_days=intervals.shortest_refill_days,
        shortest_review_days=intervals.shortest_review_days,
        shortest_interval_days=intervals.shortest_interval_days,
    )


def _comes_with(visit: Place, service: Place) -> Knowledge[bool]:
    """Whether a visit that has a date gives the service again."""
    dated = unknown(visit.at("arrival")) if visit.written("arrival") is None else known(True, visit.at("arrival"))
    return all_of(gives_again(visit, service), dated)


def _carried_on(service: Place, plan: Place) -> Knowledge[bool]:
    kind = service.knowledge("kind")
    return any_of(
        _by_partner(service, "goes_on_after_departure", plan, lambda partner: partner.knowledge("local")),
        _by_partner(plan.inside("mission"), "resident_programme", plan, lambda partner: _provides(partner, kind)),
    )


def _by_partner(
    place: Place, field: str, plan: Place, condition: Callable[[Place], Knowledge[bool]]
) -> Knowledge[bool]:
    """Whether the partner that a field names meets a condition."""
    there_is = place.there_is(field)
    if surely_not(there_is):
        return there_is
    if isinstance(there_is, Known):
        return condition(partner_named(plan, place.written(field)))
    partners = plan.entries("partners")
    return known(False, partners.path) if partners.stated and len(partners) == 0 else there_is


def _provides(partner: Place, kind: Knowledge[str]) -> Knowledge[bool]:
    provided = partner.written("provides_services")
    if provided is None:
        return unknown(partner.at("provides_services"))
    return all_of(known(True, partner.at("provides_services")), mapped(kind, lambda word: word in provided))


@asked_once
def _records_found_again(plan: Place) -> Knowledge[bool]:
    """Records that stay with the facility, or an electronic system that is there for the next team too."""
    records = plan.inside("records")
    with_facility = mapped(records.knowledge("originals_stay_with"), lambda keeper: keeper == "facility")
    electronic = activity(plan, "keeps_patient_records_electronically")
    if surely_not(electronic):
        return with_facility
    system = records.inside("electronic")
    return any_of(
        with_facility, system.knowledge("is_facility_system"), system.knowledge("follows_patient_between_visits")
    )
