"""What each host country is said to ask of visiting teams, and how far the plan has come with it.

What the table says of a country is a prompt to check with its authority. Once the plan says what the authority
answered, times and limits are taken from that answer. Whether an application comes too late is decided as things stand:
what is only planned is not there, at whatever stage the plan is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from missionrisk.facts.knowledge import (
    NEVER,
    Knowledge,
    Known,
    Unknown,
    all_of,
    any_of,
    between,
    days_between,
    holds,
    known,
    least,
    mapped,
    negate,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import dates_of, treats_patients
from missionrisk.facts.model import Fact, day, flag, number, text
from missionrisk.facts.permission.applications import application_day, comes_after, latest_day_to_apply
from missionrisk.facts.permission.authorisation import AUTHORISING_PERMITS, HEALTH_AUTHORITY_PERMITS
from missionrisk.facts.permission.imports import imports, is_for, medicines_brought
from missionrisk.facts.permission.licences import clinicians_permitted
from missionrisk.facts.reading import Entries, Place, asked_once, surely, surely_not
from missionrisk.facts.tables import CountryRule, Tables
from missionrisk.language import gettext as _

ENQUIRY: Final = "enquiry"
"""Ends the key of the fact about what the country's authority answered."""

OUTSIDE_FACILITIES: Final = frozenset(
    {"mobile", "school", "church", "community_building", "tent", "field_hospital", "ship", "home"}
)
"""Kinds of site that are no health facility when the mission is not there."""

PROMISED_AS_A_WHOLE: Final = {"guarantee": "morbidity_guarantee", "written_guidance": "legality_clarified"}
"""Topics for which the plan has a single promise, with its field."""

Fitting = Callable[[Place], Knowledge[bool]]
"""Whether a permit is one of those that are asked for."""


@dataclass(kw_only=True)
class CountryRequirement(Fact):
    """One thing that a host country is said to ask of visiting teams, or what its authority answered when asked.

    For each country there is one fact for each entry in the table of country requirements, and one about the enquiry.
    """

    listed_in = ("mission.countries",)

    country: Knowledge[str] = text("The country, as ISO 3166-1 alpha-2.")
    requirement: Knowledge[str] = text("What is asked, in words.")
    basis: Knowledge[str] = text("Where that comes from, as of when, and how far it can be trusted.")
    concerned: Knowledge[bool] = flag("Whether it concerns what this mission does.")
    listed: Knowledge[bool] = flag("Whether the table has any entry for the country.")
    asked: Knowledge[bool] = flag("Whether the plan says what the country's authority answered.")
    is_entry: Knowledge[bool] = flag("Whether it is an entry of the table rather than the enquiry.")
    granted: Knowledge[bool] = flag("Whether what is asked has been given.")
    lead_days: Knowledge[float] = number("Days before arrival by which to apply; 0 where none are named.", "day", low=0)
    days_before_arrival: Knowledge[float] = number("Days from the application to arrival, at best.", "day")
    latest_start: Knowledge[date] = day("The last day on which to apply.")
    days_left: Knowledge[float] = number("Days from the assessment to that day; negative once it is past.", "day")
    too_late: Knowledge[bool] = flag("Whether it was not given and is applied for later than that, even if today.")
    limits_stay: Knowledge[bool] = flag("Whether the length of the stay is limited.")
    longest_stay_days: Knowledge[float] = number("How long a team may stay.", "day", low=0)
    stay_days: Knowledge[float] = number("How long this team stays, counted as the limit is.", "day", low=0)


@dataclass(frozen=True)
class _Step:
    """How far something that is asked for has come: whether it was given, and when it is or was applied for."""

    granted: Knowledge[bool]
    applied_on: Knowledge[date]


def derive_country_requirements(plan: Place, on: date, tables: Tables) -> Iterator[CountryRequirement]:
    """The requirements of each host country, as seen on a day, or one fact that stands for a list not stated."""
    mission = plan.inside("mission")
    countries = mission.written("countries")
    if countries is None:
        yield CountryRequirement.standing_for(mission.at("countries"), ask=mission.at("countries"))
        return
    for country in dict.fromkeys(countries):
        rules = tables.country_rules.get(country, ())
        answer = answer_about(plan, country)
        asked = was_asked(plan, country, on)
        yield _enquiry(plan, country, on, answer, asked, listed=bool(rules))
        for rule in rules:
            yield _entry(plan, country, on, rule, asked)


# --- the enquiry --------------------------------------------------------------------------------------------------


def _enquiry(
    plan: Place, country: str, on: date, answer: Place | None, asked: Knowledge[bool], *, listed: bool
) -> CountryRequirement:
    step = _permission_to_work(plan, country, AUTHORISING_PERMITS, on)
    there = _permission_to_work(plan.as_it_stands, country, AUTHORISING_PERMITS, on).granted
    limits = _answered(answer, asked, listed=listed)
    return CountryRequirement(
        key=(country, ENQUIRY),
        country=known(country, "mission.countries"),
        requirement=known(_("permission to work")),
        basis=told_by(answer),
        concerned=any_of(treats_patients(plan), imports(plan)),
        listed=known(listed, "mission.countries"),
        asked=asked,
        is_entry=known(False),
        granted=step.granted,
        **_timing(step.applied_on, there, limits["lead_days"], plan, on),
        **limits,
        stay_days=_days_of_stay(plan),
    )


