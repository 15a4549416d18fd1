"""The mission itself: what kind it is, where and when, for what, and what came before and comes after."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, ServiceRef, SiteRef
from missionrisk.plan.values import (
    AbsentOr,
    Amount,
    Commitment,
    Count,
    Country,
    HoursPerDay,
    PlanDate,
    Slug,
    Text,
    YesNo,
)

MissionModel = Literal["short_term", "embedded", "hybrid", "emergency"]
AimKind = Literal[
    "curative",
    "preventive",
    "training",
    "donation",
    "research",
    "emergency_relief",
    "system_strengthening",
    "visitor_education",
    "other",
]
OrganisationKind = Literal[
    "ngo",
    "faith_organisation",
    "university",
    "hospital",
    "company",
    "government",
    "military",
    "student_group",
    "professional_association",
    "individuals",
    "other",
]


class Stay(PlanModel):
    """The days of the visit, from arrival to departure."""

    in_order: ClassVar[tuple[str, ...]] = ("arrival", "first_service_day", "last_service_day", "departure")

    arrival: PlanDate | None = decision(
        "On which day does the team arrive?", "The day on which the first team members reach the host country."
    )
    first_service_day: PlanDate | None = decision(
        "What is the first day of service?",
        "The first day on which patients are seen, people are taught or goods are handed over.",
    )
    last_service_day: PlanDate | None = decision(
        "What is the last day of service?", "The last day on which patients are seen or people are taught."
    )
    departure: PlanDate | None = decision(
        "On which day does the team leave?",
        "The day on which the last team members leave the host country; for a resident team, the end of its term.",
    )
    arrival_travel_hours: HoursPerDay | None = decision(
        "For how many hours does the team travel on the day of arrival?", "Hours on that day, to the lodgings."
    )
    departure_travel_hours: HoursPerDay | None = decision(
        "For how many hours does the team travel on the day of departure?", "Hours on that day, from the lodgings on."
    )


class TrackRecord(PlanModel):
    """What the organisation's work so far has led to, all missions together."""

    since_year: Count | None = world(
        "Since which year has the organisation run missions?", "The calendar year of its first mission."
    )
    countries: Count | None = world("In how many countries has it worked?", "The number of host countries so far.")
    patients: Count | None = world("How many patients has it treated so far?", "All patients of all missions.")
    deaths: Count | None = world(
        "How many patients died during or after its missions?",
        "Deaths during the mission or within 30 days after, all missions.",
    )
    serious_complications: Count | None = world(
        "How many serious complications does it know of?",
        "Complications that needed treatment, such as wound infections that came back, all missions.",
    )
    deaths_reviewed: YesNo | None = attestation(
        "Is every death reviewed?", "Whether each death is examined and the lessons acted on."
    )
    quality_record_per_case: YesNo | None = attestation(
        "Is there a quality record for each case?",
        "Whether outcome and complications are recorded case by case and looked at.",
    )


class SendingOrganisation(PlanModel):
    """The organisation that sends the team and answers for it."""

    name: Text | None = world(
        "Which organisation sends the team?", "The name of the organisation that answers for the mission."
    )
    kind: OrganisationKind | None = world("What kind of organisation is it?", "Its legal or institutional nature.")
    country: Country | None = world(
        "In which country is the sending organisation based?", "ISO 3166-1 alpha-2 code of its seat."
    )
    registered_in_host_country: AbsentOr[Commitment] | None = attestation(
        "Is the sending organisation registered in the host country?",
        "Its registration as a foreign or local organisation with the host authorities.",
    )
    accountable_person: AbsentOr[Text] | None = decision(
        "Who in the organisation answers for the mission?",
        "The role or name of the accountable officer.",
        personal=True,
    )
    contact: Text | None = decision(
        "How is the organisation reached?", "An e-mail address or telephone number.", personal=True
    )
    volunteers_pay_to_take_part: YesNo | None = decision(
        "Do volunteers pay a fee to take part?", "Whether members pay the organisation or a company for their place."
    )
    codes_adopted: tuple[Text, ...] | None = attestation(
        "Which codes of conduct has it adopted?",
        "Published standards that it has committed itself to, such as the Core Humanitarian Standard.",
    )
    host_country_board_members: Count | None = decision(
        "How many board members come from the host country?",
        "Seats on the organisation's board held by people of the host country.",
    )
    track_record: TrackRecord | None = world(
        "What has its work led to so far?", "Patients, deaths and complications of earlier missions."
    )


