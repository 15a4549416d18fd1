"""Care in an emergency beyond the first aid: reports, rehabilitation, minds, and illnesses that were there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, any_of, between, holds, known
from missionrisk.facts.mission import MISSION_KEY, operates
from missionrisk.facts.model import Fact, choices, flag, number
from missionrisk.facts.reading import Place, surely_not

CONDITIONS: Final = frozenset({"ncd", "tuberculosis", "hiv", "epilepsy", "pregnancy", "newborn", "mental_illness"})
"""Conditions whose care must go on in an emergency."""


@dataclass(kw_only=True)
class EmergencyCare(Fact):
    """What the team does beyond the first treatment. There is exactly one; it means something in an emergency only."""

    daily_report: Knowledge[bool] = flag("Whether somebody of the team sends a daily report.")
    alerts_reported: Knowledge[bool] = flag("Whether diseases that the authorities watch for are reported at once.")
    trauma_surgery: Knowledge[bool] = flag("Whether injuries are operated on.")
    rehabilitation: Knowledge[bool] = flag("Whether somebody rehabilitates the injured.")
    assistive_devices: Knowledge[bool] = flag("Whether the injured get crutches, wheelchairs or prostheses.")
    amputations_confirmed: Knowledge[bool] = flag("Whether a second surgeon confirms each amputation.")
    psychosocial_plan: Knowledge[bool] = flag("Whether there is a plan for the minds of affected people and staff.")
    conditions_continued: Knowledge[str] = choices("Conditions for which care goes on.", CONDITIONS)
    conditions_left_out: Knowledge[str] = choices("Conditions for which it does not.", CONDITIONS)
    conditions_continued_count: Knowledge[float] = number(
        "For how many conditions care goes on.", "condition", low=0, high=len(CONDITIONS)
    )
    reproductive_package: Knowledge[bool] = flag(
        "Whether the minimum package for reproductive health is there from the first day."
    )
    recovery_support: Knowledge[bool] = flag("Whether the team does anything for the time after the emergency.")


def derive_emergency_care(plan: Place) -> EmergencyCare:
    """The fact about care in an emergency."""
    chapter = plan.inside("emergency")
    continued = chapter.listed("continuity")
    sure = continued.sure if isinstance(continued, Items) else frozenset()
    stated = isinstance(continued, Items)
    return EmergencyCare(
        key=MISSION_KEY,
        daily_report=_daily_report(chapter),
        alerts_reported=chapter.knowledge("alerts_reported"),
        trauma_surgery=_trauma_surgery(plan, chapter),
        rehabilitation=any_of(
            chapter.secured("rehabilitation_plan"),
            holds(chapter.inside("capacity").knowledge("rehabilitation_professionals"), low=1),
        ),
        assistive_devices=chapter.there_is("assistive_devices"),
        amputations_confirmed=chapter.knowledge("amputations_need_second_opinion"),
        psychosocial_plan=chapter.secured("psychosocial_plan"),
        conditions_continued=continued,
        conditions_left_out=(
            Items(CONDITIONS - sure, paths=continued.paths)
            if stated
            else Items(frozenset(), CONDITIONS, missing=continued.missing)
        ),
        conditions_continued_count=between(
            float(len(sure)),
            float(len(sure if stated else CONDITIONS)),
            paths=continued.paths,
            missing=continued.missing,
        ),
        reproductive_package=chapter.knowledge("misp_from_day_one"),
        recovery_support=_recovery_support(chapter),
    )


def _daily_report(chapter: Place) -> Knowledge[bool]:
    """Promised, and by somebody; who it is, is asked when the report is promised."""
    promised = chapter.secured("daily_report")
    return all_of(promised, asked_after(promised, chapter.there_is("data_officer")))


def _trauma_surgery(plan: Place, chapter: Place) -> Knowledge[bool]:
    stated, any_operation = chapter.knowledge("trauma_surgery"), operates(plan)
    return any_operation if surely_not(any_operation) and not isinstance(stated, Known) else stated


def _recovery_support(chapter: Place) -> Knowledge[bool]:
    supports = chapter.written("recovery_support")
    path = chapter.at("recovery_support")
    return chapter.knowledge("recovery_support") if supports is None else known(len(supports) > 0, path)
