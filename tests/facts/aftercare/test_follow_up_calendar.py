"""The follow-up calendar: what falls due when, who is there then, and how many patients nobody sees."""

from __future__ import annotations

import copy
import math
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.aftercare.follow_up_calendar import derive_follow_up_calendar
from missionrisk.facts.knowledge import NEVER, Knowledge, number_bounds
from missionrisk.facts.reading import Place
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import TABLES, fact, facts_of, said, subjects

DATES = {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "last_service_day": "2027-03-19"}
NOBODY = {"partners": [], "follow_up": {"stays_behind": "none"}}
HOST = {"by": "host_clinician", "commitment": "agreed"}


def plan_of(plan: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    mission = {"dates": {**DATES, "departure": "2027-03-20"}}
    return {"mission": mission, **NOBODY, **(plan or {}), "procedures": [{"id": "p", **fields}]}


def calendar(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("follow_up_calendar", "p", **plan_of(plan, **fields))


def review_due(window: str, plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return fact("review_due", f"p+{window}", **plan_of(plan, **fields))


def hernias(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    """Major operations from the 8th to the 19th of March, of which nobody takes the patients."""
    stated: dict[str, Any] = {
        "category": "hernia",
        "size": "major",
        "expected_count": 30,
        "first_day": "2027-03-08",
        "last_day": "2027-03-19",
        "accepted_by": "none",
        "reviews": [],
    }
    return calendar(plan, **{**stated, **fields})


def cataracts(plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    return hernias(plan, **{"category": "cataract", **fields})


def leaving(departure: str, **plan: Any) -> dict[str, Any]:
    return {"mission": {"dates": {**DATES, "departure": departure}}, **plan}


# --- what falls due when ------------------------------------------------------------------------------------------


def test_there_are_none_where_nobody_operates() -> None:
    assert subjects("follow_up_calendar", activities={"operates": False}) == []
    assert subjects("review_due", procedures=[]) == []


def test_a_placeholder_stands_for_procedures_that_are_not_listed() -> None:
    for type_name in ("follow_up_calendar", "review_due"):
        found = fact(type_name, "procedures[?]", activities={"operates": True})
        assert not found.sure
        assert found.exists.missing == ("procedures",)


def test_the_dates_of_each_review() -> None:
    found = cataracts()
    assert said(found.reviews_due_on) == {
        "2027-03-09 to 2027-03-22: early (day 1 to 3)",
        "from 2027-04-05: late (from day 28)",
    }
    assert said(found.first_due) == date(2027, 3, 9)
    assert said(found.last_due) == date(2027, 4, 16), "the endless window opens for the last patient"
    due = review_due("late", category="cataract", first_day="2027-03-08", last_day="2027-03-19")
    assert (said(due.first_date), said(due.last_date)) == (date(2027, 4, 5), NEVER)


def test_where_no_review_is_due_none_ever_is() -> None:
    found = hernias(size="minor")
    assert said(found.reviews_due_on) == set()
    assert said(found.first_due) == said(found.last_due) == NEVER
    assert said(found.patients_at_risk) == 0
    assert subjects("review_due", **plan_of(category="hernia", size="minor")) == []


def test_days_that_are_not_stated_are_days_of_service() -> None:
    found = calendar(category="hernia", size="major")
    assert said(found.first_operation) == said(found.last_operation) == (date(2027, 3, 8), date(2027, 3, 19))
    assert said(found.reviews_due_on) == (set(), None), "no dates as text before they are known to the day"
    assert said(found.first_due) == (date(2027, 3, 29), date(2027, 4, 9))
    assert found.first_due.missing == ("procedures[p].first_day",)


def test_a_first_day_is_no_later_than_a_last_day_that_is_stated() -> None:
    assert said(calendar(last_day="2027-03-10").first_operation) == (date(2027, 3, 8), date(2027, 3, 10))


def test_reviews_due_depend_on_category_and_size() -> None:
    assert said(calendar(category="hernia", size="major").reviews_due) == {"monthly"}
    assert calendar(category="hernia").reviews_due.missing == ("procedures[p].size",)
    assert calendar().reviews_due.missing == ("procedures[p].category",)
    assert calendar(category="cataract").reviews_missing.missing == ("procedures[p].reviews",)


def test_a_review_that_may_be_due_exists_possibly() -> None:
    assert review_due("monthly", category="hernia").exists.missing == ("procedures[p].size",)
    assert fact("review_due", "p.reviews[?]", **plan_of()).exists.missing == ("procedures[p].category",)


# --- reviews that are planned -------------------------------------------------------------------------------------


def reviewed(*reviews: dict[str, Any], plan: dict[str, Any] | None = None, **fields: Any) -> Any:
    numbered = [{"id": f"r{i}", **review} for i, review in enumerate(reviews)]
    return calendar(plan, **{"category": "cataract", "last_day": "2027-03-19", "reviews": numbered, **fields})


@pytest.mark.parametrize(
    ("review", "missing"),
    [
        ({"after_days": 3, **HOST}, {"late"}),
        ({"after_days": 28, **HOST}, {"early"}),
        ({"after_days": 4, **HOST}, {"early", "late"}),
        ({"after_days": {"min": 1, "max": 3}, **HOST}, {"late"}),
        ({"after_days": {"min": 1, "max": 4}, **HOST}, ({"late"}, {"early"})),
        ({**HOST}, (set(), {"early", "late"})),
        ({"after_days": 1, "by": "host_clinician"}, ({"late"}, {"early"})),
        ({"after_days": 1, "by": "host_clinician", "commitment": "refused"}, {"early", "late"}),
        ({"after_days": 1, "by": "visiting_team"}, {"late"}),
        ({"after_days": 2, "by": "visiting_team"}, {"early", "late"}),
        ({"after_days": 2, "commitment": "agreed"}, ({"late"}, {"early"})),
        ({"after_days": 1, "commitment": "agreed"}, {"late"}),
    ],
)
def test_which_reviews_are_missing(review: dict[str, Any], missing: Any) -> None:
    found = reviewed(review)
    assert said(found.reviews_missing) == missing
    assert said(found.reviews_due) == {"early", "late"}
    sure, possible = missing if isinstance(missing, tuple) else (missing, set())
    count = (len(sure), len(sure | possible))
    assert said(found.reviews_missing_count) == (count if possible else len(sure))


@pytest.mark.parametrize(
    ("stays", "missing"),
    [({"until": "2027-03-22"}, {"late"}), ({"until": "2027-03-21"}, {"early", "late"}), ("none", {"early", "late"})],
)
def test_those_who_stay_behind_review_until_they_leave(stays: Any, missing: set[str]) -> None:
    found = reviewed({"after_days": 3, "by": "stay_behind_team"}, plan={"follow_up": {"stays_behind": stays}})
    assert said(found.reviews_missing) == missing


TEAM = [
    {"id": "surgeon", "origin": "visiting", "cadre": "surgeon", "leaves": "2027-03-17"},
    {"id": "nurse", "origin": "visiting", "cadre": "nurse"},
    {"id": "driver", "origin": "visiting", "cadre": "logistician", "leaves": "2027-04-30"},
    {"id": "doctor", "origin": "host", "cadre": "doctor"},
]


@pytest.mark.parametrize(
    ("review", "missing"),
    [
        ({"by": "visiting_team"}, {"late"}),
        ({"by": "visiting_team", "person": "nurse"}, {"late"}),
        ({"by": "visiting_team", "person": "surgeon"}, {"early", "late"}),
        ({"by": "host_clinician", "person": "doctor", "commitment": "agreed"}, {"late"}),
        ({"by": "host_clinician", "person": "surgeon", "commitment": "agreed"}, {"early", "late"}),
        ({"by": "telephone", "person": "surgeon", "commitment": "agreed"}, {"late"}),
    ],
)
def test_a_reviewer_who_is_named_must_still_be_there(review: dict[str, Any], missing: set[str]) -> None:
    assert said(reviewed({"after_days": 1, **review}, plan={"people": TEAM}).reviews_missing) == missing


def test_planned_reviews_are_those_that_can_be_counted_on() -> None:
    refused = {"by": "telephone", "commitment": "none"}
    assert said(reviewed({"by": "visiting_team"}, {**HOST}, refused).reviews_planned) == 2
    assert said(reviewed({**HOST}, {"by": "telephone"}).reviews_planned) == (1, 2)


# --- who is there -------------------------------------------------------------------------------------------------


def test_when_all_have_left_before_the_window_every_patient_is_in_the_gap() -> None:
    found = hernias()
    assert said(found.uncovered) == {"monthly"}
    assert said(found.uncovered_count) == 1
    assert said(found.patients_at_risk) == 30
    assert said(found.uncovered_on) == {"2027-03-29 to 2027-05-03: monthly (day 21 to 45)"}
    assert said(found.covered_by) == set()


def test_the_dates_of_a_gap_are_those_of_the_patients_in_it() -> None:
    found = cataracts(
        leaving("2027-03-15", **NOBODY) | {"mission": {"dates": {"departure": "2027-03-15"}}}, last_day="2027-03-15"
    )
    assert said(found.uncovered_on) == {
        "2027-03-16 to 2027-03-18: early (day 1 to 3)",
        "from 2027-04-05: late (from day 28)",
    }


HOSPITAL = {"id": "x", "name": "Hospital", "local": True, "keeps_patients_after_departure": "none"}
CALL = {"id": "call", "by": "telephone"}


@pytest.mark.parametrize(
    ("fields", "plan", "covered", "by"),
    [
        ({"accepted_by": [{"partner": "x", "commitment": "agreed"}]}, {}, True, {"Hospital"}),
        ({"accepted_by": [{"partner": "x", "commitment": "requested"}]}, {}, "?", (set(), {"Hospital"})),
        ({"accepted_by": [{"partner": "x", "commitment": "requested"}]}, {"stage": "final"}, False, set()),
        ({"accepted_by": [{"clinician": "doctor", "commitment": "agreed"}]}, {}, True, {"doctor"}),
        ({"accepted_by": [{"clinician": "nurse", "commitment": "agreed"}]}, {}, False, set()),
        ({"reviews": [{**CALL, "after_days": 30, "commitment": "agreed"}]}, {}, True, {"call"}),
        ({"reviews": [{**CALL, "after_days": 30}]}, {}, "?", (set(), {"call"})),
        ({"reviews": [{**CALL, "after_days": 50, "commitment": "agreed"}]}, {}, False, set()),
        ({"reviews": [{"id": "own", "after_days": 30, "by": "visiting_team"}]}, {}, False, set()),
        ({}, {"partners": [{**HOSPITAL, "keeps_patients_after_departure": "agreed"}]}, True, {"Hospital"}),
        ({}, {"partners": [{**HOSPITAL, "local": False, "keeps_patients_after_departure": "agreed"}]}, False, set()),
        ({}, {"follow_up": {"stays_behind": {"until": "2027-04-09"}}}, True, {"those who stay behind"}),
        ({}, {"follow_up": {"stays_behind": {"until": "2027-04-08"}}}, False, set()),
        ({}, {"follow_up": {"stays_behind": {"until": "2027-04-09", "people": ["driver"]}}}, False, set()),
        ({"accepted_by": None}, {}, "?", (set(), None)),
        ({"reviews": None}, {}, "?", (set(), None)),
    ],
)
def test_who_covers_a_review(fields: dict[str, Any], plan: dict[str, Any], covered: Any, by: Any) -> None:
    people: dict[str, Any] = {"people": TEAM, "partners": [HOSPITAL]}
    stated: dict[str, Any] = {
        "category": "hernia",
        "size": "major",
        "last_day": "2027-03-19",
        "accepted_by": "none",
        "reviews": [],
    }
    found = review_due("monthly", {**people, **plan}, **{**stated, **fields})
    assert said(found.covered) == covered
    assert said(found.covered_by) == by


def test_visitors_cover_what_falls_due_before_their_clinicians_leave() -> None:
    stated: dict[str, Any] = {
        "category": "cataract",
        "last_day": "2027-03-16",
        "accepted_by": "none",
        "reviews": [],
        "expected_count": 9,
    }
    assert said(review_due("early", **stated).covered_by) == {"visiting team"}
    assert said(review_due("early", **stated).channels) == {"visiting_team"}
    for person in ({"leaves": "2027-03-16"}, {"leaves": {"earliest": "2027-03-10", "latest": "2027-03-16"}}):
        gone = {"people": [{"id": "a", "origin": "visiting", "cadre": "nurse", **person}, TEAM[2], TEAM[3]]}
        assert said(review_due("early", gone, **stated).covered) is False
    cadre_open = {
        "people": [
            {"id": "a", "origin": "visiting", "cadre": "nurse", "leaves": "2027-03-16"},
            {"id": "b", "origin": "visiting"},
        ]
    }
    assert review_due("early", cadre_open, **stated).covered.missing == ("people[b].cadre",)


def test_host_staff_who_have_promised_nothing_do_not_cover_a_review_but_are_named() -> None:
    found = review_due("monthly", {"people": TEAM}, category="hernia", size="major", accepted_by="none", reviews=[])
    assert said(found.covered) is False
    assert said(found.at_site) == {"doctor"}


def test_who_is_there_on_the_days_of_a_review() -> None:
    stated: dict[str, Any] = {"category": "cataract", "first_day": "2027-03-16", "last_day": "2027-03-19"}
    assert said(review_due("early", {"people": TEAM}, **stated).at_site) == {"surgeon", "nurse", "doctor"}
    stated["first_day"] = "2027-03-18"
    assert said(review_due("early", {"people": TEAM}, **stated).at_site) == {"nurse", "doctor"}
    assert review_due("early", **stated).at_site.missing == ("people",)


def test_people_are_never_named_by_their_names() -> None:
    people = [{"id": "doctor", "name": "Amina Otieno", "origin": "host", "cadre": "doctor"}]
    accepted = [{"clinician": "doctor", "commitment": "agreed"}]
    found = facts_of(**plan_of({"people": people}, category="cataract", accepted_by=accepted))
    told = [*found.of("follow_up_calendar"), *found.of("review_due")]
    assert all("doctor" in repr(f) and "Otieno" not in repr(f) for f in told)


# --- how many are in a gap ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "at_risk"),
    [
        ({}, (1, 29)),
        ({"first_day": "2027-03-20"}, 30),
        ({"last_day": "2027-03-19"}, 0),
        ({"expected_count": {"min": 20, "max": 30}}, (1, 29)),
        ({"expected_count": None}, (0, math.inf)),
        ({"expected_count": 0}, 0),
        ({"first_day": None}, (1, 30)),
        ({"last_day": {"earliest": "2027-03-15", "latest": "2027-03-21"}}, (0, 29)),
        ({"operators": ["a"], "local_operators": [], "per_surgeon_per_day": 3}, (1, 3)),
        ({"operators": ["a"], "local_operators": ["b"], "per_surgeon_per_day": 1, "expected_count": 26}, 2),
        ({"operators": ["a"], "per_surgeon_per_day": 3}, (1, 29)),
        ({"per_theatre_per_day": 4}, (1, 8)),
    ],
)
def test_patients_operated_too_late_for_those_who_are_there(fields: dict[str, Any], at_risk: Any) -> None:
    """The team leaves on the 20th: those operated on the 20th have nobody on day 1."""
    plan = {
        "people": [{"id": "a", "count": 1}, {"id": "b", "count": 1, "origin": "host"}],
        "surgery": {"theatre_tables": 2},
        "mission": {"model": "hybrid", "dates": {"departure": "2027-03-20"}},
    }
    stated: dict[str, Any] = {"first_day": "2027-03-08", "last_day": "2027-03-20", "expected_count": 30}
    given = {**stated, "category": "cataract", "accepted_by": "none", "reviews": [], **fields}
    assert said(review_due("early", plan, **given).patients_at_risk) == at_risk


def test_of_several_windows_the_one_with_most_patients_counts() -> None:
    assert said(cataracts(last_day="2027-03-20").patients_at_risk) == 30, "the late review comes when all have left"


def test_a_promise_that_is_open_leaves_it_open_how_many_are_at_risk() -> None:
    found = hernias(
        accepted_by=[{"partner": "x", "commitment": "planned"}],
        plan={"partners": [{"id": "x", "local": True, "keeps_patients_after_departure": "none"}]},
    )
    assert said(found.patients_at_risk) == (0, 30)
    assert found.patients_at_risk.missing == ("procedures[p].accepted_by[0].commitment",)


# --- the last operation -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "fields", "days"),
    [
        ({}, {}, 1),
        ({}, {"last_day": {"earliest": "2027-03-15", "latest": "2027-03-18"}}, (2, 5)),
        ({"people": TEAM}, {"operators": ["surgeon"]}, -2),
        ({"people": TEAM}, {"operators": ["surgeon", "nurse"]}, 1),
        ({"people": TEAM}, {"operators": ["doctor"]}, -2),
        ({"people": [{**TEAM[0], "origin": None}]}, {"operators": ["surgeon"]}, (-2, 1)),
        ({"follow_up": {"stays_behind": {"until": "2027-03-27", "can_reoperate": True}}}, {}, 8),
        ({"follow_up": {"stays_behind": {"until": "2027-03-27", "can_reoperate": False}}}, {}, 1),
        ({"follow_up": {"stays_behind": {"until": "2027-03-27"}}}, {}, (1, 8)),
        ({"follow_up": {"stays_behind": {"until": "2027-03-10", "can_reoperate": True}}}, {}, 1),
        ({"follow_up": {}}, {}, (1, math.inf)),
    ],
)
def test_days_attended_after_the_last_operation(plan: dict[str, Any], fields: dict[str, Any], days: Any) -> None:
    assert said(hernias(plan, **fields).days_attended) == days


def test_whether_those_who_stay_can_reoperate_is_asked() -> None:
    found = hernias({"follow_up": {"stays_behind": {"until": "2027-03-27"}}})
    assert found.days_attended.missing == ("follow_up.stays_behind.can_reoperate",)


@pytest.mark.parametrize(
    ("acceptance", "able"),
    [
        ({}, "?"),
        ({"can_manage_complications": False}, False),
        ({"can_manage_complications": True}, True),
        ({"can_manage_complications": True, "commitment": "refused"}, False),
    ],
)
def test_acceptance_by_somebody_who_can_manage_complications(acceptance: dict[str, Any], able: Any) -> None:
    given = [{"partner": "x", "commitment": "agreed", **acceptance}]
    assert said(hernias({"partners": [{"id": "x"}]}, accepted_by=given).accepted_by_able) == able


# --- long-term treatment ------------------------------------------------------------------------------------------


def test_the_reviews_of_long_term_treatment() -> None:
    care = {
        "provider": "clinic",
        "commitment": "agreed",
        "first_local_visit_after_days": 30,
        "protocol_reviewed_every_days": {"min": 60, "max": 90},
    }
    plan = {**plan_of(), "partners": [{"id": "clinic", "name": "Clinic"}], "follow_up": {"long_term_care": care}}
    plan["mission"]["expected_patients"] = 200
    first = fact("review_due", "follow_up+long_term_care+first-local-visit", **plan)
    assert (said(first.first_date), said(first.last_date)) == (date(2027, 4, 7), date(2027, 4, 18))
    assert (said(first.covered), said(first.covered_by), said(first.patients)) == (True, {"Clinic"}, (0, 200))
    following = fact("review_due", "follow_up+long_term_care+next-review", **plan)
    assert said(following.first_date) == (date(2027, 6, 6), date(2027, 7, 6))


def test_the_first_local_visit_for_a_medicine() -> None:
    def visit(**refill: Any) -> Any:
        medicines = [{"id": "insulin", "patients": 12, "refill_source": refill}]
        return fact("review_due", "medicines+insulin+first-local-visit", **{**plan_of(), "medicines": medicines})

    agreed = visit(first_visit_after_days=14, commitment="agreed")
    assert (said(agreed.first_date), said(agreed.last_date)) == (date(2027, 3, 22), date(2027, 4, 2))
    assert said(agreed.patients_at_risk) == 0
    assert said(visit(first_visit_on="2027-04-01").first_date) == date(2027, 4, 1)
    assert said(visit(first_visit_on="2027-04-01", commitment="refused").patients_at_risk) == 12


# --- laws ---------------------------------------------------------------------------------------------------------

FIRST = date(2027, 3, 8)
DAYS = st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def surgical_plans(draw: st.DrawFn) -> dict[str, Any]:
    """A week or more of operations, with a team, some of whom stay longer, and a few reviews."""
    operating = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    departure = max(operating[1], draw(DAYS))
    stays: Any = draw(st.one_of(st.none(), st.just("none"), DAYS.map(lambda until: {"until": until.isoformat()})))
    reviews = draw(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["visiting_team", "telephone"])), max_size=3))
    procedure = {
        "id": "p",
        "category": draw(st.sampled_from(["cataract", "hernia"])),
        "size": draw(st.sampled_from(["major", None])),
        "expected_count": draw(st.one_of(st.none(), st.integers(1, 60))),
        "first_day": operating[0].isoformat(),
        "last_day": operating[1].isoformat(),
        "accepted_by": draw(st.sampled_from([None, "none", [{"partner": "x", "commitment": "requested"}]])),
        "reviews": [
            {"id": f"r{i}", "after_days": after, "by": by, "commitment": draw(st.sampled_from([None, "agreed"]))}
            for i, (after, by) in enumerate(reviews)
        ],
        "per_surgeon_per_day": draw(st.one_of(st.none(), st.integers(1, 9))),
        "operators": ["a", "b"],
        "local_operators": [],
    }
    people = [
        {"id": name, "count": 1, "origin": "visiting", "cadre": "surgeon", "leaves": draw(st.one_of(st.none(), DAYS))}
        for name in ("a", "b")
    ]
    return {
        "mission": {"model": "hybrid", "dates": {"departure": departure.isoformat()}},
        "people": people,
        "partners": [{"id": "x", "local": True, "keeps_patients_after_departure": "none"}],
        "follow_up": {} if stays is None else {"stays_behind": stays},
        "procedures": [procedure],
    }


