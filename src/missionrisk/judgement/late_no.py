"""A late "no" also harms: patients are booked, colleagues have planned with the mission, and nobody else is prepared.

Where the verdict is no go-ahead and the start is near, the assessment says who must be told and which patients need
another provider. Which narrower scope would pass is found elsewhere, since that takes further assessments.
"""

from __future__ import annotations

import math
from typing import Final

from missionrisk.facts.knowledge import date_bounds
from missionrisk.facts.reading import Place
from missionrisk.judgement.assessment import Decision, LateNo
from missionrisk.judgement.case import Case
from missionrisk.judgement.to_be_told import to_be_told
from missionrisk.judgement.waiting_patients import waiting_patients

LATE_DAYS: Final = 30
"""A no is late that comes fewer days than this before the earliest possible start (house default)."""

ADVERSE: Final[frozenset[Decision]] = frozenset(("do_not_proceed", "cannot_say"))
"""The verdicts that are no go-ahead. Not to be told yes is a no to those who wait."""


def late_no_of(case: Case, decision: Decision, *, late_days: int = LATE_DAYS) -> LateNo | None:
    """Who must be told and which patients need another provider; None where the verdict is a go-ahead, where there is
    time, where the mission is over, or where the plan does not say when it begins."""
    days_left = case.days_left[0]
    if decision not in ADVERSE or math.isinf(days_left) or days_left >= late_days or _is_over(case):
        return None
    plan = Place(case.plan, "", final=case.plan.effective_stage == "final")
    return LateNo(
        days_left=int(days_left),
        told=tuple(to_be_told(plan, case.facts.mission)),
        patients=tuple(waiting_patients(plan, case.on)),
    )


def _is_over(case: Case) -> bool:
    return date_bounds(case.facts.mission.knowledge("departure"))[1] < case.on