def _timing(
    applied_on: Knowledge[date], there: Knowledge[bool], lead_days: Knowledge[float], plan: Place, on: date
) -> dict[str, Knowledge[Any]]:
    arrival = dates_of(plan).arrival
    latest = latest_day_to_apply(arrival, lead_days)
    return {
        "days_before_arrival": days_between(applied_on, arrival),
        "latest_start": latest,
        "days_left": days_between(known(on), latest),
        "too_late": all_of(negate(there), comes_after(latest, applied_on)),
    }


def answer_about(plan: Place, country: str) -> Place | None:
    """The enquiry about a country; where the plan has only one country, an enquiry need not name it."""
    enquiries = plan.inside("authorisation").entries("requirements_checked")
    return next((enquiry for enquiry in enquiries if surely(is_about(enquiry, country, plan))), None)


def was_asked(plan: Place, country: str, on: date) -> Knowledge[bool]:
    """Whether the plan says what a named authority of the country had answered by a day."""
    enquiries = plan.inside("authorisation").entries("requirements_checked")
    if not enquiries.stated:
        return unknown(enquiries.path)
    return any_of(
        known(False, enquiries.path),
        *(
            all_of(is_about(enquiry, country, plan), _is_named(enquiry), holds(enquiry.day("answered_on"), high=on))
            for enquiry in enquiries
        ),
    )


def _is_named(enquiry: Place) -> Knowledge[bool]:
    return mapped(enquiry.knowledge("authority"), bool)


def is_about(place: Place, country: str, plan: Place) -> Knowledge[bool]:
    """Whether an enquiry or permit is about a country; it need not say so where the plan has only one."""
    if place.written("country") is None and plan.inside("mission").written("countries") == (country,):
        return known(True, place.path)
    return mapped(place.knowledge("country"), lambda named: named == country)


def told_by(answer: Place | None) -> Knowledge[str]:
    """Who answered an enquiry, and when."""
    return unknown("authorisation.requirements_checked") if answer is None else _told_in(answer)


@asked_once
def _told_in(answer: Place) -> Knowledge[str]:
    authority, when = answer.written("authority"), answer.written("answered_on")
    if authority is None or when is None:
        return unknown(answer.at("authority"), answer.at("answered_on"))
    return known(_("answer of {authority}, {day}").format(authority=authority, day=when.model_dump()), answer.path)


def _answered(answer: Place | None, asked: Knowledge[bool], *, listed: bool) -> dict[str, Knowledge[Any]]:
    """Times and limits that the authority named. Nobody having asked, there are none beside those of the table."""
    if answer is None:
        if listed or surely_not(asked):
            return _no_limits()
        nothing = unknown(*asked.missing)
        return {"lead_days": nothing, "limits_stay": nothing, "longest_stay_days": nothing}
    limits = answer.there_is("longest_stay_days")
    longest = known(float("inf"), *limits.paths) if surely_not(limits) else answer.knowledge("longest_stay_days")
    return {"lead_days": answer.knowledge("lead_time_days"), "limits_stay": limits, "longest_stay_days": longest}


def _no_limits() -> dict[str, Knowledge[Any]]:
    return {"lead_days": known(0.0), "limits_stay": known(False), "longest_stay_days": known(float("inf"))}


# --- entries of the table -----------------------------------------------------------------------------------------


def _entry(plan: Place, country: str, on: date, rule: CountryRule, asked: Knowledge[bool]) -> CountryRequirement:
    step = _step_towards(rule, plan, country, on)
    there = _step_towards(rule, plan.as_it_stands, country, on).granted
    limits: dict[str, Knowledge[Any]] = _no_limits()
    if not surely(asked):
        limits = {
            "lead_days": known(float(rule.lead_days)),
            "limits_stay": known(rule.longest_stay_days < float("inf")),
            "longest_stay_days": known(float(rule.longest_stay_days)),
        }
    return CountryRequirement(
        key=(country, rule.id),
        country=known(country, "mission.countries"),
        requirement=known(_(rule.requirement)),
        basis=told_by_entry(rule),
        concerned=concerns(plan, rule),
        listed=known(True, "mission.countries"),
        asked=asked,
        is_entry=known(True),
        granted=step.granted,
        **_timing(step.applied_on, there, limits["lead_days"], plan, on),
        **limits,
        stay_days=_days_of_camp(plan) if rule.only_outside_facilities else _days_of_stay(plan),
    )


