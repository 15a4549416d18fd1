"""Teams that follow one another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.deriving import fact, said

JANUARY = {"arrival": "2027-01-01", "departure": "2027-01-31"}


def found(dates: Any = JANUARY, **schedule: Any) -> Any:
    return fact("team_change", "mission", mission={"dates": dates}, schedule=schedule)


@pytest.mark.parametrize(
    ("rotation", "changes"),
    [(14, True), (29, True), (30, False), ({"min": 14, "max": 60}, "?"), (None, "?")],
)
def test_the_team_changes_before_the_mission_ends(rotation: Any, changes: Any) -> None:
    assert said(found(team_rotation_days=rotation).team_changes) == changes


def test_what_is_asked() -> None:
    assert found().team_changes.missing == ("schedule.team_rotation_days",)
    without_end = found({"arrival": "2027-01-01"}, team_rotation_days=14)
    assert said(without_end.team_changes) == "?"
    assert "mission.dates.departure" in without_end.team_changes.missing


def test_handover() -> None:
    assert said(found(handover_between_teams="Two days of joint rounds").handed_over) is True
    assert said(found(handover_between_teams="none").handed_over) is False
    assert said(found().handed_over) == "?"
