"""Permits and approvals: until when each has to be begun with, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    date_bounds,
    least,
    value_of,
)
from missionrisk.facts.model import Fact
from missionrisk.facts.reading import surely, surely_not
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import listed, ngettext, plain
from missionrisk.reports.pictures.calendar_words import OPEN, Between, day_in_words
from missionrisk.reports.pictures.timeline.events import (
    Event,
    Point,
    Shape,
    State,
    Stretch,
    Tone,
    capital,
    eve_of,
    grouped,
    in_order,
)

_TONES: Final[Mapping[State, Tone]] = {State.GAP: "critical", State.OPEN: "unknown"}

NOT_YET_ASKED_FOR: Final = frozenset({"none", "refused", "planned"})
"""How far an approval has come that has still to be asked for."""


def approval_events(case: Case) -> Iterator[Event]:
    """The awaited ones in their order, then those that are perhaps needed, then those that were given."""
    wanted = [fact for fact in case.facts.of("approval") if not surely_not(fact.knowledge("needed"))]
    given = [fact for fact in wanted if surely(fact.knowledge("there"))]
    awaited = [fact for fact in wanted if not surely(fact.knowledge("there"))]
    possible = [fact for fact in awaited if not surely(fact.knowledge("needed"))]
    needed = [fact for fact in awaited if surely(fact.knowledge("needed"))]
    groups = grouped(needed, lambda fact: (value_of(fact.knowledge("kind"), ""), *_how_far(fact)))
    yield from in_order(_awaited(group, case.on) for group in groups)
    if possible and _is_dated(possible):
        yield _perhaps_needed(possible)
    if given and _is_dated(given):
        yield _given(given)


def _awaited(group: Sequence[Fact], on: date) -> Event:
    status, too_late, latest, needed_by = _how_far(group[0])
    passed = latest[1] < on
    requested = status == "requested"
    state = State.OPEN if status is None else State.TO_DO
    if too_late or (passed and status in NOT_YET_ASKED_FOR):
        state = State.GAP
    shape: Shape = "missed" if state is State.GAP else "deadline"
    tone = _TONES.get(state, "low" if requested else "moderate")
    names = [_name_of_approval(fact) for fact in group]
    what = plain(str(value_of(group[0].knowledge("kind"), _("approval"))))
    return Event(
        label=capital(names[0] if len(group) == 1 else _("{what} ({n})").format(what=what, n=len(group))),
        when=day_in_words(latest),
        note=_progress(status, too_late, passed=passed, latest=latest),
        state=state,
        stretches=(Stretch(latest, eve_of(needed_by), tone, thin=True),),
        points=() if requested and not too_late else (Point(latest, shape, tone),),
        count=len(group),
        names=listed(names),
        order=group[0].key,
    )


def _how_far(fact: Fact) -> tuple[str | None, bool, Between, Between]:
    """The status if it is known, whether it is surely too late, the last day on which to begin, the day of need."""
    status: str | None = value_of(fact.knowledge("status"), None)
    latest, needed_by = date_bounds(fact.knowledge("latest_start")), date_bounds(fact.knowledge("needed_by"))
    return status, surely(fact.knowledge("too_late")), latest, needed_by


def _progress(status: str | None, too_late: bool, *, passed: bool, latest: Between) -> str:
    day = day_in_words(latest)
    far = _how_far_in_words(status)
    if latest == OPEN:
        text = _("{status}; last day to begin not known")
    elif too_late:
        text = _("{status}; cannot come in time (last day to begin: {day})")
    elif status is not None and status not in NOT_YET_ASKED_FOR:
        text = _("{status}; last day to begin: {day}")
    else:
        text = _("{status}; last day to begin was {day}") if passed else _("{status}; begin by: {day}")
    return text.format(status=far, day=day)


def _how_far_in_words(status: str | None) -> str:
    if status is None:
        return _("not stated")
    return _("not asked for") if status == "none" else plain(status)


def _perhaps_needed(possible: Sequence[Fact]) -> Event:
    latest = date_bounds(least(*(fact.knowledge("latest_start") for fact in possible)))
    needed_by = date_bounds(possible[0].knowledge("needed_by"))
    n = len(possible)
    return Event(
        label=ngettext("{n} that may be needed", "{n} that may be needed", n).format(n=n),
        when=day_in_words(latest),
        note=_("not stated whether needed; first to begin by: {day}").format(day=day_in_words(latest)),
        state=State.OPEN,
        stretches=(Stretch(latest, eve_of(needed_by), "unknown", thin=True),),
        points=(Point(latest, "deadline", "unknown"),),
        count=n,
        names=listed(_name_of_approval(fact) for fact in possible),
    )


def _given(given: Sequence[Fact]) -> Event:
    needed_by = date_bounds(given[0].knowledge("needed_by"))
    names = listed(_name_of_approval(fact) for fact in given)
    n = len(given)
    return Event(
        label=ngettext("{n} given", "{n} given", n).format(n=n),
        when="",
        note=names,
        points=(Point(needed_by, "given", "good"),),
        count=n,
        names=names,
    )


def _name_of_approval(fact: Fact) -> str:
    """Its kind and, where it belongs to an entry of the plan, that entry's id."""
    kind = value_of(fact.knowledge("kind"), None)
    what = plain(kind) if kind else _("approval")
    entry = re.search(r"\[(.+)\]", fact.subject)
    return _("{what}: {entry}").format(what=what, entry=entry[1]) if entry else what


def _is_dated(facts: Iterable[Fact]) -> bool:
    return any(date_bounds(fact.knowledge("needed_by")) != OPEN for fact in facts)
