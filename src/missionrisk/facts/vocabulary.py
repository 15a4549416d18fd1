"""The vocabulary of rule authors: every fact type that a rule may speak of."""

from __future__ import annotations

from typing import Final

from missionrisk.facts.after_report import AfterReport
from missionrisk.facts.agreements import PartnerAgreements
from missionrisk.facts.anaesthesia import Anaesthesia
from missionrisk.facts.authorisation import Authorisation
from missionrisk.facts.care_conditions import CareConditions
from missionrisk.facts.cold_chain import ColdChain
from missionrisk.facts.communication import Communication
from missionrisk.facts.consent import Consent
from missionrisk.facts.consultations import Consultation
from missionrisk.facts.continuity import Visit, VisitSeries
from missionrisk.facts.country_requirements import CountryRequirement
from missionrisk.facts.customs import Customs
from missionrisk.facts.duty_hours import DutyHours
from missionrisk.facts.education import EducationSession
from missionrisk.facts.emergency_capacity import EmergencyCapacity
from missionrisk.facts.emergency_care import EmergencyCare
from missionrisk.facts.emergency_team import EmergencyTeam, Neutrality
from missionrisk.facts.emergency_transition import EmergencyTransition
from missionrisk.facts.equipment import Device, ServiceEquipment
from missionrisk.facts.exit import ExitPlan
from missionrisk.facts.experience import ProcedureAssignment
from missionrisk.facts.follow_up import FollowUp
from missionrisk.facts.follow_up_calendar import FollowUpCalendar
from missionrisk.facts.handover import MedicineHandover
from missionrisk.facts.host_costs import HostBudget, HostCost
from missionrisk.facts.host_support import HostSupport
from missionrisk.facts.images import ImagePolicy, ImageUse
from missionrisk.facts.imports import ImportAuthorisation
from missionrisk.facts.infection import InfectionControl
from missionrisk.facts.inpatients import InpatientCare
from missionrisk.facts.integration import Integration, OtherTeam
from missionrisk.facts.lead_times import Approval
from missionrisk.facts.leadership import Exchange, Leadership
from missionrisk.facts.licences import ClinicianPermission, HomeLicence, HostLicence
from missionrisk.facts.local_providers import LocalProvider, LocalSupply
from missionrisk.facts.local_share import LocalShareAim
from missionrisk.facts.medicine_prices import ConsignmentValue, RefillPrice
from missionrisk.facts.medicine_supply import MedicineSupply
from missionrisk.facts.medicines import DispensedSupply, RefillSource
from missionrisk.facts.mission import Mission
from missionrisk.facts.model import Vocabulary, vocabulary_of
from missionrisk.facts.monitoring import Monitoring
from missionrisk.facts.needs import Aim, Needs
from missionrisk.facts.other_organisations import OtherOrganisations
from missionrisk.facts.partners import Partner, Partnership
from missionrisk.facts.patient_data import PatientData
from missionrisk.facts.people import Person
from missionrisk.facts.pharmacy import Dispensing, MedicineList
from missionrisk.facts.preparation import Preparation
from missionrisk.facts.prevention import Prevention
from missionrisk.facts.procedure_setting import ProcedureSetting
from missionrisk.facts.procedures import Procedure
from missionrisk.facts.psychosocial import PsychosocialSupport
from missionrisk.facts.referral_payment import ReferralPayment
from missionrisk.facts.research import Research
from missionrisk.facts.review_due import ReviewDue
from missionrisk.facts.safeguarding import Safeguarding
from missionrisk.facts.screening import ScreeningTest
from missionrisk.facts.second_stratum import HarmSummary, Outcome
from missionrisk.facts.sending_organisation import SendingOrganisation
from missionrisk.facts.services import ReferralRoute, Service
from missionrisk.facts.session_languages import SessionLanguages
from missionrisk.facts.sites import Site
from missionrisk.facts.staged_care import StagedCare
from missionrisk.facts.standards import StandardOfCare
from missionrisk.facts.stock import MedicineStock
from missionrisk.facts.supervision import Supervision
from missionrisk.facts.supervision_ratio import SupervisionRatio
from missionrisk.facts.teaching import CommunityHealthWorkers, Course, Teaching
from missionrisk.facts.team_change import TeamChange
from missionrisk.facts.team_welfare import TeamWelfare
from missionrisk.facts.telehealth import Telehealth
from missionrisk.facts.theatre import Theatre
from missionrisk.facts.trainee_programme import TraineeProgramme
from missionrisk.facts.visit_cost import HostVisitCost
from missionrisk.facts.visits import LongTermWork, ServiceContinuity
from missionrisk.facts.working_hours import WorkingHours
from missionrisk.facts.workload import Workload

VOCABULARY: Final[Vocabulary] = vocabulary_of(
    Mission,
    Partner,
    Partnership,
    Leadership,
    LocalShareAim,
    Exchange,
    Needs,
    Aim,
    Authorisation,
    ClinicianPermission,
    HomeLicence,
    HostLicence,
    ImportAuthorisation,
    PartnerAgreements,
    AfterReport,
    CareConditions,
    CountryRequirement,
    Approval,
    HostBudget,
    HostCost,
    HostVisitCost,
    HostSupport,
    SendingOrganisation,
    Integration,
    OtherTeam,
    Site,
    LocalSupply,
    LocalProvider,
    OtherOrganisations,
    ServiceContinuity,
    Visit,
    VisitSeries,
    LongTermWork,
    Prevention,
    Workload,
    Communication,
    SessionLanguages,
    Consent,
    Customs,
    StandardOfCare,
    EducationSession,
    ImagePolicy,
    ImageUse,
    Safeguarding,
    Preparation,
    TeamWelfare,
    WorkingHours,
    DutyHours,
    TeamChange,
    Teaching,
    Course,
    CommunityHealthWorkers,
    Service,
    ReferralRoute,
    ReferralPayment,
    Person,
    Supervision,
    SupervisionRatio,
    TraineeProgramme,
    Procedure,
    ProcedureAssignment,
    ProcedureSetting,
    Theatre,
    Anaesthesia,
    InpatientCare,
    InfectionControl,
    Consultation,
    DispensedSupply,
    RefillSource,
    MedicineSupply,
    RefillPrice,
    MedicineStock,
    ColdChain,
    MedicineHandover,
    ConsignmentValue,
    Dispensing,
    MedicineList,
    ScreeningTest,
    FollowUp,
    FollowUpCalendar,
    ReviewDue,
    StagedCare,
    EmergencyTeam,
    EmergencyCapacity,
    EmergencyCare,
    EmergencyTransition,
    Neutrality,
    PsychosocialSupport,
    Device,
    ServiceEquipment,
    PatientData,
    Telehealth,
    Research,
    Monitoring,
    ExitPlan,
    Outcome,
    HarmSummary,
)
