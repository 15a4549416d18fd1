"""Supervision ratio: how many people without a licence there are for each licensed clinician at one time.

**What goes in**: of each person or group the number (`people[].count`), origin, profession, level of training, tasks,
sites and days of arrival and leaving; the sessions and shifts of the schedule with their people and supervisors; the
ratio that the plan declares (`trainees.trainees_per_supervisor`).

**Whom it counts**: heads = visitors with clinical tasks and without a licence to do them alone; supervisors = licensed
clinicians, of the visitors or of the host. A group counts with all its heads.

**What comes out**: ratio = heads / supervisors, the greatest

- of any duty: the heads in it for the licensed among its people and supervisors;
- of any moment at any site: the heads in all duties that run there for all licensed clinicians in these. Duties without
  known times do not add up with others.

Where nobody licensed is there, the ratio is that for a single clinician: that nobody is there is a matter of presence,
which the hours without supervision show. Where the plan lists no licensed clinician at all, there is no end to it.

**Without sessions**, or where a session or shift does not say who works in it, the roster gives the best case:
everybody is there throughout the visit, or from arrival to leaving where these are stated, and every licensed clinician
supervises. The ratio is at least that of all together, of the densest day and of those who work at one site only; at
most, one clinician has all. A declared ratio counts as far as the roster allows it.

**Missing or inexact**: groups of uncertain size, and people of whom it is open whether they are licensed, give a range.
Where a duty does not state its supervisors, every licensed clinician of the plan might be one; where it does not say at
which of several sites it is, it may add up with any other.

Sources: WEIGHT-2010, AAMC-2011 (supervision of learners); house default: the ratio that a rule expects.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from operator import itemgetter
from typing import Final, NamedTuple

from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    date_bounds,
    holds,
    known,
    number_bounds,
    one_day_later,
    rounded,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, number, text
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.rota import Duty, Rota, time_asked, written_moment
from missionrisk.facts.supervision.supervisors import needs_supervision, unlisted_need_it
from missionrisk.facts.team.people import is_licensed, is_visiting, leaves_people_out, may_have_unlicensed, people_in


@dataclass(kw_only=True)
class SupervisionRatio(Fact):
    """How many people without a licence care for patients for each licensed clinician. There is exactly one."""

    listed_in = ("people",)

    unlicensed_people: Knowledge[float] = number("Visitors with clinical tasks and without a licence.", "person", low=0)
    licensed_people: Knowledge[float] = number("Licensed clinicians who could supervise them.", "person", low=0)
    per_supervisor: Knowledge[float] = number(
        "The most of them at one time for each licensed clinician.", "person", low=0
    )
    when: Knowledge[str] = text("When and where there are so many for the first time, by the schedule.")


def derive_supervision_ratio(plan: Place, crowding: Crowding | None) -> SupervisionRatio:
    """The fact about how many there are for each licensed clinician."""
    if leaves_people_out(plan):
        return _ratio_of_unlisted(plan)
    people = list(plan.entries("people"))
    everybody = _group(people)
    missing = tuple(dict.fromkeys(_open_paths(people)))
    per_supervisor, when = _per_supervisor(plan, people, everybody, missing, crowding)
    return SupervisionRatio(
        key=MISSION_KEY,
        unlicensed_people=between(*everybody.unlicensed, paths=("people",), missing=missing),
        licensed_people=between(*everybody.licensed, paths=("people",), missing=missing),
        per_supervisor=per_supervisor,
        when=when,
    )


def _ratio_of_unlisted(plan: Place) -> SupervisionRatio:
    may_be = may_have_unlicensed(plan)
    nobody: Knowledge[float] = known(0.0, *may_be.paths)
    many = nobody if surely_not(may_be) else unknown(*unlisted_need_it(plan).missing)
    return SupervisionRatio(
        key=MISSION_KEY, unlicensed_people=many, licensed_people=unknown("people"), per_supervisor=many
    )


def _per_supervisor(
    plan: Place, people: list[Place], everybody: Group, missing: tuple[str, ...], crowding: Crowding | None
) -> tuple[Knowledge[float], Knowledge[str]]:
    """As the duties have it; else as declared, from what the roster proves to all under a single clinician."""
    if crowding is not None and everybody.licensed[1]:
        # Where it is open whether anybody is licensed, there may be no end to it.
        endless = bool(everybody.unlicensed[1]) and not everybody.licensed[0]
        return crowding.worst.ratio(missing, endless=endless), crowding.worst.when
    least, most_shared = _by_roster(people, everybody)
    most = max(least, everybody.unlicensed[1] if everybody.licensed[0] else math.inf)
    declared = plan.inside("trainees").knowledge("trainees_per_supervisor")
    when: Knowledge[str] = unknown("schedule.sessions")
    if not declared.paths:
        without_trainees = surely_not(activity(plan, "has_trainees"))
        ask = ("schedule.sessions",) if without_trainees else declared.missing
        return between(least, most, paths=("people",), missing=(*missing, *ask)), when
    low, high = number_bounds(declared)
    # A declared ratio holds as far as the roster allows it, and one that nobody could reach is no worse than the worst.
    low, high = min(max(low, least), most), min(max(high, most_shared, least), most)
    return between(low, high, paths=(*declared.paths, "people"), missing=(*missing, *declared.missing)), when


def _open_paths(people: list[Place]) -> Iterator[str]:
    """What would have to be known of the people to count those with and without a licence."""
    for person in people:
        counts = any_of(all_of(is_visiting(person), needs_supervision(person)), is_licensed(person))
        if not isinstance(counts, Known):
            yield from counts.missing
        if not surely_not(counts):
            yield from people_in(person).missing


# --- heads --------------------------------------------------------------------------------------------------------

Bounds = tuple[float, float]

Condition = Callable[[Place], Knowledge[bool]]
"""Something that a person may fulfil, such as being there on a day."""


@dataclass(frozen=True)
class Group:
    """People who are together: how many without a licence, and how many with one; at least and at most."""

    unlicensed: tuple[float, float]
    licensed: tuple[float, float]

    @property
    def least_per_supervisor(self) -> float:
        """How many there are for each licensed clinician, if they are few and the clinicians many."""
        return _per(self.unlicensed[0], self.licensed[1])

    @property
    def most_per_supervisor(self) -> float:
        """How many there are for each licensed clinician, if they are many and the clinicians few."""
        return _per(self.unlicensed[1], self.licensed[0])


def _per(unlicensed: float, licensed: float) -> float:
    return unlicensed / max(licensed, 1)


def _group(people: Sequence[Place], *together: Condition) -> Group:
    """Those who fulfil what brings them together, with and without a licence."""
    return Group(
        unlicensed=_counted(people, *together, is_visiting, needs_supervision),
        licensed=_counted(people, *together, is_licensed),
    )


def _counted(people: Iterable[Place], *conditions: Condition) -> tuple[float, float]:
    low = high = 0.0
    for person in people:
        fewest, most = _heads(person, *conditions)
        low, high = low + fewest, high + most
    return low, high


def _heads(person: Place, *conditions: Condition) -> tuple[float, float]:
    """How many of an entry's people fulfil all conditions, at least and at most."""
    fulfilled = [condition(person) for condition in conditions]
    fewest, most = number_bounds(people_in(person))
    return fewest if all(map(surely, fulfilled)) else 0.0, 0.0 if any(map(surely_not, fulfilled)) else most


