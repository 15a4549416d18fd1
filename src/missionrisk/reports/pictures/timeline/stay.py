"""The stay: when the team comes and goes, works and operates, and until when somebody stays behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import NEVER, Knowledge, Known, date_bounds, days_between, greatest, least
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.plan.follow_up import StayBehind
from missionrisk.plan.mission import Stay
from missionrisk.plan.schedule import Session
from missionrisk.reports.pictures.calendar_words import OPEN, Between, days_in_words
from missionrisk.reports.pictures.timeline.events import (
    Event,
    Point,
    State,
    Stretch,
    Tone,
    between,
    dates_of_stay,
    day_of_stay,
)

_MOST_DAYS: Final = 15
"""More days with sessions than these are not drawn one by one."""


def stay_events(case: Case) -> Iterator[Event]:
    """Being there, working, operating, staying behind, as far as the plan says when."""
    dates, sessions = dates_of_stay(case), _sessions(case)
    arrival, departure = day_of_stay(dates, "arrival"), day_of_stay(dates, "departure")
    if arrival != OPEN or departure != OPEN:
        when = days_in_words(arrival, departure)
        yield Event(_("Arrival to departure"), when, when, stretches=(Stretch(arrival, departure, "low"),))
    yield from _service(dates, sessions)
    yield from _operating(case, sessions)
    yield from _behind(case, departure)


def _service(dates: Stay, sessions: Sequence[Session]) -> Iterator[Event]:
    first, last = day_of_stay(dates, "first_service_day"), day_of_stay(dates, "last_service_day")
    days = _days_of(sessions)
    if first == OPEN and last == OPEN and not days:
        return
    if dates.first_service_day is None and dates.last_service_day is None:
        if not days:
            not_stated = (Stretch(first, last, "unknown"),)
            yield Event(_("Days of service"), _("days not stated"), _("not stated"), State.OPEN, not_stated)
            return
        first, last = days[0], days[-1]
    when = days_in_words(first, last)
    with_sessions = ngettext("{n} day with sessions: {days}", "{n} days with sessions: {days}", len(days))
    note = with_sessions.format(n=len(days), days=when) if days else when
    points = _day_by_day(days, "low")
    yield Event(_("Days of service"), when, note, State.FINE, (Stretch(first, last, "low", thin=bool(points)),), points)


def _operating(case: Case, sessions: Sequence[Session]) -> Iterator[Event]:
    calendars = [fact for fact in case.facts.of("follow_up_calendar") if not fact.placeholder]
    if not calendars:
        return
    last_operation = greatest(*(fact.knowledge("last_operation") for fact in calendars))
    first = date_bounds(least(*(fact.knowledge("first_operation") for fact in calendars)))
    last = date_bounds(last_operation)
    if first == OPEN and last == OPEN:
        return
    days = _days_of(session for session in sessions if session.operations and session.operations.max != 0)
    left = days_between(last_operation, case.facts.mission.knowledge("departure"))
    points = _day_by_day(days, "good")
    when = days_in_words(first, last)
    stretches = (Stretch(first, last, "good", thin=bool(points)),)
    yield Event(_("Procedures"), when, _until_departure(when, left), stretches=stretches, points=points)


def _day_by_day(days: Sequence[Between], tone: Tone) -> tuple[Point, ...]:
    """A sign for each day, where these are few enough to be told apart."""
    return tuple(Point(day, "day", tone) for day in days) if len(days) <= _MOST_DAYS else ()


def _until_departure(when: str, left: Knowledge[float]) -> str:
    if not isinstance(left, Known) or left.value < 0:
        return when
    days = int(left.value)
    text = ngettext("{when}; the last {n} day before departure", "{when}; the last {n} days before departure", days)
    return text.format(when=when, n=days)


def _behind(case: Case, departure: Between) -> Iterator[Event]:
    behind = case.plan.follow_up.stays_behind if case.plan.follow_up else None
    if isinstance(behind, StayBehind) and (behind.until or behind.from_day):
        first = between(behind.from_day) if behind.from_day else departure
        last = between(behind.until) if behind.until else (first[0], NEVER)
        when = days_in_words(first, last)
        yield Event(_("Those who stay behind"), when, when, stretches=(Stretch(first, last, "low"),))


def _sessions(case: Case) -> Sequence[Session]:
    return (case.plan.schedule.sessions if case.plan.schedule else None) or ()


def _days_of(sessions: Iterable[Session]) -> Sequence[Between]:
    return sorted({between(session.date) for session in sessions if session.date is not None and session.date.exact})


def stay_of(case: Case) -> tuple[date, date] | None:
    """The first and the last day that are known of the stay or, without such a day, of the sessions; else None."""
    stated = [getattr(dates_of_stay(case), name) for name in Stay.in_order]
    days = [between(day) for day in stated if day is not None] or _days_of(_sessions(case))
    return (min(first for first, _last in days), max(last for _first, last in days)) if days else None
