"""Laws of judgement, on plans of which every field is either left out or answered in one of a few ways."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from missionrisk import Assessment, Assessor, MissionPlan, load_catalogue, load_plan
from missionrisk.engine.outcomes import Outcome
from tests.judgement.explaining import MISSION, RULES, assessor
from tests.judgement.small import ON
from tests.plan.strategies import plans

Answers = tuple[Any, ...]
"""One answer for each field; None where it is left out."""

AGREED: Final = [{"partner": "ward", "commitment": "agreed"}]
MENU: Final[dict[str, tuple[Any, Any]]] = {
    "procedures[].size": ("minor", "major"),
    "procedures[].expected_count": (5, 40),
    "procedures[].last_day": ("2027-03-02", "2027-03-09"),
    "procedures[].accepted_by": ("none", AGREED),
    "medicines[].long_term": (False, True),
    "medicines[].refill_source": ("none", {"commitment": "agreed"}),
    "follow_up.long_term_care": ({"provider": "none"}, {"provider": "ward", "commitment": "agreed"}),
    "partners[].local": (False, True),
    "partners[].keeps_patients_after_departure": ("none", "agreed"),
}
"""For each field two answers, between which every rule of the catalogue decides."""

FIELDS: Final = tuple(MENU)
NO: Final = {field: MENU[field][0] for field in FIELDS if MENU[field][0] in (False, "none", {"provider": "none"})}
RANK: Final = {"proceed": 2, "proceed_with_conditions": 1, "cannot_say": 0, "do_not_proceed": 0}
FEW: Final = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

answers: Final = st.tuples(*(st.sampled_from((None, *MENU[field])) for field in FIELDS))
fields: Final = st.sampled_from(FIELDS)


def plan_of(given_answers: Answers, stage: str = "draft") -> MissionPlan:
    chapters: dict[str, dict[str, Any]] = {"procedures": {}, "medicines": {}, "partners": {}, "follow_up": {}}
    for field, answer in zip(FIELDS, given_answers, strict=True):
        chapter, _, name = field.replace("[]", "").partition(".")
        if answer is not None:
            chapters[chapter][name] = answer
    return load_plan(
        {
            "title": "A plan",
            "stage": stage,
            "mission": MISSION,
            "activities": {"operates": True, "dispenses_medicines": True},
            "follow_up": chapters["follow_up"],
            "procedures": [{"id": "hernia", **chapters["procedures"]}],
            "medicines": [{"id": "amlodipine", **chapters["medicines"]}],
            "partners": [{"id": "ward", **chapters["partners"]}],
        }
    )


def assess(given_answers: Answers) -> Assessment:
    return assessor().assess(plan_of(given_answers), on=ON)


def with_answer(given_answers: Answers, field: str, answer: Any) -> Answers:
    position = FIELDS.index(field)
    return with_place(given_answers, position, answer)


# --- questions ----------------------------------------------------------------------------------------------------


@FEW
@given(answers, fields)
def test_an_answer_takes_the_question_away_and_never_brings_it(given_answers: Answers, field: str) -> None:
    for answer in MENU[field]:
        asked = {question.path for question in assess(with_answer(given_answers, field, answer)).open_fields}
        assert field not in asked


@FEW
@given(answers)
def test_every_unknown_is_in_some_question(given_answers: Answers) -> None:
    assessment = assess(given_answers)
    waiting = {rule for question in assessment.open_fields for rule in question.rules}
    assert waiting == {rule for rule, outcomes in assessment.outcomes.items() if outcomes.unknown}


@cache
def flagged_of_complete_plans() -> dict[Answers, dict[str, bool]]:
    """Whether each rule is flagged, for every way to answer all fields, by the places of the answers in the menu."""
    found = {}
    for choice in itertools.product((0, 1), repeat=len(FIELDS)):
        chosen = tuple(MENU[field][at] for field, at in zip(FIELDS, choice, strict=True))
        by_rule = assessor().decide(plan_of(chosen), on=ON).outcomes.by_rule
        found[choice] = {rule: Outcome.FLAGGED in of.values() for rule, of in by_rule.items()}
    return found


def can_matter(given_answers: Answers, field: str, rule: str) -> bool:
    """Whether, for some answers to what else is open, it depends on this field whether the rule is flagged."""
    table = flagged_of_complete_plans()
    position = FIELDS.index(field)
    options = [
        (0, 1) if answer is None else (MENU[name].index(answer),)
        for name, answer in zip(FIELDS, given_answers, strict=True)
    ]
    options[position] = (0,)
    return any(
        table[choice][rule] != table[with_place(choice, position, 1)][rule] for choice in itertools.product(*options)
    )


def with_place(choice: Answers, position: int, place: Any) -> Answers:
    return (*choice[:position], place, *choice[position + 1 :])


@FEW
@given(answers)
def test_every_question_settles_something(given_answers: Answers) -> None:
    for question in assess(given_answers).open_fields:
        assert all(can_matter(given_answers, question.path, rule) for rule in question.rules), question


@FEW
@given(answers)
def test_whatever_can_still_matter_is_asked(given_answers: Answers) -> None:
    asked = {question.path: question.rules for question in assess(given_answers).open_fields}
    for field, answer in zip(FIELDS, given_answers, strict=True):
        if answer is None:
            for rule in assessor().catalogue.rules:
                assert can_matter(given_answers, field, rule) == (rule in asked.get(field, ()))


# --- findings -----------------------------------------------------------------------------------------------------

REAL: Final = Assessor(load_catalogue(), engine="reference")


@settings(FEW, max_examples=20)
@given(plans())
def test_there_is_no_finding_for_what_does_not_apply(plan: MissionPlan) -> None:
    assessment = REAL.assess(plan, on=ON)
    for finding in assessment.findings:
        outcomes = assessment.outcomes[finding.rule]
        assert finding.subject in outcomes.flagged
        assert finding.subject not in outcomes.not_applicable


@FEW
@given(answers)
def test_what_is_certain_stays_whatever_is_answered(given_answers: Answers) -> None:
    before = assess(given_answers).verdict.certain
    for field, answer in zip(FIELDS, given_answers, strict=True):
        for reply in MENU[field] if answer is None else ():
            assert set(before) <= set(assess(with_answer(given_answers, field, reply)).verdict.certain)


# --- the verdict --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["core", "no rule is core", "structural"])
def judged_by(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assessor:
    """The rules as they are, with none of them core, and with the critical one beyond mending."""
    folder: Path = tmp_path_factory.mktemp("rules")
    text = (RULES / "explained.yaml").read_text(encoding="utf-8")
    if request.param == "no rule is core":
        text = text.replace("core: true", "core: false")
    if request.param == "structural":
        text = text.replace("severity: critical\n", "severity: critical\n    structural: true\n")
    (folder / "explained.yaml").write_text(text, encoding="utf-8")
    (folder / "sources.yaml").write_text((RULES / "sources.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return Assessor(load_catalogue(folder), engine="reference")


@pytest.mark.parametrize("on", [ON, date(2027, 2, 20)], ids=["early", "late"])
def test_at_the_final_stage_saying_no_never_ranks_below_leaving_it_out(judged_by: Assessor, on: date) -> None:
    def rank(given_answers: Answers) -> int:
        return RANK[judged_by.assess(plan_of(given_answers, "final"), on=on).verdict.decision]

    @settings(FEW, max_examples=25)
    @given(answers, st.sampled_from(sorted(NO)))
    def law(given_answers: Answers, field: str) -> None:
        silent, said = (with_answer(given_answers, field, answer) for answer in (None, NO[field]))
        assert rank(said) >= rank(silent)

    law()
