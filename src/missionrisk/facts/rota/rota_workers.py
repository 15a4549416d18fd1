"""Those who work on the rota: their duties, measured, and what leaves these open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from missionrisk.facts.intervals import merged
from missionrisk.facts.knowledge import Knowledge, Unknown, between, number_bounds
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.duty_time import (
    busiest_week,
    days_of,
    longest,
    most_in_a_row,
    most_in_seven,
    nights_of,
    shortest_rest,
)
from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR, Duty, Rota
from missionrisk.facts.team.people import people_in

HOURS_IN_A_WEEK: Final = 168.0

ASKED: Final = 3
"""How many of the duties that leave a figure open are asked for."""

UNNAMED: Final = "somebody"

NOTHING: Final[Knowledge[float]] = Unknown()


@dataclass(frozen=True)
class Worker:
    """A person or group with their duties; `place` is None for whoever works where nobody is named.

    `single` says whether it surely is one person, `several` whether it surely is more than one or nobody in particular.
    """

    name: str
    place: Place | None
    duties: Sequence[Duty]
    single: bool
    several: bool

    @cached_property
    def at_work(self) -> Sequence[Duty]:
        """The duties that are not on call."""
        called = any(duty.on_call for duty in self.duties)
        return [duty for duty in self.duties if not duty.on_call] if called else self.duties


def workers_on(plan: Place, rota: Rota) -> Iterator[Worker]:
    """Each person or group that is on the rota, and whoever works the shifts that name nobody."""
    for place in plan.entries("people"):
        name = str(place.written("id"))
        if duties := rota.of(name):
            fewest, most = number_bounds(people_in(place))
            yield Worker(name, place, duties, single=fewest == most == 1, several=fewest > 1)
    if unnamed := [duty for duty in rota.with_unknown_people if duty.is_shift]:
        yield Worker(UNNAMED, None, unnamed, single=False, several=True)


# --- what holds for everybody ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Limits:
    """What the schedule states for everybody."""

    weekly: Knowledge[float] = NOTHING
    longest: Knowledge[float] = NOTHING
    rest: Knowledge[float] = NOTHING
    rest_days: Knowledge[float] = NOTHING


class Circumstances:
    """What a plan says of all who work: limits, days of the visit, travel, and what leaves the rota open."""

    def __init__(self, plan: Place, rota: Rota) -> None:
        chapter, stay = plan.inside("schedule"), plan.inside("mission").inside("dates")
        lists = [chapter.entries("sessions"), chapter.entries("shifts")]
        dates = dates_of(plan)
        self.limits = Limits(
            weekly=chapter.knowledge("weekly_hours"),
            longest=chapter.knowledge("longest_shift_hours"),
            rest=chapter.knowledge("shortest_rest_hours"),
            rest_days=chapter.knowledge("rest_days_per_week"),
        )
        self.states_rests = any(shift.written("rest_after_hours") is not None for shift in lists[1])
        self.transfer = chapter.knowledge("transfer_hours")
        self.one_site = len(plan.entries("sites")) == 1
        self.arrival, self.departure = dates.arrival, dates.departure
        self.arrival_travel = stay.knowledge("arrival_travel_hours")
        self.departure_travel = stay.knowledge("departure_travel_hours")
        self.paths = tuple(entries.path for entries in lists if entries.stated)
        nameless = [duty.at.at("people") for duty in rota.with_unknown_people[:ASKED]]
        self.open = (*(entries.path for entries in lists if not entries.stated), *dict.fromkeys(nameless))


@dataclass(frozen=True)
class Scale:
    """Makes knowledge of what is measured: exact where nothing is open, else a bound."""

    closed: bool
    paths: tuple[str, ...]
    missing: tuple[str, ...]

    def no_less(
        self, fewest: float, most: float, limit: Knowledge[float] = NOTHING, end: float = math.inf
    ) -> Knowledge[float]:
        """At least `fewest`; at most `most` where nothing is open, and no more than is stated for everybody."""
        high = max(fewest, min(most if self.closed else end, number_bounds(limit)[1]))
        return between(fewest, high, paths=self.paths, missing=limit.missing or self.missing)

    def no_more(self, fewest: float, most: float, limit: Knowledge[float] = NOTHING) -> Knowledge[float]:
        """At most `most`; at least `fewest` where nothing is open, and no less than is stated for everybody."""
        low = min(most, max(fewest if self.closed else 0.0, number_bounds(limit)[0]))
        return between(low, most, paths=self.paths, missing=limit.missing or self.missing)


def scale_of(worker: Worker, circumstances: Circumstances) -> Scale:
    """Exact where both lists are stated, each duty names its people, and this worker's duties have their times."""
    missing = (*open_times(worker), *circumstances.open)
    closed = not missing and worker.place is not None
    if not missing and worker.place is not None and not worker.single:
        missing = (worker.place.at("count"),)
    return Scale(closed, circumstances.paths, missing)


