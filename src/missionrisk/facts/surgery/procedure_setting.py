"""What a procedure needs, whether its site has it, for which patients it is, and how many are done in a day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from missionrisk.facts.averages import stated_or_average
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Unknown,
    add,
    any_of,
    between,
    days_between,
    holds,
    known,
    number_bounds,
    unknown,
    value_of,
)
from missionrisk.facts.mission import activity, dates_of, operates
from missionrisk.facts.model import Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import name_of, names_judged
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.rota.session_load import OperatingDays, operating_days
from missionrisk.facts.surgery.operations import Services, is_operation, services_by_id
from missionrisk.facts.surgery.procedures import size_known, size_of
from missionrisk.facts.team.people import people_in
from missionrisk.plan.procedures import ProcedureCategory

OF_SITES: Final = ("icu", "ventilation", "imaging", "laboratory")
"""Those needs of a procedure that a site's own description settles."""

BLEED: Final = frozenset(
    {"caesarean", "hysterectomy", "laparotomy", "arthroplasty", "amputation", "burns", "cardiac", "neurosurgery"}
)
"""Categories of operation for which blood is made ready as a rule (a house list), unless the plan says otherwise."""


@dataclass(kw_only=True)
class ProcedureSetting(Fact):
    """One kind of procedure against the site, the patients and the days that it is planned for."""

    listed_in = ("procedures",)

    procedure: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    category: Knowledge[str] = choice("Its category.", get_args(ProcedureCategory))
    size: Knowledge[str] = choice("Minor or major; under general anaesthesia it is major.", ("minor", "major"))
    operation: Knowledge[bool] = flag("Whether it is an operation, rather than done at a chair or a bed.")
    expected_count: Knowledge[float] = number("How many are planned.", "procedure", low=0)
    site_name: Knowledge[str] = text("The name of its site for readers.")
    bleeding_risk: Knowledge[bool] = flag("Whether a transfusion may become necessary.")
    blood_assured: Knowledge[bool] = flag("Whether blood is assured for it.")
    laboratory: Knowledge[bool] = flag("Whether a laboratory serves the theatre.")
    within_site: Knowledge[bool] = flag("Whether the plan says that it is within what the site can do.")
    needs_missing: Knowledge[str] = texts("What it needs and its site does not have.", words=True)
    needs_missing_count: Knowledge[float] = number("How many of these needs there are.", "need", low=0)
    limits_written: Knowledge[bool] = flag("Whether limits for choosing its patients are written.")
    per_surgeon_per_day: Knowledge[float] = number(
        "How many a surgeon does in a day: as stated, else no fewer than the average.", "procedure", low=0
    )
    per_theatre_per_day: Knowledge[float] = number(
        "How many are done in one theatre in a day: as stated, else no fewer than the average.", "procedure", low=0
    )


def derive_procedure_settings(plan: Place, rota: Rota) -> Iterator[ProcedureSetting]:
    """One fact for each kind of procedure, or one that stands for a list that was not stated."""
    entries, done = plan.entries("procedures"), operates(plan)
    if surely_not(done):
        return
    if len(entries) == 0:
        ask = entries.path if surely(done) else activity(plan, "operates").missing[0]
        yield ProcedureSetting.standing_for(entries.path, ask)
        return
    services = services_by_id(plan)
    for place in entries:
        yield _setting(place, plan, services, _own_days(place, plan, rota))


def _setting(place: Place, plan: Place, services: Services, own_days: OperatingDays) -> ProcedureSetting:
    procedure = str(place.written("id"))
    surgery, site = plan.inside("surgery"), _site_of(place, plan)
    size = size_known(place)
    missing = _needs_missing(place, site, surgery)
    return ProcedureSetting(
        key=(procedure,),
        procedure=known(procedure, place.path),
        name=known(name_of(place), place.path),
        category=place.knowledge("category"),
        size=size,
        operation=is_operation(place, services),
        expected_count=place.knowledge("expected_count"),
        site_name=unknown(place.at("site")) if site is None else known(name_of(site), site.path),
        bleeding_risk=_bleeding_risk(place, size),
        blood_assured=_blood_assured(place, site),
        laboratory=surgery.there_is("laboratory_access"),
        within_site=place.knowledge("within_site_capability"),
        needs_missing=missing,
        needs_missing_count=size_of(missing),
        limits_written=any_of(place.there_is("patient_limits"), surgery.secured("selection_criteria")),
        per_surgeon_per_day=_no_fewer(
            _a_day(place, plan, "surgeon", _surgeons(place, plan)), own_days.of_one_surgeon, own_days
        ),
        per_theatre_per_day=_no_fewer(
            _a_day(place, plan, "theatre", surgery.knowledge("theatre_tables")), own_days.of_one_theatre, own_days
        ),
    )


