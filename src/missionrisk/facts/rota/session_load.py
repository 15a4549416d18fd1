"""Patients, clinicians and operations of sessions: for each hour, and on each day.

**What goes in.** `schedule.sessions`: date, start and end, site, service, `expected_patients`,
`consulting_clinicians`, `operations`, `operating_tables`, and `people` with the cadre and count of each.

**Figures.**

- *patients for each hour of a clinician*: the patients of all sessions that state how many they expect, divided by
  the hours of these sessions, each times its clinicians. The clinicians of a session are those it states, else those
  of its people whose cadre sees patients on its own, at best all of them all the time.
- *minutes for each patient*: 60 divided by that; and the same in the fullest session.
- *patients on the busiest day of a service*: those of its sessions on one day added up; and for each clinician: those
  of sessions with the same clinicians, divided by these.
- *operations in a day*, *in one theatre* and *of one surgeon*: the operations of all sessions of a day added up;
  those at one site divided by the tables that run there at once (`surgery.theatre_tables`, else those of sessions at
  the same time added up); and the operations of sessions with the same surgeons divided by these. Surgeons are people
  whose cadre is surgeon, and the operators of the procedures.

**What is not known.** A range of patients or clinicians gives a range. Sessions that do not state their patients,
their time or who is there are left out of the first two figures and of the days' sums: these then say what there is
at least.

Sources: house default: all of these are arithmetic on the plan; the limits are in the rules that read them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import Knowledge, Known, add, between, known, mapped, number_bounds, unknown
from missionrisk.facts.mission import SERVICE_KINDS
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.rota.headcount import Stay, levels
from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR, Duty, Rota, written_span
from missionrisk.facts.surgery.operations import IN_THEATRE, services_by_id
from missionrisk.facts.team.people import people_in

SURGEON: Final = "surgeon"


@dataclass(frozen=True)
class SessionLoad:
    """What sessions that state their patients leave of time; minutes are infinite where nobody is expected.

    `fullest` names the session with the fewest minutes for each patient, which `fullest_minutes` are at best.
    """

    patients: Knowledge[float]
    clinician_hours: Knowledge[float]
    fullest_minutes: float = math.inf
    fullest: str | None = None


def session_load(rota: Rota, people: Mapping[str, Place], see_patients: frozenset[str]) -> SessionLoad | None:
    """The load of all sessions that state patients, times and clinicians; None where there is none."""
    patients: list[Knowledge[float]] = []
    hours: list[Knowledge[float]] = []
    fullest, named = math.inf, None
    seeing = {name: _of_kind(person, see_patients) for name, person in people.items()} if rota.duties else {}
    for duty in rota.duties:
        if duty.is_shift or duty.span is None or duty.at.written("expected_patients") is None:
            continue
        clinicians = _clinicians_in(duty, seeing)
        if not math.isfinite(number_bounds(clinicians)[1]):
            continue
        expected = duty.at.knowledge("expected_patients")
        length = (duty.span[1] - duty.span[0]) / MINUTES_IN_AN_HOUR
        fewest, most = (length * heads for heads in number_bounds(clinicians))
        patients.append(expected)
        hours.append(between(fewest, most, paths=clinicians.paths, missing=clinicians.missing))
        least_patients = number_bounds(expected)[0]
        minutes = MINUTES_IN_AN_HOUR * most / least_patients if least_patients > 0 else math.inf
        if minutes < fullest:
            fullest, named = minutes, f"{duty.name}, {written_span(duty.span, duty.ahead)}"
    if not patients:
        return None
    return SessionLoad(add(*patients), add(*hours), fullest, named)


def _clinicians_in(duty: Duty, seeing: Mapping[str, Knowledge[float]]) -> Knowledge[float]:
    """How many clinicians a session has: as stated, else those of its people who may see patients on their own."""
    if duty.at.written("consulting_clinicians") is not None:
        return duty.at.knowledge("consulting_clinicians")
    if duty.people is None:
        return unknown(duty.at.at("people"))
    path = duty.at.at("people")
    return add(known(0.0, path), *(seeing[name] for name in sorted(duty.people)))


def _of_kind(person: Place, cadres: frozenset[str]) -> Knowledge[float]:
    belongs, heads = mapped(person.knowledge("cadre"), lambda cadre: cadre in cadres), people_in(person)
    if surely(belongs):
        return heads
    high = 0.0 if surely_not(belongs) else number_bounds(heads)[1]
    return between(0.0, high, paths=belongs.paths, missing=(*belongs.missing, *heads.missing))


def people_by_id(plan: Place) -> Mapping[str, Place]:
    """The plan's people and groups by id."""
    return {str(person.written("id")): person for person in plan.entries("people")}


# --- the busiest day ----------------------------------------------------------------------------------------------


def sessions_by_day(rota: Rota, count: str) -> Mapping[date, list[Duty]]:
    """The sessions whose day is known and which state a number, such as their operations, by day."""
    found: dict[date, list[Duty]] = {}
    for duty in rota.duties:
        if not duty.is_shift and duty.day is not None and duty.at.written(count) is not None:
            found.setdefault(duty.day, []).append(duty)
    return found


