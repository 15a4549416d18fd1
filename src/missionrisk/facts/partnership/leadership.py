"""Who asked for the mission, who leads it, and what visitors and hosts gain from each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    all_of,
    any_of,
    holds,
    items,
    known,
    mapped,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choices, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.partnership.local_share import (
    decided_by_host,
    sessions_by_side,
    sessions_led_by_host_alone,
    sessions_led_locally,
)
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.plan.leadership import Authority, DecisionTopic
from missionrisk.plan.values import ABSENT


@dataclass(kw_only=True)
class Leadership(Fact):
    """Who asked for the mission and who leads it. There is exactly one."""

    invited: Knowledge[bool] = flag("Whether a host institution or authority has asked for the mission in writing.")
    invitation: Knowledge[str] = text("How far the invitation has come.", words=True)
    partners_asking: Knowledge[str] = texts("The names of the partners that have asked for the mission.")
    led_by_host: Knowledge[bool] = flag(
        "Whether somebody from the host country has accepted to lead or co-lead, with the last word on some matter."
    )
    host_lead: Knowledge[str] = text("The host lead's role, or none.")
    host_authority: Knowledge[str] = choices("Matters on which the host lead has the last word.", get_args(Authority))
    sessions_led_locally_percent: Knowledge[float] = number(
        "Share of clinical sessions that local clinicians lead, alone or jointly.", "percent", low=0, high=100
    )
    sessions_led_by_host_alone_percent: Knowledge[float] = number(
        "Share of the schedule's clinical sessions that local clinicians lead alone.", "percent", low=0, high=100
    )
    sessions_by_side: Knowledge[str] = texts("How many of the schedule's clinical sessions each side leads.")
    could_decline: Knowledge[bool] = flag("Whether the host was asked if it would rather not have the visit.")
    decisions_by_host_percent: Knowledge[float] = number(
        "Share of matters on which the host decides, alone or jointly.", "percent", low=0, high=100
    )
    decided_by_visitors: Knowledge[str] = choices(
        "Matters on which the visitors decide alone.", get_args(DecisionTopic)
    )


@dataclass(kw_only=True)
class Exchange(Fact):
    """What visitors and hosts gain from each other. There is exactly one."""

    visitors_learn: Knowledge[bool] = flag("Whether there are learning aims for the visitors.")
    hosts_gain: Knowledge[bool] = flag(
        "Whether host staff are promised visits, fellowships or joint teaching in return."
    )
    fellowships: Knowledge[float] = number("Fellowships for host staff.", "place", low=0)


def derive_leadership(plan: Place) -> Leadership:
    """The fact about invitation and leadership."""
    chapter = plan.inside("leadership")
    return Leadership(
        key=MISSION_KEY,
        invited=_invited(chapter, plan),
        invitation=chapter.knowledge("invitation"),
        partners_asking=names_where(plan.entries("partners"), lambda partner: partner.secured("asked_for_mission")),
        led_by_host=_led_by_host(chapter, plan),
        host_lead=_role(chapter),
        host_authority=_authority(chapter),
        sessions_led_locally_percent=sessions_led_locally(plan),
        sessions_led_by_host_alone_percent=sessions_led_by_host_alone(plan),
        sessions_by_side=sessions_by_side(plan),
        could_decline=chapter.knowledge("could_decline"),
        decisions_by_host_percent=decided_by_host(plan),
        decided_by_visitors=_decided_by_visitors(chapter),
    )


def derive_exchange(plan: Place) -> Exchange:
    """The fact about exchange."""
    chapter = plan.inside("exchange")
    fellowships = chapter.knowledge("host_fellowships")
    promised = chapter.secured("host_exchange")
    return Exchange(
        key=MISSION_KEY,
        visitors_learn=chapter.there_is("visitor_learning_aims"),
        hosts_gain=holds(fellowships, low=1) if chapter.written("host_exchange") is None else promised,
        fellowships=fellowships,
    )


def _invited(chapter: Place, plan: Place) -> Knowledge[bool]:
    """By whoever can invite: a partner of the host country, or whoever confirms the letter in the host's name."""
    letter = chapter.secured("invitation")
    return any_of(all_of(letter, _inviter_is_host(chapter, plan)), _a_partner_asked(chapter, plan))


def _inviter_is_host(chapter: Place, plan: Place) -> Knowledge[bool]:
    if chapter.inside("invitation").written("confirmed_by") is not None:
        return known(True, chapter.at("invitation.confirmed_by"))
    inviter, partners = chapter.written("invited_by"), plan.entries("partners")
    if inviter is not None:
        return partner_named(plan, inviter).knowledge("local")
    nobody_listed = partners.stated and len(partners) == 0
    return unknown(chapter.at("invitation.confirmed_by" if nobody_listed else "invited_by"))


def _a_partner_asked(chapter: Place, plan: Place) -> Knowledge[bool]:
    partners = plan.entries("partners")
    if not partners.stated:
        return chapter.secured("invitation") if surely_not(chapter.secured("invitation")) else unknown(partners.path)
    return any_of(known(False, partners.path), *(_asked(partner, chapter) for partner in partners))


def _asked(partner: Place, chapter: Place) -> Knowledge[bool]:
    """A letter that is denied for the whole mission is denied for each partner that is not said to have written one."""
    denied = chapter.secured("invitation")
    if partner.written("asked_for_mission") is None and surely_not(denied):
        return denied
    return all_of(partner.secured("asked_for_mission"), partner.knowledge("local"))


def _led_by_host(chapter: Place, plan: Place) -> Knowledge[bool]:
    there_is = chapter.there_is("host_lead")
    if not surely(there_is):
        return there_is
    lead = chapter.inside("host_lead")
    return all_of(_is_host(lead, plan), lead.secured("accepted"), _has_a_say(lead))


def _is_host(lead: Place, plan: Place) -> Knowledge[bool]:
    """By the origin of the person, or by the partner that employs whoever holds the role."""
    named, partner = lead.written("person"), lead.written("partner")
    if named is not None:
        person = next(person for person in plan.entries("people") if person.written("id") == named)
        return mapped(person.knowledge("origin"), lambda origin: origin == "host")
    return unknown(lead.at("person")) if partner is None else partner_named(plan, partner).knowledge("local")


def _has_a_say(lead: Place) -> Knowledge[bool]:
    matters = lead.written("authority")
    return unknown(lead.at("authority")) if matters is None else known(len(matters) > 0, lead.at("authority"))


def _role(chapter: Place) -> Knowledge[str]:
    if surely_not(chapter.there_is("host_lead")):
        return known(ABSENT, chapter.at("host_lead"))
    lead = chapter.inside("host_lead")
    return lead.knowledge("person" if lead.written("role") is None else "role")


def _authority(chapter: Place) -> Knowledge[str]:
    if surely_not(chapter.there_is("host_lead")):
        return items((), chapter.at("host_lead"))
    return chapter.inside("host_lead").listed("authority")


def _decided_by_visitors(chapter: Place) -> Knowledge[str]:
    decisions = chapter.entries("decisions")
    if not decisions.stated:
        return unknown(decisions.path)
    alone = {matter.written("topic") for matter in decisions if matter.written("decided_by") == "visiting"}
    open_paths = tuple(
        matter.at(name) for matter in decisions for name in ("topic", "decided_by") if matter.written(name) is None
    )
    possible = None if open_paths else frozenset[str]()
    return Items(frozenset(alone - {None}), possible, paths=(decisions.path,), missing=open_paths)
