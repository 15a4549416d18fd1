"""Quantities of medicines that cannot be are found where the plan comes in, and named."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.intake import PlanError, load_plan


def plan(**medicine: Any) -> dict[str, Any]:
    return {"title": "A clinic", "medicines": [{"id": "amoxicillin", **medicine}]}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("quantity", -5, "cannot be negative"),
        ("quantity", {"min": -5, "max": 10}, "cannot be negative"),
        ("quantity", 12.5, "should be a whole number"),
        ("quantity", {"min": 10, "max": 5}, "min 10 is above max 5"),
        ("quantity", "many", "should be a number"),
        ("patients", -1, "cannot be negative"),
        ("supply_days", -30, "cannot be negative"),
        ("treatment_days", -7, "cannot be negative"),
        ("units_per_dose", -0.5, "cannot be negative"),
        ("doses_per_day", -3, "cannot be negative"),
        ("units_per_patient", -1, "cannot be negative"),
    ],
)
def test_what_no_stock_can_be_is_named_with_its_place(field: str, value: Any, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        load_plan(plan(**{field: value}))
    (problem,) = caught.value.problems
    assert problem.path.startswith(f"medicines[amoxicillin].{field}")
    assert message in problem.message


@pytest.mark.parametrize("field", ["cold_box_holding_hours", "longest_hours_outside_cold"])
def test_hours_of_the_cold_chain_are_not_below_zero(field: str) -> None:
    with pytest.raises(PlanError, match="cannot be negative"):
        load_plan({"title": "A clinic", "pharmacy": {field: -1}})


def test_none_is_a_quantity_and_halves_are_doses() -> None:
    (medicine,) = load_plan(plan(quantity=0, units_per_dose=0.5)).medicines or ()
    assert medicine.quantity is not None
    assert (medicine.quantity.min, medicine.quantity.max) == (0, 0)
    assert medicine.units_per_dose is not None
    assert medicine.units_per_dose.min == 0.5
