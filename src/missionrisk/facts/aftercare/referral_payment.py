"""Who pays where patients are referred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Knowledge, any_of, holds, known, mapped
from missionrisk.facts.model import Fact, flag, number, text
from missionrisk.facts.naming import name_of
from missionrisk.facts.partnership.host_costs import SOME_MONEY
from missionrisk.facts.reading import Place
from missionrisk.plan.values import ABSENT

PATIENT_PAYS: Final = frozenset({"patient", ABSENT})
"""Where nobody has agreed to pay, it is the patient who does."""


@dataclass(kw_only=True)
class ReferralPayment(Fact):
    """Who pays at one facility that takes referred patients."""

    listed_in = ("referral.destinations",)

    destination: Knowledge[str] = text("The destination's id in the plan.")
    name: Knowledge[str] = text("The destination's name for readers.")
    payer: Knowledge[str] = text("Who pays for referred patients, or none.", words=True)
    patient_pays: Knowledge[bool] = flag("Whether the patient does, because nobody else has agreed to.")
    subsidy_percent: Knowledge[float] = number(
        "Share of a referral's cost that the mission pays.", "percent", low=0, high=100
    )
    helped: Knowledge[bool] = flag("Whether a fund or a subsidy of the mission helps patients to pay.")


def derive_referral_payments(plan: Place) -> Iterator[ReferralPayment]:
    """One fact for each destination, or one that stands for a list that was not stated."""
    referral = plan.inside("referral")
    destinations = referral.entries("destinations")
    if not destinations.stated:
        yield ReferralPayment.standing_for(destinations.path, ask=destinations.path)
        return
    fund = holds(referral.inside("fund").knowledge("amount"), low=SOME_MONEY)
    for place in destinations:
        payer = place.knowledge("who_pays")
        subsidy = place.knowledge("subsidy_percent")
        yield ReferralPayment(
            key=(str(place.written("id")),),
            destination=known(str(place.written("id")), place.path),
            name=known(name_of(place), place.path),
            payer=payer,
            patient_pays=mapped(payer, lambda who: who in PATIENT_PAYS),
            subsidy_percent=subsidy,
            helped=any_of(fund, holds(subsidy, low=1)),
        )
