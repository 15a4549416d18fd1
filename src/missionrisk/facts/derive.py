"""From a plan to its facts."""

from __future__ import annotations

from datetime import date
from typing import Final

from missionrisk.facts.accountability.images import derive_images
from missionrisk.facts.accountability.monitoring import derive_monitoring
from missionrisk.facts.accountability.patient_data import derive_patient_data
from missionrisk.facts.accountability.research import derive_research
from missionrisk.facts.accountability.safeguarding import derive_safeguarding
from missionrisk.facts.aftercare.follow_up import derive_follow_up
from missionrisk.facts.aftercare.follow_up_calendar import derive_follow_up_calendar
from missionrisk.facts.aftercare.referral_payment import derive_referral_payments
from missionrisk.facts.aftercare.staged_care import derive_staged_care
from missionrisk.facts.care.consultations import derive_consultations
from missionrisk.facts.care.education import derive_education
from missionrisk.facts.care.prevention import derive_prevention
from missionrisk.facts.care.screening import derive_screening
from missionrisk.facts.care.services import derive_services
from missionrisk.facts.care.sites import derive_sites
from missionrisk.facts.care.standards import derive_standards
from missionrisk.facts.care.teaching import derive_teaching
from missionrisk.facts.care.telehealth import derive_telehealth
from missionrisk.facts.emergency.emergency_capacity import derive_emergency_capacity
from missionrisk.facts.emergency.emergency_care import derive_emergency_care
from missionrisk.facts.emergency.emergency_team import derive_emergency_team
from missionrisk.facts.emergency.emergency_transition import derive_emergency_transition
from missionrisk.facts.emergency.psychosocial import derive_psychosocial
from missionrisk.facts.goods.cold_chain import derive_cold_chain
from missionrisk.facts.goods.equipment import derive_equipment
from missionrisk.facts.goods.handover import derive_handover
from missionrisk.facts.goods.medicine_prices import derive_medicine_prices
from missionrisk.facts.goods.medicine_properties import tell_of_medicines
from missionrisk.facts.goods.medicine_supply import derive_medicine_supply
from missionrisk.facts.goods.medicines import derive_medicines
from missionrisk.facts.goods.pharmacy import derive_pharmacy
from missionrisk.facts.goods.stock import derive_stock
from missionrisk.facts.language.communication import derive_communication
from missionrisk.facts.language.consent import derive_consent
from missionrisk.facts.language.customs import derive_customs
from missionrisk.facts.language.session_languages import derive_session_languages
from missionrisk.facts.mission import derive_mission
from missionrisk.facts.model import Facts
from missionrisk.facts.nearby.local_providers import derive_local_providers, derive_local_supply
from missionrisk.facts.nearby.other_organisations import derive_other_organisations
from missionrisk.facts.nearby.surroundings import Surroundings
from missionrisk.facts.partnership.continuity import derive_continuity
from missionrisk.facts.partnership.exit import derive_exit
from missionrisk.facts.partnership.host_answers import derive_host_answers
from missionrisk.facts.partnership.host_costs import derive_host_costs
from missionrisk.facts.partnership.host_support import derive_host_support
from missionrisk.facts.partnership.integration import derive_integration
from missionrisk.facts.partnership.leadership import derive_exchange, derive_leadership
from missionrisk.facts.partnership.local_share import derive_local_share_aim
from missionrisk.facts.partnership.needs import derive_needs
from missionrisk.facts.partnership.partners import derive_partners
from missionrisk.facts.partnership.team_change import derive_team_change
from missionrisk.facts.partnership.visit_cost import derive_visit_cost
from missionrisk.facts.partnership.visits import derive_visits
from missionrisk.facts.permission.after_report import derive_after_report
from missionrisk.facts.permission.agreements import derive_agreements
from missionrisk.facts.permission.authorisation import derive_authorisation
from missionrisk.facts.permission.care_conditions import derive_care_conditions
from missionrisk.facts.permission.country_requirements import derive_country_requirements
from missionrisk.facts.permission.imports import derive_imports
from missionrisk.facts.permission.lead_times import derive_lead_times
from missionrisk.facts.permission.licences import derive_licences
from missionrisk.facts.permission.sending_organisation import derive_sending_organisation
from missionrisk.facts.reading import Place
from missionrisk.facts.rota.duty_hours import derive_duty_hours
from missionrisk.facts.rota.rota import rota_of
from missionrisk.facts.rota.working_hours import derive_working_hours
from missionrisk.facts.rota.workload import derive_workload
from missionrisk.facts.supervision.supervision import derive_supervision
from missionrisk.facts.surgery.anaesthesia import derive_anaesthesia
from missionrisk.facts.surgery.infection import derive_infection_control
from missionrisk.facts.surgery.inpatients import derive_inpatient_care
from missionrisk.facts.surgery.procedure_setting import derive_procedure_settings
from missionrisk.facts.surgery.procedures import derive_procedures
from missionrisk.facts.surgery.theatre import derive_theatre
from missionrisk.facts.tables import Tables
from missionrisk.facts.team.experience import derive_experience
from missionrisk.facts.team.people import derive_people
from missionrisk.facts.team.preparation import derive_preparation
from missionrisk.facts.team.team_welfare import derive_team_welfare
from missionrisk.plan import MissionPlan
from missionrisk.reference_data import ReferenceData

