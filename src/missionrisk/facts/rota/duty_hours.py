"""Work and rest of each person on the rota.

**What goes in.** `schedule.sessions` (date, start, end, site, people, supervisors) and `schedule.shifts` (first and
last day, weekdays, starts_at, hours, on_call, rest_after_hours, people, supervisors), each day of a shift being a
duty of its own; `people` (count, origin, arrives, leaves); `sites` (time_zone); `mission.dates` (arrival, departure,
and the hours of travel on these days); `schedule.transfer_hours`. A supervisor of a duty is on duty as well.

**Figures, for each entry of `people` that is on the rota:**

- *hours a week*: the most hours of duty in any seven times 24 hours. Overlapping duties count once.
- *longest duty*: the longest time on duty without any time off, from the beginning to the end, in hours.
- *shortest rest*, in hours. Whoever begins a duty should have begun to rest 16 hours later: of the times off that
  begin within these 16 hours, the longest is the rest, and the shorter ones are breaks. After more than 16 hours
  without time off, it is the time off that follows. The shortest of all these rests counts; after the last duty there
  is no end to it.
- *rest after a long duty*: the hours from the end of a duty of 24 hours or more to the next duty, or as the shift
  states them, whichever is less.
- *days in a row*: the most consecutive local days with any duty. A night shift is on both of its days.
- *days off*: days from arrival to departure, both included, less days with duty; *days off in seven*: 7 less the most
  days with duty in any seven consecutive days.
- *nights in a row*: consecutive nights with at least three hours of duty between 22:00 and 06:00, local time.
- *two places at once*: hours in which two duties at different sites overlap.

Duties on call (`on_call: yes`) do not count; the figures `… with on call` count them like all others. The figures `…
with travel` count what visitors travel: the days of arrival and departure as days with duty, the hours of travel on
these days, and `transfer_hours` before each duty that follows one at another site, but no more than the time between
the two. The hour of arrival is not known, so that only transfers shorten the rest, and the weekly hours may be a
range.

**What is not known.** Duties prove that somebody works at least so much and rests at most so much. The figures are
exact where both lists of the schedule are stated, each duty has its people, and those of this person have their
times; otherwise they are bounded by what the schedule states for everybody (`weekly_hours`, `longest_shift_hours`,
`shortest_rest_hours`, `rest_days_per_week`). Of a group (`count` other than 1) not everybody need be in each duty:
the figures lie between those of a single duty and those of somebody who were in all of them.

**Assumptions.** Only duties of the plan count, not what local staff work besides. All times are put on one line of
time (UTC where sites state their time zones), so that midnight, zones and changes of clocks are accounted for.

Sources: ACGME-CPR (section VI: 24 hours of continuous duty, 14 hours of rest after it, 8 hours between duties, one
day in seven); house default: the 16 hours in which a rest has to begin, three hours that make a night one of duty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.facts.asking import details_after
from missionrisk.facts.intervals import Interval, minutes_in
from missionrisk.facts.knowledge import (
    Knowledge,
    between,
    items,
    known,
    least,
    number_bounds,
    unknown,
)
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import shortened
from missionrisk.facts.reading import Entries, Place
from missionrisk.facts.rota.double_booking import DoubleBooking, double_booked
from missionrisk.facts.rota.duty_time import (
    DAYS_IN_A_WEEK,
)
from missionrisk.facts.rota.duty_travel import Stay, with_travel
from missionrisk.facts.rota.long_duties import LONG_DUTY, after_long_duties
from missionrisk.facts.rota.rota import Rota, written_span
from missionrisk.facts.rota.rota_workers import (
    ASKED,
    Circumstances,
    Limits,
    Measured,
    Scale,
    Worker,
    fewest_of,
    in_hours,
    scale_of,
    stated_rests,
    workers_on,
)
from missionrisk.facts.team.travel import travels
from missionrisk.language import gettext as _

SHOWN: Final = 20
"""How many times in two places are written out."""


@dataclass(kw_only=True)
class DutyHours(Fact):
    """The work and rest of one person or group on the rota; of somebody, for the duties that name nobody."""

    listed_in = ("schedule.shifts",)

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    on_rota: Knowledge[bool] = flag("Whether the plan states these duties.")
    person: Knowledge[str] = text("The short name in the plan, never the person's own.")
    weekly_hours: Knowledge[float] = number("Hours of duty in the busiest seven days.", "hour", low=0)
    weekly_hours_with_on_call: Knowledge[float] = number("The same, with duties on call.", "hour", low=0)
    weekly_hours_with_travel: Knowledge[float] = number("The same, with travel.", "hour", low=0)
    busiest_week: Knowledge[str] = text("When these seven days begin, for messages.")
    longest_duty_hours: Knowledge[float] = number("Hours of the longest duty without time off.", "hour", low=0)
    longest_duty_hours_with_on_call: Knowledge[float] = number("The same, with duties on call.", "hour", low=0)
    longest_duty: Knowledge[str] = text("When that duty is, for messages.")
    shortest_rest_hours: Knowledge[float] = number("Hours of the shortest rest between duties.", "hour", low=0)
    shortest_rest_hours_with_on_call: Knowledge[float] = number("The same, with duties on call.", "hour", low=0)
    shortest_rest_hours_with_travel: Knowledge[float] = number("The same, less transfers.", "hour", low=0)
    shortest_rest: Knowledge[str] = text("When that rest is, for messages.")
    long_duty: Knowledge[bool] = flag("Whether any duty lasts 24 hours or more.")
    long_duties: Knowledge[str] = texts("The sessions and shifts, by id, that make up such duties, for messages.")
    rest_after_long_duty_hours: Knowledge[float] = number(
        "Hours of the shortest rest after such a duty.", "hour", low=0
    )
    days_in_a_row: Knowledge[float] = number("Consecutive days with duty, at the most.", "day", low=0)
    days_in_a_row_with_on_call: Knowledge[float] = number("The same, with duties on call.", "day", low=0)
    days_in_a_row_with_travel: Knowledge[float] = number("The same, with days of arrival and departure.", "day", low=0)
    days_off: Knowledge[float] = number("Days without duty from arrival to departure.", "day", low=0)
    days_off_with_on_call: Knowledge[float] = number("The same, with duties on call.", "day", low=0)
    days_off_with_travel: Knowledge[float] = number("The same, without days of arrival and departure.", "day", low=0)
    days_off_in_seven: Knowledge[float] = number("Days without duty in the busiest seven.", "day", low=0, high=7)
    days_off_in_seven_with_on_call: Knowledge[float] = number("The same, with duties on call.", "day", low=0, high=7)
    days_off_in_seven_with_travel: Knowledge[float] = number(
        "The same, without days of arrival and departure.", "day", low=0, high=7
    )
    nights_in_a_row: Knowledge[float] = number("Consecutive nights with duty, at the most.", "night", low=0)
    nights_in_a_row_with_on_call: Knowledge[float] = number("The same, with duties on call.", "night", low=0)
    double_booked_hours: Knowledge[float] = number("Hours in which duties at two sites overlap.", "hour", low=0)
    double_booked: Knowledge[str] = texts("When that is, and at which sites, for messages.")


def derive_duty_hours(plan: Place, rota: Rota) -> Iterator[DutyHours]:
    """One fact for each person or group on the rota, and one that stands for shifts that were not stated."""
    chapter, travelled = plan.inside("schedule"), travels(plan)
    shifts = chapter.entries("shifts")
    if not shifts.stated:
        yield _placeholder(chapter, shifts, travelled)
    if not rota.duties:
        return
    circumstances = Circumstances(plan, rota)
    for worker in workers_on(plan, rota):
        yield details_after(travelled, _hours_of(worker, circumstances, travelled))


def _placeholder(chapter: Place, shifts: Entries, travelled: Knowledge[bool]) -> DutyHours:
    """What stands for the shifts: first asked is whether anybody travels, then for long ones, then for all."""
    longest_shift, rest = chapter.knowledge("longest_shift_hours"), chapter.knowledge("shortest_rest_hours")
    ask = (*travelled.missing, *longest_shift.missing, shifts.path)[0]
    high = number_bounds(longest_shift)[1]
    return DutyHours.standing_for(
        shifts.path,
        ask,
        travels=travelled,
        longest_duty_hours=between(0.0, high, missing=(ask,)),
        long_duty=known(False, *longest_shift.paths) if high < in_hours(LONG_DUTY) else unknown(ask),
        rest_after_long_duty_hours=between(max(0.0, number_bounds(rest)[0]), math.inf, missing=(ask,)),
        on_rota=known(False),
    )


# --- one fact ----------------------------------------------------------------------------------------------------


def _hours_of(worker: Worker, circumstances: Circumstances, travelled: Knowledge[bool]) -> DutyHours:
    scale = scale_of(worker, circumstances)
    stay, plain = Stay(worker, circumstances), Measured(worker.at_work)
    with_on_call = plain if worker.at_work is worker.duties else Measured(worker.duties)
    figures = _figures(worker, plain, stay, scale, circumstances, circumstances.limits)
    for name, figure in _figures(worker, with_on_call, stay, scale, circumstances, Limits()).items():
        figures[f"{name}_with_on_call"] = figure
    booked = DoubleBooking({}) if worker.several else double_booked(worker.duties)
    return DutyHours(
        key=(worker.name,) if worker.place is not None else ("schedule.shifts",),
        travels=travelled,
        on_rota=known(True, *scale.paths),
        person=known(worker.name, *(() if worker.place is None else (worker.place.path,))),
        busiest_week=_when(plain.week_begins if plain.stretches else None, worker, scale),
        longest_duty=_during(plain.longest_stretch if worker.single else None, worker, scale),
        shortest_rest=_during(plain.rest if worker.single else None, worker, scale),
        **after_long_duties(worker, plain, scale, circumstances),
        double_booked=_overlap_texts(booked, worker, scale),
        double_booked_hours=_hours_in_two_places(booked, worker, scale, circumstances),
        **figures,
        **with_travel(worker, plain, scale, stay, circumstances),
    )


def _figures(
    worker: Worker, measured: Measured, stay: Stay, scale: Scale, circumstances: Circumstances, limits: Limits
) -> dict[str, Knowledge[Any]]:
    """The figures of one way of counting; what the schedule states for everybody bounds the plain one alone."""
    fewest = fewest_of(worker, measured)
    stated = stated_rests(measured.duties, circumstances)
    shortest, longest_rest = (measured.rest_hours, measured.rest_hours) if worker.single else (0.0, math.inf)
    return {
        "weekly_hours": scale.no_less(fewest.week, measured.week, limits.weekly),
        "longest_duty_hours": scale.no_less(fewest.longest, measured.longest, limits.longest),
        "shortest_rest_hours": least(scale.no_more(shortest, longest_rest, limits.rest), *stated),
        "days_in_a_row": scale.no_less(fewest.in_a_row, measured.in_a_row),
        "days_off": stay.days_off(scale, fewest.day_count, measured.day_count),
        "days_off_in_seven": scale.no_more(
            DAYS_IN_A_WEEK - measured.in_seven, DAYS_IN_A_WEEK - fewest.in_seven, limits.rest_days
        ),
        "nights_in_a_row": scale.no_less(fewest.nights, measured.nights),
    }


def _when(minute: int | None, worker: Worker, scale: Scale) -> Knowledge[str]:
    if minute is None:
        return unknown(*scale.missing)
    return known(written_span((minute, minute), _ahead_at(minute, worker)).rpartition("-")[0], *scale.paths)


def _during(stretch: Interval | None, worker: Worker, scale: Scale) -> Knowledge[str]:
    if stretch is None:
        return unknown(*scale.missing)
    return known(written_span(stretch, _ahead_at(stretch[0], worker)), *scale.paths)


def _ahead_at(minute: int, worker: Worker) -> int:
    """How far the clock is ahead at the site of the duty that begins, lasts or ends at a moment."""
    there = (duty.ahead for duty in worker.duties if duty.span and duty.span[0] <= minute <= duty.span[1])
    return next(there, 0)


def _hours_in_two_places(
    booked: DoubleBooking, worker: Worker, scale: Scale, circumstances: Circumstances
) -> Knowledge[float]:
    """Hours in which duties overlap; of a group, some may be at one site and some at the other."""
    if worker.several:
        return known(0.0, *scale.paths)
    hours = in_hours(minutes_in(span for spans in booked.overlaps.values() for span in spans))
    sites = () if circumstances.one_site else tuple(duty.at.at("site") for duty in booked.unclear[:ASKED])
    most = hours if scale.closed and not sites else math.inf
    return between(hours if worker.single else 0.0, most, paths=scale.paths, missing=(*sites, *scale.missing))


def _overlap_texts(booked: DoubleBooking, worker: Worker, scale: Scale) -> Knowledge[str]:
    spans = sorted((span, sites) for sites, spans in booked.overlaps.items() for span in spans)
    said = _("{when} ({sites})")
    texts = [
        said.format(when=written_span(span, _ahead_at(span[0], worker)), sites=_(" and ").join(sites))
        for span, sites in spans
    ]
    return items(shortened(texts, SHOWN), *scale.paths)
