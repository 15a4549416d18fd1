"""Seen again in time: how long the patients of a service wait for the next visit, and how long they can.

**What goes in**, for each service: the planned visits that give it again (`mission.planned_visits[].services`, with a
day of arrival); the first day of this mission's service; the long-term medicines given in it, with the days for which
each supply lasts (`medicines[].supply_days`, `medicines[].service`); how often long-term treatment is reviewed
(`follow_up.long_term_care.protocol_reviewed_every_days`).

**What comes out**, in days:

- days until seen again = from the first day of service, whose patients wait longest, to the earliest arrival of a
  planned visit that gives the same service; without end if none does;
- shortest refill interval = the least `supply_days` of the service's long-term medicines;
- shortest review interval = `protocol_reviewed_every_days`, for a service that treats long-term illness: care of
  chronic disease, or one in which a long-term medicine is given;
- shortest interval = the lesser of these two; without end where the service treats nobody for long.

Where the first figure is greater than the last, patients are without medicine or review before the team is back, unless
somebody local bridges the time.

**Missing or inexact**: a medicine without a service may belong to any, and then can only make the interval shorter; one
of which it is open whether it is long-term, likewise. A planned visit that does not say what it gives may give the
service.

**Assumed**: a patient gets one supply, on one day; a medicine without a service belongs to the only one there is.
Reviews after operations are not counted here but in the calendar of follow-up, procedure by procedure.

Sources: DAINTON-2018 (abstract: treatment of blood pressure and diabetes on short visits); house default: that the next
visit must come before the supply or the time to a review ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.goods.medicines import goes_home, is_long_term
from missionrisk.facts.knowledge import (
    Knowledge,
    all_of,
    any_of,
    between,
    days_between,
    greatest,
    known,
    least,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import activity, dates_of
from missionrisk.facts.partnership.continuity import stay_of
from missionrisk.facts.reading import Place, asked_once, surely, surely_not

CHRONIC_CARE: Final = "chronic_disease_care"

WITHOUT_END: Final = math.inf


@dataclass(frozen=True)
class CareIntervals:
    """How long the patients of one service wait, and how long they can."""

    days_until_seen_again: Knowledge[float]
    shortest_refill_days: Knowledge[float]
    shortest_review_days: Knowledge[float]
    shortest_interval_days: Knowledge[float]


def care_intervals(service: Place, plan: Place) -> CareIntervals:
    """The intervals of one service."""
    nobody_treated = _nobody_treated_for_long(plan)
    if nobody_treated is None:
        given = _long_term_medicines(service, plan)
        refill, review = _refill(given, plan), _review(service, given, plan)
    else:
        refill = review = nobody_treated
    return CareIntervals(
        days_until_seen_again=_until_seen_again(service, plan),
        shortest_refill_days=refill,
        shortest_review_days=review,
        shortest_interval_days=least(refill, review),
    )


def gives_again(visit: Place, service: Place) -> Knowledge[bool]:
    """Whether a visit gives a service of this mission again."""
    given = visit.written("services")
    if given is None:
        return unknown(visit.at("services"))
    return known(service.written("id") in given, visit.at("services"))


def _until_seen_again(service: Place, plan: Place) -> Knowledge[float]:
    visits = plan.inside("mission").entries("planned_visits")
    if not visits.stated:
        return between(0.0, WITHOUT_END, missing=(visits.path,))
    waits = [(gives_again(visit, service), days) for visit, days in _days_until_visits(plan)]
    return _least_of_those_that_count(waits, known(WITHOUT_END, visits.path))


@asked_once
def _days_until_visits(plan: Place) -> list[tuple[Place, Knowledge[float]]]:
    """Each planned visit, and the days from the first day of service to its arrival."""
    first_day = dates_of(plan).first_service_day
    return [
        (visit, greatest(known(0.0), days_between(first_day, stay_of(visit).arrival)))
        for visit in plan.inside("mission").entries("planned_visits")
    ]


Counted = list[tuple[Knowledge[bool], Knowledge[float]]]


def _least_of_those_that_count(judged: Counted, otherwise: Knowledge[float]) -> Knowledge[float]:
    """The least of the numbers that count; those that may count can only lower it."""
    found = otherwise
    for counts, days in judged:
        if surely(counts):
            found = least(found, days)
        elif not surely_not(counts):
            low, high = number_bounds(found)
            found = between(
                min(low, number_bounds(days)[0]),
                high,
                paths=(*found.paths, *days.paths),
                missing=(*found.missing, *counts.missing, *days.missing),
            )
    return found


# --- what the service's patients need -----------------------------------------------------------------------------


def _long_term_medicines(service: Place, plan: Place) -> Counted:
    """Each medicine that may be given for long in this service, and the days that its supply lasts."""
    return [(all_of(for_long, _is_of(medicine, service, plan)), days) for medicine, for_long, days in _medicines(plan)]


@asked_once
def _medicines(plan: Place) -> list[tuple[Place, Knowledge[bool], Knowledge[float]]]:
    """Each medicine, whether it is handed out for long, and the days that its supply lasts."""
    return [
        (
            medicine,
            all_of(is_long_term(medicine, plan), goes_home(medicine, plan)),
            _bounded(medicine.knowledge("supply_days")),
        )
        for medicine in plan.entries("medicines")
    ]


def _is_of(medicine: Place, service: Place, plan: Place) -> Knowledge[bool]:
    """Whether a medicine is given in a service: in the only one there is, it must be."""
    stated = medicine.written("service")
    if stated is not None:
        return known(stated == service.written("id"), medicine.at("service"))
    return known(True, service.path) if len(plan.entries("services")) == 1 else unknown(medicine.at("service"))


def _refill(given: Counted, plan: Place) -> Knowledge[float]:
    medicines = plan.entries("medicines")
    if not medicines.stated:
        return between(0.0, WITHOUT_END, missing=(medicines.path,))
    return _least_of_those_that_count(given, known(WITHOUT_END, medicines.path))


def _review(service: Place, given: Counted, plan: Place) -> Knowledge[float]:
    medicines = plan.entries("medicines")
    chronic = known(service.written("kind") == CHRONIC_CARE, service.at("kind"))
    by_medicines = any_of(known(False, medicines.path), *(counts for counts, _ in given))
    for_long = any_of(chronic, by_medicines if medicines.stated else unknown(medicines.path))
    if service.written("kind") is None and not surely(for_long):
        for_long = unknown(service.at("kind"))
    reviewed = plan.inside("follow_up").inside("long_term_care").knowledge("protocol_reviewed_every_days")
    return _least_of_those_that_count([(for_long, _bounded(reviewed))], known(WITHOUT_END, *for_long.paths))


def _nobody_treated_for_long(plan: Place) -> Knowledge[float] | None:
    """Without end, where no treatment is started that must go on."""
    starts = activity(plan, "starts_long_term_treatment")
    return known(WITHOUT_END, *starts.paths) if surely_not(starts) else None


def _bounded(days: Knowledge[float]) -> Knowledge[float]:
    """The same knowledge with bounds, so that nothing is lost where another number is smaller."""
    low, high = number_bounds(days)
    return between(max(0.0, low), high, paths=days.paths, missing=days.missing)
