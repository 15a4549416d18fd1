"""Emergency response: acceptance, type, capacity, care, closing, independence; and psychosocial support."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.derive import derive
from missionrisk.facts.tables import Tables, TeamType
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import ON, TABLES, as_fields, said

TYPES = Tables(
    review_windows=TABLES.review_windows,
    team_types={
        "type_1_fixed": TeamType(stay_days=14, outpatients_per_day=100, doctors=3),
        "type_2": TeamType(
            stay_days=21,
            outpatients_per_day=100,
            inpatient_beds=20,
            major_operations_per_day=7,
            minor_operations_per_day=15,
        ),
        "type_3": TeamType(
            stay_days=28,
            outpatients_per_day=100,
            inpatient_beds=40,
            intensive_care_beds=4,
            beds_per_nurse=8,
            intensive_care_beds_per_nurse=2,
        ),
    },
)
OUTPATIENTS = "outpatients a day (at least 100)"
BEDS = "inpatient beds (at least 20)"
OPERATIONS = "operations a day (at least 7 major or 15 minor)"


def fact_of(type_name: str, **plan: Any) -> Any:
    found = derive(MissionPlan.model_validate({"title": "A mission", **plan}), ON, TYPES).of(type_name)
    assert len(found) == 1
    return found[0]


def team(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact_of("emergency_team", **(plan or {}), emergency=chapter)


def capacity(team_type: str | None = "type_2", plan: dict[str, Any] | None = None, **stated: Any) -> Any:
    return fact_of("emergency_capacity", **(plan or {}), emergency={"team_type": team_type, "capacity": stated})


def care(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact_of("emergency_care", **(plan or {}), emergency=chapter)


def transition(**chapter: Any) -> Any:
    return fact_of("emergency_transition", emergency={"transition": chapter})


def support(plan: dict[str, Any] | None = None, **chapter: Any) -> Any:
    return fact_of("psychosocial_support", **(plan or {}), psychosocial=chapter)


def test_what_is_not_stated_is_asked_where_it_stands() -> None:
    found = team()
    assert found.accepted.missing == ("emergency.request",)
    assert found.registered.missing == ("emergency.coordination_registration",)
    assert found.stay_days.missing == ("emergency.stay_days",)
    assert found.hours_after_onset.missing == ("emergency.arrives_after_hours",)
    assert capacity(team_type=None).shortfalls_count.missing == ("emergency.team_type",)


@pytest.mark.parametrize(
    ("chapter", "stay"),
    [({"stay_days": 20}, 20), ({"stay_days": {"min": 14, "max": 30}}, (14, 30)), ({}, 12)],
)
def test_the_stay_is_that_of_the_mission_where_the_chapter_does_not_say(chapter: dict[str, Any], stay: Any) -> None:
    dates = {"mission": {"dates": {"arrival": "2027-01-10", "departure": "2027-01-22"}}}
    assert said(team(dates, **chapter).stay_days) == stay


@pytest.mark.parametrize(
    ("own", "stay", "without_own"),
    [
        (12, 20, 8),
        (20, 20, 0),
        (30, 20, 0),
        ({"min": 5, "max": 10}, 20, (10, 15)),
        (None, 20, (0, 20)),
        (5, None, (0, math.inf)),
    ],
)
def test_days_on_the_stock_of_others(own: Any, stay: Any, without_own: Any) -> None:
    assert said(team(self_sufficient_days=own, stay_days=stay).days_on_local_stock) == without_own


def test_a_type_that_is_not_listed_has_no_shortest_stay() -> None:
    assert said(team(team_type="specialised_care_team").shortest_stay_days) == 0
    assert said(team(team_type="type_2").shortest_stay_days) == 21
    assert said(team().shortest_stay_days) == (0, math.inf)


@pytest.mark.parametrize(
    ("chapter", "hours"),
    [
        ({"arrives_after_hours": 30, "onset": "2027-01-10", "arrives_on_site": "2027-01-11"}, 30),
        ({"onset": "2027-01-10", "arrives_on_site": "2027-01-10"}, (0, 24)),
        ({"onset": "2027-01-10", "arrives_on_site": "2027-01-13"}, (48, 96)),
        ({"onset": "2027-01-10"}, (96, math.inf)),
        ({"arrives_on_site": "2027-01-13"}, (0, math.inf)),
    ],
)
def test_hours_from_onset_to_arrival(chapter: dict[str, Any], hours: Any) -> None:
    in_the_country = {"mission": {"dates": {"arrival": "2027-01-15"}}}
    assert said(team(in_the_country, **chapter).hours_after_onset) == hours


@pytest.mark.parametrize(
    ("plan", "joins", "works"),
    [
        ({"partners": [{"id": "a", "local": True}]}, None, True),
        ({"partners": [{"id": "a", "local": False}], "mission": {"resident_programme": "none"}}, False, False),
        ({"partners": [{"id": "a"}], "mission": {"resident_programme": "none"}}, False, "?"),
        ({"partners": [], "mission": {"resident_programme": "none"}}, None, "?"),
        ({"mission": {"resident_programme": "none"}}, False, "?"),
        ({"partners": []}, True, True),
    ],
)
def test_who_was_there_before(plan: dict[str, Any], joins: bool | None, works: Any) -> None:
    assert said(team(plan, joins_existing_team=joins).works_with_local_actors) == works


def test_neutrality() -> None:
    found = fact_of("neutrality", emergency={"armed_escort": "none", "military_assets": "Helicopters"})
    assert (said(found.armed_or_military), said(found.military_assets)) == (True, "Helicopters")
    assert said(fact_of("neutrality", emergency={"armed_escort": "none"}).armed_or_military) == "?"


@pytest.mark.parametrize(
    ("stated", "shortfalls"),
    [
        ({"outpatients_per_day": 100, "inpatient_beds": 20, "major_operations_per_day": 7}, set()),
        ({"outpatients_per_day": 99, "inpatient_beds": 20, "minor_operations_per_day": 15}, {OUTPATIENTS}),
        (
            {
                "outpatients_per_day": 200,
                "inpatient_beds": 10,
                "intensive_care_beds": 9,
                "major_operations_per_day": 6,
                "minor_operations_per_day": 14,
            },
            {BEDS, OPERATIONS},
        ),
        (
            {"outpatients_per_day": {"min": 50, "max": 150}, "inpatient_beds": 12, "major_operations_per_day": 9},
            (set(), {OUTPATIENTS, BEDS}),
        ),
        ({}, (set(), {OUTPATIENTS, BEDS, OPERATIONS})),
    ],
)
def test_falling_short_of_the_type(stated: dict[str, Any], shortfalls: Any) -> None:
    assert said(capacity(**stated).shortfalls) == shortfalls


def test_only_what_the_type_asks_for_counts() -> None:
    found = capacity("type_1_fixed", outpatients_per_day=100, doctors=2)
    assert said(found.shortfalls) == {"doctors (at least 3)"}
    assert said(found.shortfalls_count) == 1
    assert said(capacity("not_classified").shortfalls_count) == 0


@pytest.mark.parametrize(
    ("beds", "professionals", "each"),
    [
        (40, 2, 20),
        (20, 0, math.inf),
        (0, 0, 0),
        ({"min": 20, "max": 60}, {"min": 1, "max": 2}, (10, 60)),
        (20, None, (0, math.inf)),
        (None, 2, (0, math.inf)),
    ],
)
def test_beds_for_each_rehabilitation_professional(beds: Any, professionals: Any, each: Any) -> None:
    found = capacity(inpatient_beds=beds, rehabilitation_professionals=professionals)
    assert said(found.beds_per_rehabilitation_professional) == each


def test_inpatients_by_beds_or_by_services() -> None:
    ward = {"services": [{"id": "ward", "kind": "inpatient_care"}]}
    assert said(capacity(plan=ward).keeps_inpatients) is True
    assert said(capacity(inpatient_beds=0).keeps_inpatients) is False
    assert said(capacity().keeps_inpatients) == "?"


@pytest.mark.parametrize(
    ("chapter", "reports", "asked"),
    [
        ({"daily_report": "agreed", "data_officer": "officer"}, True, ()),
        ({"daily_report": "agreed", "data_officer": "none"}, False, ()),
        ({"daily_report": "none"}, False, ()),
        ({"daily_report": "agreed"}, "?", ("emergency.data_officer",)),
        ({}, "?", ("emergency.daily_report",)),
    ],
)
def test_a_report_needs_somebody_who_writes_it(chapter: dict[str, Any], reports: Any, asked: tuple[str, ...]) -> None:
    found = care({"people": [{"id": "officer"}]}, **chapter).daily_report
    assert (said(found), found.missing) == (reports, asked)


def test_without_operations_there_is_no_surgery_on_injuries() -> None:
    assert said(care({"activities": {"operates": False}}).trauma_surgery) is False
    assert care({"activities": {"operates": True}}).trauma_surgery.missing == ("emergency.trauma_surgery",)


def test_rehabilitation_by_plan_or_by_staff() -> None:
    assert said(care(rehabilitation_plan="none", capacity={"rehabilitation_professionals": 1}).rehabilitation) is True
    assert said(care(rehabilitation_plan="none", capacity={"rehabilitation_professionals": 0}).rehabilitation) is False
    assert said(care(rehabilitation_plan="none").rehabilitation) == "?"


def test_conditions_with_and_without_care() -> None:
    found = care(continuity=["hiv", "ncd", "epilepsy", "pregnancy", "newborn", "mental_illness"])
    assert said(found.conditions_left_out) == {"tuberculosis"}
    assert said(found.conditions_continued_count) == 6
    assert said(care(continuity=[]).conditions_continued_count) == 0
    assert said(care().conditions_continued_count) == (0, 7)


@pytest.mark.parametrize(
    ("chapter", "left_open"),
    [
        ({"plan": "agreed", "covers": ["patients", "records", "stock", "facility", "waste", "report"]}, set()),
        (
            {"plan": "agreed", "covers": ["patients", "records", "stock"], "exit_report_before_departure": True},
            {"facility", "waste"},
        ),
        (
            {"plan": "agreed", "covers": ["patients", "records", "stock", "facility", "waste"]},
            (set(), {"report"}),
        ),
        (
            {"plan": "agreed", "exit_report_before_departure": True},
            (set(), {"patients", "records", "stock", "facility", "waste"}),
        ),
    ],
)
def test_what_the_closing_plan_leaves_open(chapter: dict[str, Any], left_open: Any) -> None:
    assert said(transition(**chapter).matters_left_open) == left_open


def test_the_plan_is_asked_before_what_it_covers() -> None:
    assert transition().matters_left_open.missing == ("emergency.transition.plan",)
    assert transition(covers=["patients"]).matters_left_open.missing == ("emergency.transition.plan",)


@pytest.mark.parametrize(
    ("plan", "chapter", "given_"),
    [
        ({"activities": {"gives_psychosocial_support": False}}, {}, False),
        ({}, {"interventions": ["counselling"]}, True),
        ({}, {"interventions": []}, False),
        ({"services": [{"id": "talks", "kind": "mental_health"}]}, {}, True),
        ({"services": [{"id": "talks", "kind": "primary_care"}]}, {}, "?"),
    ],
)
def test_whether_support_is_given(plan: dict[str, Any], chapter: dict[str, Any], given_: Any) -> None:
    assert said(support(plan, **chapter).given) == given_


def test_languages_of_support() -> None:
    people_speak = {"language": {"patient_languages": ["ta", "si-LK"]}}
    found = support(people_speak, languages=["si", "en"])
    assert (said(found.languages_left_out), said(found.speaks_all_languages)) == ({"ta"}, False)
    assert said(support(people_speak, languages=["ta-LK", "si"]).speaks_all_languages) is True
    assert said(support(people_speak).speaks_all_languages) == "?"
    assert support(languages=["ta"]).speaks_all_languages.missing == ("language.patient_languages",)


@pytest.mark.parametrize(
    ("chapter", "partner", "goes_on"),
    [
        ({"goes_on_after_departure": "agreed"}, {}, True),
        ({"goes_on_after_departure": "none", "local_services_linked": "none"}, {}, False),
        ({"goes_on_after_departure": "none", "local_services_linked": "unit"}, {}, "?"),
        (
            {"goes_on_after_departure": "none", "local_services_linked": "unit"},
            {"local": True, "keeps_patients_after_departure": "agreed"},
            True,
        ),
        ({"goes_on_after_departure": "none", "local_services_linked": "unit"}, {"local": False}, False),
        ({"goes_on_after_departure": "none"}, {}, "?"),
    ],
)
def test_who_goes_on_with_support(chapter: dict[str, Any], partner: dict[str, Any], goes_on: Any) -> None:
    assert said(support({"partners": [{"id": "unit", **partner}]}, **chapter).carried_on) == goes_on


FULL: dict[str, Any] = {
    "title": "A team that says much",
    "mission": {
        "model": "emergency",
        "resident_programme": "none",
        "dates": {"arrival": "2027-01-12", "departure": {"earliest": "2027-01-30", "latest": "2027-02-02"}},
    },
    "activities": {"operates": True, "gives_psychosocial_support": True},
    "partners": [{"id": "unit", "local": True, "keeps_patients_after_departure": "requested"}],
    "services": [{"id": "talks", "kind": "mental_health"}, {"id": "ward", "kind": "inpatient_care"}],
    "sites": [{"id": "tents", "kind": "field_hospital", "beds": 36, "intensive_care_beds": 4}],
    "people": [
        {
            "id": "doctors",
            "count": 5,
            "cadre": "doctor",
            "training_level": "licensed_independent",
            "origin": "visiting",
        },
        {"id": "nurses", "count": {"min": 8, "max": 12}, "cadre": "nurse", "training_level": "licensed_independent"},
        {"id": "physio", "count": 1, "cadre": "physiotherapist", "training_level": "licensed_independent"},
    ],
    "procedures": [{"id": "fractures", "size": "major"}],
    "surgery": {"operations_per_day": 6, "theatre_tables": 2},
    "schedule": {"sessions": [{"id": "day", "date": "2027-01-15", "service": "talks", "expected_patients": 60}]},
    "language": {"patient_languages": ["ta"]},
    "emergency": {
        "onset": "2027-01-10",
        "arrives_on_site": "2027-01-13",
        "arrives_after_hours": 70,
        "request": "requested",
        "team_type": "type_3",
        "function": "initial_trauma_care",
        "stay_days": {"min": 18, "max": 20},
        "capacity": {
            "outpatients_per_day": 90,
            "inpatient_beds": 36,
            "intensive_care_beds": 4,
            "major_operations_per_day": 8,
            "doctors": 5,
            "nurses": {"min": 9, "max": 10},
            "rehabilitation_professionals": 1,
        },
        "self_sufficient_days": 12,
        "daily_report": "agreed",
        "data_officer": "none",
        "trauma_surgery": True,
        "rehabilitation_plan": "refused",
        "continuity": ["hiv"],
        "recovery_support": [],
        "transition": {"plan": "agreed", "covers": ["patients"], "exit_report_before_departure": False},
        "armed_escort": "none",
        "military_assets": "Ships",
        "free_care_until": "none",
        "joins_existing_team": False,
    },
    "psychosocial": {
        "interventions": ["single_session_debriefing"],
        "local_services_linked": "unit",
        "goes_on_after_departure": "refused",
        "languages": ["en"],
    },
}


def stated_places(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, value in data.items() if isinstance(data, dict) else ():
        if name not in ("title", "earliest", "latest", "min", "max", "partners", "services"):
            yield (*path, name)
        if isinstance(value, dict):
            yield from stated_places(value, (*path, name))


def without(data: dict[str, Any], paths: list[tuple[str, ...]]) -> dict[str, Any]:
    sparser = copy.deepcopy(data)
    for path in paths:
        inner: Any = sparser
        for step in path[:-1]:
            inner = inner.get(step, {})
        inner.pop(path[-1], None)
    return sparser


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(stated_places(FULL))), min_size=1, max_size=8, unique=True), st.data())
def test_stating_more_undoes_nothing(left_out: list[tuple[str, ...]], data: st.DataObject) -> None:
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=4, unique=True))
    types = ("emergency_team", "neutrality", "emergency_capacity", "emergency_care", "emergency_transition")
    fuller, sparser = (
        derive(MissionPlan.model_validate(without(FULL, places)), ON, TYPES) for places in (of_these, left_out)
    )
    for type_name in (*types, "psychosocial_support"):
        more, less = (as_fields(facts.of(type_name)[0]) for facts in (fuller, sparser))
        for name, knowledge in less.items():
            assert within(more[name], knowledge), (type_name, name)
