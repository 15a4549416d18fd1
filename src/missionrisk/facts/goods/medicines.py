"""Medicines that patients take home: how long they last, and what follows when they run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.goods.running_out import running_out
from missionrisk.facts.knowledge import Items, Knowledge, Unknown, known, unknown
from missionrisk.facts.mission import Dates, activity, dates_of
from missionrisk.facts.model import SURELY, Fact, day, flag, number, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of

NOT_TAKEN_HOME: Final = frozenset({"anaesthesia", "vaccine", "emergency"})
"""Purposes for which a medicine is used on the spot."""

FOR_A_TIME: Final = frozenset({"acute", "anaesthesia", "vaccine", "emergency", "post_exposure", "mass_treatment"})
"""Purposes that end by themselves, so that nobody has to go on taking the medicine."""


@dataclass(kw_only=True)
class DispensedSupply(Fact):
    """A medicine that patients are given to take home."""

    listed_in = ("medicines",)

    medicine: Knowledge[str] = text("The medicine's id in the plan.")
    name: Knowledge[str] = text("Its international nonproprietary name, or its id.")
    long_term: Knowledge[bool] = flag("Whether patients must go on taking it.")
    supply_days: Knowledge[float] = number("Days that the dispensed supply lasts.", "day", low=0)
    runs_out_first: Knowledge[date] = day("The first day without it for those who get it on the first day of service.")
    runs_out_last: Knowledge[date] = day("The first day without it for those who get it on the last day of service.")
    days_covered_after_departure: Knowledge[float] = number(
        "Days from the team's departure until the last patients run out.", "day"
    )
    first_visit_day: Knowledge[float] = number(
        "Days from dispensing to the first booked local visit, for those who wait longest.", "day", low=0
    )
    first_visit_date: Knowledge[date] = day("The day of that visit, for those who were seen first.")
    days_short: Knowledge[float] = number(
        "Days without it before the first local visit, for those who wait longest; negative where some is left.",
        "day",
    )
    tests_needed: Knowledge[str] = texts("The laboratory tests that treatment with it needs.", words=True)
    tests_unavailable: Knowledge[str] = texts("Those that can be done nowhere after departure.", words=True)
    tests_unavailable_count: Knowledge[float] = number("How many of them cannot be done.", "test", low=0)


@dataclass(kw_only=True)
class RefillSource(Fact):
    """What the plan says of where patients get more of a medicine; where it says nowhere, nobody has agreed."""

    listed_in = ("medicines",)

    medicine: Knowledge[str] = text("The medicine's id in the plan.")
    agreed: Knowledge[bool] = flag("Whether whoever refills it has promised to.")
    affordable: Knowledge[bool] = flag("Whether patients can pay for it.")
    stocked: Knowledge[bool] = flag("Whether it is usually in stock there.")


def derive_medicines(plan: Place) -> Iterator[Fact]:
    """Supplies and refill sources, one for each medicine, or ones that stand for a list that was not stated."""
    entries = plan.entries("medicines")
    dispenses = activity(plan, "dispenses_medicines")
    if surely_not(dispenses):
        return
    if not entries.stated or (len(entries) == 0 and surely(dispenses)):
        # An empty list beside medicines that are said to be dispensed says nothing of them.
        ask = entries.path if surely(dispenses) else dispenses.missing[0]
        long_term = _unless_denied(plan, unknown(ask))
        yield DispensedSupply.standing_for(entries.path, ask, long_term=long_term)
        yield RefillSource.standing_for(entries.path, ask)
        return
    local_tests, dates = tests_done_locally(plan), dates_of(plan)
    for place in entries:
        dispensed = goes_home(place, plan)
        if not surely_not(dispensed):
            yield _supply(place, plan, dispensed, local_tests, dates)
            yield from _refill(place)


def medicine_name(place: Place) -> str:
    """A medicine's international nonproprietary name, or its id."""
    return str(place.written("inn") or place.written("id"))


