"""Long-term medicines: when the supply runs out, and when the first local visit is.

**What goes in**, for each medicine that patients take home: `supply_days`; the mission's first and last day of
service and its departure; and the first local visit, which is, in this order,

- the date `refill_source.first_visit_on`, where all patients come on the same day;
- `refill_source.first_visit_after_days`, counted for each patient from the day on which the medicine was handed out;
- `follow_up.long_term_care.first_local_visit_after_days`, counted likewise.

**What comes out**:

- the day on which the first patients run out = first day of service + supply days, and that on which the last do =
  last day of service + supply days: the first day without the medicine;
- days covered after departure = last day of service + supply days - departure: how long the last patients have it
  when nobody of the team is there;
- the first visit in days from dispensing: as stated or, for a date, counted from the first day of service, as those
  who were seen first wait longest;
- days short = first visit - supply days, for those who wait longest; negative where some of the supply is left.

For a supply of 30 days that is handed out from 8 to 19 March and a local clinic on 20 April, the first patients run
out on 7 April and wait 13 days; the last run out on 18 April and wait 2.

**Missing or inexact**: a date known by its month gives a range of days, and so does a supply given as a range. What
was left out keeps the result open.

**Assumed**: patients begin on the day on which they get the medicine and take it as told. Supplies that patients
still have at home are not counted.

Sources: DAINTON-2018 (continuity of long-term treatment after short visits), WHO-NCDK-2018; house default: no day
without the medicine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from missionrisk.facts.knowledge import (
    Knowledge,
    days_after,
    days_between,
    greatest,
    known,
    subtract,
)
from missionrisk.facts.mission import Dates
from missionrisk.facts.reading import Place, surely_not


@dataclass(frozen=True)
class RunningOut:
    """When a supply ends, against the first local visit."""

    runs_out_first: Knowledge[date]
    runs_out_last: Knowledge[date]
    days_covered_after_departure: Knowledge[float]
    first_visit_day: Knowledge[float]
    first_visit_date: Knowledge[date]
    days_short: Knowledge[float]


def running_out(place: Place, plan: Place, dates: Dates) -> RunningOut:
    """When the supply of one medicine ends, for those who get it first and for those who get it last."""
    supply = place.knowledge("supply_days")
    first_visit_day = _first_visit_day(place, plan, dates)
    runs_out_last = days_after(dates.last_service_day, supply)
    return RunningOut(
        runs_out_first=days_after(dates.first_service_day, supply),
        runs_out_last=runs_out_last,
        days_covered_after_departure=days_between(dates.departure, runs_out_last),
        first_visit_day=first_visit_day,
        first_visit_date=_first_visit_date(place, first_visit_day, dates),
        days_short=subtract(first_visit_day, supply),
    )


def _first_visit_day(place: Place, plan: Place, dates: Dates) -> Knowledge[float]:
    """Days from dispensing to the first local visit, for those who wait longest."""
    refill = place.inside("refill_source")
    if refill.written("first_visit_on") is not None:
        return greatest(known(0.0), days_between(dates.first_service_day, refill.day("first_visit_on")))
    own = refill.knowledge("first_visit_after_days")
    if refill.written("first_visit_after_days") is not None:
        return own
    care = plan.inside("follow_up").inside("long_term_care")
    if care.written("first_local_visit_after_days") is not None or surely_not(place.there_is("refill_source")):
        return care.knowledge("first_local_visit_after_days")
    return own


def _first_visit_date(place: Place, first_visit_day: Knowledge[float], dates: Dates) -> Knowledge[date]:
    """The day of the first local visit of those who were seen first."""
    refill = place.inside("refill_source")
    if refill.written("first_visit_on") is not None:
        return refill.day("first_visit_on")
    return days_after(dates.first_service_day, first_visit_day)
