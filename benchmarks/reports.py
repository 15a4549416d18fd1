"""What layouts cost after an assessment, and a report of very many findings."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from missionrisk.assess import Assessor
from missionrisk.intake import load_plan
from missionrisk.reports import Edition

EXAMPLES: Final = Path(__file__).parents[1] / "plan_examples"


def edition_of(assessor: Assessor, example: str, on: date) -> Edition:
    """An example, decided and judged, for a planner."""
    return _edition(assessor, yaml.safe_load((EXAMPLES / f"{example}.yaml").read_text(encoding="utf-8")), on)


def long_edition(assessor: Assessor, findings: int, on: date) -> Edition:
    """The brigade with so many of its medicines, procedures and people that at least so many findings come of it."""
    data = yaml.safe_load((EXAMPLES / "village-brigade.yaml").read_text(encoding="utf-8"))
    copies = 0
    while True:
        copies += 8
        edition = _edition(assessor, _with_copies(data, copies), on)
        if len(edition.assessment.findings) >= findings:
            return edition


def _with_copies(data: dict[str, Any], copies: int) -> dict[str, Any]:
    more = copy.deepcopy(data)
    for chapter in ("medicines", "procedures", "people"):
        entries = more[chapter]
        more[chapter] = [
            *entries,
            *({**entry, "id": f"{entry['id']}-{n}"} for n in range(copies) for entry in entries if "id" in entry),
        ]
    return more


def _edition(assessor: Assessor, data: dict[str, Any], on: date) -> Edition:
    case = assessor.decide(load_plan(data), on=on)
    return Edition(assessor.judge(case), case)