def derived(plan: dict[str, Any]) -> list[Any]:
    """The calendar, and the times at which reviews fall due."""
    root = Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False)
    return list(derive_follow_up_calendar(root, TABLES))


def no_worse(longer: dict[str, Any], shorter: dict[str, Any]) -> None:
    after, before = (derived(plan)[0] for plan in (longer, shorter))
    for name in ("uncovered_count", "patients_at_risk", "reviews_missing_count"):
        (low, high), (low_before, high_before) = (
            number_bounds(getattr(after, name)),
            number_bounds(getattr(before, name)),
        )
        assert low <= low_before, name
        assert high <= high_before, name
    assert number_bounds(after.days_attended)[0] >= number_bounds(before.days_attended)[0]
    assert number_bounds(after.days_attended)[1] >= number_bounds(before.days_attended)[1]


def later(day_written: Any, days: int) -> str:
    return (date.fromisoformat(str(day_written)) + timedelta(days=days)).isoformat()


@settings(max_examples=50, deadline=None)
@given(surgical_plans(), st.integers(1, 40), st.sampled_from(["departure", "leaves", "until"]))
def test_a_longer_stay_leaves_nobody_more_without_a_review(plan: dict[str, Any], days: int, which: str) -> None:
    longer = copy.deepcopy(plan)
    stays = longer["follow_up"].get("stays_behind")
    if which == "departure":
        longer["mission"]["dates"]["departure"] = later(plan["mission"]["dates"]["departure"], days)
    elif which == "leaves" and plan["people"][0]["leaves"] is not None:
        longer["people"][0]["leaves"] = later(plan["people"][0]["leaves"], days)
    elif which == "until" and isinstance(stays, dict):
        stays["until"] = later(stays["until"], days)
    no_worse(longer, plan)


