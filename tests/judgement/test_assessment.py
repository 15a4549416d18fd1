"""The assessment as a whole: what was checked, with what, and that it is always the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from missionrisk import Assessment, Assessor, MissionPlan, load_catalogue
from missionrisk import assess as assess_with_defaults
from missionrisk.engine.durable import available
from missionrisk.schemas import schema_of
from tests.judgement.small import ON, RULES, SOUND, assess, changed, with_procedure
from tests.plan.strategies import plans

MIXED = {
    **with_procedure(accepted_by="none", size=None),
    "activities": {"treats_patients": False, "screens": False},
}

IN_ANOTHER_PROCESS = """
from tests.judgement.small import assess, changed
from tests.judgement.test_assessment import MIXED
print(assess(MIXED).model_dump_json())
"""


def in_another_process(hash_seed: int, script: str = IN_ANOTHER_PROCESS) -> str:
    root = Path(__file__).resolve().parents[2]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": str(hash_seed),
        "PYTHONPATH": os.pathsep.join([str(root), *sys.path]),
    }
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_every_rule_is_listed_with_what_it_found() -> None:
    outcomes = assess(MIXED).outcomes
    assert list(outcomes) == [f"JU-0{number}" for number in range(1, 7)]
    assert outcomes["JU-01"].flagged == ("cataract",)
    assert outcomes["JU-02"].not_applicable == ("mission",)
    assert outcomes["JU-03"].unknown == ("cataract",)
    assert outcomes["JU-05"].clear == ("mission",)


def test_counts_are_those_of_the_outcomes() -> None:
    counts = assess(MIXED).counts
    assert (counts.critical, counts.high, counts.moderate, counts.low) == (1, 0, 0, 0)
    assert (counts.unknown, counts.clear, counts.not_applicable, counts.error) == (2, 1, 2, 0)


@pytest.mark.parametrize(
    ("plan", "answered", "of"),
    [
        (SOUND, 2, 2),
        (with_procedure(accepted_by="none"), 2, 2),
        (with_procedure(accepted_by=None), 1, 2),
        (changed(procedures=[]), 1, 1),
        ({"title": "T"}, 0, 2),
        ({"title": "T", "mission": {"model": "embedded"}}, 0, 0),
    ],
    ids=["all clear", "a finding is an answer", "one open", "one has no subject", "nothing stated", "none applies"],
)
def test_completeness_counts_the_core_rules_that_apply(plan: dict[str, object], answered: int, of: int) -> None:
    completeness = assess(plan).completeness
    assert (completeness.answered, completeness.of) == (answered, of)


def test_a_core_rule_is_answered_only_when_it_is_for_all_its_subjects() -> None:
    procedures = [{"id": "a", "accepted_by": "none"}, {"id": "b"}]
    assert assess(changed(procedures=procedures)).completeness.answered == 1


def test_a_plan_that_does_not_say_is_a_draft() -> None:
    assert assess(SOUND).stage == "draft"
    assert assess({**SOUND, "stage": "final"}).stage == "final"


def test_an_assessment_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        assess(SOUND).title = "Another"  # type: ignore[misc]


# --- provenance ---------------------------------------------------------------------------------------------------


def test_the_plans_hash_changes_with_what_it_says_and_with_nothing_else() -> None:
    first = assess("title: T\nstage: draft\n").provenance.plan_sha256
    assert assess('# a remark\n{"stage": "draft", "title": "T"}').provenance.plan_sha256 == first
    assert assess("title: T\nstage: final\n").provenance.plan_sha256 != first
    assert len(first) == 64


def test_the_catalogues_hash_changes_with_what_a_rule_says(tmp_path: Path) -> None:
    for file in RULES.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace("{gt: 20}", "{gt: 21}"), encoding="utf-8")
    assert load_catalogue(tmp_path).digest != load_catalogue(RULES).digest


def test_provenance_says_for_which_day_from_which_file_and_by_which_engine() -> None:
    provenance = assess("title: T").provenance
    assert (provenance.on, provenance.source) == (ON, "plan.yaml")
    assert REFERENCE.assess(MissionPlan(title="T"), on=ON).provenance.source is None
    assert assess(SOUND, engine="reference").provenance.engine == "reference"


def test_the_catalogues_hash_is_the_same_in_every_process() -> None:
    script = "from missionrisk import load_catalogue; print(load_catalogue().digest)"
    assert {in_another_process(seed, script) for seed in (1, 2)} == {load_catalogue().digest}


def test_the_same_plan_gives_the_same_bytes_in_every_process() -> None:
    assert {in_another_process(seed) for seed in (1, 2)} == {assess(MIXED).model_dump_json()}


# --- laws ---------------------------------------------------------------------------------------------------------

REFERENCE = Assessor(load_catalogue(), engine="reference")
DURABLE = Assessor(load_catalogue(), engine="durable")
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(plans())
def test_an_assessment_goes_to_json_and_comes_back(plan: MissionPlan) -> None:
    assessment = REFERENCE.assess(plan, on=ON)
    assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


@pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")
@FEW
@given(plans())
def test_both_engines_give_the_same_assessment(plan: MissionPlan) -> None:
    by_reference, by_durable = (assessor.assess(plan, on=ON) for assessor in (REFERENCE, DURABLE))
    assert (by_reference.provenance.engine, by_durable.provenance.engine) == ("reference", "durable")
    same = by_reference.provenance.model_copy(update={"engine": "durable"})
    assert by_reference.model_copy(update={"provenance": same}).model_dump_json() == by_durable.model_dump_json()


@FEW
@given(plans())
def test_every_outcome_is_counted_once(plan: MissionPlan) -> None:
    assessment = REFERENCE.assess(plan, on=ON)
    counts = assessment.counts
    assert counts.critical + counts.high + counts.moderate + counts.low == len(assessment.findings)
    for name in ("unknown", "clear", "not_applicable", "error"):
        listed = sum(len(getattr(outcomes, name)) for outcomes in assessment.outcomes.values())
        assert getattr(counts, name) == listed


# --- the one function ---------------------------------------------------------------------------------------------


def test_a_plan_is_taken_as_a_model_a_dict_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("title: T\n", encoding="utf-8")
    catalogue = load_catalogue(RULES)
    sources = (MissionPlan(title="T"), {"title": "T"}, path, str(path))
    found = [assess_with_defaults(source, on=ON, catalogue=catalogue) for source in sources]
    assert len({each.provenance.plan_sha256 for each in found}) == 1
    assert len({each.verdict for each in found}) == 1


def test_without_a_catalogue_that_of_missionrisk_is_used() -> None:
    assert assess_with_defaults({"title": "T"}, on=ON).provenance.catalogue_sha256 == load_catalogue().digest


def test_the_schema_in_the_documentation_is_that_of_the_assessment() -> None:
    written = Path(__file__).resolve().parents[2] / "docs" / "schema" / "assessment.schema.json"
    assert json.loads(written.read_text(encoding="utf-8")) == schema_of("assessment")