def told_by_entry(rule: CountryRule) -> Knowledge[str]:
    """Of when an entry of the table is, and how far it can be trusted."""
    text = _("entry as of {year}, confidence {confidence}")
    return known(text.format(year=_(rule.as_of), confidence=_(rule.confidence)))


def concerns(plan: Place, rule: CountryRule) -> Knowledge[bool]:
    """Whether an entry of the table concerns what the mission does."""
    if rule.topic == "import_of_medicines":
        return medicines_brought(plan)
    return (
        all_of(treats_patients(plan), _outside_facilities(plan))
        if rule.only_outside_facilities
        else treats_patients(plan)
    )


def _outside_facilities(plan: Place) -> Knowledge[bool]:
    sites = plan.entries("sites")
    if not sites.stated:
        return unknown(sites.path)
    kinds = (mapped(site.knowledge("kind"), lambda kind: kind in OUTSIDE_FACILITIES) for site in sites)
    return any_of(known(False, sites.path), *kinds)


def _days_of_stay(plan: Place) -> Knowledge[float]:
    return days_between(dates_of(plan).arrival, dates_of(plan).departure)


def _days_of_camp(plan: Place) -> Knowledge[float]:
    """From the first to the last day of service, both included."""
    nights = days_between(dates_of(plan).first_service_day, dates_of(plan).last_service_day)
    low, high = number_bounds(nights)
    return between(low + 1, high + 1, paths=nights.paths, missing=nights.missing)


# --- what the plan does about it ----------------------------------------------------------------------------------


def _step_towards(rule: CountryRule, plan: Place, country: str, on: date) -> _Step:
    chapter, kinds = plan.inside("authorisation"), frozenset(rule.permits)
    if rule.topic in PROMISED_AS_A_WHOLE:
        return _promise(chapter, PROMISED_AS_A_WHOLE[rule.topic], on)
    if rule.topic == "import_of_medicines":
        permits = chapter.entries("import_permits")
        return _permits_alone(permits, lambda permit: is_for(permit, "medicines"), on)
    if rule.topic == "practitioner_licence":
        promise = _Step(clinicians_permitted(plan), _promise(chapter, "clinician_licences", on).applied_on)
        return _promise_or_permits(promise, kinds, plan, country, on)
    return _permission_to_work(plan, country, kinds, on)


def _permission_to_work(plan: Place, country: str, kinds: frozenset[str], on: date) -> _Step:
    chapter = plan.inside("authorisation")
    if kinds.isdisjoint(HEALTH_AUTHORITY_PERMITS):
        return _permits_alone(chapter.entries("permits"), _fitting(kinds, country, plan), on)
    return _promise_or_permits(_promise(chapter, "health_authority", on), kinds, plan, country, on)


def _promise(chapter: Place, name: str, on: date) -> _Step:
    """A commitment, which does not say when it was applied for; the permits would."""
    return _Step(chapter.secured(name), application_day(chapter.knowledge(name), unknown(chapter.at("permits")), on))


def _promise_or_permits(promise: _Step, kinds: frozenset[str], plan: Place, country: str, on: date) -> _Step:
    """What is said as a whole, as far as it decides; else what permits say. Only these have a day of application."""
    permits = plan.inside("authorisation").entries("permits")
    steps = tuple(_of_permits(permits, _fitting(kinds, country, plan), on))
    by_permits = least(*(step.applied_on for step in steps)) if steps else promise.applied_on
    applied_on = promise.applied_on if isinstance(by_permits, Unknown) else by_permits
    if isinstance(promise.granted, Known):
        return _Step(promise.granted, applied_on)
    return _Step(any_of(promise.granted, *(step.granted for step in steps)), applied_on)


def _permits_alone(permits: Entries, fits: Fitting, on: date) -> _Step:
    """What permits say. Where none is listed that fits, the application is still to be made."""
    if not permits.stated:
        return _Step(unknown(permits.path), unknown(permits.path))
    steps = tuple(_of_permits(permits, fits, on))
    still_to_apply: Knowledge[date] = between(on, NEVER, missing=(permits.path,))
    return _Step(
        any_of(known(False, permits.path), *(step.granted for step in steps)),
        least(*(step.applied_on for step in steps)) if steps else still_to_apply,
    )


def _fitting(kinds: frozenset[str], country: str, plan: Place) -> Fitting:
    def fits(permit: Place) -> Knowledge[bool]:
        of_kind = mapped(permit.knowledge("kind"), lambda kind: kind in kinds)
        return all_of(of_kind, is_about(permit, country, plan))

    return fits


def _of_permits(permits: Entries, fits: Fitting, on: date) -> Iterator[_Step]:
    for permit in permits:
        fitting = fits(permit)
        if surely(fitting):
            applied_on = application_day(permit.knowledge("status"), permit.day("applied_on"), on)
            yield _Step(permit.secured("status"), applied_on)
        elif not surely_not(fitting):
            yield _Step(all_of(fitting, permit.secured("status")), unknown(*fitting.missing))