@settings(max_examples=50, deadline=None)
@given(surgical_plans(), st.sampled_from(["agreed", "in_place", "planned", "refused"]))
def test_one_acceptance_more_leaves_nobody_more_without_a_review(plan: dict[str, Any], status: str) -> None:
    accepted = plan["procedures"][0]["accepted_by"]
    already = accepted if isinstance(accepted, list) else []
    if accepted is None:
        plan["procedures"][0]["accepted_by"] = already
    more = copy.deepcopy(plan)
    more["procedures"][0]["accepted_by"] = [*already, {"partner": "x", "commitment": status}]
    no_worse(more, plan)


def can_be_done(plan: dict[str, Any]) -> bool:
    """Whether the surgeons, on the days of the procedure, can operate on as many as are expected."""
    procedure = plan["procedures"][0]
    expected, of_each = procedure["expected_count"], procedure["per_surgeon_per_day"]
    first, last = (date.fromisoformat(procedure[name]) for name in ("first_day", "last_day"))
    return expected is None or of_each is None or expected <= of_each * ((last - first).days + 1)


@settings(max_examples=50, deadline=None)
@given(surgical_plans().filter(can_be_done), st.data())
def test_a_narrower_range_never_unsettles(plan: dict[str, Any], data: st.DataObject) -> None:
    wider = copy.deepcopy(plan)
    for place, name in (
        (wider["procedures"][0], "first_day"),
        (wider["procedures"][0], "last_day"),
        (wider["mission"]["dates"], "departure"),
    ):
        before, after = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
        place[name] = {"earliest": later(place[name], -before), "latest": later(place[name], after)}
    for narrow, wide in zip(derived(plan), derived(wider), strict=True):
        for name in narrow.declarations():
            assert within(narrow.knowledge(name), wide.knowledge(name)), (narrow.type_name, name)


def test_the_comparison_sees_a_difference() -> None:
    def at_risk(departure: str) -> Knowledge[float]:
        found: Knowledge[float] = hernias(leaving(departure, **NOBODY)).patients_at_risk
        return found

    assert number_bounds(at_risk("2027-03-20")) > number_bounds(at_risk("2027-04-09"))
