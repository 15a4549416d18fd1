"""The medicines: what they are, where they come from, for whom, and what follows when they run out."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import DestinationRef, LocalProviderRef, PartnerRef, ServiceRef
from missionrisk.plan.values import (
    AbsentOr,
    Amount,
    Commitment,
    Count,
    DateOrNever,
    Language,
    Money,
    PlanDate,
    Slug,
    Text,
    YesNo,
)

MedicinePurpose = Literal[
    "acute",
    "long_term",
    "prophylaxis",
    "anaesthesia",
    "analgesia",
    "vaccine",
    "mass_treatment",
    "supplement",
    "emergency",
    "post_exposure",
    "other",
]
LabelField = Literal["inn", "batch", "form", "strength", "manufacturer", "quantity", "storage", "expiry"]
MedicineSource = Literal[
    "national_store",
    "local_wholesaler",
    "local_pharmacy",
    "international_wholesaler",
    "manufacturer_donation",
    "charity_donation",
    "free_samples",
    "returned_by_patients",
    "hospital_surplus",
    "team_luggage",
    "unknown",
]


class Refill(PlanModel):
    """Where a patient gets the medicine when the supply is used up."""

    by: PartnerRef | None = attestation("Which partner refills it?", "The partner, by id.")
    local_provider: LocalProviderRef | None = attestation(
        "Which other local provider refills it?", "The provider, by id."
    )
    source: Text | None = attestation("Where do patients get the refill?", "Place in words.")
    commitment: Commitment | None = attestation("Has the refill been promised?", "The promise of whoever refills.")
    first_visit_after_days: Count | None = decision(
        "After how many days is the first local visit?", "Days from dispensing to the first booked local appointment."
    )
    first_visit_on: PlanDate | None = decision(
        "On which date is the first local visit?",
        "The day of the local clinic, where it is the same for all patients rather than some days after dispensing.",
    )
    affordable: YesNo | None = world("Can patients afford the refill?", "Whether it is free or within their means.")
    price_per_month: Money | None = world(
        "What does a month's refill cost the patient?", "Price to the patient for 30 days."
    )
    stocked_there: YesNo | None = world(
        "Is the medicine usually in stock there?", "Whether the refill source keeps it."
    )


class Medicine(PlanModel):
    """One medicine, in one strength and form."""

    id: Slug = decision(
        "By what short name does the plan call this medicine?",
        "A name that is unique among the medicines, such as amlodipine.",
        default=...,
    )
    inn: Text | None = decision(
        "What is the medicine's international nonproprietary name?", "The INN; for a combination, all names."
    )
    strength: Text | None = decision("In which strength?", "Such as 5 mg or 250 mg/5 ml.")
    form: Text | None = decision("In which form?", "Such as tablet, oral suspension or injection.")
    quantity: Count | None = decision("How many units are brought?", "Tablets, ampoules, bottles or doses.")
    unit: Text | None = decision(
        "What is one unit of this medicine?",
        "What quantity and prices count, such as tablet, bottle or dose; left out, it is the form.",
    )
    service: ServiceRef | None = decision("For which service is this medicine?", "The service, by id.")
    patients: Count | None = decision("How many patients will receive it?", "Patients over the whole visit.")
    purpose: MedicinePurpose | None = decision(
        "What is this medicine for?", "Acute or long-term treatment, prevention, anaesthesia, vaccination."
    )
    indication: Text | None = decision("For which condition is it given?", "The condition, such as hypertension.")
    long_term: YesNo | None = decision(
        "Must patients go on taking it?", "Whether treatment is meant to continue beyond the supply given."
    )
    supply_days: Count | None = decision("How many days does the dispensed supply last?", "Days per patient.")
    units_per_dose: Amount | None = decision("How many units make one dose?", "Such as 1 or 0.5 tablets.")
    doses_per_day: Amount | None = decision("How many doses does a patient take a day?", "Doses in 24 hours.")
    treatment_days: Count | None = decision(
        "For how many days must a patient take it?",
        "The whole course, such as 7; left out, it is what supply_days covers. Not for treatment that goes on.",
    )
    units_per_patient: Amount | None = decision(
        "How many units does each patient receive?",
        "For the whole course or supply; left out, it is dose times doses a day times days.",
    )
    destination: Literal["used_during_visit", "left_behind", "both"] | None = decision(
        "Is it used up or left behind?", "used_during_visit, left_behind or both."
    )
    recipient: AbsentOr[PartnerRef] | None = decision(
        "Who receives what is left?", "The partner, by id; none if nobody does."
    )
    refill_source: AbsentOr[Refill] | None = attestation(
        "Where do patients get more of it?", "The refill source after the supply ends; none if there is none."
    )
    monitoring_tests: tuple[Slug, ...] | None = world(
        "Which tests does treatment with it need?",
        "Laboratory tests as short names such as inr or creatinine; an empty list if none.",
    )
    monitoring_at: AbsentOr[DestinationRef] | None = decision(
        "Where are those tests done after departure?", "Referral destination, by id; none if nowhere."
    )
    needs_titration: YesNo | None = world(
        "Must the dose be adjusted step by step?", "Whether a clinician has to adjust it over weeks."
    )
    expiry_date: DateOrNever | None = world(
        "When does this medicine expire?", "Expiry date on the pack, the earliest of the batch."
    )
    use_by: DateOrNever | None = decision(
        "Until when will it be used?", "The last planned day of use, with the supply that patients take home."
    )
    on_national_list: YesNo | None = world(
        "Is it on the national list of essential medicines?", "Or in the national treatment guideline."
    )
    on_who_list: YesNo | None = world(
        "Is it on the WHO Model List?", "The current WHO Model List of Essential Medicines."
    )
    reason_not_listed: AbsentOr[Text] | None = decision(
        "Why is a medicine that is not listed brought?", "A written justification; none if there is none."
    )
    aware_group: Literal["access", "watch", "reserve", "not_antibiotic"] | None = world(
        "In which AWaRe group is this antibiotic?", "WHO group: access, watch or reserve; not_antibiotic for others."
    )
    specialist_control: AbsentOr[Text] | None = decision(
        "Which specialist controls the use of this antibiotic?", "For Reserve antibiotics; none if nobody does."
    )
    registered: YesNo | None = world("Is it registered in the host country?", "Approved by the national regulator.")
    registration_waiver: AbsentOr[Commitment] | None = attestation(
        "Has the regulator allowed it although it is not registered?", "A waiver; none if there is none."
    )
    source: MedicineSource | None = decision(
        "Where does the medicine come from?",
        "Store, wholesaler, manufacturer, samples, returned by patients or luggage.",
    )
    supplier: Text | None = decision("Who supplies this medicine?", "The supplier's name.")
    quality_assured: YesNo | None = attestation(
        "Is the source quality assured?", "Approved by a regulator or by WHO prequalification."
    )
    opened_or_returned: YesNo | None = world(
        "Has it been opened, returned or given as a sample?", "Whether it comes from patients or from free samples."
    )
    label_fields: tuple[LabelField, ...] | None = world(
        "What does the container label say?", "Every item that is on the label."
    )
    label_languages: tuple[Language, ...] | None = world(
        "In which languages is the container labelled?", "BCP 47 tags."
    )
    label_language_read_by_staff: YesNo | None = world(
        "Can local staff read the label?", "Whether one of its languages is read by those who use it."
    )
    patient_instruction_languages: tuple[Language, ...] | None = decision(
        "In which languages are the patient's instructions?",
        "BCP 47 tags of written instructions given with this medicine.",
    )
    cold_chain: YesNo | None = world("Must it be kept cold?", "Whether it needs 2-8 °C or freezing.")
    cold_chain_monitored: YesNo | None = decision(
        "Is its temperature recorded up to the point of use?", "A logger in each consignment."
    )
    controlled: YesNo | None = world(
        "Is it under international control?", "Narcotic or psychotropic, by the UN conventions."
    )
    requested: Commitment | None = attestation(
        "Did the recipient ask for this medicine?", "The request list signed by the recipient before dispatch."
    )
    recipient_consents: Commitment | None = attestation(
        "Has the recipient agreed to receive it?",
        "Consent before dispatch, exceptions such as short shelf life included.",
    )
    locally_available: YesNo | None = world(
        "Can it be bought in the host country?", "Whether an equivalent is available locally."
    )
    reason_for_import: AbsentOr[Text] | None = decision(
        "Why is it brought rather than bought there?", "The reason; none if there is none."
    )
    price_per_unit: Money | None = world("What does a unit cost?", "Purchase price of one unit.")
    days_for_arrival: Amount | None = decision(
        "How many days before first use does it arrive?", "Days from arrival in the country to first use."
    )
