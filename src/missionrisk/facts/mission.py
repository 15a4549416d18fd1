"""The mission as a whole: its model, time, services and activities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    OneOf,
    any_of,
    between,
    date_bounds,
    days_between,
    known,
    number_bounds,
    unknown,
)
from missionrisk.facts.model import Fact, choice, choices, day, flag, number, texts
from missionrisk.facts.reading import Entries, Place, asked_once, surely, surely_not
from missionrisk.plan.kinds import ServiceKind
from missionrisk.plan.mission import MissionModel
from missionrisk.plan.mission_plan import Stage

MISSION_KEY: Final = ("mission",)

MISSION_MODELS: Final = frozenset(get_args(MissionModel))
SERVICE_KINDS: Final = frozenset(get_args(ServiceKind))

NOT_CARE: Final = frozenset({"community_education", "training", "donation", "research"})
"""Kinds of service in which no patient is examined, advised or treated."""

TEACHING: Final = frozenset({"training", "community_education"})
"""Kinds of service in which people are taught."""

SURGICAL: Final = "surgery"

SHORTEST_EMBEDDED_STAY_DAYS: Final = 60
"""A visit shorter than this cannot be an embedded programme, which lasts months to years (house default)."""


@dataclass(kw_only=True)
class Mission(Fact):
    """The mission. There is exactly one."""

    model: Knowledge[str] = choice("What model of mission it is.", MISSION_MODELS)
    stage: Knowledge[str] = choice("How far the plan has come.", get_args(Stage))
    services: Knowledge[str] = choices("The kinds of service that it offers.", SERVICE_KINDS)
    aims: Knowledge[str] = texts("The kinds of its aims.", words=True)
    countries: Knowledge[str] = texts("The host countries, as ISO 3166-1 alpha-2.")
    days_to_start: Knowledge[float] = number("Days from the assessment to arrival; negative once it has begun.", "day")
    stay_days: Knowledge[float] = number("Days from arrival to departure.", "day", low=0)
    departure: Knowledge[date] = day("The day on which the team leaves.")
    treats_patients: Knowledge[bool] = flag("Whether anybody is examined, advised or treated.")
    serves_people: Knowledge[bool] = flag(
        "Whether people are treated, taught or educated; no for a mission of goods, research or planning only."
    )
    operates: Knowledge[bool] = flag("Whether operations or other procedures are done.")
    dispenses_medicines: Knowledge[bool] = flag("Whether medicines are handed to patients.")
    starts_long_term_treatment: Knowledge[bool] = flag("Whether treatment is started that must go on.")
    screens: Knowledge[bool] = flag("Whether people without complaint are tested.")


@dataclass(frozen=True)
class Dates:
    """The days of the visit, as far as they are known."""

    arrival: Knowledge[date]
    first_service_day: Knowledge[date]
    last_service_day: Knowledge[date]
    departure: Knowledge[date]


@asked_once
def dates_of(plan: Place) -> Dates:
    """The days of the visit; each is bounded by those around it."""
    stay = plan.inside("mission").inside("dates")
    names = ("arrival", "first_service_day", "last_service_day", "departure")
    stated = [stay.day(name) for name in names]
    bounded = []
    for position, name in enumerate(names):
        day_itself = stay.day(name)
        if stay.written(name) is not None:
            bounded.append(day_itself)
            continue
        earlier = [k for k, other in zip(stated, names, strict=True) if names.index(other) < position]
        later = [k for k, other in zip(stated, names, strict=True) if names.index(other) > position]
        bounded.append(_enclosed(day_itself, earlier, later))
    return Dates(*bounded)


def _enclosed(
    day_itself: Knowledge[date], earlier: list[Knowledge[date]], later: list[Knowledge[date]]
) -> Knowledge[date]:
    """A day that was not stated lies after those before it and before those after it."""
    low = max(date_bounds(k)[0] for k in earlier) if earlier else date.min
    high = min(date_bounds(k)[1] for k in later) if later else date.max
    if low > high:
        return day_itself
    paths = tuple(path for k in (*earlier, *later) for path in k.paths)
    return between(low, high, paths=paths, missing=day_itself.missing)


def derive_mission(plan: Place, on: date, stage: str) -> Mission:
    """The fact about the mission as a whole."""
    mission = plan.inside("mission")
    dates = dates_of(plan)
    stay = days_between(dates.arrival, dates.departure)
    services = service_kinds(plan)
    return Mission(
        key=MISSION_KEY,
        model=_model(mission, stay),
        stage=known(stage, *(("stage",) if plan.written("stage") else ())),
        services=services,
        aims=_aims(mission),
        countries=mission.listed("countries"),
        days_to_start=days_between(Known(on), dates.arrival),
        stay_days=stay,
        departure=dates.departure,
        treats_patients=_treats_patients(plan, services),
        serves_people=_serves_people(plan, services),
        operates=operates(plan),
        dispenses_medicines=activity(plan, "dispenses_medicines"),
        starts_long_term_treatment=activity(plan, "starts_long_term_treatment"),
        screens=implied_by_list(activity(plan, "screens"), plan.inside("screening").entries("tests")),
    )


def activity(plan: Place, name: str) -> Knowledge[bool]:
    """Whether the mission does something, as the block of activities states it."""
    return plan.inside("activities").knowledge(name)


def implied_by_list(stated: Knowledge[bool], entries: Entries) -> Knowledge[bool]:
    """An activity that is not stated follows from its list: none if it is empty, else there is some."""
    if isinstance(stated, Known) or not entries.stated:
        return stated
    return known(len(entries) > 0, entries.path)


@asked_once
def operates(plan: Place) -> Knowledge[bool]:
    """Whether operations or other procedures are done: as stated, or as the lists of procedures and services imply."""
    stated = activity(plan, "operates")
    if isinstance(stated, Known):
        return stated
    surgical = [service for service in plan.entries("services") if service.written("kind") == SURGICAL]
    return known(True, surgical[0].at("kind")) if surgical else implied_by_list(stated, plan.entries("procedures"))


@asked_once
def service_kinds(plan: Place) -> Items[str]:
    """The kinds of service: those stated surely, any where a list or a kind was not stated."""
    entries = plan.entries("services")
    if not entries.stated:
        return Items(frozenset(), None, missing=(entries.path,))
    kinds = [(service.written("kind"), service.at("kind")) for service in entries]
    open_kinds = tuple(path for kind, path in kinds if kind is None)
    sure = frozenset(kind for kind, _ in kinds if kind is not None)
    paths = tuple(path for kind, path in kinds if kind is not None) or (entries.path,)
    return Items(sure, None if open_kinds else frozenset(), paths=paths, missing=open_kinds)


def _model(mission: Place, stay: Knowledge[float]) -> Knowledge[str]:
    stated = mission.knowledge("model")
    if isinstance(stated, Known):
        return stated
    if number_bounds(stay)[1] < SHORTEST_EMBEDDED_STAY_DAYS:
        return OneOf(MISSION_MODELS - {"embedded"}, paths=stay.paths, missing=stated.missing)
    return stated


def _aims(mission: Place) -> Knowledge[str]:
    entries = mission.entries("aims")
    if not entries.stated:
        return unknown(entries.path)
    kinds = [(aim.written("kind"), aim.at("kind")) for aim in entries]
    open_kinds = tuple(path for kind, path in kinds if kind is None)
    sure = frozenset(kind for kind, _ in kinds if kind is not None)
    return Items(sure, None if open_kinds else frozenset(), paths=(entries.path,), missing=open_kinds)


@asked_once
def treats_patients(plan: Place) -> Knowledge[bool]:
    """Whether anybody is examined, advised or treated."""
    return _treats_patients(plan, service_kinds(plan))


def _treats_patients(plan: Place, services: Items[str]) -> Knowledge[bool]:
    stated = activity(plan, "treats_patients")
    if isinstance(stated, Known):
        return stated
    care = services.sure - NOT_CARE
    if care:
        return known(True, *services.paths)
    others = [operates(plan), activity(plan, "dispenses_medicines"), activity(plan, "screens")]
    implied = any_of(*others)
    if surely(implied):
        return implied
    if services.possible == frozenset() and services.sure and all(surely_not(k) for k in others):
        return known(False, *services.paths)
    return stated


def _serves_people(plan: Place, services: Items[str]) -> Knowledge[bool]:
    if services.sure & TEACHING:
        return known(True, *services.paths)
    treats, teaches = _treats_patients(plan, services), activity(plan, "teaches")
    educates = activity(plan, "educates_community")
    if surely_not(treats) and surely_not(teaches) and not isinstance(educates, Known) and services.sure:
        return known(False, *services.paths) if services.possible == frozenset() else educates
    return any_of(treats, teaches, educates)
