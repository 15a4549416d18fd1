"""Small catalogues on disk: a good rule, and copies of it with something changed."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from missionrisk.catalogue.loading import Catalogue, CatalogueError, load_catalogue
from missionrisk.intake import Problem

RULE: dict[str, Any] = {
    "id": "ZZ-01",
    "title": "Nobody has agreed to refill",
    "harms": ["chronic_care_gap"],
    "severity": "high",
    "core": False,
    "models": ["short_term"],
    "parameters": {
        "days": {"value": 30, "unit": "day", "basis": "house_default", "description": "Days that are expected."}
    },
    "subject": "dispensed_supply",
    "applies_when": {"long_term": True},
    "risk_when": {"supply_days": {"lt": "$parameter.days"}},
    "mitigated_when": [{"exists": [{"refill_source": {"medicine": "$subject.medicine", "agreed": True}}]}],
    "question": "Who refills the medicine?",
    "message": "{{ subject.name }} lasts {{ subject.supply_days }} days; {{ parameter.days }} are expected.",
    "rationale": "A treatment that stops does harm.",
    "mitigations": [{"action": "Agree with a clinic.", "owner": "medical_lead", "lead_time_days": 30}],
    "sources": [{"key": "DAINTON-2018"}],
    "evidence": "read",
    "since": "0.1",
}


def rule(**changes: Any) -> dict[str, Any]:
    """The good rule with other values."""
    return {**copy.deepcopy(RULE), **changes}


def write(folder: Path, *rules: Mapping[str, Any], family: str = "stranger", name: str | None = None) -> Path:
    """A family of rules as a file; its path."""
    path = folder / f"{name or family}.yaml"
    data = {"family": family, "title": "Rules of a stranger", "rules": list(rules)}
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path


def loaded(folder: Path, *rules: Mapping[str, Any]) -> Catalogue:
    """The catalogue of one family."""
    write(folder, *rules)
    return load_catalogue(folder)


def problems(folder: Path, *rules: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with the catalogue of one family."""
    write(folder, *rules)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value.problems
