"""What holds for any plan and any answers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missionrisk import Assessor, load_plan
from missionrisk.engine.outcomes import Outcome
from missionrisk.host_answers import load_answers, merge
from missionrisk.intake import dump_plan, parse_plan
from missionrisk.plan import MissionPlan
from missionrisk.reports.host.form import host_form_of
from tests.host_answers.answering import sheet_data
from tests.judgement.small import ON
from tests.plan.strategies import plans

EXAMPLES = sorted((Path(__file__).parents[2] / "plan_examples").glob("*.yaml"))
WORDS = ("yes", "no", "in_part", "not_known", None)


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    return Assessor()


def flagged(plan: MissionPlan) -> set[tuple[str, str]]:
    return {
        (rule, subject)
        for rule, subject, outcome in assessor().decide(plan, on=ON).outcomes
        if outcome is Outcome.FLAGGED
    }


def answers(plan: MissionPlan, word: Any, number: int) -> dict[str, Any]:
    """Every question of the form answered alike."""
    kinds = {item.id: item.kind for item in host_form_of(plan).items}
    sums = {"money": {"number": number, "currency": "KES"}, "people": {"number": number}, "words": {"words": "Stay."}}
    return {name: {"answer": word} if kind == "yes_no" else sums[kind] for name, kind in kinds.items()}


@st.composite
def answered(draw: st.DrawFn) -> tuple[MissionPlan, dict[str, Any]]:
    plan = draw(plans())
    kinds = {item.id: item.kind for item in host_form_of(plan).items}
    numbers = st.integers(0, 5_000)
    given_answers = {
        "yes_no": st.fixed_dictionaries({"answer": st.sampled_from(WORDS)}, optional={"words": st.just("So it is.")}),
        "money": st.fixed_dictionaries({"number": numbers, "currency": st.sampled_from(["KES", "USD"])}),
        "people": st.fixed_dictionaries({"number": numbers}),
        "words": st.fixed_dictionaries({"words": st.just("Come in May.")}),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), unique=True, max_size=12))
    drawn: dict[str, Any] = {name: draw(given_answers[kinds[name]]) for name in chosen}
    return plan, sheet_data(plan, **drawn)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(answered())
def test_merging_the_same_answers_again_changes_nothing(drawn: tuple[MissionPlan, dict[str, Any]]) -> None:
    plan, data = drawn
    once = merge(plan, load_answers(data))
    again = merge(once.plan, load_answers(data))
    assert again.already
    assert again.plan == once.plan


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(answered())
def test_what_comes_of_it_is_a_plan_that_holds_every_answer(drawn: tuple[MissionPlan, dict[str, Any]]) -> None:
    plan, data = drawn
    found = parse_plan(dump_plan(merge(plan, load_answers(data)).plan))
    forms = found.stated()["host_answers"]
    (form,) = [each for each in forms if each not in plan.stated().get("host_answers", ())]
    recorded = {answer["id"]: answer for answer in form.get("answers", ())}
    assert recorded.keys() == data["answers"].keys()
    for name, given_answer in data["answers"].items():
        if given_answer.get("answer") is not None:
            assert recorded[name]["says"] == given_answer["answer"]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(answered())
def test_nothing_that_the_sender_says_as_settled_is_overwritten(drawn: tuple[MissionPlan, dict[str, Any]]) -> None:
    plan, data = drawn
    after = merge(plan, load_answers(data)).plan.stated()

    def kept(before: Any, now: Any) -> bool:
        if isinstance(before, dict):
            if before.get("status") in ("planned", "requested"):
                return isinstance(now, (dict, str))
            settled = now if isinstance(now, dict) else {"status": now}
            return all(name in settled and kept(value, settled[name]) for name, value in before.items())
        if isinstance(before, list):
            return len(before) <= len(now) and all(kept(one, other) for one, other in zip(before, now, strict=False))
        return (
            before in ("planned", "requested") or before == now or (isinstance(now, dict) and now["status"] == before)
        )

    before = {name: value for name, value in plan.stated().items() if name not in ("host_answers", "unanswered")}
    assert kept(before, after)


@pytest.mark.parametrize("word", ["no", "in_part", "not_known"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_only_a_yes_makes_a_finding_disappear(example: Path, word: str) -> None:
    plan = load_plan(example)
    found = merge(plan, load_answers({**sheet_data(plan, **answers(plan, word, 99)), "on": "2026-12-01"})).plan
    assert flagged(plan) <= flagged(found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_yes_clears_nothing_where_the_plan_says_no(example: Path) -> None:
    plan = load_plan(example)
    found = merge(plan, load_answers({**sheet_data(plan, **answers(plan, "yes", 99)), "on": "2026-12-01"}))
    contradicted = {path for told in found.told if told.effect == "contradicted" for path in told.paths}
    gone = flagged(plan) - flagged(found.plan)
    resting = {
        path
        for finding in assessor().assess(plan, on=ON).findings
        if (finding.rule, finding.subject) in gone
        for item in finding.evidence
        for path in [item.path]
    }
    assert not contradicted & resting
