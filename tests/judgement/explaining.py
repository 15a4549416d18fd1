"""A second small catalogue, with joins, mitigations, alternatives and a pattern rule, and plans for it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from missionrisk import Assessment, Assessor, load_catalogue, load_plan, parse_plan
from missionrisk.judgement.explanation import Explanation, Line
from tests.judgement.small import ON

RULES: Final = Path(__file__).parent / "explained"

MISSION: Final[dict[str, Any]] = {
    "model": "short_term",
    "dates": {"arrival": "2027-03-01", "departure": "2027-03-10"},
}


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    return Assessor(load_catalogue(RULES), engine="reference")


def plan_with(**chapters: Any) -> dict[str, Any]:
    """A plan that does nothing but what is given."""
    closed = {"operates": "procedures" in chapters, "dispenses_medicines": "medicines" in chapters}
    return {"title": "A plan", "mission": MISSION, "activities": closed, "partners": [], **chapters}


def medicine(**changes: Any) -> dict[str, Any]:
    return {"id": "amlodipine", "purpose": "long_term", "supply_days": 30, "refill_source": "none", **changes}


def procedure(**changes: Any) -> dict[str, Any]:
    return {"id": "hernia", "size": "major", "expected_count": 40, "last_day": "2027-03-09", **changes}


def explained(plan: dict[str, Any] | str, outcome: str) -> Explanation:
    read = parse_plan(plan, name="plan.yaml") if isinstance(plan, str) else load_plan(plan)
    return assessor().explain(read, outcome, on=ON)


def assess(plan: dict[str, Any]) -> Assessment:
    return assessor().assess(load_plan(plan), on=ON)


def lines_in(line: Line) -> list[Line]:
    """The line and all beneath it."""
    return [line, *(inner for below in line.lines for inner in lines_in(below))]
