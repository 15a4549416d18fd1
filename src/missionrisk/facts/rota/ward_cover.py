"""Nurses and doctors on duty while operated patients may be in their beds, by day and by night.

**What goes in.** Sessions and shifts with their times, sites and people; `people` (cadre, training level, count); the
first day of operations (the earliest `procedures[].first_day`, else `mission.dates.first_service_day`) and
`mission.dates.departure`; the sites of the procedures, or the plan's only site.

**Figures.** From the evening of the first day of operations to the departure, *nurses at night* are the fewest nurses
on duty at any moment between 22:00 and 06:00, and *nurses by day* the fewest between 06:00 and 22:00, at the site of
the operations; the same for doctors. Duties on call do not count, and of a group one person does.
Patients for each nurse are the most inpatients at once (`surgery.inpatients_at_once`) divided by the nurses, by day, by
night and, where the plan states no number for each shift, by the fewer of the two.

**What is not known.** What the rota proves is a lower bound: the hospital's own staff are seldom listed by name. If one
of the days or the site is not known, the rota proves nothing.

Sources: EMT-TOOLBOX (inpatient care, minimum 1 and 2: one nurse for eight inpatients on every shift, one doctor for
three nurses, of international emergency teams); house default: night from 22:00 to 06:00.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.intervals import Interval
from missionrisk.facts.knowledge import Knowledge, Known, between, mapped, number_bounds
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place, surely
from missionrisk.facts.rota.headcount import Level, Stay, fewest_during, levels
from missionrisk.facts.rota.rota import MINUTES_IN_A_DAY, MINUTES_IN_AN_HOUR, Rota
from missionrisk.facts.team.people import is_licensed, people_in

MORNING: Final = 6 * MINUTES_IN_AN_HOUR
EVENING: Final = 22 * MINUTES_IN_AN_HOUR

NURSES: Final = frozenset({"nurse", "midwife"})
DOCTORS: Final = frozenset({"doctor", "surgeon", "anaesthetist", "clinical_officer"})


@dataclass(frozen=True)
class Cover:
    """The fewest of one profession on duty at any moment, by day and by night, as far as the rota proves it."""

    by_day: Knowledge[float]
    by_night: Knowledge[float]


def ward_cover(plan: Place, rota: Rota, cadres: frozenset[str]) -> Cover:
    """The cover of the ward by licensed people of these cadres."""
    fewest = _fewest(plan, rota, cadres)
    path = plan.inside("schedule").entries("shifts").path
    by_day, by_night = (
        between(number, float("inf"), paths=(path,) if number else (), missing=("surgery.nurses_per_shift",))
        for number in fewest
    )
    return Cover(by_day, by_night)


def _fewest(plan: Place, rota: Rota, cadres: frozenset[str]) -> tuple[float, float]:
    first, last, site = _first_day(plan), _last_day(plan), _site(plan)
    if not rota.duties or first is None or last is None or site is None or first > last:
        return 0.0, 0.0
    found, ahead = _on_duty(plan, rota, cadres, site)
    if not found:
        return 0.0, 0.0
    days = range(first.toordinal(), last.toordinal())
    nights = [_from(day, EVENING, MINUTES_IN_A_DAY + MORNING, ahead) for day in days]
    by_day = [_from(day + 1, MORNING, EVENING, ahead) for day in days[:-1]]
    at_night = fewest_during(found, nights)
    return (fewest_during(found, by_day) if by_day else at_night), at_night


def _from(day: int, start: int, end: int, ahead: int) -> Interval:
    midnight = day * MINUTES_IN_A_DAY - ahead
    return midnight + start, midnight + end


def _on_duty(plan: Place, rota: Rota, cadres: frozenset[str], site: str) -> tuple[list[Level], int]:
    """How many are on duty there at each moment, and how far the clock there is ahead."""
    stays: list[Stay] = []
    ahead = 0
    there = (site, None) if len(plan.entries("sites")) == 1 else (site,)
    for person in plan.entries("people"):
        if not surely(mapped(person.knowledge("cadre"), lambda cadre: cadre in cadres)):
            continue
        fewest = number_bounds(people_in(person))[0]
        if fewest < 1 or not surely(is_licensed(person)):
            continue
        for duty in rota.of(str(person.written("id"))):
            if duty.span is not None and not duty.on_call and duty.site in there:
                stays.append(Stay(duty.span, str(person.written("id")), 1.0))
                ahead = duty.ahead
    return levels(stays), ahead


def _site(plan: Place) -> str | None:
    """The one site at which all procedures are done, or the plan's only one."""
    sites = {procedure.written("site") for procedure in plan.entries("procedures")}
    only = [str(site.written("id")) for site in plan.entries("sites")]
    if len(only) == 1:
        return only[0]
    return str(next(iter(sites))) if len(sites) == 1 and None not in sites else None


def _first_day(plan: Place) -> date | None:
    """The first day on which anybody is operated on."""
    days = [procedure.day("first_day") for procedure in plan.entries("procedures")]
    if not days or not all(isinstance(day, Known) for day in days):
        days = [dates_of(plan).first_service_day]
    exact = [day.value for day in days if isinstance(day, Known)]
    return min(exact) if len(exact) == len(days) else None


def _last_day(plan: Place) -> date | None:
    departure = dates_of(plan).departure
    return departure.value if isinstance(departure, Known) else None
