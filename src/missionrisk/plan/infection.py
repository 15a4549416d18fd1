"""Infection prevention and waste."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Commitment, Text, YesNo


class InfectionPrevention(PlanModel):
    """Hygiene, sharps and waste."""

    waste_plan: AbsentOr[Commitment] | None = attestation(
        "Is there a plan for health-care waste?",
        "Agreed with the site and, where required, filed with the authority; none if there is none.",
    )
    waste_segregated: YesNo | None = decision(
        "Is waste sorted where it arises?", "Sharps, infectious, pharmaceutical and general waste apart."
    )
    sharps_boxes: YesNo | None = decision(
        "Are there sharps boxes at every place of injection?", "Puncture-proof containers."
    )
    final_disposal: AbsentOr[Text] | None = decision(
        "Where does the waste finally go?", "Incinerator, pit or transport; none if it is not settled."
    )
    hand_hygiene: YesNo | None = decision(
        "Can hands be cleaned at every place of care?", "Water and soap, or alcohol rub."
    )
    instruments_reprocessed_by: AbsentOr[Text] | None = decision(
        "Who cleans and sterilises instruments?", "Role; none if nobody is planned."
    )
    protective_equipment: YesNo | None = decision(
        "Is there enough protective equipment?", "Gloves, masks and eye protection for visitors and local staff."
    )
    responsible: AbsentOr[PersonRef] | None = decision(
        "Who is responsible for infection prevention?", "The person, by id; none if nobody is."
    )
    single_use_items_reused: YesNo | None = decision(
        "Are single-use items used again?", "Whether any item meant for one use is reprocessed."
    )
    site_guideline_followed: YesNo | None = world(
        "Does the site have its own infection prevention rules?", "Written rules that the team follows."
    )
