"""Medicines: what patients need against what is brought.

**For which medicines**: those of which each patient gets a set amount, to take home or as doses of a vaccine. For
anaesthetics and emergency stock nobody can say beforehand how much one patient uses; they are not calculated.

**What goes in**, for each medicine: `quantity` (units brought), `patients`, and how much each of them gets:
`units_per_patient` or, where it is left out, `units_per_dose`, `doses_per_day` and the days (`treatment_days`, or
`supply_days` where the length of the course is left out). A unit is whatever `quantity` counts: a tablet, a bottle,
a dose. From the mission's dates come the days of service.

**What comes out**, in units unless another unit is named:

- units per patient = units per dose times doses a day times days;
- need = patients times units per patient;
- shortfall = need - quantity, and left over = quantity - need; each is 0 where the other is more than 0;
- left over in percent = 100 times left over / quantity;
- patients supplied = quantity / units per patient, in whole patients, and no more than there are: somebody who gets
  half a course is not supplied;
- days of stock = quantity times days of service / need, where the days of service run from the first to the last,
  both counted: as many days as the stock lasts if as many patients come on each.

**Missing or inexact**: a range gives a range, with the bounds that are worst and best together. Where something is
left out, the result stays open and the first thing lacking is asked for: quantity, then patients, then the units for
each of them.

**Assumed**: nothing is lost, spoilt or given to anybody else, and every patient takes the same amount. What is left
counts as received where the plan names a partner for it, for this medicine or for all stock that is left.

Sources: WHO-DRUGDON-1999 (checklist, Guideline 1: what is sent follows what is needed); house default: the share
that may be left over.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.goods.medicines import goes_home, medicine_name
from missionrisk.facts.goods.stock import donates
from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    add,
    any_of,
    between,
    days_between,
    divide,
    greatest,
    known,
    multiply,
    number_bounds,
    rounded,
    subtract,
    unknown,
)
from missionrisk.facts.mission import activity, dates_of
from missionrisk.facts.model import SURELY, Fact, flag, number, text
from missionrisk.facts.reading import Place, surely, surely_not

REGIMEN: Final = ("units_per_dose", "doses_per_day")


@dataclass(kw_only=True)
class MedicineSupply(Fact):
    """A medicine of which each patient gets a set amount: the need against the stock."""

    listed_in = ("medicines",)

    medicine: Knowledge[str] = text("The medicine's id in the plan.")
    name: Knowledge[str] = text("Its international nonproprietary name, or its id.")
    patients: Knowledge[float] = number("Patients who are to receive it.", "patient", low=0)
    units_per_patient: Knowledge[float] = number("Units that each of them receives in all.", "unit", low=0)
    need: Knowledge[float] = number("Units that all of them need.", "unit", low=0)
    stock: Knowledge[float] = number("Units that are brought.", "unit", low=0)
    shortfall: Knowledge[float] = number("Units that are lacking.", "unit", low=0)
    patients_supplied: Knowledge[float] = number(
        "Patients for whom the stock is enough, each with all that is meant for them.", "patient", low=0
    )
    stock_days: Knowledge[float] = number("Days of service that the stock lasts at the expected use.", "day", low=0)
    left_over: Knowledge[float] = number("Units beyond the need.", "unit", low=0)
    left_over_percent: Knowledge[float] = number("Share of the stock beyond the need.", "percent", low=0, high=100)
    left_over_received: Knowledge[bool] = flag("Whether a partner is named that receives what is left.")


def derive_medicine_supply(plan: Place) -> Iterator[MedicineSupply]:
    """One fact for each medicine that is given out, or one that stands for a list that was not stated."""
    medicines = plan.entries("medicines")
    dispenses, days = activity(plan, "dispenses_medicines"), service_days(plan)
    for place in medicines:
        given_out = _given_out(place, plan)
        if not surely_not(given_out):
            yield _supply(place, plan, given_out, days)
    if len(medicines) == 0 and not surely_not(dispenses) and (surely(dispenses) or not medicines.stated):
        ask = medicines.path if surely(dispenses) else dispenses.missing[0]
        yield MedicineSupply.standing_for(medicines.path, ask)


def _given_out(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether each patient gets a set amount of it."""
    if place.written("purpose") == "vaccine" and place.written("destination") != "left_behind":
        return known(True, place.at("purpose"))
    dispenses = activity(plan, "dispenses_medicines")
    return dispenses if surely_not(dispenses) else goes_home(place, plan)


