"""Emergency capacity: what a medical team can do in a day, against what its declared type must be able to do.

**What goes in.** The type (`emergency.team_type`) and the capacity that the plan states (`emergency.capacity`). Where
it does not state a number, other chapters bound it: the people listed (`people[]` with cadre, level of training, origin
and count), the beds of the sites (`sites[].beds`, `sites[].intensive_care_beds`), the services' patients a day
(`services[].patients_per_day`), the sessions (`schedule.sessions[]`), the procedures' size and the theatre (`surgery`).

**Formulas**, in patients, beds, operations and people:

- *outpatients a day*: at least the most that any outpatient service expects in a day, or that the sessions of one day
  expect together;
- *beds* and *intensive care beds*: at least those of sites that the team sets up itself (tent, field hospital, ship,
  mobile clinic); at most those of all sites, where all state them;
- *operations a day*: at least those planned for a day (`surgery.operations_per_day`, or the sessions of one day); they
  count as major if every procedure listed is major, as minor if every one is minor, and else as neither;
- *operating tables*: as `surgery.theatre_tables` states; else at least the most in any session;
- *doctors* and *nurses*: at least the fully trained visitors of that cadre, at most everybody listed who may be one;
- *rehabilitation professionals*: at least the fully trained visitors who are physiotherapists, occupational or speech
  therapists, or prosthetists. Doctors and nurses may be trained in rehabilitation too, so that there is no upper bound;
- *shortfalls*: what is surely below the table of team types. The type's operations are missed only if the team is below
  both the major and the minor ones; intensive care beds count beside the other beds;
- *nurses needed* = 2 shifts a day x (other beds / 8 + intensive care beds / 2), the number for a shift rounded up;
  beds of intensive care count as part of the beds stated, which needs fewer. *Nurses short* = nurses needed - nurses;
- *beds for each rehabilitation professional* = beds / professionals, without end where there are beds and nobody.

**What is missing or a range.** A stated number goes before what other chapters say. A bound alone is enough to decide
where it lies wholly on one side of what the type asks; otherwise the plan is asked for the number in
`emergency.capacity`. A person of unknown cadre, level or origin counts in the upper bound only.

**Assumptions.** Planned work is possible work, so that it is a lower bound of the capacity and never shows that a team
falls short. Nobody nurses for more than one of two shifts of twelve hours.

Sources: MILLS-2018 (Table 1, the classification of 2016), EMT-TOOLBOX (inpatient care: three doctors, one nurse for
eight inpatients and for two in intensive care, for international teams), WHO-EMT-REHAB-2016 (abstract: one professional
for 20 beds); house default: two shifts a day.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from missionrisk.facts.emergency.emergency_team import TEAM_TYPES, least_of, stay_of
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    Unknown,
    add,
    all_of,
    between,
    count,
    holds,
    known,
    mapped,
    negate,
    number_bounds,
    subtract,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE
from missionrisk.facts.model import Fact, choice, flag, number, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_known
from missionrisk.facts.tables import Tables, TeamType
from missionrisk.facts.team.people import is_licensed, is_visiting, people_in
from missionrisk.language import gettext as _

INPATIENT_SERVICES: Final = frozenset({"inpatient_care", "intensive_care"})
NO_OUTPATIENTS: Final = INPATIENT_SERVICES | NOT_CARE | {"surgery", "laboratory", "imaging", "pharmacy"}
"""Kinds of service that see no outpatients of their own."""

SET_UP_BY_THE_TEAM: Final = frozenset({"tent", "field_hospital", "ship", "mobile"})
"""Kinds of site whose beds are the team's own."""

DOCTORS: Final = frozenset({"doctor"})
NURSES: Final = frozenset({"nurse"})
REHABILITATION: Final = frozenset({"physiotherapist", "occupational_therapist", "speech_therapist", "prosthetist"})

SHIFTS_A_DAY: Final = 2
"""Shifts between which the nurses are shared: nobody works for more than twelve hours (house default)."""


