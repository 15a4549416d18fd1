"""What a plan is made of, read from its models: which model, list or reference stands in each field."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from missionrisk.plan.base import PlanModel
from missionrisk.plan.notation import Entry, Part, is_list
from missionrisk.plan.source import Location
from missionrisk.plan.values import RefersTo


@dataclass(frozen=True)
class Shape:
    """What can stand in a field: a list or a single thing, of which model, or the id of which entity."""

    is_list: bool = False
    model: type[PlanModel] | None = None
    refers_to: str | None = None


@dataclass(frozen=True)
class Stated:
    """A value that a plan states: where, in which field, of what shape."""

    location: Location
    shape: Shape
    value: Any


def shape_of(annotation: Any) -> Shape:
    """The shape behind an annotation; the alternatives None and 'none' do not count."""
    if isinstance(annotation, type) and issubclass(annotation, PlanModel):
        return Shape(model=annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        chapter = next((mark.chapter for mark in marks if isinstance(mark, RefersTo)), None)
        return Shape(refers_to=chapter) if chapter else shape_of(inner)
    if origin in (Union, types.UnionType):
        return next((shape for shape in map(shape_of, get_args(annotation)) if shape != Shape()), Shape())
    if origin is tuple:
        item = shape_of(get_args(annotation)[0])
        return Shape(is_list=True, model=item.model, refers_to=item.refers_to)
    return Shape()


@cache
def shapes(model: type[PlanModel]) -> dict[str, Shape]:
    """The shape of each field of a model."""
    return {name: _shape_of_field(field) for name, field in model.model_fields.items()}


def field_in(model: type[PlanModel], parts: Sequence[Part]) -> FieldInfo | None:
    """The field that a path leads to, from `model` on; None if there is no such field.

    The path of a list entry leads to the field of its list.
    """
    here: type[PlanModel] | None = model
    found: FieldInfo | None = None
    in_list = False
    for part in parts:
        if isinstance(part, Entry):
            if not in_list:
                return None
            in_list = False
            continue
        if in_list or here is None or part not in here.model_fields:
            return None
        found = here.model_fields[part]
        shape = shapes(here)[part]
        here, in_list = shape.model, shape.is_list
    return found


def fields_in(model: type[PlanModel], parts: Sequence[Part]) -> list[str]:
    """The names of the fields that stand one step after a path; empty if the path leads to no model."""
    here: type[PlanModel] | None = model
    for part in parts:
        if here is None or isinstance(part, Entry):
            continue
        here = shapes(here)[part].model if part in here.model_fields else None
    return list(here.model_fields) if here else []


def everything_stated(model: type[PlanModel], data: Any, location: Location = ()) -> Iterator[Stated]:
    """Each value that data states in a field of the model, however deep; what fits no field is passed over."""
    known = shapes(model)
    for name, value in _items(data):
        shape = known.get(name)
        if shape is not None and value is not None:
            yield from _in_field(Stated((*location, name), shape, value))


def _items(data: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(data, PlanModel):
        return data
    return data.items() if isinstance(data, Mapping) else ()


def _in_field(stated: Stated) -> Iterable[Stated]:
    yield stated
    if stated.shape.is_list and is_list(stated.value):
        item = Shape(model=stated.shape.model, refers_to=stated.shape.refers_to)
        for position, value in enumerate(stated.value):
            yield from _in_field(Stated((*stated.location, position), item, value))
    elif stated.shape.model is not None and not stated.shape.is_list:
        yield from everything_stated(stated.shape.model, stated.value, stated.location)


def _shape_of_field(field: FieldInfo) -> Shape:
    # Marks of the outermost level are kept apart from the annotation.
    chapter = next((mark.chapter for mark in field.metadata if isinstance(mark, RefersTo)), None)
    return Shape(refers_to=chapter) if chapter else shape_of(field.annotation)
