"""How long people work and rest, as the plan states it and as its sessions prove.

From sessions follows only that somebody works at least so much: other duties, and sessions without time or people, may
come on top. Only entries that stand for a single person count, since of a group not everybody need be in each session.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from missionrisk.facts.asking import details_after
from missionrisk.facts.knowledge import Knowledge, Known, between, days_between, items, known, number_bounds
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.people import people_in
from missionrisk.facts.reading import Entries, Place
from missionrisk.facts.travel import travels

WEEK: Final = 7

Interval = tuple[float, float]
"""From one hour of the day to another."""


@dataclass(frozen=True, kw_only=True)
class WorkingHours(Fact):
    """The hours and rest of those who work. There is exactly one."""

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    stay_days: Knowledge[float] = number("Days from arrival to departure.", "day", low=0)
    weekly_hours: Knowledge[float] = number("Hours of the busiest member in the busiest week.", "hour", low=0)
    rest_days_per_week: Knowledge[float] = number("Days without duty in seven.", "day", low=0, high=7)
    longest_shift_hours: Knowledge[float] = number("Hours of the longest continuous duty.", "hour", low=0)
    shortest_rest_hours: Knowledge[float] = number("Hours of the shortest rest between duties.", "hour", low=0)
    local_staff_weekly_hours: Knowledge[float] = number(
        "Hours of local staff in the busiest week, routine duty included.", "hour", low=0
    )


@dataclass(frozen=True, kw_only=True)
class Shift(Fact):
    """A duty of one person or group beyond sessions, such as nights and on call."""

    listed_in = ("schedule.shifts",)

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    shift: Knowledge[str] = text("Its id in the plan.")
    people: Knowledge[str] = texts("Who works it, by short name.")
    hours: Knowledge[float] = number("Hours of continuous duty.", "hour", low=0)
    handover_hours: Knowledge[float] = number("Hours of handover after it.", "hour", low=0)
    rest_after_hours: Knowledge[float] = number("Hours of rest before the next duty.", "hour", low=0)


def derive_working_hours(plan: Place) -> Iterator[Fact]:
    """The fact about hours and rest, and one for each shift."""
    chapter = plan.inside("schedule")
    shifts = chapter.entries("shifts")
    proven = _proven(plan)
    sessions = chapter.entries("sessions").path
    travelled, dates = travels(plan), dates_of(plan)
    hours = WorkingHours(
        key=MISSION_KEY,
        travels=travelled,
        stay_days=days_between(dates.arrival, dates.departure),
        weekly_hours=_at_least(chapter.knowledge("weekly_hours"), [(hours, sessions) for hours in proven.weekly]),
        rest_days_per_week=_at_most(
            chapter.knowledge("rest_days_per_week"), [(WEEK - days, sessions) for days in proven.days]
        ),
        longest_shift_hours=_at_least(
            chapter.knowledge("longest_shift_hours"),
            [(number_bounds(shift.knowledge("hours"))[0], shift.at("hours")) for shift in shifts]
            + [(hours, sessions) for hours in proven.longest],
        ),
        shortest_rest_hours=_at_most(
            chapter.knowledge("shortest_rest_hours"),
            [(number_bounds(shift.knowledge("rest_after_hours"))[1], shift.at("rest_after_hours")) for shift in shifts]
            + [(hours, sessions) for hours in proven.rests],
        ),
        local_staff_weekly_hours=chapter.knowledge("local_staff_weekly_hours"),
    )
    yield details_after(travelled, hours)
    yield from (details_after(travelled, shift) for shift in _shifts(chapter, shifts, travelled))


Shown = Sequence[tuple[float, str]]
"""Numbers that the plan shows elsewhere, each with its place."""


def _at_least(stated: Knowledge[float], shown: Shown) -> Knowledge[float]:
    """What is stated, and no less than anything shown."""
    least, most = number_bounds(stated)
    low, path = max(shown, default=(-math.inf, ""))
    if low <= least:
        return stated
    return between(low, max(most, low), paths=(*stated.paths, path), missing=stated.missing)


def _at_most(stated: Knowledge[float], shown: Shown) -> Knowledge[float]:
    """What is stated, and no more than anything shown."""
    least, most = number_bounds(stated)
    high, path = min(shown, default=(math.inf, ""))
    if high >= most:
        return stated
    return between(min(least, high), high, paths=(*stated.paths, path), missing=stated.missing)


def _shifts(chapter: Place, shifts: Entries, travelled: Knowledge[bool]) -> Iterator[Shift]:
    longest, shortest = chapter.knowledge("longest_shift_hours"), chapter.knowledge("shortest_rest_hours")
    if not shifts.stated:
        # First asked is whether anybody travels, then whether there is any long shift, then which ones there are.
        ask = (*travelled.missing, *longest.missing, shifts.path)[0]
        hours: Knowledge[float] = between(0.0, number_bounds(longest)[1], missing=(ask,))
        rest: Knowledge[float] = between(max(0.0, number_bounds(shortest)[0]), math.inf, missing=(ask,))
        yield Shift.standing_for(shifts.path, ask, travels=travelled, hours=hours, rest_after_hours=rest)
        return
    for place in shifts:
        shift = str(place.written("id"))
        people = place.written("people")
        yield Shift(
            key=(shift,),
            travels=travelled,
            shift=known(shift, place.path),
            people=place.listed("people") if people is None else items(people, place.at("people")),
            hours=place.knowledge("hours"),
            handover_hours=place.knowledge("handover_hours"),
            rest_after_hours=place.knowledge("rest_after_hours"),
        )


# --- what sessions prove ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Proven:
    """For each single person: hours and days in the busiest week, the longest duty, and the rests overnight."""

    weekly: Sequence[float]
    days: Sequence[float]
    longest: Sequence[float]
    rests: Sequence[float]


def _proven(plan: Place) -> _Proven:
    sessions = list(_dated_sessions(plan))
    single = {str(p.written("id")) for p in plan.entries("people") if _is_single(p)} if sessions else set()
    weekly: list[float] = []
    days: list[float] = []
    longest: list[float] = []
    rests: list[float] = []
    for person in sorted(single):
        duties: dict[date, list[Interval]] = {}
        for day, interval, people in sessions:
            if person in people:
                duties.setdefault(day, []).extend(interval)
        timed = {day: merged(intervals) for day, intervals in duties.items() if intervals}
        lengths = {day: sum(end - start for start, end in intervals) for day, intervals in timed.items()}
        weekly.append(_most_in_a_week(lengths))
        days.append(_most_in_a_week(dict.fromkeys(duties, 1.0)))
        longest += [end - start for intervals in timed.values() for start, end in intervals]
        rests += _nights(timed)
    return _Proven(weekly, days, longest, rests)


def _is_single(person: Place) -> bool:
    heads = people_in(person)
    return isinstance(heads, Known) and heads.value == 1


def _dated_sessions(plan: Place) -> Iterator[tuple[date, list[Interval], tuple[str, ...]]]:
    """The day, the hours if they are stated, and the people of each session whose day is known."""
    for session in plan.inside("schedule").entries("sessions"):
        day, people = session.day("date"), session.written("people")
        if isinstance(day, Known) and people:
            start, end = session.written("start"), session.written("end")
            yield day.value, [(_hour(start), _hour(end))] if start and end else [], people


def _hour(time: Any) -> float:
    hours, minutes = str(time).split(":")
    return int(hours) + int(minutes) / 60


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same hours without overlaps, in order."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _most_in_a_week(by_day: Mapping[date, float]) -> float:
    """The greatest sum over seven consecutive days, rounded down to a tenth."""
    sums = (sum(by_day.get(first + timedelta(days=n), 0.0) for n in range(WEEK)) for first in by_day)
    return math.floor(max(sums, default=0.0) * 10 + 1e-6) / 10


def _nights(duties: Mapping[date, list[Interval]]) -> Iterator[float]:
    """The hours from the end of one day's duty to the beginning of the next day's, rounded up to a tenth."""
    for day, intervals in duties.items():
        following = duties.get(day + timedelta(days=1))
        if following:
            yield math.ceil((24 - intervals[-1][1] + following[0][0]) * 10 - 1e-6) / 10
