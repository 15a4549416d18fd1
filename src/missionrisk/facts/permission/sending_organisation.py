"""The organisation that sends the team: who answers for it, who pays it, and what it learns from deaths."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge, known
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.reading import Place, surely


@dataclass(kw_only=True)
class SendingOrganisation(Fact):
    """The organisation that sends the team. There is exactly one."""

    name: Knowledge[str] = text("Its name for readers.")
    answered_for: Knowledge[bool] = flag("Whether somebody in it is named who answers for the mission.")
    members_pay: Knowledge[bool] = flag("Whether members of the team pay a fee for their place.")
    deaths: Knowledge[float] = number("Patients who died during or after its missions so far.", "person", low=0)
    patients: Knowledge[float] = number("Patients of its missions so far.", "person", low=0)
    deaths_reviewed: Knowledge[bool] = flag("Whether each death is examined and the lessons acted on.")


def derive_sending_organisation(plan: Place) -> SendingOrganisation:
    """The fact about the sending organisation."""
    organisation = plan.inside("mission").inside("sending_organisation")
    record = organisation.inside("track_record")
    return SendingOrganisation(
        key=MISSION_KEY,
        name=organisation.knowledge("name"),
        answered_for=organisation.there_is("accountable_person"),
        members_pay=_members_pay(organisation, plan),
        deaths=record.knowledge("deaths"),
        patients=record.knowledge("patients"),
        deaths_reviewed=record.knowledge("deaths_reviewed"),
    )


def _members_pay(organisation: Place, plan: Place) -> Knowledge[bool]:
    """As stated for all members; else yes where one of them is said to pay."""
    if organisation.written("volunteers_pay_to_take_part") is None:
        for person in plan.entries("people"):
            if surely(person.knowledge("pays_to_take_part")):
                return known(True, person.at("pays_to_take_part"))
    return organisation.knowledge("volunteers_pay_to_take_part")
