"""Screening, and what follows a positive result."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import DestinationRef, PartnerRef, ServiceRef, SiteRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Money, Percent, Slug, Text, YesNo


class TreatmentPath(PlanModel):
    """What becomes of somebody with a positive result."""

    by: PartnerRef | None = attestation("Which partner treats those who test positive?", "The partner, by id.")
    destination: DestinationRef | None = attestation(
        "To which destination are they referred?", "Referral destination, by id."
    )
    commitment: Commitment | None = attestation("Has the treating facility agreed?", "Its own promise.")
    capacity: Count | None = world(
        "How many positives can be treated there?", "Patients in the months after the screening."
    )
    affordable: YesNo | None = world(
        "Can those who test positive afford the treatment?", "Whether it is free or within their means."
    )
    price: Money | None = world("What does that treatment cost the patient?", "Usual price.")


class ScreeningTest(PlanModel):
    """One test offered to people without complaint."""

    id: Slug = decision(
        "By what short name does the plan call this test?",
        "A name that is unique among the screening tests.",
        default=...,
    )
    name: Text | None = decision("Which test is offered?", "The test, such as random glucose.")
    condition: Text | None = decision("For which condition does it look?", "The condition.")
    service: ServiceRef | None = decision("To which service does this test belong?", "The service, by id.")
    sites: tuple[SiteRef, ...] | None = decision("At which sites is this test offered?", "Sites, by id.")
    people_tested: Count | None = decision("How many people will be tested?", "People.")
    expected_positives: Count | None = decision(
        "How many positive results do you expect?", "People with a positive result."
    )
    confirmed_locally: AbsentOr[Text] | None = decision(
        "Where is a positive result confirmed?", "Laboratory or clinic; none if nowhere."
    )
    results_given_same_day: YesNo | None = decision(
        "Do people learn their result on the same day?", "Before they leave."
    )
    treatment_path: AbsentOr[TreatmentPath] | None = attestation(
        "What follows a positive result?", "Treatment by whom; none if nothing is arranged."
    )
    part_of_national_programme: YesNo | None = world(
        "Is this test part of a national programme?", "Recommended by the host country's authorities."
    )
    false_positive_percent: Percent | None = world(
        "What share of positives will be wrong?", "Percent of positive results in this population."
    )


class Screening(PlanModel):
    """Screening of people who have no complaint."""

    tests: tuple[ScreeningTest, ...] | None = decision(
        "Which screening tests are offered?", "Each test; an empty list if there is none."
    )
    capped_to_capacity: YesNo | None = decision(
        "Is screening limited to what can be treated?", "Stopping when the receiving clinic is full."
    )
