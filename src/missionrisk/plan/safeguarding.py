"""Protection from exploitation and abuse, children, complaints."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.kinds import Channel
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Language, Percent, PlanDate, Text, YesNo


class Exploitation(PlanModel):
    """Protection from sexual exploitation and abuse."""

    policy: AbsentOr[Commitment] | None = attestation(
        "Is there a policy against sexual exploitation and abuse?",
        "With the six core principles; none if there is none.",
    )
    six_core_principles: YesNo | None = attestation(
        "Does that policy hold the six core principles?", "Those of the Inter-Agency Standing Committee."
    )
    trained_percent: Percent | None = attestation("What share of the team is trained in it?", "Percent.")
    focal_point: AbsentOr[PersonRef] | None = decision(
        "Who is the focal point for exploitation and abuse?", "The person, by id; none if nobody is."
    )
    reporting_channel: AbsentOr[Text] | None = attestation(
        "How is abuse reported?", "A channel outside the team's own line; none if there is none."
    )
    covers_local_staff: YesNo | None = decision(
        "Does the policy cover local staff and interpreters?", "All who work for the mission."
    )


class Children(PlanModel):
    """Protection of children."""

    policy: AbsentOr[Commitment] | None = attestation("Is there a child safeguarding policy?", "None if there is none.")
    background_checks_percent: Percent | None = attestation(
        "What share of the team has passed a background check?", "Percent; no content."
    )
    two_adult_rule: YesNo | None = decision(
        "Are two adults always present with a child?", "Nobody is alone with a child."
    )
    guardian_present: YesNo | None = decision(
        "Is a guardian present at a child's examination?", "Or somebody whom the child trusts."
    )


class Complaints(PlanModel):
    """How patients and host staff can complain."""

    channel: Channel | None = decision("How does one complain?", "The main channel.")
    run_by: Literal["host", "visiting", "independent"] | None = decision(
        "Who runs the complaint channel?", "The host side, the visitors or somebody independent."
    )
    commitment: Commitment | None = attestation("Is the complaint channel set up?", "How far it has come.")
    live_from: PlanDate | None = decision("From when does the complaint channel work?", "The day.")
    languages: tuple[Language, ...] | None = decision("In which languages can one complain?", "BCP 47 tags.")
    open_to: tuple[Literal["patients", "host_staff", "community", "team_members"], ...] | None = decision(
        "Who can complain?", "Each group."
    )
    redress: AbsentOr[Text] | None = decision(
        "What follows a complaint?", "Steps and time limits; none if nothing is laid down."
    )
    made_known: YesNo | None = decision("Is the complaint channel made known?", "By posters, card or word of mouth.")


class Safeguarding(PlanModel):
    """Safeguarding and accountability."""

    exploitation: Exploitation | None = attestation(
        "How are people protected from exploitation and abuse?", "Policy, training and reporting."
    )
    children: Children | None = attestation("How are children protected?", "Policy, checks and two-adult rule.")
    complaints: AbsentOr[Complaints] | None = attestation(
        "How can patients and host staff complain?", "The channel; none if there is none."
    )
    harm_disclosed: YesNo | None = decision("Are patients told when something went wrong?", "Open disclosure.")
    deaths_reviewed_by: AbsentOr[Text] | None = decision(
        "Who reviews deaths and serious harm?", "Joint review with the host; none if nobody does."
    )
