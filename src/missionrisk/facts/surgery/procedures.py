"""Procedures: when they are done, who takes their patients afterwards, and what else these need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    date_bounds,
    days_between,
    known,
    mapped,
    unknown,
)
from missionrisk.facts.mission import Dates, activity, dates_of, operates
from missionrisk.facts.model import SURELY, Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.tables import Tables
from missionrisk.plan.kinds import ServiceKind
from missionrisk.plan.procedures import Discipline, ProcedureCategory

SERVICE_OF_CATEGORY: Final = {
    "cataract": "eye",
    "other_eye": "eye",
    "dental_extraction": "dental",
    "dental_restoration": "dental",
    "caesarean": "maternal",
    "delivery": "maternal",
    "contraceptive_implant": "family_planning",
    "lumbar_puncture": "inpatient_care",
    "wound_care": "primary_care",
}
"""The kind of service to which a category of procedure belongs where the plan does not say; of others, surgery."""


@dataclass(kw_only=True)
class Procedure(Fact):
    """One kind of operation or other procedure that the mission does."""

    listed_in = ("procedures",)

    procedure: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    category: Knowledge[str] = choice("Its category.", get_args(ProcedureCategory))
    service_kind: Knowledge[str] = choice("The kind of service that it belongs to.", get_args(ServiceKind))
    size: Knowledge[str] = choice("Minor or major; under general anaesthesia it is major.", ("minor", "major"))
    expected_count: Knowledge[float] = number("How many are planned.", "procedure", low=0)
    accepted: Knowledge[bool] = flag("Whether somebody local has accepted to take its patients afterwards.")
    days_to_departure: Knowledge[float] = number("Days from the last of these procedures to departure.", "day")
    disciplines_needed: Knowledge[str] = texts("The disciplines that its patients need beside surgery.", words=True)
    disciplines_needed_count: Knowledge[float] = number("How many disciplines are needed.", "discipline", low=0)
    disciplines_missing: Knowledge[str] = texts("Those that nobody has agreed to give.", words=True)
    disciplines_missing_count: Knowledge[float] = number("How many of them are missing.", "discipline", low=0)


def derive_procedures(plan: Place, tables: Tables) -> Iterator[Procedure]:
    """One fact for each kind of procedure, or one that stands for a list that was not stated."""
    entries = plan.entries("procedures")
    done = operates(plan)
    if surely_not(done):
        return
    if len(entries) == 0:
        # An empty list beside operations that are said to be done says nothing of them.
        ask = entries.path if surely(done) else activity(plan, "operates").missing[0]
        yield Procedure.standing_for(entries.path, ask)
        return
    dates = dates_of(plan)
    services = {service.written("id"): service for service in plan.entries("services")}
    for place in entries:
        yield _procedure(place, plan, dates, services, tables)


def _procedure(place: Place, plan: Place, dates: Dates, services: dict[str, Place], tables: Tables) -> Procedure:
    procedure_id = str(place.written("id"))
    needed = disciplines_needed(place, tables)
    absent = disciplines_missing(place, needed)
    return Procedure(
        key=(procedure_id,),
        exists=SURELY,
        procedure=known(procedure_id, place.path),
        name=known(name_of(place), place.path),
        category=place.knowledge("category"),
        service_kind=service_kind_of(place, services),
        size=size_known(place),
        expected_count=place.knowledge("expected_count"),
        accepted=accepted(place, plan),
        days_to_departure=days_between(operating_days(place, dates).last, dates.departure),
        disciplines_needed=needed,
        disciplines_needed_count=size_of(needed),
        disciplines_missing=absent,
        disciplines_missing_count=size_of(absent),
    )


@dataclass(frozen=True)
class OperatingDays:
    """The first and the last day on which a procedure is done."""

    first: Knowledge[date]
    last: Knowledge[date]


def operating_days(place: Place, dates: Dates) -> OperatingDays:
    """The days of a procedure; one that is not stated lies between the other and the days of service."""
    first, last = place.day("first_day"), place.day("last_day")
    earliest = dates.first_service_day if place.written("first_day") is None else first
    latest = dates.last_service_day if place.written("last_day") is None else last
    return OperatingDays(
        first=_enclosed(first, earliest, latest) if place.written("first_day") is None else first,
        last=_enclosed(last, earliest, latest) if place.written("last_day") is None else last,
    )


def _enclosed(open_day: Knowledge[date], earliest: Knowledge[date], latest: Knowledge[date]) -> Knowledge[date]:
    low, high = date_bounds(earliest)[0], date_bounds(latest)[1]
    if low > high:
        return open_day
    return between(low, high, paths=(*earliest.paths, *latest.paths), missing=open_day.missing)


@asked_once
def size_known(place: Place) -> Knowledge[str]:
    """Whether a procedure is minor or major: under general anaesthesia it is major."""
    if place.written("anaesthesia") == "general":
        return known("major", place.at("anaesthesia"))
    return place.knowledge("size")


def service_kind_of(place: Place, services: Mapping[str, Place]) -> Knowledge[str]:
    """The kind of service that a procedure belongs to: its service's own, else that of its category."""
    service = services.get(place.written("service"))
    if service is not None:
        stated = service.knowledge("kind")
        if isinstance(stated, Known):
            return stated
    category = place.written("category")
    if category is None or category == "other":
        return unknown(place.at("category") if service is None else service.at("kind"))
    return known(SERVICE_OF_CATEGORY.get(category, "surgery"), place.at("category"))


