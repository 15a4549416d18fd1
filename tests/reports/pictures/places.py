"""Plans with sites and the local providers around them."""

from __future__ import annotations

from typing import Any

from missionrisk.intake import load_plan
from missionrisk.judgement.case import Case
from missionrisk.reference_data import ReferenceData
from tests.judgement.small import ON, assessor

SCHOOL = {"id": "school", "name": "Primary school", "latitude": -0.1, "longitude": 34.75}
WARD = {"id": "ward", "name": "District ward"}
CLINIC = {"id": "clinic", "kind": "primary_care", "name": "Clinic"}
SURGERY = {"id": "surgery", "kind": "surgery", "name": "Surgery"}
POST = {
    "id": "post",
    "name": "Health post",
    "services": ["primary_care"],
    "near_site": "school",
    "distance_km": 2,
    "working": True,
}


def plan_of(**chapters: Any) -> dict[str, Any]:
    """A plan with a clinic in a school; a chapter that is None is left out."""
    plan = {"title": "Clinic", "sites": [SCHOOL], "services": [CLINIC], **chapters}
    return {name: chapter for name, chapter in plan.items() if chapter is not None}


def case_of(reference: ReferenceData | None = None, **chapters: Any) -> Case:
    """The decided case of such a plan."""
    return assessor().decide(load_plan(plan_of(**chapters)), on=ON, reference=reference)


def provider(**changes: Any) -> dict[str, Any]:
    """A health post with other fields; one that is None is left out."""
    return {name: value for name, value in {**POST, **changes}.items() if value is not None}
