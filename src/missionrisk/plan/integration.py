"""Working with the health system that is there, instead of beside it."""

from typing import ClassVar

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import LocalProviderRef, SiteRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Percent, PlanDate, Slug, Text, YesNo


class OtherTeam(PlanModel):
    """Another visiting team in the same region."""

    in_order: ClassVar[tuple[str, ...]] = ("arrival", "departure")

    id: Slug = decision(
        "By what short name does the plan call this other team?",
        "A name that is unique among the other teams.",
        default=...,
    )
    name: Text | None = world("Which other team is it?", "Its organisation.")
    site: SiteRef | None = world("At which site of the plan does the other team work?", "The site, by id.")
    services: Text | None = world("What does the other team do?", "Its services, in words.")
    arrival: PlanDate | None = world("When does the other team arrive?", "Its first day.")
    departure: PlanDate | None = world("When does the other team leave?", "Its last day.")
    coordinated: Commitment | None = attestation(
        "Is the work coordinated with the other team?", "Agreed division of work."
    )


class Backfill(PlanModel):
    """Local staff who leave routine work for the mission."""

    staff_withdrawn: Count | None = decision("How many local staff are taken from routine work?", "People.")
    days_each: Amount | None = decision(
        "For how many days is each of them taken from routine work?", "Working days of one person."
    )
    shifts_withdrawn: Count | None = decision("How many routine shifts do they miss?", "Shifts.")
    covered_percent: Percent | None = attestation("What share of those shifts is covered by others?", "Percent.")
    paid_by: AbsentOr[Text] | None = decision("Who pays for the cover?", "The payer; none if nobody does.")
    better_paid_than_routine: YesNo | None = decision(
        "Are local staff paid more by the mission than at home?", "Pay that draws them away from their posts."
    )
    staff_hired_away: Count | None = decision(
        "How many local staff leave their posts for the mission?", "People employed by the mission who had local posts."
    )


class Integration(PlanModel):
    """The mission and local care."""

    care_in_partner_facilities_percent: Percent | None = decision(
        "What share of care takes place in a partner's facility?", "Percent of sessions."
    )
    local_registers_used: YesNo | None = decision(
        "Does the mission work with the facility's registers and staff?", "Rather than with its own."
    )
    displacement_checked: YesNo | None = attestation(
        "Was it checked whether free care takes patients from local providers?", "Asked of those who live on fees."
    )
    fee_policy: AbsentOr[Commitment] | None = attestation(
        "Is a policy on fees agreed with local providers?", "Patient selection and fees; none if there is none."
    )
    fee_policy_agreed_with: tuple[LocalProviderRef, ...] | None = attestation(
        "Which providers have agreed to that policy?", "Local providers, by id."
    )
    free_care_end: AbsentOr[PlanDate] | None = decision(
        "When does free care end?", "The day; none if no end is planned."
    )
    backfill: AbsentOr[Backfill] | None = decision(
        "Who covers local staff's routine work?", "Staff and shifts; none if nobody is taken away."
    )
    calendar_checked: Commitment | None = attestation(
        "Was the district asked for other teams' dates?", "Its calendar of visiting teams."
    )
    calendar_checked_days: Count | None = decision(
        "How many days around the visit does that check cover?", "Days before and after."
    )
    other_teams: tuple[OtherTeam, ...] | None = world(
        "Which other teams come to the same place?", "Each known team; an empty list if there is none."
    )
    part_of_local_plan: YesNo | None = attestation(
        "Is the mission part of the district's work plan?", "Entered in its yearly plan."
    )
    closes_or_replaces: AbsentOr[Text] | None = world(
        "Which local service may close because of the mission?", "The service; none if none."
    )
    local_private_providers: Count | None = world(
        "How many private providers work in the catchment?", "Facilities and practitioners."
    )
    supplies_bypass_store: YesNo | None = decision(
        "Do supplies bypass the national or partner store?", "Whether the mission has its own supply line."
    )
