"""When the supply of a long-term medicine runs out, and when the first local visit is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.goods.running_out import RunningOut, running_out
from missionrisk.facts.knowledge import LONG_AGO, NEVER, number_bounds
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.deriving import fact, said

CLINIC: dict[str, Any] = {
    "mission": {
        "dates": {"first_service_day": "2027-03-08", "last_service_day": "2027-03-19", "departure": "2027-03-20"}
    },
    "activities": {"dispenses_medicines": True},
}


def supply(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    medicine = {"id": "m", "long_term": True, "supply_days": 30, **fields}
    return fact("dispensed_supply", "m", **{**CLINIC, **(plan or {}), "medicines": [medicine]})


def ending(**fields: Any) -> RunningOut:
    medicine = {"id": "m", "long_term": True, **fields}
    plan = MissionPlan.model_validate({"title": "A mission", **CLINIC, "medicines": [medicine]})
    root = Place(plan, "", final=False)
    (place,) = root.entries("medicines")
    return running_out(place, root, dates_of(root))


def test_the_first_patients_run_out_before_the_last() -> None:
    found = supply()
    assert said(found.runs_out_first) == date(2027, 4, 7)
    assert said(found.runs_out_last) == date(2027, 4, 18)
    assert said(found.days_covered_after_departure) == 29


def test_a_range_of_days_gives_a_range_of_dates() -> None:
    found = supply(supply_days={"min": 28, "max": 30})
    assert said(found.runs_out_first) == (date(2027, 4, 5), date(2027, 4, 7))
    assert said(found.days_covered_after_departure) == (27, 29)


def test_without_dates_nothing_is_known_of_them() -> None:
    found = supply({"mission": {"dates": {}}}, refill_source={"first_visit_after_days": 45})
    assert said(found.runs_out_first) == (LONG_AGO, NEVER)
    assert found.runs_out_first.missing == ("mission.dates.first_service_day",)
    assert said(found.days_short) == 15


@pytest.mark.parametrize(
    ("refill", "day", "visit", "short"),
    [
        ({"first_visit_after_days": 45}, 45, date(2027, 4, 22), 15),
        ({"first_visit_on": "2027-04-20"}, 43, date(2027, 4, 20), 13),
        ({"first_visit_on": "2027-04-07"}, 30, date(2027, 4, 7), 0),
        ({"first_visit_on": "2027-03-01"}, 0, date(2027, 3, 1), -30),
        ({"first_visit_on": "2027-04"}, (24, 53), (date(2027, 4, 1), date(2027, 4, 30)), (-6, 23)),
    ],
)
def test_the_gap_is_that_of_those_who_wait_longest(refill: dict[str, Any], day: Any, visit: Any, short: Any) -> None:
    found = supply(refill_source=refill)
    assert said(found.first_visit_day) == day
    assert said(found.first_visit_date) == visit
    assert said(found.days_short) == short


def test_a_date_of_the_visit_needs_the_first_day_of_service() -> None:
    found = supply({"mission": {"dates": {}}}, refill_source={"first_visit_on": "2027-04-20"})
    assert found.days_short.missing == ("mission.dates.first_service_day",)


DAYS = st.integers(0, 400)
VISITS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    DAYS.map(lambda days: {"first_visit_after_days": days}),
    st.dates(date(2027, 1, 1), date(2028, 12, 31)).map(lambda day: {"first_visit_on": day.isoformat()}),
    st.just({}),
)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, VISITS)
def test_a_longer_supply_never_makes_the_gap_larger(supply_days: int, more: int, refill: dict[str, Any]) -> None:
    shorter = ending(supply_days=supply_days, refill_source=refill)
    longer = ending(supply_days=supply_days + more, refill_source=refill)
    for old, new in zip(number_bounds(shorter.days_short), number_bounds(longer.days_short), strict=True):
        assert new <= old
    assert said(longer.runs_out_first) >= said(shorter.runs_out_first)
    assert said(longer.runs_out_last) >= said(shorter.runs_out_last)


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, 9000), st.integers(0, 9000))
def test_adding_stock_never_brings_the_end_forward(supply_days: int, stock: int, more: int) -> None:
    before, after = (ending(supply_days=supply_days, quantity=units) for units in (stock, stock + more))
    assert said(after.runs_out_first) >= said(before.runs_out_first)
    assert said(after.runs_out_last) >= said(before.runs_out_last)
