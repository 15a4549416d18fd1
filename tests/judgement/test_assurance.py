"""Assurance: what a clear outcome rests on, beyond the plan's own word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from missionrisk import Assessor, MissionPlan, load_catalogue
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.judgement.assurance import LEVELS, assurance_of, assurances, support_in
from tests.judgement.explaining import assess, explained, medicine, plan_with, procedure
from tests.judgement.small import ON
from tests.plan.strategies import plans

DOCUMENTED = {"status": "agreed", "document": {"title": "Letter"}}
CONFIRMED = {"status": "agreed", "confirmed_by": "host_partner"}
BOTH = {**DOCUMENTED, **CONFIRMED}


def refilled(commitment: Any) -> dict[str, Any]:
    return plan_with(medicines=[medicine(refill_source={"commitment": commitment})])


@pytest.mark.parametrize(
    ("commitment", "expected"),
    [("agreed", "declared"), (DOCUMENTED, "documented"), (CONFIRMED, "confirmed"), (BOTH, "confirmed")],
    ids=["word alone", "document", "confirmed", "both"],
)
def test_a_promise_is_as_good_as_what_shows_it(commitment: Any, expected: str) -> None:
    outcomes = assess(refilled(commitment)).outcomes["EX-01"]
    assert outcomes.clear == ("amlodipine",)
    for word in ("declared", "documented", "confirmed"):
        assert getattr(outcomes, word) == (("amlodipine",) if word == expected else ())


def test_what_rests_on_no_promise_is_declared() -> None:
    plan = plan_with(procedures=[procedure(size="minor")], medicines=[medicine(refill_source={"commitment": BOTH})])
    assert assess(plan).outcomes["EX-02"].declared == ("hernia",)


def test_a_mitigation_is_as_good_as_its_promise() -> None:
    plan = plan_with(
        medicines=[medicine()],
        partners=[{"id": "ward"}],
        follow_up={"long_term_care": {"provider": "ward", "commitment": CONFIRMED}},
    )
    assert assess(plan).outcomes["EX-01"].confirmed == ("amlodipine",)


def test_what_must_hold_together_is_as_good_as_its_weakest_promise() -> None:
    def of(*commitments: Any) -> str:
        accepted = [{"partner": "ward", "commitment": commitment} for commitment in commitments]
        plan = plan_with(
            partners=[{"id": "ward"}], procedures=[procedure(size="minor", expected_count=5, accepted_by=accepted)]
        )
        return str(explained(plan, "EX-04@hernia").assurance)

    assert of("agreed") == "declared"
    # The other way to the risk is ruled out by the plan's own number: by its word alone.
    assert of(CONFIRMED) == "declared"


def test_of_grounds_that_would_each_do_the_best_counts() -> None:
    plan = plan_with(
        partners=[{"id": "ward", "local": True, "keeps_patients_after_departure": CONFIRMED}],
        procedures=[
            procedure(size="minor", expected_count=5, accepted_by=[{"partner": "ward", "commitment": "agreed"}])
        ],
    )
    assert explained(plan, "EX-04@hernia").assurance == "confirmed"


def test_a_refusal_that_is_documented_supports_no_clear() -> None:
    refused = {"status": "refused", "document": {"title": "Letter"}}
    outcomes = assess(refilled(refused) | {"follow_up": {"long_term_care": {"provider": "none"}}}).outcomes["EX-01"]
    assert outcomes.flagged == ("amlodipine",)
    assert outcomes.documented == ()


def test_strengths_are_supported_clears_of_grave_and_core_rules() -> None:
    (strength,) = assess(refilled(DOCUMENTED)).strengths
    assert (strength.id, strength.assurance, strength.severity) == ("EX-01@amlodipine", "documented", "critical")
    assert strength.title == "Long-term treatment that nobody continues"
    assert assess(refilled("agreed")).strengths == ()


def test_counts_tell_how_much_is_supported() -> None:
    counts = assess(refilled(CONFIRMED)).counts
    assert counts.confirmed == 1
    assert counts.declared + counts.documented + counts.confirmed == counts.clear


REAL = Assessor(load_catalogue(), engine="reference")


def by_its_trace(node: Trace, wanted: Truth, levels: Mapping[str, int]) -> int | None:
    """The level that a trace shows for a node that comes out as wanted; None where it rests on no promise."""
    if node.result is not wanted:
        return None
    if node.kind == "test":
        sides = [side for side in (node.left, node.right) if side]
        return min((levels[path] for side in sides for path in side.paths if path in levels), default=None)
    if node.kind == "none":
        wanted = wanted.negation
    grounds = [by_its_trace(child, wanted, levels) for child in node.children]
    if node.kind == "risk":
        grounds = [ground or 0 for ground in grounds]
    one_is_enough = (node.kind in ("risk", "mitigated", "exists", "none")) == (wanted is Truth.TRUE)
    return (max if one_is_enough else min)((ground for ground in grounds if ground is not None), default=None)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_what_is_looked_at_in_short_is_what_each_trace_says(plan: MissionPlan) -> None:
    case = REAL.decide(plan, on=ON)
    found, levels = assurances(case), support_in(case)
    for rule, subject in case.with_outcome(Outcome.CLEAR):
        _, risk, mitigated = case.trace(rule, subject).children
        grounds = (by_its_trace(risk, Truth.FALSE, levels), by_its_trace(mitigated, Truth.TRUE, levels))
        expected = LEVELS[max(ground or 0 for ground in grounds)]
        assert found.get((rule.id, subject.subject), "declared") == expected == assurance_of(case, rule, subject)
