"""The assessment as JSON, for programs."""

from __future__ import annotations

from missionrisk.judgement.assessment import Assessment


def render_json(assessment: Assessment) -> str:
    """The assessment as indented JSON that `Assessment.model_validate_json` reads back."""
    return assessment.model_dump_json(indent=2) + "\n"
