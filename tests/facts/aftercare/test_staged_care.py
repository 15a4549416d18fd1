"""Care over years: when its stages fall due, and how long it is needed against how long is promised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.aftercare.staged_care import derive_staged_care
from missionrisk.facts.knowledge import NEVER, number_bounds
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.deriving import TABLES, fact, said, subjects

DATES = {"arrival": "2027-03-06", "departure": "2027-03-20"}


def plan_of(plan: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    mission = {"dates": DATES, "commitment_years": 2}
    stated = {"first_day": "2027-03-08", "last_day": "2027-03-12", "category": "cleft", "expected_count": 20}
    return {"mission": mission, **(plan or {}), "procedures": [{"id": "p", **stated, **fields}]}


def care(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("staged_care", "p", **plan_of(plan, **fields))


def stage(discipline: str, plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("review_due", f"p+stage+{discipline}", **plan_of(plan, **fields))


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, True),
        ({"category": "hernia"}, False),
        ({"category": "hernia", "further_stages": 0}, False),
        ({"category": "hernia", "further_stages": 1}, True),
        ({"category": "hernia", "care_years": 3}, True),
    ],
)
def test_which_procedures_begin_care_in_stages(fields: dict[str, Any], there: bool) -> None:
    assert (subjects("staged_care", **plan_of(**fields)) == ["p"]) == there


def test_a_procedure_of_no_category_may_begin_it() -> None:
    found = care(category=None)
    assert found.exists.missing == found.years_short.missing == ("procedures[p].category",)


def test_a_placeholder_stands_for_procedures_that_are_not_listed() -> None:
    assert subjects("staged_care", activities={"operates": False}) == []
    assert fact("staged_care", "procedures[?]").exists.missing == ("activities.operates",)


@pytest.mark.parametrize(
    ("mission", "fields", "short"),
    [
        ({}, {}, 3),
        ({"commitment_years": {"min": 2, "max": 6}}, {}, (-1, 3)),
        ({}, {"care_years": {"min": 10, "max": 17}}, (8, 15)),
        ({"commitment_years": None}, {}, (-float("inf"), 5)),
        (
            {"commitment_years": None, "planned_visits": [{"id": "a", "departure": "2031-03-06"}]},
            {},
            (-float("inf"), 1),
        ),
    ],
)
def test_years_of_care_beyond_the_commitment(mission: dict[str, Any], fields: dict[str, Any], short: Any) -> None:
    plan = {"mission": {"dates": DATES, "commitment_years": 2, **mission}}
    assert said(care(plan, **fields).years_short) == short


def test_until_when_care_is_needed_and_promised() -> None:
    found = care()
    assert said(found.needed_until) == date(2032, 3, 12)
    assert said(found.committed_until) == date(2029, 3, 20)


def test_years_that_nobody_knows_are_asked() -> None:
    assert care(category="hernia", further_stages=2).care_years.missing == ("procedures[p].care_years",)


AGREED = {"discipline": "speech_therapy", "given_by": "Therapist of the region", "commitment": "agreed"}


def test_the_stages_of_care() -> None:
    speech = stage("speech_therapy", disciplines_linked=[AGREED])
    assert (said(speech.first_date), said(speech.last_date)) == (date(2027, 4, 7), date(2028, 4, 15))
    assert (said(speech.covered), said(speech.covered_by)) == (True, {"Therapist of the region"})
    assert (said(speech.window), said(speech.patients_at_risk)) == ("speech therapy", 0)
    dental = stage("dental", disciplines_linked=[AGREED])
    assert (said(dental.covered), said(dental.patients_at_risk), said(dental.last_date)) == (False, 20, NEVER)


@pytest.mark.parametrize(
    ("linked", "given_by"),
    [
        (None, (set(), None)),
        ([], set()),
        ([AGREED], {"speech_therapy"}),
        ([{**AGREED, "commitment": "planned"}], (set(), {"speech_therapy"})),
        ([{**AGREED, "provider": "none"}], set()),
        ([{"commitment": "agreed"}], (set(), None)),
    ],
)
def test_disciplines_that_somebody_who_stays_gives(linked: Any, given_by: Any) -> None:
    assert said(care(disciplines_linked=linked).disciplines_given) == given_by


def test_what_is_missing_of_disciplines_stands_in_the_order_of_the_plan() -> None:
    linked = [{"discipline": name} for name in ("speech_therapy", "dental", "psychosocial")]
    assert care(disciplines_linked=linked).disciplines_given.missing == tuple(
        f"procedures[p].disciplines_linked[{position}].commitment" for position in range(len(linked))
    )


@pytest.mark.parametrize(
    ("plan", "fields", "accepted"),
    [
        ({"partners": [{"id": "x"}]}, {"accepted_by": [{"partner": "x", "commitment": "agreed"}]}, True),
        ({"partners": [{"id": "x", "local": True, "keeps_patients_after_departure": "agreed"}]}, {}, True),
        ({"partners": []}, {"accepted_by": "none"}, False),
        ({"partners": []}, {}, "?"),
        ({}, {"accepted_by": "none"}, "?"),
    ],
)
def test_whether_somebody_local_has_accepted_them(plan: dict[str, Any], fields: dict[str, Any], accepted: Any) -> None:
    assert said(care(plan, **fields).accepted) == accepted


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 30, allow_nan=False), st.floats(0, 30, allow_nan=False), st.floats(0, 30, allow_nan=False))
def test_a_longer_commitment_is_never_short_of_more_years(years: float, promised: float, more: float) -> None:
    def short(commitment: float) -> tuple[float, float]:
        plan = plan_of({"mission": {"commitment_years": commitment}}, care_years=years + 0.1)
        root = Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False)
        found: Any = next(derive_staged_care(root, TABLES))
        return number_bounds(found.years_short)

    assert short(promised + more) <= short(promised)
