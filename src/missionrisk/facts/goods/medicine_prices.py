"""Medicines: what a refill costs against a reference price, and what the consignment is worth.

**What goes in**: the price of one unit, from the price list that the user has brought or, where that has no price
for the medicine, from the plan (`price_per_unit`); `units_per_dose` and `doses_per_day` (or `units_per_patient`
shared by its days); what a refill costs the patient for 30 days (`refill_source.price_per_month`); `quantity`; and
for a donation `pharmacy.donation.declared_value`.

**Which price of the list**: the medicine must be the same; a strength, form or unit that the list states must be
that of the plan, where the unit is the plan's `unit` or, where that is left out, its `form`. Of several such prices
those of the latest year count, from the lowest to the highest.

**What comes out**:

- reference price of a month = price of one unit times units a day times 30;
- price of a refill in multiples of it = stated price of a month's refill / reference price of a month;
- value of the consignment = the sum of quantity times price of one unit over all medicines, and likewise for those
  that are donated or left behind;
- declared value in multiples of that = declared value / value of what stays.

**Missing or inexact**: without any price nothing is compared. A medicine without a price or a quantity may be worth
anything, so that the sum is only known from below. Prices are compared within one currency only; nothing is
converted.

**Assumed**: a month has 30 days. Prices of an earlier year are not adjusted; each finding says of which year they
are.

Sources: WHO-DRUGDON-1999 (checklist, Guideline 11: the declared value follows the wholesale price); house default:
how many times the reference price a refill and a declared value may be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.goods.medicine_supply import units_per_day
from missionrisk.facts.goods.medicine_table import MedicineTable
from missionrisk.facts.goods.medicines import goes_home, is_long_term, medicine_name
from missionrisk.facts.goods.stock import donates, stays
from missionrisk.facts.knowledge import (
    Knowledge,
    add,
    all_of,
    between,
    divide,
    items,
    known,
    multiply,
    rounded,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import SURELY, Fact, flag, number, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.reference_data.price_list import Price, PriceList

DAYS_IN_A_MONTH: Final = 30.0
THE_PLAN: Final = to_translate("the plan's own price of one unit")


@dataclass(kw_only=True)
class RefillPrice(Fact):
    """What patients pay for more of a long-term medicine, against a reference price; only where there is one."""

    listed_in = ("medicines",)

    medicine: Knowledge[str] = text("The medicine's id in the plan.")
    name: Knowledge[str] = text("Its international nonproprietary name, or its id.")
    month_price: Knowledge[float] = number("What 30 days cost the patient.", "currency unit", low=0)
    reference_month_price: Knowledge[float] = number(
        "What 30 days cost at the reference price.", "currency unit", low=0
    )
    times_reference: Knowledge[float] = number(
        "The patient's price in multiples of the reference price.", "time", low=0
    )
    currency: Knowledge[str] = text("The currency of the reference price, as ISO 4217.")
    price_source: Knowledge[str] = text("Where the reference price comes from, with its year.")


@dataclass(kw_only=True)
class ConsignmentValue(Fact):
    """What the medicines are worth at reference prices. At most one, and only where there is a price of any of them."""

    listed_in = ("medicines",)

    donation: Knowledge[bool] = flag("Whether medicines are donated.")
    value: Knowledge[float] = number("The value of all medicines.", "currency unit", low=0)
    value_that_stays: Knowledge[float] = number(
        "The value of those that are donated or left behind.", "currency unit", low=0
    )
    declared_value: Knowledge[float] = number("The value that is declared for a donation.", "currency unit", low=0)
    times_reference: Knowledge[float] = number(
        "The declared value in multiples of the value of those that stay.", "time", low=0
    )
    currency: Knowledge[str] = text("The currency of the reference prices, as ISO 4217.")
    without_price: Knowledge[str] = texts("The medicines whose price is not known.")
    price_sources: Knowledge[str] = texts("Where the prices come from, with their years.")


@dataclass(frozen=True)
class UnitPrice:
    """What one unit of a medicine costs, in which currency, and who says so."""

    amount: Knowledge[float]
    currency: str
    source: str


def derive_medicine_prices(plan: Place, table: MedicineTable, prices: PriceList | None) -> Iterator[Fact]:
    """What refills cost, one fact for each long-term medicine with a refill, and what all medicines are worth."""
    by_medicine = {} if prices is None else _by_medicine(prices, table)
    priced = [
        (place, _listed(place, table, prices, by_medicine) or _stated(place)) for place in plan.entries("medicines")
    ]
    for place, unit in priced:
        if unit is not None:
            yield from _refill_price(place, plan, unit)
    first = next((unit for _, unit in priced if unit is not None), None)
    if first is not None:
        yield _consignment_value(plan, priced, prices.currency if prices is not None else first.currency)


# --- refills ------------------------------------------------------------------------------------------------------


def _refill_price(place: Place, plan: Place, unit: UnitPrice) -> Iterator[RefillPrice]:
    refilled = all_of(goes_home(place, plan), is_long_term(place, plan), place.there_is("refill_source"))
    if surely_not(refilled) or surely_not(activity(plan, "dispenses_medicines")):
        return
    medicine = str(place.written("id"))
    paid = place.inside("refill_source").inside("price_per_month")
    month_price = paid.knowledge("amount")
    month = rounded(multiply(unit.amount, units_per_day(place), known(DAYS_IN_A_MONTH)), 2)
    yield existence_first(
        RefillPrice(
            key=(medicine,),
            exists=SURELY if surely(refilled) else refilled,
            medicine=known(medicine, place.path),
            name=known(medicine_name(place), place.path),
            month_price=month_price,
            reference_month_price=month,
            times_reference=_multiples(paid, month, unit.currency),
            currency=known(unit.currency, place.path),
            price_source=known(unit.source, place.path),
        )
    )


def _multiples(stated: Place, reference: Knowledge[float], currency: str) -> Knowledge[float]:
    """A stated sum of money in multiples of a reference; nothing is known of it in another currency."""
    amount = stated.knowledge("amount")
    if stated.written("amount") is not None and stated.written("currency") != currency:
        return unknown(stated.at("currency"))
    return asked_after(amount, rounded(divide(amount, reference), 1))


# --- the consignment ----------------------------------------------------------------------------------------------


def _consignment_value(plan: Place, priced: list[tuple[Place, UnitPrice | None]], currency: str) -> ConsignmentValue:
    entries, donated = plan.entries("medicines").path, donates(plan)
    declared = plan.inside("pharmacy").inside("donation").inside("declared_value")
    counted = [(place, unit if unit is not None and unit.currency == currency else None) for place, unit in priced]
    values = [(place, _value(place, unit)) for place, unit in counted]
    that_stays = rounded(add(*(multiply(value, _part_that_stays(place, plan)) for place, value in values)), 2)
    return ConsignmentValue(
        key=MISSION_KEY,
        donation=donated,
        value=rounded(add(*(value for _, value in values)), 2),
        value_that_stays=that_stays,
        declared_value=asked_after(donated, declared.knowledge("amount")),
        times_reference=asked_after(donated, _multiples(declared, that_stays, currency)),
        currency=known(currency, entries),
        without_price=items((medicine_name(place) for place, unit in counted if unit is None), entries),
        price_sources=items((unit.source for _, unit in counted if unit is not None), entries),
    )


def _value(place: Place, unit: UnitPrice | None) -> Knowledge[float]:
    amount = unknown(place.at("price_per_unit")) if unit is None else unit.amount
    return multiply(place.knowledge("quantity"), amount)


def _part_that_stays(place: Place, plan: Place) -> Knowledge[float]:
    """How much of a medicine is donated or left behind: all, nothing, or some part of what patients use as well."""
    remains = stays(place, plan)
    if surely_not(remains):
        return known(0.0, *remains.paths)
    if surely(remains) and place.written("destination") != "both":
        return known(1.0, *remains.paths)
    return between(0.0, 1.0, paths=remains.paths, missing=remains.missing)


# --- the price of one unit ----------------------------------------------------------------------------------------


def _stated(place: Place) -> UnitPrice | None:
    """The plan's own price of one unit."""
    own = place.inside("price_per_unit")
    if own.written("amount") is None or own.written("currency") is None:
        return None
    return UnitPrice(own.knowledge("amount"), str(own.written("currency")), _(THE_PLAN))


