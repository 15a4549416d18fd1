"""Follow-up: when patients must be seen again, and who sees them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from missionrisk.facts.knowledge import (
    LONG_AGO,
    add,
    date_bounds,
    greatest,
    least,
    number_bounds,
    value_of,
)
from missionrisk.facts.model import Fact
from missionrisk.facts.reading import surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import listed, plain
from missionrisk.reports.pictures.amounts import number_in_words, patients_in_words
from missionrisk.reports.pictures.calendar_words import OPEN, Between, days_in_words
from missionrisk.reports.pictures.timeline.events import (
    Event,
    Point,
    State,
    Stretch,
    Tone,
    capital,
    grouped,
    next_day,
)


def review_events(case: Case) -> Iterator[Event]:
    """The times at which patients must be seen again; those with the same carers at the same time share a row."""
    reviews = [fact for fact in case.facts.of("review_due") if not fact.placeholder]
    own_words = _ids_of_reviews(case)
    departure = date_bounds(case.facts.mission.knowledge("departure"))
    for group in grouped(reviews, _kind_of_review):
        yield _review(group, own_words, departure)


def _kind_of_review(fact: Fact) -> Hashable:
    carers: Any = fact.knowledge("covered_by")
    purpose, window = value_of(fact.knowledge("purpose"), ""), value_of(fact.knowledge("window"), "")
    open_dates = OPEN in (date_bounds(fact.knowledge("first_date")), date_bounds(fact.knowledge("last_date")))
    return purpose, window, _covered(fact), carers.sure, carers.possible, open_dates


def _review(group: Sequence[Fact], own_words: frozenset[str], departure: Between) -> Event:
    first = date_bounds(least(*(fact.knowledge("first_date") for fact in group)))
    last = date_bounds(greatest(*(fact.knowledge("last_date") for fact in group)))
    state = _covered(group[0])
    tone: Tone = "critical" if state is State.GAP else "unknown" if state is State.OPEN else "good"
    names = [str(value_of(fact.knowledge("name"), "")) for fact in group]
    window = str(value_of(group[0].knowledge("window"), ""))
    # Where it is not known when it is due, it is after the mission.
    drawn_from = (next_day(departure)[0], first[1]) if first[0] == LONG_AGO else first
    return Event(
        label=capital(names[0] if len(group) == 1 else _("{what} ({n})").format(what=window, n=len(group))),
        when=days_in_words(first, last),
        note=_how_seen(group, state, window, own_words),
        state=state,
        stretches=(Stretch(drawn_from, last, tone),),
        points=(Point(drawn_from, "missed", tone),) if state is State.GAP else (),
        count=len(group),
        names=listed(_("{what}: {window}").format(what=name, window=window) for name in names),
        order=group[0].key,
    )


def _how_seen(group: Sequence[Fact], state: State, window: str, own_words: frozenset[str]) -> str:
    """What matters most first, since there may be no room for all."""
    carers = _seen_by(group, state, own_words)
    patients = patients_in_words(number_bounds(add(*(fact.knowledge("patients") for fact in group))))
    several = len(group) > 1
    if state is State.FINE:
        text = _("{patients}; {carers}") if several else _("{window}; {patients}; {carers}")
    else:
        text = _("{carers}; {patients}") if several else _("{carers}; {patients}; {window}")
    return text.format(window=window, patients=patients, carers=carers)


def _covered(fact: Fact) -> State:
    if surely(fact.knowledge("covered")):
        return State.FINE
    if number_bounds(fact.knowledge("patients_at_risk"))[1] == 0:
        return State.FINE
    return State.GAP if surely_not(fact.knowledge("covered")) else State.OPEN


def _seen_by(group: Sequence[Fact], state: State, own_words: frozenset[str]) -> str:
    carers: Any = group[0].knowledge("covered_by")
    if state is State.FINE:
        channels: Any = group[0].knowledge("channels")
        by = sorted(carers.sure - own_words) or sorted(plain(channel) for channel in channels.sure)
        return _("seen by {carers}").format(carers=listed(by)) if by else _("seen")
    if state is State.GAP:
        at_risk, all_of_them = (add(*(f.knowledge(name) for f in group)) for name in ("patients_at_risk", "patients"))
        if number_bounds(at_risk) == number_bounds(all_of_them) or not math.isfinite(number_bounds(at_risk)[1]):
            return _("nobody sees them")
        return _("nobody sees {n} of them").format(n=number_in_words(number_bounds(at_risk)))
    asked = sorted((carers.possible or frozenset()) - own_words)
    return _("not agreed yet: {carers}").format(carers=listed(asked)) if asked else _("not stated who sees them")


def _ids_of_reviews(case: Case) -> frozenset[str]:
    """The plan's short names of reviews, which say nothing to a reader where somebody else is named too."""
    return frozenset(review.id for procedure in case.plan.procedures or () for review in procedure.reviews or ())
