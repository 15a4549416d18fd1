"""How the mission fits into local care: staff, registers, supplies and other teams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    any_of,
    days_between,
    greatest,
    holds,
    known,
    negate,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity, dates_of
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.staff_cover import staff_cover
from missionrisk.facts.reading import Place, surely, surely_not

BIRTHS: Final = frozenset({"delivery", "caesarean"})
"""Procedures in which a child is born."""


@dataclass(kw_only=True)
class Integration(Fact):
    """How the mission fits into local care. There is exactly one."""

    staff_drawn: Knowledge[bool] = flag("Whether local staff are taken from routine work.")
    staff_withdrawn: Knowledge[float] = number("How many local staff are taken from routine work.", "person", low=0)
    shifts_withdrawn: Knowledge[float] = number("How many routine shifts they miss.", "shift", low=0)
    shifts_covered_percent: Knowledge[float] = number(
        "Share of those shifts that is covered.", "percent", low=0, high=100
    )
    shifts_uncovered: Knowledge[float] = number("How many of those shifts nobody covers.", "shift", low=0)
    person_days_withdrawn: Knowledge[float] = number(
        "Days for which local staff are taken from routine work, all together.", "person-day", low=0
    )
    person_days_uncovered: Knowledge[float] = number("How many of those days nobody covers.", "person-day", low=0)
    better_paid: Knowledge[bool] = flag("Whether the mission pays local staff more than their posts do.")
    hired_away: Knowledge[float] = number("How many local staff leave their posts for the mission.", "person", low=0)
    replaces_service: Knowledge[bool] = flag("Whether a local service may close because of the mission.")
    replaced_service: Knowledge[str] = text("Which local service that is, or none.")
    visits_registered_percent: Knowledge[float] = number(
        "Share of visits entered in the local register.", "percent", low=0, high=100
    )
    vaccinates: Knowledge[bool] = flag("Whether vaccine doses are given.")
    doses_registered_percent: Knowledge[float] = number(
        "Share of vaccine doses entered in the local register.", "percent", low=0, high=100
    )
    attends_births: Knowledge[bool] = flag("Whether children are born in the mission's care.")
    births_registered_percent: Knowledge[float] = number(
        "Share of births entered in the local register.", "percent", low=0, high=100
    )
    brings_goods: Knowledge[bool] = flag("Whether medicines or devices are brought, given out or left.")
    bypasses_store: Knowledge[bool] = flag("Whether supplies bypass the national or partner store.")
    store_works: Knowledge[bool] = flag("Whether that store works.")
    store_informed: Knowledge[bool] = flag("Whether that store has been told about the supplies.")
    calendar_checked: Knowledge[bool] = flag("Whether the district was asked for the dates of other teams.")
    calendar_days: Knowledge[float] = number("Days before and after the visit that this covers.", "day", low=0)


@dataclass(kw_only=True)
class OtherTeam(Fact):
    """Another visiting team in the same region."""

    listed_in = ("integration.other_teams",)

    team: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    days_apart: Knowledge[float] = number("Days between its stay and the visit; 0 where they overlap.", "day", low=0)
    coordinated: Knowledge[bool] = flag("Whether the work is coordinated with it.")


def derive_integration(plan: Place) -> Iterator[Fact]:
    """The fact about integration, and one for each other team."""
    yield _integration(plan)
    dates = dates_of(plan)
    teams = plan.inside("integration").entries("other_teams")
    if not teams.stated:
        yield OtherTeam.standing_for(teams.path, ask=teams.path)
        return
    for place in teams:
        team = str(place.written("id"))
        yield OtherTeam(
            key=(team,),
            team=known(team, place.path),
            name=known(name_of(place), place.path),
            days_apart=greatest(
                known(0.0),
                days_between(dates.departure, place.day("arrival")),
                days_between(place.day("departure"), dates.arrival),
            ),
            coordinated=place.secured("coordinated"),
        )


def _integration(plan: Place) -> Integration:
    chapter, pharmacy, records = plan.inside("integration"), plan.inside("pharmacy"), plan.inside("records")
    backfill = chapter.inside("backfill")
    nobody_drawn = surely_not(chapter.there_is("backfill"))
    nothing = known(0.0, chapter.at("backfill"))
    asked, cover = chapter.secured("calendar_checked"), staff_cover(plan)
    return Integration(
        key=MISSION_KEY,
        staff_drawn=known(False, chapter.at("backfill")) if nobody_drawn else _staff_drawn(backfill),
        staff_withdrawn=nothing if nobody_drawn else backfill.knowledge("staff_withdrawn"),
        shifts_withdrawn=cover.shifts,
        shifts_covered_percent=backfill.knowledge("covered_percent"),
        shifts_uncovered=cover.shifts_uncovered,
        person_days_withdrawn=cover.person_days,
        person_days_uncovered=cover.person_days_uncovered,
        better_paid=known(False, *nothing.paths) if nobody_drawn else backfill.knowledge("better_paid_than_routine"),
        hired_away=nothing if nobody_drawn else backfill.knowledge("staff_hired_away"),
        replaces_service=chapter.there_is("closes_or_replaces"),
        replaced_service=chapter.knowledge("closes_or_replaces"),
        visits_registered_percent=records.knowledge("visits_in_local_register_percent"),
        vaccinates=_vaccinates(plan),
        doses_registered_percent=plan.inside("vaccination").knowledge("doses_in_local_register_percent"),
        attends_births=_attends_births(plan),
        births_registered_percent=records.knowledge("births_in_local_register_percent"),
        brings_goods=any_of(
            *(
                activity(plan, name)
                for name in ("imports_goods", "dispenses_medicines", "donates_medicines", "leaves_goods_behind")
            )
        ),
        bypasses_store=_bypasses_store(chapter, pharmacy),
        store_works=pharmacy.knowledge("national_store_functions"),
        store_informed=pharmacy.secured("store_informed"),
        calendar_checked=asked,
        calendar_days=known(0.0, *asked.paths) if surely_not(asked) else chapter.knowledge("calendar_checked_days"),
    )


def _staff_drawn(backfill: Place) -> Knowledge[bool]:
    return any_of(
        holds(backfill.knowledge("staff_withdrawn"), low=1), holds(backfill.knowledge("shifts_withdrawn"), low=1)
    )


def _vaccinates(plan: Place) -> Knowledge[bool]:
    services = [service for service in plan.entries("services") if service.written("kind") == "vaccination"]
    return known(True, services[0].at("kind")) if services else activity(plan, "vaccinates")


def _attends_births(plan: Place) -> Knowledge[bool]:
    """By the tasks of the people and the kinds of procedure; without maternal care there are none."""
    births = [place.at("category") for place in plan.entries("procedures") if place.written("category") in BIRTHS]
    tasks = [person.at("tasks") for person in plan.entries("people") if "delivers_babies" in _tasks(person)]
    if births or tasks:
        return known(True, *births, *tasks)
    treats = activity(plan, "treats_patients")
    if surely_not(treats):
        return treats
    people = plan.entries("people")
    open_tasks = [person.at("tasks") for person in people if person.written("tasks") is None]
    if not people.stated or open_tasks:
        return unknown(*(open_tasks or [people.path]))
    return _no_procedure_is_a_birth(plan)


def _tasks(person: Place) -> tuple[str, ...]:
    return person.written("tasks") or ()


def _no_procedure_is_a_birth(plan: Place) -> Knowledge[bool]:
    procedures, operates = plan.entries("procedures"), activity(plan, "operates")
    if surely_not(operates):
        return operates
    open_kinds = [place.at("category") for place in procedures if place.written("category") is None]
    if not procedures.stated or open_kinds:
        return unknown(*(open_kinds or [procedures.path]))
    return known(False, procedures.path)


def _bypasses_store(chapter: Place, pharmacy: Place) -> Knowledge[bool]:
    stated = chapter.knowledge("supplies_bypass_store")
    through_store = pharmacy.knowledge("issued_through_store")
    known_otherwise = chapter.written("supplies_bypass_store") is None and (
        surely(through_store) or surely_not(through_store)
    )
    return negate(through_store) if known_otherwise else stated
