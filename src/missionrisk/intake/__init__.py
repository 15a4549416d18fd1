"""How a plan comes in: files, positions, limits, errors."""

from missionrisk.intake.documents import Document, Format, read_data, read_document, read_file
from missionrisk.intake.dump import dump_plan
from missionrisk.intake.limits import Limits
from missionrisk.intake.load import load_plan, parse_plan, plan_in
from missionrisk.intake.problems import PlanError, Problem, render

__all__ = [
    "Document",
    "Format",
    "Limits",
    "PlanError",
    "Problem",
    "dump_plan",
    "load_plan",
    "parse_plan",
    "plan_in",
    "read_data",
    "read_document",
    "read_file",
    "render",
]
