"""Research."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Country, Text, YesNo


class Research(PlanModel):
    """Data or samples collected for publication or general knowledge."""

    question: Text | None = decision("What does the research ask?", "The research question.")
    question_chosen_by: Literal["host", "visiting", "joint"] | None = decision(
        "Who chose the research question?", "The host side, the visitors, or both."
    )
    host_ethics_approval: AbsentOr[Commitment] | None = attestation(
        "Has an ethics committee of the host country approved it?", "None if none was asked."
    )
    home_ethics_approval: AbsentOr[Commitment] | None = attestation(
        "Has an ethics committee at home approved it?", "None if none was asked."
    )
    ministry_approval_of_trial: AbsentOr[Commitment] | None = attestation(
        "Has the ministry approved the trial?", "For trials of medicines or devices; none if not."
    )
    is_trial: YesNo | None = decision("Is a medicine or device tried out?", "A clinical trial.")
    local_investigators: tuple[PersonRef, ...] | None = decision(
        "Who are the local investigators?", "People, by id; an empty list if there are none."
    )
    local_role_since: Literal["design", "data_collection", "analysis", "writing"] | None = decision(
        "From which step do local investigators take part?", "design, data_collection, analysis or writing."
    )
    local_authorship: YesNo | None = decision("Are local investigators authors?", "Of every publication.")
    participants: Count | None = decision("How many people take part?", "Participants.")
    consent_separate_from_care: YesNo | None = decision(
        "Is consent to research asked apart from care?", "Care does not depend on it."
    )
    samples_exported: YesNo | None = decision(
        "Do samples or genetic data leave the country?", "Biological samples or sequences."
    )
    samples_to: Country | None = decision("To which country do samples go?", "ISO 3166-1 alpha-2 code.")
    material_transfer_agreement: AbsentOr[Commitment] | None = attestation(
        "Is there an agreement on samples and benefits?",
        "Material transfer and benefit sharing; none if there is none.",
    )
    community_feedback: AbsentOr[Commitment] | None = attestation(
        "Does the community learn the results?", "Feedback that is budgeted; none if not."
    )
    publication_agreed: AbsentOr[Text] | None = attestation(
        "What was agreed on publication?", "Rights and review; none if nothing was."
    )
