"""Ids that stand twice."""

from __future__ import annotations

from missionrisk.plan import MissionPlan

from .refused import only


def test_ids_are_unique_in_their_list() -> None:
    found = only(sites=[{"id": "a"}, {"id": "b"}, {"id": "a"}])
    assert (found["type"], found["loc"]) == ("duplicate_id", ("sites", 2, "id"))
    assert "'a' is used twice" in found["msg"]


def test_the_same_id_may_stand_in_two_lists() -> None:
    plan = MissionPlan.model_validate({"title": "A visit", "sites": [{"id": "a"}], "partners": [{"id": "a"}]})
    assert plan.sites is not None
