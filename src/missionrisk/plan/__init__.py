"""What a mission plan is: pydantic models, one module per chapter of a plan."""

from missionrisk.plan.activities import Activities
from missionrisk.plan.authorisation import AfterReport, Authorisation, ImportPermit, Permit, RequirementsCheck
from missionrisk.plan.base import PlanModel
from missionrisk.plan.community_health_workers import CommunityHealthWorkers
from missionrisk.plan.culture import Culture
from missionrisk.plan.education import Education, EducationSession
from missionrisk.plan.emergency import Capacity, Emergency, Transition
from missionrisk.plan.equipment import Equipment, Loan, Maintenance
from missionrisk.plan.exit import Exit, Milestone, RecurrentCost, StaffingYear
from missionrisk.plan.finance import Finance, Funder, HostCost
from missionrisk.plan.follow_up import Contact, FollowUp, LongTermCare, Payer, StayBehind
from missionrisk.plan.host_answers import AnsweredForm, HostAnswer
from missionrisk.plan.images import Images, ImageUse
from missionrisk.plan.infection import InfectionPrevention
from missionrisk.plan.integration import Backfill, Integration, OtherTeam
from missionrisk.plan.language import Consent, Interpreting, LanguagePlan
from missionrisk.plan.leadership import DecisionShare, Leader, Leadership
from missionrisk.plan.local_providers import LocalProvider
from missionrisk.plan.medicines import Medicine, Refill
from missionrisk.plan.mission import Aim, Mission, SendingOrganisation, Stay, TrackRecord, Visit
from missionrisk.plan.mission_plan import MissionPlan
from missionrisk.plan.monitoring import AfterAction, Indicator, Monitoring, Report
from missionrisk.plan.needs import Assessment, Consultation, Needs, Selection
from missionrisk.plan.partners import Agreement, Partner
from missionrisk.plan.people import Check, HomeLicence, HostLicence, Person, Preparation, PriorVolume
from missionrisk.plan.pharmacy import (
    ControlledMedicines,
    DispensingPoint,
    Donation,
    LeftStock,
    PatientInstructions,
    Pharmacy,
)
from missionrisk.plan.preparation import TeamPreparation
from missionrisk.plan.procedures import Acceptance, LinkedDiscipline, PatientLimits, Procedure, Review
from missionrisk.plan.psychosocial import Psychosocial
from missionrisk.plan.records import ElectronicRecords, Records
from missionrisk.plan.referral import Abroad, Destination, Referral
from missionrisk.plan.research import Research
from missionrisk.plan.safeguarding import Children, Complaints, Exploitation, Safeguarding
from missionrisk.plan.schedule import Schedule, Session, Shift
from missionrisk.plan.screening import Screening, ScreeningTest, TreatmentPath
from missionrisk.plan.services import GapEvidence, Protocol, Service, StandardOfCare, Triage
from missionrisk.plan.sites import Power, Resuscitation, Site
from missionrisk.plan.source import PlanSource, Position
from missionrisk.plan.surgery import Anaesthesia, OutcomeTarget, Surgery
from missionrisk.plan.telehealth import Telehealth
from missionrisk.plan.trainees import Trainees
from missionrisk.plan.training import Course, Exchange, Mentorship, Training
from missionrisk.plan.vaccination import Vaccination
from missionrisk.plan.values import Absent, Commitment, Document, Estimate, Money, PlanDate, Unanswered
from missionrisk.plan.welfare import Welfare

__all__ = [
    "Abroad",
    "Absent",
    "Acceptance",
    "Activities",
    "AfterAction",
    "AfterReport",
    "Agreement",
    "Aim",
    "Anaesthesia",
    "AnsweredForm",
    "Assessment",
    "Authorisation",
    "Backfill",
    "Capacity",
    "Check",
    "Children",
    "Commitment",
    "CommunityHealthWorkers",
    "Complaints",
    "Consent",
    "Consultation",
    "Contact",
    "ControlledMedicines",
    "Course",
    "Culture",
    "DecisionShare",
    "Destination",
    "DispensingPoint",
    "Document",
    "Donation",
    "Education",
    "EducationSession",
    "ElectronicRecords",
    "Emergency",
    "Equipment",
    "Estimate",
    "Exchange",
    "Exit",
    "Exploitation",
    "Finance",
    "FollowUp",
    "Funder",
    "GapEvidence",
    "HomeLicence",
    "HostAnswer",
    "HostCost",
    "HostLicence",
    "ImageUse",
    "Images",
    "ImportPermit",
    "Indicator",
    "InfectionPrevention",
    "Integration",
    "Interpreting",
    "LanguagePlan",
    "Leader",
    "Leadership",
    "LeftStock",
    "LinkedDiscipline",
    "Loan",
    "LocalProvider",
    "LongTermCare",
    "Maintenance",
    "Medicine",
    "Mentorship",
    "Milestone",
    "Mission",
    "MissionPlan",
    "Money",
    "Monitoring",
    "Needs",
    "OtherTeam",
    "OutcomeTarget",
    "Partner",
    "PatientInstructions",
    "PatientLimits",
    "Payer",
    "Permit",
    "Person",
    "Pharmacy",
    "PlanDate",
    "PlanModel",
    "PlanSource",
    "Position",
    "Power",
    "Preparation",
    "PriorVolume",
    "Procedure",
    "Protocol",
    "Psychosocial",
    "Records",
    "RecurrentCost",
    "Referral",
    "Refill",
    "Report",
    "RequirementsCheck",
    "Research",
    "Resuscitation",
    "Review",
    "Safeguarding",
    "Schedule",
    "Screening",
    "ScreeningTest",
    "Selection",
    "SendingOrganisation",
    "Service",
    "Session",
    "Shift",
    "Site",
    "StaffingYear",
    "StandardOfCare",
    "Stay",
    "StayBehind",
    "Surgery",
    "TeamPreparation",
    "Telehealth",
    "TrackRecord",
    "Trainees",
    "Training",
    "Transition",
    "TreatmentPath",
    "Triage",
    "Unanswered",
    "Vaccination",
    "Visit",
    "Welfare",
]
