"""The JSON Schema of rule files, made from the models and the vocabulary of facts.

It lets an editor complete fact types, fields, operators and words. References and parameters are checked by the
loader, which knows more than a schema can say.
"""

from __future__ import annotations

from typing import Any, Final

from missionrisk.catalogue.conditions import MISSION
from missionrisk.catalogue.language import OF_LISTS, ORDERING, Operator
from missionrisk.catalogue.rules import RuleFile
from missionrisk.facts.model import Fact, FieldType, Kind, Vocabulary

_REFERENCE: Final = {"type": "string", "pattern": r"^\$(subject|mission|parameter)\.\w+$"}
_JSON_TYPES: Final = {
    Kind.FLAG: {"type": "boolean"},
    Kind.NUMBER: {"type": "number"},
    Kind.TEXT: {"type": "string"},
    Kind.DATE: {"type": "string", "format": "date"},
}


def rule_file_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of one family's file, under a vocabulary."""
    schema = RuleFile.model_json_schema()
    definitions = schema["$defs"]
    rule = definitions["Rule"]
    for name, fact_type in vocabulary.items():
        definitions[_tests_name(name)] = _tests(fact_type)
        definitions[_block_name(name)] = _block(fact_type)
    rule["properties"]["subject"] = {"enum": sorted(vocabulary), "description": "The fact type that it judges."}
    rule["allOf"] = [_for_subject(name) for name in sorted(vocabulary)]
    definitions["Pattern"] = _pattern(vocabulary)
    return schema


def _for_subject(name: str) -> dict[str, Any]:
    block = {"$ref": f"#/$defs/{_block_name(name)}"}
    return {
        "if": {"properties": {"subject": {"const": name}}, "required": ["subject"]},
        "then": {
            "properties": {
                "applies_when": {"$ref": f"#/$defs/{_tests_name(name)}"},
                "risk_when": {"anyOf": [block, {"type": "array", "items": block, "minItems": 1}]},
                "mitigated_when": {"type": "array", "items": block},
            }
        },
    }


def _pattern(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {
            name: {"description": _first_line(fact_type), "$ref": f"#/$defs/{_tests_name(name)}"}
            for name, fact_type in vocabulary.items()
        },
    }


def _tests(fact_type: type[Fact]) -> dict[str, Any]:
    """Tests on the fields of one fact type, and of the mission."""
    return {
        "type": "object",
        "description": _first_line(fact_type),
        "properties": {name: _test(declaration) for name, declaration in fact_type.declarations().items()},
        "patternProperties": {rf"^\${MISSION}\.\w+$": {}},
        "additionalProperties": False,
    }


def _block(fact_type: type[Fact]) -> dict[str, Any]:
    patterns = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Pattern"}}
    tests = {
        name: {"$ref": f"#/$defs/{_tests_name(fact_type.type_name)}/properties/{name}"}
        for name in fact_type.declarations()
    }
    return {**_tests(fact_type), "properties": {**tests, "exists": patterns, "none": patterns}}


def _test(declaration: FieldType) -> dict[str, Any]:
    value = _value(declaration)
    operators = {operator.value: _operand(operator, value) for operator in Operator if _fits(operator, declaration)}
    by_operator = {
        "type": "object",
        "properties": operators,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    unit = f" Unit: {declaration.unit}." if declaration.unit else ""
    forms = [by_operator] if declaration.many else [value, _REFERENCE, by_operator]
    return {"description": declaration.description + unit, "anyOf": forms}


def _value(declaration: FieldType) -> dict[str, Any]:
    if declaration.options is not None:
        return {"enum": sorted(declaration.options)}
    return dict(_JSON_TYPES.get(declaration.kind, {"type": "string"}))


def _operand(operator: Operator, value: dict[str, Any]) -> dict[str, Any]:
    if operator in (Operator.IN, Operator.NOT_IN, Operator.INTERSECTS):
        return {"anyOf": [{"type": "array", "items": value, "minItems": 1}, _REFERENCE]}
    return {"anyOf": [value, _REFERENCE]}


def _fits(operator: Operator, declaration: FieldType) -> bool:
    if declaration.many or operator in OF_LISTS:
        return declaration.many and operator in OF_LISTS
    return declaration.ordered or operator not in ORDERING


def _first_line(fact_type: type[Fact]) -> str:
    return (fact_type.__doc__ or "").strip().splitlines()[0]


def _tests_name(fact_type: str) -> str:
    return f"tests_on_{fact_type}"


def _block_name(fact_type: str) -> str:
    return f"block_on_{fact_type}"
