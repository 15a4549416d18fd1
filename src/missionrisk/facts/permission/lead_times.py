"""Lead times: by when each approval has to be applied for, and whether it can still be there in time.

**What goes in.** Every approval that the plan needs or names: the health authority's letter, permits and import
permits (`authorisation`), licences of the host country (`authorisation.clinician_licences`, `people[].host_licence`),
the permit for controlled medicines (`pharmacy.controlled_medicines.authorisation`), approval of research and trials
and the agreement on samples (`research`), licences for care at a distance (`telehealth`), and, where the plan speaks
of them, the notice to the district, the guarantee for harm, written guidance on what clinicians may do, registration
of the organisation, permission for each site and clearance of each device. Each has a *status* (none, planned,
requested, refused, agreed, in place), and may have a day of application (`applied_on`) and a day by which it is due
(`by_date`). All are needed on the day of arrival (`mission.dates.arrival`).

**Formulas**, in days and dates:

- *lead days*: the longest time that an entry of the table of country requirements names for this approval or, where the
  plan says what the country's authority answered (`authorisation.requirements_checked`), the time in that answer; else
  the time for this kind of approval in the table `lead_times`;
- *latest start* = arrival - lead days; *days left* = latest start - day of the assessment, negative once it is past;
- *day of application*: as stated. Whoever has yet to apply does so on the day of the assessment at the earliest;
  whoever has applied did so by then at the latest;
- *comes on* = the day by which it is due, but not before the day of the assessment as long as it is not there; where
  none is stated, day of application + lead days;
- *too late* = it is not there, and it comes on a day after arrival. Where the time is one that the country names, it
  is too late also if the day of application lies after the latest start, whatever day it is due.

**What is missing or a range.** An arrival that is known as a month gives a range of latest days; an approval is then
too late, or in time, only if it is so for every day of that month. Without `mission.countries`, the time is open for
what a country's entry could speak of. A request without a date may have been made at any time before the assessment.
What is planned without a date is open as long as there is time, and too late once there is none.

**Assumptions.** Days are calendar days; an office that is asked in time answers in its time. An answer of the authority
is taken as it stands, and an estimate of this project gives way to any day that the plan names.

Sources: times of countries as in the table of country requirements, KE-2016 (rules of 2016: 28 days), PH-FSMM (four
months for the letter of intent; 60 days for medicines), NI-MINSA (one month), AMPATH-SOP (section 1.1: six weeks),
UG-UUKHA (eight weeks), GT-HOSPITALITO (two months); house default: every time in the table `lead_times`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, get_args

from missionrisk.facts.asking import asked_after, details_after
from missionrisk.facts.knowledge import (
    LONG_AGO,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    date_bounds,
    days_after,
    days_between,
    known,
    mapped,
    negate,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import dates_of, treats_patients
from missionrisk.facts.model import Fact, choice, day, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.permission.applications import STILL_TO_APPLY, application_day, comes_after, latest_day_to_apply
from missionrisk.facts.permission.authorisation import AUTHORISING_PERMITS, HEALTH_AUTHORITY_PERMITS
from missionrisk.facts.permission.country_requirements import (
    answer_about,
    concerns,
    is_about,
    told_by,
    told_by_entry,
    was_asked,
)
from missionrisk.facts.permission.imports import carries_controlled, is_for
from missionrisk.facts.permission.licences import clinicians_permitted, there_are_clinicians
from missionrisk.facts.planned import is_planned
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.tables import ApprovalKind, CountryRule, Tables
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.values import CommitmentStatus

GIVEN: Final = frozenset({"agreed", "in_place"})
ON_ITS_WAY: Final = frozenset({"planned", "requested"})

KIND_OF_PERMIT: Final = {
    "ministry_of_health": "work_permission",
    "district_health_office": "work_permission",
    "emergency_coordination": "work_permission",
    "medical_camp_licence": "camp_licence",
    "professional_council": "practitioner_licence",
    "local_government": "local_permission",
    "facility": "local_permission",
    "other": "other_permit",
}

HOUSE_DEFAULT: Final = to_translate("house default")
LICENCES: Final = frozenset({"practitioner_licence"})
STATUS: Final = "status"
"""The field of a permit or licence that says how far it has come."""


@dataclass(kw_only=True)
class Approval(Fact):
    """Something that an authority, a council or a committee gives before the mission. Its key is its place in the plan.

    There is one for each that the mission may need, and one for each other that the plan names.
    """

    approval: Knowledge[str] = text("What it is, in words.")
    kind: Knowledge[str] = choice("What kind of approval it is.", get_args(ApprovalKind))
    needed: Knowledge[bool] = flag("Whether the mission needs it, or the plan names it all the same.")
    status: Knowledge[str] = choice("How far it has come.", get_args(CommitmentStatus))
    there: Knowledge[bool] = flag("Whether it was given; what is planned or requested was not.")
    on_its_way: Knowledge[bool] = flag(
        "Whether it is planned or requested; no at the final stage, where what was not given counts as missing."
    )
    lead_days: Knowledge[float] = number("Days from a complete application to the approval.", "day", low=0)
    source: Knowledge[str] = text("Where that time comes from.")
    needed_by: Knowledge[date] = day("The day on which the mission arrives.")
    latest_start: Knowledge[date] = day("The last day on which to apply.")
    days_left: Knowledge[float] = number("Days from the assessment to that day; negative once it is past.", "day")
    comes_on: Knowledge[date] = day("The day on which it is expected, at best; without meaning once it is there.")
    too_late: Knowledge[bool] = flag("Whether it is not there and cannot be expected by the day on which it is needed.")
    late_for_country: Knowledge[bool] = flag(
        "Whether it is not there and is applied for too late by the time that the country or its authority names."
    )


@dataclass(frozen=True)
class _Wanted:
    """An approval: the part of the plan that speaks of it, and the field of its status.

    An entry on a country speaks of it if it is on one of `topics`, if it can be satisfied by one of the kinds of permit
    that this one is (any, where that is None), and if `for_goods_of_entry` holds. `country_of` is the permit that may
    say for which country it is, `ask` the paths to ask for where its status was not stated, if these are others.
    """

    place: Place
    name: str
    approval: str
    kind: Knowledge[str]
    needed: Knowledge[bool]
    applied_on: Knowledge[date] | None = None
    topics: frozenset[str] = frozenset()
    permits: Knowledge[frozenset[str]] | None = None
    country_of: Place | None = None
    for_goods_of_entry: Knowledge[bool] = field(default_factory=lambda: known(True))
    ask: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Time:
    """How long an approval takes, where that comes from, and whether the country or its authority names it."""

    lead_days: Knowledge[float]
    source: Knowledge[str]
    by_country: Knowledge[bool]


def derive_lead_times(plan: Place, on: date, tables: Tables) -> Iterator[Approval]:
    """One fact for each approval that the mission needs or the plan names."""
    countries = _countries(plan, on, tables)
    for wanted in _wanted(plan):
        if not surely_not(wanted.needed):
            time = _time(wanted, countries, plan, tables)
            yield details_after(wanted.needed, _approval(wanted, time, plan, on))


def _approval(wanted: _Wanted, time: _Time, plan: Place, on: date) -> Approval:
    status, promise = wanted.place.knowledge(wanted.name), wanted.place.inside(wanted.name)
    if not isinstance(status, Known) and wanted.ask:
        status = unknown(*wanted.ask)
    is_due, due = promise.written("by_date") is not None, promise.day("by_date")
    applied_on = _application_day(wanted, status, promise, on)
    arrival = dates_of(plan).arrival
    there = mapped(status, lambda word: word in GIVEN)
    latest = latest_day_to_apply(arrival, time.lead_days)
    comes_on = _not_before(on, due) if is_due else days_after(applied_on, time.lead_days)
    late_for_country = all_of(time.by_country, comes_after(latest, applied_on))
    late = any_of(late_for_country, comes_after(arrival, comes_on)) if is_due else comes_after(latest, applied_on)
    return Approval(
        key=(wanted.place.at(wanted.name) if wanted.name != STATUS else wanted.place.path,),
        approval=known(wanted.approval),
        kind=wanted.kind,
        needed=wanted.needed,
        status=status,
        there=there,
        on_its_way=known(False) if plan.final else mapped(status, lambda word: word in ON_ITS_WAY),
        lead_days=time.lead_days,
        source=time.source,
        needed_by=arrival,
        latest_start=latest,
        days_left=days_between(known(on), latest),
        comes_on=comes_on,
        too_late=all_of(negate(there), late),
        late_for_country=all_of(negate(there), late_for_country),
    )


def _application_day(wanted: _Wanted, status: Knowledge[str], promise: Place, on: date) -> Knowledge[date]:
    """As the plan states it; a promise has no place for it, so that one with a date of its own is taken at its best."""
    if wanted.applied_on is not None:
        return application_day(status, wanted.applied_on, on)
    if promise.written("by_date") is not None:
        return mapped(status, lambda word: on if word in STILL_TO_APPLY else LONG_AGO)
    return application_day(status, unknown(promise.at("by_date")), on)


def _not_before(on: date, due: Knowledge[date]) -> Knowledge[date]:
    low, high = date_bounds(due)
    return between(max(low, on), max(high, on), paths=due.paths)


# --- how long it takes --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Country:
    """What a country's authority answered, and which entries of the table concern the mission until it did."""

    name: str
    answer: Place | None
    entries: tuple[tuple[CountryRule, Knowledge[bool]], ...]


