"""How a sheet of answers and the plan that it belongs to come in: each is told from the other, and refused as it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from missionrisk.host_answers.sheet import HostSheet
from missionrisk.intake import Document, Limits, PlanError, plan_in, read_data, read_file
from missionrisk.intake.load import checked
from missionrisk.intake.problems import Problem
from missionrisk.plan import MissionPlan
from missionrisk.plan.source import PlanSource, Position


def load_answers(source: str | Path | Mapping[str, Any], *, limits: Limits | None = None) -> HostSheet:
    """The sheet in a YAML or JSON file (`-` for standard input) or a dict.

    Raises `PlanError`, which holds everything that is wrong with it.
    """
    document = read_data(source, limits=limits) if isinstance(source, Mapping) else read_file(source, limits=limits)
    data = document.data
    if isinstance(data, dict) and "form" not in data and "title" in data:
        raise PlanError([_mistaken(document, "this is a plan, and no form that a host partner has filled in")])
    if isinstance(data, dict) and "sheet" in data:
        raise PlanError(
            [_mistaken(document, "this is a trainee's sheet, and no form that a host partner has filled in")]
        )
    sheet = checked(document, HostSheet)
    sheet._source = PlanSource(document.source.name, document.positions)
    return sheet


def plan_to_merge_into(document: Document) -> MissionPlan:
    """The plan that stands in a document. Raises `PlanError`, for a form of a host partner too."""
    if is_form(document):
        raise PlanError([_mistaken(document, "this is the form of a host partner, and no plan; name the plan first")])
    return plan_in(document)


def is_form(document: Document) -> bool:
    """Whether a document means to be the form of a host partner."""
    return isinstance(document.data, dict) and "form" in document.data and "title" not in document.data


def _mistaken(document: Document, message: str) -> Problem:
    hint = "write: missionrisk merge PLAN ANSWERS"
    return document.source.problem(message, document.positions.get((), Position(1, 1)), hint=hint)