@dataclass(kw_only=True)
class EmergencyCapacity(Fact):
    """What the team can do. There is exactly one; it means something in an emergency mission only."""

    team_type: Knowledge[str] = choice("The type of emergency medical team.", TEAM_TYPES)
    outpatients_per_day: Knowledge[float] = number("Outpatients that it can see in a day.", "patient", low=0)
    inpatient_beds: Knowledge[float] = number("Inpatient beds that it brings.", "bed", low=0)
    intensive_care_beds: Knowledge[float] = number("Intensive care beds that it brings.", "bed", low=0)
    operating_tables: Knowledge[float] = number("Operating tables that run at once.", "table", low=0)
    major_operations_per_day: Knowledge[float] = number("Major operations that it can do in a day.", "operation", low=0)
    minor_operations_per_day: Knowledge[float] = number("Minor operations that it can do in a day.", "operation", low=0)
    doctors: Knowledge[float] = number("Doctors for emergency and primary care.", "person", low=0)
    nurses: Knowledge[float] = number("Nurses.", "person", low=0)
    nurses_needed: Knowledge[float] = number(
        "Nurses that its type needs for its beds, on all shifts of a day together; 0 where the type asks for none.",
        "person",
        low=0,
    )
    nurses_short: Knowledge[float] = number(
        "Nurses needed less those that there are; negative where some are spare.", "person"
    )
    shortfalls: Knowledge[str] = texts("In what it falls short of its type, with the type's number.")
    shortfalls_count: Knowledge[float] = number("In how many things it falls short of its type.", "thing", low=0)
    keeps_inpatients: Knowledge[bool] = flag("Whether patients stay in its beds.")
    rehabilitation_professionals: Knowledge[float] = number(
        "Rehabilitation professionals at first deployment.", "person", low=0
    )
    beds_per_rehabilitation_professional: Knowledge[float] = number(
        "Inpatient beds for each rehabilitation professional; without end where there are beds and nobody.",
        "bed",
        low=0,
    )
    rehabilitation_space_m2: Knowledge[float] = number("Room for rehabilitation.", "square metre", low=0)
    stay_days: Knowledge[float] = number("Days for which the team stays.", "day", low=0)


def derive_emergency_capacity(plan: Place, tables: Tables) -> EmergencyCapacity:
    """The fact about the team's capacity."""
    chapter = plan.inside("emergency")
    able = _Capacity(plan)
    shortfalls = _shortfalls(chapter, able, tables)
    needed = _nurses_needed(chapter, able, tables)
    return EmergencyCapacity(
        key=MISSION_KEY,
        team_type=chapter.knowledge("team_type"),
        outpatients_per_day=able.outpatients,
        inpatient_beds=able.beds,
        intensive_care_beds=able.intensive_care_beds,
        operating_tables=able.tables,
        major_operations_per_day=able.major_operations,
        minor_operations_per_day=able.minor_operations,
        doctors=able.doctors,
        nurses=able.nurses,
        nurses_needed=needed,
        nurses_short=subtract(needed, able.nurses),
        shortfalls=_named(shortfalls, chapter),
        shortfalls_count=unknown(chapter.at("team_type")) if shortfalls is None else count(shortfalls.values()),
        keeps_inpatients=_keeps_inpatients(plan, able.beds),
        rehabilitation_professionals=able.rehabilitation_professionals,
        beds_per_rehabilitation_professional=_ratio(able.beds, able.rehabilitation_professionals),
        rehabilitation_space_m2=chapter.inside("capacity").knowledge("rehabilitation_space_m2"),
        stay_days=stay_of(plan),
    )


# --- what the team can do: as stated, or as other chapters bound it -----------------------------------------------


class _Capacity:
    """What the plan says of the capacity, in its chapter or elsewhere."""

    def __init__(self, plan: Place) -> None:
        self._stated = plan.inside("emergency").inside("capacity")
        self.outpatients = self._bounded("outpatients_per_day", *_outpatients_planned(plan))
        self.beds = self._bounded("inpatient_beds", *_beds_of_sites(plan, "beds"))
        self.intensive_care_beds = self._bounded("intensive_care_beds", *_beds_of_sites(plan, "intensive_care_beds"))
        self.tables = _tables(plan)
        self.major_operations = self._bounded("major_operations_per_day", *_operations_planned(plan, "major"))
        self.minor_operations = self._bounded("minor_operations_per_day", *_operations_planned(plan, "minor"))
        self.doctors = self._bounded("doctors", *_people_of(plan, DOCTORS))
        self.nurses = self._bounded("nurses", *_people_of(plan, NURSES))
        fewest, _, listed = _people_of(plan, REHABILITATION)
        self.rehabilitation_professionals = self._bounded("rehabilitation_professionals", fewest, math.inf, listed)

    def _bounded(self, name: str, low: float, high: float, paths: tuple[str, ...]) -> Knowledge[float]:
        stated = self._stated.knowledge(name)
        if not isinstance(stated, Unknown):
            return stated
        return between(low, high, paths=paths, missing=stated.missing)