def _countries(plan: Place, on: date, tables: Tables) -> tuple[_Country, ...] | None:
    names = plan.inside("mission").written("countries")
    return None if names is None else tuple(_country(name, plan, on, tables) for name in dict.fromkeys(names))


def _country(name: str, plan: Place, on: date, tables: Tables) -> _Country:
    rules = () if surely(was_asked(plan, name, on)) else tables.country_rules.get(name, ())
    entries = tuple((rule, concerns(plan, rule)) for rule in rules if rule.lead_days)
    return _Country(name, answer_about(plan, name), entries)


def _time(wanted: _Wanted, countries: tuple[_Country, ...] | None, plan: Place, tables: Tables) -> _Time:
    """The longest time that a country names for it; where none does, the usual time for its kind."""
    if countries is None and wanted.topics:
        nothing = unknown("mission.countries")
        return _Time(nothing, nothing, nothing)
    named = [time for country in countries or () for time in _named_by(country, wanted, plan)]
    sure = [(lead, source) for applies, lead, source in named if surely(applies)]
    possible = [(applies, lead) for applies, lead, _ in named if not isinstance(applies, Known)]
    usual = _usual(wanted.kind, tables)
    low, high = number_bounds(usual)
    if sure:
        low, high = (max(bounds) for bounds in zip(*(number_bounds(lead) for lead, _ in sure), strict=True))
    if possible:
        bounds = [number_bounds(lead) for _, lead in possible]
        high = max(high, *(most for _, most in bounds))
        low = low if sure else min(low, *(fewest for fewest, _ in bounds))
    open_ones = [applies for applies, _ in possible]
    inputs: list[Knowledge[Any]] = [*open_ones, *(lead for lead, _ in sure)]
    missing = tuple(path for k in inputs for path in k.missing)
    lead_days = between(low, high, missing=missing or usual.missing)
    return _Time(lead_days, _source(sure, open_ones), any_of(known(bool(sure)), *open_ones))