# --- by the roster ------------------------------------------------------------------------------------------------


def _by_roster(people: list[Place], everybody: Group) -> tuple[float, float]:
    """The ratio that the roster proves, at one site or at all together, on the densest day; and what it may yet prove.

    The latter leaves sites aside: whoever names none may work at all.
    """
    if not everybody.licensed[1]:
        return (math.inf if everybody.unlicensed[0] else 0.0), (math.inf if everybody.unlicensed[1] else 0.0)
    times, places = _times(people), _places(people)
    days = [_group(people, when) for when in times]
    sites = [_group(people, when, where) for when in times for where in places]
    least = max((group.least_per_supervisor for group in (*days, *sites)), default=0.0)
    return least, max((group.most_per_supervisor for group in days), default=0.0)


def _places(people: list[Place]) -> list[Condition]:
    """For each site: whether somebody works there and nowhere else."""
    sites = {site for person in people for site in person.written("sites") or ()}
    return [partial(_works_at, site) for site in sorted(sites)]


def _works_at(site: str, person: Place) -> Knowledge[bool]:
    sites = person.written("sites")
    if sites is None or (site in sites and len(sites) > 1):
        return unknown(person.at("sites"))
    return known(site in sites, person.at("sites"))


def _times(people: list[Place]) -> list[Condition]:
    """For each day on which somebody comes or has just left: whether somebody is there. Without such days, always."""
    days = {
        day
        for person in people
        for name in ("arrives", "leaves")
        if person.written(name) is not None
        for day in _around(person.day(name))
    }
    return [partial(_there_on, day) for day in sorted(days)] or [lambda _: known(True)]


