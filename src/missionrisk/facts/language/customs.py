"""Local custom: who decides about care, what is expected between women and men, what people believe and do."""

from __future__ import annotations

from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge, any_of
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag
from missionrisk.facts.reading import Place
from missionrisk.facts.team.contact import named_from_host, sees_patients
from missionrisk.facts.team.travel import travels


@dataclass(kw_only=True)
class Customs(Fact):
    """What the plan knows of local custom and makes of it. There is exactly one."""

    sees_patients: Knowledge[bool] = flag("Whether patients are seen face to face.")
    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    decision_makers_known: Knowledge[bool] = flag("Whether it was asked who decides about care in families there.")
    gender_norms_known: Knowledge[bool] = flag("Whether it was asked what is expected between women and men in care.")
    learnt_from_host: Knowledge[bool] = flag("Whether this was worked out with the host lead.")
    local_mediator: Knowledge[bool] = flag(
        "Whether somebody of the host country mediates between patients and visitors."
    )
    companion: Knowledge[bool] = flag(
        "Whether patients are examined in the presence of somebody of their own sex, or by such a clinician."
    )
    beliefs_known: Knowledge[bool] = flag("Whether anything is known of patients' beliefs about their conditions.")
    builds_on_local_ways: Knowledge[bool] = flag("Whether the plan builds on local ways of coping and healing.")
    local_experts_advised: Knowledge[bool] = flag("Whether experts of the host country have advised on the approach.")
    dates_checked: Knowledge[bool] = flag("Whether the host has checked the dates against holidays and harvest.")
    conduct_agreed: Knowledge[bool] = flag("Whether dress and conduct of visitors are agreed with the host.")


def derive_customs(plan: Place) -> Customs:
    """The fact about local custom."""
    culture = plan.inside("culture")
    return Customs(
        key=MISSION_KEY,
        sees_patients=sees_patients(plan),
        travels=travels(plan),
        decision_makers_known=culture.knowledge("decision_makers_mapped"),
        gender_norms_known=culture.knowledge("gender_norms_mapped"),
        learnt_from_host=culture.knowledge("mapped_with_host"),
        local_mediator=named_from_host(culture, "mediator", plan),
        companion=any_of(culture.knowledge("chaperones"), culture.knowledge("same_sex_clinicians")),
        beliefs_known=culture.there_is("beliefs_studied"),
        builds_on_local_ways=culture.there_is("local_ways_of_coping"),
        local_experts_advised=culture.secured("advice_of_local_experts"),
        dates_checked=culture.knowledge("calendar_checked"),
        conduct_agreed=culture.knowledge("dress_and_conduct_agreed"),
    )
