"""What a plan states is all that it is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings

from missionrisk.plan import Medicine, Mission, MissionPlan, PlanSource, Stay

from .strategies import plan_data, plans

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(plans())
def test_a_plan_equals_what_it_states(plan: MissionPlan) -> None:
    written = json.loads(json.dumps(plan.stated()))
    assert MissionPlan.model_validate(written) == plan
    assert MissionPlan.model_validate(written).stated() == plan.stated()


@SLOW
@given(plan_data())
def test_nothing_that_was_written_is_lost(data: dict[str, Any]) -> None:
    def leaves(value: Any) -> int:
        if isinstance(value, dict):
            return sum(leaves(inner) for inner in value.values() if inner is not None)
        if isinstance(value, list):
            return sum(map(leaves, value)) + 1
        return 1

    stated = MissionPlan.model_validate(data).stated()
    assert set(stated) == {name for name, value in data.items() if value is not None}
    assert leaves(MissionPlan.model_validate(stated).stated()) == leaves(stated)


def test_a_title_is_enough() -> None:
    plan = MissionPlan(title="A visit")
    assert plan.stated() == {"title": "A visit"}
    assert plan.stage is None
    assert plan.effective_stage == "draft"


def test_stated_stage_is_effective() -> None:
    assert MissionPlan(title="A visit", stage="final").effective_stage == "final"


def test_no_and_nothing_are_stated() -> None:
    data = {
        "title": "A visit",
        "partners": [],
        "activities": {"operates": False},
        "mission": {"expected_patients": 0},
        "leadership": {"host_lead": "none"},
    }
    assert MissionPlan.model_validate(data).stated() == data


def test_models_and_their_text_make_the_same_plan() -> None:
    built = MissionPlan(
        title="A visit",
        mission=Mission.model_validate({"dates": Stay.model_validate({"arrival": date(2027, 3, 5)})}),
        medicines=(Medicine.model_validate({"id": "amlodipine", "expiry_date": "never"}),),
    )
    read = MissionPlan.model_validate(
        {
            "title": "A visit",
            "mission": {"dates": {"arrival": "2027-03-05"}},
            "medicines": [{"id": "amlodipine", "expiry_date": "never"}],
        }
    )
    assert built == read


def test_plans_that_say_different_things_differ() -> None:
    assert MissionPlan(title="A visit") != MissionPlan(title="A visit", partners=())
    assert MissionPlan(title="A visit") != "A visit"


def test_where_a_plan_was_written_does_not_matter() -> None:
    here, there = MissionPlan(title="A visit"), MissionPlan(title="A visit")
    here._source = PlanSource("here.yaml")
    assert here == there
    assert len({here, there}) == 1
