"""Psychological and social support for affected people."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import DestinationRef, PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Language, Text, YesNo

Intervention = Literal[
    "psychological_first_aid",
    "counselling",
    "cognitive_behavioural_therapy",
    "emdr",
    "single_session_debriefing",
    "group_support",
    "child_friendly_space",
    "medication",
    "training_of_local_helpers",
    "other",
]


class Psychosocial(PlanModel):
    """Mental health and psychosocial support."""

    interventions: tuple[Intervention, ...] | None = decision("What support is given?", "Every kind.")
    focal_point: AbsentOr[PersonRef] | None = decision(
        "Who leads psychosocial support?", "The person, by id; none if nobody does."
    )
    local_services_linked: AbsentOr[PartnerRef] | None = attestation(
        "To which local mental health service is it linked?", "The partner, by id; none if to none."
    )
    referral: AbsentOr[DestinationRef] | None = attestation(
        "Where are people with severe illness referred?", "Referral destination, by id; none if nowhere."
    )
    approved_by_local_professionals: AbsentOr[Commitment] | None = attestation(
        "Have the country's own professionals approved the approach?", "None if they were not asked."
    )
    languages: tuple[Language, ...] | None = decision("In which languages is the support given?", "BCP 47 tags.")
    sessions_per_person: Count | None = decision("How many sessions does each person have?", "Sessions.")
    goes_on_after_departure: AbsentOr[Commitment] | None = attestation(
        "Who continues the support after departure?", "None if nobody does."
    )
    frames_grief_as_illness: YesNo | None = decision(
        "Is ordinary grief treated as trauma?", "Whether everybody affected is taken for a patient."
    )
    screens_without_treatment: YesNo | None = decision(
        "Are people screened for trauma without treatment for them?", "Questionnaires with no care behind them."
    )
    cluster_coordinated: AbsentOr[Commitment] | None = attestation(
        "Is the support coordinated with others?", "With the working group on psychosocial support; none if not."
    )
    cultural_fit: AbsentOr[Text] | None = world(
        "How does the approach fit local ways of mourning?", "In words; none if not considered."
    )
