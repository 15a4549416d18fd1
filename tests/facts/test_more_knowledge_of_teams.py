"""Stating more never undoes what is known of preparation, welfare, hours and teaching."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.test_more_knowledge import Step, check, places, remove

FULL: dict[str, Any] = {
    "title": "A team of which the plan says much",
    "mission": {"model": "short_term", "dates": {"arrival": "2027-03-06", "departure": "2027-03-20"}},
    "activities": {"treats_patients": True, "teaches": True, "uses_community_health_workers": True, "travels": True},
    "services": [
        {"id": "theatre", "kind": "surgery", "host_counterpart": "host"},
        {"id": "ward", "kind": "inpatient_care", "led_by": "joint"},
        {"id": "clinic", "kind": "primary_care", "led_by": "visiting"},
    ],
    "people": [
        {
            "id": "surgeon",
            "count": 1,
            "origin": "visiting",
            "cadre": "surgeon",
            "tasks": ["performs_procedure"],
            "preparation": {"done": "refused", "topics": ["safety", "ethics"]},
            "checks": [
                {"kind": "travel_health", "cleared": True, "on": "2027-01-10"},
                {"kind": "hepatitis_b_immunity", "cleared": False},
            ],
            "code_of_conduct_signed": False,
            "arrives": "2027-03-06",
        },
        {"id": "nurses", "count": {"min": 2, "max": 4}, "origin": "visiting", "preparation": {"done": "planned"}},
        {"id": "host", "count": 1, "origin": "host", "cadre": "interpreter", "languages": ["sw"]},
    ],
    "language": {
        "patient_languages": ["sw", "luo"],
        "interpreting": {"interpreters_per_day": 2, "kinds": ["trained_interpreters"], "languages": ["luo"]},
    },
    "preparation": {
        "training_hours": {"min": 4, "max": 8},
        "training_topics": ["safety", "ethics"],
        "trained_percent": {"min": 60, "max": 90},
        "host_teaches_part": False,
        "orientation_on_arrival": False,
        "travel_health_visit_days_before": 55,
        "hepatitis_b_immunity_known_percent": 50,
        "post_exposure_kit": "none",
        "security_plan": "requested",
        "emergency_insurance_percent": {"min": 90},
        "home_contact_24h": "Duty officer",
        "code_of_conduct": "agreed",
        "code_of_conduct_signed_percent": 80,
    },
    "welfare": {
        "focal_person": "none",
        "operational_debrief": True,
        "support_after_return": "planned",
        "contact_after_return_weeks": {"min": 4, "max": 8},
        "compulsory_psychological_debriefing": False,
        "psychological_first_aid": True,
        "covers_local_staff": False,
        "covers_interpreters": False,
        "needlestick_cover_for_local_staff": False,
    },
    "schedule": {
        "sessions": [
            {
                "id": f"day-{day}",
                "date": f"2027-03-{day:02}",
                "start": "07:00" if day % 2 else "09:00",
                "end": "19:30",
                "service": "clinic" if day % 2 else "theatre",
                "people": ["surgeon", "nurses"],
                "interpreters": day % 3,
                "consulting_clinicians": 2,
                "host_counterpart": "none" if day % 2 else "host",
            }
            for day in range(8, 15)
        ],
        "shifts": [
            {"id": "call", "people": ["surgeon"], "hours": {"min": 24, "max": 26}, "rest_after_hours": 9},
            {"id": "night", "people": ["nurses"], "hours": 12},
        ],
        "weekly_hours": {"min": 80, "max": 100},
        "longest_shift_hours": 26,
        "shortest_rest_hours": {"min": 8, "max": 9},
        "rest_days_per_week": 0,
        "local_staff_weekly_hours": 60,
    },
    "training": {
        "host_chose_topics": False,
        "courses": [
            {"id": "mesh", "topic": "Mesh", "requested_by_host": "requested", "tools_available_locally": False},
            {"id": "scan", "requested_by_host": "none", "led_by": "visiting", "within_national_scope": True},
        ],
        "mentorship": {"contacts_per_month": {"min": 0, "max": 1}, "commitment": "planned"},
    },
    "community_health_workers": {
        "count": 6,
        "tasks": "Look at wounds at home",
        "supervision": "surgeon",
        "commodities": "none",
        "pay_agreed": "requested",
        "contracted_by": "none",
        "within_national_scope": False,
    },
}
"""A plan that does not contradict itself, so that leaving out a part of it makes it say less and nothing else."""

REPLACING_A_DEFAULT = {"training_topics", "travel_health_visit_days_before", "topic", "host_counterpart", "led_by"}
"""What replaces a default: what holds for each visitor, an id, what is said of all services."""

REFERRED_TO = {("people",), ("services",)}
"""Lists that must be there for what refers to their entries."""


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_stating_more_of_a_team(data: st.DataObject) -> None:
    possible: list[tuple[Step, ...]] = [
        path for path in places(FULL) if path[-1] not in REPLACING_A_DEFAULT and path not in REFERRED_TO
    ]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=12, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=6, unique=True))
    check(remove(FULL, of_these), remove(FULL, left_out))
