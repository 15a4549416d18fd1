"""From a plan to its facts."""

from __future__ import annotations

from datetime import date

from missionrisk.facts.follow_up import derive_follow_up
from missionrisk.facts.medicines import derive_medicines
from missionrisk.facts.mission import derive_mission
from missionrisk.facts.model import Facts
from missionrisk.facts.partners import derive_partners
from missionrisk.facts.procedures import derive_procedures
from missionrisk.facts.reading import Place
from missionrisk.facts.screening import derive_screening
from missionrisk.facts.services import derive_services
from missionrisk.facts.tables import Tables
from missionrisk.plan import MissionPlan


def derive(plan: MissionPlan, on: date, tables: Tables) -> Facts:
    """All facts of a plan, as seen on a day."""
    root = Place(plan, "", final=plan.effective_stage == "final")
    return Facts(
        [
            derive_mission(root, on, plan.effective_stage),
            derive_follow_up(root),
            *derive_partners(root),
            *derive_services(root),
            *derive_procedures(root, tables),
            *derive_medicines(root),
            *derive_screening(root),
        ]
    )
