"""Supplies that patients take home: when they run out, and whether a local visit comes before."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence

from missionrisk.facts.knowledge import Known, date_bounds, greatest, least, number_bounds, value_of
from missionrisk.facts.model import Fact
from missionrisk.facts.reading import surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import listed, ngettext
from missionrisk.reports.pictures.calendar_words import OPEN, Between, day_in_words, days_in_words
from missionrisk.reports.pictures.timeline.events import (
    Event,
    Point,
    State,
    Stretch,
    capital,
    dates_of_stay,
    day_of_stay,
    eve_of,
    grouped,
)


def supply_events(case: Case) -> Iterator[Event]:
    """Long-term medicines, those alike in one row, and all others together."""
    supplies = [fact for fact in case.facts.of("dispensed_supply") if not fact.placeholder]
    for_a_time = [fact for fact in supplies if surely_not(fact.knowledge("long_term"))]
    lasting = [fact for fact in supplies if not surely_not(fact.knowledge("long_term"))]
    start, departure = (day_of_stay(dates_of_stay(case), name) for name in ("first_service_day", "departure"))
    for group in grouped(lasting, _kind_of_supply):
        yield _supply(group, start, departure)
    ends = [fact for fact in for_a_time if OPEN not in _run_out(fact)]
    if ends:
        yield _courses(ends, start)


def _kind_of_supply(fact: Fact) -> Hashable:
    return _short(fact), _run_out(fact), date_bounds(fact.knowledge("first_visit_date"))


def _run_out(fact: Fact) -> tuple[Between, Between]:
    return date_bounds(fact.knowledge("runs_out_first")), date_bounds(fact.knowledge("runs_out_last"))


def _supply(group: Sequence[Fact], start: Between, departure: Between) -> Event:
    state, (first, last) = _short(group[0]), _run_out(group[0])
    # What counts is how far it reaches beyond the departure.
    start = departure if departure[1] < first[0] else start
    visit = date_bounds(group[0].knowledge("first_visit_date"))
    names = [str(value_of(fact.knowledge("name"), fact.subject)) for fact in group]
    stretches = [Stretch(start, eve_of(first), "low"), Stretch(first, eve_of(last), "low", thin=True)]
    points = [Point(first, "end", "critical" if state is State.GAP else "low")]
    if state is State.GAP:
        stretches.append(Stretch(first, eve_of(visit), "critical"))
    if visit != OPEN:
        points.append(Point(visit, "visit", "good"))
    several = ngettext("{n} long-term medicine", "{n} long-term medicines", len(group)).format(n=len(group))
    undated = first == OPEN
    return Event(
        label=capital(names[0]) if len(group) == 1 else several,
        when=days_in_words(first, last),
        note=_("not stated for how long it lasts") if undated else _last_until(group[0], state, first, visit),
        state=State.OPEN if undated else state,
        stretches=(Stretch(departure, OPEN, "unknown"),) if undated else tuple(stretches),
        points=() if undated else tuple(points),
        count=len(group),
        names=listed(names),
        order=group[0].key,
    )


def _short(fact: Fact) -> State:
    """Whether patients go without it before the first local visit; open where it is not known that they need it on."""
    fewest, most = number_bounds(fact.knowledge("days_short"))
    if most <= 0:
        return State.FINE
    return State.GAP if fewest > 0 and surely(fact.knowledge("long_term")) else State.OPEN


def _last_until(fact: Fact, state: State, first: Between, visit: Between) -> str:
    day = day_in_words(first)
    if not isinstance(fact.knowledge("long_term"), Known):
        return _("runs out: {day}; not stated whether patients go on taking it").format(day=day)
    if visit == OPEN:
        return _("runs out: {day}; first local visit not stated").format(day=day)
    if state is State.GAP:
        days = math.ceil(number_bounds(fact.knowledge("days_short"))[0])
        text = ngettext("runs out: {day}; {n} day without it", "runs out: {day}; {n} days without it", days)
        return text.format(day=day, n=days)
    return _("runs out: {day}; first local visit: {visit}").format(day=day, visit=day_in_words(visit))


def _courses(group: Sequence[Fact], start: Between) -> Event:
    first = date_bounds(least(*(fact.knowledge("runs_out_first") for fact in group)))
    last = date_bounds(greatest(*(fact.knowledge("runs_out_last") for fact in group)))
    names = listed(str(value_of(fact.knowledge("name"), fact.subject)) for fact in group)
    return Event(
        label=ngettext("{n} medicine for a time", "{n} medicines for a time", len(group)).format(n=len(group)),
        when=days_in_words(first, last),
        note=names,
        stretches=(Stretch(start, eve_of(last), "quiet", thin=True),),
        count=len(group),
        names=names,
    )
