"""Who is on duty while operated patients are in their beds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

INF = float("inf")
DATES = {"arrival": "2027-03-06", "first_service_day": "2027-03-08", "departure": "2027-03-12"}
PEOPLE = [
    {"id": "ana", "count": 1, "cadre": "nurse", "training_level": "licensed_independent"},
    {"id": "nurses", "count": 4, "cadre": "nurse", "training_level": "licensed_independent"},
    {"id": "doctor", "count": 1, "cadre": "doctor", "training_level": "licensed_independent"},
    {"id": "student", "count": 1, "cadre": "student", "training_level": "student_clinical"},
]


def shift(name: str, start: str, hours: int, *people: str, last: int = 12, **more: Any) -> dict[str, Any]:
    days = {"first_day": "2027-03-08", "last_day": f"2027-03-{last:02}"}
    return {"id": name, **days, "starts_at": start, "hours": hours, "people": list(people), **more}


def ward(*shifts: dict[str, Any], **plan: Any) -> Any:
    data = {
        "mission": {"dates": DATES},
        "activities": {"operates": True},
        "sites": [{"id": "hospital"}],
        "people": PEOPLE,
        "surgery": {"inpatients_at_once": 16},
        "schedule": {"shifts": list(shifts)},
        **plan,
    }
    return fact("inpatient_care", "mission", **data)


def test_nurses_and_doctors_around_the_clock() -> None:
    found = ward(shift("day", "06:00", 16, "ana", "nurses", "doctor"), shift("night", "20:00", 12, "ana", "doctor"))
    assert (said(found.nurses_by_day), said(found.nurses_by_night)) == ((2, INF), (1, INF))
    assert (said(found.night_nurses), said(found.nurses_per_shift)) == ((1, INF), (1, INF))
    assert (said(found.patients_per_nurse_by_day), said(found.patients_per_nurse_by_night)) == ((0, 8), (0, 16))
    assert said(found.patients_per_doctor_by_night) == (0, 16)


def test_stated_numbers_hold() -> None:
    stated = {"inpatients_at_once": 16, "night_nurses": 0, "nurses_per_shift": 4}
    found = ward(shift("night", "20:00", 12, "ana"), surgery=stated)
    assert (said(found.night_nurses), said(found.patients_per_nurse)) == (0, 4)


@pytest.mark.parametrize(
    "night",
    [
        shift("night", "20:00", 12, "ana", last=10),
        shift("night", "23:00", 12, "ana"),
        shift("night", "20:00", 12, "ana", weekdays=["mon", "wed", "thu"]),
        shift("night", "20:00", 12, "ana", on_call=True),
        shift("night", "20:00", 12, "doctor", "student"),
        {"id": "night", "people": ["ana"], "hours": 12},
    ],
)
def test_a_night_without_a_nurse_proves_nothing(night: dict[str, Any]) -> None:
    assert said(ward(night).night_nurses) == (0, INF)


def test_nurses_at_another_site_are_not_on_the_ward() -> None:
    sites = [{"id": "hospital"}, {"id": "clinic"}]
    operations = [{"id": "hernia", "site": "hospital", "first_day": "2027-03-08"}]
    for site, nurses in (("clinic", 0), ("hospital", 1), (None, 0)):
        found = ward(shift("night", "20:00", 12, "ana", site=site), sites=sites, procedures=operations)
        assert said(found.night_nurses) == (nurses, INF)


@pytest.mark.parametrize("dates", [{**DATES, "departure": None}, {**DATES, "first_service_day": "2027-03"}])
def test_without_the_days_nothing_is_proven(dates: dict[str, Any]) -> None:
    assert said(ward(shift("night", "20:00", 12, "ana"), mission={"dates": dates}).night_nurses) == (0, INF)
