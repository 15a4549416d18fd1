"""How a sheet or a plan comes in: a file with a field `sheet` is a sheet, any other a plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from missionrisk.intake import Document, Limits, plan_in, read_data, read_file
from missionrisk.intake.load import checked
from missionrisk.plan import MissionPlan
from missionrisk.plan.source import PlanSource
from missionrisk.trainee.sheet import Sheet


def load_plan_or_sheet(
    source: str | Path | Mapping[str, Any] | MissionPlan | Sheet, *, limits: Limits | None = None
) -> MissionPlan | Sheet:
    """The plan or the sheet in a YAML or JSON file (`-` for standard input), a dict or a model.

    Raises `PlanError`, which holds everything that is wrong with it.
    """
    if isinstance(source, (MissionPlan, Sheet)):
        return source
    document = read_data(source, limits=limits) if isinstance(source, Mapping) else read_file(source, limits=limits)
    return sheet_in(document) if is_sheet(document) else plan_in(document)


def is_sheet(document: Document) -> bool:
    """Whether a document means to be a sheet."""
    return isinstance(document.data, dict) and "sheet" in document.data


def sheet_in(document: Document) -> Sheet:
    """The sheet that stands in a document. Raises `PlanError`."""
    sheet = checked(document, Sheet)
    sheet._source = PlanSource(document.source.name, document.positions)
    return sheet
