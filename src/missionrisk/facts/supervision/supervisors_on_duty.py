"""Who of those who may supervise is there when: in which duties they stand, and what takes them away from these."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isinf
from typing import Final, NamedTuple

from missionrisk.facts.intervals import Interval, merged, without
from missionrisk.facts.knowledge import (
    Knowledge,
    all_of,
    date_bounds,
    number_bounds,
)
from missionrisk.facts.mission import SURGICAL, operates
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import MINUTES_IN_A_DAY, Duty, Rota
from missionrisk.facts.supervision.supervisors import ALWAYS, Days, Work, licensed_days, may_do_all, work_of
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.people import is_licensed, listed_procedures, people_in

WHOLE: Final = (0, 1)
"""Stands for the time of a duty of which it is not known."""

ALL_TIME: Final = (0, (ALWAYS.last.toordinal() + 2) * MINUTES_IN_A_DAY)


@dataclass(frozen=True)
class Coverage:
    """The time of a duty by whether there is somebody who may supervise.

    In `covered` there surely is, in `gaps` surely not, in `unclear` it is not known; `missing` would settle that.
    `somebody_is_there` says whether at all its times there is somebody licensed, even if scope or licences are not
    settled.
    """

    covered: Sequence[Interval]
    unclear: Sequence[Interval]
    gaps: Sequence[Interval]
    somebody_is_there: bool
    missing: tuple[str, ...] = ()


class SupervisorsOnDuty:
    """A plan's supervisors in its duties."""

    def __init__(self, plan: Place, rota: Rota, tables: Tables, people: Mapping[str, Place]) -> None:
        self._tables, self._procedures = tables, listed_procedures(plan)
        self._whereabouts = _Whereabouts(plan, rota)
        everybody = (_Supervisor(p, plan) for p in people.values() if not surely_not(is_licensed(p)))
        self._by_name = {one.name: one for one in everybody}
        self._works: dict[str, Work] = {}
        self._may_supervise: dict[tuple[str, Work], Knowledge[bool]] = {}
        self._nobody_free: dict[tuple[Work, str | None, str], Sequence[Interval]] = {}

    def coverage(self, duty: Duty, people: Iterable[Place]) -> Iterator[tuple[str, Coverage]]:
        """How each of several people in a duty is supervised."""
        # Those with the same work under the same people are supervised alike.
        found: dict[tuple[Work, str, str], Coverage] = {}
        for person in people:
            name = str(person.written("id"))
            if name not in self._works:
                self._works[name] = work_of(person, self._procedures)
            alike = self._works[name], self._present_by_statement(duty, person), self._oneself(name)
            if alike not in found:
                found[alike] = self._coverage(duty, *alike)
            yield name, found[alike]

    def _present_by_statement(self, duty: Duty, person: Place) -> str:
        """The named supervisor, where the plan says that this one is in all sessions, and no duty says otherwise."""
        stated = duty.supervisors is None and surely(person.knowledge("supervisor_on_site"))
        return str(person.written("supervisor")) if stated else ""

    def _oneself(self, name: str) -> str:
        return name if name in self._by_name else ""

    def _coverage(self, duty: Duty, work: Work, by_statement: str, oneself: str) -> Coverage:
        span = duty.span or WHOLE
        covered: list[Interval] = []
        there: list[Interval] = []
        possible: list[Interval] = []
        missing: list[str] = []
        for name in sorted({*duty.present, by_statement}):
            supervisor = self._by_name.get(name)
            if supervisor is None or name == oneself:
                continue
            able = self._able(supervisor, work)
            if surely_not(able):
                continue
            away = self._whereabouts.away_from(duty, supervisor)
            licensed = _possibly_within(supervisor.possible, duty)
            possible += _except(licensed, away.surely)
            if surely(supervisor.licensed):
                there += _except(licensed, away.perhaps)
            if surely(able):
                covered += _except(_surely_within(supervisor.sure, duty), away.perhaps)
                if covered == [span]:
                    return Coverage(covered, (), (), True)
            missing += able.missing
            missing += supervisor.missing
            missing += away.missing
        gaps = _except([span], possible)
        if gaps and duty.supervisors is None:
            gaps = self._without_anybody_free(gaps, duty, work, oneself)
        unclear = _except([span], [*covered, *gaps])
        if unclear and duty.supervisors is None:
            missing.append(duty.at.at("supervisors"))
        return Coverage(covered, unclear, gaps, not _except([span], there), tuple(missing) if unclear else ())

    def _able(self, supervisor: _Supervisor, work: Work) -> Knowledge[bool]:
        found = self._may_supervise.get((supervisor.name, work))
        if found is None:
            scope = may_do_all(supervisor.place, work, self._procedures, self._tables)
            found = self._may_supervise[supervisor.name, work] = all_of(supervisor.licensed, scope)
        return found

    # --- those who do not stand in a duty -------------------------------------------------------------------------

    def _without_anybody_free(self, gaps: list[Interval], duty: Duty, work: Work, oneself: str) -> list[Interval]:
        """What is left of gaps when whoever is free could yet be named as supervisor."""
        if duty.span is None:
            somebody = any(_possibly_within(one.free, duty) for one in self._who_could(duty, work, oneself))
            return [] if somebody else gaps
        key = work, duty.site, oneself
        if key not in self._nobody_free:
            who_could = self._who_could(duty, work, oneself)
            self._nobody_free[key] = self._whereabouts.nobody_free(who_could, duty)
        return [(max(a, c), min(b, d)) for a, b in gaps for c, d in _around(self._nobody_free[key], (a, b))]

    def _who_could(self, duty: Duty, work: Work, oneself: str) -> list[_Supervisor]:
        others = (one for one in self._by_name.values() if one.name != oneself and one.works_at(duty.site))
        return [one for one in others if not surely_not(self._able(one, work))]


