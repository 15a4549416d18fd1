"""Why the mission is needed, who says so, and who is reached."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, SiteRef
from missionrisk.plan.values import AbsentOr, Commitment, PlanDate, Slug, Text, YesNo


class Assessment(PlanModel):
    """A needs assessment."""

    done_on: PlanDate | None = attestation(
        "When was the needs assessment done?", "The day or month on which it was finished."
    )
    done_with: tuple[PartnerRef, ...] | None = attestation(
        "With which partners was it done?", "Partners that took part as equals."
    )
    done_by: Literal["host", "visiting", "joint"] | None = world(
        "Who did the needs assessment?", "The host side, the visitors, or both."
    )
    document: AbsentOr[Text] | None = attestation(
        "Where is the needs assessment written down?", "Its title; none if it is not written."
    )
    ranked_by_partner: YesNo | None = attestation(
        "Did the partner rank the needs?", "Whether the partner put the needs in order."
    )
    top_needs: tuple[Text, ...] | None = world("What are the first needs?", "The needs in the partner's order.")


class Consultation(PlanModel):
    """One talk with the community."""

    id: Slug = decision(
        "By what short name does the plan call this consultation?",
        "A name that is unique among the consultations.",
        default=...,
    )
    held_on: PlanDate | None = attestation("When was or will this consultation be held?", "The day.")
    site: SiteRef | None = decision("At which site does it take place?", "The site whose community is asked.")
    who: (
        tuple[
            Literal[
                "patients",
                "community_leaders",
                "women",
                "health_workers",
                "minorities",
                "local_government",
                "faith_leaders",
            ],
            ...,
        ]
        | None
    ) = decision("Who is consulted?", "Groups that take part.")
    recorded: YesNo | None = attestation(
        "Is there a record of this consultation?", "Whether what was said is written down."
    )
    changed_plan: AbsentOr[Text] | None = attestation(
        "What did this consultation change in the plan?", "The change; none if nothing changed."
    )


class Selection(PlanModel):
    """How patients are chosen and reached."""

    criteria: Commitment | None = attestation(
        "Are there written criteria for choosing patients?", "Rules agreed with local staff for who is treated."
    )
    published: YesNo | None = decision("Are the criteria made known?", "Whether the community can read or hear them.")
    reaches_worst_off: AbsentOr[Text] | None = decision(
        "How are the worst-off reached?",
        "Outreach or rules that reach the poorest and most remote; none if nothing is planned.",
    )
    candidates_found_by: Literal["host", "visiting", "joint", "self_presenting"] | None = decision(
        "Who finds the patients?", "Local workers, visitors, both, or whoever comes."
    )
    advance_screening: YesNo | None = decision(
        "Are candidates examined before the team comes?",
        "Whether local staff select and prepare patients ahead of the visit.",
    )


class Needs(PlanModel):
    """Need and community voice."""

    assessment: AbsentOr[Assessment] | None = attestation(
        "Which needs assessment is the plan based on?", "The assessment; none if there is none."
    )
    consultations: tuple[Consultation, ...] | None = attestation(
        "Which consultations of the community were held or are planned?", "Each one; an empty list if there is none."
    )
    selection: Selection | None = decision("How are patients chosen?", "Criteria and outreach.")
    alternatives_considered: AbsentOr[Text] | None = decision(
        "What other ways of helping were weighed?", "Such as money or training instead of a visit; none if none were."
    )
