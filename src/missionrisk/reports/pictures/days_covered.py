"""For how many days each patient has a medicine, against how long it is needed: until it is refilled, or for good."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from missionrisk.facts.goods.medicines import DispensedSupply
from missionrisk.facts.knowledge import Knowledge, number_bounds
from missionrisk.facts.reading import surely, surely_not
from missionrisk.language import gettext as _
from missionrisk.reports.pictures.amounts import Bounds, days_in_words, is_stated, number_in_words

Tone = Literal["high", "moderate", "unknown", "good", "quiet"]
"""How much something matters: the first two as a rule's severity, the last for what nothing is expected of."""

FOR_GOOD: Final = math.inf


@dataclass(frozen=True)
class Stretch:
    """Days from one to another, counted from the day on which the medicine is handed out; they may have no end."""

    kind: Literal["covered", "gap", "unknown"]
    first: float
    last: float


@dataclass(frozen=True)
class DaysCovered:
    """The days of one medicine in order, and the day of the first local visit or the last of the course, if known."""

    words: str
    tone: Tone
    stretches: tuple[Stretch, ...] = ()
    needed_until: float | None = None


def days_covered(
    supply: DispensedSupply, refilled: Knowledge[bool], course_days: Knowledge[float] | None
) -> DaysCovered:
    """The days of a medicine that patients take home.

    `refilled` says whether anybody has promised a refill; `course_days` is None where the course is as long as the
    supply.
    """
    if surely(supply.long_term):
        return _long_term(supply, refilled)
    if surely_not(supply.long_term):
        return _course(supply, course_days)
    lasts = number_bounds(supply.supply_days)
    open_end = (
        _("{days}; whether it goes on is not stated") if is_stated(lasts) else _("{days}, nor whether it goes on")
    )
    words = open_end.format(days=days_in_words(lasts))
    return DaysCovered(words, "unknown", _stretches(lasts, (0, FOR_GOOD)))


def _long_term(supply: DispensedSupply, refilled: Knowledge[bool]) -> DaysCovered:
    """A treatment that must go on: until the first local visit where it is refilled then, else for good."""
    lasts, visit, short = map(number_bounds, (supply.supply_days, supply.first_visit_day, supply.days_short))
    if surely_not(refilled):
        words = _("{days}; it goes on, and nobody refills it").format(days=days_in_words(lasts))
        return DaysCovered(words, "high", _stretches(lasts, (FOR_GOOD, FOR_GOOD)))
    stretches = _stretches(lasts, visit if surely(refilled) else (visit[0], FOR_GOOD))
    message, tone = _about_the_visit(visit, short, surely(refilled))
    words = message.format(days=days_in_words(lasts), visit=number_in_words(visit), short=number_in_words(short))
    return DaysCovered(words, tone, stretches, _if_exact(visit))


def _about_the_visit(visit: Bounds, short: Bounds, refilled: bool) -> tuple[str, Tone]:
    if short[0] > 0:
        return _("{days}, first visit on day {visit}: {short} without"), "high"
    if not refilled:
        return _("{days}; it goes on, refill not settled"), "unknown"
    if not is_stated(visit):
        return _("{days}; day of the refill not stated"), "unknown"
    return _("{days}; first visit on day {visit}"), "good" if short[1] <= 0 else "unknown"


def _course(supply: DispensedSupply, course_days: Knowledge[float] | None) -> DaysCovered:
    """A treatment that ends by itself."""
    lasts = number_bounds(supply.supply_days)
    if course_days is None:
        stated = is_stated(lasts)
        words = _("{days}, the whole course") if stated else "{days}"
        stretches = _stretches(lasts, (0, lasts[1]))
        return DaysCovered(words.format(days=days_in_words(lasts)), "good" if stated else "unknown", stretches)
    course = number_bounds(course_days)
    words = _("{days}, of a course of {course}").format(days=days_in_words(lasts), course=number_in_words(course))
    tone: Tone = "high" if course[0] > lasts[1] else "good" if course[1] <= lasts[0] else "unknown"
    return DaysCovered(words, tone, _stretches(lasts, course), _if_exact(course))


def _if_exact(bounds: Bounds) -> float | None:
    return bounds[0] if bounds[0] == bounds[1] else None


def _stretches(lasts: Bounds, needed: Bounds) -> tuple[Stretch, ...]:
    """What the supply covers, surely and perhaps; then how far the need goes beyond it, surely and perhaps."""
    return tuple(stretch for stretch in _in_order(lasts, needed) if stretch.first < stretch.last)


def _in_order(lasts: Bounds, needed: Bounds) -> Iterator[Stretch]:
    yield Stretch("covered", 0, lasts[0])
    yield Stretch("unknown", *lasts)
    yield Stretch("gap", lasts[1], needed[0])
    yield Stretch("unknown", max(lasts[1], needed[0]), needed[1])