_Bounds = tuple[float, float, tuple[str, ...]]
"""The fewest, the most, and the plan paths that say so."""


def _outpatients_planned(plan: Place) -> _Bounds:
    sees = {service.written("id"): service for service in plan.entries("services") if _sees_outpatients(service)}
    planned = [(_at_least(service, "patients_per_day"), service.at("patients_per_day")) for service in sees.values()]
    planned += _on_each_day(
        "expected_patients",
        (s for s in plan.inside("schedule").entries("sessions") if s.written("service") in sees),
    )
    return _most(planned)


def _sees_outpatients(service: Place) -> bool:
    kind = service.written("kind")
    return kind is not None and kind not in NO_OUTPATIENTS


def _operations_planned(plan: Place, size: str) -> _Bounds:
    """The operations of a day, where all procedures are of one size."""
    procedures, surgery = plan.entries("procedures"), plan.inside("surgery")
    if not len(procedures) or not all(_is_of_size(procedure, size) for procedure in procedures):
        return 0.0, math.inf, ()
    planned = [(_at_least(surgery, "operations_per_day"), surgery.at("operations_per_day"))]
    planned += _on_each_day("operations", plan.inside("schedule").entries("sessions"))
    return _most(planned)


def _is_of_size(procedure: Place, size: str) -> bool:
    return surely(mapped(size_known(procedure), lambda word: word == size))


def _tables(plan: Place) -> Knowledge[float]:
    stated = plan.inside("surgery").knowledge("theatre_tables")
    if not isinstance(stated, Unknown):
        return stated
    sessions = plan.inside("schedule").entries("sessions")
    stating = [session for session in sessions if session.written("operating_tables") is not None]
    low, high, paths = _most([(_at_least(s, "operating_tables"), s.at("operating_tables")) for s in stating])
    return between(low, high, paths=paths, missing=stated.missing)


def _on_each_day(name: str, sessions: Iterable[Place]) -> Iterator[tuple[float, str]]:
    """The sum of a number over the sessions of each day, as far as the day and the number are known."""
    days: dict[date, float] = {}
    path: dict[date, str] = {}
    for session in sessions:
        day, planned = session.written("date"), session.written(name)
        if planned is not None and planned.min and day is not None and day.exact:
            days[day.earliest] = days.get(day.earliest, 0.0) + planned.min
            path[day.earliest] = session.at(name)
    yield from ((total, path[day]) for day, total in days.items())


def _most(planned: Iterable[tuple[float, str]]) -> _Bounds:
    fewest, path = max(planned, default=(0.0, ""))
    return fewest, math.inf, (path,) if fewest else ()


def _at_least(place: Place, name: str) -> float:
    return max(0.0, number_bounds(place.knowledge(name))[0])


def _beds_of_sites(plan: Place, name: str) -> _Bounds:
    sites = plan.entries("sites")
    if not len(sites):
        return 0.0, math.inf, ()
    own = sum(_at_least(site, name) for site in sites if site.written("kind") in SET_UP_BY_THE_TEAM)
    most = sum(number_bounds(site.knowledge(name))[1] for site in sites)
    return own, most, tuple(site.at(name) for site in sites if site.written(name) is not None)


def _people_of(plan: Place, cadres: frozenset[str]) -> _Bounds:
    people = plan.entries("people")
    if not people.stated:
        return 0.0, math.inf, ()
    fewest, most, paths = 0.0, 0.0, [people.path]
    for person in people:
        belongs = all_of(mapped(person.knowledge("cadre"), lambda cadre: cadre in cadres), is_licensed(person))
        if surely_not(belongs):
            continue
        low, high = number_bounds(people_in(person))
        most += high
        paths.append(person.path)
        if surely(belongs) and surely(is_visiting(person)):
            fewest += low
    return fewest, most, tuple(paths)


# --- against the type ---------------------------------------------------------------------------------------------


