"""A plan from a file, a text, a dict or a model; and back to text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from missionrisk.intake.documents import Document, Format, read_data, read_document, read_file
from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import PlanError, Problem, quoted
from missionrisk.intake.wording import problems_of
from missionrisk.plan.mission_plan import MissionPlan
from missionrisk.plan.source import PlanSource, Position

Model = TypeVar("Model", bound=BaseModel)


def load_plan(source: str | Path | Mapping[str, Any] | MissionPlan, *, limits: Limits | None = None) -> MissionPlan:
    """The plan in a YAML or JSON file (`-` for standard input), a dict or a model.

    Raises `PlanError`, which holds everything that is wrong with it.
    """
    if isinstance(source, MissionPlan):
        return source
    if isinstance(source, Mapping):
        return plan_in(read_data(source, limits=limits))
    return plan_in(read_file(source, limits=limits))


def parse_plan(
    text: str | bytes, *, name: str = "<text>", format: Format | None = None, limits: Limits | None = None
) -> MissionPlan:
    """The plan in a YAML or JSON text, which messages call `name`.

    Raises `PlanError`, which holds everything that is wrong with it.
    """
    return plan_in(read_document(text, name=name, format=format, limits=limits))


def plan_in(document: Document) -> MissionPlan:
    """The plan that stands in a document. Raises `PlanError`."""
    plan = checked(document, MissionPlan)
    plan._source = PlanSource(document.source.name, document.positions)
    return plan


def checked(document: Document, model: type[Model]) -> Model:
    """The data of a document as a model. Raises `PlanError`, with what reading and what the model found."""
    if not document.complete:
        raise PlanError(document.problems)
    if not isinstance(document.data, dict):
        raise PlanError([*document.problems, _no_fields(document)])
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        found = problems_of(error, model, document)
        raise PlanError([*document.problems, *_unseen(found, document.problems)]) from None
    except OverflowError:
        # Pydantic lets errors of arithmetic through; a file must never end in a traceback.
        too_large = Problem(source=document.source.name, message="a number is too large to reckon with")
        raise PlanError([*document.problems, too_large]) from None
    if document.problems:
        raise PlanError(document.problems)
    return value


def _no_fields(document: Document) -> Problem:
    """What to say of a document that holds something else than fields with values."""
    data = document.data
    if data is None:
        return Problem(source=document.source.name, message="the file is empty: a plan needs at least a title")
    if isinstance(data, list):
        message = "a list begins here; a plan begins with fields, such as 'title: …'"
    else:
        message = f"the file holds only {quoted(getattr(data, 'written', data))}; a plan has fields, such as 'title: …'"
    hint = "is a space missing after the colon?" if isinstance(data, str) and ":" in data else None
    return document.source.problem(message, document.positions.get((), Position(1, 1)), hint=hint)


def _unseen(found: list[Problem], before: tuple[Problem, ...]) -> list[Problem]:
    """Without what the model says of values that could not be read in the first place."""
    known = {(problem.location, problem.line, problem.column) for problem in before}
    return [problem for problem in found if (problem.location, problem.line, problem.column) not in known]