def accepted(place: Place, plan: Place, *, able: bool = False) -> Knowledge[bool]:
    """Whether any acceptance has been given; `able`: by somebody who can manage the complications."""
    acceptances = place.entries("accepted_by")
    if not acceptances.stated:
        return unknown(acceptances.path)
    if not len(acceptances):
        return known(False, acceptances.path)
    given = [is_given(acceptance, plan) for acceptance in acceptances]
    if able:
        skilled = [a.knowledge("can_manage_complications") for a in acceptances]
        given = [all_of(*both) for both in zip(given, skilled, strict=True)]
    return any_of(*given)


def is_given(acceptance: Place, plan: Place) -> Knowledge[bool]:
    """Whether somebody who stays has promised to take the patients."""
    return all_of(_somebody_local(acceptance, plan), acceptance.secured("commitment"))


def _somebody_local(acceptance: Place, plan: Place) -> Knowledge[bool]:
    """Whether those who accept stay: a partner, another local provider, or a clinician who is no visitor."""
    for name in ("partner", "local_provider"):
        if acceptance.written(name) is not None:
            return known(True, acceptance.at(name))
    clinician = acceptance.written("clinician")
    for person in plan.entries("people"):
        if person.written("id") == clinician:
            return mapped(person.knowledge("origin"), lambda origin: origin == "host")
    return unknown(acceptance.at("clinician"))


# --- other disciplines --------------------------------------------------------------------------------------------


def disciplines_needed(place: Place, tables: Tables) -> Knowledge[str]:
    """What the plan says is needed and what the table of staged care adds for the category."""
    category = place.written("category")
    by_table = tables.disciplines.get(category or "", frozenset())
    stated = place.written("disciplines_needed")
    if stated is not None and category is not None:
        return Items(by_table | frozenset(stated), frozenset(), paths=(place.at("disciplines_needed"),))
    if stated is not None:
        by_any_category = frozenset().union(*tables.disciplines.values())
        paths, missing = (place.at("disciplines_needed"),), (place.at("category"),)
        return Items(frozenset(stated), by_any_category - frozenset(stated), paths=paths, missing=missing)
    if category is not None:
        return Items(by_table, frozenset(), paths=(place.at("category"),))
    return Items(frozenset(), frozenset(get_args(Discipline)), missing=(place.at("category"),))


def disciplines_missing(place: Place, needed: Knowledge[str]) -> Knowledge[str]:
    """Those of the disciplines needed that nobody has agreed to give."""
    assert isinstance(needed, Items)
    linked = place.entries("disciplines_linked")
    if not linked.stated:
        return Items(
            frozenset(), needed.sure | (needed.possible or frozenset()), paths=needed.paths, missing=(linked.path,)
        )
    given = {name: list(links_to(linked, name)) for name in sorted(needed.sure | (needed.possible or frozenset()))}
    state = {name: any_of(*links) if links else known(False, linked.path) for name, links in given.items()}
    sure = frozenset(name for name in needed.sure if surely_not(state[name]))
    possible = frozenset(name for name, linked_to in state.items() if not surely(linked_to)) - sure
    open_paths = dict.fromkeys(
        path for name, linked_to in state.items() if name in possible for path in (*linked_to.missing, *needed.missing)
    )
    return Items(sure, possible, paths=(*needed.paths, linked.path), missing=tuple(open_paths))


def links_to(linked: Iterable[Place], discipline: str) -> Iterator[Knowledge[bool]]:
    """For each link, whether it gives this discipline: visitors alone do not."""
    for link in linked:
        named = mapped(link.knowledge("discipline"), lambda stated: stated == discipline)
        by_visitors = surely_not(link.there_is("provider"))
        yield all_of(named, known(False, link.at("provider")) if by_visitors else link.secured("commitment"))


def size_of(names: Knowledge[str]) -> Knowledge[float]:
    """How many entries a list has."""
    assert isinstance(names, Items)
    most = float("inf") if names.possible is None else float(len(names.sure | names.possible))
    return between(float(len(names.sure)), most, paths=names.paths, missing=names.missing)