def _source(sure: list[tuple[Knowledge[float], Knowledge[str]]], possible: list[Knowledge[bool]]) -> Knowledge[str]:
    if possible:
        return unknown(*(path for applies in possible for path in applies.missing))
    if not sure:
        return known(_(HOUSE_DEFAULT))
    return max(sure, key=lambda named: number_bounds(named[0])[1])[1]


def _named_by(
    country: _Country, wanted: _Wanted, plan: Place
) -> Iterator[tuple[Knowledge[bool], Knowledge[float], Knowledge[str]]]:
    """The times that a country is said to name or, once it was asked, that its authority named."""
    if not wanted.topics:
        return
    if country.answer is not None:
        lead_days = country.answer.knowledge("lead_time_days")
        if number_bounds(lead_days)[1] > 0:
            yield _lets_work_in(country.name, wanted, plan), lead_days, told_by(country.answer)
    for rule, concerned in country.entries:
        applies = all_of(_fits(rule, country.name, wanted, plan), concerned)
        yield applies, known(float(rule.lead_days)), told_by_entry(rule)


def _fits(rule: CountryRule, country: str, wanted: _Wanted, plan: Place) -> Knowledge[bool]:
    if rule.topic not in wanted.topics:
        return known(False)
    of_kind = _is_of(frozenset(rule.permits), wanted) if wanted.permits is not None else known(True)
    return all_of(of_kind, wanted.for_goods_of_entry, _is_for(country, wanted, plan))


