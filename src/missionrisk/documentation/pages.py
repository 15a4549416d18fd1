"""The pages: what each shows, and their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, get_args

from markupsafe import Markup

from missionrisk.catalogue.loading import Catalogue, rules_folder
from missionrisk.catalogue.messages import spoken_value
from missionrisk.catalogue.pattern_rules import rules_named
from missionrisk.catalogue.rules import (
    SEVERITIES,
    EvidenceGrade,
    Harm,
    MissionModel,
    Parameter,
    Rule,
    RuleValue,
    Severity,
)
from missionrisk.documentation.citing import citing
from missionrisk.documentation.conditions import conditions_of
from missionrisk.documentation.essay import Addition, Essay, Point, load_essay
from missionrisk.documentation.examples import examples_of
from missionrisk.documentation.families import Family, families_in
from missionrisk.documentation.links import links
from missionrisk.documentation.tables import TableOfNumbers, tables_in
from missionrisk.facts.goods.medicine_table import WHO_EDITION
from missionrisk.intake import Problem
from missionrisk.judgement.wording import plain
from missionrisk.reports.markdown_text import code, escaped
from missionrisk.reports.safe_text import visible
from missionrisk.reports.templates import markdown_page

GENERATED: Final = "<!-- Generated from the catalogue by `missionrisk rules docs`. -->\n"
"""The first line of every page: what bears it is written anew."""

_GRADES: Final[Mapping[EvidenceGrade, str]] = {
    "read": "The sources were read at the places cited.",
    "partly_read": "The sources were read in part, or in an abstract or summary.",
    "known": "The sources are known, and were not read.",
    "house_default": "The sources give the direction; what decides the rule is a default of this project.",
}
_SPOKEN: Final[Mapping[str, str]] = {"short_term": "short-term"}
_SEVERITIES: Final[Mapping[Severity, str]] = {
    "critical": "a patient may die or be permanently injured, or care is given without legal basis, and nothing else"
    " in the plan would stop it",
    "high": "probable harm to a patient or to a local provider",
    "moderate": "possible harm, or harm to the system",
    "low": "good practice missed",
}


@dataclass(frozen=True)
class Documented:
    """A catalogue with everything that its pages show. Without an essay there is no page about it."""

    folder: Path
    catalogue: Catalogue
    families: tuple[Family, ...]
    tables: tuple[TableOfNumbers, ...]
    essay: Essay | None
    essay_problems: tuple[Problem, ...] = ()

    @cached_property
    def family_of(self) -> Mapping[str, Family]:
        """The family of each rule."""
        return {rule: family for family in self.families for rule in family.rules}


@dataclass(frozen=True)
class HarmRules:
    """A harm, and the rules that guard against it: first of all, or also."""

    harm: Harm
    mainly: tuple[str, ...]
    also: tuple[str, ...]


def documented(catalogue: Catalogue, folder: Path | None = None) -> Documented:
    """The catalogue of a folder with its tests, tables and essay; without a folder, that of missionrisk.

    What is wrong with the essay's points is noted. Raises CatalogueError for a file that cannot be read.
    """
    folder = folder or rules_folder()
    return Documented(folder, catalogue, families_in(folder), tables_in(folder), *load_essay(catalogue, folder))


def pages_of(documented: Documented) -> dict[str, str]:
    """All pages by file name: an index, a page for each rule, bibliography, choices, tables, medicines and the essay.

    Raises CatalogueError for tests of which no example can be made.
    """
    catalogue = documented.catalogue
    pages = {
        "README.md": _page(
            "index",
            documented,
            by_severity=_by_severity(catalogue),
            by_harm=tuple(_by_harm(catalogue)),
            meanings=_SEVERITIES,
        ),
        "bibliography.md": _page("bibliography", documented, cited_by=citing(catalogue, documented.tables)),
        "choices.md": _page("choices", documented, rules_of=_rules_of_choices(catalogue)),
        "tables.md": _page("tables", documented, tables=documented.tables),
        "medicines.md": _page(
            "medicines", documented, medicines=catalogue.tables.medicines.entries, edition=WHO_EDITION
        ),
    }
    if documented.essay is not None:
        pages["essay.md"] = _page("essay", documented, essay=documented.essay)
    for rule in catalogue.rules.values():
        pages[f"{rule.id}.md"] = _rule_page(rule, documented)
    return pages


def _rule_page(rule: Rule, documented: Documented) -> str:
    catalogue = documented.catalogue
    family = documented.family_of[rule.id]
    named = rules_named([catalogue.logic[rule.id]]) if rule.id in catalogue.pattern_rules else None
    return _page(
        "rule",
        documented,
        rule=rule,
        family=family,
        conditions=conditions_of(catalogue, rule),
        choice=catalogue.choices[rule.choice.name] if rule.choice else None,
        examples=examples_of(rule, family.tests, catalogue),
        superseded_by=tuple(other.id for other in catalogue.rules.values() if other.supersedes == rule.id),
        puts_together=tuple(sorted(named or ())),
        points=_points_with(rule, documented.essay),
        additions=_additions_with(rule, documented.essay),
        every_model=len(rule.models) == len(get_args(MissionModel)),
        grade=_GRADES[rule.evidence],
    )


def _page(name: str, documented: Documented, **values: Any) -> str:
    text = markdown_page(
        f"catalogue/{name}.md.j2",
        catalogue=documented.catalogue,
        has_essay=documented.essay is not None,
        rule_links=_rule_links,
        source_link=_source_link,
        links=links,
        plain=plain,
        listed=_listed,
        value=_value,
        basis=_basis,
        family_of=documented.family_of,
        code_block=_code_block,
        **values,
    )
    return GENERATED + "\n" + text


def _code_block(text: str) -> Markup:
    """YAML in a fence that nothing in it closes."""
    lines = [visible(line) for line in text.splitlines()]
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return Markup("\n".join([f"{fence}yaml", *lines, fence]))


def _rule_links(rules: Iterable[str]) -> Markup:
    """The rules with links to their pages."""
    return Markup(", ").join(Markup(f"[{rule}]({rule}.md)") for rule in rules)


def _source_link(key: str) -> Markup:
    return Markup(f"[{escaped(key)}](bibliography.md#{key.lower()})")


def _listed(words: tuple[str, ...], last: str = "and") -> str:
    spoken = [_SPOKEN.get(word, plain(word)) for word in words]
    return " ".join(filter(None, [", ".join(spoken[:-1]), last if spoken[:-1] else "", spoken[-1]]))


def _value(value: RuleValue | tuple[RuleValue, ...]) -> Markup:
    """Words as a policy writes them, numbers and yes or no in words."""
    values = value if isinstance(value, tuple) else (value,)
    return Markup(", ").join(code(one) if isinstance(one, str) else escaped(spoken_value(one)) for one in values)


def _basis(parameter: Parameter) -> Markup:
    basis = parameter.basis
    if basis == "house_default":
        return Markup("default of this project")
    return _source_link(basis.source) + escaped(f", {basis.place}" if basis.place else "")


def _by_severity(catalogue: Catalogue) -> dict[Severity, list[Rule]]:
    return {
        severity: [rule for rule in catalogue.rules.values() if rule.severity == severity] for severity in SEVERITIES
    }


def _by_harm(catalogue: Catalogue) -> Iterator[HarmRules]:
    for harm in catalogue.harms.values():
        naming = [rule for rule in catalogue.rules.values() if harm.id in rule.harms]
        mainly = tuple(rule.id for rule in naming if rule.harms[0] == harm.id)
        also = tuple(rule.id for rule in naming if rule.harms[0] != harm.id)
        if naming:
            yield HarmRules(harm, mainly, also)


def _rules_of_choices(catalogue: Catalogue) -> dict[tuple[str, str], list[str]]:
    """The rules that count under each alternative of each contested point only."""
    found: dict[tuple[str, str], list[str]] = {}
    for rule in catalogue.rules.values():
        if rule.choice is not None:
            found.setdefault((rule.choice.name, rule.choice.is_), []).append(rule.id)
    return found


def _points_with(rule: Rule, essay: Essay | None) -> tuple[Point, ...]:
    return tuple(point for point in essay.points if rule.id in point.rules) if essay else ()


def _additions_with(rule: Rule, essay: Essay | None) -> tuple[Addition, ...]:
    return tuple(addition for addition in essay.additions if rule.id in addition.rules) if essay else ()
