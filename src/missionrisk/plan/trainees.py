"""Students and trainees on the team: selection, approval, supervision."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Text, YesNo


class Trainees(PlanModel):
    """Rules for all trainees together."""

    policy: Literal["observe_only", "narrower_than_home", "home_scope", "wider_than_home"] | None = decision(
        "What may trainees do?", "observe_only, narrower_than_home, home_scope or wider_than_home."
    )
    selection_criteria: AbsentOr[Commitment] | None = attestation(
        "Are there criteria for choosing trainees?", "None if there are none."
    )
    home_institution_approval: AbsentOr[Commitment] | None = attestation(
        "Have the trainees' schools approved the placement?", "None if they were not asked."
    )
    placed_by: Literal["university", "company", "student_group", "ngo", "individual"] | None = decision(
        "Who places the trainees?", "University, company, student group, organisation or the trainee."
    )
    trainees_per_supervisor: Amount | None = decision(
        "How many trainees does one supervisor have in clinic?", "Trainees per supervisor."
    )
    trainees_per_supervisor_in_procedures: Amount | None = decision(
        "How many trainees does one supervisor have in procedures?", "Trainees per supervisor."
    )
    told_to_refuse: YesNo | None = decision(
        "Are trainees told to refuse tasks beyond their level?", "And how to do so."
    )
    whom_to_report: AbsentOr[Text] | None = decision(
        "To whom do trainees report unsafe tasks?", "Role; none if nobody is named."
    )
    host_supervision_paid: YesNo | None = decision(
        "Is the host paid for supervising trainees?", "Time and costs of supervision."
    )
    max_at_once: Count | None = decision("How many trainees are there at one time at most?", "Trainees per site.")
    displaces_local_trainees: YesNo | None = decision(
        "Do visiting trainees take the place of local ones?", "In theatre, ward or clinic."
    )
