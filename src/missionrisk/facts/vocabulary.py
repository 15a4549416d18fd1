"""The vocabulary of rule authors: every fact type that a rule may speak of."""

from __future__ import annotations

from typing import Final

from missionrisk.facts.follow_up import FollowUp
from missionrisk.facts.medicines import DispensedSupply, RefillSource
from missionrisk.facts.mission import Mission
from missionrisk.facts.model import Vocabulary, vocabulary_of
from missionrisk.facts.partners import Partner
from missionrisk.facts.procedures import Procedure
from missionrisk.facts.screening import ScreeningTest
from missionrisk.facts.second_stratum import HarmSummary, Outcome
from missionrisk.facts.services import ReferralRoute, Service

VOCABULARY: Final[Vocabulary] = vocabulary_of(
    Mission,
    Partner,
    Service,
    ReferralRoute,
    Procedure,
    DispensedSupply,
    RefillSource,
    ScreeningTest,
    FollowUp,
    Outcome,
    HarmSummary,
)
