"""The time line in words: its message, and the table that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.base import Table
from missionrisk.reports.pictures.calendar_words import short_day
from missionrisk.reports.pictures.labels import in_table
from missionrisk.reports.pictures.timeline.events import EventLane, State
from missionrisk.reports.pictures.timeline.summing_up import at_most

_JUDGED: Final = ("approvals", "follow_up", "supplies")
"""The lanes that the summary speaks of."""

_MOST_POINTS: Final = 2
"""The summary names so many of the things that stand badly."""

_TABLE_ROWS: Final = 11
"""At most so many rows of the table are about one lane, and one more sums up the rest."""


def summary_of(lanes: Sequence[EventLane]) -> Iterator[str]:
    """The message, sentence by sentence."""
    if lanes[0].name == "stay":
        yield _("The stay: {days}.").format(days=lanes[0].events[0].when)
    points = [text.format(n=n) for n, text in _points(lanes) if n]
    yield from points[:_MOST_POINTS]
    if not points and _number(lanes, "follow_up", State.FINE):
        yield _("Somebody is named for every follow-up that falls due.")


def _points(lanes: Sequence[EventLane]) -> Iterator[tuple[int, str]]:
    """What a reader must not miss, with how many it is true of; what matters most comes first."""
    late, unseen, short = (_number(lanes, name, State.GAP) for name in _JUDGED)
    yield late, ngettext("{n} approval is late.", "{n} approvals are late.", late)
    yield (
        unseen,
        ngettext(
            "{n} follow-up falls due with nobody to give it.",
            "{n} follow-ups fall due with nobody to give them.",
            unseen,
        ),
    )
    yield (
        short,
        ngettext(
            "{n} long-term medicine runs out before the first local visit.",
            "{n} long-term medicines run out before the first local visit.",
            short,
        ),
    )
    doubtful, unagreed, unclear = (_number(lanes, name, State.OPEN) for name in _JUDGED)
    yield (
        doubtful,
        ngettext(
            "{n} approval is not stated to be given or needed.",
            "{n} approvals are not stated to be given or needed.",
            doubtful,
        ),
    )
    yield (
        unagreed,
        ngettext("For {n} follow-up nobody has agreed yet.", "For {n} follow-ups nobody has agreed yet.", unagreed),
    )
    yield (
        unclear,
        ngettext(
            "For {n} long-term medicine it is not stated what follows.",
            "For {n} long-term medicines it is not stated what follows.",
            unclear,
        ),
    )


def _number(lanes: Iterable[EventLane], name: str, state: State) -> int:
    return sum(event.count for lane in lanes if lane.name == name for event in lane.events if event.state is state)


def table_of(lanes: Iterable[EventLane], on: date) -> Table:
    """Every event with its days and how it stands."""
    rows = [(_("Today"), "", short_day(on), "")]
    for lane in lanes:
        for event in at_most(lane.events, _TABLE_ROWS):
            what = event.label if not event.names or event.names == event.note else event.names
            note = "" if event.note in (event.when, what) else in_table(event.note)
            rows.append((lane.title, in_table(what), event.when, note))
    return Table(columns=(_("Part"), _("What"), _("When"), _("How it stands")), rows=tuple(rows))
