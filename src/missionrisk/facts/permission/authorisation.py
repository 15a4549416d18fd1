"""Who permits the mission: the health authority, the district, the registry of organisations, the visa."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    all_of,
    any_of,
    days_between,
    holds,
    known,
    mapped,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, flag, text, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Place

HEALTH_AUTHORITY_PERMITS: Final = frozenset({"ministry_of_health", "district_health_office"})
"""Kinds of permit that are the health authority's own word."""

AUTHORISING_PERMITS: Final = HEALTH_AUTHORITY_PERMITS | {"medical_camp_licence"}
"""Kinds of permit that allow the mission as a whole."""

DISTRICT_PERMITS: Final = frozenset({"district_health_office"})
"""Kinds of permit that only the district health office gives."""


@dataclass(kw_only=True)
class Authorisation(Fact):
    """Who permits the mission. There is exactly one."""

    authorised: Knowledge[bool] = flag(
        "Whether the health authority has authorised the mission in writing, or a permit of the state for the mission"
        " as a whole covers all its sites to the last day."
    )
    letter: Knowledge[str] = text("How far the health authority's letter has come.", words=True)
    permits: Knowledge[str] = texts("The permits for the mission as a whole that were given, by their ids in the plan.")
    district_told: Knowledge[bool] = flag("Whether the district health office has been told.")
    registered_as_organisation: Knowledge[bool] = flag(
        "Whether the sending organisation is registered in the host country."
    )
    organisation: Knowledge[str] = text("The sending organisation's name.")
    visa: Knowledge[str] = text("The class of visa on which the team enters.")
    visa_permits_clinical_work: Knowledge[bool] = flag("Whether clinical work is allowed on that visa.")


def derive_authorisation(plan: Place) -> Authorisation:
    """The fact about who permits the mission."""
    chapter, sender = plan.inside("authorisation"), plan.inside("mission").inside("sending_organisation")
    return Authorisation(
        key=MISSION_KEY,
        authorised=is_authorised(plan),
        letter=chapter.knowledge("health_authority"),
        permits=names_where(chapter.entries("permits"), lambda permit: _is_given(permit, AUTHORISING_PERMITS)),
        district_told=any_of(
            *(_is_given(permit, DISTRICT_PERMITS) for permit in chapter.entries("permits")),
            chapter.secured("district_notified"),
        ),
        registered_as_organisation=sender.secured("registered_in_host_country"),
        organisation=sender.knowledge("name"),
        visa=chapter.knowledge("visa_kind"),
        visa_permits_clinical_work=chapter.knowledge("visa_permits_clinical_work"),
    )


def is_authorised(plan: Place) -> Knowledge[bool]:
    """Whether the mission is authorised: by what is said of the letter or, where that is open, by a permit."""
    chapter = plan.inside("authorisation")
    letter = chapter.secured("health_authority")
    if isinstance(letter, Known):
        return letter
    return any_of(letter, *(_covers_the_mission(permit, plan) for permit in chapter.entries("permits")))


def _covers_the_mission(permit: Place, plan: Place) -> Knowledge[bool]:
    return all_of(
        _is_given(permit, AUTHORISING_PERMITS),
        lasts_until(permit.day("valid_until"), dates_of(plan).departure),
        covers(permit.written("sites"), permit.at("sites"), plan),
    )


def _is_given(permit: Place, kinds: frozenset[str]) -> Knowledge[bool]:
    return all_of(mapped(permit.knowledge("kind"), lambda kind: kind in kinds), permit.secured("status"))


def lasts_until(end: Knowledge[date], day: Knowledge[date]) -> Knowledge[bool]:
    """Whether what ends on one day still holds on another."""
    return holds(days_between(day, end), low=0)


def covers(named: tuple[str, ...] | None, path: str, plan: Place) -> Knowledge[bool]:
    """Whether the sites named in a permit are all sites of the plan; a single one need not be named."""
    sites = plan.entries("sites")
    if named is not None and sites.stated:
        return known({str(site.written("id")) for site in sites} <= set(named), path)
    only_one = sites.stated and len(sites) <= 1
    return known(True, sites.path) if only_one else unknown(path if sites.stated else sites.path)
