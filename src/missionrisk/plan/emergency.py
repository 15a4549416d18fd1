"""Emergency response: acceptance, type, self-sufficiency, coordination, transition."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Percent, PlanDate, Text, YesNo

TeamType = Literal["type_1_mobile", "type_1_fixed", "type_2", "type_3", "specialised_care_team", "not_classified"]
EmergencyFunction = Literal[
    "initial_trauma_care", "trauma_follow_up", "substitute_facility", "outbreak", "primary_care", "specialised_care"
]


class Capacity(PlanModel):
    """What the team can do in a day."""

    outpatients_per_day: Count | None = decision("How many outpatients a day can the team see?", "Patients.")
    inpatient_beds: Count | None = decision("How many inpatient beds does the team bring?", "Beds.")
    intensive_care_beds: Count | None = decision("How many intensive care beds does the team bring?", "Beds.")
    major_operations_per_day: Count | None = decision("How many major operations a day can the team do?", "Operations.")
    minor_operations_per_day: Count | None = decision("How many minor operations a day can the team do?", "Operations.")
    doctors: Count | None = decision("How many doctors has the team?", "Doctors for emergency and primary care.")
    nurses: Count | None = decision("How many nurses has the team?", "Nurses.")
    rehabilitation_professionals: Count | None = decision(
        "How many rehabilitation professionals has the team?", "At first deployment."
    )
    rehabilitation_space_m2: Amount | None = decision("How much room is there for rehabilitation?", "Square metres.")
    pharmacist: AbsentOr[PersonRef] | None = decision(
        "Who is the team's pharmacist or pharmacy focal point?", "The person, by id; none if nobody is."
    )


class Transition(PlanModel):
    """Closing and handing over."""

    plan: AbsentOr[Commitment] | None = attestation(
        "Is there a plan for closing and handing over?", "Agreed with the authorities; none if there is none."
    )
    covers: tuple[Literal["patients", "records", "stock", "facility", "waste", "report"], ...] | None = decision(
        "What does the closing plan settle?", "Each matter."
    )
    exit_report_before_departure: YesNo | None = decision(
        "Is a report given to the ministry before departure?", "The exit report."
    )
    inpatients_transferred_to: AbsentOr[Text] | None = decision(
        "Where do the last inpatients go?", "Facility; none if it is not settled."
    )
    field_hospital_left: YesNo | None = decision("Is the field hospital left behind?", "Tents and equipment.")
    field_hospital_support: AbsentOr[Commitment] | None = attestation(
        "Do training, storage and support come with what is left?", "None if they do not."
    )


class Emergency(PlanModel):
    """Response to a sudden disaster."""

    in_order: ClassVar[tuple[str, ...]] = ("onset", "arrives_on_site", "first_patient_on")

    onset: PlanDate | None = world("When did the disaster begin?", "The day of onset.")
    hazard: Text | None = world("What happened?", "Earthquake, flood, outbreak, conflict and so on.")
    request: AbsentOr[Commitment] | None = attestation(
        "Has the affected state asked for or accepted the team?", "Its request or acceptance; none if there is none."
    )
    coordination_registration: AbsentOr[Commitment] | None = attestation(
        "Is the team registered with the coordination cell on arrival?",
        "The emergency medical team coordination cell or health cluster; none if not.",
    )
    attends_coordination: YesNo | None = decision(
        "Does the team attend coordination meetings?", "And accepts its tasking."
    )
    team_type: TeamType | None = decision("Which type of emergency medical team is it?", "By the WHO classification.")
    verified: AbsentOr[Commitment] | None = attestation(
        "Is the team verified by WHO?", "Global classification; none if not."
    )
    function: EmergencyFunction | None = decision(
        "What is the team's function?",
        "Initial trauma care, follow-up of trauma, substitute facility, outbreak, primary or specialised care.",
    )
    capacity: Capacity | None = decision("What can the team do in a day?", "Patients, beds, operations and staff.")
    arrives_on_site: PlanDate | None = decision("When is the team on site?", "The day of arrival at the place of work.")
    arrives_after_hours: Amount | None = decision("How many hours after onset is the team on site?", "Hours.")
    ready_within_hours: Amount | None = decision(
        "Within how many hours of assignment can it receive patients?", "Hours."
    )
    first_patient_on: PlanDate | None = decision("When is the first patient seen?", "The day.")
    stay_days: Count | None = decision("For how many days does the team stay?", "Days.")
    self_sufficient_days: Count | None = decision(
        "For how many days is the team self-sufficient?", "Days before resupply of food, water, power and medicines."
    )
    daily_report: AbsentOr[Commitment] | None = attestation(
        "Is there a daily report?", "With the minimum data set or the national form; none if there is none."
    )
    alerts_reported: YesNo | None = decision(
        "Are alert conditions reported at once?", "Diseases that the authorities watch for."
    )
    data_officer: AbsentOr[PersonRef] | None = decision(
        "Who writes the daily report?", "The person, by id; none if nobody does."
    )
    trauma_surgery: YesNo | None = decision("Does the team do trauma surgery?", "Operations on injuries.")
    amputations_need_second_opinion: YesNo | None = decision(
        "Does a second surgeon confirm each amputation?", "Except to save life at once."
    )
    rehabilitation_plan: AbsentOr[Commitment] | None = attestation(
        "Who rehabilitates the injured?", "Within the team or with local services; none if nobody does."
    )
    assistive_devices: AbsentOr[Text] | None = decision(
        "Where do assistive devices come from?", "Crutches, wheelchairs, prostheses; none if nowhere."
    )
    psychosocial_plan: AbsentOr[Commitment] | None = attestation(
        "Is there a plan for mental health in the emergency?",
        "For affected people and for staff; none if there is none.",
    )
    continuity: (
        tuple[Literal["ncd", "tuberculosis", "hiv", "epilepsy", "pregnancy", "newborn", "mental_illness"], ...] | None
    ) = decision(
        "For which conditions does care go on in the emergency?",
        "Each condition with medicines and staff; an empty list if none.",
    )
    misp_from_day_one: YesNo | None = decision(
        "Is the minimum reproductive health package there from day one?", "The Minimum Initial Service Package."
    )
    transition: Transition | None = decision(
        "How does the team close and hand over?", "Patients, records, stock, facility and report."
    )
    recovery_support: (
        tuple[Literal["facility_repair", "supply_chain", "surveillance", "preparedness_training"], ...] | None
    ) = decision(
        "What does the team do for the time after the emergency?",
        "Repair of facilities, supply chains, surveillance, training of local staff in preparedness; an empty list if"
        " nothing.",
    )
    armed_escort: AbsentOr[Text] | None = decision(
        "Who protects the team with arms?",
        "Military escort or armed guards, with the humanitarian reason; none if nobody.",
    )
    military_assets: AbsentOr[Text] | None = decision(
        "Which military means are used?", "Transport or hospitals; none if none are."
    )
    party_funding: AbsentOr[Text] | None = decision(
        "Which party to the conflict gives money?", "The party; none if none does."
    )
    shares_data_with_parties: YesNo | None = decision(
        "Are data shared with a party to the conflict?", "Patient or location data."
    )
    humanitarian_justification: AbsentOr[Text] | None = attestation(
        "What justifies armed protection or military means?", "A documented humanitarian reason; none if there is none."
    )
    inexperienced_members_percent: Percent | None = world(
        "What share of the team is on its first emergency?", "Percent."
    )
    joins_existing_team: YesNo | None = decision(
        "Does the team join one that already works there?", "Rather than set up its own."
    )
    free_care_until: AbsentOr[PlanDate] | None = decision(
        "Until when is care free of charge?", "The day agreed with local providers; none if no end is agreed."
    )
