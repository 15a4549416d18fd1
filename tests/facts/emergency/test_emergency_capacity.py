"""What an emergency team can do where its chapter does not say, and the nurses for its beds."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.emergency.emergency_capacity import EmergencyCapacity, derive_emergency_capacity
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import Tables, TeamType
from missionrisk.plan import MissionPlan
from tests.facts.deriving import said

TYPES = Tables(
    team_types={
        "type_1_fixed": TeamType(stay_days=14, outpatients_per_day=100, doctors=3),
        "type_2": TeamType(
            stay_days=21,
            outpatients_per_day=100,
            inpatient_beds=20,
            major_operations_per_day=7,
            minor_operations_per_day=15,
            beds_per_nurse=8,
            intensive_care_beds_per_nurse=2,
        ),
    }
)


def capacity(team_type: str | None = "type_2", stated: dict[str, Any] | None = None, **plan: Any) -> EmergencyCapacity:
    data = {"title": "A mission", "emergency": {"team_type": team_type, "capacity": stated}, **plan}
    return derive_emergency_capacity(Place(MissionPlan.model_validate(data), "", final=False), TYPES)


def member(cadre: str | None, count: Any = 1, **more: Any) -> dict[str, Any]:
    trained = {"training_level": "licensed_independent", "origin": "visiting"}
    return {"id": f"{cadre or 'others'}-1".replace("_", "-"), "cadre": cadre, "count": count, **trained, **more}


@pytest.mark.parametrize(
    ("people", "doctors", "nurses"),
    [
        ([member("doctor", 4), member("nurse", {"min": 8, "max": 10})], 4, (8, 10)),
        ([member("doctor", 4), member("nurse", 5, origin="host")], 4, (0, 5)),
        ([member("doctor", 4, training_level="resident"), member("nurse", 5, training_level=None)], 0, (0, 5)),
        ([member("surgeon", 2), member(None, 3)], (0, 3), (0, 3)),
        ([], 0, 0),
        (None, (0, math.inf), (0, math.inf)),
    ],
)
def test_people_who_are_listed(people: Any, doctors: Any, nurses: Any) -> None:
    found = capacity(people=people)
    assert (said(found.doctors), said(found.nurses)) == (doctors, nurses)


def test_doctors_may_rehabilitate_as_well() -> None:
    found = capacity(people=[member("physiotherapist", 2), member("doctor")])
    assert said(found.rehabilitation_professionals) == (2, math.inf)
    assert found.rehabilitation_professionals.missing == ("emergency.capacity",)


@pytest.mark.parametrize(
    ("sites", "beds"),
    [
        ([{"id": "a", "kind": "field_hospital", "beds": 20}], 20),
        (
            [{"id": "a", "kind": "tent", "beds": 12}, {"id": "b", "kind": "hospital", "beds": {"min": 5, "max": 9}}],
            (12, 21),
        ),
        ([{"id": "a", "kind": "tent", "beds": 12}, {"id": "b", "kind": "hospital"}], (12, math.inf)),
        ([{"id": "b", "kind": "hospital", "beds": 30}], (0, 30)),
        ([], (0, math.inf)),
    ],
)
def test_beds_of_the_sites(sites: Any, beds: Any) -> None:
    assert said(capacity(sites=sites).inpatient_beds) == beds


def test_what_the_chapter_states_goes_before_other_chapters() -> None:
    found = capacity(
        stated={"inpatient_beds": 24, "doctors": {"min": 3}},
        sites=[{"id": "a", "kind": "tent", "beds": 12}],
        people=[member("doctor", 9)],
    )
    assert (said(found.inpatient_beds), said(found.doctors)) == (24, (3, math.inf))


def session(day: int, service: str, **more: Any) -> dict[str, Any]:
    return {"id": f"{service}-{day}-{len(more)}", "date": f"2027-01-{day:02}", "service": service, **more}


def test_outpatients_that_are_planned() -> None:
    services = [
        {"id": "clinic", "kind": "primary_care", "patients_per_day": {"min": 40, "max": 90}},
        {"id": "women", "kind": "maternal"},
        {"id": "ward", "kind": "inpatient_care", "patients_per_day": 500},
    ]
    assert said(capacity(services=services).outpatients_per_day) == (40, math.inf)
    sessions = [
        session(3, "clinic", expected_patients=30),
        session(3, "women", expected_patients=25),
        session(4, "clinic", expected_patients=50),
        session(3, "ward", expected_patients=400),
    ]
    found = capacity(services=services, schedule={"sessions": sessions})
    assert said(found.outpatients_per_day) == (55, math.inf)


@pytest.mark.parametrize(
    ("sizes", "major", "minor"),
    [(["major"], 8, 0), (["minor", "minor"], 0, 8), (["major", "minor"], 0, 0), (["major", None], 0, 0), ([], 0, 0)],
)
def test_operations_that_are_planned(sizes: list[str | None], major: float, minor: float) -> None:
    procedures = [{"id": f"p{i}", "size": size} for i, size in enumerate(sizes)]
    sessions = [session(3, "theatre", operations=5), session(3, "theatre", operations=3, operating_tables=2)]
    found = capacity(
        procedures=procedures,
        services=[{"id": "theatre", "kind": "surgery"}],
        schedule={"sessions": sessions},
        surgery={"operations_per_day": 6},
    )
    assert said(found.major_operations_per_day) == (major, math.inf)
    assert said(found.minor_operations_per_day) == (minor, math.inf)
    assert said(found.operating_tables) == (2, math.inf)


def test_tables_as_the_chapter_on_surgery_states_them() -> None:
    assert said(capacity(surgery={"theatre_tables": 3}).operating_tables) == 3


def test_planned_work_never_shows_a_shortfall() -> None:
    found = capacity(services=[{"id": "clinic", "kind": "primary_care", "patients_per_day": 10}])
    assert not said(found.shortfalls)[0]
    enough = capacity("type_1_fixed", services=[{"id": "c", "kind": "primary_care", "patients_per_day": 100}])
    assert said(enough.shortfalls) == (set(), {"doctors (at least 3)"})


@pytest.mark.parametrize(
    ("beds", "intensive_care", "nurses", "needed", "short"),
    [
        (16, 0, 4, 4, 0),
        (17, 0, 4, 6, 2),
        (24, 4, 20, 10, -10),
        (0, 0, 0, 0, 0),
        (2, 4, 4, 4, 0),
        ({"min": 16, "max": 40}, 0, 6, (4, 10), (-2, 4)),
        (16, None, 3, (4, math.inf), (1, math.inf)),
        (None, 2, 1, (2, math.inf), (1, math.inf)),
    ],
)
def test_nurses_for_two_shifts(beds: Any, intensive_care: Any, nurses: Any, needed: Any, short: Any) -> None:
    found = capacity(stated={"inpatient_beds": beds, "intensive_care_beds": intensive_care, "nurses": nurses})
    assert (said(found.nurses_needed), said(found.nurses_short)) == (needed, short)


def test_a_type_without_beds_needs_no_nurses_for_them() -> None:
    assert said(capacity("type_1_fixed", {"inpatient_beds": 10}).nurses_needed) == 0
    assert capacity(None).nurses_needed.missing == ("emergency.team_type",)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 60), st.integers(0, 12), st.integers(0, 20), st.integers(0, 20))
def test_more_beds_never_need_fewer_nurses_and_more_nurses_are_never_shorter(
    beds: int, intensive_care: int, more: int, nurses: int
) -> None:
    def short(beds: int, intensive_care: int, nurses: int) -> float:
        stated = {"inpatient_beds": beds, "intensive_care_beds": intensive_care, "nurses": nurses}
        return float(said(capacity(stated=stated).nurses_short))

    before = short(beds, intensive_care, nurses)
    assert short(beds + more, intensive_care, nurses) >= before
    assert short(beds, intensive_care + more, nurses) >= before
    assert short(beds, intensive_care, nurses + more) <= before
