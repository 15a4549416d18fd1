"""Host partners: who they are, and whether they can and will answer for patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.knowledge import Knowledge, all_of, any_of, known, mapped, negate
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, text, texts
from missionrisk.facts.naming import name_of, names_where
from missionrisk.facts.reading import Place, asked_once

HEALTH_AUTHORITIES = frozenset({"ministry", "district_health_office"})
FAITH_HOUSES = frozenset({"faith_facility", "religious_mission"})


@dataclass(kw_only=True)
class Partner(Fact):
    """An organisation with which the mission works in the host country."""

    listed_in = ("partners",)

    partner: Knowledge[str] = text("Its id in the plan.")
    name: Knowledge[str] = text("Its name for readers.")
    local: Knowledge[bool] = flag("Whether it is an organisation of the host country.")
    licensed_provider: Knowledge[bool] = flag("Whether it is licensed to give health care.")
    keeps_patients: Knowledge[bool] = flag("Whether it has agreed to look after the patients after departure.")
    part_of_health_system: Knowledge[bool] = flag(
        "Whether it is a licensed local provider of care or the health authority; a foreign or faith house is one if"
        " it is licensed, registered and refers into the public network."
    )
    answers_for_patients: Knowledge[bool] = flag(
        "Whether it is part of the health system and has agreed to look after the patients after departure."
    )
    staff_paid: Knowledge[bool] = flag("Whether its staff are paid their wages at present.")
    months_unpaid: Knowledge[float] = number("Months of wages that it owes its staff.", "month", low=0)
    run_by_visitors: Knowledge[bool] = flag("Whether visiting teams run its facility, which local people ran before.")


@dataclass(kw_only=True)
class Partnership(Fact):
    """The partners taken together. There is exactly one."""

    partners: Knowledge[str] = texts("The names of all partners.")
    part_of_health_system: Knowledge[str] = texts(
        "The names of those that are a licensed local provider of care or the health authority."
    )
    keeping_patients: Knowledge[str] = texts(
        "The names of those that have agreed to look after the patients after departure."
    )


def derive_partners(plan: Place) -> Iterator[Fact]:
    """One fact for each partner, or one that stands for a list that was not stated; and one for all together."""
    partners = plan.entries("partners")
    yield Partnership(
        key=MISSION_KEY,
        partners=names_where(partners, lambda partner: known(True, partner.path)),
        part_of_health_system=names_where(partners, part_of_health_system),
        keeping_patients=names_where(partners, lambda partner: partner.secured("keeps_patients_after_departure")),
    )
    if not partners.stated:
        yield Partner.standing_for(partners.path, ask=partners.path)
        return
    for place in partners:
        partner = str(place.written("id"))
        belongs, keeps = part_of_health_system(place), place.secured("keeps_patients_after_departure")
        yield Partner(
            key=(partner,),
            partner=known(partner, place.path),
            name=known(name_of(place), place.path),
            local=place.knowledge("local"),
            licensed_provider=place.knowledge("licensed_provider"),
            keeps_patients=keeps,
            part_of_health_system=belongs,
            answers_for_patients=all_of(belongs, keeps),
            staff_paid=place.knowledge("staff_paid"),
            months_unpaid=place.knowledge("months_of_unpaid_wages"),
            run_by_visitors=place.knowledge("run_by_visitors"),
        )


@asked_once
def part_of_health_system(partner: Place) -> Knowledge[bool]:
    """Whether a partner is a licensed local provider of care or the health authority."""
    kind, local = partner.knowledge("kind"), partner.knowledge("local")
    authority = all_of(mapped(kind, lambda word: word in HEALTH_AUTHORITIES), local)
    own_house = all_of(local, negate(mapped(kind, lambda word: word in FAITH_HOUSES)))
    joined = all_of(partner.knowledge("registered"), partner.knowledge("refers_into_public_network"))
    return any_of(authority, all_of(partner.knowledge("licensed_provider"), any_of(own_house, joined)))


@asked_once
def keeps_patients_locally(partner: Place) -> Knowledge[bool]:
    """Whether a partner of the host country has agreed to look after the patients after departure."""
    return all_of(partner.knowledge("local"), partner.secured("keeps_patients_after_departure"))


def partner_named(plan: Place, name: str) -> Place:
    """The partner with an id that a valid plan refers to."""
    return _partners_by_id(plan)[name]


@asked_once
def _partners_by_id(plan: Place) -> dict[str, Place]:
    return {partner.written("id"): partner for partner in plan.entries("partners")}
