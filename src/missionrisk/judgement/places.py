"""Places in a plan as explanations show them."""

from __future__ import annotations

from missionrisk.judgement.case import Case
from missionrisk.judgement.explanation import PlanPlace


def place_at(path: str, case: Case) -> PlanPlace:
    """A place in the plan with what it says there; of a personal field, only that it is stated."""
    position = case.quotes.position(path)
    return PlanPlace(
        path=path,
        value=case.quotes.value(path),
        line=position.line if position else None,
        column=position.column if position else None,
    )
