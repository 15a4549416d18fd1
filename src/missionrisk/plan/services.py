"""What the mission offers, where, how much of it, led by whom, and why it is needed there."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import LedBy, ServiceKind
from missionrisk.plan.references import (
    AimRef,
    DestinationRef,
    EquipmentRef,
    LocalProviderRef,
    PartnerRef,
    PersonRef,
    SiteRef,
)
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Money, Percent, Slug, Text, YesNo


class GapEvidence(PlanModel):
    """What shows that the service is missing or overloaded locally."""

    kind: Literal["service_missing", "service_overloaded", "unaffordable", "too_far"] | None = world(
        "What is lacking locally?", "Whether the service is missing, overloaded, unaffordable or too far."
    )
    source: Text | None = attestation("What shows the gap?", "Document, register or statement of local providers.")
    confirmed: Commitment | None = attestation(
        "Has the host confirmed the gap?", "Confirmation by partner or authority."
    )


class Protocol(PlanModel):
    """The written clinical protocol of a service."""

    title: Text | None = decision(
        "Which clinical protocol is followed?", "Its title, such as the national treatment guideline."
    )
    is_national_guideline: YesNo | None = world(
        "Is the protocol the national guideline?", "Whether it is the host country's own, or equal to it."
    )
    variance_approved: Commitment | None = attestation(
        "Has the host approved where the protocol differs?",
        "A signed approval of each difference from the national guideline.",
    )


class Triage(PlanModel):
    """How patients are sorted by urgency."""

    system: Text | None = decision("Which triage system is used?", "The facility's own, or a named scale.")
    is_facility_system: YesNo | None = decision(
        "Is it the facility's own triage system?", "Whether visitors use the triage that local staff use."
    )
    unique_patient_identifier: YesNo | None = decision(
        "Does each patient get a number that is used throughout?",
        "Whether papers, samples and medicines carry one identifier.",
    )


class StandardOfCare(PlanModel):
    """How the care compares with what is usual at home and in the host country."""

    against_national: Literal["below", "equal", "above"] | None = decision(
        "How does the care compare with the national standard?", "below, equal or above."
    )
    against_home: Literal["below", "equal", "above"] | None = decision(
        "How does the care compare with the standard at home?", "below, equal or above."
    )
    justification: AbsentOr[Text] | None = decision(
        "Why is a lower standard acceptable here?", "The ethical justification; none if there is none."
    )


class Service(PlanModel):
    """One service that the mission offers."""

    id: Slug = decision(
        "By what short name does the plan call this service?", "A name that is unique among the services.", default=...
    )
    kind: ServiceKind | None = decision("What kind of service is it?", "The kind, as health systems name it.")
    name: Text | None = decision("What is this service called?", "A short name for readers.")
    aims: tuple[AimRef, ...] | None = decision("Which aims does this service serve?", "Aims of the mission, by id.")
    sites: tuple[SiteRef, ...] | None = decision("At which sites is this service given?", "Sites, by id.")
    partner: AbsentOr[PartnerRef] | None = decision(
        "With which partner is this service given?",
        "The partner that shares the service; none if the visitors give it alone.",
    )
    elective: YesNo | None = decision("Can this service wait?", "yes for elective care; no for saving life or limb.")
    led_by: LedBy | None = decision(
        "Whose clinicians lead this service?", "The host's, the visitors', or both together."
    )
    host_counterpart: AbsentOr[PersonRef] | None = decision(
        "Who is the local counterpart in this service?", "The paired host-country colleague; none if there is none."
    )
    sessions: Count | None = decision("How many sessions of this service are planned?", "Half or whole days of work.")
    sessions_led_by_host: Count | None = decision(
        "How many of those sessions do local clinicians lead?", "A number of sessions."
    )
    days: Count | None = decision("On how many days is this service given?", "Days during the visit.")
    expected_patients: Count | None = decision(
        "How many patients does this service expect?", "Patients over the whole visit."
    )
    patients_per_day: Count | None = decision(
        "How many patients a day does this service expect?", "Patients on a usual day."
    )
    patients_per_clinician_per_day: Count | None = decision(
        "How many patients a day does each clinician see?", "Consultations per clinician and day."
    )
    clinicians: tuple[PersonRef, ...] | None = decision("Which people give this service?", "People, by id.")
    ticket_limit_per_day: AbsentOr[Count] | None = decision(
        "Is the number of patients a day limited?", "The most patients taken on a day; none if there is no limit."
    )
    already_available_locally: YesNo | None = world(
        "Is this service already available locally?", "Whether a local provider gives it within the catchment."
    )
    alternatives: tuple[LocalProviderRef, ...] | None = world(
        "Which local providers give this service?", "Local providers, by id."
    )
    gap_evidence: AbsentOr[GapEvidence] | None = attestation(
        "What shows that this service is needed there?", "Evidence of a gap or overload; none if there is none."
    )
    patient_fee: AbsentOr[Money] | None = decision(
        "What does a patient pay for this service?", "The usual fee; none if it is free."
    )
    fee_waived_if_needed: YesNo | None = decision(
        "Is the fee waived for those who cannot pay?", "Whether nobody is turned away for lack of money."
    )
    protocol: AbsentOr[Protocol] | None = decision(
        "Which clinical protocol does this service follow?", "The written protocol; none if there is none."
    )
    triage: AbsentOr[Triage] | None = decision(
        "How are patients of this service triaged?", "The triage system; none if there is none."
    )
    standard_of_care: StandardOfCare | None = decision(
        "To what standard is this service given?", "Compared with the national standard and with home."
    )
    referral_destinations: tuple[DestinationRef, ...] | None = decision(
        "Where are patients of this service referred?", "Referral destinations, by id; an empty list if there is none."
    )
    depends_on_equipment: tuple[EquipmentRef, ...] | None = decision(
        "Which devices does this service depend on?", "Devices without which it stops."
    )
    goes_on_after_departure: AbsentOr[PartnerRef] | None = attestation(
        "Who carries this service on when the team has gone?", "The partner that continues it; none if it ends."
    )
    declared_time_limited: YesNo | None = decision(
        "Is it made known that this service ends?", "Whether partner and patients are told that it is time-limited."
    )
    waiting_list: Commitment | None = attestation(
        "Do local clinicians refer patients to this service?", "An agreed list or referral by local clinicians."
    )
    hours_per_consultation: Amount | None = decision(
        "How long is a consultation planned to last?", "Hours; 0.25 is a quarter of an hour."
    )
    taken_by_referral_percent: Percent | None = decision(
        "What share of patients comes by local referral?", "Percent of this service's patients."
    )
