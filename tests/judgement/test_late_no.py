from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from missionrisk import Assessment
from missionrisk.judgement.assessment import LateNo
from missionrisk.judgement.late_no import LATE_DAYS, late_no_of
from tests.judgement import small

ARRIVAL = date(2027, 3, 1)
LATE = ARRIVAL - timedelta(days=4)
BLOCKED: dict[str, Any] = {"accepted_by": "none"}


def late_no(plan: dict[str, Any], on: date = LATE) -> LateNo | None:
    return small.assess(plan, on).late_no


def test_a_no_that_comes_shortly_before_the_start_says_how_many_days_are_left() -> None:
    found = late_no(small.with_procedure(**BLOCKED))
    assert found is not None
    assert found.days_left == 4


def test_a_go_ahead_is_no_late_no() -> None:
    assert late_no(small.SOUND) is None


def test_what_cannot_be_judged_is_a_late_no_to_those_who_wait() -> None:
    assessed = small.assess(small.with_procedure(accepted_by=None), LATE)
    assert assessed.verdict.decision == "cannot_say"
    assert assessed.late_no is not None


@pytest.mark.parametrize(("days", "late"), [(LATE_DAYS, False), (LATE_DAYS - 1, True)])
def test_thirty_days_before_the_start_there_is_time(days: int, late: bool) -> None:
    found = late_no(small.changed(activities={"screens": True}), ARRIVAL - timedelta(days=days))
    assert (found is not None) is late


def test_how_late_is_late_can_be_said() -> None:
    case = small.case_of(small.with_procedure(**BLOCKED), LATE)
    assert late_no_of(case, "do_not_proceed", late_days=4) is None
    assert late_no_of(case, "do_not_proceed", late_days=5) is not None


def test_the_earliest_possible_start_counts() -> None:
    plan = small.changed(mission={"model": "short_term", "dates": {"arrival": "2027-03"}}, activities={"screens": True})
    found = late_no(plan, ARRIVAL - timedelta(days=2))
    assert found is not None
    assert found.days_left == 2


def test_without_a_date_there_is_none() -> None:
    plan = small.with_procedure(**BLOCKED)
    plan["mission"] = {"model": "short_term", "dates": {"departure": "2027-03-10"}}
    assert late_no(plan) is None
    del plan["mission"]["dates"]
    assert late_no(plan) is None


def test_a_mission_that_has_begun_and_is_not_over_is_late_too() -> None:
    plan = small.with_procedure(**BLOCKED)
    during = late_no(plan, date(2027, 3, 10))
    assert during is not None
    assert during.days_left == -9
    assert late_no(plan, date(2027, 3, 11)) is None


def test_it_stands_in_the_json_of_an_assessment() -> None:
    assessed = small.assess(small.with_procedure(**BLOCKED), LATE)
    assert Assessment.model_validate_json(assessed.model_dump_json()) == assessed
    assert assessed.late_no is not None
    assert assessed.late_no.narrower
