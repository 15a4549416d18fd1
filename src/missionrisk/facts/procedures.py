"""Procedures, and what becomes of the patients afterwards: who takes them, when they are seen, what else they need."""

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
    count,
    date_bounds,
    days_between,
    holds,
    known,
    mapped,
    negate,
    resting_on,
    subtract,
    unknown,
    value_of,
)
from missionrisk.facts.mission import Dates, activity, dates_of, operates
from missionrisk.facts.model import SURELY, Fact, choice, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.tables import ReviewWindow, Tables
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

VISITORS: Final = "visiting_team"
STAY_BEHIND: Final = "stay_behind_team"

OWN_REVIEWERS: Final = frozenset({VISITORS, STAY_BEHIND})
"""Those whose reviews are the mission's own work and need nobody else's promise."""

Leaving = Mapping[str, Knowledge[date]]
"""The day on which each of those leaves."""


@dataclass(frozen=True, kw_only=True)
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
    accepted_by_able: Knowledge[bool] = flag("Whether one of those who accepted can manage its complications.")
    reviews_planned: Knowledge[float] = number("How many reviews are planned for each patient.", "review", low=0)
    reviews_due: Knowledge[str] = texts("The times at which patients must be seen, by the table of review intervals.")
    reviews_due_count: Knowledge[float] = number("How many reviews must take place.", "review", low=0)
    reviews_missing: Knowledge[str] = texts("Those at which nobody is planned to see them.")
    reviews_missing_count: Knowledge[float] = number("How many of them are missing.", "review", low=0)
    days_to_departure: Knowledge[float] = number("Days from the last of these procedures to departure.", "day")
    disciplines_needed: Knowledge[str] = texts("The disciplines that its patients need beside surgery.")
    disciplines_needed_count: Knowledge[float] = number("How many disciplines are needed.", "discipline", low=0)
    disciplines_missing: Knowledge[str] = texts("Those that nobody has agreed to give.")
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
    last_day = _last_day(place, dates)
    size = size_known(place)
    due = _windows_due(place, size, tables)
    missing = _missing_windows(place, due, last_day, _leaving(plan, dates.departure))
    needed = _disciplines_needed(place, tables)
    absent = _disciplines_missing(place, needed)
    return Procedure(
        key=(procedure_id,),
        exists=SURELY,
        procedure=known(procedure_id, place.path),
        name=known(name_of(place), place.path),
        category=place.knowledge("category"),
        service_kind=service_kind_of(place, services),
        size=size,
        expected_count=place.knowledge("expected_count"),
        accepted=_accepted(place, plan, able=False),
        accepted_by_able=_accepted(place, plan, able=True),
        reviews_planned=_reviews_planned(place),
        reviews_due=due_names(due),
        reviews_due_count=size_of(due_names(due)),
        reviews_missing=missing,
        reviews_missing_count=size_of(missing),
        days_to_departure=days_between(last_day, dates.departure),
        disciplines_needed=needed,
        disciplines_needed_count=size_of(needed),
        disciplines_missing=absent,
        disciplines_missing_count=size_of(absent),
    )


def _last_day(place: Place, dates: Dates) -> Knowledge[date]:
    """The last day of a procedure lies, if it is not stated, between its first day and the last day of service."""
    stated = place.day("last_day")
    if place.written("last_day") is not None:
        return stated
    first = place.day("first_day") if place.written("first_day") is not None else dates.first_service_day
    low, high = date_bounds(first)[0], date_bounds(dates.last_service_day)[1]
    if low > high:
        return stated
    paths = (*first.paths, *dates.last_service_day.paths)
    return between(low, high, paths=paths, missing=stated.missing)


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


def _accepted(place: Place, plan: Place, *, able: bool) -> Knowledge[bool]:
    """Whether any acceptance has been given; `able`: by somebody who can manage the complications."""
    acceptances = place.entries("accepted_by")
    if not acceptances.stated:
        return unknown(acceptances.path)
    if not len(acceptances):
        return known(False, acceptances.path)
    given = [all_of(_somebody_local(a, plan), a.secured("commitment")) for a in acceptances]
    if able:
        skilled = [a.knowledge("can_manage_complications") for a in acceptances]
        given = [all_of(*both) for both in zip(given, skilled, strict=True)]
    return any_of(*given)


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


# --- reviews ------------------------------------------------------------------------------------------------------


def _reviews_planned(place: Place) -> Knowledge[float]:
    reviews = place.entries("reviews")
    if not reviews.stated:
        return unknown(reviews.path)
    return resting_on(count(is_kept(review) for review in reviews), known(True, reviews.path))


def is_kept(review: Place) -> Knowledge[bool]:
    """Whether a planned review can be counted on: the visiting team plans its own, others have to agree to theirs."""
    own = mapped(review.knowledge("by"), lambda by: by in OWN_REVIEWERS)
    return any_of(own, review.secured("commitment"))


