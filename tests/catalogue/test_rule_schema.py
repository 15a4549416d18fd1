"""The schema that editors check rule files with."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from missionrisk.catalogue.loading import is_family, rules_folder
from missionrisk.catalogue.rule_schema import rule_file_schema
from missionrisk.facts.vocabulary import VOCABULARY
from tests.catalogue.folders import RULE, rule

SCHEMA = rule_file_schema(VOCABULARY)
VALIDATOR = Draft202012Validator(SCHEMA)


def errors(written: dict[str, Any]) -> list[str]:
    file = {"family": "stranger", "title": "Rules of a stranger", "rules": [copy.deepcopy(written)]}
    return [error.message for error in VALIDATOR.iter_errors(file)]


def test_it_is_a_schema() -> None:
    few = {name: VOCABULARY[name] for name in ("mission", "medicine_supply", "supervision")}
    Draft202012Validator.check_schema(rule_file_schema(few))


@pytest.mark.parametrize(
    "path", [path for path in sorted(rules_folder().glob("*.yaml")) if is_family(path)], ids=lambda path: path.name
)
def test_the_shipped_files_hold(path: Path) -> None:
    file = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not list(VALIDATOR.iter_errors(file))


def test_a_good_rule_holds() -> None:
    assert not errors(RULE)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "nothing"},
        {"applies_when": {"longterm": True}},
        {"applies_when": {"long_term": 3}},
        {"applies_when": {"exists": [{"refill_source": {}}]}},
        {"risk_when": {"supply_days": {"less": 3}}},
        {"risk_when": {"supply_days": {"lt": 3, "gt": 1}}},
        {"risk_when": {"name": {"lt": "a"}}},
        {"risk_when": {"tests_needed": {"eq": "inr"}}},
        {"risk_when": {"supply_days": {"lt": "$elsewhere.days"}}},
        {"risk_when": [{"longterm": True}]},
        {"mitigated_when": [{"exists": [{"refil_source": {}}]}]},
        {"mitigated_when": [{"exists": [{"refill_source": {"agred": True}}]}]},
        {"mitigated_when": [{"exists": []}]},
        {"severity": "grave"},
        {"id": "refill-1"},
        {"unheard": 1},
    ],
)
def test_a_wrong_rule_is_refused(change: dict[str, Any]) -> None:
    assert errors(rule(**change))


@pytest.mark.parametrize("name", ["title", "harms", "mitigations", "sources", "evidence", "risk_when"])
def test_what_is_required_cannot_be_left_out(name: str) -> None:
    assert errors({key: value for key, value in RULE.items() if key != name})


def test_fields_are_described_with_their_unit() -> None:
    described = SCHEMA["$defs"]["tests_on_dispensed_supply"]["properties"]["supply_days"]["description"]
    assert described.endswith("Unit: day.")