def _around(knowledge: Knowledge[date]) -> tuple[date, ...]:
    first, last = date_bounds(knowledge)
    return first, last, one_day_later(last)


def _there_on(day: date, person: Place) -> Knowledge[bool]:
    """Whoever states neither arrival nor leaving is there throughout."""
    comes = person.day("arrives") if person.written("arrives") is not None else known(LONG_AGO)
    leaves = person.day("leaves") if person.written("leaves") is not None else known(NEVER)
    return all_of(holds(comes, high=day), holds(leaves, low=day))


# --- by the duties ------------------------------------------------------------------------------------------------


class Moment(NamedTuple):
    """How many there are for each licensed clinician from some minute on: at least and at most."""

    least: float
    most: float
    minute: int | None
    ahead: int
    site: str

    def __str__(self) -> str:
        """As in `Tue 2027-03-09 13:00, ward-b`."""
        when = "" if self.minute is None else written_moment(self.minute, self.ahead)
        return ", ".join(part for part in (when, self.site) if part)


@dataclass(frozen=True)
class Load:
    """The greatest ratio among several moments, in the order of time.

    `unshown` is what it may be at the most where it is not known which duties are at the same site and time; else 0.
    """

    moments: Sequence[Moment]
    missing: tuple[str, ...]
    unshown: float = 0.0

    @cached_property
    def least(self) -> float:
        """The greatest that is proven."""
        return max((moment.least for moment in self.moments), default=0.0)

    @cached_property
    def most(self) -> float:
        """The greatest that is possible."""
        return max((*(moment.most for moment in self.moments), self.unshown), default=0.0)

    def ratio(self, missing: Iterable[str] = (), *, endless: bool = False) -> Knowledge[float]:
        """The ratio, rounded to hundredths; where it may be `endless`, without an upper bound."""
        ask = dict.fromkeys((*missing, *self.missing))
        most = math.inf if endless else self.most
        return rounded(between(self.least, most, paths=("schedule",), missing=ask), 2)

    @property
    def when(self) -> Knowledge[str]:
        """The first moment at which it is so great, where ratio and times are known."""
        greatest = [moment for moment in self.moments if moment.most == self.most]
        timed = all(moment.minute is not None for moment in greatest)
        if not greatest or not timed or self.unshown or greatest[0].least != greatest[0].most:
            return unknown(*self.missing)
        return known(str(greatest[0]), "schedule")


NO_LOAD: Final = Load((), ())


@dataclass(frozen=True)
class Crowding:
    """The ratios that the duties show: the worst of all, and that of each person or group without a licence."""

    worst: Load
    by_person: Mapping[str, Load]


def crowding_of(plan: Place, rota: Rota) -> Crowding | None:
    """The ratios by the duties; None where these are not stated or do not all say who works in them."""
    if not plan.inside("schedule").entries("sessions").stated or not rota.duties or rota.with_unknown_people:
        return None
    people = {str(person.written("id")): person for person in plan.entries("people")}
    heads = {name: _heads(person, is_visiting, needs_supervision) for name, person in people.items()}
    licensed = {name: _heads(person, is_licensed) for name, person in people.items()}
    count = _Count(
        {name: found for name, found in heads.items() if found[1]},
        {name: found for name, found in licensed.items() if found[1]},
    )
    sites = [str(site.written("id")) for site in plan.entries("sites")]
    moments: dict[int, list[Moment]] = {}
    for site, duties in _by_site(rota.duties, sites).items():
        # Duties of which it is not known at which of several sites they are do not add up.
        moments |= _of_site(duties, site, count, together=site is not None or not sites)
    ordered = [(duty, moments[id(duty)]) for duty in rota.duties if id(duty) in moments]
    unplaced = [duty.at.at("site") for duty, _ in ordered if duty.site is None] if len(sites) > 1 else []
    # Of a person it is said as far as it is known; of the mission, duties without known times count one by one.
    untimed = [time_asked(duty) for duty, _ in ordered if duty.span is None]
    at_any_site = _per(count.all_heads, 1) if unplaced else 0.0
    at_any_time = _per(count.all_heads, 1) if unplaced or untimed else 0.0
    by_person: dict[str, list[tuple[Duty, list[Moment]]]] = {}
    for duty, found in ordered:
        for name in count.unlicensed_in(duty):
            by_person.setdefault(name, []).append((duty, found))
    return Crowding(
        _load(ordered, unplaced, at_any_site),
        {name: _load(found, [*unplaced, *untimed], at_any_time) for name, found in by_person.items()},
    )


