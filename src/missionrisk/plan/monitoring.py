"""What is measured, who judges, who learns of it."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef, ProcedureRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Percent, Slug, Text, YesNo


class Indicator(PlanModel):
    """One thing that is measured."""

    id: Slug = decision(
        "By what short name does the plan call this indicator?",
        "A name that is unique among the indicators.",
        default=...,
    )
    kind: Literal["output", "outcome", "partner", "harm", "cost", "learning", "equity"] | None = decision(
        "What kind of indicator is it?", "Output, outcome, partner, harm, cost, learning or equity."
    )
    text: Text | None = decision("What is measured?", "In words, with the unit.")
    procedure: ProcedureRef | None = decision("Which procedure does this indicator concern?", "The procedure, by id.")
    target: Text | None = decision("What value is aimed at?", "The target.")
    measured_after_days: Count | None = decision("After how many days is it measured?", "Days after the care.")
    baseline: AbsentOr[Text] | None = world("What was the value before?", "Baseline; none if not known.")


class Report(PlanModel):
    """How results are shared."""

    within_days: Count | None = decision("Within how many days are results shared?", "Days after departure.")
    shared_with: tuple[Literal["partner", "authority", "community", "funders", "public", "team"], ...] | None = (
        decision("With whom are results shared?", "Each recipient.")
    )
    contents: tuple[Literal["results", "limits", "costs", "harms", "denominators"], ...] | None = decision(
        "What do the shared results contain?", "Each matter."
    )
    in_host_language: YesNo | None = decision("Are results shared in the host's language?", "The working language.")
    commitment: Commitment | None = attestation("Is the sharing of results promised?", "To partner or public.")


class AfterAction(PlanModel):
    """One thing done at home or from afar afterwards."""

    id: Slug = decision(
        "By what short name does the plan call this action?",
        "A name that is unique among the actions afterwards.",
        default=...,
    )
    kind: (
        Literal["dissemination", "advocacy", "remote_support", "fundraising_for_partner", "teaching_at_home"] | None
    ) = decision("What kind of action is it?", "Dissemination, advocacy, remote support, fundraising or teaching.")
    text: Text | None = decision("What is done afterwards?", "The action.")
    owner: AbsentOr[PersonRef] | None = decision("Who does it?", "The person, by id; none if nobody.")
    follows_host_priorities: YesNo | None = attestation("Does it follow the host's priorities?", "Asked of the host.")


class Monitoring(PlanModel):
    """Monitoring, evaluation and learning."""

    plan: AbsentOr[Commitment] | None = attestation(
        "Is there a plan for monitoring and evaluation?", "Agreed with the host; none if there is none."
    )
    indicators: tuple[Indicator, ...] | None = decision(
        "What is measured?", "Each indicator; an empty list if nothing is."
    )
    evaluators: tuple[Literal["host_staff", "patients", "community", "visitors", "independent"], ...] | None = decision(
        "Who judges the mission?", "Each group that is asked."
    )
    mortality_captured_days: Count | None = decision("Up to which day are deaths counted?", "Days after the procedure.")
    complications_captured_days: Count | None = decision(
        "Up to which day are complications counted?", "Days after the procedure."
    )
    follow_up_target_percent: Percent | None = decision("What share of patients is to be followed up?", "Percent.")
    outcome_measures: tuple[Text, ...] | None = decision(
        "Which instruments measure the outcome?", "Such as WOMAC or visual acuity, before and after."
    )
    quality_record_per_case: YesNo | None = decision(
        "Is there a quality record for every case?", "Outcome and complications, case by case."
    )
    case_reviews_with_host: YesNo | None = decision(
        "Are cases reviewed together with the host?", "Joint morbidity and mortality meetings."
    )
    output_statistics_only: YesNo | None = decision("Are only numbers of patients counted?", "Without outcomes.")
    report: AbsentOr[Report] | None = decision("How are results shared?", "With whom and when; none if they are not.")
    earlier_lessons_closed: YesNo | None = attestation(
        "Have the lessons of the last visit been acted on?", "Listed with what was done."
    )
    after_actions: tuple[AfterAction, ...] | None = decision(
        "What is done after the mission?", "Each action; an empty list if nothing is."
    )
