"""How much of a medicine's shelf life is left on arrival, at the last use and when the team has gone."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.shelf_life import months_between
from missionrisk.facts.knowledge import LONG_AGO, NEVER, Known, Range
from tests.facts.deriving import fact, said

CLINIC: dict[str, Any] = {
    "mission": {
        "dates": {"arrival": "2027-03-06", "last_service_day": "2027-03-19", "departure": "2027-03-20"},
    },
    "activities": {"dispenses_medicines": True, "donates_medicines": False},
}


def stock(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("medicine_stock", "m", **{**CLINIC, **(plan or {}), "medicines": [{"id": "m", **fields}]})


def test_days_left_on_arrival_and_after_departure() -> None:
    found = stock(expiry_date="2027-09-06")
    assert said(found.arrival) == date(2027, 3, 6)
    assert said(found.shelf_life_days) == 184
    assert said(found.shelf_life_months) == 6
    assert said(found.shelf_life_days_after_departure) == 170


def test_a_month_as_expiry_date_leaves_its_days_open() -> None:
    assert said(stock(expiry_date="2027-09").shelf_life_days_after_departure) == (165, 194)


def test_what_never_expires_lasts_without_end() -> None:
    found = stock(expiry_date="never", supply_days=7)
    assert said(found.shelf_life_days) == said(found.shelf_life_days_after_departure) == inf
    assert said(found.hand_out_until) == NEVER


def test_an_arrival_after_the_expiry_date_leaves_less_than_nothing() -> None:
    donation = {"activities": {"donates_medicines": True}, "pharmacy": {"donation": {"arrival": "2027-10-06"}}}
    assert said(stock(donation, expiry_date="2027-09-06").shelf_life_days) == -30


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({"supply_days": 7}, date(2027, 3, 13)),
        ({"supply_days": {"min": 5, "max": 7}}, (date(2027, 3, 13), date(2027, 3, 15))),
        ({"purpose": "anaesthesia"}, date(2027, 3, 20)),
        ({}, (LONG_AGO, date(2027, 3, 20))),
    ],
)
def test_until_when_it_can_be_handed_out(fields: dict[str, Any], until: Any) -> None:
    assert said(stock(expiry_date="2027-03-20", **fields).hand_out_until) == until


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2027-03-06", "2028-03-06", 12),
        ("2027-03-06", "2028-03-05", 11),
        ("2027-01-31", "2027-02-28", 0),
        ("2027-03-06", "2027-03-05", -1),
        ("2027-03-06", "2026-03-06", -12),
    ],
)
def test_whole_months(start: str, end: str, months: int) -> None:
    assert said(months_between(Known(date.fromisoformat(start)), Known(date.fromisoformat(end)))) == months


def test_whole_months_of_what_is_not_known() -> None:
    day = Known(date(2027, 3, 6))
    assert said(months_between(day, Known(NEVER))) == inf
    assert said(months_between(day, Range(LONG_AGO, NEVER))) == (-inf, inf)
    assert said(months_between(day, Range(date(2028, 3, 1), date(2028, 3, 31)))) == (11, 12)


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2027, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_what_is_handed_out_in_time_is_used_up_in_time(last_day: date, supply_days: int, shelf_life: int) -> None:
    expiry = last_day + timedelta(days=shelf_life)
    dates = {"mission": {"dates": {"last_service_day": last_day.isoformat()}}}
    found = stock(dates, supply_days=supply_days, expiry_date=expiry.isoformat())
    assert (said(found.hand_out_until) >= last_day) == (said(found.days_past_expiry) <= 0)
