"""Training and mentorship of local staff."""

from typing import Literal

from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.kinds import Cadre, Channel, LedBy
from missionrisk.plan.references import EquipmentRef, PartnerRef, PersonRef
from missionrisk.plan.values import AbsentOr, Amount, Commitment, Count, Language, Slug, Text, YesNo


class Course(PlanModel):
    """One thing that is taught."""

    id: Slug = decision(
        "By what short name does the plan call this course?", "A name that is unique among the courses.", default=...
    )
    topic: Text | None = decision("What is taught?", "Skill or knowledge.")
    requested_by_host: Commitment | None = attestation(
        "Did the host ask for this course?", "Whether host chose topic and trainees."
    )
    learners: tuple[PersonRef, ...] | None = decision("Which people of the plan learn?", "People, by id.")
    learner_cadre: Cadre | None = decision("What profession do the learners have?", "Their cadre.")
    learner_count: Count | None = decision("How many local staff learn?", "People.")
    teachers: tuple[PersonRef, ...] | None = decision("Who teaches this course?", "People, by id.")
    led_by: LedBy | None = decision("Who leads the teaching?", "The host's teachers, the visitors, or both.")
    hours: Amount | None = decision("How many hours of teaching are planned?", "Hours.")
    languages: tuple[Language, ...] | None = decision("In which languages is it taught?", "BCP 47 tags.")
    method: (
        Literal["lecture", "bedside", "hands_on", "simulation", "tele_mentoring", "fellowship", "self_study"] | None
    ) = decision("How is it taught?", "The main method.")
    needs_equipment: tuple[EquipmentRef, ...] | None = decision(
        "Which devices of the plan does the skill need?", "Equipment, by id."
    )
    tools_available_locally: YesNo | None = world(
        "Will learners have the drugs and devices for it?", "Locally, after departure."
    )
    within_national_scope: YesNo | None = world(
        "Is the skill within the learners' national scope of practice?", "For their cadre in the host country."
    )
    competence_assessed: YesNo | None = decision(
        "Is it checked that learners can do it?", "Before they practise alone."
    )
    recognised: AbsentOr[Text] | None = attestation(
        "Who recognises this course?", "Council or university; none if nobody does."
    )


class Mentorship(PlanModel):
    """Contact between visits."""

    contacts_per_month: Amount | None = decision(
        "How many contacts a month are there between visits?", "Calls, case discussions or joint rounds."
    )
    channel: Channel | None = decision("How is contact kept between visits?", "The main channel.")
    mentors: tuple[PersonRef, ...] | None = decision("Who mentors between visits?", "People, by id.")
    commitment: Commitment | None = attestation("Is that contact agreed with the learners?", "Agreed on both sides.")


class Exchange(PlanModel):
    """What visitors and hosts get from each other."""

    visitor_learning_aims: AbsentOr[Text] | None = decision(
        "What are visitors to learn?", "Learning aims; none if there are none."
    )
    host_exchange: AbsentOr[Commitment] | None = attestation(
        "Can host staff visit and learn in return?", "Reverse visits, fellowships or joint teaching; none if not."
    )
    host_fellowships: Count | None = decision("How many fellowships are there for host staff?", "Places.")
    trainees_from_both_sides: YesNo | None = decision(
        "Do trainees of both countries take part?", "Exchange in both directions."
    )
    visitors_learn_from_host: YesNo | None = decision(
        "Do hosts teach the visitors?", "As teachers with time and pay for it."
    )
    hosts_paid_for_teaching: YesNo | None = decision(
        "Are hosts paid for teaching and mentoring visitors?", "In money or in kind."
    )


class Training(PlanModel):
    """Training, mentorship and exchange."""

    courses: tuple[Course, ...] | None = decision(
        "What is taught to local staff?", "Each course; an empty list if nothing is taught."
    )
    host_chose_topics: YesNo | None = attestation("Did the host choose the topics?", "And the people who learn.")
    local_counterpart_per_service: YesNo | None = decision(
        "Is a local colleague paired in every service?", "One counterpart for each line of service."
    )
    mentorship: AbsentOr[Mentorship] | None = decision(
        "What contact is there between visits?", "Mentoring; none if there is none."
    )
    partner: PartnerRef | None = decision("With which partner is the training held?", "The partner, by id.")
    takes_staff_from_duty: YesNo | None = decision(
        "Does training take staff away from patients?", "Without replacement."
    )
