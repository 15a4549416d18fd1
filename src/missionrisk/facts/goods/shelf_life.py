"""Medicines: how much of the shelf life is left on arrival, at the last use and when the team has gone.

**What goes in**, for each medicine: `expiry_date` (the earliest of its packs), `supply_days` or `use_by`, and the
day on which it arrives: `pharmacy.donation.arrival` where that is stated, else the arrival of the team; and the last
day of service and the departure of the mission.

**What comes out**:

- shelf life on arrival, in days = expiry date - arrival, and in whole months, as guidelines count it: from 6 March
  to 5 March of the next year are 11 months, to 6 March 12;
- shelf life after departure, in days = expiry date - departure: what is left of it for stock that stays;
- the last day of use = `use_by` or, where it is left out, last day of service + supply days for what patients take
  home, and the last day of service for what is used on the spot;
- days past expiry = last day of use - expiry date; negative where it expires later;
- safe to hand out until = expiry date - supply days: a supply that is handed out later outlasts the expiry date. For
  what is used on the spot it is the expiry date itself.

**Missing or inexact**: an expiry date known by its month gives a range of days, and what depends on it is a range
too. Something that never expires has no end. What was left out keeps the result open.

**Assumed**: the expiry date itself is the last good day; patients begin on the day on which they get the medicine.

Sources: WHO-DRUGDON-1999 (Guideline 6: months on arrival of what is donated), EMT-TOOLBOX (6.2.7, minimum 1: months
of what emergency teams leave), PH-FSMM (Joint AO 2009-0030, item VII.3(f)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.goods.medicines import goes_home
from missionrisk.facts.knowledge import (
    LONG_AGO,
    NEVER,
    Knowledge,
    between,
    date_bounds,
    days_after,
    days_between,
    known,
    number_bounds,
    subtract,
)
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place, surely, surely_not

MONTHS_IN_A_YEAR: Final = 12


@dataclass(frozen=True)
class ShelfLife:
    """What is left of a medicine's shelf life at each point of its way."""

    expiry: Knowledge[date]
    arrival: Knowledge[date]
    last_use: Knowledge[date]
    hand_out_until: Knowledge[date]
    days_past_expiry: Knowledge[float]
    months_on_arrival: Knowledge[float]
    days_on_arrival: Knowledge[float]
    days_after_departure: Knowledge[float]


def shelf_life(place: Place, plan: Place) -> ShelfLife:
    """The shelf life of one medicine."""
    dates = dates_of(plan)
    expiry, arrival = place.day("expiry_date"), _arrival(plan, dates.arrival)
    taken_home = _days_taken_home(place, plan)
    stated = place.written("use_by") is not None
    last_use = place.day("use_by") if stated else days_after(dates.last_service_day, taken_home)
    return ShelfLife(
        expiry=expiry,
        arrival=arrival,
        last_use=last_use,
        hand_out_until=days_after(expiry, subtract(known(0.0), taken_home)),
        days_past_expiry=days_between(expiry, last_use),
        months_on_arrival=months_between(arrival, expiry),
        days_on_arrival=days_between(arrival, expiry),
        days_after_departure=days_between(dates.departure, expiry),
    )


def _days_taken_home(place: Place, plan: Place) -> Knowledge[float]:
    taken_home = goes_home(place, plan)
    if surely_not(taken_home):
        return known(0.0, *taken_home.paths)
    supply = place.knowledge("supply_days")
    low, high = number_bounds(supply)
    if surely(taken_home):
        return between(max(low, 0.0), high, paths=supply.paths, missing=supply.missing)
    return between(0.0, high, paths=supply.paths, missing=(*taken_home.missing, *supply.missing))


def _arrival(plan: Place, of_team: Knowledge[date]) -> Knowledge[date]:
    """When the medicines arrive: with the donation if it has a day of its own, else with the team."""
    donation = plan.inside("pharmacy").inside("donation")
    return of_team if donation.written("arrival") is None else donation.day("arrival")


def months_between(start: Knowledge[date], end: Knowledge[date]) -> Knowledge[float]:
    """Whole months from `start` to `end`: negative where the end comes first, +infinity where it never comes."""
    (a, b), (c, d) = date_bounds(start), date_bounds(end)
    sources = {"paths": (*start.paths, *end.paths), "missing": (*start.missing, *end.missing)}
    return between(_months(b, c), _months(a, d), **sources)


def _months(start: date, end: date) -> float:
    if NEVER in (start, end) or LONG_AGO in (start, end):
        return float("inf") if end == NEVER or start == LONG_AGO else float("-inf")
    months = (end.year - start.year) * MONTHS_IN_A_YEAR + end.month - start.month
    return months - (end.day < start.day)