class Aim(PlanModel):
    """One objective of the mission."""

    id: Slug = decision(
        "By what short name does the plan call this aim?", "A name that is unique among the aims.", default=...
    )
    kind: AimKind | None = decision(
        "What kind of aim is it?",
        "Whether the aim is care, prevention, training, goods, research, relief or a stronger system.",
    )
    text: Text | None = decision("What is to be achieved?", "The aim in a sentence, with a number where there is one.")
    national_plan_reference: AbsentOr[Text] | None = decision(
        "Which national or district health plan does this aim serve?",
        "Title and place in the plan; none if the aim is in no plan.",
    )
    chosen_by: Literal["host", "visiting", "joint"] | None = world(
        "Who chose this aim?", "Whether host, visitors or both together set it."
    )
    national_priority: YesNo | None = world(
        "Has the ministry named this a priority?",
        "Whether the host country's health authorities declared the problem a priority.",
    )


class Visit(PlanModel):
    """One visit, past or planned, to the same communities or partner."""

    in_order: ClassVar[tuple[str, ...]] = ("arrival", "departure")

    id: Slug = decision(
        "By what short name does the plan call this visit?",
        "A name that is unique among past or planned visits, such as 2026-spring.",
        default=...,
    )
    arrival: PlanDate | None = decision("When does or did this visit begin?", "The first day of the visit.")
    departure: PlanDate | None = decision("When does or did this visit end?", "The last day of the visit.")
    partner: PartnerRef | None = decision(
        "With which partner is this visit?", "The host partner, by its id in this plan."
    )
    sites: tuple[SiteRef, ...] | None = decision(
        "Which sites does this visit reach?", "Sites of this plan that the visit goes to."
    )
    services: tuple[ServiceRef, ...] | None = decision(
        "Which services does this visit give?", "Services of this plan that the visit gives as well."
    )
    same_team: YesNo | None = decision(
        "Does the same team come?", "Whether at least the leading clinicians are the same people."
    )
    funded: Commitment | None = attestation("Is this visit paid for?", "How far the money for the visit is secured.")
    patients: Count | None = world("How many patients did this visit see?", "Patients seen, for a past visit.")
    deaths: Count | None = world(
        "How many patients of this visit died?", "Deaths during the visit or within 30 days after."
    )
    complications: Count | None = world(
        "How many complications came to light after this visit?",
        "Complications that came back to the mission or to a local clinic.",
    )
    lessons: AbsentOr[Text] | None = decision("What was learnt from this visit?", "Lessons that this plan acts on.")
    lessons_acted_on: YesNo | None = attestation(
        "Have this visit's lessons been acted on?", "Whether each lesson led to a recorded change."
    )


class Mission(PlanModel):
    """What kind of mission this is, and its frame."""

    model: MissionModel | None = decision(
        "What model of mission is it?",
        "short_term: a visit of days to weeks; embedded: resident in a local institution; hybrid: repeated visits"
        " around a year-round programme; emergency: response to a sudden disaster.",
    )
    countries: tuple[Country, ...] | None = decision(
        "In which countries does the mission work?", "ISO 3166-1 alpha-2 codes of the host countries."
    )
    dates: Stay | None = decision(
        "What are the days of the mission?", "Arrival, first and last day of service, and departure."
    )
    sending_organisation: SendingOrganisation | None = world(
        "Who sends the team?", "The organisation that answers for the mission."
    )
    aims: tuple[Aim, ...] | None = decision("What are the aims of the mission?", "Every objective of the mission.")
    expected_patients: Count | None = decision(
        "How many patients do you expect in all?", "Patients (not contacts) during the whole visit."
    )
    past_visits: tuple[Visit, ...] | None = world(
        "Which visits came before this one?",
        "Earlier visits of this organisation to the same partner or communities; an empty list if this is the first.",
    )
    planned_visits: tuple[Visit, ...] | None = decision(
        "Which visits will follow this one?",
        "Later visits to the same partner or communities that have a date or a month.",
    )
    visit_interval_days: Count | None = decision(
        "How many days lie between two visits?", "Usual number of days from one visit to the next at the same place."
    )
    usual_stay_per_member_days: Count | None = decision(
        "How many days does each visitor stay?", "Days of a single member's stay, if members come and go."
    )
    commitment_years: Amount | None = decision(
        "For how many years are you committed to this partner?",
        "Years ahead for which work with the same partner is promised.",
    )
    multi_year_plan: Commitment | None = attestation(
        "Is there a signed plan for several years?", "A multi-year plan agreed with the host partner."
    )
    resident_programme: AbsentOr[PartnerRef] | None = world(
        "Which partner works there all year round?",
        "The resident programme that the visit is part of; none if there is none.",
    )