def open_times(worker: Worker) -> tuple[str, ...]:
    """What leaves the times of the first few duties open that have none; empty where all have theirs."""
    return tuple(dict.fromkeys(_open_field(duty) for duty in worker.duties if duty.span is None))[:ASKED]


def _open_field(duty: Duty) -> str:
    names = ["first_day", "starts_at", "hours"] if duty.is_shift else ["date", "start", "end"]
    if duty.is_shift and duty.at.written("last_day") is not None:
        names.append("last_day")
    return duty.at.at(next((name for name in names if not _is_exact(duty.at.written(name))), "site"))


def _is_exact(written: Any) -> bool:
    if written is None:
        return False
    bounds = getattr(written, "min", None), getattr(written, "max", None)
    return bool(getattr(written, "exact", True)) and bounds[0] == bounds[1]


# --- measuring ---------------------------------------------------------------------------------------------------


class Measured:
    """The measures of duties that are all worked by the same person."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self.duties = duties
        self.stretches = merged(duty.span for duty in duties if duty.span is not None)
        minutes, self.week_begins = busiest_week(self.stretches)
        untimed = max((least_hours(duty) for duty in duties if duty.span is None), default=0.0)
        self.week = max(in_hours(minutes), min(untimed, HOURS_IN_A_WEEK))
        self.longest_stretch = stretch = longest(self.stretches)
        self.longest = max(untimed, 0.0 if stretch is None else in_hours(stretch[1] - stretch[0]))
        self.rest = shortest_rest(self.stretches)
        self.rest_hours = in_hours(None if self.rest is None else self.rest[1] - self.rest[0])
        self.days = days_of(duties)
        self.day_count = len(self.days)
        self.in_a_row, self.in_seven = most_in_a_row(self.days), most_in_seven(self.days)
        self.nights = most_in_a_row(nights_of(duties))


class OneDuty:
    """What holds for somebody in a group: that each of its duties is worked by one of them at least."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self.longest = max(map(least_hours, duties), default=0.0)
        self.week = min(self.longest, HOURS_IN_A_WEEK)
        self.day_count = self.in_a_row = self.in_seven = 1 if any(duty.day is not None for duty in duties) else 0
        self.nights = 1 if any(nights_of([duty]) for duty in duties) else 0


def fewest_of(worker: Worker, measured: Measured) -> Measured | OneDuty:
    """What somebody surely works of these duties: all of them, or of a group's any one."""
    return measured if worker.single else OneDuty(measured.duties)


def least_hours(duty: Duty) -> float:
    """The hours that a duty lasts at least, also where it is not known when."""
    if duty.span is not None:
        return in_hours(duty.span[1] - duty.span[0])
    return max(0.0, number_bounds(duty.at.knowledge("hours"))[0]) if duty.is_shift else 0.0


def in_hours(minutes: int | None) -> float:
    return math.inf if minutes is None else round(minutes / MINUTES_IN_AN_HOUR, 2)


def stated_rests(duties: Sequence[Duty], circumstances: Circumstances) -> Iterator[Knowledge[float]]:
    """The hours of rest that shifts state for whoever works them, each shift once."""
    if circumstances.states_rests:
        for place in {duty.at.path: duty.at for duty in duties if duty.is_shift}.values():
            if place.written("rest_after_hours") is not None:
                yield place.knowledge("rest_after_hours")
