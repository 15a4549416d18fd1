"""Stating more never undoes what is known: the facts of a fuller plan lie within those of a sparser one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.derive import derive
from missionrisk.plan import MissionPlan
from tests.facts.comparing import deciding, within
from tests.facts.deriving import ON, TABLES
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
        "past_visits": [
            {"id": "first", "arrival": "2025-03", "departure": "2025-04-02"},
            {"id": "second", "arrival": "2026-03-01", "departure": {"earliest": "2026-03-10", "latest": "2026-03-20"}},
        ],
        "planned_visits": [
            {"id": "next", "arrival": "2027-10", "services": ["general"]},
            {"id": "after", "arrival": "2028-03-01", "departure": "2028-03-10", "services": ["general", "theatre"]},
        ],
        "visit_interval_days": 180,
        "resident_programme": "hospital",
        "sending_organisation": {
            "name": "Clinics Abroad",
            "accountable_person": "none",
            "volunteers_pay_to_take_part": True,
            "track_record": {"patients": 900, "deaths": {"min": 1, "max": 2}, "deaths_reviewed": False},
        },
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
        "gives_anaesthesia": True,
        "dispenses_medicines": True,
        "donates_medicines": True,
        "leaves_goods_behind": True,
        "screens": True,
        "starts_long_term_treatment": True,
        "educates_community": True,
        "uses_community_health_workers": True,
        "photographs_or_films": True,
        "treats_under_18s": True,
        "donates_equipment": True,
        "uses_telehealth": True,
        "does_research": True,
    },
    "people": [
        {"id": "host-1", "origin": "host", "cadre": "nurse"},
        {"id": "guest-1", "origin": "visiting"},
        {
            "id": "guest-2",
            "origin": "visiting",
            "cadre": "surgeon",
            "count": 1,
            "arrives": "2027-03-07",
            "leaves": {"earliest": "2027-03-18", "latest": "2027-03-19"},
        },
    ],
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
            "staff_paid": False,
            "months_of_unpaid_wages": {"min": 2, "max": 4},
            "run_by_visitors": True,
        },
    ],
    "leadership": {
        "invitation": "agreed",
        "invited_by": "hospital",
        "host_lead": {"role": "head", "partner": "hospital", "authority": ["dates"], "accepted": "planned"},
        "sessions_led_locally_percent": 30,
        "planned_local_share_percent": {"min": 20, "max": 30},
        "planned_local_share_year": 2029,
        "could_decline": False,
        "decisions": [{"topic": "dates", "decided_by": "host"}, {"topic": "budget", "decided_by": "visiting"}],
    },
    "needs": {
        "assessment": {"done_by": "visiting", "done_with": [], "done_on": "2026-03", "ranked_by_partner": False},
        "consultations": [{"id": "one", "held_on": "2026-10", "who": ["women"], "recorded": False}],
        "selection": {"criteria": "requested", "reaches_worst_off": "none"},
    },
    "integration": {
        "backfill": {
            "staff_withdrawn": 3,
            "days_each": {"min": 4, "max": 5},
            "shifts_withdrawn": 12,
            "covered_percent": 40,
            "better_paid_than_routine": True,
            "staff_hired_away": 1,
        },
        "closes_or_replaces": "none",
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
            "expected_loss": "Half its fees",
            "agrees": "requested",
            "latitude": 0.03,
            "longitude": 34.7,
            "distance_km": {"min": 4, "max": 5},
            "patients_per_week": {"min": 80, "max": 500},
            "usual_price": {"amount": {"min": 3, "max": 4}, "currency": "USD"},
            "opening_days": ["mon", "tue", "sat"],
            "opening_hours": {"opens": "08:00", "closes": "16:00"},
        }
    ],
    "finance": {
        "host_costs_budgeted": {"amount": 900, "currency": "USD"},
        "host_agreed_budget": "requested",
        "host_income_lost": {"amount": {"min": 100, "max": 300}, "currency": "USD"},
        "operating_money_for_host": "none",
        "support_given": ["equipment"],
        "funding_months": {"min": 12, "max": 18},
        "commitment_months": 36,
        "accounts_published": False,
        "host_costs": [
            {"id": "beds", "kind": "lodging", "amount": {"amount": 200, "currency": "USD"}, "paid_by": "none"},
            {"id": "time", "amount": {"amount": {"min": 800, "max": 900}, "currency": "USD"}, "paid_by": "sender"},
            {"id": "waste", "amount": {"amount": 5, "currency": "USD"}, "paid_by": "hospital"},
        ],
    },
    "exchange": {"visitor_learning_aims": "none", "host_exchange": "refused", "host_fellowships": 0},
    "education": {
        "sessions": [
            {"id": "water", "local_facilitator": "guest-1", "languages": ["en"], "uses_local_resources": False},
            {"id": "feet", "site": "village", "local_facilitator": "host-1", "languages": ["sw"]},
        ],
        "co_designed": "refused",
    },
    "community_health_workers": {"part_of_national_programme": False, "contracted_by": "hospital"},
    "schedule": {
        "consultation_hours_per_day": 8,
        "team_rotation_days": {"min": 7, "max": 14},
        "handover_between_teams": "none",
    },
    "trainees": {
        "told_to_refuse": True,
        "whom_to_report": "none",
        "max_at_once": {"min": 2, "max": 4},
        "displaces_local_trainees": False,
        "host_supervision_paid": False,
    },
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
            "declared_value": {"amount": 5000, "currency": "USD"},
            "mixed_with_other_goods": True,
            "inappropriate_percent": 5,
        },
        "left_stock": {"wanted": "agreed", "disposal_plan": "none"},
        "leftover_plan": "refused",
        "longest_hours_outside_cold": {"min": 12, "max": 30},
        "cold_box_holding_hours": 24,
        "sorted_before_departure": False,
    },
    "language": {
        "working_languages": ["en"],
        "patient_languages": ["sw", "luo"],
        "clinicians_speaking_percent": {"min": 10, "max": 20},
        "literacy_percent": 60,
        "interpreting": {
            "kinds": ["local_volunteers", "relatives"],
            "languages": ["sw"],
            "interpreters_per_day": {"min": 1, "max": 2},
            "clinicians_needing_interpreter": 4,
            "confidentiality_signed": False,
            "also_in_charge_of": "registration",
        },
        "consent": {
            "languages": ["sw"],
            "in_patients_language_percent": {"min": 70, "max": 90},
            "read_aloud": False,
            "teach_back": True,
            "adapted_to_local_custom": False,
            "recorded_in_notes": False,
            "discloses_departure": False,
            "guardian_for_minors": True,
        },
    },
    "culture": {
        "decision_makers_mapped": True,
        "gender_norms_mapped": False,
        "mapped_with_host": False,
        "mediator": "guest-1",
        "chaperones": False,
        "same_sex_clinicians": True,
        "beliefs_studied": "none",
        "local_ways_of_coping": "none",
        "advice_of_local_experts": "requested",
        "calendar_checked": False,
        "dress_and_conduct_agreed": False,
    },
    "images": {
        "policy": "planned",
        "policy_signed_percent": 40,
        "policy_covers_private_posts": False,
        "private_devices_in_care_areas": True,
        "uses": [
            {
                "id": "film",
                "purpose": "fundraising",
                "identifiable": True,
                "shows_operations_or_specimens": False,
                "consent": "verbal",
                "consent_separate_from_care": False,
                "consent_names_use": False,
                "withdrawal_possible": False,
                "includes_minors": True,
                "guardian_permission_percent": {"min": 50, "max": 90},
                "reviewed_by_partner": "requested",
                "taken_by": ["guest-1"],
                "posted_by": ["host-1"],
                "subject_approves": False,
                "patient_asked_for_it": False,
            },
        ],
    },
    "safeguarding": {
        "exploitation": {
            "policy": "agreed",
            "six_core_principles": False,
            "trained_percent": 50,
            "reporting_channel": "none",
            "covers_local_staff": False,
        },
        "children": {
            "policy": "refused",
            "background_checks_percent": {"min": 10, "max": 30},
            "two_adult_rule": False,
            "guardian_present": False,
        },
        "complaints": {
            "commitment": "agreed",
            "live_from": "2027-03",
            "languages": ["en", "sw"],
            "open_to": ["patients"],
            "redress": "none",
        },
    },
    "sites": [
        {
            "id": "village",
            "latitude": 0.0,
            "longitude": 34.7,
            "location": "A village by the lake",
            "laboratory_tests": ["creatinine"],
            "kind": "school",
            "is_partner_facility": False,
            "nearest_facility": "dispensary",
            "outreach_agreed": "requested",
            "resuscitation": {"kit": False, "trained_person": True},
            "intensive_care_beds": 0,
            "imaging": [],
            "blood_bank": "district",
            "power": {"voltage": {"min": 220, "max": 240}},
        }
    ],
    "services": [
        {
            "id": "theatre",
            "kind": "surgery",
            "led_by": "joint",
            "goes_on_after_departure": "charity",
            "sessions": 4,
            "sessions_led_by_host": 2,
        },
        {
            "id": "general",
            "kind": "primary_care",
            "sites": ["village"],
            "led_by": "visiting",
            "sessions": 6,
            "sessions_led_by_host": 1,
            "elective": True,
            "standard_of_care": {"against_national": "equal", "against_home": "below", "justification": "none"},
            "depends_on_equipment": ["microscope"],
            "declared_time_limited": False,
            "expected_patients": {"min": 150, "max": 300},
            "already_available_locally": True,
            "gap_evidence": {"kind": "too_far", "source": "register", "confirmed": "planned"},
            "patient_fee": {"amount": 2, "currency": "USD"},
            "waiting_list": "refused",
            "clinicians": ["guest-1"],
            "patients_per_day": {"min": 40, "max": 80},
            "patients_per_clinician_per_day": 60,
            "days": 5,
            "triage": {"is_facility_system": False, "unique_patient_identifier": False},
        },
    ],
    "procedures": [
        {
            "id": "cataract",
            "category": "cataract",
            "size": "minor",
            "expected_count": {"min": 20, "max": 30},
            "last_day": "2027-03-18",
            "per_surgeon_per_day": {"min": 5, "max": 30},
            "needs": ["imaging"],
            "within_site_capability": True,
            "reviews": [
                {"id": "one", "after_days": 1, "by": "visiting_team"},
                {"id": "two", "after_days": {"min": 20, "max": 30}, "by": "host_clinician", "commitment": "refused"},
                {"id": "three", "after_days": 40, "by": "visiting_team", "commitment": "agreed"},
                {"id": "four", "after_days": 3, "by": "stay_behind_team"},
                {
                    "id": "five",
                    "after_days": 2,
                    "by": "host_clinician",
                    "person": "guest-2",
                    "commitment": "agreed",
                },
            ],
            "operators": ["guest-2"],
            "local_operators": [],
            "accepted_by": [{"clinician": "guest-1", "commitment": "agreed", "can_manage_complications": True}],
        },
        {
            "id": "cleft",
            "category": "cleft",
            "service": "theatre",
            "anaesthesia": "general",
            "first_day": "2027-03-10",
            "intubation": True,
            "stay_nights": 1,
            "bleeding_risk": True,
            "blood_access": "requested",
            "needs": ["icu", "blood"],
            "patient_limits": "none",
            "reviews": [{"id": "one", "after_days": 30, "by": "telephone", "commitment": "planned"}],
            "accepted_by": [{"clinician": "host-1", "commitment": "agreed", "can_manage_complications": False}],
            "care_years": {"min": 6, "max": 9},
            "further_stages": {"min": 1, "max": 2},
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
            "quantity": {"min": 3000, "max": 4000},
            "patients": {"min": 90, "max": 120},
            "units_per_dose": 0.5,
            "doses_per_day": {"min": 1, "max": 2},
            "recipient": "none",
            "price_per_unit": {"amount": {"min": 0.02, "max": 0.03}, "currency": "USD"},
            "refill_source": {
                "commitment": "agreed",
                "first_visit_after_days": {"min": 20, "max": 40},
                "affordable": False,
                "price_per_month": {"amount": 9, "currency": "USD"},
            },
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
        {
            "id": "amoxicillin",
            "quantity": 2000,
            "patients": 100,
            "units_per_patient": 21,
            "supply_days": 7,
            "refill_source": {"first_visit_on": "2027-04"},
            "destination": "used_during_visit",
            "aware_group": "access",
        },
    ],
    "surgery": {
        "theatre_tables": 2,
        "days": 5,
        "operations_per_day": {"min": 4, "max": 6},
        "operations_per_surgeon_per_day": 40,
        "recovery_places": 2,
        "safety_checklist": "WHO",
        "safety_checklist_percent": 90,
        "oxygen_primary": "concentrator",
        "oxygen_backup": "none",
        "oxygen_verified": False,
        "sterile_sets": 3,
        "sterilisation_cycles_per_day": {"min": 0, "max": 1},
        "sterilisation_checked": False,
        "recovery_nurses": {"min": 0, "max": 1},
        "recovery_handover": False,
        "inpatients_at_once": 5,
        "night_nurses": 0,
        "night_doctor": "none",
        "nurses_per_shift": {"min": 0, "max": 1},
        "doctors_per_shift": 1,
        "laboratory_access": "none",
        "selection_criteria": "refused",
        "stop_rule": "none",
        "cataract_outcome_target": {"measured_after_days": [1, {"min": 7, "max": 30}]},
    },
    "anaesthesia": {
        "providers": {"min": 1, "max": 3},
        "simultaneous_anaesthetics": {"min": 1, "max": 2},
        "provider_always_present": False,
        "pulse_oximeters": 1,
        "pulse_by_palpation_only": True,
        "blood_pressure_monitors": 1,
        "capnographs": 0,
        "carbon_dioxide_detection_every_tube": False,
        "power_cut_plan": "none",
        "paediatric_equipment": False,
    },
    "infection_prevention": {
        "waste_plan": "requested",
        "final_disposal": "none",
        "waste_segregated": False,
        "sharps_boxes": True,
        "hand_hygiene": False,
        "protective_equipment": False,
        "responsible": "none",
        "site_guideline_followed": False,
        "instruments_reprocessed_by": "none",
        "single_use_items_reused": True,
    },
    "screening": {
        "tests": [{"id": "hiv", "expected_positives": 9, "treatment_path": {"commitment": "agreed", "capacity": 4}}]
    },
    "equipment": [
        {
            "id": "monitor",
            "ownership": "donated",
            "after_departure": "stays",
            "recipient": "hospital",
            "requested": "refused",
            "regulator_clearance": "none",
            "condition": "used",
            "tested_working": "planned",
            "voltage": 110,
            "site": "village",
            "water_gas_match": False,
            "local_users_trained": {"min": 0, "max": 1},
            "manual_languages": ["de"],
            "maintenance": {"responsible": "hospital", "technician": "none", "commitment": "agreed"},
            "consumables_available_locally": False,
            "consumables_supply_months": 6,
            "spares_supply_months": 0,
            "existing_local_devices": 4,
            "local_devices_working": {"min": 1, "max": 2},
            "broken_ones_repaired": "none",
            "publicity_for_lender": True,
        },
        {"id": "microscope", "ownership": "lent", "loan": {"lender": "A maker"}, "after_departure": "leaves"},
        {"id": "couch", "ownership": "partner_owned", "after_departure": "stays", "maintenance": "none"},
    ],
    "host_answers": [
        {
            "id": "hospital",
            "partner": "hospital",
            "answers": [
                {"id": "wanted", "about": ["leadership.invitation"], "says": "no", "reply": "none"},
                {"id": "repairs", "about": ["equipment[monitor].maintenance.commitment"], "says": "in_part"},
                {"id": "true_cost", "about": ["finance.host_costs"], "number": {"min": 900}, "currency": "USD"},
                {"id": "would_change", "about": [], "words": "Come in May."},
            ],
        },
        {
            "id": "charity",
            "partner": "charity",
            "answers": [
                {"id": "staff_taken", "about": ["integration.backfill.staff_withdrawn"], "number": 9},
                {"id": "leads", "about": ["leadership.host_lead.accepted"], "says": "yes"},
            ],
        },
    ],
    "exit": {
        "plan": "planned",
        "date": "none",
        "owner": "guest-1",
        "milestones": [],
        "reviewed_every_months": 24,
        "recurrent_costs": [
            {"id": "wages", "owner": "hospital", "commitment": "agreed"},
            {"id": "power", "owner": "none"},
        ],
        "staffing": [{"year": 2027, "expatriate_percent": 40}, {"year": 2028, "expatriate_percent": {"min": 40}}],
        "services_lost_on_exit": ["Cataract surgery"],
        "beds_lost_on_exit": 10,
        "successor_centre": "none",
        "told_to_community": False,
    },
    "monitoring": {
        "plan": "refused",
        "indicators": [{"id": "seen", "kind": "output"}, {"id": "sight", "kind": "outcome"}],
        "evaluators": ["visitors", "patients"],
        "mortality_captured_days": 7,
        "complications_captured_days": {"min": 3, "max": 10},
        "quality_record_per_case": False,
        "output_statistics_only": False,
        "outcome_measures": [],
        "report": {"within_days": 120, "shared_with": ["funders"], "contents": ["results"]},
        "after_actions": [{"id": "talk", "kind": "dissemination", "owner": "none"}],
    },
    "training": {"mentorship": "none", "takes_staff_from_duty": True},
    "telehealth": {"licensed_for_host_country": "refused", "consent_taken": False, "local_escalation": "none"},
    "research": {
        "host_ethics_approval": "requested",
        "local_investigators": ["host-1", "guest-1"],
        "local_role_since": "writing",
        "samples_exported": True,
        "material_transfer_agreement": "none",
    },
    "referral": {
        "destinations": [
            {
                "id": "district",
                "takes_services": ["surgery"],
                "commitment": "agreed",
                "transport": "none",
                "who_pays": "patient",
                "subsidy_percent": 20,
            }
        ],
        "fund": {"amount": 0, "currency": "USD"},
    },
    "records": {
        "electronic": {"is_facility_system": False, "exports_to_facility": True},
        "originals_stay_with": "mission",
        "identifiable_data_leave_country": True,
        "identifiable_data_on_private_devices": False,
        "data_agreement": "requested",
        "notifiable_diseases_reported": "refused",
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
        "long_term_care": {
            "commitment": "refused",
            "patient_register": "none",
            "protocol_reviewed_every_days": {"min": 60, "max": 90},
        },
        "handover_plan": "requested",
    },
}
"""A plan that does not contradict itself, so that leaving out a part of it makes it say less and nothing else."""

CONTRADICTABLE = {"activities", "stage", "mission", "first_day", "last_day"}
"""What arbitrary plans contradict elsewhere: a day outside the visit, operations that are denied and listed."""

REPLACING_A_DEFAULT = {
    "destination",
    "name",
    "inn",
    "disciplines_needed",
    "first_visit_after_days",
    "first_visit_on",
    "units_per_patient",
    "treatment_days",
    "refill_source",
    "monitoring_at",
    "responsible",
    "sites",
    "live_from",
    "stay_days",
    "arrives_after_hours",
    "arrives_on_site",
    "by_date",
    "trauma_surgery",
    "leaves",
    "arrives",
    "person",
    "operators",
    "care_years",
}
"""What replaces a default: what is dispensed goes home, an id, the table's disciplines, the visit of long-term care,
the regimen of a patient, the tests that places do, the only site for each service, a channel that is in place already,
the dates of an emergency team and its surgery, the usual time of an approval, the team's days and all of its
visitors, the years of care of the table."""

REFERRED_TO = {("people",), ("services",), ("partners",), ("sites",), ("local_providers",), ("equipment",)}
"""Lists that must be there for what refers to their entries."""

DECIDING_WHAT_THERE_IS = {
    "destinations",
    "takes_services",
    "destination",
    "provider",
    "partner",
    "local_provider",
    "clinician",
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
    "patients",
    "use_by",
    "price_per_unit",
    "currency",
    "arrival",
    "host_exchange",
    "weekly_hours",
    "rest_days_per_week",
    "longest_shift_hours",
    "shortest_rest_hours",
    "sessions",
    "shifts",
    "anaesthesia",
    "intubation",
    "stay_nights",
    "needs",
    "bleeding_risk",
    "blood_access",
    "per_surgeon_per_day",
    "per_theatre_per_day",
    "capacity",
    "outpatients_per_day",
    "inpatient_beds",
    "intensive_care_beds",
    "major_operations_per_day",
    "minor_operations_per_day",
    "doctors",
    "nurses",
}
"""In arbitrary plans, what may contradict what follows from other parts: a whole consignment and its medicines, a limit
and the sessions and shifts beside it."""


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


def copied(data: Any) -> Any:
    """A copy in which no two parts are one and the same, as they may be in a plan written in Python."""
    if isinstance(data, dict):
        return {name: copied(value) for name, value in data.items()}
    return [copied(item) for item in data] if isinstance(data, list) else data


def remove(data: dict[str, Any], paths: list[tuple[Step, ...]]) -> dict[str, Any]:
    """A copy without the fields at these paths."""
    sparser: dict[str, Any] = copied(data)
    for path in paths:
        inner: Any = sparser
        for step in path[:-1]:
            inner = inner.get(step) if isinstance(inner, dict) else inner[step] if inner else None
            if inner is None:
                break
        if isinstance(inner, dict):
            inner.pop(path[-1], None)
    return sparser


OF_WHAT_IS_LEFT_OPEN = {("duty_hours", ("schedule.shifts",))}
"""Facts about all those entries that name nobody: they speak of fewer where more are named."""


def check(fuller: dict[str, Any], sparser: dict[str, Any]) -> None:
    known = {(f.type_name, f.key): f for f in derive(MissionPlan.model_validate(fuller), ON, TABLES)}
    for fact in derive(MissionPlan.model_validate(sparser), ON, TABLES):
        other = known.get((fact.type_name, fact.key))
        if other is None or (fact.type_name, fact.key) in OF_WHAT_IS_LEFT_OPEN:
            continue  # a placeholder for what the fuller plan lists, or a route that it closes
        for name in deciding(fact):
            assert within(other.knowledge(name), fact.knowledge(name)), (fact.type_name, fact.subject, name)


@settings(max_examples=80, deadline=None)
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
        "culture",
        "images",
        "safeguarding",
        "research",
        "telehealth",
        "welfare",
        "community_health_workers",
        "emergency",
        "psychosocial",
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
