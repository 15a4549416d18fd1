"""Arbitrary valid plans for hypothesis, built from the models themselves.

`plans()` draws whole plans whose ids are unique, whose references point to something, whose dates are in order and
whose denied activities are empty. `plan_data()` draws the same as a file would hold it.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import Tag

from missionrisk.plan import Estimate, MissionPlan, PlanDate, PlanModel
from missionrisk.plan.activities import closed_chapters
from missionrisk.plan.checks.rota import misplaced_duties
from missionrisk.plan.checks.visits import clashing_visits
from missionrisk.plan.follow_up import StayBehind
from missionrisk.plan.host_answers import PlanPath
from missionrisk.plan.mission import Stay
from missionrisk.plan.notation import child
from missionrisk.plan.procedures import Procedure
from missionrisk.plan.values import (
    Amount,
    Count,
    Country,
    DaysPerWeek,
    HoursPerDay,
    HoursPerWeek,
    Language,
    Percent,
    RefersTo,
    Slug,
    Text,
    TimeOfDay,
    TimeZone,
    YesNo,
)


@dataclass(frozen=True)
class _Reference:
    """A reference whose target is chosen once all ids are known."""

    chapter: str
    choice: int


_DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
_SLUGS = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True).filter(lambda slug: slug != "none")


def _estimates(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    ranges = st.lists(numbers, min_size=2, max_size=2).map(sorted).map(lambda both: {"min": both[0], "max": both[1]})
    return st.one_of(numbers, ranges, numbers.map(lambda least: {"min": least}))


def _plan_dates() -> st.SearchStrategy[Any]:
    ranges = st.lists(_DAYS, min_size=2, max_size=2).map(sorted)
    return st.one_of(
        _DAYS.map(date.isoformat),
        _DAYS.map(lambda day: f"{day:%Y-%m}"),
        _DAYS.map(lambda day: f"{day:%Y}"),
        ranges.map(lambda both: {"earliest": both[0].isoformat(), "latest": both[1].isoformat()}),
    )


_LEAVES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (YesNo, st.booleans()),
    (Text, _WORDS),
    (Slug, _SLUGS),
    (PlanPath, st.sampled_from(["leadership.invitation", "integration.closes_or_replaces", "partners[a].host_costs"])),
    (Country, st.sampled_from(["KE", "NO", "GT", "PH"])),
    (Language, st.sampled_from(["es", "es-GT", "ht", "quc"])),
    (TimeZone, st.sampled_from(["Africa/Nairobi", "America/Guatemala", "UTC"])),
    (TimeOfDay, st.sampled_from(["08:30", "9:00", "23:59"])),
    (Count, _estimates(st.integers(0, 10_000))),
    (Amount, _estimates(st.floats(0, 10_000, allow_nan=False))),
    (Percent, _estimates(st.floats(0, 100, allow_nan=False))),
    (HoursPerDay, _estimates(st.floats(0, 24, allow_nan=False))),
    (HoursPerWeek, _estimates(st.floats(0, 168, allow_nan=False))),
    (DaysPerWeek, _estimates(st.floats(0, 7, allow_nan=False))),
    (Estimate, _estimates(st.integers(-100, 100))),
    (PlanDate, _plan_dates()),
    (date, _DAYS.map(date.isoformat)),
    (str, st.sampled_from(["USD", "KES"])),
]


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    for kind, strategy in _LEAVES:
        if annotation == kind:
            return strategy
    if isinstance(annotation, type) and issubclass(annotation, PlanModel):
        return st.deferred(lambda: _models(annotation))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of([_values(argument) for argument in arguments if argument is not type(None)])
    if origin is tuple:
        return st.lists(_values(arguments[0]), max_size=2)
    if origin is Annotated:
        chapter = next((mark.chapter for mark in arguments[1:] if isinstance(mark, RefersTo)), None)
        if chapter is not None:
            return st.integers(0, 9).map(lambda choice: _Reference(chapter, choice))
        untagged = (arguments[0], *(mark for mark in arguments[1:] if not isinstance(mark, Tag)))
        known = next((strategy for kind, strategy in _LEAVES if get_args(kind) == untagged), None)
        return _values(arguments[0]) if known is None else known
    if annotation is float:
        # The coordinates. Within a few degrees no point is far from another, and none seems to be swapped.
        return st.floats(0, 6, allow_nan=False)
    raise NotImplementedError(f"no values for {annotation}")


@cache
def _models(model: type[PlanModel]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: field for name, field in model.model_fields.items() if name != "unanswered"}
    required = [name for name, field in fields.items() if field.is_required()]
    optional = [name for name in fields if name not in required]
    most = 8 if model is MissionPlan else 4

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=most)) if optional else []
        value = {name: draw(_field_values(model, name)) for name in fields if name in required or name in chosen}
        return _in_order(model, value)

    return build()


@cache
def _field_values(model: type[PlanModel], name: str) -> st.SearchStrategy[Any]:
    field = model.model_fields[name]
    if name == "id":
        return _SLUGS
    if (model, name) == (MissionPlan, "title"):
        return _WORDS
    return _values(field.annotation)


def _in_order(model: type[PlanModel], value: dict[str, Any]) -> dict[str, Any]:
    """Keeps the first of the days that must follow one another, and sets the others to the same."""
    stated = [name for name in model.in_order if name in value]
    for name in stated[1:]:
        value[name] = value[stated[0]]
    return value


def _during_the_stay(data: dict[str, Any]) -> None:
    """Puts the days of procedures, and of those who stay behind, on the days of the visit."""
    dates = child(child(data, "mission"), "dates") or {}
    visit = next((dates[name] for name in Stay.in_order if name in dates), None)
    stays = child(child(data, "follow_up"), "stays_behind")
    parts = [*(data.get("procedures") or []), *([stays] if isinstance(stays, dict) else [])]
    for part in parts if visit is not None else []:
        part.update({name: visit for name in (*Procedure.in_order, *StayBehind.in_order) if name in part})


def _unique_ids(data: Any) -> None:
    if isinstance(data, dict):
        for value in data.values():
            _unique_ids(value)
    elif isinstance(data, list):
        for position, entry in enumerate(data):
            if isinstance(entry, dict) and "id" in entry:
                entry["id"] = f"{entry['id']}-{position}"
            _unique_ids(entry)


def _settle(data: Any, plan: dict[str, Any]) -> Any:
    """Data with each reference turned into an id of the plan, or left out where there is none."""
    if isinstance(data, _Reference):
        ids: Any = plan
        for step in data.chapter.split("."):
            ids = child(ids, step)
        return ids[data.choice % len(ids)]["id"] if ids else None
    if isinstance(data, dict):
        return {name: _settle(value, plan) for name, value in data.items()}
    if isinstance(data, list):
        return [settled for settled in (_settle(entry, plan) for entry in data) if settled is not None]
    return data


def _visits_apart(data: dict[str, Any]) -> None:
    """Leaves out the days of visits that cannot all take place."""
    for clash in list(clashing_visits(data)):
        visit: Any = data
        for step in clash["loc"][:3]:
            visit = child(visit, step)
        visit.pop("arrival", None)
        visit.pop("departure", None)


def _on_duty_while_there(data: dict[str, Any]) -> None:
    """Leaves out the days of duties that are worked by people who are not there."""
    for duty in list(misplaced_duties(data)):
        entry: Any = data
        for step in duty["loc"][:3]:
            entry = child(entry, step)
        for name in ("date", "first_day", "last_day"):
            entry.pop(name, None)


@st.composite
def plan_data(draw: st.DrawFn) -> dict[str, Any]:
    """Arbitrary valid plans, as a file would hold them."""
    raw = draw(_models(MissionPlan))
    _unique_ids(raw)
    data: dict[str, Any] = _settle(raw, raw)
    _during_the_stay(data)
    for activity, chapters in closed_chapters().items():
        if any(data.get(chapter.partition(".")[0]) for chapter in chapters) and data.get("activities"):
            data["activities"].pop(activity, None)
    _visits_apart(data)
    _on_duty_while_there(data)
    left_out = [name for name in ("research", "exit", "finance") if name not in data]
    if draw(st.booleans()) and left_out:
        data["unanswered"] = [{"path": draw(st.sampled_from(left_out)), "because": "not_known"}]
    return data


def plans() -> st.SearchStrategy[MissionPlan]:
    """Arbitrary valid plans."""
    return plan_data().map(MissionPlan.model_validate)
