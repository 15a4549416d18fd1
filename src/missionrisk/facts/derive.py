"""From a plan to its facts."""

from __future__ import annotations

from datetime import date

from missionrisk.facts.after_report import derive_after_report
from missionrisk.facts.agreements import derive_agreements
from missionrisk.facts.anaesthesia import derive_anaesthesia
from missionrisk.facts.authorisation import derive_authorisation
from missionrisk.facts.care_conditions import derive_care_conditions
from missionrisk.facts.communication import derive_communication
from missionrisk.facts.consent import derive_consent
from missionrisk.facts.consultations import derive_consultations
from missionrisk.facts.country_requirements import derive_country_requirements
from missionrisk.facts.customs import derive_customs
from missionrisk.facts.education import derive_education
from missionrisk.facts.emergency_capacity import derive_emergency_capacity
from missionrisk.facts.emergency_care import derive_emergency_care
from missionrisk.facts.emergency_team import derive_emergency_team
from missionrisk.facts.emergency_transition import derive_emergency_transition
from missionrisk.facts.equipment import derive_equipment
from missionrisk.facts.exit import derive_exit
from missionrisk.facts.experience import derive_experience
from missionrisk.facts.follow_up import derive_follow_up
from missionrisk.facts.handover import derive_handover
from missionrisk.facts.host_costs import derive_host_costs
from missionrisk.facts.host_support import derive_host_support
from missionrisk.facts.images import derive_images
from missionrisk.facts.imports import derive_imports
from missionrisk.facts.infection import derive_infection_control
from missionrisk.facts.inpatients import derive_inpatient_care
from missionrisk.facts.integration import derive_integration
from missionrisk.facts.leadership import derive_exchange, derive_leadership
from missionrisk.facts.licences import derive_licences
from missionrisk.facts.local_providers import derive_local_providers, derive_local_supply
from missionrisk.facts.medicines import derive_medicines
from missionrisk.facts.mission import derive_mission
from missionrisk.facts.model import Facts
from missionrisk.facts.monitoring import derive_monitoring
from missionrisk.facts.needs import derive_needs
from missionrisk.facts.partners import derive_partners
from missionrisk.facts.patient_data import derive_patient_data
from missionrisk.facts.people import derive_people
from missionrisk.facts.pharmacy import derive_pharmacy
from missionrisk.facts.preparation import derive_preparation
from missionrisk.facts.prevention import derive_prevention
from missionrisk.facts.procedure_setting import derive_procedure_settings
from missionrisk.facts.procedures import derive_procedures
from missionrisk.facts.psychosocial import derive_psychosocial
from missionrisk.facts.reading import Place
from missionrisk.facts.referral_payment import derive_referral_payments
from missionrisk.facts.research import derive_research
from missionrisk.facts.safeguarding import derive_safeguarding
from missionrisk.facts.screening import derive_screening
from missionrisk.facts.sending_organisation import derive_sending_organisation
from missionrisk.facts.services import derive_services
from missionrisk.facts.sites import derive_sites
from missionrisk.facts.standards import derive_standards
from missionrisk.facts.stock import derive_stock
from missionrisk.facts.supervision import derive_supervision
from missionrisk.facts.tables import Tables
from missionrisk.facts.teaching import derive_teaching
from missionrisk.facts.team_change import derive_team_change
from missionrisk.facts.team_welfare import derive_team_welfare
from missionrisk.facts.telehealth import derive_telehealth
from missionrisk.facts.theatre import derive_theatre
from missionrisk.facts.visits import derive_visits
from missionrisk.facts.working_hours import derive_working_hours
from missionrisk.facts.workload import derive_workload
from missionrisk.plan import MissionPlan


def derive(plan: MissionPlan, on: date, tables: Tables) -> Facts:
    """All facts of a plan, as seen on a day."""
    root = Place(plan, "", final=plan.effective_stage == "final")
    return Facts(
        [
            derive_mission(root, on, plan.effective_stage),
            derive_follow_up(root),
            *derive_partners(root),
            derive_leadership(root),
            derive_exchange(root),
            *derive_needs(root, on),
            derive_authorisation(root),
            *derive_licences(root),
            derive_imports(root),
            derive_agreements(root),
            derive_after_report(root),
            derive_care_conditions(root, tables),
            *derive_country_requirements(root, on, tables),
            *derive_host_costs(root),
            derive_host_support(root),
            derive_sending_organisation(root),
            *derive_integration(root),
            *derive_sites(root),
            *derive_local_supply(root),
            *derive_local_providers(root),
            *derive_visits(root),
            derive_prevention(root),
            derive_workload(root),
            derive_communication(root),
            *derive_consent(root),
            derive_customs(root),
            *derive_standards(root),
            *derive_education(root),
            *derive_images(root),
            derive_safeguarding(root),
            derive_preparation(root),
            derive_team_welfare(root),
            *derive_working_hours(root),
            derive_team_change(root),
            *derive_teaching(root),
            *derive_services(root),
            *derive_referral_payments(root),
            *derive_people(root, tables),
            *derive_supervision(root, tables),
            *derive_procedures(root, tables),
            *derive_experience(root),
            *derive_procedure_settings(root),
            derive_theatre(root),
            derive_anaesthesia(root),
            derive_inpatient_care(root),
            derive_infection_control(root),
            *derive_consultations(root),
            *derive_medicines(root),
            *derive_stock(root),
            *derive_handover(root),
            *derive_pharmacy(root),
            *derive_screening(root),
            *derive_equipment(root),
            derive_patient_data(root),
            derive_telehealth(root),
            derive_research(root),
            derive_monitoring(root),
            derive_exit(root),
            *derive_emergency_team(root, tables),
            derive_emergency_capacity(root, tables),
            derive_emergency_care(root),
            derive_emergency_transition(root),
            derive_psychosocial(root),
        ]
    )
