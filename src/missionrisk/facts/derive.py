"""From a plan to its facts."""

from __future__ import annotations

from datetime import date

from missionrisk.facts.experience import derive_experience
from missionrisk.facts.follow_up import derive_follow_up
from missionrisk.facts.handover import derive_handover
from missionrisk.facts.host_costs import derive_host_costs
from missionrisk.facts.integration import derive_integration
from missionrisk.facts.leadership import derive_exchange, derive_leadership
from missionrisk.facts.local_providers import derive_local_supply
from missionrisk.facts.medicines import derive_medicines
from missionrisk.facts.mission import derive_mission
from missionrisk.facts.model import Facts
from missionrisk.facts.needs import derive_needs
from missionrisk.facts.partners import derive_partners
from missionrisk.facts.people import derive_people
from missionrisk.facts.pharmacy import derive_pharmacy
from missionrisk.facts.prevention import derive_prevention
from missionrisk.facts.procedures import derive_procedures
from missionrisk.facts.reading import Place
from missionrisk.facts.screening import derive_screening
from missionrisk.facts.services import derive_services
from missionrisk.facts.sites import derive_sites
from missionrisk.facts.stock import derive_stock
from missionrisk.facts.supervision import derive_supervision
from missionrisk.facts.tables import Tables
from missionrisk.facts.visits import derive_visits
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
            *derive_host_costs(root),
            *derive_integration(root),
            *derive_sites(root),
            *derive_local_supply(root),
            *derive_visits(root),
            derive_prevention(root),
            derive_workload(root),
            *derive_services(root),
            *derive_people(root, tables),
            *derive_supervision(root, tables),
            *derive_procedures(root, tables),
            *derive_experience(root),
            *derive_medicines(root),
            *derive_stock(root),
            *derive_handover(root),
            *derive_pharmacy(root),
            *derive_screening(root),
        ]
    )
