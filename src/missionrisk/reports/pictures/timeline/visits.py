"""Visits before and after this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import listed, ngettext
from missionrisk.plan.mission import Visit
from missionrisk.reports.pictures.calendar_words import OPEN, Between, days_in_words
from missionrisk.reports.pictures.timeline.events import Event, Stretch, between


def visit_events(case: Case) -> Iterator[Event]:
    """The earlier visits together and each planned one, as far as the plan says when."""
    mission = case.plan.mission
    past = [visit for visit in (mission.past_visits if mission else None) or () if _visit_days(visit) != (OPEN, OPEN)]
    if past:
        yield _earlier(past)
    planned = [
        visit for visit in (mission.planned_visits if mission else None) or () if _visit_days(visit) != (OPEN, OPEN)
    ]
    for visit in sorted(planned, key=lambda visit: (_visit_days(visit), visit.id)):
        arrival, departure = _visit_days(visit)
        when = days_in_words(arrival, departure)
        yield Event(visit.id, when, when, stretches=(Stretch(arrival, departure, "low"),))


def _earlier(past: Sequence[Visit]) -> Event:
    stays = sorted((_visit_days(visit) for visit in past), reverse=True)
    n = len(past)
    latest = days_in_words(*stays[0])
    return Event(
        label=ngettext("{n} earlier visit", "{n} earlier visits", n).format(n=n),
        when=latest,
        note=_("the latest: {days}").format(days=latest),
        stretches=tuple(Stretch(arrival, departure, "quiet") for arrival, departure in stays),
        count=n,
        names=listed(visit.id for visit in past),
        stretches_axis=False,
    )


def _visit_days(visit: Visit) -> tuple[Between, Between]:
    arrival, departure = between(visit.arrival), between(visit.departure)
    if visit.arrival is not None and visit.departure is None:
        departure = arrival
    elif visit.departure is not None and visit.arrival is None:
        arrival = departure
    return arrival, departure
