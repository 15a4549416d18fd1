"""The plan that a sheet implies, and how the student knows each part of it.

What a student read, was told or saw is the programme's word: nothing in the implied plan is documented or confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from missionrisk.plan.notation import Locator, Part, parse
from missionrisk.plan.source import Location, PlanSource, Position
from missionrisk.trainee.model import SourceOfAnswer
from missionrisk.trainee.sheet import LOCAL_LEAD, PARTNER, STUDENT, SUPERVISOR, THE_MEDICINES, Sheet, questions

NO_NAME: Final = to_translate("A programme for trainees")

_GOES_WITHOUT_SAYING: Final[Mapping[str, Any]] = {
    "stage": "draft",
    "activities.treats_patients": True,
    "activities.travels": True,
    "activities.has_trainees": True,
    f"{STUDENT}.origin": "visiting",
    f"{STUDENT}.count": 1,
}
"""What every sheet is about: a student who goes to where patients are treated."""


@dataclass(frozen=True)
class Statement:
    """What an answer states at one plan path."""

    path: str
    value: Any
    question: str


@dataclass(frozen=True)
class Implied:
    """A plan in the words of a sheet."""

    sheet: Sheet
    plan: MissionPlan
    statements: tuple[Statement, ...]

    def source_at(self, path: str) -> SourceOfAnswer | None:
        """How the student knows what the plan states at a path; None if the sheet does not say."""
        parts = parse(path)
        said_by = (question for stated, question in self._by_length if parts[: len(stated)] == stated)
        question = next(said_by, None)
        return self.sheet.given(question).source if question else None

    @cached_property
    def _by_length(self) -> list[tuple[tuple[Part, ...], str]]:
        """Statements by the steps of their paths, the nearest to a value first."""
        stated = [(parse(statement.path), statement.question) for statement in self.statements]
        return sorted(stated, key=lambda pair: -len(pair[0]))


def implied_by(sheet: Sheet) -> Implied:
    """The plan that a sheet implies."""
    statements = tuple(_statements(sheet))
    said = {"title": sheet.programme or NO_NAME}
    data = changed(said, {**_GOES_WITHOUT_SAYING, **{each.path: each.value for each in statements}})
    plan = MissionPlan.model_validate(data)
    if sheet.source is not None:
        plan._source = PlanSource(sheet.source.name, dict(_positions(plan, statements, sheet)))
    return Implied(sheet, plan, statements)


def _statements(sheet: Sheet) -> Iterator[Statement]:
    for name, asked in questions():
        answer = sheet.given(name).answer
        if answer is None:
            continue
        for path, value in asked.stated_by(answer).items():
            if not (sheet.without_partner and path.startswith(PARTNER)):
                yield Statement(path, _said(value), name)
    if sheet.given("supervisor").answer and sheet.given("tasks").answer:
        # Whoever is licensed to be beside a student with every patient may do what the student does.
        yield Statement(f"{SUPERVISOR}.home_tasks", sheet.given("tasks").answer, "supervisor")


def _said(value: Any) -> Any:
    """What an answer states, with what it calls things itself in the language that is spoken."""
    if isinstance(value, Mapping):
        return {name: _said(part) for name, part in value.items()}
    return _(value) if value in (LOCAL_LEAD, THE_MEDICINES) else value


def _positions(
    plan: MissionPlan, statements: tuple[Statement, ...], sheet: Sheet
) -> Iterator[tuple[Location, Position]]:
    locator = Locator(plan)
    for statement in statements:
        location, position = locator.locate(statement.path), sheet.position(statement.question)
        if location is not None and position is not None:
            yield location, position
