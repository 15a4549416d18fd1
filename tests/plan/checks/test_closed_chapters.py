"""Denied activities, and the chapters that they close."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.plan import MissionPlan

from .refused import only


@pytest.mark.parametrize("no", [False, "no"])
def test_a_denied_activity_has_nothing_to_say(no: Any) -> None:
    found = only(activities={"operates": no}, procedures=[{"id": "hernia"}])
    assert (found["type"], found["loc"]) == ("closed_chapter", ("procedures",))
    assert "activities.operates" in found["msg"]
    assert "procedures" in found["msg"]


@pytest.mark.parametrize("said", [{"procedures": []}, {"surgery": {"safety_checklist": "none"}}, {}])
def test_a_denied_activity_may_be_denied_again(said: dict[str, Any]) -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "activities": {"operates": "no"}, **said})
    assert plan.activities is not None
    assert plan.activities.operates is False
