"""Words that several chapters share: kinds of service, cadres, tasks, who leads, how people are reached."""

from __future__ import annotations

from typing import Final, Literal, get_args

ServiceKind = Literal[
    "primary_care",
    "chronic_disease_care",
    "surgery",
    "eye",
    "dental",
    "maternal",
    "child_health",
    "family_planning",
    "mental_health",
    "rehabilitation",
    "vaccination",
    "screening",
    "laboratory",
    "imaging",
    "pharmacy",
    "emergency_care",
    "inpatient_care",
    "intensive_care",
    "community_education",
    "telehealth",
    "training",
    "donation",
    "research",
    "other",
]
"""What is offered, as health systems name it."""

Cadre = Literal[
    "doctor",
    "surgeon",
    "anaesthetist",
    "anaesthesia_technician",
    "dentist",
    "dental_hygienist",
    "clinical_officer",
    "nurse",
    "midwife",
    "pharmacist",
    "pharmacy_technician",
    "optometrist",
    "physiotherapist",
    "occupational_therapist",
    "speech_therapist",
    "prosthetist",
    "psychologist",
    "counsellor",
    "social_worker",
    "radiographer",
    "laboratory_technician",
    "biomedical_engineer",
    "community_health_worker",
    "paramedic",
    "interpreter",
    "cultural_mediator",
    "researcher",
    "teacher",
    "manager",
    "logistician",
    "chaplain",
    "student",
    "volunteer",
    "other",
]
"""A person's profession in the health workforce."""

TrainingLevel = Literal[
    "licensed_independent",
    "resident",
    "intern",
    "student_clinical",
    "student_preclinical",
    "prehealth",
    "not_in_training",
]
"""Where a person stands between school and independent practice."""

Task = Literal[
    "takes_history",
    "examines",
    "diagnoses",
    "prescribes",
    "performs_procedure",
    "assists_procedure",
    "gives_anaesthesia",
    "monitors_recovery",
    "nurses_inpatients",
    "delivers_babies",
    "vaccinates",
    "gives_injections",
    "draws_blood",
    "performs_laboratory_test",
    "reads_laboratory_test",
    "performs_imaging",
    "reads_imaging",
    "extracts_teeth",
    "gives_therapy",
    "counsels_patients",
    "takes_consent",
    "dispenses",
    "counsels_on_medicines",
    "packs_and_labels",
    "triages",
    "takes_vital_signs",
    "registers_patients",
    "interprets",
    "educates_community",
    "teaches",
    "supervises",
    "cleans_instruments",
    "repairs_equipment",
    "collects_research_data",
    "photographs",
    "leads_team",
    "observes",
    "logistics",
]
"""What a person does. Packing and labelling under a dispenser is neither examining nor prescribing."""

LedBy = Literal["host", "visiting", "joint"]
"""Whose clinicians lead: the host country's, the visitors', or both together."""

Channel = Literal["in_person", "telephone", "messaging", "video", "radio", "email"]
"""How somebody is reached."""

CarePayer = Literal["sending_organisation", "host_partner", "government", "insurance", "donor", "patient", "shared"]
"""Who bears a cost of care."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""A day of the week."""

WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
"""The days of the week, from Monday on."""
