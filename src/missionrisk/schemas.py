"""JSON Schemas of what missionrisk reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from missionrisk.catalogue.rule_schema import rule_file_schema
from missionrisk.facts.vocabulary import VOCABULARY
from missionrisk.judgement.assessment import Assessment
from missionrisk.plan import MissionPlan

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


class _PlanSchema(GenerateJsonSchema):
    """Of a thing or the word `none`, both may match: `none` is a text too."""

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        written = super().tagged_union_schema(schema)
        if "oneOf" in written:
            written["anyOf"] = written.pop("oneOf")
        return written


def _plan() -> dict[str, Any]:
    return MissionPlan.model_json_schema(schema_generator=_PlanSchema)


def _rules() -> dict[str, Any]:
    return rule_file_schema(VOCABULARY)


def _assessment() -> dict[str, Any]:
    return Assessment.model_json_schema(mode="serialization")


SCHEMAS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    "plan": _plan,
    "rules": _rules,
    "assessment": _assessment,
}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a plan, of a rule file or of an assessment. Raises KeyError for another name."""
    return {"$schema": DRAFT, **_pruned(SCHEMAS[name]())}


def _pruned(schema: Any) -> Any:
    """The schema without what tells a reader nothing: titles made from names, and null as a default."""
    if isinstance(schema, list):
        return [_pruned(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _pruned(value) for name, value in inner.items()}
        if key in ("properties", "$defs")
        else _pruned(inner)
        for key, inner in schema.items()
        if key != "title" and not (key == "default" and inner is None)
    }
