"""What the lanes of the time line are made of: events, with their stretches of time and their signs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Literal

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.facts.model import Fact
from missionrisk.judgement.case import Case
from missionrisk.plan.mission import Stay
from missionrisk.plan.values import PlanDate
from missionrisk.reports.pictures.calendar_words import OPEN, Between

Tone = Literal["good", "low", "quiet", "moderate", "critical", "unknown"]
Shape = Literal["deadline", "missed", "given", "day", "end", "visit"]


class State(IntEnum):
    """How an event stands, the worst first: a gap or too late, not stated, to be done, as it should be."""

    GAP = 0
    OPEN = 1
    TO_DO = 2
    FINE = 3


@dataclass(frozen=True)
class Stretch:
    """From one day to another. It is drawn as not stated where `tone` is unknown, and as a line where it is `thin`."""

    first: Between
    last: Between
    tone: Tone
    thin: bool = False


@dataclass(frozen=True)
class Point:
    """Something on one day."""

    day: Between
    shape: Shape
    tone: Tone


@dataclass(frozen=True)
class Event:
    """One row: what it is, when, how it stands.

    `count` is how many things of the plan stand in it and `names` which, where it is several. The axis need not reach
    as far as one that does not stretch it.
    """

    label: str
    when: str
    note: str
    state: State = State.FINE
    stretches: tuple[Stretch, ...] = ()
    points: tuple[Point, ...] = ()
    count: int = 1
    names: str = ""
    order: tuple[str, ...] = ()
    stretches_axis: bool = True

    @property
    def days(self) -> Iterator[date]:
        """Every day that it speaks of."""
        for stretch in self.stretches:
            yield from (*stretch.first, *stretch.last)
        for point in self.points:
            yield from point.day

    @property
    def first_day(self) -> date:
        """The day of its first sign or, without one, that on which it may begin."""
        signs, begins = [point.day[0] for point in self.points], [stretch.first[0] for stretch in self.stretches]
        return min(signs or begins, default=NEVER)


@dataclass(frozen=True)
class EventLane:
    """Events of one kind."""

    name: Literal["stay", "approvals", "follow_up", "supplies", "visits"]
    title: str
    events: tuple[Event, ...]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Gaps first and what is as it should be last, each in the order of time."""

    def place(event: Event) -> tuple[bool, bool, date, tuple[str, ...]]:
        return event.state is not State.GAP, event.state is State.FINE, event.first_day, event.order

    return tuple(sorted(events, key=place))


def grouped(facts: Iterable[Fact], kind: Callable[[Fact], Hashable]) -> Iterable[Sequence[Fact]]:
    """Facts of the same kind together, which share a row."""
    groups: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(kind(fact), []).append(fact)
    return groups.values()


def eve_of(day: Between) -> Between:
    """The day before: the last of a time that ends as another day begins."""
    return _moved(day, -1)


def next_day(day: Between) -> Between:
    """The day after."""
    return _moved(day, 1)


def _moved(day: Between, days: int) -> Between:
    first, last = (end if end in (LONG_AGO, NEVER) else end + timedelta(days=days) for end in day)
    return first, last


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def between(day: PlanDate | None) -> Between:
    """A day of the plan by the first and the last that it can be."""
    return OPEN if day is None else (day.earliest, day.latest)


def dates_of_stay(case: Case) -> Stay:
    """The days of the visit as the plan states them."""
    return (case.plan.mission.dates if case.plan.mission else None) or Stay()


def day_of_stay(dates: Stay, name: str) -> Between:
    """A day of the stay; one that was not stated lies between those before and those after it."""
    names = Stay.in_order
    own: PlanDate | None = getattr(dates, name)
    if own is not None:
        return between(own)
    position = names.index(name)
    earlier = [between(getattr(dates, other))[0] for other in names[:position]]
    later = [between(getattr(dates, other))[1] for other in names[position + 1 :]]
    return max(earlier, default=LONG_AGO), min(later, default=NEVER)
