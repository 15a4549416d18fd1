"""Explanations: each line with its answer and place, and what would clear it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from missionrisk import Assessor, MissionPlan, load_catalogue
from missionrisk.engine.truth import Truth
from missionrisk.judgement.explain import UnknownOutcome, explain
from missionrisk.judgement.explanation import Explanation, Line
from missionrisk.judgement.remedies import is_ours
from tests.judgement.explaining import assess, explained, lines_in, medicine, plan_with, procedure
from tests.judgement.small import ON
from tests.plan.strategies import plans

NOWHERE = {"long_term_care": {"provider": "none"}}
FLAGGED = plan_with(medicines=[medicine()], follow_up=NOWHERE)

FILE = """\
title: A plan
mission: {model: short_term}
activities: {dispenses_medicines: yes, operates: no}
medicines:
  - id: amlodipine
    purpose: long_term
    refill_source: none
  - {id: metformin, purpose: long_term, refill_source: {commitment: agreed}}
follow_up: {long_term_care: {provider: none}}
"""


def logic(plan: dict[str, Any] | str, outcome: str) -> Line:
    found = explained(plan, outcome).logic
    assert found is not None
    return found


def remedies(explanation: Explanation) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [(r.by, [(c.text, [p.path for p in c.places]) for c in r.changes]) for r in explanation.remedies]


# --- the lines ----------------------------------------------------------------------------------------------------


def test_it_says_which_rule_came_out_how_and_on_what_authority() -> None:
    found = explained(FILE, "EX-01@amlodipine")
    assert found.logic is not None
    assert (found.id, found.outcome, found.severity, found.core) == ("EX-01@amlodipine", "flagged", "critical", True)
    assert found.message == "amlodipine: nobody has agreed to refill it."
    assert (found.sources[0].key, found.sources[0].place, found.evidence_grade) == ("SMALL-1", "page 3", "read")
    assert found.logic.result == "true"


def test_each_line_has_the_plans_value_where_it_stands_and_its_answer() -> None:
    applies, risk, mitigated = logic(FILE, "EX-01@amlodipine").lines
    long_term = applies.lines[1]
    assert (long_term.text, long_term.known, long_term.result) == ("long term is yes", "yes", "true")
    (place,) = long_term.places
    assert (place.path, place.value, place.line) == ("medicines[amlodipine].purpose", "long_term", 6)
    assert [line.result for line in (applies, risk, mitigated)] == ["true", "true", "false"]
    assert risk.lines[0].text == (
        "there is no refill source with: medicine is that of this dispensed supply; agreed is yes"
    )


def test_what_a_field_means_stands_beside_it() -> None:
    applies = logic(FILE, "EX-01@amlodipine").lines[0]
    assert all(line.meaning for line in lines_in(applies) if line.kind == "test")


def test_only_what_may_belong_to_the_subject_is_looked_at() -> None:
    risk = logic(FILE, "EX-01@amlodipine").lines[1]
    assert [line.text for line in lines_in(risk) if line.kind == "fact"] == ["refill source amlodipine"]


def test_a_clear_outcome_is_explained_too() -> None:
    found = explained(FILE, "EX-01@metformin")
    assert (found.outcome, found.assurance, found.message, found.remedies) == ("clear", "declared", None, ())
    assert found.logic is not None
    assert found.logic.lines[1].result == "false"


def test_what_is_not_known_is_shown_where_it_would_be_stated() -> None:
    found = explained(plan_with(procedures=[procedure(size=None)]), "EX-02@hernia")
    assert found.outcome == "unknown"
    assert found.logic is not None
    unknown = next(line for line in lines_in(found.logic) if line.text == "size is major")
    assert (unknown.result, unknown.known) == ("unknown", "major or minor")
    assert [(place.path, place.value) for place in unknown.places] == [("procedures[hernia].size", "not stated")]


def test_what_hangs_on_something_open_says_that_it_may_not_be_there() -> None:
    found = explained({"title": "T", "mission": {"model": "short_term"}}, "EX-01@medicines[?]")
    assert found.logic is not None
    existence = next(line for line in lines_in(found.logic) if line.kind == "existence")
    assert existence.result == "unknown"
    assert existence.places[0].path == "activities.dispenses_medicines"


def test_alternatives_stand_apart() -> None:
    risk = logic(plan_with(procedures=[procedure()]), "EX-02@hernia").lines[1]
    assert risk.text == "there is a risk when any of these holds"
    assert [line.kind for line in risk.lines] == ["all_of", "all_of"]


def test_a_rule_of_the_second_stratum_can_be_explained() -> None:
    found = explained(plan_with(medicines=[medicine()], follow_up=NOWHERE, procedures=[procedure()]), "EX-10@mission")
    assert found.outcome == "flagged"
    assert found.logic is not None
    texts = [line.text for line in lines_in(found.logic)]
    assert "there is a outcome" not in texts
    assert any("rule is EX-02" in text for text in texts)


# --- what would clear it ------------------------------------------------------------------------------------------


def test_a_risk_is_removed_or_mitigated() -> None:
    assert remedies(explained(FLAGGED, "EX-01@amlodipine")) == [
        (
            "removing_the_risk",
            [
                (
                    "there is a refill source with: medicine is that of this dispensed supply; agreed is yes",
                    ["medicines[amlodipine].refill_source"],
                )
            ],
        ),
        (
            "mitigating_it",
            [("there is a follow up with: long term care agreed is yes", ["follow_up.long_term_care.provider"])],
        ),
    ]


def test_the_fewest_lines_are_named_that_take_every_alternative_away() -> None:
    found = explained(plan_with(procedures=[procedure()]), "EX-02@hernia")
    assert remedies(found) == [("removing_the_risk", [("size is not major", ["procedures[hernia].size"])])]


def test_of_one_alternative_any_line_will_do() -> None:
    found = explained(plan_with(procedures=[procedure(last_day="2027-03-02")]), "EX-02@hernia")
    assert [changes for _, changes in remedies(found)] == [
        [("size is not major", ["procedures[hernia].size"])],
        [("expected count is at most 20 (procedure)", ["procedures[hernia].expected_count"])],
    ]


def test_what_is_as_it_is_is_never_to_be_changed() -> None:
    found = explained(plan_with(partners=[{"id": "ward", "local": False}]), "EX-03@ward")
    assert (found.outcome, found.remedies) == ("flagged", ())


def test_a_mitigation_never_asks_to_change_what_is_as_it_is() -> None:
    operated = procedure(accepted_by="none", expected_count=5)
    for local, place in ((True, "partners[ward].keeps_patients_after_departure"), (False, "partners")):
        partners = [{"id": "ward", "local": local, "keeps_patients_after_departure": "none"}]
        found = remedies(explained(plan_with(procedures=[operated], partners=partners), "EX-04@hernia"))
        assert [places for by, [(_, places)] in found if by == "mitigating_it"] == [[place]]


def test_where_there_is_nothing_yet_the_list_is_named() -> None:
    found = explained(plan_with(procedures=[procedure(accepted_by="none", expected_count=5)]), "EX-04@hernia")
    assert [places for _, [(_, places)] in remedies(found)] == [["procedures[hernia].accepted_by"], ["partners"]]


@pytest.mark.parametrize(
    ("plan", "mended", "outcome"),
    [
        (FLAGGED, plan_with(medicines=[medicine(refill_source={"commitment": "agreed"})]), "EX-01@amlodipine"),
        (
            plan_with(procedures=[procedure()]),
            plan_with(procedures=[procedure(size="minor")]),
            "EX-02@hernia",
        ),
    ],
)
def test_doing_what_is_proposed_clears_it(plan: dict[str, Any], mended: dict[str, Any], outcome: str) -> None:
    assert explained(plan, outcome).outcome == "flagged"
    assert explained(mended, outcome).outcome == "clear"


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("EX-01@amlodipin", ["EX-01@amlodipine"]),
        ("EX-01", ["EX-01@amlodipine", "EX-01@metformin"]),
        ("EX-1@amlodipine", ["EX-01@amlodipine"]),
    ],
)
def test_of_a_wrong_name_the_nearest_are_given(written: str, nearest: list[str]) -> None:
    with pytest.raises(UnknownOutcome) as raised:
        explained(FILE, written)
    assert list(raised.value.nearest)[: len(nearest)] == nearest
    assert f"there is no '{written}' in this plan; did you mean {nearest[0]}" in str(raised.value)


def test_a_rule_that_has_nothing_to_judge_says_so() -> None:
    with pytest.raises(UnknownOutcome, match="it has no procedure, and EX-02 judges nothing else"):
        explained(FILE, "EX-02@hernia")


def test_the_rule_may_be_written_small() -> None:
    assert explained(FILE, "ex-01@amlodipine").id == "EX-01@amlodipine"


def test_every_outcome_of_an_assessment_can_be_explained() -> None:
    plan = plan_with(medicines=[medicine()], procedures=[procedure(size=None)])
    for rule, outcomes in assess(plan).outcomes.items():
        for word in ("flagged", "clear", "unknown", "not_applicable"):
            for subject in getattr(outcomes, word):
                assert explained(plan, f"{rule}@{subject}").outcome == word


def test_an_explanation_goes_to_json_and_comes_back() -> None:
    found = explained(FLAGGED, "EX-01@amlodipine")
    assert Explanation.model_validate_json(found.model_dump_json()) == found


# --- laws ---------------------------------------------------------------------------------------------------------

REAL = Assessor(load_catalogue(), engine="reference")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_the_trace_agrees_with_the_outcome_and_remedies_are_ours(plan: MissionPlan) -> None:
    case = REAL.decide(plan, on=ON)
    for rule_id, subject, outcome in case.outcomes:
        rule = case.catalogue.rules[rule_id]
        root = case.trace(rule, case.subject_of(rule, subject))
        expected = {"flagged": Truth.TRUE, "unknown": Truth.UNKNOWN}.get(outcome.value, Truth.FALSE)
        assert root.result is expected or outcome.value == "not_applicable"
        if outcome.value in ("flagged", "unknown"):
            for remedy in explain(case, f"{rule_id}@{subject}").remedies:
                assert remedy.changes
                assert all(is_ours(place.path) for change in remedy.changes for place in change.places)
