"""The visiting clinicians' licences, at home and in the host country, and their indemnity.

Whoever cares for patients without a licence at home is a matter of supervision and left out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    days_between,
    holds,
    known,
    mapped,
    negate,
    resting_on,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, dates_of
from missionrisk.facts.model import Fact, day, flag, number, text, texts
from missionrisk.facts.permission.authorisation import lasts_until
from missionrisk.facts.reading import Place, asked_once, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.team.people import gives_care, is_licensed, is_visiting, people_in

SPECIALIST_CADRES: Final = frozenset({"surgeon", "anaesthetist"})
"""Professions that are a specialty in themselves."""

SPECIALISING_CADRES: Final = frozenset({"doctor", "dentist"})
"""Professions within which there are specialties."""

ON_CLINICIANS_TOGETHER: Final = (
    "clinician_licences",
    "licences_cover_percent",
    "indemnity",
    "indemnity_covers_percent",
)
"""What the plan may say of all visiting clinicians together. Saying it is saying that there are some."""

EachJudged = Sequence[tuple[Place, Knowledge[bool]]]
"""Each person, and whether it holds of them."""


@dataclass(kw_only=True)
class ClinicianPermission(Fact):
    """Whether the visiting clinicians may practise in the host country, all together. There is exactly one."""

    needed: Knowledge[bool] = flag("Whether there are licensed visitors who care for patients.")
    all_permitted: Knowledge[bool] = flag(
        "Whether all of them hold a licence or permit of the host country until they leave."
    )
    not_permitted: Knowledge[str] = texts("Those of them who do not, by their ids in the plan.")
    permitted_percent: Knowledge[float] = number(
        "Share of them who do, as the plan states it.", "percent", low=0, high=100
    )
    licences: Knowledge[str] = text("How far the licences of all together have come.", words=True)
    all_covered: Knowledge[bool] = flag("Whether all of them are covered by indemnity in the host country.")
    not_covered: Knowledge[str] = texts("Those of them who are not, by their ids in the plan.")
    covered_percent: Knowledge[float] = number(
        "Share of them who are, as the plan states it.", "percent", low=0, high=100
    )
    indemnity: Knowledge[str] = text("How far the indemnity of all together has come.", words=True)


@dataclass(kw_only=True)
class HomeLicence(Fact):
    """The licence at home of one person or group."""

    listed_in = ("people",)

    person: Knowledge[str] = text("The short name in the plan, never the person's own.")
    people: Knowledge[float] = number("How many people the entry stands for.", "person", low=0)
    clinician: Knowledge[bool] = flag("Whether it is a licensed visitor who cares for patients.")
    held: Knowledge[bool] = flag("Whether there is a licence at home.")
    valid_until: Knowledge[date] = day("Its last day.")
    leaves: Knowledge[date] = day("The day on which the person leaves the host country.")
    ends_early: Knowledge[bool] = flag("Whether it ends before that day.")
    restricted: Knowledge[bool] = flag("Whether it is restricted.")
    verified: Knowledge[bool] = flag(
        "Whether it was verified with the authority that issued it, or a certificate of good standing is there."
    )
    good_standing: Knowledge[bool] = flag("Whether there is a certificate of good standing.")
    good_standing_days: Knowledge[float] = number("Days from the certificate of good standing to arrival.", "day")
    specialist: Knowledge[bool] = flag("Whether the person works in a specialty.")
    specialty: Knowledge[str] = text("That specialty, or the profession where it is one.")
    specialty_verified: Knowledge[bool] = flag("Whether the specialty was verified with the board that certified it.")


@dataclass(kw_only=True)
class HostLicence(Fact):
    """The licence or permit in the host country of one person or group. There is one for each that the plan states."""

    listed_in = ("people",)

    person: Knowledge[str] = text("The short name in the plan, never the person's own.")
    clinician: Knowledge[bool] = flag("Whether it is a licensed visitor who cares for patients.")
    valid_from: Knowledge[date] = day("Its first day.")
    starts_work: Knowledge[date] = day("The first day of service or, where it is stated, the person's arrival.")
    starts_late: Knowledge[bool] = flag("Whether it starts after that day.")
    sites_missing: Knowledge[str] = texts("Sites where the person works and that it does not cover.")
    sites_missing_count: Knowledge[float] = number("How many these are.", "site", low=0)


def derive_licences(plan: Place) -> Iterator[Fact]:
    """The fact about all clinicians together, and the licences of each."""
    yield _permission(plan)
    people = plan.entries("people")
    if not people.stated:
        yield HomeLicence.standing_for(people.path, ask=people.path)
        yield HostLicence.standing_for(people.path, ask=people.path)
    for person in people:
        yield _home_licence(person, plan)
        host_licence = person.inside("host_licence")
        if host_licence.part is not None:
            yield _host_licence(person, host_licence, plan)


@asked_once
def is_clinician(person: Place) -> Knowledge[bool]:
    """Whether somebody is a licensed visitor who cares for patients."""
    return all_of(is_visiting(person), gives_care(person), is_licensed(person))


# --- all together -------------------------------------------------------------------------------------------------


def _permission(plan: Place) -> ClinicianPermission:
    chapter = plan.inside("authorisation")
    covered = [(person, person.secured("indemnity")) for person in plan.entries("people")]
    return ClinicianPermission(
        key=MISSION_KEY,
        needed=there_are_clinicians(plan),
        all_permitted=clinicians_permitted(plan),
        not_permitted=_clinicians_without(plan, _host_permissions(plan)),
        permitted_percent=chapter.knowledge("licences_cover_percent"),
        licences=chapter.knowledge("clinician_licences"),
        all_covered=_holds_of_all(plan, "indemnity_covers_percent", "indemnity", covered),
        not_covered=_clinicians_without(plan, covered),
        covered_percent=chapter.knowledge("indemnity_covers_percent"),
        indemnity=chapter.knowledge("indemnity"),
    )


@asked_once
def clinicians_permitted(plan: Place) -> Knowledge[bool]:
    """Whether all visiting clinicians may practise in the host country until they leave."""
    return _holds_of_all(plan, "licences_cover_percent", "clinician_licences", _host_permissions(plan))


@asked_once
def _host_permissions(plan: Place) -> EachJudged:
    return [(person, _has_host_permission(person, plan)) for person in plan.entries("people")]


@asked_once
def there_are_clinicians(plan: Place) -> Knowledge[bool]:
    """Whether there are licensed visitors who care for patients."""
    people, chapter = plan.entries("people"), plan.inside("authorisation")
    judged = any_of(known(False, people.path), *(is_clinician(person) for person in people))
    if people.stated and isinstance(judged, Known):
        return judged
    said = [chapter.at(name) for name in ON_CLINICIANS_TOGETHER if chapter.written(name) is not None]
    if said:
        return known(True, *said)
    return judged if people.stated else unknown(people.path)


def _holds_of_all(plan: Place, percent: str, whole: str, judged: EachJudged) -> Knowledge[bool]:
    """What is said of each of them or, where that leaves it open, of all together."""
    chapter, people = plan.inside("authorisation"), plan.entries("people")
    each = [any_of(holds_of, negate(is_clinician(person))) for person, holds_of in judged]
    lacking = next((one for one in each if surely_not(one)), None)
    if lacking is not None:
        return lacking
    if chapter.written(percent) is not None:
        return holds(chapter.knowledge(percent), low=100)
    if chapter.written(whole) is not None:
        return chapter.secured(whole)
    return all_of(*each) if people.stated and each else unknown(chapter.at(whole))


def _clinicians_without(plan: Place, judged: EachJudged) -> Knowledge[str]:
    people = plan.entries("people")
    if not people.stated:
        return unknown(people.path)
    without = {str(p.written("id")): all_of(is_clinician(p), negate(holds_of)) for p, holds_of in judged}
    return Items(
        frozenset(name for name, lacking in without.items() if surely(lacking)),
        frozenset(name for name, lacking in without.items() if not isinstance(lacking, Known)),
        paths=(people.path,),
        missing=tuple(dict.fromkeys(path for lacking in without.values() for path in lacking.missing)),
    )


def _has_host_permission(person: Place, plan: Place) -> Knowledge[bool]:
    """Whether somebody may practise in the host country until leaving: by a licence there, or one from there."""
    there_is = person.there_is("host_licence")
    if surely_not(there_is):
        return there_is
    if surely(there_is):
        licence = person.inside("host_licence")
        lasts = lasts_until(licence.day("valid_until"), _leaves(person, plan))
        return all_of(licence.secured("status"), lasts)
    at_home = at_home_in_host_country(person, plan)
    return at_home if surely(at_home) else there_is


def at_home_in_host_country(person: Place, plan: Place) -> Knowledge[bool]:
    """Whether the home licence is one of the only host country."""
    countries, licence = plan.inside("mission").written("countries"), person.inside("home_licence")
    in_host_country = mapped(licence.knowledge("country"), lambda country: (country,) == countries)
    return all_of(in_host_country, licence.knowledge("held"))


# --- each ---------------------------------------------------------------------------------------------------------


def _home_licence(person: Place, plan: Place) -> HomeLicence:
    there_is, licence, leaves = person.there_is("home_licence"), person.inside("home_licence"), _leaves(person, plan)
    valid_until = licence.day("valid_until")
    return HomeLicence(
        key=(str(person.written("id")),),
        person=known(str(person.written("id")), person.path),
        people=people_in(person),
        clinician=is_clinician(person),
        held=there_is if surely_not(there_is) else licence.knowledge("held"),
        valid_until=valid_until,
        leaves=leaves,
        ends_early=negate(lasts_until(valid_until, leaves)),
        restricted=licence.knowledge("restricted"),
        verified=_verified(person, licence),
        good_standing=licence.secured("good_standing"),
        good_standing_days=days_between(licence.day("good_standing_dated"), dates_of(plan).arrival),
        specialist=any_of(
            mapped(person.knowledge("cadre"), lambda cadre: cadre in SPECIALIST_CADRES),
            all_of(
                mapped(person.knowledge("cadre"), lambda cadre: cadre in SPECIALISING_CADRES),
                person.there_is("specialty"),
            ),
        ),
        specialty=person.knowledge("cadre" if person.written("specialty") is None else "specialty"),
        specialty_verified=licence.secured("specialty_verified"),
    )


def _verified(person: Place, licence: Place) -> Knowledge[bool]:
    checks = [
        resting_on(check.knowledge("cleared"), check.knowledge("kind"))
        for check in person.entries("checks")
        if check.written("kind") in ("credentials", "good_standing")
    ]
    return any_of(*checks, licence.knowledge("verified_at_source"), licence.secured("good_standing"))


def _host_licence(person: Place, licence: Place, plan: Place) -> HostLicence:
    valid_from, starts_work = licence.day("valid_from"), _starts_work(person, plan)
    sites_missing = _sites_missing(person, licence, plan)
    return HostLicence(
        key=(str(person.written("id")),),
        person=known(str(person.written("id")), person.path),
        clinician=is_clinician(person),
        valid_from=valid_from,
        starts_work=starts_work,
        starts_late=negate(lasts_until(starts_work, valid_from)),
        sites_missing=sites_missing,
        sites_missing_count=size_of(sites_missing),
    )


def _sites_missing(person: Place, licence: Place, plan: Place) -> Items[str]:
    sites, covered = plan.entries("sites"), licence.written("sites")
    if covered is None:
        return Items(frozenset(), None, missing=(licence.at("sites"),))
    works_at = person.written("sites")
    if works_at is not None:
        return Items(frozenset(works_at) - frozenset(covered), paths=(licence.at("sites"), person.at("sites")))
    if not sites.stated:
        return Items(frozenset(), None, missing=(sites.path,))
    others = frozenset(str(site.written("id")) for site in sites) - frozenset(covered)
    return Items(frozenset(), others, paths=(licence.at("sites"),), missing=(person.at("sites"),) if others else ())


def _starts_work(person: Place, plan: Place) -> Knowledge[date]:
    return dates_of(plan).first_service_day if person.written("arrives") is None else person.day("arrives")


def _leaves(person: Place, plan: Place) -> Knowledge[date]:
    return dates_of(plan).departure if person.written("leaves") is None else person.day("leaves")