def _lets_work_in(country: str, wanted: _Wanted, plan: Place) -> Knowledge[bool]:
    """Whether it permits the mission as a whole to work in a country, of which the country's authority answered."""
    return all_of(_is_of(AUTHORISING_PERMITS, wanted), _is_for(country, wanted, plan))


def _is_of(kinds: frozenset[str], wanted: _Wanted) -> Knowledge[bool]:
    return known(False) if wanted.permits is None else mapped(wanted.permits, lambda own: not kinds.isdisjoint(own))


def _is_for(country: str, wanted: _Wanted, plan: Place) -> Knowledge[bool]:
    return known(True) if wanted.country_of is None else is_about(wanted.country_of, country, plan)


def _usual(kind: Knowledge[str], tables: Tables) -> Knowledge[float]:
    days = mapped(kind, lambda word: float(tables.approval_days.get(word, 0)))
    if isinstance(days, Known):
        return days
    known_days = [float(most) for most in tables.approval_days.values()] or [0.0]
    return between(0.0, max(known_days), missing=kind.missing)


# --- which approvals ----------------------------------------------------------------------------------------------


def _wanted(plan: Place) -> Iterator[_Wanted]:
    yield from _permissions_to_work(plan)
    yield from _licences(plan)
    yield from _permits_for_goods(plan)
    yield from _approvals_of_research(plan)
    yield from _named_in_the_plan(plan)


def _permissions_to_work(plan: Place) -> Iterator[_Wanted]:
    """The health authority's letter, unless the plan speaks of a permit in its place; and each permit."""
    chapter = plan.inside("authorisation")
    permits = chapter.entries("permits")
    in_its_place = any(permit.written("kind") in AUTHORISING_PERMITS for permit in permits)
    if chapter.written("health_authority") is not None or not in_its_place:
        yield _Wanted(
            chapter,
            "health_authority",
            _("the health authority's written authorisation"),
            known("work_permission"),
            treats_patients(plan),
            topics=frozenset({"permission_to_work"}),
            permits=known(HEALTH_AUTHORITY_PERMITS),
        )
    yield from map(_permit, permits)


def _permit(permit: Place) -> _Wanted:
    kind = permit.knowledge("kind")
    return _Wanted(
        permit,
        STATUS,
        _("the permit {id}").format(id=permit.written("id")),
        mapped(kind, lambda word: KIND_OF_PERMIT[word]),
        known(True, permit.path),
        permit.day("applied_on"),
        topics=frozenset({"permission_to_work", "practitioner_licence"}),
        permits=mapped(kind, lambda word: frozenset({word})),
        country_of=permit,
    )


def _licences(plan: Place) -> Iterator[_Wanted]:
    """Of all clinicians together or, where the plan says so much, of those who do not have one yet."""
    chapter, kind = plan.inside("authorisation"), known("practitioner_licence")
    single = [person for person in plan.entries("people") if person.inside("host_licence").part is not None]
    if chapter.written("clinician_licences") is not None or not single:
        name, needed = _("licences of the host country for the visiting clinicians"), there_are_clinicians(plan)
        ask = clinicians_permitted(plan).missing if plan.entries("people").stated else ()
        yield _Wanted(chapter, "clinician_licences", name, kind, needed, topics=LICENCES, ask=ask)
    for person in single:
        licence = person.inside("host_licence")
        if _is_pending(licence, STATUS):
            name = _("the host-country licence of {person}").format(person=person.written("id"))
            needed = known(True, licence.path)
            yield _Wanted(licence, STATUS, name, kind, needed, topics=LICENCES)
    telehealth, used = plan.inside("telehealth"), is_planned(plan, "uses_telehealth", "telehealth")
    name = _("licences for patients seen at a distance")
    yield _Wanted(telehealth, "licensed_for_host_country", name, known("telehealth_licence"), used)


