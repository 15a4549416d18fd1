"""How the team is prepared: training, health, security, conduct."""

from missionrisk.plan.base import PlanModel, attestation, decision
from missionrisk.plan.people import TrainingTopic
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Percent, PlanDate, Text, YesNo


class TeamPreparation(PlanModel):
    """Preparation of the whole team."""

    training_hours: Amount | None = decision(
        "How many hours of training does each member have before departure?", "Hours per member."
    )
    training_topics: tuple[TrainingTopic, ...] | None = decision(
        "Which topics does the training cover?", "Every topic."
    )
    trained_percent: Percent | None = attestation(
        "What share of the team completes the training?", "Percent of members."
    )
    training_completed_on: PlanDate | None = decision(
        "When is the training finished?", "The day by which all have completed it."
    )
    host_teaches_part: YesNo | None = decision(
        "Do people of the host country teach part of it?", "Before departure or on arrival."
    )
    orientation_on_arrival: YesNo | None = decision(
        "Is there an orientation by the host on arrival?", "Before the first service day."
    )
    travel_health_visit_days_before: Amount | None = decision(
        "How many days before departure is the travel-health visit?", "Days."
    )
    hepatitis_b_immunity_known_percent: Percent | None = attestation(
        "For what share of clinical staff is hepatitis B immunity known?", "Percent; no individual results."
    )
    post_exposure_kit: AbsentOr[Text] | None = decision(
        "Where is the kit for needlestick injuries?",
        "HIV post-exposure prophylaxis at hand within hours; none if there is none.",
    )
    security_plan: AbsentOr[Commitment] | None = attestation(
        "Is there a security and evacuation plan?", "Shared with the host; none if there is none."
    )
    emergency_insurance_percent: Percent | None = attestation(
        "What share of members has emergency insurance?", "Health, evacuation and repatriation."
    )
    home_contact_24h: AbsentOr[Text] | None = decision(
        "Who at home is reachable day and night?", "Role or name and number; none if nobody is.", personal=True
    )
    code_of_conduct: AbsentOr[Commitment] | None = attestation(
        "Is there a code of conduct with consequences?", "None if there is none."
    )
    code_of_conduct_signed_percent: Percent | None = attestation(
        "What share of the team has signed the code of conduct?", "Percent."
    )
    selection_criteria: AbsentOr[Commitment] | None = attestation(
        "Are there written criteria for choosing members?", "Applied to all volunteers; none if there are none."
    )
    application_and_interview: YesNo | None = decision(
        "Do members apply and are they interviewed?", "Before they are accepted."
    )
    guidebook: AbsentOr[Text] | None = decision(
        "Which guidebook do members get?", "With language and customs; none if there is none."
    )
