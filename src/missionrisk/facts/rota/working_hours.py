"""Work and rest of everybody, as the plan states it and as the rota proves.

**What goes in.** `schedule.weekly_hours`, `longest_shift_hours`, `shortest_rest_hours`, `rest_days_per_week` and
`local_staff_weekly_hours` as stated for everybody, and the figures of each person on the rota (see *Work and rest of
each person on the rota*), without duties on call and without travel.

**Figures.** A stated number holds unless the rota proves more work or less rest than it: then the rota's figure
holds. Where nothing is stated, the busiest person's hours, the longest duty, the shortest rest and the fewest days
off in seven are bounds, since others may work more; they are exact where both lists of the schedule are stated, each
duty has its people and its times, and each of these is a single person. The hours of local staff are no less than
those that the rota gives to somebody of the host country.

**What is not known.** A number that is neither stated nor proven is open, from 0 up.

Sources: ACGME-CPR (section VI: 80 hours a week averaged over four weeks, 24 hours of continuous duty, 8 hours between
duties, one day in seven); house default: 60 hours a week on a mission.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from missionrisk.facts.asking import details_after
from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    between,
    days_between,
    items,
    known,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.reading import Place, surely_not
from missionrisk.facts.rota.duty_hours import DutyHours
from missionrisk.facts.rota.rota import Rota
from missionrisk.facts.rota.rota_workers import least_hours
from missionrisk.facts.team.people import is_visiting
from missionrisk.facts.team.travel import travels


@dataclass(kw_only=True)
class WorkingHours(Fact):
    """The hours and rest of those who work. There is exactly one."""

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    stay_days: Knowledge[float] = number("Days from arrival to departure.", "day", low=0)
    weekly_hours: Knowledge[float] = number("Hours of the busiest member in the busiest week.", "hour", low=0)
    busiest: Knowledge[str] = text("Who that is on the rota, and when, for messages.")
    rest_days_per_week: Knowledge[float] = number("Days without duty in seven.", "day", low=0, high=7)
    without_day_off: Knowledge[str] = texts("Those on the rota who have no day off in some seven days, for messages.")
    longest_shift_hours: Knowledge[float] = number("Hours of the longest continuous duty.", "hour", low=0)
    longest_duty: Knowledge[str] = text("Whose that is on the rota, and when, for messages.")
    shortest_rest_hours: Knowledge[float] = number("Hours of the shortest rest between duties.", "hour", low=0)
    shortest_rest: Knowledge[str] = text("Whose that is on the rota, and when, for messages.")
    local_staff_weekly_hours: Knowledge[float] = number(
        "Hours of local staff in the busiest week, routine duty included.", "hour", low=0
    )


def derive_working_hours(plan: Place, rota: Rota, on_rota: Sequence[DutyHours]) -> WorkingHours:
    """The fact about hours and rest."""
    chapter, dates, travelled = plan.inside("schedule"), dates_of(plan), travels(plan)
    workers = [hours for hours in on_rota if not hours.placeholder]
    stated = {name: chapter.knowledge(name) for name in _STATED}
    paths = (*dict.fromkeys(path for hours in workers for path in hours.weekly_hours.paths),)
    closed = bool(workers) and rota.complete and not rota.with_unknown_people
    nameless = max((least_hours(duty) for duty in rota.with_unknown_people), default=0.0)
    least_of_all = max((_low(hours.longest_duty_hours) for hours in workers), default=0.0)
    local = {str(p.written("id")) for p in plan.entries("people") if surely_not(is_visiting(p))} if workers else set()
    found = WorkingHours(
        key=MISSION_KEY,
        travels=travelled,
        stay_days=days_between(dates.arrival, dates.departure),
        weekly_hours=_at_least(stated["weekly_hours"], [hours.weekly_hours for hours in workers], closed, paths),
        busiest=_of_the_most(workers, "weekly_hours", "busiest_week"),
        rest_days_per_week=_at_most(
            stated["rest_days_per_week"], [hours.days_off_in_seven for hours in workers], closed, paths
        ),
        without_day_off=items(
            (_name(hours) for hours in workers if number_bounds(hours.days_off_in_seven)[1] == 0), *paths
        ),
        longest_shift_hours=_at_least(
            stated["longest_shift_hours"],
            [*(hours.longest_duty_hours for hours in workers), *([known(nameless)] if nameless > least_of_all else ())],
            closed,
            paths,
        ),
        longest_duty=_of_the_most(workers, "longest_duty_hours", "longest_duty"),
        shortest_rest_hours=_at_most(
            stated["shortest_rest_hours"], [hours.shortest_rest_hours for hours in workers], closed, paths
        ),
        shortest_rest=_of_the_least(workers, "shortest_rest_hours", "shortest_rest"),
        local_staff_weekly_hours=_at_least(
            stated["local_staff_weekly_hours"],
            [hours.weekly_hours for hours in workers if _name(hours) in local],
            False,
            paths,
        ),
    )
    return details_after(travelled, found)


_STATED = (
    "weekly_hours",
    "rest_days_per_week",
    "longest_shift_hours",
    "shortest_rest_hours",
    "local_staff_weekly_hours",
)


def _low(k: Knowledge[float]) -> float:
    return number_bounds(k)[0]


def _high(k: Knowledge[float]) -> float:
    return number_bounds(k)[1]


def _at_least(
    stated: Knowledge[float], proven: Sequence[Knowledge[float]], closed: bool, paths: Sequence[str]
) -> Knowledge[float]:
    """What is stated, and no less than anything proven; without a statement no more either, if nothing is open."""
    low, high = number_bounds(stated)
    least = max(map(_low, proven), default=-math.inf)
    most = max(map(_high, proven), default=math.inf) if closed and stated.missing and not stated.paths else math.inf
    if least <= low and most >= high:
        return stated
    low = max(low, least)
    return between(low, max(low, min(high, most)), paths=(*stated.paths, *paths), missing=stated.missing)


def _at_most(
    stated: Knowledge[float], proven: Sequence[Knowledge[float]], closed: bool, paths: Sequence[str]
) -> Knowledge[float]:
    """What is stated, and no more than anything proven; without a statement no less either, if nothing is open."""
    low, high = number_bounds(stated)
    most = min(map(_high, proven), default=math.inf)
    least = min(map(_low, proven), default=-math.inf) if closed and stated.missing and not stated.paths else -math.inf
    if most >= high and least <= low:
        return stated
    high = min(high, most)
    return between(min(high, max(low, least)), high, paths=(*stated.paths, *paths), missing=stated.missing)


# --- who it is ----------------------------------------------------------------------------------------------------


def _name(hours: DutyHours) -> str:
    return hours.person.value if isinstance(hours.person, Known) else hours.subject


def _of_the_most(workers: Sequence[DutyHours], measure: str, when: str) -> Knowledge[str]:
    ordered = sorted(workers, key=lambda hours: (-_low(hours.knowledge(measure)), _name(hours)))
    return _first_told(ordered, when)


def _of_the_least(workers: Sequence[DutyHours], measure: str, when: str) -> Knowledge[str]:
    ordered = sorted(workers, key=lambda hours: (_high(hours.knowledge(measure)), _name(hours)))
    return _first_told(ordered, when)


def _first_told(ordered: Sequence[DutyHours], when: str) -> Knowledge[str]:
    """The name of the first, and when it is, if that is known of them."""
    if not ordered:
        return unknown("schedule.sessions", "schedule.shifts")
    told = ordered[0].knowledge(when)
    return known(f"{_name(ordered[0])}, {told.value}", *told.paths) if isinstance(told, Known) else told
