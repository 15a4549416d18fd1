"""Money: what the mission costs, who pays, and what reaches the host."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Money, Percent, Slug, Text, YesNo

CostKind = Literal[
    "orientation",
    "insurance",
    "translation",
    "supervision",
    "transport",
    "lodging",
    "health_care",
    "administration",
    "staff_time",
    "supplies",
    "facility_use",
    "waste",
    "referrals",
    "customs_and_storage",
    "maintenance",
    "other",
]
SupportKind = Literal["money", "operating_money", "supplies", "equipment", "visiting_staff", "salaries", "training"]


class HostCost(PlanModel):
    """One cost that the host has because of the mission."""

    id: Slug = decision(
        "By what short name does the plan call this cost?", "A name that is unique among the host costs.", default=...
    )
    kind: CostKind | None = decision("What kind of cost is it?", "The kind.")
    partner: PartnerRef | None = decision("Which partner has this cost?", "The partner, by id.")
    amount: Money | None = attestation("How much does it cost the host?", "The amount, as the host states it.")
    paid_by: AbsentOr[Text] | None = decision(
        "Who pays this cost?", "The payer; none if nobody does, so that the host bears it."
    )
    commitment: Commitment | None = attestation("Has the host agreed to the amount?", "Agreement of both sides.")


class Funder(PlanModel):
    """Somebody who gives money or goods."""

    id: Slug = decision(
        "By what short name does the plan call this funder?", "A name that is unique among the funders.", default=...
    )
    name: Text | None = world("Who gives the money?", "The funder's name.")
    kind: (
        Literal[
            "government",
            "foundation",
            "company",
            "manufacturer",
            "faith_organisation",
            "private_donors",
            "members",
            "university",
            "other",
        ]
        | None
    ) = world("What kind of funder is it?", "Its kind.")
    amount: Money | None = world("How much does this funder give?", "The amount for this mission.")
    pays_for: (
        tuple[
            Literal[
                "visitors_travel",
                "host_costs",
                "care",
                "medicines",
                "equipment",
                "training",
                "research",
                "overheads",
                "scholarships",
            ],
            ...,
        ]
        | None
    ) = decision("What does this money pay for?", "Every use.")
    conditions: AbsentOr[Text] | None = attestation(
        "What conditions does this funder set?", "Such as publicity, pictures or numbers; none if there are none."
    )
    reaches_host: YesNo | None = world("Does any of this money reach the host?", "The partner, its staff or mentors.")


class Finance(PlanModel):
    """Costs and funding."""

    total_cost: Money | None = decision("What does the mission cost in all?", "Travel included.")
    travel_cost: Money | None = decision("What does the visitors' travel cost?", "Flights, lodging and visas.")
    host_costs: tuple[HostCost, ...] | None = attestation(
        "Which costs does the host have?", "Each cost; an empty list if there are none."
    )
    host_costs_budgeted: Money | None = decision("How much is budgeted for the host's costs?", "The sum in the budget.")
    host_agreed_budget: Commitment | None = attestation("Has the host agreed to that budget?", "Its agreement.")
    funders: tuple[Funder, ...] | None = decision("Who gives money?", "Each funder.")
    funding_months: Count | None = attestation("For how many months is money assured?", "Months of secured funding.")
    commitment_months: Count | None = decision(
        "For how many months have you promised to be there?", "Months promised to partner or patients."
    )
    support_given: tuple[SupportKind, ...] | None = decision("In what forms does the host get support?", "Every form.")
    operating_money_for_host: AbsentOr[Money] | None = decision(
        "How much operating money does the host facility get?", "For wages and running costs; none if it gets none."
    )
    host_income_lost: AbsentOr[Money] | None = world(
        "How much income does the host lose by free care?", "During the mission; none if it loses none."
    )
    share_to_host_percent: Percent | None = decision(
        "What share of the budget is spent in the host country?", "Percent."
    )
    patient_contribution: AbsentOr[Money] | None = decision(
        "What do patients pay on average?", "Per patient; none if care is free."
    )
    scholarships_for_visitors: Money | None = decision(
        "How much goes into visitors' scholarships?", "Money that pays visitors' travel."
    )
    allowances_for_mentors: AbsentOr[Money] | None = decision(
        "What do host mentors and supervisors receive?", "Pay or allowance; none if nothing."
    )
    accounts_published: YesNo | None = attestation("Are accounts published?", "Income and costs of the mission.")
    cost_per_patient: Money | None = world("What does the mission cost per patient?", "Total cost divided by patients.")
    months_until_scale_decision: Amount | None = decision(
        "After how many months is it decided whether to go on?", "Months until the next decision on funding."
    )
