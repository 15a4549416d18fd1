"""Whatever comes in, a plan or a PlanError comes out; and what goes out comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.intake import Limits, PlanError, dump_plan, load_plan, parse_plan, read_document, render
from missionrisk.intake.dump import dump_yaml
from missionrisk.plan.mission_plan import MissionPlan

PLAN = """\
title: Eye camp   # a remark
stage: draft
mission:
  countries: [NO, KE]
  dates: {arrival: 2027-03-05, departure: 2027-03}
  expected_patients: {min: 200, max: 400}
  sending_organisation:
    name: &name "Ojos y Más"
    contact: 010 123
    registered_in_host_country: requested
  commitment_years: 1.10
sites:
  - id: san-pedro
    name: *name
    country: GT
    blood_bank: none
    shortages:
      - |
        water
        light
"""
MUTATIONS = ["\t", "\n", " ", ":", "- ", "'", '"', "[", "]", "{", "}", "&name ", "*name", "!x ", "<<", "~", "#", "\x00"]
MUTATIONS += [
    "|",
    ">",
    "%",
    "@",
    "\ufeff",
    "\u2028",
    "\ud800",
    "9" * 400,
    "'" + "9" * 400 + "'",
    ".nan",
    "1e400",
    "\\U",
]


def loads_or_is_refused(text: str | bytes, **options: Any) -> None:
    """What neither loads nor is refused fails the test by itself."""
    try:
        plan = parse_plan(text, limits=Limits(bytes=20_000, nodes=2_000), **options)
    except PlanError as error:
        outcome: Any = render(error.problems[0])
    else:
        outcome = plan.title
    assert isinstance(outcome, str)


@given(st.binary(max_size=400), st.sampled_from(["yaml", "json", None]))
def test_any_bytes(content: bytes, format: Any) -> None:
    loads_or_is_refused(content, format=format)


@given(st.text(max_size=200), st.sampled_from(["yaml", "json", None]))
def test_any_text(content: str, format: Any) -> None:
    loads_or_is_refused(content, format=format)


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PLAN)), st.integers(0, 12), st.sampled_from(MUTATIONS) | st.text(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_any_change_to_a_plan(changes: list[tuple[int, int, str]]) -> None:
    text = PLAN
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    loads_or_is_refused(text)


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates() | st.binary(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.text(max_size=3) | st.integers() | st.none(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*MissionPlan.model_fields]), ANYTHING, max_size=5))
def test_any_dict(data: dict[str, Any]) -> None:
    try:
        outcome: Any = load_plan(data).title
    except PlanError as error:
        outcome = render(error.problems[0])
    assert isinstance(outcome, str)


UNUSUAL_TEXTS = [
    *("NO", "no", "yes", "on", "~", "null", "true", "010", "0o17", "0x1F", "08", "1:30", "1_000", "1e3", "1.10"),
    *("2027-03-05", ".nan", ".inf", "9" * 200, "", " ", "a: b", "- a", "#", "a #b", "<<", "=", "*a", "&a", "!a"),
    *("%a", "@a", "`a", "|", ">", "'", '"', "{", "]", "a:", "?", "---", "...", "a\n---\nb", "a\nb", "a\nb\n"),
    *("a\n\n\nb", "\na", " a\n b", "a \nb", "a\tb", "\t", "a\r\nb", "a\x85b", "a\u2028b", "\ufeffa", "a\x07b"),
    *("x" * 300, "x y " * 100, "é 🙂"),
]
TEXT = st.sampled_from(UNUSUAL_TEXTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**20), 10**20) | TEXT,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
        max_leaves=12,
    )
)
def test_yaml_that_is_written_reads_the_same_everywhere(data: Any) -> None:
    text = dump_yaml(data)
    document = read_document(text, name="out.yaml")
    assert (document.data, document.problems) == (data, ())
    assert yaml.safe_load(text) == data


@pytest.mark.parametrize("format", ["yaml", "json"])
@settings(max_examples=50)
@given(title=TEXT.filter(bool), contact=TEXT)
def test_a_plan_that_is_written_reads_the_same(format: Any, title: str, contact: str) -> None:
    data = yaml.safe_load(PLAN.replace("2027-03-05", "'2027-03-05'").replace("NO", "'NO'"))
    data["title"] = title
    data["mission"]["sending_organisation"]["contact"] = contact
    plan = load_plan(data)
    again = parse_plan(dump_plan(plan, format), format=format)
    assert again.model_dump() == plan.model_dump()
    assert again == plan


def test_a_plan_is_written_in_the_order_of_its_fields_without_what_is_not_stated() -> None:
    plan = parse_plan("stage: draft\ntitle: Misión\nsites:\n  - {blood_bank: none, country: NO, id: a}\n")
    assert dump_plan(plan) == (
        "title: Misión\nstage: draft\nsites:\n  - id: a\n    country: 'NO'\n    blood_bank: none\n"
    )
    assert json.loads(dump_plan(plan, "json")) == {
        "title": "Misión",
        "stage": "draft",
        "sites": [{"id": "a", "country": "NO", "blood_bank": "none"}],
    }
