"""Host partners, as far as they bear on what becomes of the patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge, known
from missionrisk.facts.model import Fact, flag, text
from missionrisk.facts.reading import Place


@dataclass(frozen=True, kw_only=True)
class Partner(Fact):
    """An organisation with which the mission works in the host country."""

    listed_in = ("partners",)

    partner: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    local: Knowledge[bool] = flag("Whether it is an organisation of the host country.")
    licensed_provider: Knowledge[bool] = flag("Whether it is licensed to give health care.")
    keeps_patients: Knowledge[bool] = flag("Whether it has agreed to look after the patients after departure.")


def derive_partners(plan: Place) -> Iterator[Partner]:
    """One fact for each partner, or one that stands for a list that was not stated."""
    partners = plan.entries("partners")
    if not partners.stated:
        yield Partner.standing_for(partners.path, ask=partners.path)
        return
    for place in partners:
        partner = str(place.written("id"))
        yield Partner(
            key=(partner,),
            partner=known(partner, place.path),
            name=known(str(place.written("name") or partner), place.path),
            local=place.knowledge("local"),
            licensed_provider=place.knowledge("licensed_provider"),
            keeps_patients=place.secured("keeps_patients_after_departure"),
        )
