"""Many events in few rows."""

from __future__ import annotations

from collections.abc import Sequence

from missionrisk.language import ngettext
from missionrisk.reports.pictures.calendar_words import days_in_words
from missionrisk.reports.pictures.timeline.events import Event, State, Stretch


def at_most(events: Sequence[Event], most: int) -> Sequence[Event]:
    """So many events; where there are more, one that sums up those that matter less."""
    if len(events) <= most + 1:
        return events
    rest = events[most:]
    return (*events[:most], _rest(rest))


def _rest(rest: Sequence[Event]) -> Event:
    n = sum(event.count for event in rest)
    gaps = sum(event.count for event in rest if event.state is State.GAP)
    note = ngettext("of these {n} with a gap or too late", "of these {n} with a gap or too late", gaps).format(n=gaps)
    firsts = [stretch.first for event in rest for stretch in event.stretches]
    lasts = [stretch.last for event in rest for stretch in event.stretches]
    first, last = min(firsts), max(lasts)
    return Event(
        label=ngettext("{n} more", "{n} more", n).format(n=n),
        when=days_in_words(first, last),
        note=note if gaps else "",
        state=min(event.state for event in rest),
        stretches=(Stretch(first, last, "critical" if gaps else "quiet", thin=True),),
        count=n,
    )
