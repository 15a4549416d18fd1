"""The vocabulary of rule authors: every fact type that a rule may speak of."""

from __future__ import annotations

from typing import Final

from missionrisk.facts.experience import ProcedureAssignment
from missionrisk.facts.follow_up import FollowUp
from missionrisk.facts.handover import MedicineHandover
from missionrisk.facts.host_costs import HostBudget, HostCost
from missionrisk.facts.integration import Integration, OtherTeam
from missionrisk.facts.leadership import Exchange, Leadership
from missionrisk.facts.local_providers import LocalSupply
from missionrisk.facts.medicines import DispensedSupply, RefillSource
from missionrisk.facts.mission import Mission
from missionrisk.facts.model import Vocabulary, vocabulary_of
from missionrisk.facts.needs import Aim, Needs
from missionrisk.facts.partners import Partner, Partnership
from missionrisk.facts.people import Person
from missionrisk.facts.pharmacy import Dispensing, MedicineList
from missionrisk.facts.prevention import Prevention
from missionrisk.facts.procedures import Procedure
from missionrisk.facts.screening import ScreeningTest
from missionrisk.facts.second_stratum import HarmSummary, Outcome
from missionrisk.facts.services import ReferralRoute, Service
from missionrisk.facts.sites import Site
from missionrisk.facts.stock import MedicineStock
from missionrisk.facts.supervision import Supervision, SupervisionRatio, TraineeProgramme
from missionrisk.facts.visits import LongTermWork, ServiceContinuity
from missionrisk.facts.workload import Workload

VOCABULARY: Final[Vocabulary] = vocabulary_of(
    Mission,
    Partner,
    Partnership,
    Leadership,
    Exchange,
    Needs,
    Aim,
    HostBudget,
    HostCost,
    Integration,
    OtherTeam,
    Site,
    LocalSupply,
    ServiceContinuity,
    LongTermWork,
    Prevention,
    Workload,
    Service,
    ReferralRoute,
    Person,
    Supervision,
    SupervisionRatio,
    TraineeProgramme,
    Procedure,
    ProcedureAssignment,
    DispensedSupply,
    RefillSource,
    MedicineStock,
    MedicineHandover,
    Dispensing,
    MedicineList,
    ScreeningTest,
    FollowUp,
    Outcome,
    HarmSummary,
)
