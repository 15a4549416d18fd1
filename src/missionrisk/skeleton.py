"""A plan to begin with: what decides most as empty fields, each under its question, ready to be filled in.

Which fields these are follows from the catalogue: those that core rules ask for, once of a plan that says nothing,
once for each model of mission of one that says yes to every activity and has an entry in every list.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from missionrisk.assess import Assessor
from missionrisk.catalogue.loading import Catalogue
from missionrisk.judgement.quoting import of_any_entry
from missionrisk.plan import MissionPlan, PlanModel
from missionrisk.plan.activities import Activities
from missionrisk.plan.base import QUESTION
from missionrisk.plan.kinds import ServiceKind
from missionrisk.plan.mission import MissionModel
from missionrisk.plan.paths import Entry, Part, parse
from missionrisk.plan.shape import Shape, shapes

SERVICE_KINDS: Final[tuple[str, ...]] = get_args(ServiceKind)

ALWAYS: Final = (
    "stage",
    "mission.model",
    "mission.countries",
    "mission.dates.arrival",
    "mission.dates.departure",
    *(f"activities.{name}" for name in Activities.model_fields),
    "services",
)
"""What every plan begins with, whatever the rules ask."""

_TITLE: Final = "New medical mission"
_WIDTH: Final = 100
_ON: Final = date(2026, 1, 1)
"""Any day: a plan without dates is asked the same on each."""

_HEAD: Final = """\
# Fill in what you know. What stays empty is not stated, which is neither yes nor no.
# `no`, `none`, 0 and [] are answers: they say that there is none. Everything else that a plan can say is in
# `missionrisk schema plan`; `missionrisk check` tells what the plan risks and what is still asked.
"""


@dataclass
class _Node:
    """A field that the plan begins with, and the fields in it or in each of its entries."""

    fields: dict[str, _Node] = field(default_factory=dict)

    def add(self, parts: Sequence[Part]) -> None:
        if parts:
            name, rest = parts[0], parts[1:]
            (self if isinstance(name, Entry) else self.fields.setdefault(name, _Node())).add(rest)


def new_plan(services: Iterable[str], catalogue: Catalogue) -> str:
    """The YAML of a plan with these kinds of service, in which everything else is open.

    Raises ValueError for a kind of service that is not known.
    """
    kinds = tuple(dict.fromkeys(services))
    for kind in kinds:
        if kind not in SERVICE_KINDS:
            raise ValueError(f"there is no kind of service '{kind}'; known: {', '.join(SERVICE_KINDS)}")
    root = _Node()
    for path in (*ALWAYS, *_core_paths(kinds, catalogue)):
        root.add(parse(of_any_entry(path)))
    lines = [_HEAD, f"title: {_TITLE}", "", *_Writer(kinds).fields(MissionPlan, root)]
    return "\n".join(lines).rstrip() + "\n"


# --- what to ask --------------------------------------------------------------------------------------------------


def _core_paths(kinds: Sequence[str], catalogue: Catalogue) -> list[str]:
    services = [{"id": _slug(kind), "kind": kind} for kind in kinds]
    silent: dict[str, Any] = {"title": _TITLE, **({"services": services} if services else {})}
    eager = {**_one_of_each(MissionPlan), **silent, "activities": dict.fromkeys(Activities.model_fields, True)}
    of_each_model = ({**eager, "mission": {**eager["mission"], "model": model}} for model in get_args(MissionModel))
    assessor = Assessor(catalogue, engine="reference")
    asked = (assessor.assess(MissionPlan.model_validate(plan), on=_ON).open_fields for plan in (silent, *of_each_model))
    return [question.path for questions in asked for question in questions if question.core]


def _one_of_each(model: type[PlanModel]) -> dict[str, Any]:
    """An entry, of which only the id is stated, in every list of named things, those of chapters included."""
    stated: dict[str, Any] = {}
    for name, shape in shapes(model).items():
        if shape.model is None:
            continue
        if shape.is_list and _only_needs_id(shape.model):
            stated[name] = [{"id": _entry_id(name)}]
        elif model is MissionPlan and not shape.is_list:
            stated[name] = _one_of_each(shape.model)
    return stated


def _only_needs_id(model: type[PlanModel]) -> bool:
    return [name for name, info in model.model_fields.items() if info.is_required()] == ["id"]


def _entry_id(name: str) -> str:
    return f"{_slug(name)}-1"


def _slug(name: str) -> str:
    return name.replace("_", "-")


# --- writing ------------------------------------------------------------------------------------------------------


class _Writer:
    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds

    def fields(self, model: type[PlanModel], node: _Node, indent: str = "") -> Iterator[str]:
        """The fields in the model's order, each under its question."""
        for name, info in model.model_fields.items():
            if name in node.fields:
                yield from _comment(info, indent)
                yield from self._field(name, shapes(model)[name], node.fields[name], indent)
                if not indent:
                    yield ""

    def _field(self, name: str, shape: Shape, node: _Node, indent: str) -> Iterator[str]:
        yield f"{indent}{name}:"
        if not shape.is_list and shape.model is not None:
            yield from self.fields(shape.model, node, indent + "  ")
        elif shape.is_list and shape.model is not None:
            if (name, indent) == ("services", "") and self._kinds:
                for kind in self._kinds:
                    yield from self._entry(shape.model, node, [f"id: {_slug(kind)}", f"kind: {kind}"], "  ")
            elif "id" in shape.model.model_fields:
                entry = self._entry(shape.model, node, [f"id: {_entry_id(name)}"], "")
                yield from (f"{indent}  # {line}" for line in entry)

    def _entry(self, model: type[PlanModel], node: _Node, stated: list[str], indent: str) -> Iterator[str]:
        yield f"{indent}- {stated[0]}"
        yield from (f"{indent}  {line}" for line in stated[1:])
        said = {line.partition(":")[0] for line in stated}
        open_fields = _Node({name: inner for name, inner in node.fields.items() if name not in said})
        yield from self.fields(model, open_fields, f"{indent}  ")


def _comment(info: FieldInfo, indent: str) -> Iterator[str]:
    extra = info.json_schema_extra
    question = extra[QUESTION] if isinstance(extra, dict) else ""
    description = info.description or ""
    options = [option for option in _options(info.annotation) if option not in description]
    one_of = f" One of: {', '.join(_options(info.annotation))}." if options else ""
    text = f"{question} {description}{one_of}"
    yield from (f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(indent) - 2, break_on_hyphens=False))


def _options(annotation: Any) -> tuple[str, ...]:
    """The words of a closed choice; none for anything else."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    inner = [argument for argument in get_args(annotation) if argument is not type(None)]
    return _options(inner[0]) if len(inner) == 1 else ()
