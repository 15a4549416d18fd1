"""A plan with a host partner, and the partner's answers to it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final

from missionrisk.host_answers import HostSheet, Merged, load_answers, merge
from missionrisk.plan import MissionPlan
from missionrisk.plan.changing import changed
from missionrisk.plan.paths import locate
from missionrisk.reports.host.form import host_form_of

PLAN: Final[dict[str, Any]] = {
    "title": "Surgical visit to Nyanza",
    "mission": {"model": "short_term"},
    "activities": {"treats_patients": True, "operates": True},
    "partners": [{"id": "hospital", "name": "Hospital of Nyanza", "local": True, "asked_for_mission": "agreed"}],
    "leadership": {"could_decline": True, "host_lead": {"role": "Head of surgery", "accepted": "requested"}},
    "procedures": [
        {"id": "hernia", "name": "Hernia repair", "accepted_by": [{"partner": "hospital", "commitment": "agreed"}]},
        {"id": "goitre", "name": "Goitre", "accepted_by": "none"},
    ],
    "finance": {"host_costs": [{"id": "rooms", "amount": {"amount": 900, "currency": "KES"}}]},
}
ALL: Final = "partners[hospital]"


def plan_with(**changes: Any) -> MissionPlan:
    """The plan with other values at some paths, whose dots are written as two underscores."""
    return MissionPlan.model_validate(
        changed(PLAN, {path.replace("__", "."): value for path, value in changes.items()})
    )


def sheet_data(plan: MissionPlan, /, partner: str | None = None, **answers: Any) -> dict[str, Any]:
    """The form for a plan with some answers: a word, a number, or fields by name."""
    form = host_form_of(plan, partner)
    items = {item.id: item for item in form.items}
    written = {}
    for name, answer in answers.items():
        item = items[name]
        about = {"about": list(item.paths), "plan_said": list(item.said_there)}
        written[name] = {**about, **(answer if isinstance(answer, Mapping) else {"answer": answer})}
    data = {
        "form": "host",
        "plan": form.title,
        "plan_sha256": form.plan_sha256,
        "partner": form.partner,
        "by": "Matron",
        "on": "2026-11-20",
        "answers": written,
    }
    return {name: value for name, value in data.items() if value is not None}


def sheet(plan: MissionPlan, /, **answers: Any) -> HostSheet:
    """The same, read."""
    return load_answers(sheet_data(plan, **answers))


def merged(plan: MissionPlan, /, **answers: Any) -> Merged:
    """The plan with the answers in it."""
    return merge(plan, sheet(plan, **answers))


def stated(plan: MissionPlan, path: str) -> Any:
    """What a plan states at a path, as a file would hold it; None if nothing."""
    data: Any = plan.stated()
    location = locate(path, data)
    for step in location or ():
        data = data[step]
    return None if location is None else copy.deepcopy(data)


def without_forms(plan: MissionPlan) -> dict[str, Any]:
    """What a plan states beside the host's answers."""
    return {name: value for name, value in plan.stated().items() if name != "host_answers"}
