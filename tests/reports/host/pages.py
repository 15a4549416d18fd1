"""The host partner's page of a plan, and all its layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from missionrisk import Assessor, MissionPlan, load_catalogue, load_plan
from missionrisk.judgement.judge import judge
from missionrisk.plan.base import PERSONAL
from missionrisk.plan.paths import field_at
from missionrisk.reports.host.page import host_page_of
from missionrisk.reports.host.page_model import HostPage, Line, Section
from missionrisk.reports.host.text import host_text
from missionrisk.reports.templates import html_page, markdown_page
from missionrisk.reports.terminal import as_text

ON: Final = date(2026, 11, 22)
EXAMPLES: Final = Path(__file__).parents[3] / "plan_examples"
ASSESSOR: Final = Assessor(load_catalogue(), engine="reference")


def host_page(plan: MissionPlan | Mapping[str, Any] | Path, *, names: bool = False) -> HostPage:
    case = ASSESSOR.decide(load_plan(plan), on=ON)
    return host_page_of(case, judge(case, "0"), names=names)


@lru_cache(maxsize=16)
def example(name: str) -> HostPage:
    return host_page(EXAMPLES / f"{name}.yaml")


def examples() -> list[str]:
    return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def layouts(page: HostPage) -> dict[str, str]:
    return {
        "html": html_page("host.html.j2", page=page, timeline=None),
        "markdown": markdown_page("host.md.j2", page=page),
        "text": as_text(host_text(page)),
    }


def section(page: HostPage, key: str) -> Section:
    return next(section for section in page.sections if section.key == key)


def said(page: HostPage, key: str) -> list[str]:
    """The lines of a section."""
    return [line.says for line in section(page, key).lines]


def unsaid(page: HostPage) -> Iterator[Line]:
    """The lines about what the plan does not say."""
    return (line for section in page.sections for line in section.lines if line.ask)


def is_personal(path: str) -> bool:
    field = field_at(path)
    return field is not None and isinstance(field.json_schema_extra, dict) and PERSONAL in field.json_schema_extra


def with_secret(data: Any, secret: str, path: str = "") -> Any:
    """The plan's data with every personal field that it states holding the secret."""
    if isinstance(data, dict):
        places = {name: f"{path}.{name}" if path else name for name in data}
        return {
            name: secret
            if is_personal(places[name]) and value not in (None, "none")
            else with_secret(value, secret, places[name])
            for name, value in data.items()
        }
    if isinstance(data, list):
        return [with_secret(entry, secret, f"{path}[?]") for entry in data]
    return data