def _shortfalls(chapter: Place, able: _Capacity, tables: Tables) -> dict[str, Knowledge[bool]] | None:
    """Each thing that the type asks for, and whether the team falls short of it; None where the type is open."""
    team_type = chapter.knowledge("team_type")
    if not isinstance(team_type, Known):
        return None
    least = least_of(team_type.value, tables)
    single = {
        _("outpatients a day (at least {least})"): (able.outpatients, least.outpatients_per_day),
        _("intensive care beds (at least {least})"): (able.intensive_care_beds, least.intensive_care_beds),
        _("doctors (at least {least})"): (able.doctors, least.doctors),
    }
    judged = {
        words.format(least=asked): _less(there_are, asked) for words, (there_are, asked) in single.items() if asked
    }
    if least.inpatient_beds:
        # Some plans count the beds of intensive care among the inpatient beds, and some do not.
        all_beds = add(*map(_from_zero, (able.beds, able.intensive_care_beds)))
        words = _("inpatient beds (at least {least})").format(least=least.inpatient_beds)
        judged[words] = _less(all_beds, least.inpatient_beds)
    if least.major_operations_per_day:
        judged[_operations_in_words(least)] = all_of(
            _less(able.major_operations, least.major_operations_per_day),
            _less(able.minor_operations, least.minor_operations_per_day),
        )
    return judged


def _nurses_needed(chapter: Place, able: _Capacity, tables: Tables) -> Knowledge[float]:
    """For the beds of all shifts, as if those of intensive care stood among the others, which needs fewer."""
    team_type = chapter.knowledge("team_type")
    if not isinstance(team_type, Known):
        return unknown(chapter.at("team_type"))
    least = least_of(team_type.value, tables)
    if not least.beds_per_nurse or not least.intensive_care_beds_per_nurse:
        return known(0.0, *team_type.paths)
    beds, intensive_care_beds = (number_bounds(_from_zero(k)) for k in (able.beds, able.intensive_care_beds))
    inputs: tuple[Knowledge[Any], ...] = (team_type, able.beds, able.intensive_care_beds)
    return between(
        _for_all_shifts(beds[0], intensive_care_beds[0], least),
        _for_all_shifts(beds[1], intensive_care_beds[1], least),
        paths=tuple(path for k in inputs for path in k.paths),
        missing=tuple(path for k in inputs for path in k.missing),
    )


def _for_all_shifts(beds: float, intensive_care_beds: float, least: TeamType) -> float:
    if math.isinf(beds) or math.isinf(intensive_care_beds):
        return math.inf
    others = max(0.0, beds - intensive_care_beds)
    on_a_shift = others / least.beds_per_nurse + intensive_care_beds / least.intensive_care_beds_per_nurse
    return float(SHIFTS_A_DAY * math.ceil(on_a_shift))


def _operations_in_words(least: TeamType) -> str:
    return _("operations a day (at least {major} major or {minor} minor)").format(
        major=least.major_operations_per_day, minor=least.minor_operations_per_day
    )


def _less(number_known: Knowledge[float], asked: float) -> Knowledge[bool]:
    return negate(holds(number_known, low=asked))


def _from_zero(number_known: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(number_known)
    return between(max(0.0, low), high, paths=number_known.paths, missing=number_known.missing)


def _named(shortfalls: dict[str, Knowledge[bool]] | None, chapter: Place) -> Items[str]:
    if shortfalls is None:
        return Items(frozenset(), None, missing=(chapter.at("team_type"),))
    open_ones = {name: short for name, short in shortfalls.items() if not isinstance(short, Known)}
    return Items(
        frozenset(name for name, short in shortfalls.items() if surely(short)),
        frozenset(open_ones),
        paths=tuple(path for short in shortfalls.values() for path in short.paths),
        missing=tuple(path for short in open_ones.values() for path in short.missing),
    )


def _keeps_inpatients(plan: Place, beds: Knowledge[float]) -> Knowledge[bool]:
    """By its beds or by its services."""
    services = [service for service in plan.entries("services") if service.written("kind") in INPATIENT_SERVICES]
    return known(True, services[0].at("kind")) if services else holds(beds, low=1)


def _ratio(beds: Knowledge[float], professionals: Knowledge[float]) -> Knowledge[float]:
    (fewest_beds, most_beds), (fewest, most) = number_bounds(_from_zero(beds)), number_bounds(_from_zero(professionals))
    return between(
        _beds_each(fewest_beds, most),
        _beds_each(most_beds, fewest),
        paths=(*beds.paths, *professionals.paths),
        missing=(*beds.missing, *professionals.missing),
    )


def _beds_each(beds: float, professionals: float) -> float:
    if professionals == 0:
        return math.inf if beds else 0.0
    return beds / professionals
