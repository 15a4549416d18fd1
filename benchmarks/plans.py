"""A plan of about 100 facts, and the same with part of it not stated."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from missionrisk.intake import read_document

EXAMPLES = Path(__file__).parents[1] / "plan_examples"

KEPT = frozenset({"id", "title", "status"})
"""Fields without which an entry would not be valid."""


def plan_data(procedures: int = 0, medicines: int = 1, screening_tests: int = 0, people: int = 0) -> dict[str, Any]:
    """The data of a plan that states all that rules read, grown from an example: it operates, dispenses and screens."""
    text = (EXAMPLES / "surgical-week.yaml").read_text(encoding="utf-8")
    plan: dict[str, Any] = read_document(text, name="surgical-week.yaml").data
    plan["activities"] |= {"dispenses_medicines": True, "starts_long_term_treatment": True, "screens": True}
    plan["services"].append(plan["services"][0] | {"id": "clinic", "kind": "primary_care", "name": "Clinic"})
    plan["procedures"] += [_numbered(plan["procedures"][n % 2], n) for n in range(procedures)]
    plan["medicines"] = [_medicine(plan["medicines"][1], n) for n in range(medicines)]
    plan["people"] += [_numbered(plan["people"][1], n) for n in range(people)]
    plan["screening"] = {"tests": [_screening_test(n) for n in range(screening_tests)]}
    plan["follow_up"]["long_term_care"] = {"provider": "hospital", "commitment": "agreed"}
    plan["pharmacy"] |= {
        "responsible": "chief-surgeon",
        "dispensing_points": [{"id": "counter", "site": "theatre", "responsible": "chief-surgeon"}],
        "instructions": {"written_languages": ["ht"], "packs_with_instructions_percent": 100, "expiry_on_pack": True},
    }
    plan["language"] |= {"patient_languages": ["ht", "fr"], "working_languages": ["fr"]}
    return plan


def _numbered(entry: dict[str, Any], number: int) -> dict[str, Any]:
    return entry | {"id": f"{entry['id']}-{number}"}


def _medicine(medicine: dict[str, Any], number: int) -> dict[str, Any]:
    return medicine | {
        "id": f"medicine-{number}",
        "inn": f"medicine {number}",
        "purpose": ("long_term", "acute")[number % 2],
        "supply_days": 30 + number,
        "patients": 40,
        "monitoring_tests": [["calcium"], ["tsh"], []][number % 3],
        "refill_source": {
            "by": "hospital",
            "commitment": ("agreed", "refused")[number % 2],
            "first_visit_after_days": 35,
        },
    }


def _screening_test(number: int) -> dict[str, Any]:
    return {
        "id": f"test-{number}",
        "expected_positives": 20 + number,
        "treatment_path": {"by": "hospital", "commitment": "agreed", "capacity": 24},
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