def _load(found: Sequence[tuple[Duty, list[Moment]]], unplaced: Sequence[str], unshown: float) -> Load:
    moments = [moment for _, of_duty in found for moment in of_duty]
    supervisors = (duty.at.at("supervisors") for duty, _ in found if duty.supervisors is None)
    return Load(sorted(moments, key=_in_time), tuple(dict.fromkeys((*supervisors, *unplaced))), unshown)


def _in_time(moment: Moment) -> tuple[bool, int, str]:
    return moment.minute is None, moment.minute or 0, moment.site


def _by_site(duties: Sequence[Duty], sites: Sequence[str]) -> Mapping[str | None, Sequence[Duty]]:
    """The duties at each site; a plan's only site need not be named."""
    unnamed = sites[0] if len(sites) == 1 else None
    found: dict[str | None, list[Duty]] = {}
    for duty in duties:
        found.setdefault(duty.site or unnamed, []).append(duty)
    return found


class _Count:
    """Counts the people of duties that run at the same time, each person or group once."""

    def __init__(self, heads: Mapping[str, Bounds], licensed: Mapping[str, Bounds]) -> None:
        self._heads, self._licensed = heads, licensed
        self.all_heads = sum(most for _, most in heads.values())
        self._all_licensed = sum(most for _, most in licensed.values())

    def unlicensed_in(self, duty: Duty) -> Set[str]:
        """Who works in a duty and has no licence."""
        return (duty.people or frozenset()) & self._heads.keys()

    def licensed_in(self, duty: Duty) -> Set[str]:
        """Who is licensed among the people and the supervisors of a duty."""
        return duty.present & self._licensed.keys()

    def ratio(self, unlicensed: Iterable[str], licensed: Iterable[str], *, supervisors_open: bool) -> Bounds:
        """The ratio of these people; where further supervisors may be there, at least that with all of the plan's."""
        fewest, most = _sum(self._heads, unlicensed)
        least_licensed, most_licensed = _sum(self._licensed, licensed)
        if supervisors_open:
            most_licensed = self._all_licensed
        return _per(fewest, most_licensed), _per(most, least_licensed)


def _sum(heads: Mapping[str, Bounds], names: Iterable[str]) -> Bounds:
    low = high = 0.0
    for name in names:
        fewest, most = heads[name]
        low, high = low + fewest, high + most
    return low, high


def _of_site(duties: Sequence[Duty], site: str | None, count: _Count, *, together: bool) -> dict[int, list[Moment]]:
    """For each duty at one site in which somebody has no licence, its own ratio and those of the site while it runs."""
    concerned = [duty for duty in duties if count.unlicensed_in(duty)]
    found = {id(duty): [_of_duty(duty, site, count)] for duty in concerned}
    if not found or not together:
        return found
    moments = list(_sweep([duty for duty in duties if duty.span is not None], site, count))
    starts = [moment.minute or 0 for moment in moments]
    for duty in concerned:
        if duty.span is not None:
            first, last = bisect_left(starts, duty.span[0]), bisect_left(starts, duty.span[1])
            # Of the moments of a duty only those count that show the most, proven or possible.
            during = [*found[id(duty)], *moments[first:last]]
            found[id(duty)] = [max(during, key=itemgetter(0)), max(during, key=itemgetter(1))]
    return found


def _of_duty(duty: Duty, site: str | None, count: _Count) -> Moment:
    is_open = duty.supervisors is None
    ratio = count.ratio(count.unlicensed_in(duty), count.licensed_in(duty), supervisors_open=is_open)
    return Moment(*ratio, duty.span and duty.span[0], duty.ahead, site or "")


def _sweep(duties: Sequence[Duty], site: str | None, count: _Count) -> Iterator[Moment]:
    """The ratio at a site from each minute at which a duty begins or ends."""
    events = sorted(
        ((minute, change, duty) for duty in duties for minute, change in zip(duty.span or (), (1, -1), strict=False)),
        key=itemgetter(0),
    )
    unlicensed: Counter[str] = Counter()
    licensed: Counter[str] = Counter()
    supervisors_open = 0
    for position, (minute, change, duty) in enumerate(events):
        for present, names in ((unlicensed, count.unlicensed_in(duty)), (licensed, count.licensed_in(duty))):
            for name in names:
                present[name] += change
                if not present[name]:
                    del present[name]
        supervisors_open += change * (duty.supervisors is None)
        last_of_this_minute = position + 1 == len(events) or events[position + 1][0] > minute
        if last_of_this_minute and unlicensed:
            ratio = count.ratio(unlicensed, licensed, supervisors_open=supervisors_open > 0)
            yield Moment(*ratio, minute, duty.ahead, site or "")
