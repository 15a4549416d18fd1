"""Teams that follow one another at the same place, and whether each hands over to the next."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, days_between, holds, subtract
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, flag, number
from missionrisk.facts.reading import Place


@dataclass(kw_only=True)
class TeamChange(Fact):
    """How teams follow one another. There is exactly one."""

    rotation_days: Knowledge[float] = number("Days after which the team changes.", "day", low=0)
    team_changes: Knowledge[bool] = flag("Whether the team changes before the mission ends.")
    handed_over: Knowledge[bool] = flag("Whether a handover from one team to the next is planned.")


def derive_team_change(plan: Place) -> TeamChange:
    """The fact about the change of teams."""
    schedule, dates = plan.inside("schedule"), dates_of(plan)
    rotation = schedule.knowledge("team_rotation_days")
    days_left = subtract(days_between(dates.arrival, dates.departure), rotation)
    return TeamChange(
        key=MISSION_KEY,
        rotation_days=rotation,
        team_changes=asked_after(rotation, holds(days_left, low=1)),
        handed_over=schedule.there_is("handover_between_teams"),
    )
