"""What came of merging: a plan, and what became of each answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from missionrisk.plan import MissionPlan

Effect = Literal["confirmed", "stated", "agreed", "contradicted", "in_part", "noted", "moved", "not_in_plan", "blank"]
"""What an answer did.

`confirmed`: a promise of the plan now counts as confirmed by the host partner. `stated`: the plan now says what it left
open. `agreed`: the plan says the same, in what needs no confirmation. `contradicted`: the plan says something else, and
goes on to. `in_part`, `noted`: the answer stands in the plan and changes nothing else. `moved`: the plan has changed
here since the form was made. `not_in_plan`: the plan has no place for it. `blank`: not answered.
"""


@dataclass(frozen=True)
class Told:
    """What became of one answer."""

    question: str
    effect: Effect
    host_says: str
    plan_says: str
    paths: tuple[str, ...]
    gone: tuple[str, ...] = ()
    """Places that the form asked about and the plan no longer has."""


@dataclass(frozen=True)
class Merged:
    """A plan with a host partner's answers in it."""

    plan: MissionPlan
    told: tuple[Told, ...]
    other_state: bool
    """Whether the form was made for another state of the plan."""

    already: bool = False
    """Whether the plan held these answers before."""
