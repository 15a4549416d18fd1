"""A small folder of rules with tests, and its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from missionrisk import load_catalogue
from missionrisk.documentation import Documented, documented, pages_of
from tests.catalogue.folders import rule, write

CASES: Final[dict[str, Any]] = {
    "family": "stranger",
    "bases": {
        "clinic": {
            "title": "Clinic in the hills",
            "mission": {"model": "short_term"},
            "activities": {"dispenses_medicines": "yes"},
            "medicines": [
                {
                    "id": "amlodipine",
                    "inn": "amlodipine",
                    "long_term": "yes",
                    "supply_days": 30,
                    "refill_source": "none",
                }
            ],
        }
    },
    "cases": [
        {
            "rule": "ZZ-01",
            "name": "a supply of ten days",
            "base": "clinic",
            "change": {"medicines[amlodipine].supply_days": 10},
            "expect": {"amlodipine": "flagged"},
        },
        {"rule": "ZZ-01", "name": "a supply of thirty days", "base": "clinic", "expect": {"amlodipine": "clear"}},
        {
            "rule": "ZZ-01",
            "name": "no supply is stated",
            "base": "clinic",
            "change": {"medicines[amlodipine].supply_days": None},
            "expect": {"amlodipine": "unknown"},
        },
    ],
    "impossible": [
        {"rule": "ZZ-01", "outcome": "not_applicable", "because": "Every such clinic gives long-term medicines."}
    ],
}
ESSAY: Final[dict[str, Any]] = {
    "description": "An essay on clinics in the hills.",
    "topics": [
        {
            "id": "medicines",
            "title": "On medicines",
            "points": [
                {"id": "refills", "point": "Medicines are to be refilled.", "rules": ["ZZ-01"]},
                {"id": "courage", "point": "One needs courage.", "outside": "It shows in no plan."},
            ],
        }
    ],
    "additions": [{"id": "house", "reason": "Asked by our committee.", "rules": ["ZZ-02"]}],
}


def small(folder: Path, *rules: dict[str, Any], **more: Any) -> Documented:
    """A folder of rules (one good one if none are given) with what else is to stand in it, by file name."""
    write(folder, *(rules or (rule(),)))
    for name, data in {"stranger.test": CASES, **more}.items():
        if data is not None:
            (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return documented(load_catalogue(folder), folder)


def page(documented: Documented, name: str) -> str:
    """The text of one page."""
    return pages_of(documented)[name]