def _site_of(place: Place, plan: Place) -> Place | None:
    """The site that the procedure names, or else the only one."""
    sites, named = list(plan.entries("sites")), place.written("site")
    if named is None:
        return sites[0] if len(sites) == 1 else None
    return next((site for site in sites if site.written("id") == named), None)


# --- blood and other needs ----------------------------------------------------------------------------------------


def _bleeding_risk(place: Place, size: Knowledge[str]) -> Knowledge[bool]:
    """As stated, or as the need of blood or the category implies; a minor procedure is one without expected loss."""
    if "blood" in (place.written("needs") or ()):
        return known(True, place.at("needs"))
    stated = place.knowledge("bleeding_risk")
    if not isinstance(stated, Unknown):
        return stated
    if place.written("category") in BLEED:
        return known(True, place.at("category"))
    return known(False, *size.paths) if value_of(size, "major") == "minor" else stated


def _blood_assured(place: Place, site: Place | None) -> Knowledge[bool]:
    """As arranged for the procedure, or no where the site has no blood. That it has some does not arrange it."""
    arranged = place.secured("blood_access")
    if place.written("blood_access") is not None or site is None:
        return arranged
    at_site = site.there_is("blood_bank")
    return at_site if surely_not(at_site) else arranged


def _needs_missing(place: Place, site: Place | None, surgery: Place) -> Knowledge[str]:
    """Which of the needs that a site settles are not met there."""
    needs = place.written("needs")
    if needs is None:
        return Items(frozenset(), frozenset(OF_SITES), missing=(place.at("needs"),))
    met = _met_at(site, place, surgery)
    unmet = names_judged({need: met[need] for need in OF_SITES if need in needs}, so=False)
    return Items(unmet.sure, unmet.possible, (place.at("needs"),), unmet.missing)


def _met_at(site: Place | None, place: Place, surgery: Place) -> Mapping[str, Knowledge[bool]]:
    laboratory = surgery.there_is("laboratory_access")
    if site is None:
        open_site: Knowledge[bool] = unknown(place.at("site"))
        return {**dict.fromkeys(OF_SITES, open_site), "laboratory": any_of(laboratory, open_site)}
    intensive_care = holds(site.knowledge("intensive_care_beds"), low=1)
    return {
        "icu": intensive_care,
        "ventilation": intensive_care,
        "imaging": _some(site, "imaging"),
        "laboratory": any_of(laboratory, _some(site, "laboratory_tests")),
    }


def _some(site: Place, name: str) -> Knowledge[bool]:
    listed = site.written(name)
    return unknown(site.at(name)) if listed is None else known(len(listed) > 0, site.at(name))


# --- how many in a day --------------------------------------------------------------------------------------------


def _surgeons(place: Place, plan: Place) -> Knowledge[float]:
    """The people who perform it."""
    operators = place.written("operators")
    if operators is None:
        return unknown(place.at("operators"))
    heads = [people_in(person) for person in plan.entries("people") if person.written("id") in operators]
    return add(known(0.0, place.at("operators")), *heads)


def _a_day(place: Place, plan: Place, each: str, shared_by: Knowledge[float]) -> Knowledge[float]:
    """As stated for the procedure; else no fewer than the average, and no more than all procedures together."""
    stated = place.knowledge(f"per_{each}_per_day")
    together = plan.inside("surgery").knowledge(f"operations_per_{each}_per_day")
    if not isinstance(stated, Unknown):
        return stated
    if len(plan.entries("procedures")) == 1 and not isinstance(together, Unknown):
        return together
    most = math.inf if isinstance(together, Unknown) else number_bounds(together)[1]
    return stated_or_average(stated, place.knowledge("expected_count"), shared_by, _days(plan), most=most)


def _own_days(place: Place, plan: Place, rota: Rota) -> OperatingDays:
    """The busiest days of sessions in which no other procedure can be done: those of its service, or all."""
    procedures = plan.entries("procedures")
    if len(procedures) == 1:
        return operating_days(plan, rota)
    service = place.written("service")
    others = [other for other in procedures if other.written("service") in (service, None)]
    return operating_days(plan, rota, service) if service is not None and len(others) == 1 else OperatingDays()


def _no_fewer(known_so_far: Knowledge[float], fewest: float, days: OperatingDays) -> Knowledge[float]:
    """What is known, but no fewer than sessions have on their busiest day where it is a range."""
    low, high = number_bounds(known_so_far)
    if low >= fewest or low == high:
        return known_so_far
    return between(fewest, max(fewest, high), paths=(*known_so_far.paths, *days.paths), missing=known_so_far.missing)


def _days(plan: Place) -> Knowledge[float]:
    """The operating days; where these are not stated, no more than the days of service."""
    stated = plan.inside("surgery").knowledge("days")
    if not isinstance(stated, Unknown):
        return stated
    dates = dates_of(plan)
    return add(days_between(dates.first_service_day, dates.last_service_day), known(1.0))
