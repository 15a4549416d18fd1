"""Host partners: who they are, what they take on, and what was agreed with them."""

from typing import ClassVar, Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import ServiceKind
from missionrisk.plan.values import Commitment, Count, Country, DateOrNever, Money, PlanDate, Slug, Text, YesNo

PartnerKind = Literal[
    "public_facility",
    "private_facility",
    "faith_facility",
    "ngo",
    "university",
    "ministry",
    "district_health_office",
    "local_government",
    "professional_association",
    "community_organisation",
    "religious_mission",
    "company",
    "un_agency",
    "other",
]
AgreementTerm = Literal[
    "roles",
    "duration",
    "costs",
    "data",
    "complications",
    "exit",
    "liability",
    "supervision",
    "publication",
    "review",
]


class Agreement(PlanModel):
    """The memorandum of understanding with a partner."""

    in_order: ClassVar[tuple[str, ...]] = ("signed_on", "valid_until")

    commitment: Commitment | None = attestation(
        "Is there a signed agreement with this partner?", "How far the memorandum of understanding has come."
    )
    terms: tuple[AgreementTerm, ...] | None = attestation(
        "What does the agreement settle?", "Every matter that the agreement fixes."
    )
    signed_on: PlanDate | None = attestation("When was the agreement signed?", "The day of the last signature.")
    valid_until: DateOrNever | None = attestation(
        "Until when does the agreement run?", "Its last day, or never if it is open-ended."
    )
    reviewed_every_months: Count | None = decision(
        "How often is the agreement reviewed?", "Months between joint reviews."
    )


class Partner(PlanModel):
    """An organisation of the host country, or one that works there, with which the mission works."""

    id: Slug = decision(
        "By what short name does the plan call this partner?", "A name that is unique among the partners.", default=...
    )
    name: Text | None = world("What is the partner called?", "Its official name.")
    kind: PartnerKind | None = world(
        "What kind of organisation is the partner?",
        "Public, private or faith facility, organisation, university or authority.",
    )
    country: Country | None = world("In which country is the partner based?", "ISO 3166-1 alpha-2 code of its seat.")
    local: YesNo | None = world(
        "Is the partner an organisation of the host country?",
        "Led and registered there, not a branch of a foreign one.",
    )
    registered: YesNo | None = world(
        "Is the partner registered with the host country's authorities?", "As an organisation or a health facility."
    )
    licensed_provider: YesNo | None = world(
        "Is the partner licensed to give health care?",
        "Whether it holds the host country's licence as a health facility.",
    )
    provides_services: tuple[ServiceKind, ...] | None = world(
        "Which services does the partner itself provide?", "Kinds of service that it offers all year."
    )
    year_round: YesNo | None = world(
        "Does the partner work there all year round?", "Whether it is present between visits."
    )
    since_year: Count | None = world("Since which year has the partner worked there?", "A calendar year.")
    partner_since_year: Count | None = world("Since which year have you worked with this partner?", "A calendar year.")
    keeps_patients_after_departure: Commitment | None = attestation(
        "Will the partner look after the patients when the team has gone?",
        "Its promise to take over the mission's patients.",
    )
    refers_into_public_network: YesNo | None = world(
        "Does the partner refer into the public health network?",
        "Whether its patients can pass on to public hospitals.",
    )
    asked_for_mission: Commitment | None = attestation(
        "Has this partner asked for the mission?", "A written invitation or request from this partner."
    )
    agreement: Agreement | None = attestation(
        "What has been agreed with this partner?", "The memorandum of understanding and its terms."
    )
    brings_visitors_regularly: YesNo | None = world(
        "Does the partner host other visiting teams?", "Whether other foreign teams come to it as well."
    )
    run_by_visitors: YesNo | None = decision(
        "Is the partner's facility handed over to visiting teams?",
        "Whether foreign teams run a facility that local people ran before.",
    )
    staff_paid: YesNo | None = world(
        "Are the partner's staff paid their wages at present?", "Whether salaries are being paid in full."
    )
    months_of_unpaid_wages: Count | None = world(
        "For how many months have the partner's staff gone unpaid?", "Months of wages owed."
    )
    income_from_patient_fees: YesNo | None = world(
        "Does the partner live on patients' fees?", "Whether fees pay for its running costs."
    )
    host_costs: Money | None = attestation(
        "What does the mission cost this partner?",
        "Time, lodging, interpreters, supervision and supplies, as the partner states them.",
    )
    host_costs_paid: Commitment | None = attestation(
        "Will this partner's costs be paid?", "The promise that the sending side bears the host's costs."
    )
    contact: Text | None = world(
        "Who is the contact at the partner?", "Role or name, telephone or e-mail.", personal=True
    )
