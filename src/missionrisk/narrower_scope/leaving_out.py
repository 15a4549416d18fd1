"""A plan without some of it, as statements: what is left out is denied, never passed over in silence."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from pydantic import ValidationError

from missionrisk.narrower_scope.scope import ENTRIES, LeftOut, entries_of
from missionrisk.plan import MissionPlan
from missionrisk.plan.activities import closed_chapters
from missionrisk.plan.base import PlanModel
from missionrisk.plan.shape import shapes
from missionrisk.plan.values import ABSENT

OBSERVING: Final = ["observes"]

_Gone = Mapping[str, frozenset[str]]
"""Of each list, the ids of the entries that are left out."""


def plan_without(data: Mapping[str, Any], left_out: LeftOut) -> MissionPlan | None:
    """The plan without what is left out; None where the rest of it cannot stand alone.

    Lists lose their entries, activities become `no` and their chapters are closed, people who only observe have no
    other task, and what refers to something left out says that there is none.
    """
    plan: dict[str, Any] = copy.deepcopy(dict(data))
    gone = {name: frozenset(_ids(name, left_out)) for name in ENTRIES}
    for name, ids in gone.items():
        if ids:
            entries = entries_of(plan, name)
            entries[:] = [entry for entry in entries if entry["id"] not in ids]
    _let_observe(
        plan, frozenset(path[len("people[") : -len("].tasks")] for path in left_out if path.endswith(".tasks"))
    )
    _drop_references(plan, MissionPlan, gone)
    for path in left_out:
        if path.startswith("activities."):
            _close(plan, path.removeprefix("activities."))
    _forget_questions(plan, left_out)
    try:
        return MissionPlan.model_validate(plan)
    except ValidationError:
        return None


def _ids(name: str, left_out: LeftOut) -> Iterable[str]:
    return (path[len(name) + 1 : -1] for path in left_out if path.startswith(f"{name}[") and path.endswith("]"))


def _let_observe(plan: dict[str, Any], people: frozenset[str]) -> None:
    for person in entries_of(plan, "people"):
        if person["id"] in people:
            person.update(tasks=OBSERVING, procedures=[])
    for name, field in (("procedures", "operators"), ("services", "clinicians")):
        for entry in entries_of(plan, name):
            if field in entry:
                entry[field] = [person for person in entry[field] if person not in people]


def _close(plan: dict[str, Any], activity: str) -> None:
    plan.setdefault("activities", {})[activity] = False
    for chapter in closed_chapters().get(activity, ()):
        *parents, last = chapter.split(".")
        holder: Any = plan
        for step in parents:
            holder = holder.get(step) or {}
        if isinstance(holder.get(last), list):
            holder[last] = []
        else:
            holder.pop(last, None)
    if activity == "operates":
        for duty in (*entries_of(plan, "schedule.sessions"), *entries_of(plan, "schedule.shifts")):
            duty.update({name: 0 for name in ("operations", "operating_tables") if name in duty})


def _forget_questions(plan: dict[str, Any], left_out: LeftOut) -> None:
    """Nothing is asked any more about what is left out."""
    activities = [path.removeprefix("activities.") for path in left_out if path.startswith("activities.")]
    closed = [chapter for activity in activities for chapter in closed_chapters().get(activity, ())]
    beginnings = (*left_out, *closed)
    asked = entries_of(plan, "unanswered")
    asked[:] = [entry for entry in asked if not entry["path"].startswith(beginnings)]


# --- references ---------------------------------------------------------------------------------------------------


def _drop_references(data: dict[str, Any], model: type[PlanModel], gone: _Gone) -> bool:
    """Take references to what is left out away from a part of a plan, and from those in it; whether it had any."""
    had_any = False
    for name, shape in shapes(model).items():
        value = data.get(name)
        if shape.refers_to is not None:
            had_any |= _drop_reference(data, name, model, gone.get(shape.refers_to, frozenset()))
        elif shape.model is not None and isinstance(value, list):
            data[name] = [entry for entry in value if _stands(entry, shape.model, gone)]
        elif shape.model is not None and isinstance(value, dict):
            _drop_references(value, shape.model, gone)
    return had_any


def _stands(entry: Any, model: type[PlanModel], gone: _Gone) -> bool:
    """Whether an entry is left: one without a name of its own goes with what it refers to."""
    return not isinstance(entry, dict) or not _drop_references(entry, model, gone) or "id" in entry


def _drop_reference(data: dict[str, Any], name: str, model: type[PlanModel], ids: frozenset[str]) -> bool:
    value = data.get(name)
    if isinstance(value, list):
        data[name] = [named for named in value if named not in ids]
        return False
    if value not in ids:
        return False
    if _can_be_absent(model.model_fields[name].annotation):
        data[name] = ABSENT
    else:
        del data[name]
    return True


def _can_be_absent(annotation: Any) -> bool:
    """Whether a field can say `none`."""
    return annotation == ABSENT or any(_can_be_absent(part) for part in get_args(annotation))
