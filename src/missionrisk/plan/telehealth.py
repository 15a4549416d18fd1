"""Care at a distance."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Language, Text, YesNo


class Telehealth(PlanModel):
    """Tele-follow-up and tele-consultation."""

    purpose: Text | None = decision("What is telehealth used for?", "Such as review after operations.")
    clinicians: tuple[PersonRef, ...] | None = decision("Which clinicians give care at a distance?", "People, by id.")
    licensed_for_host_country: Commitment | None = attestation(
        "Are those clinicians licensed for patients in the host country?", "Permission to practise there at a distance."
    )
    consent_taken: YesNo | None = decision("Do patients consent to telehealth?", "Before the first contact.")
    recorded_in_local_record: YesNo | None = decision(
        "Is each contact written in the patient's local record?", "So that local clinicians know."
    )
    local_escalation: AbsentOr[PartnerRef] | None = attestation(
        "Who sees the patient if something is wrong?", "The partner, by id; none if nobody does."
    )
    protocol_agreed: Commitment | None = attestation(
        "Is a protocol agreed with the local clinician in charge?", "What is done at a distance and what is not."
    )
    languages: tuple[Language, ...] | None = decision("In which languages is telehealth given?", "BCP 47 tags.")
    patients_can_connect: YesNo | None = world(
        "Do patients have what it takes to connect?", "Telephone, signal and money."
    )
    contacts_planned: Count | None = decision("How many telehealth contacts are planned?", "Contacts after the visit.")
