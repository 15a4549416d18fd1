"""Operations and other procedures: what, when, under which anaesthesia, and who sees the patient afterwards."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import LocalProviderRef, PartnerRef, PersonRef, ServiceRef, SiteRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Percent, PlanDate, Slug, Text, YesNo

ProcedureCategory = Literal[
    "cataract",
    "other_eye",
    "cleft",
    "hernia",
    "hydrocele",
    "burns",
    "clubfoot",
    "limb_injury",
    "fracture_fixation",
    "amputation",
    "wound_care",
    "caesarean",
    "obstetric_fistula",
    "hysterectomy",
    "dental_extraction",
    "dental_restoration",
    "arthroplasty",
    "thyroid",
    "cholecystectomy",
    "laparotomy",
    "urology",
    "plastic_reconstruction",
    "cardiac",
    "neurosurgery",
    "ear_nose_throat",
    "paediatric_surgery",
    "delivery",
    "lumbar_puncture",
    "endoscopy",
    "biopsy",
    "contraceptive_implant",
    "circumcision",
    "minor_surgery",
    "other",
]
AnaesthesiaKind = Literal["none", "local", "regional", "sedation", "general"]
Discipline = Literal[
    "speech_therapy",
    "physiotherapy",
    "occupational_therapy",
    "prosthetics_orthotics",
    "dental",
    "orthodontics",
    "audiology",
    "nutrition",
    "nursing",
    "psychosocial",
    "wound_care",
    "casting",
    "further_surgery",
    "oncology",
    "endocrinology",
    "optometry",
    "other",
]
ReviewBy = Literal[
    "host_clinician", "visiting_team", "telephone", "telehealth", "community_health_worker", "stay_behind_team"
]


class Review(PlanModel):
    """One look at the patient after the procedure."""

    id: Slug = decision(
        "By what short name does the plan call this review?",
        "A name that is unique among the reviews of the procedure, such as day-1.",
        default=...,
    )
    after_days: Count | None = decision(
        "How many days after the procedure is this review?", "Days; 0 is the day of the procedure."
    )
    by: ReviewBy | None = decision(
        "Who does this review?",
        "Host clinician, visiting team, telephone, telehealth, community health worker or a team that stays.",
    )
    person: PersonRef | None = decision("Which person does this review?", "The person, by id.")
    site: SiteRef | None = decision("Where does this review take place?", "The site, by id.")
    commitment: Commitment | None = attestation(
        "Has whoever does this review agreed to it?", "The promise of the person or facility."
    )
    patients_told: YesNo | None = decision(
        "Are patients told date and place of this review?", "Whether they leave with it in writing."
    )


class Acceptance(PlanModel):
    """Somebody local who takes the patients of a procedure afterwards."""

    clinician: PersonRef | None = attestation(
        "Which local clinician takes the patients?", "The clinician, by id in the list of people."
    )
    partner: PartnerRef | None = attestation("Which partner takes the patients?", "The partner facility, by id.")
    local_provider: LocalProviderRef | None = attestation(
        "Which other local provider takes the patients?", "The provider, by id."
    )
    commitment: Commitment | None = attestation(
        "Has this clinician or facility agreed?", "Their own acceptance of post-operative patients."
    )
    worked_together: YesNo | None = decision(
        "Does the accepting clinician take part in the operations?", "Whether they operate jointly."
    )
    can_manage_complications: YesNo | None = world(
        "Can they manage this procedure's complications?", "Whether they have the skill and means to reoperate."
    )


class LinkedDiscipline(PlanModel):
    """A discipline that takes part in staged or long care."""

    discipline: Discipline | None = decision("Which discipline is linked?", "The discipline.")
    provider: AbsentOr[LocalProviderRef] | None = decision(
        "Which provider gives it?", "A local provider, by id; none if only visitors do."
    )
    given_by: Text | None = decision("Who gives this discipline's care?", "Role or organisation in words.")
    commitment: Commitment | None = attestation(
        "Has the provider of this discipline agreed?", "Their promise to take the patients."
    )


class PatientLimits(PlanModel):
    """Who is not operated on."""

    min_age_months: Count | None = decision("From what age are patients operated on?", "Months.")
    min_weight_kg: Amount | None = decision("From what weight are patients operated on?", "Kilograms.")
    min_haemoglobin_g_dl: Amount | None = decision(
        "From what haemoglobin are patients operated on?", "Grams per decilitre."
    )
    max_asa_class: Count | None = decision(
        "Up to which ASA class are patients operated on?", "ASA physical status, 1 to 5."
    )
    excluded_conditions: tuple[Text, ...] | None = decision(
        "Which conditions exclude a patient?", "Comorbidities that mean referral instead."
    )


class Procedure(PlanModel):
    """One kind of procedure that the mission performs."""

    in_order: ClassVar[tuple[str, ...]] = ("first_day", "last_day")

    id: Slug = decision(
        "By what short name does the plan call this procedure?",
        "A name that is unique among the procedures.",
        default=...,
    )
    name: Text | None = decision("What is the procedure?", "Its clinical name.")
    service: ServiceRef | None = decision("To which service does this procedure belong?", "The service, by id.")
    site: SiteRef | None = decision("At which site is this procedure done?", "The site, by id.")
    category: ProcedureCategory | None = decision("What category of procedure is it?", "The nearest category.")
    size: Literal["minor", "major"] | None = decision(
        "Is the procedure minor or major?",
        "major: general or regional anaesthesia, a body cavity or a joint opened, or blood loss expected.",
    )
    elective: YesNo | None = decision("Can this procedure wait?", "yes if elective; no if life or limb depends on it.")
    anaesthesia: AnaesthesiaKind | None = decision(
        "Under which anaesthesia is it done?", "none, local, regional, sedation or general."
    )
    intubation: YesNo | None = decision("Are patients intubated for it?", "Whether a tracheal tube is planned.")
    expected_count: Count | None = decision(
        "How many of these procedures are planned?", "Procedures over the whole visit."
    )
    per_surgeon_per_day: Count | None = decision(
        "How many does each surgeon do in a day?", "Procedures per surgeon and day."
    )
    per_theatre_per_day: Count | None = decision(
        "How many are done in one theatre in a day?", "Procedures per theatre and day."
    )
    first_day: PlanDate | None = decision(
        "On which day is it first done?", "The first day on which this procedure is performed."
    )
    last_day: PlanDate | None = decision(
        "On which day is it last done?", "The last day on which this procedure is performed."
    )
    stay_nights: Count | None = decision(
        "How many nights does a patient stay afterwards?", "Nights in the facility; 0 for day cases."
    )
    operators: tuple[PersonRef, ...] | None = decision("Who performs it?", "People, by id.")
    local_operators: tuple[PersonRef, ...] | None = decision(
        "Which local surgeons operate together with the visitors?",
        "People of the host country, by id; an empty list if none.",
    )
    reviews: tuple[Review, ...] | None = decision(
        "When is the patient seen afterwards?", "Every planned review; an empty list if there is none."
    )
    accepted_by: AbsentOr[tuple[Acceptance, ...]] | None = attestation(
        "Which local clinicians accept these patients afterwards?",
        "Those who take over post-operative care; none if nobody does.",
    )
    sutures_or_casts_removed_by: AbsentOr[Text] | None = decision(
        "Who takes out stitches, casts or drains?", "Role or facility; none if nobody is planned."
    )
    implants_sized_in_advance: YesNo | None = decision(
        "Are implant sizes worked out before departure?", "Such as from x-rays sent ahead."
    )
    needs: (
        tuple[
            Literal["blood", "icu", "intubation", "implants", "imaging", "ventilation", "frozen_section", "laboratory"],
            ...,
        ]
        | None
    ) = world("What does the procedure need?", "What must be at hand for it to be safe.")
    blood_access: AbsentOr[Commitment] | None = attestation(
        "Is blood assured for this procedure?",
        "Cross-matched blood or walking donors arranged; none if there is no blood.",
    )
    bleeding_risk: YesNo | None = world(
        "Is there a relevant risk of bleeding?", "Whether transfusion may become necessary."
    )
    within_site_capability: YesNo | None = attestation(
        "Is the procedure within what the site can do?",
        "Whether the site's level of care covers it and its complications.",
    )
    patient_limits: AbsentOr[PatientLimits] | None = decision(
        "Which patients are not operated on?",
        "Limits of age, weight, haemoglobin, ASA class and conditions; none if there are none.",
    )
    disciplines_needed: tuple[Discipline, ...] | None = world(
        "Which other disciplines does this condition need?",
        "Disciplines for staged or long-term care; an empty list if none.",
    )
    disciplines_linked: tuple[LinkedDiscipline, ...] | None = attestation(
        "Which disciplines are linked to these patients?", "Each with its provider and promise."
    )
    further_stages: Count | None = world(
        "How many further operations will a patient need?", "Later stages of the same treatment."
    )
    care_years: Amount | None = world(
        "For how many years do these patients need care?", "Years from the operation, all disciplines together."
    )
    min_independent_procedures: Count | None = decision(
        "How many must an operator have done alone before?",
        "Procedures in the last 24 months that you require of each operator.",
    )
    consent_in_notes: YesNo | None = decision(
        "Is consent written in the notes of each patient?", "Whether it is recorded before the procedure."
    )
    identifies_operator: YesNo | None = decision(
        "Does the record say who operated?", "Whether patient and file carry name and team of the operator."
    )
    complication_rate_percent: Percent | None = world(
        "Which share of these patients has had complications so far?", "Percent in your own earlier cases."
    )
