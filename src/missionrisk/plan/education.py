"""Health education for the community."""

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.references import PersonRef, SiteRef
from missionrisk.plan.values import AbsentOr, Commitment, Count, Language, Slug, Text, YesNo


class EducationSession(PlanModel):
    """One kind of education session."""

    id: Slug = decision(
        "By what short name does the plan call this education session?",
        "A name that is unique among the education sessions.",
        default=...,
    )
    topic: Text | None = decision("What is this session about?", "The topic.")
    site: SiteRef | None = decision("Where is this session held?", "The site, by id.")
    audience: Text | None = decision(
        "Whom does this session reach?", "Such as mothers, pupils or patients with diabetes."
    )
    people_reached: Count | None = decision("How many people does this session reach?", "People.")
    languages: tuple[Language, ...] | None = decision("In which languages is this session held?", "BCP 47 tags.")
    local_facilitator: AbsentOr[PersonRef] | None = decision(
        "Which local person leads this session?", "The person, by id; none if visitors lead alone."
    )
    uses_local_resources: YesNo | None = world(
        "Can people do what is taught with what they have?", "Food, water, money and services at hand."
    )
    materials_pretested: YesNo | None = decision("Were the materials tried out with local people?", "Before use.")


class Education(PlanModel):
    """Community education."""

    sessions: tuple[EducationSession, ...] | None = decision(
        "Which education sessions are planned?", "Each kind; an empty list if there are none."
    )
    co_designed: Commitment | None = attestation(
        "Was the education designed with local people?", "Community health workers, teachers or faith leaders."
    )
    follows_national_messages: YesNo | None = world(
        "Does the education follow national health messages?", "Those of the ministry."
    )
