"""The visits in order, and the time between them."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.knowledge import number_bounds
from missionrisk.facts.partnership.continuity import derive_continuity
from tests.facts.comparing import allows, within
from tests.facts.deriving import ON, fact, facts_of, place_of, said, subjects

STAY = {"arrival": "2027-03-06", "departure": "2027-03-20"}
LAST_YEAR = {"id": "last-year", "arrival": "2026-03-06", "departure": "2026-03-20"}
AUTUMN = {"id": "autumn", "arrival": "2027-10-01", "departure": "2027-10-14"}


def series(**mission: Any) -> Any:
    return fact("visit_series", "mission", mission={"dates": STAY, **mission})


def test_each_visit_is_a_fact_with_its_days() -> None:
    found = facts_of(mission={"dates": STAY, "past_visits": [LAST_YEAR], "planned_visits": [AUTUMN]}).of("visit")
    assert [visit.subject for visit in found] == ["past+last-year", "planned+autumn"]
    past, planned = found
    assert said(past.knowledge("departure")) == date(2026, 3, 20)
    assert said(past.knowledge("days_to_arrival")) == -261
    assert said(planned.knowledge("arrival")) == date(2027, 10, 1)
    assert said(planned.knowledge("days_to_arrival")) == 313


def test_visits_that_were_not_stated_may_be_any() -> None:
    assert subjects("visit") == ["mission.past_visits[?]", "mission.planned_visits[?]"]
    assert [said(visit.knowledge("when")) for visit in facts_of().of("visit")] == ["past", "planned"]


def test_a_visit_without_a_departure_ends_after_it_began() -> None:
    (planned,) = facts_of(mission={"past_visits": [], "planned_visits": [{"id": "next", "arrival": "2027-10"}]}).of(
        "visit"
    )
    assert number_bounds(planned.knowledge("days_to_arrival")) == (313, 343)
    assert said(planned.knowledge("departure")) == (date(2027, 10, 1), date.max)


def test_a_series_by_hand() -> None:
    found = series(past_visits=[LAST_YEAR], planned_visits=[AUTUMN], visit_interval_days=200)
    assert said(found.past_visits) == said(found.planned_visits) == 1
    assert said(found.next_visit) == date(2027, 10, 1)
    assert said(found.days_since_last_visit) == 351
    assert said(found.days_to_next_visit) == 195
    assert said(found.longest_gap_days) == 351
    assert said(found.usual_gap_days) == 200
    assert said(found.span_years) == 1.6


def test_nobody_came_before_and_nobody_comes_again() -> None:
    found = series(past_visits=[], planned_visits=[])
    assert said(found.days_since_last_visit) == said(found.days_to_next_visit) == math.inf
    assert said(found.longest_gap_days) == math.inf
    assert said(found.next_visit) == date.max
    assert said(found.span_years) == 0


def test_lists_that_are_not_stated_leave_the_gaps_open() -> None:
    found = series(planned_visits=[AUTUMN])
    assert said(found.days_to_next_visit) == 195
    assert said(found.longest_gap_days) == (195, math.inf)
    assert found.longest_gap_days.missing == ("mission.past_visits",)
    assert found.days_since_last_visit.missing == ("mission.past_visits",)


@pytest.mark.parametrize(
    ("planned", "to_next", "longest"),
    [
        ([{"id": "a", "arrival": "2027-10", "departure": "2027-10"}], (195, 225), (195, 225)),
        ([{"id": "a"}], (0, math.inf), (0, math.inf)),
        ([{"id": "a", "arrival": "2027-03-20", "departure": "2027-03-20"}, AUTUMN], 0, 195),
        ([AUTUMN, {"id": "b", "arrival": "2028-10-14", "departure": "2028-10-20"}], 195, 366),
    ],
)
def test_gaps_ahead(planned: Any, to_next: Any, longest: Any) -> None:
    found = series(past_visits=[], planned_visits=planned)
    assert said(found.days_to_next_visit) == to_next
    assert said(found.longest_gap_days) == longest


def test_visits_of_one_day_on_the_same_day_are_no_gap_of_their_own() -> None:
    one_day = [{"id": name, "arrival": "2027-05-01", "departure": "2027-05-01"} for name in ("a", "b")]
    late = {"id": "late", "arrival": "2027-12-01", "departure": "2027-12-02"}
    assert said(series(past_visits=[], planned_visits=[*one_day, late]).longest_gap_days) == 214


@pytest.mark.parametrize(
    ("mission", "years"),
    [
        ({"commitment_years": 2, "planned_visits": [{"id": "a", "departure": "2032-03-06"}]}, 2),
        ({"planned_visits": [{"id": "a", "departure": "2032-03-06"}]}, (5, math.inf)),
        ({"planned_visits": []}, (0, math.inf)),
        ({}, (0, math.inf)),
    ],
)
def test_years_of_commitment(mission: Any, years: Any) -> None:
    found = fact("long_term_work", "mission", mission={"dates": STAY, **mission})
    assert said(found.commitment_years) == years


# --- laws ---------------------------------------------------------------------------------------------------------

FIRST_DAY = date(2027, 4, 1)
STAYS = st.tuples(st.integers(0, 900), st.integers(0, 40))


def visit(number: int, start: int, days: int) -> dict[str, Any]:
    arrival = FIRST_DAY + timedelta(days=start)
    return {
        "id": f"v{number}",
        "arrival": arrival.isoformat(),
        "departure": (arrival + timedelta(days=days)).isoformat(),
        "sites": [f"site-{number}"],
    }


def ahead(stays: list[tuple[int, int]], **mission: Any) -> Any:
    """A series whose visits are at different sites, so that any of them may overlap."""
    visits = [visit(number, *stay) for number, stay in enumerate(stays)]
    plan = place_of(
        mission={"dates": STAY, "past_visits": [], "planned_visits": visits, **mission},
        sites=[{"id": f"site-{number}"} for number in range(len(stays))],
    )
    return next(found for found in derive_continuity(plan, ON) if found.type_name == "visit_series")


def longest_by_days(stays: list[tuple[int, int]]) -> int:
    """The longest run of days without anybody, counted day by day."""
    origin = (date(2027, 3, 6) - FIRST_DAY).days
    present = {day for start, days in [(origin, 14), *stays] for day in range(start, start + days + 1)}
    there = sorted(present)
    return max((later - earlier for earlier, later in pairwise(there)), default=0)


@settings(max_examples=50, deadline=None)
@given(st.lists(STAYS, min_size=1, max_size=5))
def test_the_longest_gap_is_what_counting_days_finds(stays: list[tuple[int, int]]) -> None:
    found, counted = said(ahead(stays).longest_gap_days), longest_by_days(stays)
    assert found == counted or (found, counted) == (0, 1), "without a gap there is somebody on each day"


@settings(max_examples=50, deadline=None)
@given(st.lists(STAYS, min_size=1, max_size=4), STAYS)
def test_one_more_visit_never_lengthens_a_gap(stays: list[tuple[int, int]], more: tuple[int, int]) -> None:
    before, after = ahead(stays), ahead([*stays, more])
    assert said(after.days_to_next_visit) <= said(before.days_to_next_visit)
    if more[0] <= max(start for start, _ in stays):
        assert said(after.longest_gap_days) <= said(before.longest_gap_days)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(STAYS, STAYS), min_size=1, max_size=4), st.data())
def test_a_range_holds_whatever_the_days_turn_out_to_be(
    bounds: list[tuple[tuple[int, int], tuple[int, int]]], data: st.DataObject
) -> None:
    known, open_ = [], []
    for number, ((start, days), (slack, _)) in enumerate(bounds):
        real = start + data.draw(st.integers(0, slack))
        known.append((real, days))
        exact = visit(number, real, days)
        earliest, latest = FIRST_DAY + timedelta(days=start), FIRST_DAY + timedelta(days=start + slack)
        spread = {"earliest": earliest.isoformat(), "latest": latest.isoformat()}
        open_.append({**exact, "arrival": spread, "departure": data.draw(st.sampled_from([exact["departure"], None]))})
    fuller, sparser = ahead(known), ahead(known, planned_visits=open_)
    for name in fuller.declarations():
        assert within(fuller.knowledge(name), sparser.knowledge(name)), name
    assert allows(sparser.longest_gap_days, said(fuller.longest_gap_days))
