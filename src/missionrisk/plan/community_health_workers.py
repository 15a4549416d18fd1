"""Community health workers who carry out part of the work."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Text, YesNo


class CommunityHealthWorkers(PlanModel):
    """Terms of community health workers."""

    count: Count | None = decision("How many community health workers take part?", "People.")
    tasks: Text | None = decision("What do community health workers do?", "In words.")
    supervision: AbsentOr[PersonRef] | None = decision(
        "Who supervises the community health workers?", "The person, by id; none if nobody does."
    )
    commodities: AbsentOr[Commitment] | None = attestation(
        "Are their supplies assured?", "Commodities between visits; none if not."
    )
    pay_agreed: AbsentOr[Commitment] | None = attestation(
        "Is their pay agreed with the national programme?", "None if they are not paid."
    )
    contracted_by: AbsentOr[PartnerRef] | None = attestation(
        "Which partner employs them?", "The partner, by id; none if nobody does."
    )
    part_of_national_programme: YesNo | None = world(
        "Do they belong to the national programme?", "The host country's own cadre."
    )
    within_national_scope: YesNo | None = world(
        "Are their tasks within the national scope?", "For community health workers in the host country."
    )
