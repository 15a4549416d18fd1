"""The vocabulary of rule authors: every fact type that a rule may speak of."""

from __future__ import annotations

from typing import Final

from missionrisk.facts.accountability.images import ImagePolicy, ImageUse
from missionrisk.facts.accountability.monitoring import Monitoring
from missionrisk.facts.accountability.patient_data import PatientData
from missionrisk.facts.accountability.research import Research
from missionrisk.facts.accountability.safeguarding import Safeguarding
from missionrisk.facts.aftercare.follow_up import FollowUp
from missionrisk.facts.aftercare.follow_up_calendar import FollowUpCalendar
from missionrisk.facts.aftercare.referral_payment import ReferralPayment
from missionrisk.facts.aftercare.review_due import ReviewDue
from missionrisk.facts.aftercare.staged_care import StagedCare
from missionrisk.facts.care.consultations import Consultation
from missionrisk.facts.care.education import EducationSession
from missionrisk.facts.care.prevention import Prevention
from missionrisk.facts.care.screening import ScreeningTest
from missionrisk.facts.care.services import ReferralRoute, Service
from missionrisk.facts.care.sites import Site
from missionrisk.facts.care.standards import StandardOfCare
from missionrisk.facts.care.teaching import CommunityHealthWorkers, Course, Teaching
from missionrisk.facts.care.telehealth import Telehealth
from missionrisk.facts.emergency.emergency_capacity import EmergencyCapacity
from missionrisk.facts.emergency.emergency_care import EmergencyCare
from missionrisk.facts.emergency.emergency_team import EmergencyTeam, Neutrality
from missionrisk.facts.emergency.emergency_transition import EmergencyTransition
from missionrisk.facts.emergency.psychosocial import PsychosocialSupport
from missionrisk.facts.goods.cold_chain import ColdChain
from missionrisk.facts.goods.equipment import Device, ServiceEquipment
from missionrisk.facts.goods.handover import MedicineHandover
from missionrisk.facts.goods.medicine_prices import ConsignmentValue, RefillPrice
from missionrisk.facts.goods.medicine_supply import MedicineSupply
from missionrisk.facts.goods.medicines import DispensedSupply, RefillSource
from missionrisk.facts.goods.pharmacy import Dispensing, MedicineList
from missionrisk.facts.goods.stock import MedicineStock
from missionrisk.facts.language.communication import Communication
from missionrisk.facts.language.consent import Consent
from missionrisk.facts.language.customs import Customs
from missionrisk.facts.language.session_languages import SessionLanguages
from missionrisk.facts.mission import Mission
from missionrisk.facts.model import Vocabulary, vocabulary_of
from missionrisk.facts.nearby.local_providers import LocalProvider, LocalSupply
from missionrisk.facts.nearby.other_organisations import OtherOrganisations
from missionrisk.facts.partnership.continuity import Visit, VisitSeries
from missionrisk.facts.partnership.exit import ExitPlan
from missionrisk.facts.partnership.host_answers import HostAnswer
from missionrisk.facts.partnership.host_costs import HostBudget, HostCost
from missionrisk.facts.partnership.host_support import HostSupport
from missionrisk.facts.partnership.integration import Integration, OtherTeam
from missionrisk.facts.partnership.leadership import Exchange, Leadership
from missionrisk.facts.partnership.local_share import LocalShareAim
from missionrisk.facts.partnership.needs import Aim, Needs
from missionrisk.facts.partnership.partners import Partner, Partnership
from missionrisk.facts.partnership.team_change import TeamChange
from missionrisk.facts.partnership.visit_cost import HostVisitCost
from missionrisk.facts.partnership.visits import LongTermWork, ServiceContinuity
from missionrisk.facts.permission.after_report import AfterReport
from missionrisk.facts.permission.agreements import PartnerAgreements
from missionrisk.facts.permission.authorisation import Authorisation
from missionrisk.facts.permission.care_conditions import CareConditions
from missionrisk.facts.permission.country_requirements import CountryRequirement
from missionrisk.facts.permission.imports import ImportAuthorisation
from missionrisk.facts.permission.lead_times import Approval
from missionrisk.facts.permission.licences import ClinicianPermission, HomeLicence, HostLicence
from missionrisk.facts.permission.sending_organisation import SendingOrganisation
from missionrisk.facts.rota.duty_hours import DutyHours
from missionrisk.facts.rota.working_hours import WorkingHours
from missionrisk.facts.rota.workload import Workload
from missionrisk.facts.second_stratum import HarmSummary, Outcome
from missionrisk.facts.supervision.supervision import Supervision
from missionrisk.facts.supervision.supervision_ratio import SupervisionRatio
from missionrisk.facts.supervision.trainee_programme import TraineeProgramme
from missionrisk.facts.surgery.anaesthesia import Anaesthesia
from missionrisk.facts.surgery.infection import InfectionControl
from missionrisk.facts.surgery.inpatients import InpatientCare
from missionrisk.facts.surgery.procedure_setting import ProcedureSetting
from missionrisk.facts.surgery.procedures import Procedure
from missionrisk.facts.surgery.theatre import Theatre
from missionrisk.facts.team.experience import ProcedureAssignment
from missionrisk.facts.team.people import Person
from missionrisk.facts.team.preparation import Preparation
from missionrisk.facts.team.team_welfare import TeamWelfare

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
    HostAnswer,
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
