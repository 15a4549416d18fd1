"""Permissions: authorities, licences, visas, imports, indemnity, and the report afterwards."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import EquipmentRef, MedicineRef, PersonRef, SiteRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Country, Percent, PlanDate, Slug, Text, YesNo

PermitKind = Literal[
    "ministry_of_health",
    "district_health_office",
    "professional_council",
    "medical_camp_licence",
    "local_government",
    "facility",
    "emergency_coordination",
    "other",
]
ImportKind = Literal["medicines", "controlled_medicines", "devices", "vaccines", "consumables"]
CampDocument = Literal[
    "practitioner_list",
    "other_participants_list",
    "equipment_list",
    "medicines_list",
    "waste_policy",
    "referral_policy",
    "indemnity",
    "camp_director",
    "dates_sites_and_services",
]


class Permit(PlanModel):
    """One permission to work."""

    in_order: ClassVar[tuple[str, ...]] = ("applied_on", "issued_on", "valid_until")

    id: Slug = decision(
        "By what short name does the plan call this permit?", "A name that is unique among the permits.", default=...
    )
    kind: PermitKind | None = decision("What kind of permit is it?", "Which kind of body gives it.")
    authority: Text | None = world("Which authority gives this permit?", "The office, ministry or council by name.")
    country: Country | None = world("For which country is this permit?", "ISO 3166-1 alpha-2 code.")
    sites: tuple[SiteRef, ...] | None = attestation("Which sites does this permit cover?", "Sites named in the permit.")
    status: Commitment | None = attestation("How far has this permit come?", "Requested, agreed, in place or refused.")
    applied_on: PlanDate | None = decision(
        "When is or was this permit applied for?", "The day on which the complete application is handed in."
    )
    issued_on: PlanDate | None = attestation("When was this permit issued?", "The date on the permit.")
    valid_until: PlanDate | None = attestation("Until when is this permit valid?", "Its last day.")
    documents_filed: tuple[CampDocument, ...] | None = attestation(
        "Which papers went with the application?", "Papers filed with the authority."
    )


class ImportPermit(PlanModel):
    """A permission to bring goods in."""

    in_order: ClassVar[tuple[str, ...]] = ("applied_on", "valid_until")

    id: Slug = decision(
        "By what short name does the plan call this import permit?",
        "A name that is unique among the import permits.",
        default=...,
    )
    covers: tuple[ImportKind, ...] | None = attestation(
        "What kinds of goods does it cover?", "Medicines, controlled medicines, devices, vaccines or consumables."
    )
    medicines: tuple[MedicineRef, ...] | None = attestation(
        "Which medicines does it name?", "Medicines of this plan listed in the permit."
    )
    equipment: tuple[EquipmentRef, ...] | None = attestation(
        "Which devices does it name?", "Devices of this plan listed in the permit."
    )
    authority: Text | None = world(
        "Which authority gives the import permit?",
        "Regulator, customs or the competent authority for controlled drugs.",
    )
    status: Commitment | None = attestation(
        "How far has the import permit come?", "Requested, agreed, in place or refused."
    )
    applied_on: PlanDate | None = decision(
        "When is or was the import permit applied for?", "The day on which the complete list is filed."
    )
    valid_until: PlanDate | None = attestation("Until when is the import permit valid?", "Its last day.")
    itemised_list_filed: YesNo | None = attestation(
        "Was an itemised list with quantities and expiry dates filed?", "Whether the authority has the list."
    )


class AfterReport(PlanModel):
    """The report to the host authority and partner after the visit."""

    commitment: Commitment | None = attestation(
        "Is a report after the visit promised?", "The promise of a report to authority and partner."
    )
    within_days: Count | None = decision(
        "Within how many days after departure is it sent?", "Days from departure to the report."
    )
    recipients: tuple[Literal["ministry", "district", "council", "partner", "community"], ...] | None = decision(
        "Who receives the report?", "Each recipient."
    )
    contents: (
        tuple[Literal["patients", "outcomes", "adverse_events", "stock_left", "referrals", "costs"], ...] | None
    ) = decision("What does the report contain?", "Each matter that is reported.")


class RequirementsCheck(PlanModel):
    """What an authority of a host country answered when it was asked what visiting teams need."""

    id: Slug = decision(
        "By what short name does the plan call this enquiry?", "A name that is unique among the enquiries.", default=...
    )
    country: Country | None = world("About which country was asked?", "ISO 3166-1 alpha-2 code.")
    authority: Text | None = attestation("Which authority answered?", "The office, ministry or council by name.")
    answered_on: PlanDate | None = attestation("When did it answer?", "The day of its answer.")
    lead_time_days: Count | None = attestation(
        "How many days before arrival must applications be in?",
        "The longest time that the authority named; 0 if it named none.",
    )
    longest_stay_days: AbsentOr[Count] | None = attestation(
        "How long may a visiting team stay?", "Days from arrival to departure; none if the authority named no limit."
    )


class Authorisation(PlanModel):
    """The legal footing of the mission."""

    health_authority: Commitment | None = attestation(
        "Has the health authority authorised the mission in writing?",
        "The letter of the ministry or district health authority.",
    )
    district_notified: Commitment | None = attestation(
        "Has the district health office been told?", "Notice of dates, sites and services to the district."
    )
    permits: tuple[Permit, ...] | None = attestation(
        "Which permits are needed or held?", "Every permit to work, with how far it has come."
    )
    import_permits: tuple[ImportPermit, ...] | None = attestation(
        "Which import permits are needed or held?", "Every permission to bring goods in; an empty list if none is held."
    )
    requirements_checked: tuple[RequirementsCheck, ...] | None = attestation(
        "What did the host country's authority answer when you asked what visiting teams need?",
        "Each enquiry, with authority and day; an empty list if nobody has asked.",
    )
    clinician_licences: Commitment | None = attestation(
        "Are all clinicians permitted to practise in the host country?",
        "Temporary licences or permits of the professional councils, for all clinicians together.",
    )
    licences_cover_percent: Percent | None = attestation(
        "What share of clinicians holds a host-country permit?",
        "Percent of clinicians whose permit covers dates and sites.",
    )
    legality_clarified: AbsentOr[Commitment] | None = attestation(
        "Has the authority said in writing what visiting clinicians may do?",
        "Written guidance, where the law is unclear.",
    )
    visa_kind: Text | None = decision("On which visa does the team enter?", "The class of visa or entry status.")
    visa_permits_clinical_work: YesNo | None = world(
        "Does that visa allow clinical work?", "Whether clinical work is allowed on this entry status."
    )
    indemnity: AbsentOr[Commitment] | None = attestation(
        "Is there professional indemnity that covers the host country?",
        "Insurance or a written cover by the host facility; none if there is none.",
    )
    indemnity_covers_percent: Percent | None = attestation(
        "What share of clinicians is covered?", "Percent of clinicians covered in the host country."
    )
    morbidity_guarantee: AbsentOr[Commitment] | None = attestation(
        "Is there a written guarantee for harm to patients?",
        "A guarantee letter, notarised where the country asks for it.",
    )
    camp_director: AbsentOr[PersonRef] | None = decision(
        "Who is the responsible director before the authority?",
        "The person of good standing who answers to the authority.",
    )
    after_report: AbsentOr[AfterReport] | None = attestation(
        "What report follows after the visit?", "The report to host authority and partner; none if none is planned."
    )
    patient_recruitment_abroad: YesNo | None = decision(
        "Are patients recruited for treatment abroad?", "Whether anybody gains from patients who go abroad."
    )
    care_tied_to: tuple[Literal["religion", "politics", "commerce"], ...] | None = decision(
        "Is care tied to religion, politics or business?",
        "Ends that care depends on or is used for; an empty list if to none.",
    )
    host_rules_demand_free_care: YesNo | None = world(
        "Do the host country's rules demand that care is free?", "Whether visiting teams may charge nothing."
    )