def _windows_due(place: Place, size: Knowledge[str], tables: Tables) -> Knowledge[ReviewWindow]:
    """The review windows for this procedure, known once its category, and of others its size, is."""
    category = place.written("category")
    listed = tables.review_windows.get(category or "")
    if listed is not None:
        return Items(frozenset(listed), frozenset(), paths=(place.at("category"),))
    if category is None and tables.review_windows:
        return Items(frozenset(), None, missing=(place.at("category"),))
    if isinstance(size, Known):
        due = tables.default_review_windows if size.value == "major" else ()
        return Items(frozenset(due), frozenset(), paths=size.paths)
    return Items(frozenset(), frozenset(tables.default_review_windows), missing=size.missing)


def due_names(due: Knowledge[ReviewWindow]) -> Knowledge[str]:
    """The names of review windows."""
    assert isinstance(due, Items)
    possible = None if due.possible is None else frozenset(window.name for window in due.possible)
    return Items(frozenset(w.name for w in due.sure), possible, paths=due.paths, missing=due.missing)


def _missing_windows(
    place: Place, due: Knowledge[ReviewWindow], last_day: Knowledge[date], leaving: Leaving
) -> Knowledge[str]:
    assert isinstance(due, Items)
    reviews = place.entries("reviews")
    if due.possible is None:
        return Items(frozenset(), None, missing=due.missing)
    if not reviews.stated:
        names = frozenset(window.name for window in due.sure | due.possible)
        return Items(frozenset(), names, paths=due.paths, missing=(reviews.path,))
    sure: set[str] = set()
    possible: set[str] = set()
    open_paths: list[str] = [*due.missing]
    for window in due.sure | due.possible:
        covered = any_of(*(_covers(review, window, last_day, leaving) for review in reviews))
        if surely_not(covered) and window in due.sure:
            sure.add(window.name)
        elif not surely(covered):
            possible.add(window.name)
            open_paths += covered.missing
    missing = tuple(dict.fromkeys(open_paths)) if possible else ()
    return Items(frozenset(sure), frozenset(possible), paths=(*due.paths, reviews.path), missing=missing)


def _covers(review: Place, window: ReviewWindow, last_day: Knowledge[date], leaving: Leaving) -> Knowledge[bool]:
    """Whether a review falls into a window, can be counted on, and is not given to visitors who have left by then."""
    days = review.knowledge("after_days")
    inside = holds(days, window.first_day, window.last_day)
    return all_of(inside, is_kept(review), negate(_visitors_gone(review, days, last_day, leaving)))


def _visitors_gone(
    review: Place, after_days: Knowledge[float], last_day: Knowledge[date], leaving: Leaving
) -> Knowledge[bool]:
    by = review.knowledge("by")
    leaves = leaving.get(value_of(by, VISITORS))
    if leaves is None:
        return known(False, *by.paths)
    too_late = holds(subtract(after_days, days_between(last_day, leaves)), low=1)
    return all_of(mapped(by, lambda reviewer: reviewer in leaving), too_late)


def _leaving(plan: Place, departure: Knowledge[date]) -> Leaving:
    """The days on which the mission's own reviewers leave; nobody stays longer than the others unless stated."""
    chapter = plan.inside("follow_up")
    nobody_stays = surely_not(chapter.there_is("stays_behind"))
    stay_behind = departure if nobody_stays else chapter.inside("stays_behind").day("until")
    return {VISITORS: departure, STAY_BEHIND: stay_behind}


# --- other disciplines --------------------------------------------------------------------------------------------


def _disciplines_needed(place: Place, tables: Tables) -> Knowledge[str]:
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


def _disciplines_missing(place: Place, needed: Knowledge[str]) -> Knowledge[str]:
    assert isinstance(needed, Items)
    linked = place.entries("disciplines_linked")
    if not linked.stated:
        return Items(
            frozenset(), needed.sure | (needed.possible or frozenset()), paths=needed.paths, missing=(linked.path,)
        )
    given = {name: list(_links(linked, name)) for name in needed.sure | (needed.possible or frozenset())}
    state = {name: any_of(*links) if links else known(False, linked.path) for name, links in given.items()}
    sure = frozenset(name for name in needed.sure if surely_not(state[name]))
    possible = frozenset(name for name, linked_to in state.items() if not surely(linked_to)) - sure
    open_paths = dict.fromkeys(path for name in possible for path in (*state[name].missing, *needed.missing))
    return Items(sure, possible, paths=(*needed.paths, linked.path), missing=tuple(open_paths))


def _links(linked: Iterable[Place], discipline: str) -> Iterator[Knowledge[bool]]:
    for link in linked:
        named = mapped(link.knowledge("discipline"), lambda stated: stated == discipline)
        by_visitors = surely_not(link.there_is("provider"))
        yield all_of(named, known(False, link.at("provider")) if by_visitors else link.secured("commitment"))


def size_of(names: Knowledge[str]) -> Knowledge[float]:
    """How many entries a list has."""
    assert isinstance(names, Items)
    most = float("inf") if names.possible is None else float(len(names.sure | names.possible))
    return between(float(len(names.sure)), most, paths=names.paths, missing=names.missing)
