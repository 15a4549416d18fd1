"""Near facts: what is left out could have matched nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from missionrisk import Assessor, MissionPlan, load_catalogue, load_plan
from missionrisk.engine.meaning import outcome, trace
from missionrisk.facts.goods.medicines import RefillSource
from missionrisk.facts.knowledge import unknown
from missionrisk.judgement.neighbours import Neighbours
from tests.judgement.explaining import assessor, medicine, plan_with
from tests.judgement.small import ON
from tests.plan.strategies import plans

REAL = Assessor(load_catalogue(), engine="reference")
TWO = plan_with(medicines=[medicine(), medicine(id="metformin")])


def test_facts_of_another_subject_are_left_out_and_all_others_stay() -> None:
    case = assessor().decide(load_plan(TWO), on=ON)
    subject = case.subject_of(case.catalogue.rules["EX-01"], "amlodipine")
    near = Neighbours(case.facts).of(case.logic["EX-01"], subject)
    assert [fact.subject for fact in near.of("refill_source")] == ["amlodipine"]
    assert near.of("dispensed_supply") == case.facts.of("dispensed_supply")
    assert near.mission is case.facts.mission
    assert [fact for fact in case.facts if fact not in list(near)] == [case.facts.of("refill_source")[1]]
    assert len(near) == len(case.facts) - 1


def test_what_may_belong_to_the_subject_stays() -> None:
    plan = {"title": "T", "mission": {"model": "short_term"}}
    case = assessor().decide(load_plan(plan), on=ON)
    subject = case.subject_of(case.catalogue.rules["EX-01"], "medicines[?]")
    near = Neighbours(case.facts).of(case.logic["EX-01"], subject)
    assert near.of("refill_source") == case.facts.of("refill_source")


def test_what_does_not_say_whose_it_is_stays_with_every_subject() -> None:
    case = assessor().decide(load_plan(TWO), on=ON)
    anybodys = RefillSource(key=("somewhere",), medicine=unknown("medicines"))
    near = Neighbours(case.facts.with_more([anybodys]))
    for medicine_id in ("amlodipine", "metformin"):
        subject = case.subject_of(case.catalogue.rules["EX-01"], medicine_id)
        found = near.of(case.logic["EX-01"], subject).of("refill_source")
        assert [fact.subject for fact in found] == [medicine_id, "somewhere"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_no_outcome_changes_by_what_is_left_out(plan: MissionPlan) -> None:
    case = REAL.decide(plan, on=ON)
    neighbours = Neighbours(case.facts)
    for rule_id, key, _ in case.outcomes:
        logic, subject = case.logic[rule_id], case.subject_of(case.catalogue.rules[rule_id], key)
        near = neighbours.of(logic, subject)
        assert outcome(logic, subject, near) is outcome(logic, subject, case.facts)
        assert trace(logic, subject, near).result is trace(logic, subject, case.facts).result
