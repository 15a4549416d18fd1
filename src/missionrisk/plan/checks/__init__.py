"""What no single field can check: ids, references, order in time, places, denied activities, answers.

The checks read the data as they came (mappings or models), whatever is wrong with them otherwise, so that their
findings can be reported together with the errors of single fields. Each module holds one check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.base import PlanModel
from missionrisk.plan.checks.closed_chapters import filled_in_though_closed
from missionrisk.plan.checks.coordinates import swapped_coordinates
from missionrisk.plan.checks.host_answers import answers_about_no_field
from missionrisk.plan.checks.ids import duplicate_ids
from missionrisk.plan.checks.order import days_out_of_order
from missionrisk.plan.checks.problems import as_line_errors
from missionrisk.plan.checks.references import unknown_references
from missionrisk.plan.checks.rota import misplaced_duties
from missionrisk.plan.checks.stay import days_outside_the_stay
from missionrisk.plan.checks.unanswered import wrong_unanswered_paths
from missionrisk.plan.checks.visits import clashing_visits
from missionrisk.plan.shape import everything_stated

__all__ = ["as_line_errors", "cross_check"]


def cross_check(data: Any, root: type[PlanModel]) -> list[InitErrorDetails]:
    """Every problem between the parts of a plan, by kind, and in the order in which the data come."""
    if not isinstance(data, (Mapping, PlanModel)):
        return []
    stated = list(everything_stated(root, data))
    return [
        *duplicate_ids(stated),
        *unknown_references(stated, data),
        *days_out_of_order(stated, data),
        *days_outside_the_stay(data),
        *misplaced_duties(data),
        *clashing_visits(data),
        *swapped_coordinates(data),
        *filled_in_though_closed(data),
        *wrong_unanswered_paths(data, root),
        *answers_about_no_field(data, root),
    ]
