"""Local custom: who decides, who must be present, what is believed."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Text, YesNo


class Culture(PlanModel):
    """Culture and custom."""

    decision_makers_mapped: YesNo | None = attestation(
        "Is it known who decides about care in families there?", "Whether it was asked and written down."
    )
    gender_norms_mapped: YesNo | None = attestation(
        "Is it known what is expected between women and men in care?", "Whether it was asked and written down."
    )
    chaperones: YesNo | None = decision("Are chaperones present at intimate examinations?", "Of the patient's own sex.")
    same_sex_clinicians: YesNo | None = decision(
        "Can patients be seen by somebody of their own sex?", "Whether the roster allows it."
    )
    mediator: AbsentOr[PersonRef] | None = decision(
        "Who mediates between patients and visitors?", "A cultural mediator, by id; none if there is none."
    )
    beliefs_studied: AbsentOr[Text] | None = world(
        "What is known of patients' beliefs about the condition?",
        "Such as studies or talks with local staff; none if nothing.",
    )
    local_ways_of_coping: AbsentOr[Text] | None = world(
        "What local ways of coping and healing does the plan build on?",
        "Customs and healers; none if it builds on none.",
    )
    advice_of_local_experts: AbsentOr[Commitment] | None = attestation(
        "Have local experts advised on the approach?", "Such as the country's own psychiatrists; none if not asked."
    )
    mapped_with_host: YesNo | None = attestation(
        "Was this worked out with the host lead?", "Rather than by visitors alone."
    )
    calendar_checked: YesNo | None = attestation(
        "Do the dates respect local holidays and harvest?", "Whether the host has checked them."
    )
    dress_and_conduct_agreed: YesNo | None = decision(
        "Are dress and conduct of visitors agreed with the host?", "Told to all members."
    )