def _supply(place: Place, plan: Place, given_out: Knowledge[bool], days: Knowledge[float]) -> MedicineSupply:
    medicine = str(place.written("id"))
    stock = place.knowledge("quantity")
    patients = asked_after(stock, place.knowledge("patients"))
    each = asked_after(patients, units_per_patient(place))
    need = rounded(multiply(patients, each), 2)
    left_over = _beyond(stock, need)
    return MedicineSupply(
        key=(medicine,),
        exists=SURELY if surely(given_out) else given_out,
        medicine=known(medicine, place.path),
        name=known(medicine_name(place), place.path),
        patients=patients,
        units_per_patient=each,
        need=need,
        stock=stock,
        shortfall=_beyond(need, stock),
        patients_supplied=_patients_supplied(stock, each, patients),
        stock_days=rounded(multiply(divide(stock, need), days), 1),
        left_over=left_over,
        left_over_percent=_percent_left(stock, need),
        left_over_received=_received(place, plan),
    )


# --- need ---------------------------------------------------------------------------------------------------------


def units_per_patient(place: Place) -> Knowledge[float]:
    """What each patient receives in all: as stated, or the dose, times a day, times the days."""
    stated = place.knowledge("units_per_patient")
    if place.written("units_per_patient") is not None:
        return stated
    if all(place.written(name) is None for name in REGIMEN):
        return stated
    return rounded(multiply(*(place.knowledge(name) for name in REGIMEN), _days(place)), 2)


def units_per_day(place: Place) -> Knowledge[float]:
    """What a patient takes each day: the dose, times a day, or the whole supply shared by its days."""
    if place.written("units_per_patient") is None or any(place.written(name) is not None for name in REGIMEN):
        return multiply(*(place.knowledge(name) for name in REGIMEN))
    return divide(place.knowledge("units_per_patient"), _days(place))


def _days(place: Place) -> Knowledge[float]:
    return place.knowledge("supply_days" if place.written("treatment_days") is None else "treatment_days")


# --- need against stock -------------------------------------------------------------------------------------------


def _beyond(first: Knowledge[float], second: Knowledge[float]) -> Knowledge[float]:
    """What `first` has beyond `second`, if anything."""
    difference = subtract(first, second)
    low, high = number_bounds(difference)
    return rounded(between(max(0.0, low), max(0.0, high), paths=difference.paths, missing=difference.missing), 2)


def _patients_supplied(stock: Knowledge[float], each: Knowledge[float], patients: Knowledge[float]) -> Knowledge[float]:
    enough_for = divide(stock, each)
    (fewest, most), (few, many) = number_bounds(enough_for), number_bounds(patients)
    return between(
        min(_whole(fewest), max(0.0, few)),
        min(_whole(most), many),
        paths=tuple(dict.fromkeys((*enough_for.paths, *patients.paths))),
        missing=tuple(dict.fromkeys((*enough_for.missing, *patients.missing))),
    )


def _whole(number_of_patients: float) -> float:
    # A hair below a whole number is that number: 0.3 / 0.1 is 3.
    return number_of_patients if math.isinf(number_of_patients) else float(math.floor(round(number_of_patients, 9)))


def _percent_left(stock: Knowledge[float], need: Knowledge[float]) -> Knowledge[float]:
    """Of no stock at all nothing can be left."""
    used = divide(need, stock)
    (least_used, most_used), (fewest, most) = number_bounds(used), number_bounds(stock)
    low = 0.0 if fewest <= 0 else max(0.0, 1 - most_used)
    high = 0.0 if most <= 0 else max(0.0, 1 - least_used)
    return rounded(between(100 * low, 100 * high, paths=used.paths, missing=used.missing), 1)


def service_days(plan: Place) -> Knowledge[float]:
    """Days from the first to the last day of service, both counted."""
    dates = dates_of(plan)
    return add(greatest(known(0.0), days_between(dates.first_service_day, dates.last_service_day)), known(1.0))


# --- what is left -------------------------------------------------------------------------------------------------


def _received(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether a partner takes what is left of a medicine; nobody does where nothing is left behind or donated."""
    own, given, leaves = place.there_is("recipient"), donates(plan), activity(plan, "leaves_goods_behind")
    if surely(own):
        return own
    if surely_not(leaves) and surely_not(given):
        return known(False, *leaves.paths, *given.paths)
    of_all = plan.inside("pharmacy").inside("left_stock").there_is("recipient")
    named = any_of(own, of_all)
    return named if isinstance(named, Known) else unknown(*(own.missing or of_all.missing))
