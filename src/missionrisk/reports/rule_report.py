"""Rules for people: a table of all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from missionrisk.catalogue.loading import Catalogue
from missionrisk.catalogue.rules import Parameter, Rule, SourcePlace
from missionrisk.reports.safe_text import safe_text


def rule_table(catalogue: Catalogue) -> Table:
    """All rules, a line each."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    for column in ("Rule", "Severity", "Core", "Judges", "Title"):
        table.add_column(column)
    for rule in catalogue.rules.values():
        cells = (rule.id, rule.severity, "core" if rule.core else "", rule.subject, rule.title)
        table.add_row(*map(safe_text, cells))
    return table


def rule_page(catalogue: Catalogue, rule: Rule) -> RenderableType:
    """One rule in full."""
    return Group(*_page(catalogue, rule))


def _page(catalogue: Catalogue, rule: Rule) -> Iterator[RenderableType]:
    yield safe_text(f"{rule.id}  {rule.title}", style="bold")
    core = ", core" if rule.core else ""
    yield safe_text(f"{rule.severity}{core}; judges each {rule.subject}; for {_list(rule.models)}")
    if rule.services:
        yield safe_text(f"only with services: {_list(rule.services)}")
    yield safe_text(
        f"Harms: {_list(tuple(catalogue.harms[harm].title for harm in rule.harms if harm in catalogue.harms))}"
    )
    yield from _section("Question", rule.question)
    yield from _section("Applies when", *_lines(rule.applies_when), none="always")
    risk = rule.risk_when if isinstance(rule.risk_when, list) else [rule.risk_when]
    yield from _section("Risk when", *_alternatives(risk))
    yield from _section("Mitigated when", *_alternatives(rule.mitigated_when), none="nothing else counts")
    if rule.parameters:
        yield from _section("Parameters", *(_parameter(name, p) for name, p in rule.parameters.items()))
    yield from _section("Why", rule.rationale)
    yield from _section("What to do", *(f"{m.action} ({m.owner}, {m.lead_time_days} days)" for m in rule.mitigations))
    yield from _section("Sources", *_sources(catalogue, rule))
    yield from _section("Evidence", rule.evidence.replace("_", " "))


def _section(title: str, *lines: str, none: str | None = None) -> Iterator[RenderableType]:
    yield Text()
    yield safe_text(title, style="bold")
    for line in lines or ((none,) if none else ()):
        yield Padding(safe_text(line), (0, 0, 0, 2))


def _alternatives(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for position, block in enumerate(blocks):
        if position:
            yield "or"
        yield from _lines(block)


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    for name, value in block.items():
        if name in ("exists", "none"):
            word = "there is" if name == "exists" else "there is no"
            for pattern in value:
                for fact_type, tests in pattern.items():
                    yield f"{word} {fact_type}" + (f" with {', '.join(_lines(tests))}" if tests else "")
        elif isinstance(value, dict):
            ((operator, operand),) = value.items()
            yield f"{name} {operator} {_operand(operand)}"
        else:
            yield f"{name} is {_operand(value)}"


def _operand(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(_operand(item) for item in value)
    return str(value)


def _parameter(name: str, parameter: Parameter) -> str:
    basis = parameter.basis
    origin = f"{basis.source}, {basis.place or 'no place given'}" if isinstance(basis, SourcePlace) else "house default"
    return f"{name} = {_operand(parameter.value)} {parameter.unit} ({origin}): {parameter.description}"


def _sources(catalogue: Catalogue, rule: Rule) -> Iterator[str]:
    for citation in rule.sources:
        source = catalogue.sources[citation.key]
        place = f", {citation.place}" if citation.place else ""
        caution = f" {source.caution}" if source.caution else ""
        yield f"{citation.key}{place}: {source.citation} ({source.year}). {source.where}.{caution}"


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)
