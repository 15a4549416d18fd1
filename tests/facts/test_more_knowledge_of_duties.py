"""Stating more of the schedule never undoes what is known of work, rest, tables, patients and cover."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.comparing import deciding, within
from tests.facts.deriving import facts_of

TYPES = (
    "workload",
    "consultation",
    "theatre",
    "procedure_setting",
    "anaesthesia",
    "inpatient_care",
    "duty_hours",
    "working_hours",
)

OF_WHAT_IS_STATED = {
    "session_patients",
    "session_clinician_hours",
    "patients_per_clinician_hour",
    "minutes_per_patient",
}
"""These speak of the sessions that say enough, and are others when more sessions do."""

LICENSED = {"training_level": "licensed_independent", "count": 1}
FULL: dict[str, Any] = {
    "mission": {
        "dates": {
            "arrival": "2027-03-06",
            "first_service_day": "2027-03-08",
            "last_service_day": "2027-03-09",
            "departure": "2027-03-11",
            "arrival_travel_hours": 6,
            "departure_travel_hours": {"min": 4, "max": 9},
        }
    },
    "activities": {"travels": True, "operates": True, "treats_patients": True},
    "sites": [{"id": "theatre", "time_zone": "Africa/Lagos"}, {"id": "clinic", "time_zone": "Africa/Nairobi"}],
    "services": [{"id": "surgery", "kind": "surgery"}, {"id": "general", "kind": "primary_care"}],
    "procedures": [
        {
            "id": "hernia",
            "category": "hernia",
            "anaesthesia": "general",
            "service": "surgery",
            "site": "theatre",
            "first_day": "2027-03-08",
            "operators": ["surgeon"],
        }
    ],
    "people": [
        {"id": "surgeon", "cadre": "surgeon", "origin": "visiting", **LICENSED},
        {"id": "gas", "cadre": "anaesthetist", "origin": "visiting", **LICENSED},
        {"id": "sister", "cadre": "nurse", "origin": "host", **LICENSED},
        {"id": "nurses", "cadre": "nurse", "origin": "visiting", **LICENSED, "count": {"min": 2, "max": 4}},
    ],
    "anaesthesia": {"providers": {"min": 1, "max": 2}},
    "surgery": {"inpatients_at_once": {"min": 4, "max": 8}, "theatre_tables": 2},
    "schedule": {
        "transfer_hours": {"min": 1, "max": 2},
        "sessions": [
            {
                "id": "lists",
                "date": "2027-03-08",
                "start": "08:00",
                "end": "14:00",
                "site": "theatre",
                "service": "surgery",
                "people": ["surgeon", "sister"],
                "operations": {"min": 6, "max": 8},
                "operating_tables": 2,
            },
            {
                "id": "clinic",
                "date": "2027-03-09",
                "start": "08:00",
                "end": "12:00",
                "site": "clinic",
                "service": "general",
                "people": ["surgeon", "nurses"],
                "expected_patients": {"min": 60, "max": 90},
            },
            {
                "id": "evening",
                "date": "2027-03-09",
                "start": "16:00",
                "end": "20:00",
                "site": "clinic",
                "service": "general",
                "people": ["nurses"],
                "consulting_clinicians": 2,
                "expected_patients": 30,
            },
        ],
        "shifts": [
            {
                "id": "night",
                "first_day": "2027-03-08",
                "last_day": "2027-03-10",
                "starts_at": "20:00",
                "hours": 12,
                "site": "theatre",
                "people": ["sister"],
            },
            {
                "id": "call",
                "first_day": "2027-03-09",
                "starts_at": "06:00",
                "hours": 24,
                "site": "theatre",
                "people": ["gas"],
                "rest_after_hours": 20,
            },
        ],
    },
}


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every field that may be left out."""
    found: list[tuple[Any, ...]] = []
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in ("id", "min", "max"):
                found.append((*path, name))
            found += places(value, (*path, name))
    elif isinstance(data, list):
        for position, entry in enumerate(data):
            found += places(entry, (*path, position))
    return found


HAS_A_DEFAULT = {
    ("sites",),
    ("services",),
    ("people",),
    ("procedures",),
    ("schedule", "shifts", 0, "last_day"),
    ("schedule", "shifts", 1, "rest_after_hours"),
    ("sites", 0, "time_zone"),
    ("sites", 1, "time_zone"),
}
"""What others refer to, and what counts as something else where it is left out: the rest after the last duty has no end
unless the shift states one."""

OPTIONAL = [path for path in places(FULL) if path not in HAS_A_DEFAULT]


def thinned(paths: set[tuple[Any, ...]]) -> dict[str, Any]:
    plan = copy.deepcopy(FULL)
    for path in sorted(paths, key=lambda path: (-len(path), str(path))):
        inner: Any = plan
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = None
    return plan


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(OPTIONAL), min_size=1, max_size=5), st.data())
def test_stating_more_never_undoes_what_is_known(left_out: set[Any], data: st.DataObject) -> None:
    also = data.draw(st.sets(st.sampled_from(sorted(left_out, key=str))))
    sparser, fuller = (facts_of(**thinned(paths)) for paths in (left_out, also))
    for type_name in TYPES:
        known = {fact.key: fact for fact in fuller.of(type_name)}
        for fact in sparser.of(type_name):
            if fact.key in known:
                for name in set(deciding(fact)) - OF_WHAT_IS_STATED:
                    more, less = known[fact.key].knowledge(name), fact.knowledge(name)
                    assert within(more, less), (type_name, fact.subject, name)
