"""The plan as a whole."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from pydantic import ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator

from missionrisk.plan.activities import Activities
from missionrisk.plan.authorisation import Authorisation
from missionrisk.plan.base import PlanModel, attestation, decision, world
from missionrisk.plan.checks import as_line_errors, cross_check
from missionrisk.plan.community_health_workers import CommunityHealthWorkers
from missionrisk.plan.culture import Culture
from missionrisk.plan.education import Education
from missionrisk.plan.emergency import Emergency
from missionrisk.plan.equipment import Equipment
from missionrisk.plan.exit import Exit
from missionrisk.plan.finance import Finance
from missionrisk.plan.follow_up import FollowUp
from missionrisk.plan.host_answers import AnsweredForm
from missionrisk.plan.images import Images
from missionrisk.plan.infection import InfectionPrevention
from missionrisk.plan.integration import Integration
from missionrisk.plan.language import LanguagePlan
from missionrisk.plan.leadership import Leadership
from missionrisk.plan.local_providers import LocalProvider
from missionrisk.plan.medicines import Medicine
from missionrisk.plan.mission import Mission
from missionrisk.plan.monitoring import Monitoring
from missionrisk.plan.needs import Needs
from missionrisk.plan.partners import Partner
from missionrisk.plan.people import Person
from missionrisk.plan.pharmacy import Pharmacy
from missionrisk.plan.preparation import TeamPreparation
from missionrisk.plan.procedures import Procedure
from missionrisk.plan.psychosocial import Psychosocial
from missionrisk.plan.records import Records
from missionrisk.plan.referral import Referral
from missionrisk.plan.research import Research
from missionrisk.plan.safeguarding import Safeguarding
from missionrisk.plan.schedule import Schedule
from missionrisk.plan.screening import Screening
from missionrisk.plan.services import Service
from missionrisk.plan.sites import Site
from missionrisk.plan.source import PlanSource
from missionrisk.plan.surgery import Anaesthesia, Surgery
from missionrisk.plan.telehealth import Telehealth
from missionrisk.plan.trainees import Trainees
from missionrisk.plan.training import Exchange, Training
from missionrisk.plan.vaccination import Vaccination
from missionrisk.plan.values import Text, Unanswered
from missionrisk.plan.welfare import Welfare

Stage = Literal["concept", "draft", "final"]


class MissionPlan(PlanModel):
    """A plan for a medical mission. Only the title is required.

    Raises `pydantic.ValidationError` with every problem at once: those of single fields and those between chapters
    (ids used twice, references to nothing, an end before its start, an activity that is denied and planned).
    """

    title: Text = decision(
        "What is the mission called?", "A title that tells this plan from others.", min_length=1, default=...
    )
    reference: Text | None = decision("What is the plan's reference?", "Number or version in your own files.")
    stage: Stage | None = decision(
        "How far has the plan come?", "concept, draft or final; a plan that does not say is a draft."
    )
    mission: Mission | None = decision(
        "What kind of mission is it?", "Model, countries, dates, sender, aims and visits."
    )
    activities: Activities | None = decision(
        "What does the mission do?", "Yes or no for each activity; no closes its chapter."
    )
    sites: tuple[Site, ...] | None = decision("Where does the mission work?", "Every site.")
    partners: tuple[Partner, ...] | None = decision(
        "Who are the host partners?", "Every partner; an empty list if there are none."
    )
    leadership: Leadership | None = decision(
        "Who leads, and who asked for the mission?", "Leads, invitation and shares in decisions."
    )
    authorisation: Authorisation | None = attestation(
        "Who permits the mission?", "Authorities, permits, visas, indemnity and report."
    )
    needs: Needs | None = attestation("Why is the mission needed?", "Assessment, consultation and choice of patients.")
    integration: Integration | None = decision(
        "How does the mission fit into local care?", "Registers, fees, cover for staff and other teams."
    )
    services: tuple[Service, ...] | None = decision("Which services does the mission give?", "Every service.")
    local_providers: tuple[LocalProvider, ...] | None = world(
        "Who else gives care nearby?", "Every provider in the catchment; an empty list if there is none."
    )
    procedures: tuple[Procedure, ...] | None = decision(
        "Which procedures are done?", "Every kind of operation or procedure."
    )
    surgery: Surgery | None = decision("How is surgery kept safe?", "Theatre, recovery and inpatients.")
    anaesthesia: Anaesthesia | None = decision("How is anaesthesia kept safe?", "Providers and monitoring.")
    medicines: tuple[Medicine, ...] | None = decision(
        "Which medicines are used or given?", "Every medicine, in each strength and form."
    )
    pharmacy: Pharmacy | None = decision("How are medicines handled?", "Dispensing, donation, stock.")
    equipment: tuple[Equipment, ...] | None = decision("Which devices are used or given?", "Every kind of device.")
    people: tuple[Person, ...] | None = decision("Who takes part?", "Every person or group, visitors and hosts.")
    schedule: Schedule | None = decision("Who works when?", "Sessions, shifts and rest.")
    infection_prevention: InfectionPrevention | None = decision(
        "How are infections prevented?", "Hygiene, sharps and waste."
    )
    vaccination: Vaccination | None = decision("How is vaccination done?", "Vaccines, doses and registers.")
    follow_up: FollowUp | None = attestation(
        "Who looks after patients afterwards?", "Handover, contact, payer and long-term care."
    )
    referral: Referral | None = attestation("Where are patients referred?", "Destinations, transport and payer.")
    screening: Screening | None = decision("What is screened for?", "Tests and what follows a positive result.")
    records: Records | None = decision("How are records and data kept?", "Records, registers and data protection.")
    telehealth: Telehealth | None = decision(
        "How is care given at a distance?", "Clinicians, consent and local backing."
    )
    language: LanguagePlan | None = decision(
        "How do patients and clinicians understand each other?", "Languages, interpreters and consent."
    )
    culture: Culture | None = attestation(
        "How is local custom respected?", "Decision-makers, chaperones, mediators and beliefs."
    )
    images: Images | None = decision("What about pictures and stories?", "Policy, uses and consent.")
    preparation: TeamPreparation | None = decision(
        "How is the team prepared?", "Training, health, security and conduct."
    )
    welfare: Welfare | None = decision("Who cares for those who work?", "Visitors, local staff and interpreters.")
    trainees: Trainees | None = decision(
        "On what terms are trainees on the team?", "Selection, approval and supervision."
    )
    training: Training | None = decision("What do local staff learn?", "Courses and mentorship.")
    exchange: Exchange | None = decision(
        "What do visitors and hosts gain from each other?", "Learning aims, reverse visits and fellowships."
    )
    education: Education | None = decision("What does the community learn?", "Health education sessions.")
    community_health_workers: CommunityHealthWorkers | None = decision(
        "On what terms do community health workers take part?", "Supervision, supplies and pay."
    )
    psychosocial: Psychosocial | None = decision(
        "What psychological and social support is given?", "Kinds, links and approval."
    )
    emergency: Emergency | None = decision(
        "How does the team respond to the emergency?", "Acceptance, type, coordination and transition."
    )
    safeguarding: Safeguarding | None = attestation(
        "How are people protected from abuse?", "Exploitation, children and complaints."
    )
    research: Research | None = decision("What research is done?", "Approvals, local investigators and samples.")
    finance: Finance | None = decision(
        "What does the mission cost, and who pays?", "Costs, funders and what reaches the host."
    )
    monitoring: Monitoring | None = decision(
        "What is measured, and who learns of it?", "Indicators, evaluators and reports."
    )
    exit: Exit | None = decision("How does the work go on without the visitors?", "Exit plan, costs and posts.")
    host_answers: tuple[AnsweredForm, ...] | None = attestation(
        "What has the host partner answered on its form?",
        "Each form in the order in which they were answered; an empty list if no host partner was asked.",
    )
    unanswered: tuple[Unanswered, ...] | None = decision(
        "Which questions have no answer yet?", "Fields that were asked and are not known, or do not apply."
    )

    _source: PlanSource | None = PrivateAttr(default=None)

    @property
    def effective_stage(self) -> Stage:
        """The stage that the plan is judged at: a plan that does not say is a draft."""
        return self.stage or "draft"

    @property
    def source(self) -> PlanSource | None:
        """The file that the plan was read from; None for a plan built in Python."""
        return self._source

    def stated(self) -> dict[str, Any]:
        """What the plan states, as a file would hold it. Validating it gives an equal plan."""
        return self.model_dump(mode="json", exclude_none=True)

    @property
    def sha256(self) -> str:
        """By which two plans that say the same are known, whatever file they were written in."""
        stated = json.dumps(self.stated(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()

    def __eq__(self, other: object) -> bool:
        """Plans are equal if they say the same, wherever they were written."""
        return isinstance(other, MissionPlan) and self.model_dump() == other.model_dump()

    @model_validator(mode="wrap")
    @classmethod
    def _with_cross_checks(cls, data: Any, handler: ModelWrapValidatorHandler[MissionPlan]) -> MissionPlan:
        problems = cross_check(data, cls)
        try:
            plan = handler(data)
        except ValidationError as error:
            problems = [*as_line_errors(error, data), *problems]
        if problems:
            raise ValidationError.from_exception_data(cls.__name__, problems)
        return plan
