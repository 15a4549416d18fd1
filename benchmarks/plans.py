"""A plan of some 140 facts, the same with part of it not stated, and one with a crowded rota."""

from __future__ import annotations

import random
from datetime import date, timedelta
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


def crowded_plan(people: int = 100, days: int = 60, shifts: int = 5000) -> dict[str, Any]:
    """The data of a plan with so many people, days and shifts: at each of five sites of two zones, by day and night."""
    plan = plan_data()
    first = date.fromisoformat(str(plan["mission"]["dates"]["arrival"]))
    plan["mission"]["dates"] = {"arrival": first, "departure": first + timedelta(days=days + 1)}
    zones = ("America/Port-au-Prince", "America/Santo_Domingo")
    sites = [{"id": f"site-{n}", "time_zone": zones[n % 2]} for n in range(5)]
    for site in plan["sites"]:
        site["time_zone"] = zones[0]
    plan["sites"] += sites
    members = [_member(n) for n in range(people)]
    plan["people"] += members
    plan["schedule"]["shifts"] = [
        {
            "id": f"shift-{n}",
            "site": f"site-{n % 5}",
            "first_day": first + timedelta(days=1 + n // people % days),
            "last_day": first + timedelta(days=1 + n // people % days),
            "starts_at": ("07:00", "14:30", "22:00")[n % 3],
            "hours": (8, 8, 9)[n % 3],
            "people": [members[n % people]["id"]],
            "supervisors": [members[_beside(n % people, people)]["id"]],
        }
        for n in range(shifts)
    ]
    return plan


def _beside(number: int, people: int) -> int:
    """Somebody who works at the same site at the same time: sites and hours repeat after fifteen duties."""
    return number + 15 if number + 15 < people else max(0, number - 15)


def _member(number: int) -> dict[str, Any]:
    cadre, level, tasks = (
        ("doctor", "licensed_independent", ["examines", "prescribes"]),
        ("nurse", "licensed_independent", ["draws_blood"]),
        ("student", "student_clinical", ["takes_history"]),
        ("doctor", "resident", ["examines"]),
    )[number % 4]
    return {
        "id": f"member-{number}",
        "count": 1,
        "origin": "visiting",
        "cadre": cadre,
        "training_level": level,
        "tasks": tasks,
        "home_licence": {"held": level == "licensed_independent"},
        "languages": ["fr"],
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
