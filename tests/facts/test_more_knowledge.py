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
        "aims": [{"id": "a", "kind": "curative", "national_plan_reference": "none"}],
        "expected_patients": {"min": 200, "max": 400},
        "usual_stay_per_member_days": 10,
        "commitment_years": 2,
        "multi_year_plan": "requested",
        "planned_visits": [{"id": "next", "arrival": "2027-10", "services": ["general"]}],
        "resident_programme": "hospital",
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
        "donates_medicines": True,
        "leaves_goods_behind": True,
        "screens": True,
        "starts_long_term_treatment": True,
        "educates_community": True,
        "uses_community_health_workers": True,
    },
    "people": [{"id": "host-1", "origin": "host", "cadre": "nurse"}, {"id": "guest-1", "origin": "visiting"}],
    "partners": [
        {"id": "hospital", "name": "Hospital", "local": True, "keeps_patients_after_departure": "requested"},
        {
            "id": "charity",
            "local": False,
            "keeps_patients_after_departure": "agreed",
            "kind": "religious_mission",
            "licensed_provider": True,
            "registered": True,
            "refers_into_public_network": False,
            "asked_for_mission": "agreed",
            "host_costs_paid": "planned",
        },
    ],
    "leadership": {
        "invitation": "agreed",
        "invited_by": "hospital",
        "host_lead": {"role": "head", "partner": "hospital", "authority": ["dates"], "accepted": "planned"},
        "sessions_led_locally_percent": 30,
    },
    "needs": {
        "assessment": {"done_by": "visiting", "done_with": [], "done_on": "2026-03"},
        "consultations": [{"id": "one", "held_on": "2026-10", "who": ["women"], "recorded": False}],
        "selection": {"criteria": "requested", "reaches_worst_off": "none"},
    },
    "integration": {
        "backfill": {"staff_withdrawn": 3, "covered_percent": 40},
        "supplies_bypass_store": True,
        "calendar_checked": "refused",
        "fee_policy": "agreed",
        "displacement_checked": False,
        "other_teams": [{"id": "eyes", "arrival": "2027-04", "departure": "2027-05", "coordinated": "none"}],
    },
    "local_providers": [
        {
            "id": "dispensary",
            "kind": "private_clinic",
            "near_site": "village",
            "working": True,
            "services": ["primary_care"],
            "lives_on_fees": True,
        }
    ],
    "finance": {
        "host_costs_budgeted": {"amount": 900, "currency": "USD"},
        "host_agreed_budget": "requested",
        "host_costs": [{"id": "beds", "kind": "lodging", "amount": {"amount": 200}, "paid_by": "none"}],
    },
    "exchange": {"visitor_learning_aims": "none", "host_exchange": "refused", "host_fellowships": 0},
    "education": {"sessions": [{"id": "water", "local_facilitator": "guest-1"}], "co_designed": "refused"},
    "community_health_workers": {"part_of_national_programme": False, "contracted_by": "hospital"},
    "schedule": {"consultation_hours_per_day": 8},
    "pharmacy": {
        "national_store_functions": True,
        "store_informed": "none",
        "dispensing_points": [
            {"id": "table", "responsible": "host-1", "second_check_by": "guest-1"},
            {"id": "tent", "second_check_by": "host-1"},
        ],
        "responsible": "host-1",
        "instructions": {
            "written_languages": ["en"],
            "pictograms": False,
            "packs_with_instructions_percent": 90,
            "expiry_on_pack": False,
            "spoken_by_speaker": False,
        },
        "donation": {
            "request_list": "agreed",
            "consent": "agreed",
            "packing_list": False,
            "prior_notice": "refused",
            "value_agreed": True,
            "transport_paid_by": "none",
            "max_carton_weight_kg": 60,
            "mixed_with_other_goods": True,
            "inappropriate_percent": 5,
        },
        "left_stock": {"wanted": "agreed", "disposal_plan": "none"},
        "leftover_plan": "refused",
        "sorted_before_departure": False,
    },
    "language": {"working_languages": ["en"], "patient_languages": ["sw", "luo"]},
    "sites": [
        {
            "id": "village",
            "laboratory_tests": ["creatinine"],
            "kind": "school",
            "is_partner_facility": False,
            "nearest_facility": "dispensary",
            "outreach_agreed": "requested",
        }
    ],
    "services": [
        {"id": "theatre", "kind": "surgery", "led_by": "joint", "goes_on_after_departure": "charity"},
        {
            "id": "general",
            "kind": "primary_care",
            "sites": ["village"],
            "led_by": "visiting",
            "expected_patients": {"min": 150, "max": 300},
            "already_available_locally": True,
            "gap_evidence": {"kind": "too_far", "source": "register", "confirmed": "planned"},
            "patient_fee": {"amount": 2, "currency": "USD"},
            "waiting_list": "refused",
        },
    ],
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
            "destination": "both",
            "expiry_date": {"earliest": "2027-04-01", "latest": "2028-04-01"},
            "use_by": "2027-04-18",
            "on_national_list": False,
            "reason_not_listed": "none",
            "registered": False,
            "registration_waiver": "refused",
            "source": "hospital_surplus",
            "opened_or_returned": False,
            "quality_assured": False,
            "label_fields": ["inn", "expiry"],
            "label_languages": ["de"],
            "label_language_read_by_staff": False,
            "cold_chain": True,
            "cold_chain_monitored": False,
            "locally_available": True,
            "reason_for_import": "none",
            "requested": "agreed",
            "recipient_consents": "agreed",
            "aware_group": "not_antibiotic",
        },
        {"id": "warfarin", "purpose": "long_term", "supply_days": 14, "refill_source": "none"},
        {
            "id": "cefixime",
            "purpose": "acute",
            "destination": "left_behind",
            "expiry_date": "2027-09",
            "label_languages": ["en-GB"],
            "aware_group": "watch",
            "specialist_control": "none",
            "source": "free_samples",
        },
        {"id": "amoxicillin", "supply_days": 7, "destination": "used_during_visit", "aware_group": "access"},
    ],
    "screening": {
        "tests": [{"id": "hiv", "expected_positives": 9, "treatment_path": {"commitment": "agreed", "capacity": 4}}]
    },
    "referral": {
        "destinations": [{"id": "district", "takes_services": ["surgery"], "commitment": "agreed", "transport": "none"}]
    },
    "records": {
        "electronic": {"is_facility_system": False, "exports_to_facility": True},
        "originals_stay_with": "mission",
        "visits_in_local_register_percent": 50,
    },
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
    "responsible",
    "sites",
}
"""What replaces a default: an id, the table's disciplines, the visit of long-term care, the tests that places do,
the only site for each service."""

