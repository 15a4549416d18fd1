"""Care at a distance: who may give it, and who sees the patient if something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Knowledge, known, unknown
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.planned import is_planned
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.language import gettext as _


@dataclass(kw_only=True)
class Telehealth(Fact):
    """Care or advice to patients at a distance. There is exactly one."""

    used: Knowledge[bool] = flag("Whether the mission gives care or advice to patients at a distance.")
    purpose: Knowledge[str] = text("What it is used for.")
    contacts: Knowledge[float] = number("How many contacts are planned.", "contact", low=0)
    licensed: Knowledge[bool] = flag("Whether its clinicians are licensed for patients in the host country.")
    consent_taken: Knowledge[bool] = flag("Whether patients consent before the first contact.")
    recorded_locally: Knowledge[bool] = flag("Whether each contact is written in the patient's local record.")
    local_backing: Knowledge[bool] = flag("Whether a local partner sees the patient if something is wrong.")
    backed_by: Knowledge[str] = text("The name of that partner, or nobody.")
    protocol_agreed: Knowledge[bool] = flag("Whether a protocol is agreed with the local clinician in charge.")
    patients_can_connect: Knowledge[bool] = flag("Whether patients have what it takes to connect.")


def derive_telehealth(plan: Place) -> Telehealth:
    """The fact about care at a distance."""
    chapter = plan.inside("telehealth")
    used = is_planned(plan, "uses_telehealth", "telehealth")
    fields: dict[str, Knowledge[Any]] = {
        "purpose": chapter.knowledge("purpose"),
        "contacts": chapter.knowledge("contacts_planned"),
        "licensed": chapter.secured("licensed_for_host_country"),
        "consent_taken": chapter.knowledge("consent_taken"),
        "recorded_locally": chapter.knowledge("recorded_in_local_record"),
        "local_backing": _local_backing(chapter, plan),
        "backed_by": _backed_by(chapter, plan),
        "protocol_agreed": chapter.secured("protocol_agreed"),
        "patients_can_connect": chapter.knowledge("patients_can_connect"),
    }
    return Telehealth(
        key=MISSION_KEY, used=used, **{name: asked_after(used, detail) for name, detail in fields.items()}
    )


def _local_backing(chapter: Place, plan: Place) -> Knowledge[bool]:
    """Only a partner that is there can see the patient."""
    there_is = chapter.there_is("local_escalation")
    return partner_named(plan, chapter.written("local_escalation")).knowledge("local") if surely(there_is) else there_is


def _backed_by(chapter: Place, plan: Place) -> Knowledge[str]:
    there_is = chapter.there_is("local_escalation")
    if surely_not(there_is):
        return known(_("nobody"), *there_is.paths)
    if not surely(there_is):
        return unknown(*there_is.missing)
    return known(name_of(partner_named(plan, chapter.written("local_escalation"))), *there_is.paths)
