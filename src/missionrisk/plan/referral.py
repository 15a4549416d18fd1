"""Where patients go whom the site cannot help."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import CarePayer, ServiceKind
from missionrisk.plan.references import LocalProviderRef, PartnerRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Country, Money, Percent, Slug, Text, YesNo


class Destination(PlanModel):
    """A facility that takes referred patients."""

    id: Slug = decision(
        "By what short name does the plan call this destination?",
        "A name that is unique among the referral destinations.",
        default=...,
    )
    name: Text | None = world("What is the receiving facility called?", "Its usual name.")
    kind: (
        Literal[
            "hospital", "specialist_hospital", "health_centre", "clinic", "rehabilitation_centre", "laboratory", "other"
        ]
        | None
    ) = world("What kind of facility receives the patients?", "Its kind.")
    partner: PartnerRef | None = world("Is the receiving facility a partner?", "The partner, by id.")
    local_provider: LocalProviderRef | None = world("Which local provider is it?", "The local provider, by id.")
    public: YesNo | None = world("Is the receiving facility public?", "Part of the public health system.")
    distance_km: Amount | None = world(
        "How far away is the receiving facility?", "Kilometres by road from the main site."
    )
    travel_time_hours: Amount | None = world(
        "How long is the way to the receiving facility?", "Hours by the planned transport."
    )
    takes_services: tuple[ServiceKind, ...] | None = world(
        "For which services does it take patients?", "Kinds of service."
    )
    laboratory_tests: tuple[Slug, ...] | None = world(
        "Which laboratory tests does the receiving facility do?", "Short names such as hba1c, creatinine, inr."
    )
    blood_bank: YesNo | None = world("Does the receiving facility have blood?", "A working blood bank.")
    intensive_care: YesNo | None = world("Does the receiving facility have intensive care?", "Beds with ventilation.")
    commitment: Commitment | None = attestation(
        "Has the receiving facility agreed to take patients?", "Its own promise."
    )
    transport: AbsentOr[Commitment] | None = attestation(
        "Is transport to the receiving facility arranged?", "Ambulance or vehicle at all hours; none if there is none."
    )
    who_pays: AbsentOr[CarePayer] | None = attestation(
        "Who pays for referred patients?", "The payer; none if nobody has agreed."
    )
    subsidy_percent: Percent | None = decision(
        "What share of a referral's cost does the mission pay?", "Percent of the patient's bill and travel."
    )
    capacity_per_month: Count | None = world("How many referred patients can it take?", "Patients a month.")


class Abroad(PlanModel):
    """Patients sent to another country."""

    country: Country | None = decision("To which country are patients sent?", "ISO 3166-1 alpha-2 code.")
    patients: Count | None = decision("How many patients are sent abroad?", "Patients.")
    chosen_by: Literal["host", "visiting", "joint"] | None = decision(
        "Who chooses the patients who go abroad?", "The host side, the visitors, or both."
    )
    commission_paid: YesNo | None = decision(
        "Does anybody receive money for sending a patient?", "Commission or other gain."
    )
    return_and_follow_up: AbsentOr[Commitment] | None = attestation(
        "Is the return and care afterwards assured?", "None if it is not."
    )
    host_approval: Commitment | None = attestation(
        "Has the host authority approved that patients go abroad?", "Its written approval."
    )


class Referral(PlanModel):
    """Referral."""

    destinations: tuple[Destination, ...] | None = attestation(
        "Where can patients be referred?", "Each destination; an empty list if there is none."
    )
    referrals_expected: Count | None = decision("How many referrals do you expect?", "Patients over the whole visit.")
    fund: Money | None = decision("How much money is there for referrals?", "Fund for transport and treatment.")
    coordinator: AbsentOr[Text] | None = decision(
        "Who coordinates referrals?", "Role, best a local one; none if nobody does."
    )
    outcomes_followed: YesNo | None = decision(
        "Is it followed up whether referred patients arrived?", "And what was done."
    )
    abroad: Abroad | None = decision("On what terms are patients sent abroad?", "Country, choice, return.")