def _listed(
    place: Place, table: MedicineTable, prices: PriceList | None, by_medicine: Mapping[str, tuple[Price, ...]]
) -> UnitPrice | None:
    """The list's prices of the latest year that are for this very medicine, strength, form and unit."""
    of_medicine = by_medicine.get(_medicine(medicine_name(place), table), ())
    if prices is None or not of_medicine:
        return None
    strength, form = str(place.written("strength") or ""), str(place.written("form") or "")
    unit = str(place.written("unit") or form)
    fitting = [
        price
        for price in of_medicine
        if (not price.strength or strength_key(price.strength) == strength_key(strength))
        and (not price.form or form_key(price.form) == form_key(form))
        and (not price.unit or form_key(price.unit) == form_key(unit))
    ]
    if not fitting:
        return None
    latest = max(price.year for price in fitting)
    counting = [price for price in fitting if price.year == latest]
    costs = [price.price for price in counting]
    sources = sorted({prices.named(price) for price in counting})
    return UnitPrice(between(min(costs), max(costs), paths=(place.path,)), prices.currency, _("; ").join(sources))


@lru_cache(maxsize=4)
def _by_medicine(prices: PriceList, table: MedicineTable) -> Mapping[str, tuple[Price, ...]]:
    found: dict[str, list[Price]] = {}
    for price in prices.prices:
        found.setdefault(_medicine(price.medicine, table), []).append(price)
    return {medicine: tuple(of_it) for medicine, of_it in found.items()}


def _medicine(name: str, table: MedicineTable) -> str:
    """A medicine's name as names are compared: by INN where it is recognised, else without capitals."""
    substances = table.canonical(name)
    return " ".join(name.casefold().split()) if substances is None else " + ".join(substances)


def strength_key(strength: str) -> str:
    """A strength as strengths are compared: `2,5 MG` is `2.5 mg`, and `50 mcg` is `50 µg`."""
    plain = "".join(unicodedata.normalize("NFKC", strength).casefold().split()).replace(",", ".")
    return plain.replace("mcg", "μg")


def form_key(form: str) -> str:
    """A form or a unit as they are compared: capitals and an s for several make no difference."""
    return " ".join(form.casefold().split()).removesuffix("s")
