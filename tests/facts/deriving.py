"""Plans as data, and their facts, with tables of a few rows."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from missionrisk.facts.derive import derive
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range
from missionrisk.facts.model import Fact, Facts
from missionrisk.facts.reading import Place
from missionrisk.facts.tables import LocalServiceKind, ReviewWindow, Scope, Tables
from missionrisk.plan import MissionPlan

ON = date(2026, 11, 22)

TABLES = Tables(
    review_windows={"cataract": (ReviewWindow("early", 1, 3), ReviewWindow("late", 28))},
    default_review_windows=(ReviewWindow("monthly", 21, 45),),
    disciplines={"cleft": frozenset({"speech_therapy", "dental"})},
    care_years={"cleft": 5.0},
    care_stages={"cleft": (ReviewWindow("speech_therapy", 30, 400), ReviewWindow("dental", 180))},
    cadre_scopes={
        "doctor": Scope(frozenset({"examines", "prescribes"}), frozenset({"performs_procedure"})),
        "surgeon": Scope(frozenset({"examines", "performs_procedure"})),
        "nurse": Scope(frozenset({"draws_blood"}), frozenset({"prescribes"}), frozenset({"wound_care"})),
    },
    local_services={
        "primary_care": LocalServiceKind(("outpatient", "mobile clinic"), ("clinic",), frozenset({"pharmacy"}), 10),
        "dental": LocalServiceKind(("dental", "odontolog"), (), frozenset(), 25),
        "pharmacy": LocalServiceKind(("pharmac",), (), frozenset(), 10),
    },
    health_words=("health",),
    level_scopes={"student_clinical": Scope(frozenset({"examines"}), frozenset({"draws_blood"}))},
)


def facts_of(**plan: Any) -> Facts:
    """The facts of a plan."""
    return derive(MissionPlan.model_validate({"title": "A mission", **plan}), ON, TABLES)


def place_of(**plan: Any) -> Place:
    """A plan to read, for what needs one derivation many times."""
    return Place(MissionPlan.model_validate({"title": "A mission", **plan}), "", final=False)


def fact(type_name: str, subject: str, **plan: Any) -> Any:
    """One fact of a plan."""
    found = [f for f in facts_of(**plan).of(type_name) if f.subject == subject]
    assert len(found) == 1, f"no {type_name} {subject}"
    return found[0]


def subjects(type_name: str, **plan: Any) -> list[str]:
    """The keys of the facts of a type."""
    return [f.subject for f in facts_of(**plan).of(type_name)]


def said(knowledge: Knowledge[Any]) -> Any:
    """What is known, without its paths: the value, a pair of bounds, a set; '?' where everything is possible."""
    if isinstance(knowledge, Known):
        return knowledge.value
    if isinstance(knowledge, Range):
        return (knowledge.low, knowledge.high)
    if isinstance(knowledge, OneOf):
        return "?" if knowledge.options == {True, False} else set(knowledge.options)
    if isinstance(knowledge, Items):
        sure = set(knowledge.sure)
        return sure if knowledge.possible == frozenset() else (sure, knowledge.possible and set(knowledge.possible))
    return "?"


def without(plan: Mapping[str, Any], *path: str | int) -> dict[str, Any]:
    """A copy of a plan's data in which one place is not stated."""
    data: Any = copy.deepcopy(dict(plan))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return dict(data)


def as_fields(fact: Fact) -> dict[str, Knowledge[Any]]:
    """A fact's fields by name."""
    return {name: fact.knowledge(name) for name in fact.declarations()}
