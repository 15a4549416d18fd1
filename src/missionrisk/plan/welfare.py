"""Care for those who work: visitors, local staff and interpreters."""

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.references import PersonRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Text, YesNo


class Welfare(PlanModel):
    """Team welfare."""

    focal_person: AbsentOr[PersonRef] | None = decision(
        "Who looks after the team's welfare?", "The person, by id; none if nobody does."
    )
    operational_debrief: YesNo | None = decision(
        "Is there a debrief of the work at the end?", "A group review of what was learnt."
    )
    support_after_return: AbsentOr[Commitment] | None = attestation(
        "Where do members find support after return?", "A route to individual support; none if there is none."
    )
    contact_after_return_weeks: Amount | None = decision(
        "After how many weeks are members contacted?", "Weeks after return."
    )
    compulsory_psychological_debriefing: YesNo | None = decision(
        "Must members take part in a psychological debriefing?", "A single compulsory session after stress."
    )
    psychological_first_aid: YesNo | None = decision(
        "Is psychological first aid or peer support offered?", "To those who want it."
    )
    covers_local_staff: YesNo | None = decision(
        "Does welfare cover local staff as well?", "Schedules, meals and support for local staff."
    )
    covers_interpreters: YesNo | None = decision(
        "Does welfare cover interpreters as well?", "Hours, meals and support for interpreters."
    )
    local_staff_meals_and_transport: YesNo | None = decision(
        "Do local staff get meals and transport?", "On the days of the mission."
    )
    lodging_by_host_persons: Count | None = decision(
        "How many visitors does the host lodge?", "People housed by the partner or its staff."
    )
    needlestick_cover_for_local_staff: YesNo | None = attestation(
        "Is post-exposure treatment there for local staff too?", "On the same terms as for visitors."
    )
    rest_space: AbsentOr[Text] | None = decision("Where can staff rest?", "The place; none if there is none.")
