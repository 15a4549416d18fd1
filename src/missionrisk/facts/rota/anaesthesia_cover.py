"""Tables that run against the anaesthesia providers on duty.

**What goes in.** `operating_tables` of the sessions and shifts, with their times, sites and people; `people` (cadre,
tasks, training level, count); `anaesthesia.providers`, the number of all trained providers, visitors and hosts.

**Figures.** At each moment and site, the tables that run are those of all sessions there added up, or those of all
shifts there if these are more: a session and a shift at the same time may speak of the same tables. The providers who
can be there are all providers less those on the list of people who surely are not: nobody is in two places, and who is
not on duty at the site is away. *Tables beyond the providers* is the difference at its worst moment; that moment is
named with its site.

The figure counts only where each procedure is done under general or regional anaesthesia or sedation; of a list that
mixes these with local anaesthesia the plan does not say which table needs a provider.

**What is not known.** Without `anaesthesia.providers` there may be any number of unlisted providers, since a hospital's
own staff are seldom listed by name. A provider is away only where both lists of the schedule are stated, each duty
names its people, and those of the provider have their times; somebody on call is not away. Ranges of tables or
providers give the smallest difference that is certain.

Sources: WHO-WFSA-2018 (abstract: one trained provider for each patient, throughout).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from missionrisk.facts.intervals import Interval, merged, without
from missionrisk.facts.knowledge import Knowledge, number_bounds
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.headcount import Level, Stay, levels
from missionrisk.facts.rota.rota import Duty, Rota, written_span
from missionrisk.facts.team.people import people_in
from missionrisk.language import gettext as _

TABLES = "operating_tables"


@dataclass(frozen=True)
class TablesAtWork:
    """What the rota says of running tables.

    `at_once` is how many surely run at once somewhere; `beyond_providers` by how many they surely exceed the providers
    at the worst moment, which `worst` names. Minus infinity and None where the rota says nothing.
    """

    at_once: float = 0.0
    beyond_providers: float = -math.inf
    worst: str | None = None
    paths: tuple[str, ...] = ()


def tables_at_work(rota: Rota, providers: Sequence[Place], stated: Knowledge[float]) -> TablesAtWork:
    """The tables of the rota against all trained providers, of whom `providers` are surely on the list of people."""
    running = [duty for duty in rota.duties if duty.span is not None and duty.at.written(TABLES) is not None]
    if not running:
        return TablesAtWork()
    most = number_bounds(stated)[1]
    at_once, beyond, worst = 0.0, -math.inf, None
    for site in sorted({str(duty.site) for duty in running}):
        here = [duty for duty in running if str(duty.site) == site]
        tables = _tables(here)
        at_once = max(at_once, max((level.heads for level in tables), default=0.0))
        away = _away_from(site, rota, providers, here)
        for level, absent in _both(tables, away):
            short = level.heads - max(0.0, most - absent)
            if short > beyond:
                beyond, worst = short, _named(level, absent, most, here)
    return TablesAtWork(at_once, beyond, worst, tuple(dict.fromkeys(duty.at.at(TABLES) for duty in running)))


def _tables(here: Iterable[Duty]) -> list[Level]:
    """The tables that surely run at one site: of all its sessions or of all its shifts, whichever are more."""
    here = list(here)
    of_both = [levels(_stay(duty) for duty in here if duty.is_shift is is_shift) for is_shift in (False, True)]
    moments = sorted({moment for found in of_both for level in found for moment in (level.start, level.end)})
    together = []
    positions = [0, 0]
    for start, end in itertools.pairwise(moments):
        heads = 0.0
        for which, found in enumerate(of_both):
            while positions[which] < len(found) and found[positions[which]].end <= start:
                positions[which] += 1
            if positions[which] < len(found) and found[positions[which]].start <= start:
                heads = max(heads, found[positions[which]].heads)
        if heads:
            together.append(Level(start, end, heads))
    return together


def _stay(duty: Duty) -> Stay:
    fewest = max(0.0, number_bounds(duty.at.knowledge(TABLES))[0])
    return Stay(duty.span or (0, 0), f"{duty.at.path} {duty.span}", fewest)


def _away_from(site: str, rota: Rota, providers: Sequence[Place], here: Sequence[Duty]) -> list[Level]:
    """How many listed providers are surely not at a site, while tables run there."""
    if not rota.complete or rota.with_unknown_people:
        return []
    running = merged(duty.span for duty in here if duty.span is not None)
    away: list[Stay] = []
    for provider in providers:
        name, duties = str(provider.written("id")), rota.of(str(provider.written("id")))
        if any(duty.span is None for duty in duties):
            continue
        heads = max(0.0, number_bounds(people_in(provider))[0])
        there: list[Interval] = [
            duty.span
            for duty in duties
            if duty.span is not None and (duty.on_call or duty.site is None or str(duty.site) == site)
        ]
        away += [Stay(span, name, heads) for span in without(running, there)]
    return levels(away)


def _both(tables: Sequence[Level], away: Sequence[Level]) -> Iterable[tuple[Level, float]]:
    """Each stretch of running tables, cut where the number of absent providers changes, with that number."""
    position = 0
    for level in tables:
        start = level.start
        while start < level.end:
            while position < len(away) and away[position].end <= start:
                position += 1
            end, absent = level.end, 0.0
            if position < len(away):
                inside = away[position].start <= start
                end = min(end, away[position].end if inside else away[position].start)
                absent = away[position].heads if inside else 0.0
            yield Level(start, end, level.heads), absent
            start = end


def _named(level: Level, absent: float, most: float, here: Sequence[Duty]) -> str:
    duty = next(duty for duty in here if duty.span is not None and duty.span[0] <= level.start < duty.span[1])
    when = written_span((level.start, level.end), duty.ahead)
    return _("{when}: {tables} tables, at most {providers} providers").format(
        when=when if duty.site is None else f"{duty.site}, {when}",
        tables=f"{level.heads:g}",
        providers=f"{max(0.0, most - absent):g}",
    )
