"""Patients, clinicians and operations of sessions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.deriving import fact, said

INF = float("inf")
PEOPLE = [
    {"id": "doctor", "count": 1, "cadre": "doctor", "tasks": ["examines"]},
    {"id": "nurses", "count": 2, "cadre": "nurse", "tasks": ["examines"]},
    {"id": "driver", "count": 1, "cadre": "logistician", "tasks": []},
    {"id": "surgeon", "count": 1, "cadre": "surgeon"},
]
SITES = [{"id": "clinic"}]


def session(name: str, start: str | None, end: str | None, *people: str, day: int = 9, **more: Any) -> dict[str, Any]:
    times = {"start": start, "end": end, "site": "clinic", "service": "general"}
    return {"id": name, "date": f"2027-03-{day:02}", "people": list(people), **times, **more}


def plan(*sessions: dict[str, Any], **more: Any) -> dict[str, Any]:
    services = [{"id": "general", "kind": "primary_care"}]
    return {"people": PEOPLE, "sites": SITES, "services": services, "schedule": {"sessions": list(sessions)}, **more}


def workload(*sessions: dict[str, Any], **more: Any) -> Any:
    return fact("workload", "mission", **plan(*sessions, **more))


def test_patients_for_each_hour_of_a_clinician() -> None:
    found = workload(
        session("a", "08:00", "12:00", "doctor", "driver", expected_patients=40),
        session("b", "13:00", "15:00", "doctor", "nurses", expected_patients={"min": 20, "max": 30}),
    )
    assert (said(found.session_patients), said(found.session_clinician_hours)) == ((60, 70), 10)
    assert said(found.patients_per_clinician_hour) == (6, 7)
    assert said(found.minutes_per_patient) == (0, 10)
    assert said(found.fullest_session) == "a, Tue 2027-03-09 08:00-12:00"


def test_the_clinicians_that_a_session_states_count() -> None:
    found = workload(session("a", "08:00", "12:00", "doctor", consulting_clinicians=2, expected_patients=40))
    assert said(found.patients_per_clinician_hour) == 5


@pytest.mark.parametrize("left_out", ["expected_patients", "end", "people"])
def test_sessions_that_say_too_little_are_left_out(left_out: str) -> None:
    unclear = {**session("b", "08:00", "12:00", "doctor", expected_patients=90), left_out: None}
    found = workload(session("a", "08:00", "12:00", "doctor", expected_patients=8), unclear)
    assert said(found.patients_per_clinician_hour) == 2


def test_a_best_case_with_less_time_holds() -> None:
    roomy = session("a", "08:00", "12:00", "doctor", expected_patients=4)
    dates = {"first_service_day": "2027-03-09", "last_service_day": "2027-03-09"}
    found = workload(roomy, mission={"expected_patients": 480, "dates": dates})
    assert said(found.minutes_per_patient) == (0, 12)


def test_without_sessions_nothing_is_said() -> None:
    found = workload()
    assert said(found.patients_per_clinician_hour) == (0, INF)
    assert found.patients_per_clinician_hour.missing == ("schedule.sessions",)


# --- days ---------------------------------------------------------------------------------------------------------


def consultation(*sessions: dict[str, Any], **service: Any) -> Any:
    services = [{"id": "general", "kind": "primary_care", **service}]
    return fact("consultation", "general", **{**plan(*sessions), "services": services})


def test_the_busiest_day_of_a_service() -> None:
    found = consultation(
        session("a", "08:00", "12:00", "doctor", expected_patients=40),
        session("b", "13:00", "17:00", "doctor", "nurses", expected_patients=41),
        session("c", "08:00", "12:00", "doctor", day=10, expected_patients=30),
    )
    assert (said(found.patients_per_day), said(found.per_clinician_per_day)) == ((81, INF), (40, INF))


def test_what_a_service_states_holds() -> None:
    found = consultation(session("a", "08:00", "12:00", "doctor", expected_patients=40), patients_per_day=20)
    assert said(found.patients_per_day) == 20


def theatre(*sessions: dict[str, Any], **more: Any) -> Any:
    return fact("theatre", "mission", **plan(*sessions, procedures=[{"id": "hernia", "category": "hernia"}], **more))


def test_operations_of_the_busiest_day() -> None:
    found = theatre(
        session("a", "08:00", "12:00", "surgeon", operations=5, operating_tables=2),
        session("b", "13:00", "17:00", "surgeon", operations=4, operating_tables=1),
        session("c", "08:00", "12:00", "surgeon", day=10, operations=8, operating_tables=2),
    )
    assert said(found.operations_per_day) == (9, INF)
    assert said(found.operations_per_theatre_day) == (5, INF)
    assert said(found.operations_per_surgeon_day) == (9, INF)


def test_sessions_at_the_same_time_have_their_tables_together() -> None:
    found = theatre(
        session("a", "08:00", "12:00", "surgeon", operations=5, operating_tables=1),
        session("b", "09:00", "13:00", operations=5, operating_tables=1),
    )
    assert said(found.operations_per_theatre_day) == (5, INF)


def test_the_theatre_says_how_many_tables_a_session_has_that_does_not() -> None:
    found = theatre(session("a", "08:00", "12:00", "surgeon", operations=9), surgery={"theatre_tables": 3})
    assert said(found.operations_per_theatre_day) == (3, INF)
    assert said(theatre(session("a", "08:00", "12:00", operations=9)).operations_per_theatre_day) == (0, INF)


def test_stated_numbers_hold() -> None:
    stated = {"operations_per_day": 3, "operations_per_theatre_per_day": 2}
    found = theatre(session("a", "08:00", "12:00", "surgeon", operations=9, operating_tables=1), surgery=stated)
    assert (said(found.operations_per_day), said(found.operations_per_theatre_day)) == (3, 2)


def settings_of(*procedures: dict[str, Any]) -> Any:
    eyes = session("a", "08:00", "12:00", "surgeon", operations=60, operating_tables=2, service="eyes")
    services = [{"id": "eyes", "kind": "eye"}, {"id": "general", "kind": "surgery"}]
    found = fact(
        "procedure_setting", "cataract", **{**plan(eyes), "services": services, "procedures": list(procedures)}
    )
    return said(found.per_surgeon_per_day), said(found.per_theatre_per_day)


def test_sessions_count_for_a_procedure_that_is_alone_in_its_service() -> None:
    cataract = {"id": "cataract", "category": "cataract", "service": "eyes"}
    hernia = {"id": "hernia", "category": "hernia", "service": "general"}
    assert settings_of(cataract, hernia) == ((60, INF), (30, INF))
    assert settings_of(cataract, {**hernia, "service": "eyes"}) == ((0, INF), (0, INF))
    assert settings_of(cataract, {**hernia, "service": None}) == ((0, INF), (0, INF))


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 23), st.integers(0, 80))
def test_splitting_a_session_changes_nothing(cut: int, patients: int) -> None:
    whole = session("a", "08:00", "20:00", "doctor", expected_patients=patients)
    minute = 8 * 60 + 30 * cut
    middle = f"{minute // 60:02}:{minute % 60:02}"
    parts = [
        session("a", "08:00", middle, "doctor", expected_patients=patients // 2),
        session("b", middle, "20:00", "doctor", expected_patients=patients - patients // 2),
    ]
    one, two = workload(whole), workload(*parts)
    for name in ("session_patients", "session_clinician_hours", "patients_per_clinician_hour", "minutes_per_patient"):
        assert said(one.knowledge(name)) == said(two.knowledge(name))
