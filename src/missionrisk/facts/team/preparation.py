"""How those who travel are prepared: training, health, security, conduct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from missionrisk.facts.asking import details_after
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    add,
    all_of,
    any_of,
    between,
    days_between,
    holds,
    known,
    least,
    negate,
    number_bounds,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, choices, day, flag, number, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.team.people import gives_care, is_visiting, people_in
from missionrisk.facts.team.travel import travels
from missionrisk.plan.people import TrainingTopic

Condition = Callable[[Place], Knowledge[bool]]
"""Something that a member of the team may fulfil."""


@dataclass(kw_only=True)
class Preparation(Fact):
    """How the team is prepared. There is exactly one."""

    travels: Knowledge[bool] = flag("Whether anybody travels for the mission.")
    arrival: Knowledge[date] = day("The day on which the team arrives.")
    members: Knowledge[float] = number("Visitors on the team.", "person", low=0)
    some_training: Knowledge[bool] = flag("Whether there is any training before departure.")
    everybody_trained: Knowledge[bool] = flag("Whether every member completes it.")
    trained_percent: Knowledge[float] = number("Share of members who complete it.", "percent", low=0, high=100)
    untrained: Knowledge[str] = texts("The visitors, by short name, of whom the plan says that they do not.")
    training_hours: Knowledge[float] = number("Hours of training for each member.", "hour", low=0)
    topics: Knowledge[str] = choices("The topics that the training covers.", get_args(TrainingTopic))
    topics_missing: Knowledge[str] = choices("The topics that it does not cover.", get_args(TrainingTopic))
    hosts_teach: Knowledge[bool] = flag("Whether people of the host country teach part of it, or orient on arrival.")
    health_visit_days_before: Knowledge[float] = number("Days from the travel-health visit to departure.", "day")
    immunity_known: Knowledge[bool] = flag("Whether hepatitis B immunity is known of all who care for patients.")
    immunity_known_percent: Knowledge[float] = number(
        "Share of clinical members of whom it is known.", "percent", low=0, high=100
    )
    post_exposure_kit: Knowledge[bool] = flag("Whether a kit for needlestick injuries is at hand.")
    security_plan: Knowledge[bool] = flag("Whether there is a security and evacuation plan.")
    everybody_insured: Knowledge[bool] = flag("Whether every member has emergency insurance.")
    insured_percent: Knowledge[float] = number("Share of members who have it.", "percent", low=0, high=100)
    home_contact: Knowledge[bool] = flag("Whether somebody at home is reachable day and night.")
    code_of_conduct: Knowledge[bool] = flag("Whether there is a code of conduct with consequences.")
    code_status: Knowledge[str] = text("How far the code of conduct has come.", words=True)
    everybody_signed: Knowledge[bool] = flag("Whether every member has signed it.")
    signed_percent: Knowledge[float] = number("Share of members who have signed it.", "percent", low=0, high=100)
    unsigned: Knowledge[str] = texts("The visitors, by short name, of whom the plan says that they have not.")


def derive_preparation(plan: Place) -> Preparation:
    """The fact about preparation."""
    chapter = plan.inside("preparation")
    some = _some_training(chapter)
    topics = _topics(chapter, plan)
    travelled = travels(plan)
    found = Preparation(
        key=MISSION_KEY,
        travels=travelled,
        arrival=dates_of(plan).arrival,
        members=_members(plan),
        some_training=some,
        everybody_trained=some if surely_not(some) else _everybody("trained_percent", _is_trained, plan),
        trained_percent=chapter.knowledge("trained_percent"),
        untrained=_visitors_where(plan, lambda person: negate(_is_trained(person))),
        training_hours=chapter.knowledge("training_hours"),
        topics=topics,
        topics_missing=_not_among(topics),
        hosts_teach=any_of(chapter.knowledge("host_teaches_part"), chapter.knowledge("orientation_on_arrival")),
        health_visit_days_before=_health_visit(chapter, plan),
        immunity_known=_everybody("hepatitis_b_immunity_known_percent", _immunity_known, plan),
        immunity_known_percent=chapter.knowledge("hepatitis_b_immunity_known_percent"),
        post_exposure_kit=chapter.there_is("post_exposure_kit"),
        security_plan=chapter.secured("security_plan"),
        everybody_insured=holds(chapter.knowledge("emergency_insurance_percent"), low=100),
        insured_percent=chapter.knowledge("emergency_insurance_percent"),
        home_contact=chapter.there_is("home_contact_24h"),
        code_of_conduct=chapter.secured("code_of_conduct"),
        code_status=chapter.knowledge("code_of_conduct"),
        everybody_signed=_everybody("code_of_conduct_signed_percent", _has_signed, plan),
        signed_percent=chapter.knowledge("code_of_conduct_signed_percent"),
        unsigned=_visitors_where(plan, lambda person: negate(_has_signed(person))),
    )
    return details_after(travelled, found)


# --- who travels --------------------------------------------------------------------------------------------------


def _members(plan: Place) -> Knowledge[float]:
    people = plan.entries("people")
    if not people.stated:
        return unknown(people.path)
    return add(known(0.0, people.path), *(_heads(person) for person in people))


def _heads(person: Place) -> Knowledge[float]:
    visiting, heads = is_visiting(person), people_in(person)
    if surely(visiting):
        return heads
    if surely_not(visiting):
        return known(0.0, *visiting.paths)
    return between(0.0, number_bounds(heads)[1], paths=heads.paths, missing=(*visiting.missing, *heads.missing))


def _visitors_where(plan: Place, condition: Condition) -> Knowledge[str]:
    return names_where(plan.entries("people"), lambda person: all_of(is_visiting(person), condition(person)))


def _everybody(share: str, fulfils: Condition, plan: Place) -> Knowledge[bool]:
    """Whether all members fulfil something: not where one is said not to; else by the share, or of each visitor."""
    chapter = plan.inside("preparation")
    people = plan.entries("people")
    may_travel = [person for person in people if not surely_not(is_visiting(person))]
    for person in may_travel:
        if surely(is_visiting(person)) and surely_not(fulfils(person)):
            return fulfils(person)
    if chapter.written(share) is not None:
        return holds(chapter.knowledge(share), low=100)
    if may_travel and all(surely(fulfils(person)) for person in may_travel):
        return known(True, people.path)
    return unknown(chapter.at(share))


# --- training -----------------------------------------------------------------------------------------------------


def _some_training(chapter: Place) -> Knowledge[bool]:
    """Whether any training is planned: a share, hours or topics that are stated say so."""
    parts = [
        negate(holds(chapter.knowledge("trained_percent"), high=0)),
        negate(holds(chapter.knowledge("training_hours"), high=0)),
    ]
    stated_topics = chapter.written("training_topics")
    if stated_topics is not None:
        parts.append(known(len(stated_topics) > 0, chapter.at("training_topics")))
    denied = all_of(*parts)
    if surely_not(denied):
        return denied
    shown = any_of(*parts)
    return shown if surely(shown) else unknown(chapter.at("trained_percent"))


def _is_trained(person: Place) -> Knowledge[bool]:
    return person.inside("preparation").secured("done")


def _topics(chapter: Place, plan: Place) -> Knowledge[str]:
    """As stated for the team; else those in which every visitor is trained."""
    stated = chapter.listed("training_topics")
    travelling = [person for person in plan.entries("people") if not surely_not(is_visiting(person))]
    own = [person.inside("preparation").written("topics") for person in travelling]
    if isinstance(stated, Items) or not own or None in own:
        return stated
    common = frozenset.intersection(*(frozenset(topics) for topics in own))
    return Items(common, frozenset(), paths=("people",))


def _not_among(topics: Knowledge[str]) -> Knowledge[str]:
    every = frozenset(get_args(TrainingTopic))
    if not isinstance(topics, Items):
        return Items(frozenset(), every, missing=topics.missing)
    return Items(every - topics.sure, frozenset(), paths=topics.paths)


# --- health and conduct -------------------------------------------------------------------------------------------


def _health_visit(chapter: Place, plan: Place) -> Knowledge[float]:
    """Days before departure: as stated; else from the latest of the visitors' checks, taking arrival for departure."""
    stated = chapter.knowledge("travel_health_visit_days_before")
    travelling = [person for person in plan.entries("people") if not surely_not(is_visiting(person))]
    checks = [_check(person, "travel_health") for person in travelling]
    passed = all(check is not None and check.written("cleared") and check.written("on") for check in checks)
    if chapter.written("travel_health_visit_days_before") is not None or not checks or not passed:
        return stated
    arrival = dates_of(plan).arrival
    days = [days_between(check.day("on"), arrival) for check in checks if check is not None]
    return least(*days) if all(isinstance(k, Known) for k in days) else stated


def _immunity_known(person: Place) -> Knowledge[bool]:
    """Of whoever cares for patients; others need none."""
    if surely_not(gives_care(person)):
        return known(True, *gives_care(person).paths)
    check = _check(person, "hepatitis_b_immunity")
    return unknown(person.at("checks")) if check is None else check.knowledge("cleared")


def _check(person: Place, kind: str) -> Place | None:
    return next((check for check in person.entries("checks") if check.written("kind") == kind), None)


def _has_signed(person: Place) -> Knowledge[bool]:
    return person.knowledge("code_of_conduct_signed")
