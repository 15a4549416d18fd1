"""Who looks after the patients when the team has gone."""

from typing import ClassVar

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import CarePayer, Channel
from missionrisk.plan.references import LocalProviderRef, PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Language, Money, Percent, PlanDate, Text, YesNo


class Contact(PlanModel):
    """Whom a patient reaches after departure."""

    person: PersonRef | None = decision("Which person answers patients after departure?", "The person, by id.")
    role: Text | None = decision("In which role does the contact answer?", "Such as ward nurse of the partner.")
    phone: Text | None = decision(
        "Under which number is the contact reached?",
        "A telephone number that works in the host country.",
        personal=True,
    )
    channel: Channel | None = decision(
        "How do patients reach the contact?", "In person, telephone, messaging, video, radio or e-mail."
    )
    languages: tuple[Language, ...] | None = world("Which languages does the contact speak?", "BCP 47 tags.")
    valid_days_after_last_procedure: Count | None = decision(
        "For how many days after the last procedure is the contact reachable?", "Days."
    )
    printed_on_discharge_sheet: YesNo | None = decision(
        "Is the contact printed on what patients take home?", "On the discharge sheet or card."
    )
    tested: YesNo | None = attestation(
        "Has the contact been tried out?", "Whether somebody has called and been answered."
    )
    commitment: Commitment | None = attestation("Has the contact agreed to answer?", "The contact's own promise.")


class Payer(PlanModel):
    """Who pays for complications and deaths."""

    who: CarePayer | None = attestation("Who pays for complications and deaths?", "The side that bears the cost.")
    commitment: Commitment | None = attestation("Has this payer agreed?", "In the agreement or a guarantee.")
    budget: Money | None = decision("How much is set aside for complications?", "The amount.")


class StayBehind(PlanModel):
    """Somebody of the team who stays after the others have left."""

    in_order: ClassVar[tuple[str, ...]] = ("from_day", "until")

    people: tuple[PersonRef, ...] | None = decision("Who stays after the team's departure?", "People, by id.")
    from_day: PlanDate | None = decision("From which day are they alone?", "The day after the team's departure.")
    until: PlanDate | None = decision("Until which day do they stay?", "Their last day.")
    can_reoperate: YesNo | None = world(
        "Can those who stay treat surgical complications?", "Whether they are qualified and equipped to reoperate."
    )


class LongTermCare(PlanModel):
    """Care that goes on for patients with long-term illness."""

    provider: AbsentOr[PartnerRef] | None = attestation(
        "Which partner continues long-term treatment?", "The partner, by id; none if nobody does."
    )
    local_provider: LocalProviderRef | None = attestation(
        "Which other local provider continues it?", "The provider, by id."
    )
    commitment: Commitment | None = attestation("Has that provider agreed to continue it?", "Its own promise.")
    starts_only_with_provider: YesNo | None = decision(
        "Is treatment started only where somebody will continue it?", "A rule not to start otherwise."
    )
    first_local_visit_after_days: Count | None = decision(
        "After how many days is the first local appointment?", "Days from the mission's visit."
    )
    protocol_reviewed_every_days: Count | None = decision(
        "How often is each patient's treatment reviewed?", "Days between reviews."
    )
    patient_register: AbsentOr[Text] | None = decision(
        "In which register are these patients kept?", "Register or database of the local provider; none if in none."
    )
    self_management_taught: YesNo | None = decision(
        "Are patients taught to manage their illness?", "Education for self-management."
    )
    capacity_patients: Count | None = world("How many such patients can the provider take on?", "Patients.")


class FollowUp(PlanModel):
    """After the visit."""

    handover_plan: Commitment | None = attestation(
        "Is there a plan for handing the patients over?", "Agreed with those who receive them."
    )
    post_operative_plan: Commitment | None = attestation(
        "Is there a written plan for care after operations?", "A dated plan per procedure."
    )
    contact_after_departure: AbsentOr[Contact] | None = decision(
        "Whom do patients reach when the team has gone?", "Person and channel; none if there is nobody."
    )
    complications_payer: AbsentOr[Payer] | None = attestation(
        "Who pays for complications?", "The payer; none if nobody has agreed."
    )
    patients_with_written_record_percent: Percent | None = decision(
        "What share of patients leaves with a written record?", "Percent of encounters."
    )
    record_language_is_local: YesNo | None = decision(
        "Is that record in the local working language?", "So that the next clinician can read it."
    )
    facility_copy_percent: Percent | None = decision(
        "Of what share of records does the facility get a copy?", "Percent of encounters."
    )
    stays_behind: AbsentOr[StayBehind] | None = decision(
        "Who of the team stays after departure?", "Those who stay; none if all leave together."
    )
    long_term_care: LongTermCare | None = attestation(
        "Who continues long-term treatment?", "Provider, promise and first appointment."
    )
    results_chased_by: AbsentOr[PersonRef] | None = decision(
        "Who chases results and referrals afterwards?", "The person, by id; none if nobody does."
    )
    full_time_local_staff: Count | None = decision(
        "How many local staff follow patients up between visits?", "Full-time people."
    )
    remote_advice: AbsentOr[Commitment] | None = attestation(
        "Can local staff ask the visitors for advice afterwards?", "By e-mail, telephone or video; none if not."
    )
    thirty_day_contact_percent: Percent | None = decision(
        "What share of operated patients is reached at 30 days?", "The percent aimed at."
    )
    earlier_follow_up_percent: Percent | None = world(
        "What share of patients was followed up after earlier visits?", "Percent reached."
    )
    return_travel_hours: Count | None = world(
        "How many hours does a patient need to come back?", "Hours to return to the place of care."
    )
    patients_know_who_treated: YesNo | None = decision(
        "Do patients leave knowing who treated them?", "Name or team on the record."
    )
