"""Supervision by the hour: when those without a licence have somebody beside them who may supervise.

**What goes in**: the duties, which are the sessions (`schedule.sessions`) and each day of the shifts
(`schedule.shifts`), with day, hours, site, `people` and `supervisors`; of each person or group the profession, level of
training, tasks, procedures, licences and number (`people`); the time zones of the sites (`sites[].time_zone`).

**Whose hours**: of everybody with clinical tasks who has no licence to do them alone, all duties in which they work.

**Who may supervise** somebody in a duty is another person who

- stands among the people or the supervisors of that duty. Where it states no supervisors, the named supervisor counts
  too if the plan says that this one is present in every session (`people[].supervisor_on_site`);
- has a caring profession and has finished training for it;
- may at home do all clinical tasks, and perform all procedures, of the one who is supervised;
- holds licences on that day: at home (`home_licence.valid_until`) and, as a visitor, in the host country
  (`host_licence` with its status and days, or what `authorisation` says of all clinicians together);
- is not at the same time in a duty at another site, in one with operating tables running, or, where named only as
  supervisor, on call. A group of two or more may be in two places. Those who are on call together are called together.

**What comes out**, for each person or group:

- supervised hours = hours of duty at each minute of which there is such a person;
- hours without = hours of duty in which surely nobody may supervise. Each minute counts once; where a group works in
  two duties at once, it counts as without as soon as one of them is without;
- share = supervised hours / (supervised hours + hours without), in percent;
- gaps = the hours without, as stretches of time at a site, joined where one duty follows another. At most 20 are named;
  the hours count all.

A duty that runs past midnight or through a change of clocks has the hours that pass; a shift written as two has the
same hours and gaps as one.

**Missing or inexact**: what is not known goes into both ranges: hours that may be supervised and may not be. Where a
duty does not state its supervisors, whoever of the plan's people may supervise and is not elsewhere could be there;
it is a gap only if there is nobody. An unstated scope, licence or end of a licence leaves the hours open as well, and
so does a duty that does not say who works in it. Without sessions or without shifts, hours on top may be missing. A
duty without known times counts as a whole: how long it is remains open, whether somebody is there does not, and nobody
in it is taken to be elsewhere at the time.

Sources: WEIGHT-2010, ACP-2018 (supervision by those who may do the task); house default: how presence is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from missionrisk.facts.intervals import Interval, common, merged, without
from missionrisk.facts.reading import Place, surely_not
from missionrisk.facts.rota.rota import MINUTES_IN_A_DAY, Duty, Rota, written_span
from missionrisk.facts.supervision.supervisors import needs_supervision
from missionrisk.facts.supervision.supervisors_on_duty import Coverage, SupervisorsOnDuty
from missionrisk.facts.tables import Tables


@dataclass(frozen=True)
class SupervisedDay:
    """The minutes on duty of one person or group on one day: somebody there may supervise, nobody may, not known."""

    covered: int
    uncovered: int
    unclear: int


@dataclass(frozen=True)
class Gap:
    """A stretch of time in which surely nobody may supervise, at one site."""

    span: Interval
    ahead: int
    site: str | None

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return date.fromordinal((self.span[0] + self.ahead) // MINUTES_IN_A_DAY)

    def __str__(self) -> str:
        """As in `Tue 2027-03-09 13:00-17:00, ward-b`."""
        when = written_span(self.span, self.ahead)
        return f"{when}, {self.site}" if self.site else when


@dataclass(frozen=True)
class SupervisedTime:
    """The duties of one person or group, each with how it is supervised; a plan's only site need not be named."""

    duties: Sequence[tuple[Duty, Coverage]]
    only_site: str | None = None

    @cached_property
    def uncovered(self) -> Sequence[Interval]:
        """When surely nobody may supervise, in at least one duty."""
        return merged(span for _, coverage in self._timed for span in coverage.gaps)

    @cached_property
    def unclear(self) -> Sequence[Interval]:
        """When it is not known."""
        return without((span for _, coverage in self._timed for span in coverage.unclear), self.uncovered)

    @cached_property
    def covered(self) -> Sequence[Interval]:
        """When somebody surely may, in all duties."""
        covered = (span for _, coverage in self._timed for span in coverage.covered)
        return without(covered, [*self.uncovered, *self.unclear])

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """The stretches of time without, in their order in time."""
        by_place: dict[tuple[str | None, int], list[Interval]] = {}
        for duty, coverage in self._timed:
            if coverage.gaps:
                by_place.setdefault((duty.site or self.only_site, duty.ahead), []).extend(coverage.gaps)
        gaps = [Gap(span, ahead, site) for (site, ahead), spans in by_place.items() for span in merged(spans)]
        return sorted(gaps, key=lambda gap: (gap.span, gap.site or ""))

    @cached_property
    def duties_without(self) -> Sequence[Duty]:
        """The duties in which, at some time, surely nobody may."""
        return [duty for duty, coverage in self.duties if coverage.gaps]

    @cached_property
    def open_duties(self) -> Sequence[Duty]:
        """The duties in which, at some time, it is not known."""
        return [duty for duty, coverage in self.duties if coverage.unclear]

    @cached_property
    def somebody_is_always_there(self) -> bool:
        """Whether at every time of every duty somebody licensed is there, even if scope or licences are not settled."""
        return all(coverage.somebody_is_there for _, coverage in self.duties)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What would settle what is not known."""
        return tuple(dict.fromkeys(path for _, coverage in self.duties for path in coverage.missing))

    @cached_property
    def days(self) -> Mapping[date, SupervisedDay]:
        """For each local day on duty, the minutes of each sort."""
        minutes: dict[date, list[int]] = {}
        for position, spans in enumerate((self.covered, self.uncovered, self.unclear)):
            for day, count in self._by_day(spans):
                minutes.setdefault(day, [0, 0, 0])[position] += count
        return {day: SupervisedDay(*minutes[day]) for day in sorted(minutes)}

    def _by_day(self, spans: Sequence[Interval]) -> Iterator[tuple[date, int]]:
        left = spans
        for ahead in sorted({duty.ahead for duty, _ in self._timed}):
            at_this_clock = merged(duty.span for duty, _ in self._timed if duty.span and duty.ahead == ahead)
            for start, end in common(left, at_this_clock):
                yield from _split_by_day(start + ahead, end + ahead)
            left = without(left, at_this_clock)

    @cached_property
    def _timed(self) -> Sequence[tuple[Duty, Coverage]]:
        return [(duty, coverage) for duty, coverage in self.duties if duty.span is not None]


def supervision_grid(plan: Place, rota: Rota, tables: Tables) -> Mapping[str, Mapping[date, SupervisedDay]]:
    """For each person or group that needs supervision, or may need it, the minutes on duty of each local day."""
    return {person: time.days for person, time in supervised_times(plan, rota, tables).items()}


def supervised_times(plan: Place, rota: Rota, tables: Tables) -> Mapping[str, SupervisedTime]:
    """The duties of each person or group that needs supervision, or may need it, and how each is supervised."""
    people = {str(person.written("id")): person for person in plan.entries("people")}
    supervised = {name: person for name, person in people.items() if not surely_not(needs_supervision(person))}
    duties: dict[str, list[tuple[Duty, Coverage]]] = {name: [] for name in supervised}
    if supervised and rota.duties:
        beside = SupervisorsOnDuty(plan, rota, tables, people)
        for duty in rota.duties:
            here = (duty.people or frozenset()) & supervised.keys()
            if here:
                for name, coverage in beside.coverage(duty, [supervised[name] for name in here]):
                    duties[name].append((duty, coverage))
    sites = [str(site.written("id")) for site in plan.entries("sites")]
    only_site = sites[0] if len(sites) == 1 else None
    return {name: SupervisedTime(of_person, only_site) for name, of_person in duties.items()}


def _split_by_day(start: int, end: int) -> Iterator[tuple[date, int]]:
    while start < end:
        number = start // MINUTES_IN_A_DAY
        until = min(end, (number + 1) * MINUTES_IN_A_DAY)
        yield date.fromordinal(number), until - start
        start = until
