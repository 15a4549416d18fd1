"""Medicines: what patients need against what is brought, and what is left."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.medicine_supply import MedicineSupply, derive_medicine_supply
from missionrisk.facts.knowledge import number_bounds
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import as_fields, fact, said, subjects

CLINIC: dict[str, Any] = {
    "mission": {"dates": {"first_service_day": "2027-03-08", "last_service_day": "2027-03-19"}},
    "activities": {"dispenses_medicines": True, "donates_medicines": False, "leaves_goods_behind": False},
}
COURSE: dict[str, Any] = {"patients": 300, "units_per_dose": 1, "doses_per_day": 3, "supply_days": 7}


def supply(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("medicine_supply", "m", **{**CLINIC, **(plan or {}), "medicines": [{"id": "m", **fields}]})


def only_supply(**fields: Any) -> MedicineSupply:
    """The same without all other facts of the plan."""
    plan = MissionPlan.model_validate({"title": "A mission", **CLINIC, "medicines": [{"id": "m", **fields}]})
    (found,) = derive_medicine_supply(Place(plan, "", final=False))
    return found


# --- which there are ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("activities", "medicines", "expected"),
    [
        ({}, None, ["medicines[?]"]),
        ({"dispenses_medicines": True}, [], ["medicines[?]"]),
        ({"dispenses_medicines": False}, None, []),
        ({}, [], []),
        ({"dispenses_medicines": True}, [{"id": "m"}], ["m"]),
        ({"dispenses_medicines": False}, [{"id": "m", "quantity": 5, "destination": "used_during_visit"}], []),
        ({"dispenses_medicines": False}, [{"id": "m", "purpose": "vaccine"}], ["m"]),
        ({}, [{"id": "m", "purpose": "vaccine"}], ["m"]),
        ({}, [{"id": "m", "purpose": "anaesthesia", "quantity": 5}], []),
        ({}, [{"id": "m", "purpose": "vaccine", "destination": "left_behind"}], []),
    ],
)
def test_medicines_of_which_each_patient_gets_a_set_amount(
    activities: dict[str, Any], medicines: Any, expected: list[str]
) -> None:
    assert subjects("medicine_supply", activities=activities, medicines=medicines) == expected


# --- need against stock -------------------------------------------------------------------------------------------


def test_the_need_is_the_patients_times_what_each_of_them_gets() -> None:
    found = supply(quantity=4200, **COURSE)
    assert said(found.units_per_patient) == 21
    assert said(found.need) == 6300
    assert said(found.shortfall) == 2100
    assert said(found.patients_supplied) == 200
    assert said(found.stock_days) == 8
    assert said(found.left_over) == said(found.left_over_percent) == 0


def test_what_is_brought_beyond_the_need_is_left() -> None:
    found = supply(quantity=8400, **COURSE)
    assert said(found.shortfall) == 0
    assert said(found.left_over) == 2100
    assert said(found.left_over_percent) == 25
    assert said(found.patients_supplied) == 300
    assert said(found.stock_days) == 16


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"units_per_patient": 2, **COURSE}, 2),
        ({**COURSE, "treatment_days": 10}, 30),
        ({**COURSE, "units_per_dose": 0.1}, 2.1),
        ({**COURSE, "doses_per_day": {"min": 2, "max": 3}}, (14, 21)),
        ({"supply_days": 7}, (0, inf)),
    ],
)
def test_units_for_each_patient(fields: dict[str, Any], expected: Any) -> None:
    assert said(supply(quantity=100, **{"patients": 1, **fields}).units_per_patient) == expected


def test_ranges_meet_at_their_worst_and_at_their_best() -> None:
    found = supply(quantity={"min": 4000, "max": 6300}, **{**COURSE, "patients": {"min": 200, "max": 400}})
    assert said(found.need) == (4200, 8400)
    assert said(found.shortfall) == (0, 4400)
    assert said(found.left_over) == (0, 2100)
    assert said(found.left_over_percent) == (0, 33.4)
    assert said(found.patients_supplied) == (190, 300)


@pytest.mark.parametrize(
    ("fields", "ask"),
    [
        ({}, "medicines[m].quantity"),
        ({"quantity": 90}, "medicines[m].patients"),
        ({"quantity": 90, "patients": 3}, "medicines[m].units_per_patient"),
        ({"quantity": 90, "patients": 3, "units_per_dose": 1, "supply_days": 3}, "medicines[m].doses_per_day"),
        ({"quantity": 90, "patients": 3, "units_per_dose": 1, "doses_per_day": 1}, "medicines[m].supply_days"),
    ],
)
def test_the_first_thing_lacking_is_asked_for(fields: dict[str, Any], ask: str) -> None:
    found = supply(**fields)
    assert found.shortfall.missing == found.left_over_percent.missing == (ask,)


def test_of_no_stock_nothing_is_left() -> None:
    none = supply(quantity=0, patients=0, units_per_patient=3)
    assert (said(none.left_over_percent), said(none.shortfall), said(none.patients_supplied)) == (0, 0, 0)
    perhaps_none = supply(quantity={"min": 0, "max": 9}, patients=0, units_per_patient=3)
    assert said(perhaps_none.left_over_percent) == (0, 100)


def test_without_a_need_stock_lasts_without_end() -> None:
    assert said(supply(quantity=5, patients=0, units_per_patient=3).stock_days) == inf


# --- what is left -------------------------------------------------------------------------------------------------

PARTNER: dict[str, Any] = {"partners": [{"id": "hospital"}], "activities": {"dispenses_medicines": True}}


@pytest.mark.parametrize(
    ("plan", "fields", "expected", "missing"),
    [
        (CLINIC, {}, False, ()),
        (PARTNER, {}, "?", ("medicines[m].recipient",)),
        (PARTNER, {"recipient": "hospital"}, True, ()),
        ({**PARTNER, "pharmacy": {"left_stock": {"recipient": "hospital"}}}, {}, True, ()),
        ({**PARTNER, "pharmacy": {"left_stock": {"recipient": "none"}}}, {"recipient": "none"}, False, ()),
        (PARTNER, {"recipient": "none"}, "?", ("pharmacy.left_stock",)),
    ],
)
def test_who_receives_what_is_left(plan: dict[str, Any], fields: dict[str, Any], expected: Any, missing: Any) -> None:
    found = supply(plan, **fields).left_over_received
    assert said(found) == expected
    assert found.missing == missing


# --- laws ---------------------------------------------------------------------------------------------------------

AMOUNTS = st.one_of(
    st.integers(0, 500),
    st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda both: {"min": min(both), "max": max(both)}),
    st.integers(0, 500).map(lambda least: {"min": least}),
    st.none(),
)
FEW = st.one_of(st.integers(0, 9), st.floats(0, 9), st.none())


def medicine(quantity: Any, patients: Any, dose: Any, times: Any, days: Any) -> dict[str, Any]:
    return {
        "quantity": quantity,
        "patients": patients,
        "units_per_dose": dose,
        "doses_per_day": times,
        "supply_days": days,
    }


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 9000), st.integers(0, 9000), AMOUNTS, FEW, FEW, st.integers(0, 90))
def test_adding_stock_never_adds_a_shortfall(
    stock: int, more: int, patients: Any, dose: Any, times: Any, days: int
) -> None:
    before = only_supply(**medicine(stock, patients, dose, times, days))
    after = only_supply(**medicine(stock + more, patients, dose, times, days))
    for name, sign in (("shortfall", -1), ("left_over", 1), ("stock_days", 1), ("patients_supplied", 1)):
        for old, new in zip(number_bounds(getattr(before, name)), number_bounds(getattr(after, name)), strict=True):
            assert sign * old <= sign * new, name


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries({
    "quantity": AMOUNTS, "patients": AMOUNTS, "units_per_dose": FEW, "doses_per_day": FEW, "supply_days": AMOUNTS,
}), st.sampled_from(["quantity", "patients", "units_per_dose", "doses_per_day", "supply_days"]))  # fmt: skip
def test_more_knowledge_never_unsettles(fields: dict[str, Any], left_out: str) -> None:
    fuller, sparser = only_supply(**fields), only_supply(**{**fields, left_out: None})
    for name, knowledge in as_fields(sparser).items():
        assert within(fuller.knowledge(name), knowledge), name


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 9000))
def test_a_narrower_range_never_unsettles(first: int, second: int, third: int, stock: int) -> None:
    low, between, high = sorted((first, second, third))
    wide = only_supply(quantity=stock, patients={"min": low, "max": high}, units_per_patient=7)
    exact = only_supply(quantity=stock, patients=between, units_per_patient=7)
    for name, knowledge in as_fields(wide).items():
        assert within(exact.knowledge(name), knowledge), name
