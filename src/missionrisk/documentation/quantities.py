"""The page of quantities: what is computed from a plan, in the words of the modules that compute it.

`python -m missionrisk.documentation.quantities` prints it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final

from markupsafe import Markup

from missionrisk.catalogue.loading import Catalogue, load_catalogue
from missionrisk.facts.model import Fact, FieldType
from missionrisk.reports.markdown_text import escaped
from missionrisk.reports.templates import markdown_page

QUANTITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Supervision, by the hour": (
        "supervision.supervision_hours",
        "supervision.supervision_ratio",
        "supervision.supervision",
    ),
    "The follow-up calendar": ("aftercare.follow_up_calendar", "aftercare.review_due", "aftercare.staged_care"),
    "Medicines": (
        "goods.medicine_properties",
        "goods.medicine_supply",
        "goods.running_out",
        "goods.shelf_life",
        "goods.cold_chain",
        "goods.antibiotic_use",
        "goods.medicine_prices",
    ),
    "Parallel services": (
        "nearby.surroundings",
        "nearby.displacement",
        "nearby.local_providers",
        "nearby.other_organisations",
    ),
    "Work and rest": (
        "rota.duty_hours",
        "rota.working_hours",
        "rota.workload",
        "rota.session_load",
        "rota.anaesthesia_cover",
        "rota.ward_cover",
    ),
    "Languages": ("language.session_languages", "language.communication"),
    "Lead times": ("permission.lead_times",),
    "Continuity": (
        "partnership.continuity",
        "partnership.care_intervals",
        "partnership.local_share",
        "partnership.staff_cover",
        "partnership.visit_cost",
    ),
    "Emergency capacity": ("emergency.emergency_capacity",),
}
"""The quantities by title, each with the modules of `missionrisk.facts` that compute it."""

_SOURCE: Final = re.compile(r"\b[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+\b")


@dataclass(frozen=True)
class FactTable:
    """One fact type with its fields, and the rules that read it."""

    name: str
    description: str
    fields: Mapping[str, FieldType]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    """How one module computes what it computes, and the facts that it makes."""

    title: str
    text: Markup
    facts: tuple[FactTable, ...]


@dataclass(frozen=True)
class Quantity:
    """Something that would otherwise be worked out by hand."""

    title: str
    methods: tuple[Method, ...]


def quantities_page(catalogue: Catalogue) -> str:
    """The page as Markdown."""
    quantities = tuple(
        Quantity(title, tuple(_method(import_module(f"missionrisk.facts.{name}"), catalogue) for name in modules))
        for title, modules in QUANTITIES.items()
    )
    return markdown_page("catalogue/quantities.md.j2", quantities=quantities, rule_links=_rule_links, kind=_kind)


def _method(module: ModuleType, catalogue: Catalogue) -> Method:
    title, _, text = inspect.cleandoc(module.__doc__ or "").partition("\n")
    linked = _SOURCE.sub(lambda found: _linked(found[0], catalogue), text.strip())
    return Method(title.removesuffix("."), Markup(linked), tuple(_facts(module, catalogue)))


def _linked(word: str, catalogue: Catalogue) -> str:
    return f"[{word}](rules/bibliography.md#{word.lower()})" if word in catalogue.sources else word


def _facts(module: ModuleType, catalogue: Catalogue) -> Iterator[FactTable]:
    for fact_type in vars(module).values():
        if not (inspect.isclass(fact_type) and issubclass(fact_type, Fact) and fact_type.__module__ == module.__name__):
            continue
        name = fact_type.type_name
        reading = (rule for rule, logic in catalogue.logic.items() if name in {read for read, _ in logic.reads})
        yield FactTable(name, inspect.getdoc(fact_type) or "", fact_type.declarations(), tuple(reading))


def _rule_links(rules: tuple[str, ...]) -> Markup:
    return Markup(", ").join(Markup(f"[{rule}](rules/{rule}.md)") for rule in rules)


def _kind(declared: FieldType) -> Markup:
    """What a field holds: a number with its unit, a day, yes or no, a word, or a list of words."""
    if declared.unit is not None:
        return escaped(f"number ({declared.unit})")
    what = {"flag": "yes or no", "date": "day"}.get(declared.kind.value, declared.kind.value)
    return escaped(f"list of {what}s" if declared.many else what)


if __name__ == "__main__":
    print(quantities_page(load_catalogue()), end="")
