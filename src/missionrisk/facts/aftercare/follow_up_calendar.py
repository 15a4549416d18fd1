"""The follow-up calendar: when operated patients must be seen again, who is there then, and who is left unseen.

**What goes in.** For each procedure its category, size, `first_day` and `last_day`, `expected_count`, `reviews`,
`accepted_by`, `operators` and, if stated, `per_surgeon_per_day` and `per_theatre_per_day`; of people their `origin`,
profession and the day on which each `leaves`; the mission's dates; `follow_up.stays_behind`; partners that keep
patients after departure; and the table of review intervals, which gives for each category windows of days after the
procedure.

**When reviews fall due.** A window from day *a* to day *b* after a procedure that is done from day *F* to day *L* of
the calendar is due from *F + a* (for the first patient) to *L + b* (for the last); a window without an end has no
last day. A procedure whose days are not stated is done between the first and the last day of service.

**Who is there.** The visitors are there until the last of their clinicians leaves (those who state no day leave with
the team), those who stay behind until their own last day. Host staff count where a local clinician, provider or
partner has accepted the patients, or has agreed to a review inside the window: to work in the building is not enough.
A review by telephone counts where it is agreed.

**Who is left unseen.** A patient operated on day *D* is in a gap if nobody has accepted or promised and the last of
the mission leaves, on day *P*, before *D + a*: so those operated after day *P - a* are. If that is every operating
day, all expected patients are at risk; if it is none, nobody is. In between, the number is a range: at least one,
since one is operated on the last day, and at most all but one, since one is operated on the first. It is narrower
where the plan says how many can be done in a day (per surgeon times operators, per theatre times tables): no more
than that number times the days in the gap, no fewer than the expected number less that number times the other days.
Of several windows in a gap, the one with the most patients counts, as they are the same patients.

**Days attended.** From the last operation to the last day of those of the mission who could operate again: visiting
operators of the procedure, other visiting surgeons, and those who stay behind if they can reoperate.

**What is missing or a range.** A month or an open date makes the due dates ranges; a promise that is only requested
leaves it open whether a window is covered, until the final stage, where it counts as not given. Who does not say when
they leave is taken to leave with the team. Dates as text are given only where they are known to the day.

Sources: PRECOG-2013 (methods: examination up to 3 days after surgery), EYECAMP-IN (programme practice); house
default: a review about 30 days after other major procedures, and that whoever has accepted the patients sees them at
all these times.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from missionrisk.facts.aftercare.long_term_reviews import long_term_reviews
from missionrisk.facts.aftercare.patients_in_gap import patients_in_gap
from missionrisk.facts.aftercare.review_due import (
    HOST,
    Carer,
    ReviewDue,
    carer_names,
    channels_of,
    dated,
    first_day_of,
    last_day_of,
    missing_of,
    names_in,
    slug,
)
from missionrisk.facts.aftercare.reviews import (
    STAY_BEHIND,
    VISITORS,
    names_of,
    names_where_not,
    planned_in,
    promised_in,
    reviews_planned,
    windows_due,
)
from missionrisk.facts.knowledge import (
    NEVER,
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    days_after,
    days_between,
    greatest,
    holds,
    known,
    least,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import Dates, activity, dates_of, operates
from missionrisk.facts.model import Fact, choice, day, flag, number, text, texts
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.partners import keeps_patients_locally
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import (
    OperatingDays,
    accepted,
    is_given,
    operating_days,
    service_kind_of,
    size_known,
    size_of,
)
from missionrisk.facts.tables import ReviewWindow, Tables
from missionrisk.facts.team.clinician_stays import at_site, stays_of_clinicians
from missionrisk.facts.team.presence import Presence, able_until, presence_of
from missionrisk.language import gettext as _
from missionrisk.plan.kinds import ServiceKind


@dataclass(kw_only=True)
class FollowUpCalendar(Fact):
    """The time after one kind of procedure: when its patients must be seen, and by whom they are."""

    listed_in = ("procedures",)

    procedure: Knowledge[str] = text("The procedure's id in the plan.")
    name: Knowledge[str] = text("The procedure's name for readers.")
    service_kind: Knowledge[str] = choice("The kind of service that it belongs to.", get_args(ServiceKind))
    size: Knowledge[str] = choice("Minor or major; under general anaesthesia it is major.", ("minor", "major"))
    patients: Knowledge[float] = number("How many patients are expected.", "patient", low=0)
    first_operation: Knowledge[date] = day("The first day on which it is done.")
    last_operation: Knowledge[date] = day("The last day on which it is done.")
    able_until: Knowledge[date] = day("The last day on which somebody of the mission is there who could operate again.")
    days_attended: Knowledge[float] = number("Days from the last operation to that day.", "day")
    accepted_by_able: Knowledge[bool] = flag(
        "Whether somebody local has accepted the patients who can manage complications."
    )
    reviews_planned: Knowledge[float] = number("How many reviews are planned for each patient.", "review", low=0)
    reviews_due: Knowledge[str] = texts("The times at which patients must be seen, by the table of review intervals.")
    reviews_due_on: Knowledge[str] = texts("The same with their dates, where these are known to the day.")
    reviews_due_count: Knowledge[float] = number("How many reviews must take place.", "review", low=0)
    first_due: Knowledge[date] = day("The day on which the first review falls due; never where none does.")
    last_due: Knowledge[date] = day(
        "The day by which the last review is due, or opens for the last patient if it has no end; never where none is."
    )
    reviews_missing: Knowledge[str] = texts("The times at which nobody is planned to see them.")
    reviews_missing_count: Knowledge[float] = number("How many of them are missing.", "review", low=0)
    uncovered: Knowledge[str] = texts(
        "The times at which the mission has left and nobody has accepted the patients or promised to see them."
    )
    uncovered_on: Knowledge[str] = texts("The same with the dates for those patients, where known to the day.")
    uncovered_count: Knowledge[float] = number("How many of the times these are.", "review", low=0)
    patients_at_risk: Knowledge[float] = number("Patients of whom a review falls into such a gap.", "patient", low=0)
    covered_by: Knowledge[str] = texts("Those who see patients at one or more of these times.")


def derive_follow_up_calendar(plan: Place, tables: Tables) -> Iterator[Fact]:
    """The calendar of each procedure and each time at which reviews fall due, or what stands for an unstated list."""
    setting = _setting(plan, tables)
    yield from long_term_reviews(plan, setting.dates)
    done = operates(plan)
    if surely_not(done):
        return
    entries = plan.entries("procedures")
    if len(entries) == 0:
        ask = entries.path if surely(done) else activity(plan, "operates").missing[0]
        yield FollowUpCalendar.standing_for(entries.path, ask)
        yield ReviewDue.standing_for(entries.path, ask)
        return
    for place in entries:
        yield from _of_procedure(place, setting)


# --- what all procedures share ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Setting:
    """What the calendars of all procedures share; `all_gone` is the day after the last of the mission has left."""

    plan: Place
    dates: Dates
    tables: Tables
    presence: Presence
    all_gone: Knowledge[date]
    services: Mapping[str, Place]
    partners: Sequence[Carer]


def _setting(plan: Place, tables: Tables) -> Setting:
    presence = presence_of(plan)
    return Setting(
        plan=plan,
        dates=dates_of(plan),
        tables=tables,
        presence=presence,
        all_gone=days_after(presence.until, known(1.0)),
        services={service.written("id"): service for service in plan.entries("services")},
        partners=[
            Carer(name_of(partner), HOST, keeps_patients_locally(partner)) for partner in plan.entries("partners")
        ],
    )


# --- one procedure ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Judged:
    """One window of a procedure: its days, who sees the patients then, and how many are seen by nobody."""

    window: ReviewWindow
    first: Knowledge[date]
    last: Knowledge[date]
    carers: Sequence[Carer]
    covered: Knowledge[bool]
    at_risk: Knowledge[float]
    first_in_gap: Knowledge[date]


def _of_procedure(place: Place, setting: Setting) -> Iterator[Fact]:
    procedure_id, size = str(place.written("id")), size_known(place)
    days = operating_days(place, setting.dates)
    due = windows_due(place, size, setting.tables)
    windows = sorted(due.sure | (due.possible or frozenset()), key=lambda w: (w.first_day, w.name))
    lists, acceptors = _open_lists(place, setting.plan), _acceptors(place, setting.plan)
    judged = {window: _judged(place, window, days, setting, lists, acceptors) for window in windows}
    yield _calendar(place, size, days, due, judged, setting, lists)
    named = {"entry": known(procedure_id, place.path), "name": known(name_of(place), place.path)}
    if due.possible is None:
        ask = due.missing[0]
        yield ReviewDue.standing_for(f"{procedure_id}.reviews", ask, purpose=known("procedure"), **named)
    for window, of in judged.items():
        yield ReviewDue(
            key=(procedure_id, slug(window.name)),
            exists=known(True, *due.paths) if window in due.sure else unknown(*due.missing),
            purpose=known("procedure", place.path),
            **named,
            window=known(_(window.name), *due.paths),
            first_date=of.first,
            last_date=of.last,
            patients=place.knowledge("expected_count"),
            patients_at_risk=of.at_risk,
            covered=of.covered,
            covered_by=carer_names(of.carers, lists),
            channels=channels_of(of.carers, lists),
            at_site=at_site(setting.plan, stays_of_clinicians(setting.plan), of.first, of.last),
        )


def _calendar(
    place: Place,
    size: Knowledge[str],
    days: OperatingDays,
    due: Items[ReviewWindow],
    judged: Mapping[ReviewWindow, Judged],
    setting: Setting,
    lists: Sequence[Knowledge[bool]],
) -> FollowUpCalendar:
    plan, presence = setting.plan, setting.presence
    names = names_of(due)
    missing = names_where_not(due, lambda window: planned_in(place, window, days.last, plan, presence))
    uncovered = names_where_not(due, lambda window: judged[window].covered)
    able = able_until(plan, place, presence)
    return FollowUpCalendar(
        key=(str(place.written("id")),),
        procedure=known(str(place.written("id")), place.path),
        name=known(name_of(place), place.path),
        service_kind=service_kind_of(place, setting.services),
        size=size,
        patients=place.knowledge("expected_count"),
        first_operation=days.first,
        last_operation=days.last,
        able_until=able,
        days_attended=days_between(days.last, able),
        accepted_by_able=accepted(place, plan, able=True),
        reviews_planned=reviews_planned(place),
        reviews_due=names,
        reviews_due_on=_dated(names, [(of.window, of.first, of.last) for of in judged.values()]),
        reviews_due_count=size_of(names),
        first_due=_extreme_day(due, [of.first for of in judged.values()], first=True),
        last_due=_extreme_day(due, [_closing(of, days) for of in judged.values()], first=False),
        reviews_missing=missing,
        reviews_missing_count=size_of(missing),
        uncovered=uncovered,
        uncovered_on=_dated(uncovered, [(of.window, of.first_in_gap, of.last) for of in judged.values()]),
        uncovered_count=size_of(uncovered),
        patients_at_risk=_most_at_risk(place, due, judged),
        covered_by=_all_carers(due, judged.values(), lists),
    )


def _judged(
    place: Place,
    window: ReviewWindow,
    days: OperatingDays,
    setting: Setting,
    lists: Sequence[Knowledge[bool]],
    acceptors: Sequence[Carer],
) -> Judged:
    presence = setting.presence
    own = list(_own_carers(window, days, presence))
    local = [*acceptors, *_reviewers(place, window, setting.plan), *setting.partners]
    promised = any_of(*lists, *(carer.sees for carer in local))
    first = first_day_of(window, days.first)
    return Judged(
        window=window,
        first=first,
        last=last_day_of(window, days.last),
        carers=[*own, *local],
        covered=any_of(*(carer.sees for carer in own), promised),
        at_risk=patients_in_gap(place, window, days, presence.until, promised, setting.plan),
        first_in_gap=greatest(first, setting.all_gone),
    )


def _own_carers(window: ReviewWindow, days: OperatingDays, presence: Presence) -> Iterator[Carer]:
    """Those of the mission who are still there when the window opens for the last patient."""
    yield Carer(_("visiting team"), VISITORS, _still_there(window, days, presence.visitors))
    if not surely_not(presence.stays_behind):
        there = all_of(presence.stays_behind, _still_there(window, days, presence.stay_behind))
        yield Carer(_("those who stay behind"), STAY_BEHIND, there)


def _still_there(window: ReviewWindow, days: OperatingDays, last_day: Knowledge[date]) -> Knowledge[bool]:
    return holds(days_between(days.last, last_day), low=window.first_day)


def _acceptors(place: Place, plan: Place) -> list[Carer]:
    """Those who have accepted the patients."""
    given = [(acceptance, is_given(acceptance, plan)) for acceptance in place.entries("accepted_by")]
    return [
        Carer(name, HOST, sees)
        for acceptance, sees in given
        for name in (_names_of_acceptor(acceptance, plan) or (None,))
    ]


def _reviewers(place: Place, window: ReviewWindow, plan: Place) -> Iterator[Carer]:
    """Those who have promised a review in the window."""
    for review in place.entries("reviews"):
        yield Carer(str(review.written("id")), review.written("by"), promised_in(review, window, plan))


def _names_of_acceptor(acceptance: Place, plan: Place) -> list[str]:
    """The partner or provider by name; a clinician only by the short name in the plan."""
    clinician = acceptance.written("clinician")
    houses = names_in(acceptance, plan, {"partner": "partners", "local_provider": "local_providers"})
    return houses if clinician is None else [*houses, clinician]


def _open_lists(place: Place, plan: Place) -> list[Knowledge[bool]]:
    """That nobody else sees the patients, for each list in which somebody could stand."""
    lists = (place.entries("accepted_by"), place.entries("reviews"), plan.entries("partners"))
    return [known(False, entries.path) if entries.stated else unknown(entries.path) for entries in lists]


# --- patients in a gap --------------------------------------------------------------------------------------------


def _most_at_risk(place: Place, due: Items[ReviewWindow], judged: Mapping[ReviewWindow, Judged]) -> Knowledge[float]:
    """The most of the windows, since those of the one that opens latest are among those of the others."""
    expected = place.knowledge("expected_count")
    if due.possible is None:
        return between(0.0, max(0.0, number_bounds(expected)[1]), paths=expected.paths, missing=due.missing)
    if not judged:
        return known(0.0, *due.paths)
    surest = greatest(*(of.at_risk for of in judged.values()))
    if due.sure:
        return surest
    return between(0.0, number_bounds(surest)[1], paths=surest.paths, missing=(*due.missing, *surest.missing))


# --- dates and names ----------------------------------------------------------------------------------------------


def _extreme_day(due: Items[ReviewWindow], days: Sequence[Knowledge[date]], *, first: bool) -> Knowledge[date]:
    """The first or last of the due days; never where no review is due, open as long as it is open which are."""
    if due.possible is None or (due.possible and not due.sure):
        return unknown(*due.missing, paths=due.paths)
    if not days:
        return known(NEVER, *due.paths)
    return least(*days) if first else greatest(*days)


def _closing(of: Judged, days: OperatingDays) -> Knowledge[date]:
    """The day by which the last patient must have been seen, or on which an endless window opens for that patient."""
    return first_day_of(of.window, days.last) if math.isinf(of.window.last_day) else of.last


def _dated(names: Items[str], windows: Iterable[tuple[ReviewWindow, Knowledge[date], Knowledge[date]]]) -> Items[str]:
    """The windows with their dates; open as long as the dates, or which windows, are not known to the day."""
    chosen = [of for of in windows if _(of[0].name) in names.sure]
    exact = [of for of in chosen if isinstance(of[1], Known) and isinstance(of[2], Known)]
    open_days = [day_open for of in chosen if of not in exact for day_open in of[1:]]
    texts_known = frozenset(dated(window, first.value, last.value) for window, first, last in exact)  # type: ignore[attr-defined]
    certain = len(exact) == len(chosen) and names.possible == frozenset()
    missing = tuple(dict.fromkeys((*names.missing, *missing_of(open_days))))
    return Items(texts_known, frozenset() if certain else None, paths=names.paths, missing=() if certain else missing)


def _all_carers(due: Items[ReviewWindow], judged: Iterable[Judged], lists: Sequence[Knowledge[bool]]) -> Items[str]:
    if not due.sure and due.possible != frozenset():
        return Items(frozenset(), None, missing=due.missing)
    return carer_names([carer for of in judged for carer in of.carers], lists if due.sure else ())
