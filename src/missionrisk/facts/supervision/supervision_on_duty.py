"""Supervision on duty: the hours, gaps and numbers of one person or group, as far as the schedule settles them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

from missionrisk.facts.intervals import Interval, merged, minutes_in, without
from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Items,
    Knowledge,
    Known,
    Range,
    all_of,
    between,
    items,
    known,
    rounded,
    unknown,
)
from missionrisk.facts.naming import shortened
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR, Rota, time_asked
from missionrisk.facts.supervision.supervision_hours import Gap, SupervisedTime
from missionrisk.facts.supervision.supervision_ratio import NO_LOAD, Crowding, Load
from missionrisk.language import gettext as _

MOST_GAPS: Final = 20
FIRST_GAPS: Final = 3

HOURS: Final = ("supervised_hours", "unsupervised_hours", "supervised_percent")
GAPS: Final = ("first_gap", "first_gaps", "gaps", "duties_with_gaps")
NUMBERS: Final = ("most_per_supervisor", "most_when")

Bounds = tuple[float, float]


@dataclass(frozen=True)
class NotStated:
    """What the schedule leaves open for everybody.

    `others` is the time of duties of which it does not say who works in them, `names` are their ids. `endless` says
    whether there may be any time on top: duties that are not stated, or such duties of which the time is not known.
    """

    others: Sequence[Interval]
    names: frozenset[str]
    endless: bool
    unstated: bool
    sessions_stated: bool
    several_sites: bool
    missing: tuple[str, ...]


def not_stated(plan: Place, rota: Rota) -> NotStated:
    """What the schedule of a plan leaves open."""
    schedule, unknown_people = plan.inside("schedule"), rota.with_unknown_people
    lists = [schedule.entries(name) for name in ("sessions", "shifts")]
    unstated = [entries.path for entries in lists if not entries.stated]
    return NotStated(
        others=merged(duty.span for duty in unknown_people if duty.span is not None),
        names=frozenset(duty.name for duty in unknown_people),
        endless=bool(unstated) or any(duty.span is None for duty in unknown_people),
        unstated=len(unstated) == len(lists),
        sessions_stated=lists[0].stated,
        several_sites=len(plan.entries("sites")) > 1,
        missing=tuple(dict.fromkeys((*(duty.at.at("people") for duty in unknown_people), *unstated))),
    )


@dataclass(frozen=True)
class OnDuty:
    """The duties of one person or group, with what the schedule leaves open."""

    time: SupervisedTime
    load: Load | None
    around: NotStated

    @property
    def surely_alone(self) -> bool:
        """Whether, at some time, surely nobody is there who may supervise."""
        return bool(self.time.duties_without)

    @property
    def somebody_is_always_there(self) -> bool:
        """Whether the sessions show somebody licensed at all times."""
        around = self.around
        stated = around.sessions_stated and not around.names and bool(self.time.duties)
        return stated and self.time.somebody_is_always_there

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Who is in the duties that decide: those without anybody or, if there are none, all."""
        duties = self.time.duties_without or [duty for duty, _ in self.time.duties]
        names = ((duty, "people" if duty.supervisors is None else "supervisors") for duty in duties)
        return tuple(dict.fromkeys(duty.at.at(name) for duty, name in names))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What would settle the hours."""
        times = (time_asked(duty) for duty, _ in self.time.duties if duty.span is None)
        unplaced = self.around.several_sites
        sites = (duty.at.at("site") for duty in self.time.duties_without if unplaced and duty.site is None)
        return tuple(dict.fromkeys((*self.time.missing, *times, *sites, *self.around.missing)))

    @cached_property
    def open(self) -> Sequence[Interval]:
        """When it is not known whether anybody is there, or whether they are on duty."""
        return without([*self.time.unclear, *self.around.others], [*self.time.uncovered, *self.time.covered])

    def is_placed(self, gap: Gap) -> bool:
        """Whether it is known at which of several sites a gap is."""
        return gap.site is not None or not self.around.several_sites

    def is_certain(self, gap: Gap) -> bool:
        """Whether a gap can be named: its site is known, and no open time before or after it might belong to it."""
        start, end = gap.span
        return self.is_placed(gap) and not any(first <= end and start <= last for first, last in self.open)

    @cached_property
    def settled(self) -> bool:
        """Whether nothing about the gaps is open."""
        placed = all(map(self.is_placed, self.time.gaps))
        timed = all(duty.span is not None for duty in (*self.time.duties_without, *self.time.open_duties))
        return placed and timed and not self.open and not self.around.endless


def on_duty(name: str, times: Mapping[str, SupervisedTime], crowding: Crowding | None, around: NotStated) -> OnDuty:
    """The duties of one person or group."""
    load = None if crowding is None else crowding.by_person.get(name, NO_LOAD)
    return OnDuty(times.get(name, SupervisedTime(())), load, around)


def by_the_hour(on_duty: OnDuty, needed: Knowledge[bool], visiting: Knowledge[bool]) -> dict[str, Any]:
    """The fields that come from the schedule; where no supervision is needed, none is missing."""
    if surely_not(needed):
        paths = needed.paths
        no_hours: Knowledge[float] = Known(0.0, paths)
        nothing_to_say: Knowledge[str] = Known(_("none"), paths)
        no_duties: Knowledge[str] = Items(frozenset(), paths=paths)
        return {
            "supervised_hours": no_hours,
            "unsupervised_hours": no_hours,
            "supervised_percent": Known(100.0, paths),
            "first_gap": Known(NEVER, paths),
            "first_gaps": nothing_to_say,
            "gaps": no_duties,
            "duties_with_gaps": no_duties,
            "most_per_supervisor": no_hours,
            "most_when": nothing_to_say,
        }
    if on_duty.around.unstated:
        nothing: Knowledge[Any] = unknown(*on_duty.around.missing)
        return dict.fromkeys((*HOURS, *GAPS, *NUMBERS), nothing)
    surely_needed, paths = surely(needed), on_duty.paths
    missing = tuple(dict.fromkeys((*needed.missing, *on_duty.missing)))
    covered, uncovered, percent = _minutes(on_duty, surely_needed)
    return {
        "supervised_hours": rounded(between(*covered, paths=paths, missing=missing), 2),
        "unsupervised_hours": rounded(between(*uncovered, paths=paths, missing=missing), 2),
        "supervised_percent": rounded(between(*percent, paths=paths, missing=missing), 1),
        **(_gaps(on_duty, missing) if surely_needed else dict.fromkeys(GAPS, unknown(*missing))),
        **_most(on_duty, surely(all_of(needed, visiting)), missing),
    }


def _minutes(on_duty: OnDuty, surely_needed: bool) -> tuple[Bounds, Bounds, Bounds]:
    """Hours with and without somebody who may supervise, and the share of the former: at least and at most."""
    time, around = on_duty.time, on_duty.around
    uncovered = minutes_in(time.uncovered) / MINUTES_IN_AN_HOUR
    covered = minutes_in(time.covered) / MINUTES_IN_AN_HOUR
    either = minutes_in(on_duty.open) / MINUTES_IN_AN_HOUR
    untimed = [coverage for duty, coverage in time.duties if duty.span is None]
    most_covered = math.inf if around.endless or any(c.covered or c.unclear for c in untimed) else covered + either
    most_uncovered = math.inf if around.endless or any(c.gaps or c.unclear for c in untimed) else uncovered + either
    total = covered + uncovered + either
    share = 0.0, 100.0
    if not (math.isinf(most_covered) or math.isinf(most_uncovered)):
        share = (100 * covered / total, 100 * (covered + either) / total) if total else (100.0, 100.0)
    if surely_needed:
        return (covered, most_covered), (uncovered, most_uncovered), share
    return (0.0, most_covered), (0.0, most_uncovered), (share[0], 100.0)


def _gaps(on_duty: OnDuty, missing: tuple[str, ...]) -> dict[str, Any]:
    """Days, stretches of time and duties without anybody who may supervise."""
    time, around, paths = on_duty.time, on_duty.around, on_duty.paths
    untimed = (duty.day for duty in time.duties_without if duty.span is None and duty.day is not None)
    first = min((*untimed, *(gap.day for gap in time.gaps)), default=NEVER)
    sure = frozenset(duty.name for duty in time.duties_without)
    perhaps = None if around.endless else around.names.union(duty.name for duty in time.open_duties)
    in_duties = Items(sure, perhaps, paths=paths, missing=missing)
    if on_duty.settled:
        return {
            "first_gap": known(first, *paths),
            "first_gaps": known(_first(time.gaps), *paths),
            "gaps": items(_named(time.gaps, MOST_GAPS), *paths),
            "duties_with_gaps": in_duties,
        }
    certain = islice((str(gap) for gap in time.gaps if on_duty.is_certain(gap)), FIRST_GAPS)
    return {
        "first_gap": Range(LONG_AGO, first, paths=paths, missing=missing),
        "first_gaps": known(_first(time.gaps), *paths) if time.gaps else unknown(*missing, paths=paths),
        "gaps": Items(frozenset(certain), None, paths=paths, missing=missing),
        "duties_with_gaps": in_duties,
    }


def _first(gaps: Sequence[Gap]) -> str:
    return _("; ").join(_named(gaps, FIRST_GAPS)) or _("none")


def _named(gaps: Sequence[Gap], most: int) -> list[str]:
    """So many of the first gaps, and how many more there are."""
    return shortened([str(gap) for gap in gaps], most)


def _most(on_duty: OnDuty, surely_counted: bool, missing: tuple[str, ...]) -> dict[str, Any]:
    """The most people for each licensed clinician while they are on duty, and when."""
    load = on_duty.load
    if load is None:
        nothing: Knowledge[Any] = unknown(*(on_duty.around.missing or missing))
        return {"most_per_supervisor": nothing, "most_when": nothing}
    ask = dict.fromkeys((*load.missing, *missing))
    least, most = load.least if surely_counted else 0.0, math.inf if on_duty.around.endless else load.most
    ratio = rounded(between(least, most, paths=("schedule",), missing=ask), 2)
    return {"most_per_supervisor": ratio, "most_when": load.when if isinstance(ratio, Known) else unknown(*ask)}