class _Supervisor:
    """Somebody who is licensed or may be."""

    def __init__(self, person: Place, plan: Place) -> None:
        self.place = person
        self.name = str(person.written("id"))
        self.licensed = is_licensed(person)
        days = licensed_days(person, plan)
        self.sure, self.possible, self.missing = days.sure, days.possible, days.missing
        arrives = date_bounds(person.day("arrives"))[0] if person.written("arrives") else ALWAYS.first
        leaves = date_bounds(person.day("leaves"))[1] if person.written("leaves") else ALWAYS.last
        self.free = self.possible & Days(arrives, leaves)
        self.fewest, self.most = number_bounds(people_in(person))
        self._sites = person.written("sites")

    def works_at(self, site: str | None) -> bool:
        """Whether they may be at a site as far as they say where they work."""
        return self._sites is None or site is None or site in self._sites


# --- where they are when ------------------------------------------------------------------------------------------


class _Away(NamedTuple):
    """When somebody who stands in a duty is not there: surely, or surely or perhaps."""

    surely: Sequence[Interval]
    perhaps: Sequence[Interval]
    missing: Sequence[str] = ()


_HERE: Final = _Away((), ())


class _Keeps(NamedTuple):
    """Whether a duty keeps somebody from supervising elsewhere: surely; or it is open for want of what is missing."""

    surely: bool
    missing: tuple[str, ...] = ()


class _Whereabouts:
    """Which duties keep whom away from which others."""

    def __init__(self, plan: Place, rota: Rota) -> None:
        self._rota = rota
        self._services = {str(service.written("id")): service for service in plan.entries("services")}
        self._never_operates = surely_not(operates(plan))
        self._one_site = plan.entries("sites").stated and len(plan.entries("sites")) == 1
        self._busy: dict[str, _Keeps] = {}
        self._timed: dict[str, _Timed] = {}
        self._taken_from: dict[tuple[str, str | None], Sequence[Interval]] = {}

    def away_from(self, duty: Duty, supervisor: _Supervisor) -> _Away:
        """When other duties keep somebody from a duty. Of a group of two or more, somebody is in each."""
        if duty.span is None or supervisor.fewest > 1:
            return _HERE
        if supervisor.name not in duty.present:
            elsewhere = _around(self._taken(supervisor, duty), duty.span)
            return _Away(elsewhere, elsewhere) if elsewhere else _HERE
        works_here = duty.people is not None and supervisor.name in duty.people
        surely_away: list[Interval] = []
        perhaps: list[Interval] = []
        missing: list[str] = []
        for span, other in self._duties_of(supervisor).around(duty.span):
            if other is duty:
                continue
            keeps = self._keeps(duty, other, works_here=works_here)
            if keeps.surely or keeps.missing:
                perhaps.append(span)
                missing += keeps.missing
            if keeps.surely and supervisor.most <= 1:
                surely_away.append(span)
            elif keeps.surely:
                missing.append(supervisor.place.at("count"))
        return _Away(surely_away, perhaps, missing) if perhaps else _HERE

    def nobody_free(self, supervisors: Sequence[_Supervisor], duty: Duty) -> Sequence[Interval]:
        """When surely none of several people could come to the site of a duty."""
        borders: dict[int, int] = {}
        for supervisor in supervisors:
            free = _days_in_minutes(supervisor.free, duty.ahead)
            for start, end in without([ALL_TIME], without([free], self._taken(supervisor, duty))):
                borders[start] = borders.get(start, 0) + 1
                borders[end] = borders.get(end, 0) - 1
        if not supervisors:
            return [ALL_TIME]
        taken, found, since = 0, [], 0
        for minute in sorted(borders):
            if taken == len(supervisors):
                found.append((since, minute))
            taken, since = taken + borders[minute], minute
        return merged(found)

    def _taken(self, supervisor: _Supervisor, duty: Duty) -> Sequence[Interval]:
        """When their duties surely keep a single person from the site of one in which they do not stand."""
        if supervisor.most > 1:
            return ()
        key = supervisor.name, duty.site
        if key not in self._taken_from:
            duties = self._duties_of(supervisor).duties
            taken = [span for span, other in duties if self._keeps(duty, other, works_here=False).surely]
            self._taken_from[key] = merged(taken)
        return self._taken_from[key]

    def _duties_of(self, supervisor: _Supervisor) -> _Timed:
        if supervisor.name not in self._timed:
            self._timed[supervisor.name] = _Timed(self._rota.of(supervisor.name))
        return self._timed[supervisor.name]

    def _keeps(self, duty: Duty, other: Duty, *, works_here: bool) -> _Keeps:
        """Whether another duty at the same time keeps somebody from supervising in a duty."""
        if duty.site is not None and other.site is not None and duty.site != other.site:
            return _Keeps(True)
        busy = self._busy_in(other)
        if not works_here and other.is_shift:
            # Whoever works in a duty is there, whoever is only its supervisor and on call comes when called.
            busy = _either(busy, _stated(other, "on_call"))
        if self._one_site or duty.at is other.at or (duty.site is not None and other.site is not None):
            return busy
        return _either(busy, _Keeps(False, ((duty if duty.site is None else other).at.at("site"),)))

    def _busy_in(self, duty: Duty) -> _Keeps:
        path = duty.at.path
        if path not in self._busy:
            self._busy[path] = self._operating_in(duty)
        return self._busy[path]

    def _operating_in(self, duty: Duty) -> _Keeps:
        """Whether operations are done in a duty: as its tables say; surely not in services other than surgery."""
        if duty.at.written("operating_tables") is not None:
            low, high = number_bounds(duty.at.knowledge("operating_tables"))
            return _Keeps(low > 0, (duty.at.at("operating_tables"),) if low == 0 < high else ())
        if not duty.is_shift and number_bounds(duty.at.knowledge("operations"))[0] > 0:
            return _Keeps(True)
        if self._never_operates:
            return _Keeps(False)
        if duty.service is None:
            return _Keeps(False, (duty.at.at("service"),))
        kind = self._services[duty.service].written("kind")
        return _Keeps(False, (duty.at.at("operating_tables"),) if kind in (None, SURGICAL) else ())


