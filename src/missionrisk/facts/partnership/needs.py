"""Needs, community voice, choice of patients, and the aims that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from missionrisk.facts.knowledge import (
    Knowledge,
    all_of,
    any_of,
    count,
    days_between,
    holds,
    known,
    mapped,
    resting_on,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, choice, flag, number, text
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.plan.mission import AimKind

COMMUNITY: Final = frozenset({"patients", "community_leaders", "women", "minorities", "faith_leaders"})
"""Groups that speak for patients and their community."""

VISITORS_LEARN: Final = "visitor_education"


@dataclass(kw_only=True)
class Needs(Fact):
    """Who named the need, who was heard, and who is reached. There is exactly one."""

    assessed: Knowledge[bool] = flag("Whether there is a needs assessment.")
    assessed_with_host: Knowledge[bool] = flag("Whether a needs assessment was done by or with the host.")
    assessment_age_days: Knowledge[float] = number("Days from the needs assessment to arrival.", "day")
    ranked_by_partner: Knowledge[bool] = flag("Whether the partner put the needs in order.")
    aims_for_visitors_only: Knowledge[bool] = flag("Whether every aim of the mission is the visitors' own learning.")
    consultations: Knowledge[float] = number(
        "Recorded consultations of patients or community that were held.", "consultation", low=0
    )
    consultations_planned: Knowledge[float] = number("Consultations in the plan, held or not.", "consultation", low=0)
    reaches_worst_off: Knowledge[bool] = flag("Whether there is a way to reach the worst-off.")
    criteria_agreed: Knowledge[bool] = flag("Whether criteria for choosing patients are agreed with local staff.")


@dataclass(kw_only=True)
class Aim(Fact):
    """One aim of the mission."""

    listed_in = ("mission.aims",)

    aim: Knowledge[str] = text("Its id in the plan.")
    text: Knowledge[str] = text("The aim in words.")
    kind: Knowledge[str] = choice("What kind of aim it is.", get_args(AimKind))
    in_national_plan: Knowledge[bool] = flag("Whether a national or district health plan is named that it serves.")


def derive_needs(plan: Place, on: date) -> Iterator[Fact]:
    """The fact about needs as seen on a day, and one fact for each aim."""
    yield _needs(plan, on)
    aims = plan.inside("mission").entries("aims")
    if not aims.stated:
        yield Aim.standing_for(aims.path, ask=aims.path)
        return
    for place in aims:
        aim = str(place.written("id"))
        yield Aim(
            key=(aim,),
            aim=known(aim, place.path),
            text=known(str(place.written("text") or aim), place.path),
            kind=place.knowledge("kind"),
            in_national_plan=place.there_is("national_plan_reference"),
        )


def _needs(plan: Place, on: date) -> Needs:
    chapter = plan.inside("needs")
    selection, assessment = chapter.inside("selection"), chapter.inside("assessment")
    assessed = chapter.there_is("assessment")
    consultations = chapter.entries("consultations")
    return Needs(
        key=MISSION_KEY,
        assessed=assessed,
        assessed_with_host=_with_host(assessment) if surely(assessed) else assessed,
        assessment_age_days=days_between(assessment.day("done_on"), dates_of(plan).arrival),
        ranked_by_partner=assessment.knowledge("ranked_by_partner"),
        aims_for_visitors_only=_aims_for_visitors_only(plan),
        consultations=(
            resting_on(
                count(_heard(consultation, on) for consultation in consultations), known(True, consultations.path)
            )
            if consultations.stated
            else unknown(consultations.path)
        ),
        consultations_planned=(
            known(float(len(consultations)), consultations.path)
            if consultations.stated
            else unknown(consultations.path)
        ),
        reaches_worst_off=selection.there_is("reaches_worst_off"),
        criteria_agreed=selection.secured("criteria"),
    )


def _aims_for_visitors_only(plan: Place) -> Knowledge[bool]:
    aims = plan.inside("mission").entries("aims")
    if len(aims) == 0:
        return known(False, aims.path) if aims.stated else unknown(aims.path)
    return all_of(*(mapped(aim.knowledge("kind"), lambda kind: kind == VISITORS_LEARN) for aim in aims))


def _with_host(assessment: Place) -> Knowledge[bool]:
    done_by = mapped(assessment.knowledge("done_by"), lambda who: who in ("host", "joint"))
    partners = assessment.written("done_with")
    took_part = (
        unknown(assessment.at("done_with"))
        if partners is None
        else known(len(partners) > 0, assessment.at("done_with"))
    )
    return any_of(done_by, took_part)


def _heard(consultation: Place, on: date) -> Knowledge[bool]:
    who = consultation.written("who")
    spoke = (
        unknown(consultation.at("who")) if who is None else known(not COMMUNITY.isdisjoint(who), consultation.at("who"))
    )
    return all_of(spoke, consultation.knowledge("recorded"), _held(consultation, on))


def _held(consultation: Place, on: date) -> Knowledge[bool]:
    """A consultation that lies ahead is open until the plan is final."""
    held = holds(consultation.day("held_on"), high=on)
    if surely_not(held) and not consultation.final:
        return unknown(consultation.at("held_on"), paths=held.paths)
    return held
