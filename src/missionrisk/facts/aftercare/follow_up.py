"""After the visit, for the mission as a whole: plan, contact, payer, records, and who stays."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.aftercare.reviews import is_kept
from missionrisk.facts.knowledge import (
    Knowledge,
    all_of,
    any_of,
    count,
    known,
    mapped,
    negate,
    resting_on,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.reading import Place, surely_not


@dataclass(kw_only=True)
class FollowUp(Fact):
    """What the mission as a whole arranges for the time after its departure. There is exactly one."""

    post_operative_plan: Knowledge[bool] = flag("Whether there is a written plan for care after operations.")
    contact_reachable: Knowledge[bool] = flag("Whether patients have somebody to reach, and a way to.")
    contact_days: Knowledge[float] = number(
        "Days after the last procedure for which the contact answers.", "day", low=0
    )
    payer_agreed: Knowledge[bool] = flag(
        "Whether somebody other than the patient has agreed to pay for complications and deaths."
    )
    written_record_percent: Knowledge[float] = number(
        "Share of patients who leave with a written record.", "percent", low=0, high=100
    )
    facility_copy_percent: Knowledge[float] = number(
        "Share of records of which the facility gets a copy.", "percent", low=0, high=100
    )
    records_in_facility_system: Knowledge[bool] = flag(
        "Whether records are kept in the facility's own system, or exported to it."
    )
    long_term_care_agreed: Knowledge[bool] = flag("Whether somebody local has agreed to continue long-term treatment.")
    procedures_without_review: Knowledge[float] = number(
        "How many kinds of procedure have no review planned.", "procedure", low=0
    )
    handover_agreed: Knowledge[bool] = flag("Whether a plan for handing the patients over is agreed.")
    handover: Knowledge[str] = text("How far that plan has come.", words=True)
    long_term_register: Knowledge[bool] = flag(
        "Whether patients with long-term illness are kept in a register of whoever goes on with their treatment."
    )


def derive_follow_up(plan: Place) -> FollowUp:
    """The fact about the mission's follow-up."""
    chapter = plan.inside("follow_up")
    contact = chapter.inside("contact_after_departure")
    no_contact = surely_not(chapter.there_is("contact_after_departure"))
    denied = known(False, chapter.at("contact_after_departure"))
    return FollowUp(
        key=MISSION_KEY,
        post_operative_plan=chapter.secured("post_operative_plan"),
        contact_reachable=denied if no_contact else _reachable(contact),
        contact_days=(
            known(0.0, chapter.at("contact_after_departure"))
            if no_contact
            else contact.knowledge("valid_days_after_last_procedure")
        ),
        payer_agreed=_payer_agreed(chapter),
        written_record_percent=chapter.knowledge("patients_with_written_record_percent"),
        facility_copy_percent=chapter.knowledge("facility_copy_percent"),
        records_in_facility_system=_facility_system(plan),
        long_term_care_agreed=long_term_care_agreed(chapter),
        procedures_without_review=_without_review(plan),
        handover_agreed=chapter.secured("handover_plan"),
        handover=chapter.knowledge("handover_plan"),
        long_term_register=chapter.inside("long_term_care").there_is("patient_register"),
    )


def _reachable(contact: Place) -> Knowledge[bool]:
    """Somebody (a person or a role) and a way (a channel or a number), who has agreed to answer."""
    if contact.part is None:
        return unknown(*contact.knowledge("channel").missing)
    somebody = _any_stated(contact, "person", "role")
    way = _any_stated(contact, "channel", "phone")
    return all_of(somebody, way, contact.secured("commitment"))


def _any_stated(place: Place, *names: str) -> Knowledge[bool]:
    for name in names:
        if place.written(name) is not None:
            return known(True, place.at(name))
    return unknown(place.at(names[0]))


def _payer_agreed(chapter: Place) -> Knowledge[bool]:
    if surely_not(chapter.there_is("complications_payer")):
        return known(False, chapter.at("complications_payer"))
    payer = chapter.inside("complications_payer")
    somebody_else = mapped(payer.knowledge("who"), lambda who: who != "patient")
    return all_of(somebody_else, payer.secured("commitment"))


def _facility_system(plan: Place) -> Knowledge[bool]:
    electronic = plan.inside("records").inside("electronic")
    if surely_not(activity(plan, "keeps_patient_records_electronically")):
        return known(False, *activity(plan, "keeps_patient_records_electronically").paths)
    return any_of(electronic.knowledge("is_facility_system"), electronic.knowledge("exports_to_facility"))


def long_term_care_agreed(chapter: Place) -> Knowledge[bool]:
    """Whether somebody local has agreed to continue long-term treatment."""
    care = chapter.inside("long_term_care")
    if surely_not(care.there_is("provider")) and care.written("local_provider") is None:
        return known(False, care.at("provider"))
    return care.secured("commitment")


def _without_review(plan: Place) -> Knowledge[float]:
    procedures = plan.entries("procedures")
    if len(procedures) == 0:
        return unknown(procedures.path)
    return count(_has_no_review(procedure) for procedure in procedures)


def _has_no_review(procedure: Place) -> Knowledge[bool]:
    reviews = procedure.entries("reviews")
    if not reviews.stated:
        return unknown(reviews.path)
    return negate(resting_on(any_of(*(is_kept(review) for review in reviews)), known(True, reviews.path)))
