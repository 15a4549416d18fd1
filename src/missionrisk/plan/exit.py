"""Exit and dependency: how the work goes on without the visitors."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Money, Percent, PlanDate, Slug, Text, YesNo


class Milestone(PlanModel):
    """One step towards exit."""

    id: Slug = decision(
        "By what short name does the plan call this milestone?",
        "A name that is unique among the milestones.",
        default=...,
    )
    text: Text | None = decision("What is reached?", "The milestone.")
    by_date: PlanDate | None = decision("By when is it reached?", "The day.")
    owner: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for this milestone?", "The person, by id; none if nobody is."
    )


class RecurrentCost(PlanModel):
    """A cost that goes on after exit."""

    id: Slug = decision(
        "By what short name does the plan call this recurrent cost?",
        "A name that is unique among the recurrent costs.",
        default=...,
    )
    kind: (
        Literal["salaries", "medicines", "consumables", "maintenance", "power_and_water", "rent", "software", "other"]
        | None
    ) = decision("What goes on costing money?", "The kind of cost.")
    yearly: Money | None = world("What does it cost a year?", "The amount.")
    owner: AbsentOr[PartnerRef] | None = attestation(
        "Which partner takes this cost into its budget?", "The partner, by id; none if nobody does."
    )
    commitment: Commitment | None = attestation("Has it accepted this cost?", "In its budget.")


class StaffingYear(PlanModel):
    """Who holds the posts in one year."""

    year: Count | None = decision("For which year are these shares?", "A calendar year.")
    expatriate_percent: Percent | None = decision("What share of posts do foreigners hold in that year?", "Percent.")


class Exit(PlanModel):
    """Exit."""

    plan: AbsentOr[Commitment] | None = attestation(
        "Is there an exit or transition plan?", "Agreed with the host; none if there is none."
    )
    date: AbsentOr[PlanDate] | None = decision(
        "When do the visitors leave for good?", "The day; none if no date is set."
    )
    owner: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for the exit plan?", "The person, by id; none if nobody is."
    )
    milestones: tuple[Milestone, ...] | None = decision(
        "Which steps lead to exit?", "Each milestone; an empty list if there are none."
    )
    reviewed_every_months: Count | None = decision("How often is the exit plan reviewed?", "Months between reviews.")
    recurrent_costs: tuple[RecurrentCost, ...] | None = attestation(
        "Which costs go on after exit?", "Each cost; an empty list if there are none."
    )
    recurrent_costs_accepted_percent: Percent | None = attestation(
        "What share of those costs has a local owner?", "Percent of the costs."
    )
    staffing: tuple[StaffingYear, ...] | None = decision("How does the share of foreign posts change?", "Year by year.")
    local_volunteers_percent: Percent | None = world(
        "What share of missions do local volunteers staff?", "Percent of missions."
    )
    services_lost_on_exit: tuple[Text, ...] | None = world(
        "Which services end with the visitors?", "Each service; an empty list if none do."
    )
    beds_lost_on_exit: Count | None = world("How many beds does the region lose when the team leaves?", "Beds.")
    told_to_community: YesNo | None = decision("Does the community know when the visitors leave?", "And who follows.")
    successor_centre: AbsentOr[Text] | None = decision(
        "Which local centre takes over?", "A centre in the country; none if there is none."
    )
