"""The people: what they are, what they may do, what they will do, under whom, and what was checked."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import Cadre, Task, TrainingLevel
from missionrisk.plan.procedures import ProcedureCategory
from missionrisk.plan.references import PartnerRef, PersonRef, ProcedureRef, ServiceRef, SiteRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Country, Language, PlanDate, Slug, Text, YesNo

TrainingTopic = Literal[
    "clinical_context",
    "health_system",
    "culture",
    "language",
    "ethics",
    "safety",
    "emotional_readiness",
    "safeguarding",
    "images",
    "role_and_scope",
    "humanitarian_coordination",
]
CheckKind = Literal[
    "criminal_record",
    "child_safeguarding",
    "references",
    "credentials",
    "good_standing",
    "travel_health",
    "hepatitis_b_immunity",
    "fitness_to_travel",
]


class HomeLicence(PlanModel):
    """The licence to practise at home."""

    held: YesNo | None = world("Does this person hold a licence at home?", "Whether there is a licence to practise.")
    number: Text | None = world(
        "What is the number of the home licence?", "The number as the authority writes it.", personal=True
    )
    authority: Text | None = world("Which authority issued the home licence?", "Council or board.")
    country: Country | None = world("In which country was the home licence issued?", "ISO 3166-1 alpha-2 code.")
    valid_until: PlanDate | None = world("Until when is the home licence valid?", "Its last day.")
    restricted: YesNo | None = world("Is the home licence restricted?", "Any condition or limit on practice.")
    good_standing: Commitment | None = attestation(
        "Is there a certificate of good standing?", "From the home authority."
    )
    good_standing_dated: PlanDate | None = attestation("When was the certificate of good standing issued?", "Its date.")
    specialty_verified: Commitment | None = attestation(
        "Was the specialty verified at the source?", "Confirmation by the certifying board."
    )
    verified_at_source: YesNo | None = attestation(
        "Was the home licence verified with the issuing authority?", "Primary-source check rather than a copy."
    )


class HostLicence(PlanModel):
    """The licence or permit to practise in the host country."""

    in_order: ClassVar[tuple[str, ...]] = ("valid_from", "valid_until")

    status: Commitment | None = attestation(
        "How far has the host-country licence come?", "Requested, agreed, in place or refused."
    )
    authority: Text | None = world("Which council gives the host-country licence?", "The professional council.")
    country: Country | None = world("In which country does this licence hold?", "ISO 3166-1 alpha-2 code.")
    sites: tuple[SiteRef, ...] | None = attestation("Which sites does the host-country licence cover?", "Sites, by id.")
    valid_from: PlanDate | None = attestation("From when does the host-country licence hold?", "Its first day.")
    valid_until: PlanDate | None = attestation("Until when does the host-country licence hold?", "Its last day.")


class PriorVolume(PlanModel):
    """How often somebody has done a procedure alone."""

    procedure: ProcedureRef | None = world("Which procedure of the plan is counted?", "The procedure, by id.")
    category: ProcedureCategory | None = world(
        "Which category of procedure is counted?", "The category, if not a single procedure of the plan."
    )
    independent_last_24_months: Count | None = world(
        "How many has this person done alone in the last 24 months?", "Independent procedures."
    )


class Check(PlanModel):
    """A check on a person: only that it was passed, by whom it was made, and when."""

    kind: CheckKind | None = decision("What was checked?", "The kind of check.")
    cleared: YesNo | None = attestation("Was the check passed?", "Only whether, never what was found.")
    by: Text | None = attestation("Who made the check?", "The office or organisation.")
    on: PlanDate | None = attestation("When was the check made?", "The day of the result.")


class Preparation(PlanModel):
    """The preparation that a person has had for this mission."""

    hours: Amount | None = decision(
        "How many hours of preparation does this person have?", "Hours of training before departure."
    )
    topics: tuple[TrainingTopic, ...] | None = decision(
        "Which topics has this person been trained in?", "Every topic of the training."
    )
    done: Commitment | None = attestation("Has this person completed the training?", "How far it has come.")
    completed_on: PlanDate | None = decision("When is this person's training finished?", "The day of completion.")


class Person(PlanModel):
    """A person, or a group of people of the same kind (`count`)."""

    in_order: ClassVar[tuple[str, ...]] = ("arrives", "leaves")

    id: Slug = decision(
        "By what short name does the plan call this person or group?",
        "A role such as surgeon-1 or nursing-students, unique among the people.",
        default=...,
    )
    name: Text | None = world("What is this person's name?", "Optional; left out of every report.", personal=True)
    phone: Text | None = world(
        "What is this person's telephone number?", "Optional; left out of every report.", personal=True
    )
    email: Text | None = world(
        "What is this person's e-mail address?", "Optional; left out of every report.", personal=True
    )
    count: Count | None = decision(
        "How many people does this entry stand for?",
        "1 for a single person; a number or range for a group of the same kind.",
    )
    cadre: Cadre | None = world("What is this person's profession?", "Cadre, as health systems name it.")
    specialty: Text | None = world("What is this person's specialty?", "Such as ophthalmology or family medicine.")
    training_level: TrainingLevel | None = world(
        "At which level of training is this person?", "From pre-health student to licensed and independent."
    )
    training_year: Count | None = world("In which year of training is this person?", "Year of study or residency.")
    under_18: YesNo | None = world("Is this person under 18?", "Whether the team member is a minor.")
    origin: Literal["visiting", "host"] | None = world(
        "Is this person a visitor or from the host country?", "visiting or host."
    )
    partner: PartnerRef | None = world("For which partner does this person work?", "The partner, by id.")
    sent_by: Text | None = world("Which institution sends this person?", "Such as the home university.")
    tasks: tuple[Task, ...] | None = decision("What will this person do?", "Every task assigned on the mission.")
    procedures: tuple[ProcedureRef, ...] | None = decision(
        "Which procedures will this person perform or assist?", "Procedures, by id."
    )
    services: tuple[ServiceRef, ...] | None = decision("In which services will this person work?", "Services, by id.")
    sites: tuple[SiteRef, ...] | None = decision("At which sites will this person work?", "Sites, by id.")
    home_tasks: tuple[Task, ...] | None = world(
        "What may this person do at home?", "Every task within the home scope of practice."
    )
    home_procedures: tuple[ProcedureCategory, ...] | None = world(
        "Which procedures may this person do at home?", "Categories within the home scope of practice."
    )
    home_licence: AbsentOr[HomeLicence] | None = world(
        "What licence does this person hold at home?", "The home licence; none for people without one."
    )
    host_licence: AbsentOr[HostLicence] | None = attestation(
        "What licence does this person hold in the host country?", "Licence or temporary permit; none if there is none."
    )
    indemnity: AbsentOr[Commitment] | None = attestation(
        "Is this person covered by indemnity in the host country?", "Professional indemnity; none if there is none."
    )
    supervisor: AbsentOr[PersonRef] | None = decision(
        "Who supervises this person?", "The supervisor, by id; none if there is no supervisor."
    )
    supervisor_on_site: YesNo | None = decision(
        "Is the supervisor present during every session?", "On site, not by telephone."
    )
    supervisor_sees_each_patient: YesNo | None = decision(
        "Does the supervisor see each patient as well?", "Before the patient leaves."
    )
    supervisor_agreed: Commitment | None = attestation(
        "Has the supervisor agreed to supervise?", "The supervisor's own promise."
    )
    languages: tuple[Language, ...] | None = world(
        "Which languages does this person speak with patients?", "BCP 47 tags of languages good enough for care."
    )
    prior_volume: tuple[PriorVolume, ...] | None = world(
        "How often has this person done the assigned procedures?", "Independent procedures in the last 24 months."
    )
    trained_for_population: YesNo | None = world(
        "Is this person trained for the patients who are expected?",
        "Such as for children, or for diseases of the region.",
    )
    resuscitation_trained: YesNo | None = world(
        "Is this person trained in resuscitation?", "A valid life-support certificate."
    )
    checks: tuple[Check, ...] | None = attestation(
        "What was checked about this person?", "Each check with who made it and when; never what it found."
    )
    preparation: Preparation | None = decision("How is this person prepared?", "Training before departure.")
    role_sheet: Commitment | None = attestation(
        "Is there a written role and scope for this person?", "Shared with the host."
    )
    role_sheet_countersigned: YesNo | None = attestation(
        "Has the host countersigned that role sheet?", "Signed by the host lead."
    )
    code_of_conduct_signed: YesNo | None = attestation(
        "Has this person signed the code of conduct?", "With its consequences."
    )
    image_policy_signed: YesNo | None = attestation(
        "Has this person signed the image policy?", "Images and social media."
    )
    home_institution_approval: Commitment | None = attestation(
        "Has this person's home institution approved the stay?", "For trainees: the school or programme."
    )
    told_as_trainee: YesNo | None = decision(
        "Are patients told that this person is in training?", "Before anything is done."
    )
    learning_aim: AbsentOr[Text] | None = decision(
        "What is this person to learn?", "The learning aim; none if there is none."
    )
    arrives: PlanDate | None = decision("On which day does this person arrive?", "First day in the host country.")
    leaves: PlanDate | None = decision("On which day does this person leave?", "Last day in the host country.")
    earlier_missions: Count | None = world(
        "On how many missions has this person been before?", "Earlier missions of any organisation."
    )
    pays_to_take_part: YesNo | None = world(
        "Does this person pay to take part?", "A fee to an organisation or company."
    )
    paid: YesNo | None = decision("Is this person paid?", "Wage or allowance from the mission.")
    on_mission_as_holidaymaker: YesNo | None = world(
        "Did this person join while travelling?", "Without selection before departure."
    )
