"""A plan of about 100 facts, and the same with part of it not stated."""

from __future__ import annotations

import random
from typing import Any

KEPT = frozenset({"id", "title", "status"})
"""Fields without which an entry would not be valid."""


def plan_data(services: int = 8, procedures: int = 12, medicines: int = 25, destinations: int = 3) -> dict[str, Any]:
    """The data of a mission that operates, dispenses and screens, with everything stated that rules read."""
    return {
        "title": "A large mission",
        "mission": {
            "model": "short_term",
            "countries": ["KE"],
            "dates": {
                "arrival": "2027-03-06",
                "first_service_day": "2027-03-08",
                "last_service_day": "2027-03-19",
                "departure": "2027-03-20",
            },
        },
        "activities": {
            "treats_patients": True,
            "operates": True,
            "dispenses_medicines": True,
            "starts_long_term_treatment": True,
            "screens": True,
        },
        "partners": [
            {"id": "hospital", "local": True, "licensed_provider": True, "keeps_patients_after_departure": "requested"}
        ],
        "services": [
            {"id": f"service-{n}", "kind": ("surgery", "eye", "primary_care", "maternal")[n % 4]}
            for n in range(services)
        ],
        "procedures": [_procedure(n, services) for n in range(procedures)],
        "medicines": [_medicine(n) for n in range(medicines)],
        "referral": {
            "destinations": [
                {
                    "id": f"hospital-{n}",
                    "takes_services": ["surgery", "eye", "primary_care"],
                    "laboratory_tests": ["creatinine"],
                    "commitment": "agreed",
                    "transport": ("in_place", "planned", "none")[n % 3],
                }
                for n in range(destinations)
            ]
        },
        "sites": [{"id": "site", "kind": "hospital", "laboratory_tests": ["haemoglobin", "glucose"]}],
        "screening": {
            "tests": [
                {
                    "id": f"test-{n}",
                    "expected_positives": 20 + n,
                    "treatment_path": {"commitment": "agreed", "capacity": 24},
                }
                for n in range(8)
            ]
        },
        "follow_up": {
            "post_operative_plan": "requested",
            "contact_after_departure": {
                "role": "ward nurse",
                "channel": "telephone",
                "valid_days_after_last_procedure": 20,
            },
            "complications_payer": {"commitment": "none"},
            "patients_with_written_record_percent": 80,
            "facility_copy_percent": 50,
            "stays_behind": "none",
            "long_term_care": {"commitment": "refused"},
        },
    }


def _procedure(number: int, services: int) -> dict[str, Any]:
    return {
        "id": f"procedure-{number}",
        "service": f"service-{number % services}",
        "category": ("cataract", "hernia", "cleft", "thyroid")[number % 4],
        "size": ("minor", "major")[number % 2],
        "expected_count": 10 + number,
        "last_day": f"2027-03-{10 + number % 9}",
        "reviews": [{"id": "first", "after_days": 1, "by": "visiting_team"}, {"id": "late", "after_days": 30 + number}],
        "accepted_by": [{"commitment": ("agreed", "requested", "refused")[number % 3]}],
        "disciplines_linked": [{"discipline": "speech_therapy", "commitment": "agreed"}],
    }


def _medicine(number: int) -> dict[str, Any]:
    return {
        "id": f"medicine-{number}",
        "inn": f"medicine {number}",
        "purpose": ("long_term", "acute")[number % 2],
        "supply_days": 30 + number,
        "patients": 40,
        "monitoring_tests": [["creatinine"], ["inr"], []][number % 3],
        "refill_source": {
            "commitment": ("agreed", "refused")[number % 2],
            "first_visit_after_days": 35,
            "affordable": True,
            "stocked_there": True,
        },
    }


def with_left_out(data: dict[str, Any], share: float, seed: int = 1) -> dict[str, Any]:
    """The same plan without a share of its fields, chosen at random and always alike."""
    chance = random.Random(seed)

    def thinned(value: Any) -> Any:
        if isinstance(value, list):
            return [thinned(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept = {}
        for name, inner in value.items():
            if isinstance(inner, (dict, list)) and not _is_leaf(inner):
                kept[name] = thinned(inner)
            elif name in KEPT or chance.random() >= share:
                kept[name] = inner
        return kept

    thin: dict[str, Any] = thinned(data)
    return thin


def _is_leaf(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict) for item in value)