NO_REFERENCE_DATA: Final = ReferenceData()


def derive(plan: MissionPlan, on: date, tables: Tables, reference: ReferenceData = NO_REFERENCE_DATA) -> Facts:
    """All facts of a plan, as seen on a day, with what the lists that a user has brought say beside it."""
    root = Place(plan, "", final=plan.effective_stage == "final")
    surroundings = Surroundings(root, tables, reference.facilities)
    tell_of_medicines(root, tables.medicines)
    rota = rota_of(root)
    duty_hours = list(derive_duty_hours(root, rota))
    return Facts(
        [
            derive_mission(root, on, plan.effective_stage),
            derive_follow_up(root),
            *derive_partners(root),
            derive_leadership(root),
            *derive_local_share_aim(root),
            derive_exchange(root),
            *derive_needs(root, on),
            derive_authorisation(root),
            *derive_licences(root),
            derive_imports(root),
            derive_agreements(root),
            derive_after_report(root),
            derive_care_conditions(root, tables),
            *derive_country_requirements(root, on, tables),
            *derive_lead_times(root, on, tables),
            *derive_host_costs(root),
            derive_visit_cost(root),
            derive_host_support(root),
            *derive_host_answers(root),
            derive_sending_organisation(root),
            *derive_integration(root),
            *derive_sites(root),
            *derive_local_supply(surroundings),
            *derive_local_providers(surroundings),
            derive_other_organisations(root, tables, reference),
            *derive_visits(root),
            *derive_continuity(root, on),
            derive_prevention(root),
            derive_workload(root, rota),
            derive_communication(root),
            *derive_session_languages(root, rota),
            *derive_consent(root),
            derive_customs(root),
            *derive_standards(root),
            *derive_education(root),
            *derive_images(root),
            derive_safeguarding(root),
            derive_preparation(root),
            derive_team_welfare(root),
            *duty_hours,
            derive_working_hours(root, rota, duty_hours),
            derive_team_change(root),
            *derive_teaching(root),
            *derive_services(root),
            *derive_referral_payments(root),
            *derive_people(root, tables),
            *derive_supervision(root, rota, tables),
            *derive_procedures(root, tables),
            *derive_follow_up_calendar(root, tables),
            *derive_staged_care(root, tables),
            *derive_experience(root),
            *derive_procedure_settings(root, rota),
            derive_theatre(root, rota),
            derive_anaesthesia(root, rota),
            derive_inpatient_care(root, rota),
            derive_infection_control(root),
            *derive_consultations(root, rota),
            *derive_medicines(root),
            *derive_medicine_supply(root),
            *derive_medicine_prices(root, tables.medicines, reference.prices),
            *derive_cold_chain(root),
            *derive_stock(root, tables.medicines, reference.national_list),
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
