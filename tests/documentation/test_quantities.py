"""The page of quantities."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from missionrisk import load_catalogue
from missionrisk.documentation.quantities import QUANTITIES, quantities_page
from missionrisk.facts.vocabulary import VOCABULARY

DOCS = Path(__file__).parents[2] / "docs"
MODULES = [name for modules in QUANTITIES.values() for name in modules]


@pytest.fixture(scope="module")
def page() -> str:
    return quantities_page(load_catalogue())


def test_the_page_in_the_repository_is_current(page: str) -> None:
    assert (DOCS / "quantities.md").read_text(encoding="utf-8") == page


def test_every_quantity_is_a_heading_that_the_contents_lead_to(page: str) -> None:
    anchors = {line.lower().replace(",", "").replace(" ", "-") for line in re.findall(r"^## (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == anchors
    assert len(anchors) == len(QUANTITIES)


METHODS = {name: import_module(f"missionrisk.facts.{name}").__doc__ or "" for name in MODULES}


@pytest.mark.parametrize("name", [name for name, text in METHODS.items() if "\n" in text])
def test_every_method_names_its_sources_or_says_what_is_a_house_default(name: str) -> None:
    assert "\nSources: " in METHODS[name]


def test_every_link_leads_to_a_page_or_a_source(page: str) -> None:
    catalogue = load_catalogue()
    sources = {key.lower() for key in catalogue.sources}
    for target in re.findall(r"\]\((rules/[^)]+)\)", page):
        to, _, anchor = target.removeprefix("rules/").partition("#")
        assert anchor in sources if anchor else to.removesuffix(".md") in catalogue.rules


def test_every_fact_of_a_quantity_is_in_the_vocabulary_and_its_rules_are_named(page: str) -> None:
    named = set(re.findall(r"^\*\*`(\w+)`\*\*: ", page, re.MULTILINE))
    assert named <= set(VOCABULARY)
    assert {"supervision", "follow_up_calendar", "medicine_supply", "local_supply", "duty_hours", "approval"} <= named
    assert re.search(r"^Read by .*\[FU-22\]\(rules/FU-22.md\)", page, re.MULTILINE)