def _permits_for_goods(plan: Place) -> Iterator[_Wanted]:
    """Each import permit; a permit for controlled medicines, unless the plan speaks of an import permit for them."""
    permits = plan.inside("authorisation").entries("import_permits")
    controlled = plan.inside("pharmacy").inside("controlled_medicines")
    yield from map(_import_permit, permits)
    in_its_place = any("controlled_medicines" in (permit.written("covers") or ()) for permit in permits)
    if controlled.written("authorisation") is not None or not in_its_place:
        yield _Wanted(
            controlled,
            "authorisation",
            _("the competent authority's permit for controlled medicines"),
            known("controlled_medicines_permit"),
            carries_controlled(plan),
        )
    for device in plan.entries("equipment"):
        if _is_pending(device, "regulator_clearance"):
            approval = _("clearance of {device}").format(device=name_of(device))
            yield _named(device, "regulator_clearance", approval, "device_clearance")


def _import_permit(permit: Place) -> _Wanted:
    covers = permit.written("covers")
    kind: Knowledge[str] = known(
        "controlled_medicines_permit" if covers == ("controlled_medicines",) else "import_permit"
    )
    return _Wanted(
        permit,
        STATUS,
        _("the import permit {id}").format(id=permit.written("id")),
        unknown(permit.at("covers")) if covers is None else kind,
        known(True, permit.path),
        permit.day("applied_on"),
        topics=frozenset({"import_of_medicines"}),
        for_goods_of_entry=is_for(permit, "medicines"),
    )


def _approvals_of_research(plan: Place) -> Iterator[_Wanted]:
    chapter, done = plan.inside("research"), is_planned(plan, "does_research", "research")
    for name, approval, kind, needed in (
        ("host_ethics_approval", _("ethics approval in the host country"), "host_ethics_approval", done),
        ("home_ethics_approval", _("ethics approval at home"), "home_ethics_approval", done),
        (
            "ministry_approval_of_trial",
            _("the ministry's approval of the trial"),
            "trial_approval",
            all_of(done, asked_after(done, chapter.knowledge("is_trial"))),
        ),
        (
            "material_transfer_agreement",
            _("the agreement on samples and benefits"),
            "material_transfer_agreement",
            all_of(done, asked_after(done, chapter.knowledge("samples_exported"))),
        ),
    ):
        yield _Wanted(chapter, name, approval, known(kind), needed)


def _named_in_the_plan(plan: Place) -> Iterator[_Wanted]:
    """Approvals that not every mission needs, where the plan says how far they have come."""
    chapter, sender = plan.inside("authorisation"), plan.inside("mission").inside("sending_organisation")
    single = (
        (chapter, "district_notified", _("notice to the district health office"), "district_notice"),
        (chapter, "morbidity_guarantee", _("the guarantee for harm to patients"), "guarantee"),
        (chapter, "legality_clarified", _("written guidance on what clinicians may do"), "written_guidance"),
        (sender, "registered_in_host_country", _("registration of the organisation"), "organisation_registration"),
    )
    for place, name, approval, kind in single:
        if place.written(name) is not None:
            yield _named(place, name, approval, kind)
    for site in plan.entries("sites"):
        if _is_pending(site, "local_permission"):
            approval = _("permission to work at {site}").format(site=name_of(site))
            yield _named(site, "local_permission", approval, "local_permission")


def _named(place: Place, name: str, approval: str, kind: str) -> _Wanted:
    return _Wanted(place, name, approval, known(kind), known(True, place.at(name)))


def _is_pending(place: Place, name: str) -> bool:
    """Whether the plan says of something that it was not given yet."""
    status = place.knowledge(name)
    return isinstance(status, Known) and status.value not in GIVEN
