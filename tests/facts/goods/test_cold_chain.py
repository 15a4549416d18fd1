"""Cold medicines on their way from one refrigerator to the next."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said, subjects

COLD: dict[str, Any] = {"id": "insulin", "inn": "Insulin", "cold_chain": True}
VACCINE: dict[str, Any] = {"id": "measles", "purpose": "vaccine", "cold_chain": True}


def chain(*medicines: dict[str, Any], **pharmacy: Any) -> Any:
    return fact("cold_chain", "mission", medicines=list(medicines or (COLD,)), pharmacy=pharmacy)


def test_the_way_against_the_box() -> None:
    found = chain(longest_hours_outside_cold=30, cold_box_holding_hours=24)
    assert said(found.medicines) == {"Insulin"}
    assert said(found.hours_short) == 6
    assert said(chain(longest_hours_outside_cold={"min": 6, "max": 30}, cold_box_holding_hours=24).hours_short) == (
        -18,
        6,
    )


def test_the_way_is_asked_before_the_box() -> None:
    assert chain().hours_short.missing == ("pharmacy.longest_hours_outside_cold",)
    assert chain(longest_hours_outside_cold=4).hours_short.missing == ("pharmacy.cold_box_holding_hours",)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({"medicines": [{"id": "m", "cold_chain": False}]}, []),
        ({"medicines": []}, []),
        ({"activities": {"dispenses_medicines": True}, "medicines": []}, ["mission"]),
        ({"medicines": [VACCINE], "vaccination": {"national_cold_chain_used": True}}, []),
        ({"medicines": [VACCINE, COLD], "vaccination": {"national_cold_chain_used": True}}, ["mission"]),
        ({"medicines": [VACCINE], "vaccination": {"national_cold_chain_used": False}}, ["mission"]),
    ],
)
def test_there_is_one_only_where_something_must_be_kept_cold(plan: dict[str, Any], expected: list[str]) -> None:
    assert subjects("cold_chain", **plan) == expected


@pytest.mark.parametrize(
    ("plan", "ask"),
    [
        ({"medicines": [{"id": "m"}]}, "medicines[m].cold_chain"),
        ({"medicines": [VACCINE]}, "vaccination.national_cold_chain_used"),
        ({}, "activities.dispenses_medicines"),
        ({"activities": {"dispenses_medicines": True}}, "medicines"),
    ],
)
def test_while_it_is_open_whether_anything_is_cold_nothing_else_is_asked(plan: dict[str, Any], ask: str) -> None:
    found = fact("cold_chain", "mission", **plan)
    assert found.exists.missing[:1] == found.hours_short.missing[:1] == (ask,)


def test_of_several_medicines_the_cold_ones_are_named() -> None:
    found = chain(COLD, {"id": "tablets", "cold_chain": False}, {"id": "eye-drops"})
    assert said(found.medicines) == ({"Insulin"}, {"eye-drops"})


@pytest.mark.parametrize(("holding", "short"), [(24, 6), (30, 0), (48, -18)])
def test_a_better_box_leaves_fewer_hours_uncovered(holding: int, short: int) -> None:
    assert said(chain(longest_hours_outside_cold=30, cold_box_holding_hours=holding).hours_short) == short
