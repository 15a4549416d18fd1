"""A plan as text that reads back as the same plan."""

from __future__ import annotations

import json
from typing import Any

import yaml

from missionrisk.intake.documents import Format
from missionrisk.intake.scalars import NumberRefused, plain_scalar
from missionrisk.intake.texts import NOT_TEXT
from missionrisk.plan.mission_plan import MissionPlan

_WIDTH = 110


def dump_plan(plan: MissionPlan, format: Format = "yaml") -> str:
    """The plan as YAML or JSON, in the order of the model's fields, without what is not stated."""
    data = plan.stated()
    if format == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        return NOT_TEXT.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return dump_yaml(data)


def dump_yaml(data: Any) -> str:
    """Plain data as YAML that readers of YAML 1.1 and of 1.2 understand alike."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand indented below their field."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """PyYAML quotes what YAML 1.1 would take for something else than text; the rest is up to us."""
    lines = text.split("\n")
    if not all(line.isprintable() for line in lines):
        return '"'
    if len(lines) > 1 and all(line == line.strip() for line in lines) and lines[0]:
        return "|"
    try:
        return None if isinstance(plain_scalar(text), str) else "'"
    except NumberRefused:
        return "'"


_Dumper.add_representer(str, _text)
