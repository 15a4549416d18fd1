"""Answers of the host that are about places which no plan has: a slip there would lose the answer unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import InitErrorDetails

from missionrisk.plan.base import PlanModel
from missionrisk.plan.checks.problems import problem
from missionrisk.plan.checks.reading import listed
from missionrisk.plan.notation import parse
from missionrisk.plan.shape import field_in


def answers_about_no_field(data: Any, root: type[PlanModel]) -> Iterator[InitErrorDetails]:
    """Each path of a host's answer that leads to no field. What is no path at all, its own field refuses."""
    for position, form in enumerate(listed(data, "host_answers")):
        for number, answer in enumerate(listed(form, "answers")):
            for place, path in enumerate(listed(answer, "about")):
                if isinstance(path, str) and _leads_nowhere(path, root):
                    location = ("host_answers", position, "answers", number, "about", place)
                    message = "there is no field '{written}' in a plan"
                    yield problem("host_answer", message, location, path, written=path)


def _leads_nowhere(path: str, root: type[PlanModel]) -> bool:
    try:
        return field_in(root, parse(path)) is None
    except ValueError:
        return False