def goes_home(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether a listed medicine goes home with patients."""
    if place.written("destination") == "left_behind":
        return known(False, place.at("destination"))
    if place.written("purpose") in NOT_TAKEN_HOME:
        return known(False, place.at("purpose"))
    for name in ("supply_days", "patients", "refill_source"):
        if place.written(name) is not None:
            return SURELY
    dispenses = activity(plan, "dispenses_medicines")
    if surely(dispenses) and place.written("destination") is not None:
        return SURELY
    if surely(dispenses) and not surely(activity(plan, "donates_medicines")):
        return SURELY
    return unknown(*(dispenses.missing or (place.at("destination"),)))


def _supply(
    place: Place, plan: Place, dispensed: Knowledge[bool], local_tests: Items[str], dates: Dates
) -> DispensedSupply:
    medicine = str(place.written("id"))
    end = running_out(place, plan, dates)
    needed = place.listed("monitoring_tests")
    unavailable = _tests_unavailable(place, needed, local_tests)
    return DispensedSupply(
        key=(medicine,),
        exists=dispensed,
        medicine=known(medicine, place.path),
        name=known(medicine_name(place), place.path),
        long_term=is_long_term(place, plan),
        supply_days=place.knowledge("supply_days"),
        runs_out_first=end.runs_out_first,
        runs_out_last=end.runs_out_last,
        days_covered_after_departure=end.days_covered_after_departure,
        first_visit_day=end.first_visit_day,
        first_visit_date=end.first_visit_date,
        days_short=end.days_short,
        tests_needed=needed,
        tests_unavailable=unavailable,
        tests_unavailable_count=size_of(unavailable),
    )


def is_long_term(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether patients must go on taking a medicine.

    What its name tells counts where the plan does not say. One for long use may yet be brought for a time, or for those
    who take it already, so that it counts once the plan says that long-term treatment is started.
    """
    if place.written("long_term") is not None:
        return place.knowledge("long_term")
    purpose = place.written("purpose")
    if purpose == "long_term":
        return known(True, place.at("purpose"))
    if purpose in FOR_A_TIME:
        return known(False, place.at("purpose"))
    told, starts = place.knowledge("long_term"), activity(plan, "starts_long_term_treatment")
    return starts if surely_not(starts) or (surely(told) and not surely(starts)) else told


def _unless_denied(plan: Place, otherwise: Knowledge[bool]) -> Knowledge[bool]:
    starts = activity(plan, "starts_long_term_treatment")
    return starts if surely_not(starts) else otherwise


def _refill(place: Place) -> Iterator[RefillSource]:
    medicine = str(place.written("id"))
    there = place.there_is("refill_source")
    refill = place.inside("refill_source")
    yield RefillSource(
        key=(medicine,),
        exists=there if isinstance(there, Unknown) else SURELY,
        medicine=known(medicine, place.path),
        agreed=there if surely_not(there) else refill.secured("commitment"),
        affordable=refill.knowledge("affordable"),
        stocked=refill.knowledge("stocked_there"),
    )


# --- monitoring ---------------------------------------------------------------------------------------------------


def tests_done_locally(plan: Place) -> Items[str]:
    """The laboratory tests that sites and referral destinations do; open where one of them does not say."""
    places = [plan.entries("sites"), plan.inside("referral").entries("destinations")]
    sure: set[str] = set()
    paths: list[str] = []
    missing: list[str] = []
    for entries in places:
        if not entries.stated:
            missing.append(entries.path)
        for place in entries:
            tests = place.written("laboratory_tests")
            if tests is None:
                missing.append(place.at("laboratory_tests"))
            else:
                sure.update(tests)
                paths.append(place.at("laboratory_tests"))
    return Items(frozenset(sure), None if missing else frozenset(), paths=tuple(paths), missing=tuple(missing))


def _tests_unavailable(place: Place, needed: Knowledge[str], local: Items[str]) -> Knowledge[str]:
    if not isinstance(needed, Items):
        return Items(frozenset(), None, missing=needed.missing)
    if needed.sure and place.written("monitoring_at") == "none":
        return Items(needed.sure, frozenset(), paths=(*needed.paths, place.at("monitoring_at")))
    lacking = needed.sure - local.sure
    paths = (*needed.paths, *local.paths)
    if lacking and local.possible is None:
        return Items(frozenset(), lacking, paths=paths, missing=local.missing)
    return Items(lacking, frozenset(), paths=paths)
