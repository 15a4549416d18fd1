"""Stating more never undoes what is known: the facts of a fuller plan lie within those of a sparser one."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.derive import derive
from missionrisk.plan import MissionPlan
from tests.facts.comparing import within
from tests.facts.deriving import ON, TABLES, as_fields
from tests.plan.strategies import plan_data

Step = str | int

FULL: dict[str, Any] = {
    "title": "A mission that says much",
    "mission": {
        "model": "short_term",
        "countries": ["KE"],
        "aims": [{"id": "a", "kind": "curative"}],
        "dates": {
            "arrival": "2027-03-06",
            "first_service_day": "2027-03-08",
            "last_service_day": "2027-03-19",
            "departure": {"earliest": "2027-03-20", "latest": "2027-03-22"},
        },
    },
    "activities": {
        "treats_patients": True,
        "operates": True,
        "dispenses_medicines": True,
        "screens": True,
        "starts_long_term_treatment": True,
    },
    "people": [{"id": "host-1", "origin": "host"}, {"id": "guest-1", "origin": "visiting"}],
    "partners": [
        {"id": "hospital", "name": "Hospital", "local": True, "keeps_patients_after_departure": "requested"},
        {"id": "charity", "local": False, "keeps_patients_after_departure": "agreed"},
    ],
    "sites": [{"id": "village", "laboratory_tests": ["creatinine"]}],
    "services": [{"id": "theatre", "kind": "surgery"}, {"id": "general", "kind": "primary_care"}],
    "procedures": [
        {
            "id": "cataract",
            "category": "cataract",
            "size": "minor",
            "expected_count": {"min": 20, "max": 30},
            "last_day": "2027-03-18",
            "reviews": [
                {"id": "one", "after_days": 1, "by": "visiting_team"},
                {"id": "two", "after_days": {"min": 20, "max": 30}, "by": "host_clinician", "commitment": "refused"},
                {"id": "three", "after_days": 40, "by": "visiting_team", "commitment": "agreed"},
                {"id": "four", "after_days": 3, "by": "stay_behind_team"},
            ],
            "accepted_by": [{"clinician": "guest-1", "commitment": "agreed", "can_manage_complications": True}],
        },
        {
            "id": "cleft",
            "category": "cleft",
            "service": "theatre",
            "anaesthesia": "general",
            "first_day": "2027-03-10",
            "reviews": [{"id": "one", "after_days": 30, "by": "telephone", "commitment": "planned"}],
            "accepted_by": [{"clinician": "host-1", "commitment": "agreed", "can_manage_complications": False}],
            "disciplines_needed": ["nutrition"],
            "disciplines_linked": [
                {"discipline": "nutrition", "commitment": "refused"},
                {"discipline": "dental", "commitment": "agreed"},
            ],
        },
    ],
    "medicines": [
        {
            "id": "amlodipine",
            "long_term": True,
            "supply_days": 30,
            "refill_source": {"commitment": "agreed", "first_visit_after_days": {"min": 20, "max": 40}},
            "monitoring_tests": ["creatinine", "inr"],
        },
        {"id": "warfarin", "purpose": "long_term", "supply_days": 14, "refill_source": "none"},
    ],
    "screening": {
        "tests": [{"id": "hiv", "expected_positives": 9, "treatment_path": {"commitment": "agreed", "capacity": 4}}]
    },
    "referral": {
        "destinations": [{"id": "district", "takes_services": ["surgery"], "commitment": "agreed", "transport": "none"}]
    },
    "records": {"electronic": {"is_facility_system": False, "exports_to_facility": True}},
    "follow_up": {
        "post_operative_plan": "refused",
        "contact_after_departure": {
            "role": "nurse",
            "channel": "telephone",
            "commitment": "refused",
            "valid_days_after_last_procedure": 10,
        },
        "complications_payer": {"who": "patient", "commitment": "agreed"},
        "patients_with_written_record_percent": 80,
        "stays_behind": {"until": "2027-03-25", "can_reoperate": False},
        "long_term_care": {"commitment": "refused"},
    },
}
"""A plan that does not contradict itself, so that leaving out a part of it makes it say less and nothing else."""

CONTRADICTABLE = {"activities", "stage", "mission", "first_day", "last_day"}
"""What arbitrary plans contradict elsewhere: a day outside the visit, operations that are denied and listed."""

REPLACING_A_DEFAULT = {
    "name",
    "inn",
    "disciplines_needed",
    "first_visit_after_days",
    "refill_source",
    "monitoring_at",
}
"""What replaces a default: an id, the table's disciplines, the visit of long-term care, the tests that places do."""

REFERRED_TO = {("people",), ("services",)}
"""Lists that must be there for what refers to their entries."""

DECIDING_WHAT_THERE_IS = {"destinations", "takes_services", "destination", "provider", "category", "service"}
"""In arbitrary plans, what may contradict another part: a provider that is none beside one that is named."""


def places(data: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Every field that is stated, without list entries and bounds: with fewer of these a plan says something else."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in ("id", "title", "earliest", "latest", "min", "max"):
                yield (*path, name)
            yield from places(value, (*path, name))
    elif isinstance(data, list):
        for position, entry in enumerate(data):
            yield from places(entry, (*path, position))


def remove(data: dict[str, Any], paths: list[tuple[Step, ...]]) -> dict[str, Any]:
    """A copy without the fields at these paths."""
    sparser = copy.deepcopy(data)
    for path in paths:
        inner: Any = sparser
        for step in path[:-1]:
            inner = inner.get(step) if isinstance(inner, dict) else inner[step] if inner else None
            if inner is None:
                break
        if isinstance(inner, dict):
            inner.pop(path[-1], None)
    return sparser


def check(fuller: dict[str, Any], sparser: dict[str, Any]) -> None:
    known = {(f.type_name, f.key): f for f in derive(MissionPlan.model_validate(fuller), ON, TABLES)}
    for fact in derive(MissionPlan.model_validate(sparser), ON, TABLES):
        other = known.get((fact.type_name, fact.key))
        if other is None:
            continue  # a placeholder for what the fuller plan lists, or a route that it closes
        for name, knowledge in as_fields(fact).items():
            assert within(other.knowledge(name), knowledge), (fact.type_name, fact.subject, name)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_stating_more_of_a_consistent_plan(data: st.DataObject) -> None:
    possible = [path for path in places(FULL) if path[-1] not in REPLACING_A_DEFAULT and path not in REFERRED_TO]
    left_out = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=12, unique=True))
    of_these = data.draw(st.lists(st.sampled_from(left_out), max_size=6, unique=True))
    check(remove(FULL, of_these), remove(FULL, left_out))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_stating_one_thing_more_of_any_plan(data: st.DataObject) -> None:
    plan = data.draw(plan_data())
    read = {"follow_up", "procedures", "medicines", "screening", "referral", "records"}
    possible = [
        path
        for path in places(plan)
        if len(path) > 1
        and path[0] in read
        and not {*path} & (CONTRADICTABLE | REPLACING_A_DEFAULT)
        and path[-1] not in DECIDING_WHAT_THERE_IS
    ]
    if possible:
        check(plan, remove(plan, [data.draw(st.sampled_from(possible))]))