REFERRED_TO = {("people",), ("services",), ("partners",), ("sites",), ("local_providers",)}
"""Lists that must be there for what refers to their entries."""

DECIDING_WHAT_THERE_IS = {
    "destinations",
    "takes_services",
    "destination",
    "provider",
    "category",
    "service",
    "operators",
}
"""In arbitrary plans, what may contradict another part: a provider that is none beside one that is named."""

SAID_OF_ALL_AND_OF_EACH = {
    "requested",
    "recipient_consents",
    "request_list",
    "consent",
    "wanted",
    "dispensing_points",
    "written_languages",
    "patient_instruction_languages",
    "label_language_read_by_staff",
    "foreign_language_labels_percent",
    "aware_group",
    "antibiotics_access_percent",
    "use_by",
    "arrival",
}
"""In arbitrary plans, what may contradict what follows from other parts: a whole consignment and its medicines."""


def places(data: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Every field that is stated, without list entries and bounds: with fewer of these a plan says something else."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in ("id", "title", "status", "earliest", "latest", "min", "max"):
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
    read = {
        "follow_up",
        "procedures",
        "medicines",
        "screening",
        "referral",
        "records",
        "needs",
        "integration",
        "exchange",
        "schedule",
        "pharmacy",
    }
    possible = [
        path
        for path in places(plan)
        if len(path) > 1
        and path[0] in read
        and not {*path} & (CONTRADICTABLE | REPLACING_A_DEFAULT | SAID_OF_ALL_AND_OF_EACH)
        and path[-1] not in DECIDING_WHAT_THERE_IS
    ]
    if possible:
        check(plan, remove(plan, [data.draw(st.sampled_from(possible))]))
