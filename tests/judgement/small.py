"""A small catalogue and plans for it, so that tests of judgement do not depend on what the real rules say."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from missionrisk import Assessment, Assessor, Finding, Question, load_catalogue, parse_plan
from missionrisk.assess import EngineName
from missionrisk.intake import load_plan
from missionrisk.judgement.case import Case

RULES: Final = Path(__file__).parent / "rules"
ON: Final = date(2026, 11, 22)

SOUND: Final[dict[str, Any]] = {
    "title": "Eye camp",
    "mission": {"model": "short_term", "dates": {"arrival": "2027-03-01", "departure": "2027-03-10"}},
    "activities": {"treats_patients": True, "screens": False},
    "partners": [{"id": "ward"}],
    "procedures": [
        {
            "id": "cataract",
            "name": "Cataract extraction",
            "category": "cataract",
            "size": "minor",
            "expected_count": 40,
            "accepted_by": [{"partner": "ward", "commitment": "agreed"}],
        }
    ],
    "follow_up": {"patients_with_written_record_percent": 100, "facility_copy_percent": 100},
}
"""A plan on which every rule of the small catalogue is decided, and none is flagged."""


@lru_cache(maxsize=2)
def assessor(engine: EngineName = "durable") -> Assessor:
    return Assessor(load_catalogue(RULES), engine=engine)


def changed(**changes: Any) -> dict[str, Any]:
    """The sound plan with other chapters; a chapter that is None is left out."""
    return {name: value for name, value in {**SOUND, **changes}.items() if value is not None}


def with_procedure(**changes: Any) -> dict[str, Any]:
    """The sound plan with its procedure changed; a field that is None is left out."""
    procedure = {**SOUND["procedures"][0], **changes}
    return changed(procedures=[{name: value for name, value in procedure.items() if value is not None}])


def case_of(plan: dict[str, Any], on: date = ON) -> Case:
    return assessor().decide(load_plan(plan), on=on)


def assess(plan: dict[str, Any] | str, on: date = ON, engine: EngineName = "durable") -> Assessment:
    """The assessment by the small catalogue of a plan's data, or of the text of its file."""
    read = parse_plan(plan, name="plan.yaml") if isinstance(plan, str) else load_plan(plan)
    return assessor(engine).assess(read, on=on)


def finding(assessment: Assessment, rule: str) -> Finding:
    (found,) = (each for each in assessment.findings if each.rule == rule)
    return found


def question(assessment: Assessment, path: str) -> Question:
    (found,) = (each for each in assessment.open_fields if each.path == path)
    return found
