"""What refills cost against a reference price, and what the medicines are worth."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.medicine_prices import derive_medicine_prices
from missionrisk.facts.goods.medicine_table import MedicineEntry, MedicineTable
from missionrisk.facts.knowledge import number_bounds
from missionrisk.facts.model import Facts
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from missionrisk.reference_data.files import Origin
from missionrisk.reference_data.price_list import Price, PriceList
from tests.facts.deriving import said

TABLE = MedicineTable((MedicineEntry(("salbutamol",), other_names=("albuterol",)), MedicineEntry(("amlodipine",))))
AMLODIPINE: dict[str, Any] = {
    "id": "m",
    "inn": "Amlodipine",
    "strength": "5 mg",
    "form": "tablet",
    "purpose": "long_term",
    "supply_days": 30,
    "units_per_dose": 1,
    "doses_per_day": 1,
    "quantity": 3000,
    "refill_source": {"price_per_month": {"amount": 12, "currency": "USD"}},
}


def price(medicine: str = "amlodipine", amount: float = 0.02, year: int = 2015, **fields: str) -> Price:
    words = {"strength": "", "form": "", "unit": "", "source": "Guide", **fields}
    return Price(medicine=medicine, price=amount, year=year, **words)


def listed(*prices: Price, currency: str = "USD") -> PriceList:
    return PriceList(Origin("medicine prices", "/lists/guide.csv", "0" * 64), currency, prices)


def facts(prices: PriceList | None, *medicines: dict[str, Any], **plan: Any) -> Facts:
    model = MissionPlan.model_validate({"title": "A mission", **plan, "medicines": list(medicines)})
    return Facts(derive_medicine_prices(Place(model, "", final=False), TABLE, prices))


def refill(prices: PriceList | None, **fields: Any) -> Any:
    (found,) = facts(prices, {**AMLODIPINE, **fields}).of("refill_price")
    return found


def value(prices: PriceList | None, *medicines: dict[str, Any], **plan: Any) -> Any:
    (found,) = facts(prices, *medicines, **plan).of("consignment_value")
    return found


# --- refills ------------------------------------------------------------------------------------------------------


def test_a_refill_against_the_price_list_with_its_year() -> None:
    found = refill(listed(price()))
    assert said(found.reference_month_price) == 0.6
    assert said(found.month_price) == 12
    assert said(found.times_reference) == 20
    assert said(found.currency) == "USD"
    assert said(found.price_source) == "Guide, 2015"


def test_the_plans_own_price_serves_where_the_list_has_none() -> None:
    own = {"price_per_unit": {"amount": 0.04, "currency": "USD"}}
    for prices in (None, listed(price("metformin"))):
        found = refill(prices, **own)
        assert said(found.times_reference) == 10
        assert said(found.price_source) == "the plan's own price of one unit"
    assert said(refill(listed(price()), **own).times_reference) == 20


def test_without_any_price_there_is_nothing_to_compare() -> None:
    assert len(facts(None, AMLODIPINE)) == len(facts(listed(price("metformin")), AMLODIPINE)) == 0
    assert len(facts(None)) == 0


@pytest.mark.parametrize("fields", [{"refill_source": "none"}, {"purpose": "acute"}, {"destination": "left_behind"}])
def test_only_what_is_refilled_has_a_price_of_refill(fields: dict[str, Any]) -> None:
    assert facts(listed(price()), {**AMLODIPINE, **fields}).of("refill_price") == ()


@pytest.mark.parametrize(
    ("fields", "expected", "missing"),
    [
        ({"refill_source": {}}, (0, inf), ("medicines[m].refill_source.price_per_month",)),
        ({"doses_per_day": None}, (0, inf), ("medicines[m].doses_per_day",)),
        ({"units_per_dose": None, "doses_per_day": None, "units_per_patient": 60}, 10, ()),
        ({"doses_per_day": {"min": 1, "max": 2}}, (10, 20), ()),
        ({"refill_source": {"price_per_month": {"amount": {"min": 6, "max": 12}, "currency": "USD"}}}, (10, 20), ()),
    ],
)
def test_what_is_missing_or_inexact(fields: dict[str, Any], expected: Any, missing: tuple[str, ...]) -> None:
    found = refill(listed(price()), **fields).times_reference
    assert said(found) == expected
    assert found.missing == missing


def test_nothing_is_converted() -> None:
    found = refill(listed(price(), currency="EUR"))
    assert said(found.times_reference) == (0, inf)
    assert found.times_reference.missing == ("medicines[m].refill_source.price_per_month.currency",)


# --- which price --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "fields", "fits"),
    [
        (price(strength="5 mg", form="tablet", unit="tablet"), {}, True),
        (price(strength="5MG", form="Tablets"), {}, True),
        (price(strength="10 mg"), {}, False),
        (price(strength="25 mg"), {"strength": "2.5 mg"}, False),
        (price(strength="2,5 mg"), {"strength": "2.5 mg"}, True),
        (price(strength="50 mcg"), {"strength": "50 µg"}, True),
        (price(form="oral liquid"), {}, False),
        (price(unit="pack of 100"), {}, False),
        (price(unit="bottle"), {"form": "syrup", "unit": "bottle"}, True),
        (price(strength="5 mg"), {"strength": None}, False),
        (price("Amlodipine besylate"), {}, True),
        (price("albuterol"), {"inn": "Salbutamol sulfate"}, True),
        (price("Herbal  Tea"), {"inn": "herbal tea"}, True),
        (price("amlo"), {}, False),
    ],
)
def test_a_price_is_for_the_very_same_thing(entry: Price, fields: dict[str, Any], fits: bool) -> None:
    assert (facts(listed(entry), {**AMLODIPINE, **fields}).of("refill_price") != ()) is fits


def test_of_several_prices_those_of_the_latest_year_count() -> None:
    found = refill(listed(price(amount=1.0, year=2003), price(amount=0.02), price(amount=0.04, source="Shop")))
    assert said(found.reference_month_price) == (0.6, 1.2)
    assert said(found.price_source) == "Guide, 2015; Shop, 2015"


# --- the consignment ----------------------------------------------------------------------------------------------

DONATED: dict[str, Any] = {"id": "d", "inn": "Ceftriaxone", "quantity": 1000, "destination": "left_behind"}


def test_the_value_of_all_and_of_what_stays() -> None:
    found = value(
        listed(price(), price("ceftriaxone", 0.5)), AMLODIPINE | {"destination": "used_during_visit"}, DONATED
    )
    assert said(found.value) == 560
    assert said(found.value_that_stays) == 500
    assert said(found.without_price) == set()
    assert said(found.price_sources) == {"Guide, 2015"}


def test_of_what_is_used_and_left_some_part_stays() -> None:
    found = value(listed(price()), AMLODIPINE | {"destination": "both"})
    assert said(found.value_that_stays) == (0, 60)


def test_a_medicine_without_price_may_be_worth_anything() -> None:
    found = value(listed(price()), AMLODIPINE, DONATED)
    assert said(found.value) == (60, inf)
    assert "medicines[d].price_per_unit" in found.value.missing
    assert said(found.without_price) == {"Ceftriaxone"}


def test_prices_in_another_currency_do_not_count() -> None:
    found = value(listed(price()), AMLODIPINE, DONATED | {"price_per_unit": {"amount": 5, "currency": "KES"}})
    assert said(found.value) == (60, inf)
    assert said(found.without_price) == {"Ceftriaxone"}


@pytest.mark.parametrize(
    ("declared", "expected", "missing"),
    [
        ({"amount": 5000, "currency": "USD"}, 10, ()),
        ({"amount": 5000, "currency": "KES"}, (0, inf), ("pharmacy.donation.declared_value.currency",)),
        (None, (0, inf), ("pharmacy.donation.declared_value",)),
    ],
)
def test_the_declared_value(declared: Any, expected: Any, missing: tuple[str, ...]) -> None:
    pharmacy = {"donation": {"declared_value": declared}}
    plan: dict[str, Any] = {"activities": {"donates_medicines": True}, "pharmacy": pharmacy}
    found = value(listed(price("ceftriaxone", 0.5)), DONATED, **plan).times_reference
    assert said(found) == expected
    assert found.missing == missing


# --- laws ---------------------------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(st.floats(0.01, 100), st.floats(0, 100), st.integers(0, 9000), st.integers(0, 9000))
def test_more_of_a_medicine_is_never_worth_less(amount: float, more: float, stock: int, added: int) -> None:
    before = value(listed(price(amount=amount)), AMLODIPINE | {"quantity": stock})
    after = value(listed(price(amount=amount + more)), AMLODIPINE | {"quantity": stock + added})
    assert number_bounds(after.value) >= number_bounds(before.value)


@settings(max_examples=50, deadline=None)
@given(st.floats(0.01, 100), st.floats(0, 100), st.floats(0, 1000))
def test_a_dearer_reference_never_makes_a_refill_look_dearer(amount: float, more: float, paid: float) -> None:
    refill_source = {"price_per_month": {"amount": paid, "currency": "USD"}}
    cheap = refill(listed(price(amount=amount)), refill_source=refill_source)
    dear = refill(listed(price(amount=amount + more)), refill_source=refill_source)
    assert said(dear.times_reference) <= said(cheap.times_reference)
