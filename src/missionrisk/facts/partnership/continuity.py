"""Continuity: the visits in order, and the time between them.

**What goes in**: the visits that came before (`mission.past_visits`), this one (`mission.dates`) and those that follow
(`mission.planned_visits`), each with the day of arrival and the day of departure; the usual number of days between two
visits (`mission.visit_interval_days`); the day of the assessment.

**What comes out**:

- a gap = days from the departure of one visit to the arrival of the next; 0 where one comes before the other has left;
- longest gap = the greatest of these, over all visits from the first past one to the last planned one;
- days to the next visit = days from this departure to the earliest arrival of a planned visit;
- days since the last visit = days from the latest departure of a past visit to this arrival;
- span in years = days from the first arrival to the last departure, divided by 365.25;
- years ahead = days from this arrival to the last departure of a planned visit, divided by 365.25.

Where no visit follows, none came before, or there is no other visit at all, the days are without end. One more planned
visit therefore never makes the time to the next one longer, and one more between the first and the last never makes the
longest gap longer; one before the first or after the last makes the series longer, and the gap to it counts.

**Missing or inexact**: a visit that is known by its month or year gives a range: the least and the most days that its
dates allow, in whatever order the visits may then come. A list that is not stated leaves the longest gap open above. A
past visit without a last day has left before this arrival, a planned one without a first day comes after this
departure; without any date, a visit may lie anywhere on its side.

**Years of commitment** are those that the plan states, `mission.commitment_years`, whether more or fewer than its
visits show: a promise is the planners' to make. Where they state none, there are at least as many as the years ahead.
Past visits do not count: they show how long partners know each other, which is what the span is for, and promise
nothing.

Sources: house default: 365.25 days make a year. How far apart visits may be, the rules say that read these figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    Known,
    between,
    date_bounds,
    days_between,
    divide,
    greatest,
    known,
    number_bounds,
    rounded,
    sources_of,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, choice, day, number, text
from missionrisk.facts.reading import Entries, Place, asked_once

DAYS_IN_A_YEAR: Final = 365.25

PAST, PLANNED = "past", "planned"
LISTS: Final = {PAST: "past_visits", PLANNED: "planned_visits"}


@dataclass(kw_only=True)
class Visit(Fact):
    """One visit that came before or is to follow; not this one."""

    listed_in = ("mission.past_visits", "mission.planned_visits")

    visit: Knowledge[str] = text("Its id in the plan.")
    when: Knowledge[str] = choice("Whether it is listed as past or as planned.", (PAST, PLANNED))
    arrival: Knowledge[date] = day("Its first day.")
    departure: Knowledge[date] = day("Its last day.")
    days_to_arrival: Knowledge[float] = number(
        "Days from the assessment to its first day; negative once it has begun.", "day"
    )


@dataclass(kw_only=True)
class VisitSeries(Fact):
    """The visits taken together, this one among them. There is exactly one."""

    past_visits: Knowledge[float] = number("How many visits came before.", "visit", low=0)
    planned_visits: Knowledge[float] = number("How many visits are to follow.", "visit", low=0)
    next_visit: Knowledge[date] = day("The day on which the next visit after this one begins; never if none does.")
    days_since_last_visit: Knowledge[float] = number(
        "Days from the end of the last visit to this arrival; without end if there was none.", "day", low=0
    )
    days_to_next_visit: Knowledge[float] = number(
        "Days from this departure to the next visit; without end if none is planned.", "day", low=0
    )
    longest_gap_days: Knowledge[float] = number(
        "Days of the longest gap between one visit and the next; without end if there is but one.", "day", low=0
    )
    usual_gap_days: Knowledge[float] = number("Days that usually lie between two visits, as stated.", "day", low=0)
    span_years: Knowledge[float] = number(
        "Years from the first day of the first visit to the last day of the last.", "year", low=0
    )


@dataclass(frozen=True)
class Stay:
    """The days of one visit, as far as they are known."""

    arrival: Knowledge[date]
    departure: Knowledge[date]


def derive_continuity(plan: Place, on: date) -> Iterator[Fact]:
    """One fact for each visit, or one that stands for a list that was not stated; and one for all together."""
    mission = plan.inside("mission")
    for when, name in LISTS.items():
        visits = mission.entries(name)
        if not visits.stated:
            yield Visit.standing_for(visits.path, ask=visits.path, when=known(when, visits.path))
        for place in visits:
            yield _visit(place, when, on)
    yield _series(plan)


@asked_once
def years_ahead(plan: Place) -> Knowledge[float]:
    """Years from this arrival to the last departure of a planned visit."""
    visits = plan.inside("mission").entries("planned_visits")
    if not visits.stated:
        return unknown(visits.path)
    arrival = dates_of(plan).arrival
    last = _last_of([stay_of(visit).departure for visit in visits])
    return _in_years(greatest(known(0.0), days_between(arrival, last))) if len(visits) else known(0.0, visits.path)


@asked_once
def stay_of(visit: Place) -> Stay:
    """The days of a visit; each is bounded by the other."""
    arrival, departure = visit.day("arrival"), visit.day("departure")
    if visit.written("arrival") is None:
        arrival = between(LONG_AGO, date_bounds(departure)[1], paths=departure.paths, missing=arrival.missing)
    elif visit.written("departure") is None:
        departure = between(date_bounds(arrival)[0], NEVER, paths=arrival.paths, missing=departure.missing)
    return Stay(arrival, departure)


def _visit(place: Place, when: str, on: date) -> Visit:
    name, stay = str(place.written("id")), stay_of(place)
    return Visit(
        key=(when, name),
        visit=known(name, place.path),
        when=known(when, place.path),
        arrival=stay.arrival,
        departure=stay.departure,
        days_to_arrival=days_between(Known(on), stay.arrival),
    )


def _series(plan: Place) -> VisitSeries:
    mission, dates = plan.inside("mission"), dates_of(plan)
    past, planned = mission.entries(LISTS[PAST]), mission.entries(LISTS[PLANNED])
    last_departure = _last_of([stay_of(visit).departure for visit in past]) if past.stated else unknown(past.path)
    next_arrival = _first_of([stay_of(visit).arrival for visit in planned]) if planned.stated else unknown(planned.path)
    return VisitSeries(
        key=MISSION_KEY,
        past_visits=_length(past),
        planned_visits=_length(planned),
        next_visit=next_arrival,
        days_since_last_visit=greatest(known(0.0), days_between(last_departure, dates.arrival)),
        days_to_next_visit=greatest(known(0.0), days_between(dates.departure, next_arrival)),
        longest_gap_days=_longest_gap(plan),
        usual_gap_days=mission.knowledge("visit_interval_days"),
        span_years=_span(plan),
    )


def _length(visits: Entries) -> Knowledge[float]:
    return known(float(len(visits)), visits.path) if visits.stated else unknown(visits.path)


def _first_of(days: list[Knowledge[date]]) -> Knowledge[date]:
    """The earliest of several days; never where there is none."""
    lows, highs = zip(*map(date_bounds, days), strict=True) if days else ((NEVER,), (NEVER,))
    return between(min(lows), min(highs), *sources_of(days))


def _last_of(days: list[Knowledge[date]]) -> Knowledge[date]:
    """The latest of several days; before all time where there is none."""
    lows, highs = zip(*map(date_bounds, days), strict=True) if days else ((LONG_AGO,), (LONG_AGO,))
    return between(max(lows), max(highs), *sources_of(days))


def _span(plan: Place) -> Knowledge[float]:
    """No shorter than the visits that are known, and without a bound where a list was not stated."""
    stays = _all_stays(plan)
    listed = _in_years(
        days_between(_first_of([stay.arrival for stay in stays]), _last_of([stay.departure for stay in stays]))
    )
    not_stated = _lists_not_stated(plan)
    if not not_stated:
        return listed
    low = max(0.0, number_bounds(listed)[0])
    return between(low, math.inf, paths=listed.paths, missing=(*not_stated, *listed.missing))


def _in_years(days: Knowledge[float]) -> Knowledge[float]:
    return rounded(divide(days, known(DAYS_IN_A_YEAR)), 1)


@asked_once
def _all_stays(plan: Place) -> list[Stay]:
    """Past visits, this one, planned ones."""
    mission, dates = plan.inside("mission"), dates_of(plan)
    before = [_ended_by(dates.arrival, visit) for visit in mission.entries(LISTS[PAST])]
    after = [_begun_after(dates.departure, visit) for visit in mission.entries(LISTS[PLANNED])]
    return [*before, Stay(dates.arrival, dates.departure), *after]


def _ended_by(arrival: Knowledge[date], visit: Place) -> Stay:
    stay = stay_of(visit)
    if visit.written("departure") is not None:
        return stay
    low, high = date_bounds(stay.departure)
    return Stay(stay.arrival, _within(stay.departure, low, min(high, date_bounds(arrival)[1]), arrival))


def _begun_after(departure: Knowledge[date], visit: Place) -> Stay:
    stay = stay_of(visit)
    if visit.written("arrival") is not None:
        return stay
    low, high = date_bounds(stay.arrival)
    return Stay(_within(stay.arrival, max(low, date_bounds(departure)[0]), high, departure), stay.departure)


def _within(day_itself: Knowledge[date], low: date, high: date, by: Knowledge[date]) -> Knowledge[date]:
    """A day that lies between two others; as it was where these leave it no room."""
    if low > high:
        return day_itself
    return between(low, high, paths=(*day_itself.paths, *by.paths), missing=day_itself.missing)


def _lists_not_stated(plan: Place) -> tuple[str, ...]:
    lists = (plan.inside("mission").entries(name) for name in LISTS.values())
    return tuple(visits.path for visits in lists if not visits.stated)


# --- gaps ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Days:
    """The bounds of one stay, as numbers of days."""

    arrival: tuple[float, float]
    departure: tuple[float, float]


def _longest_gap(plan: Place) -> Knowledge[float]:
    stays, not_stated = _all_stays(plan), _lists_not_stated(plan)
    paths, missing = sources_of([day_itself for stay in stays for day_itself in (stay.arrival, stay.departure)])
    numbers = [_Days(_as_numbers(stay.arrival), _as_numbers(stay.departure)) for stay in stays]
    gaps = [gap for stay in numbers if (gap := _gap_after(stay, [other for other in numbers if other is not stay]))]
    low = max((gap[0] for gap in gaps), default=0.0)
    if not_stated:
        return between(low, math.inf, paths, (*not_stated, *missing))
    if len(stays) == 1:
        return known(math.inf, *(plan.inside("mission").at(name) for name in LISTS.values()))
    return between(low, max((gap[1] for gap in gaps), default=0.0), paths, missing)


def _gap_after(stay: _Days, others: list[_Days]) -> tuple[float, float] | None:
    """The least and the most days until somebody comes who leaves later; None where nobody does, or is there anyway."""
    leaves_first, leaves_last = stay.departure
    to_come = [other for other in others if other.arrival[1] >= leaves_first and other.departure[1] > leaves_first]
    if not to_come or any(_stays_on(other, stay) for other in others):
        return None
    surely = [other for other in to_come if other.arrival[0] >= leaves_last and other.departure[0] > leaves_last]
    if not surely:
        return 0.0, max(other.arrival[1] for other in to_come) - leaves_first
    may_stay_on = any(other.arrival[0] <= leaves_last and other.departure[1] > leaves_first for other in others)
    low = 0.0 if may_stay_on else min(other.arrival[0] for other in to_come) - leaves_last
    return max(0.0, low), min(other.arrival[1] for other in surely) - leaves_first


def _stays_on(other: _Days, stay: _Days) -> bool:
    """Whether another visit surely goes on when this one ends."""
    return other.arrival[1] <= stay.departure[0] and other.departure[0] > stay.departure[1]


def _as_numbers(day_itself: Knowledge[date]) -> tuple[float, float]:
    low, high = date_bounds(day_itself)
    return (
        -math.inf if low == LONG_AGO else float(low.toordinal()),
        math.inf if high == NEVER else float(high.toordinal()),
    )
