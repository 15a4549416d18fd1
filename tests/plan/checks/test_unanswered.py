"""Questions that are listed as unanswered."""

from __future__ import annotations

import pytest

from missionrisk.plan import MissionPlan

from .refused import only


def test_an_unanswered_question_names_a_field() -> None:
    found = only(
        medicines=[{"id": "insulin"}],
        unanswered=[{"path": "medicines[insulin].expiry_dat", "because": "not_known"}],
    )
    assert (found["type"], found["loc"]) == ("unanswered_path", ("unanswered", 0, "path"))
    assert found["ctx"]["nearest"][0] == "medicines[insulin].expiry_date"


def test_an_unanswered_question_is_not_answered_elsewhere() -> None:
    found = only(
        mission={"expected_patients": 300}, unanswered=[{"path": "mission.expected_patients", "because": "not_known"}]
    )
    assert "the plan states it" in found["msg"]


def test_an_unanswered_question_names_an_entry_that_exists() -> None:
    found = only(medicines=[{"id": "insulin"}], unanswered=[{"path": "medicines[aspirin].inn", "because": "not_known"}])
    assert "medicines[aspirin]" in found["msg"]


@pytest.mark.parametrize("path", ["medicines[?].expiry_date", "exit", "medicines[insulin].inn", "finance.total_cost"])
def test_unanswered_questions_that_are_open(path: str) -> None:
    data = {
        "title": "A visit",
        "medicines": [{"id": "insulin", "expiry_date": "2028-01"}],
        "unanswered": [{"path": path, "because": "not_known"}],
    }
    assert MissionPlan.model_validate(data).unanswered is not None


@pytest.mark.parametrize("path", ["", "..", "a b", "[x]", "medicines[", "medicines.[x]", "mission..dates", "mission."])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert only(unanswered=[{"path": path, "because": "not_known"}])["type"] == "unanswered_path"