def at_least(duties: Iterable[Duty], count: str) -> float:
    """How many of something the sessions have together at least."""
    return sum(max(0.0, number_bounds(duty.at.knowledge(count))[0]) for duty in duties)


def for_each(total: float, heads: float) -> float:
    """How many the fullest of them has at least, as a whole number: of 51 shared by 2 somebody has 26."""
    return float(math.ceil(total / heads)) if heads > 0 and math.isfinite(heads) else 0.0


def _most_heads(names: Iterable[str], people: Mapping[str, Place]) -> float:
    return sum(number_bounds(people_in(people[name]))[1] for name in names)


def of_the_fullest(
    duties: Iterable[Duty], count: str, people: Mapping[str, Place], belongs: frozenset[str], stated: str | None = None
) -> float:
    """How many of something the busiest person has at least in sessions of one day.

    Those who share a session are its people who may count, whose ids `belongs` holds, or as many as the field `stated`
    says. Only sessions of exactly the same people are taken together.
    """
    totals: dict[frozenset[str] | str, float] = {}
    heads: dict[frozenset[str] | str, float] = {}
    for duty in duties:
        number = None if stated is None or duty.at.written(stated) is None else duty.at.knowledge(stated)
        if duty.people is None and number is None:
            continue
        named = duty.present & belongs
        those = named if number is None else f"{sorted(duty.people or (duty.at.path,))} {number_bounds(number)}"
        totals[those] = totals.get(those, 0.0) + at_least([duty], count)
        heads[those] = _most_heads(named, people) if number is None else number_bounds(number)[1]
    return max((for_each(total, heads[those]) for those, total in totals.items()), default=0.0)


@dataclass(frozen=True)
class OperatingDays:
    """The most operations in a day that sessions prove: in all, in one theatre, and of one surgeon."""

    in_a_day: float = 0.0
    of_one_theatre: float = 0.0
    of_one_surgeon: float = 0.0
    paths: tuple[str, ...] = ()


def operating_days(plan: Place, rota: Rota, service: str | None = None) -> OperatingDays:
    """The busiest days of all sessions, or of those of one service."""
    days = sessions_by_day(rota, "operations")
    if not days:
        return OperatingDays()
    people = people_by_id(plan)
    surgeons = frozenset(_may_operate(plan, people))
    around = _sessions_around(rota, days)
    totals, theatres, each = [0.0], [0.0], [0.0]
    paths: list[str] = []
    for day, duties in days.items():
        counted = [duty for duty in duties if service is None or duty.service == service]
        paths += [duty.at.at("operations") for duty in counted]
        totals.append(at_least(counted, "operations"))
        each.append(of_the_fullest(counted, "operations", people, surgeons))
        for site in {duty.site for duty in counted} - {None}:
            here = [duty for duty in counted if duty.site == site]
            theatres.append(for_each(at_least(here, "operations"), _tables_at_once(site, around[day], plan)))
    return OperatingDays(max(totals), max(theatres), max(each), tuple(dict.fromkeys(paths)))


def _sessions_around(rota: Rota, days: Iterable[date]) -> Mapping[date, list[Duty]]:
    """For each day, all sessions that are on it or may be."""
    sessions = [duty for duty in rota.duties if not duty.is_shift]
    undated = [duty for duty in sessions if duty.day is None]
    found = {day: list(undated) for day in days}
    for duty in sessions:
        if duty.day in found:
            found[duty.day].append(duty)
    return found


def _tables_at_once(site: str | None, sessions: Iterable[Duty], plan: Place) -> float:
    """The most tables that can run at once at a site on a day: those of the whole theatre if the plan states them.

    Else those of sessions at the same time, or of unknown time, added up; of sessions that may be there as well.
    """
    of_theatre = number_bounds(plan.inside("surgery").knowledge("theatre_tables"))[1]
    if math.isfinite(of_theatre):
        return of_theatre
    services = services_by_id(plan)
    elsewhere = {name for name, service in services.items() if service.written("kind") in SERVICE_KINDS - IN_THEATRE}
    timed: list[Stay] = []
    untimed = 0.0
    for duty in sessions:
        if duty.site not in (site, None):
            continue
        stated = duty.at.written("operating_tables") is not None
        if not stated and duty.at.written("operations") is None and duty.service in elsewhere:
            continue
        tables = number_bounds(duty.at.knowledge("operating_tables"))[1] if stated else math.inf
        if duty.span is None:
            untimed += tables
        else:
            timed.append(Stay(duty.span, duty.at.path, tables))
    if any(math.isinf(stay.heads) for stay in timed):
        return math.inf
    return untimed + max((level.heads for level in levels(timed)), default=0.0)


def _may_operate(plan: Place, people: Mapping[str, Place]) -> Iterator[str]:
    """Those who may be surgeons: by cadre, as operators of a procedure, or where the cadre is not known."""
    operators = {str(name) for procedure in plan.entries("procedures") for name in procedure.written("operators") or ()}
    for name, person in people.items():
        cadre = person.knowledge("cadre")
        performs = "performs_procedure" in (person.written("tasks") or ("performs_procedure",))
        if name in operators or not isinstance(cadre, Known) or cadre.value == SURGEON or performs:
            yield name