def _stated(duty: Duty, name: str) -> _Keeps:
    written = duty.at.written(name)
    return _Keeps(bool(written), (duty.at.at(name),) if written is None else ())


def _either(first: _Keeps, second: _Keeps) -> _Keeps:
    if first.surely or second.surely:
        return _Keeps(True)
    return _Keeps(False, (*first.missing, *second.missing))


class _Timed:
    """Somebody's duties of which the time is known, in order."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self.duties = [(duty.span, duty) for duty in duties if duty.span is not None]
        self._starts = [span[0] for span, _ in self.duties]
        self._longest = max((end - start for (start, end), _ in self.duties), default=0)

    def around(self, span: Interval) -> Iterator[tuple[Interval, Duty]]:
        """Those that overlap a span."""
        first, last = bisect_left(self._starts, span[0] - self._longest), bisect_left(self._starts, span[1])
        return (timed for timed in self.duties[first:last] if timed[0][1] > span[0])


# --- time ---------------------------------------------------------------------------------------------------------


def _surely_within(days: Days, duty: Duty) -> list[Interval]:
    """The time of a duty that surely lies within some days, by the clock of its site."""
    if duty.span is not None:
        return _within(days, duty, duty.span)
    first, last = _days_of(duty)
    return [WHOLE] if days.first <= first and last <= days.last else []


def _possibly_within(days: Days, duty: Duty) -> list[Interval]:
    """The time of a duty that may lie within some days, by the clock of its site."""
    if duty.span is not None:
        return _within(days, duty, duty.span)
    first, last = _days_of(duty)
    return [WHOLE] if max(days.first, first) <= min(days.last, last) else []


def _days_of(duty: Duty) -> tuple[date, date]:
    """The days between which a duty lies of which the time is not known; a shift may run past midnight."""
    if duty.day is None:
        return ALWAYS.first, ALWAYS.last
    if not duty.is_shift:
        return duty.day, duty.day
    hours = number_bounds(duty.at.knowledge("hours"))[1]
    return duty.day, ALWAYS.last if isinf(hours) else duty.day + timedelta(days=1 + int(hours) // 24)


def _within(days: Days, duty: Duty, span: Interval) -> list[Interval]:
    if days is ALWAYS:
        return [span]
    first, last = _days_in_minutes(days, duty.ahead)
    start, end = max(span[0], first), min(span[1], last)
    return [(start, end)] if start < end else []


def _days_in_minutes(days: Days, ahead: int) -> Interval:
    return days.first.toordinal() * MINUTES_IN_A_DAY - ahead, (days.last.toordinal() + 1) * MINUTES_IN_A_DAY - ahead


def _except(intervals: list[Interval], taken: Sequence[Interval]) -> list[Interval]:
    """The time of `intervals` that is in none of `taken`; both are often empty, or one and the same."""
    if not intervals or not taken:
        return intervals
    return [] if len(intervals) == 1 and intervals[0] in taken else without(intervals, taken)


def _around(intervals: Sequence[Interval], span: Interval) -> Sequence[Interval]:
    """Those of ordered intervals without overlaps that overlap a span."""
    first = bisect_right(intervals, span[0], key=lambda interval: interval[1])
    return intervals[first : bisect_left(intervals, span[1], key=lambda interval: interval[0])]
