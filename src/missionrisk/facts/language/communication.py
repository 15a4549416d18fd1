"""How patients and clinicians understand each other: languages, interpreters, and who interprets."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    all_of,
    any_of,
    between,
    holds,
    items,
    known,
    negate,
    number_bounds,
    unknown,
)
from missionrisk.facts.language.languages import patient_languages, spoken_forms, understood_in
from missionrisk.facts.language.speakers import (
    interpreters_are_booked,
    is_clinician,
    is_interpreter,
    listed_interpreters,
    named_interpreters,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choices, flag, number, text, texts
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.facts.team.contact import sees_patients
from missionrisk.plan.language import InterpreterKind
from missionrisk.plan.people import Person


@dataclass(kw_only=True)
class Communication(Fact):
    """How patients and clinicians understand each other. There is exactly one."""

    sees_patients: Knowledge[bool] = flag("Whether patients are seen face to face.")
    patient_languages: Knowledge[str] = texts("The languages that patients speak.")
    somebody_speaks: Knowledge[bool] = flag(
        "Whether an interpreter is booked for, or a clinician speaks, one of these languages."
    )
    languages_uncovered: Knowledge[str] = texts("Those languages for which there is neither.")
    languages_uncovered_count: Knowledge[float] = number("How many languages these are.", "language", low=0)
    interpreters: Knowledge[bool] = flag("Whether interpreters are planned, of whatever kind.")
    interpreter_kinds: Knowledge[str] = choices("The kinds of interpreters planned.", get_args(InterpreterKind))
    interpreters_per_day: Knowledge[float] = number("Interpreters booked at the same time.", "person", low=0)
    clinicians_needing: Knowledge[float] = number("Clinicians who need one at the same time.", "person", low=0)
    clinicians_per_interpreter: Knowledge[float] = number(
        "Clinicians who need an interpreter for each that is booked.", "person", low=0
    )
    confidentiality: Knowledge[bool] = flag("Whether the interpreters are bound to confidentiality.")
    interpreters_do_other_work: Knowledge[bool] = flag("Whether they are in charge of something else meanwhile.")
    other_work: Knowledge[str] = text("What that is, or none.")


def derive_communication(plan: Place) -> Communication:
    """The fact about understanding each other."""
    language = plan.inside("language")
    interpreting = language.inside("interpreting")
    interpreters = language.there_is("interpreting")
    per_day = interpreting.knowledge("interpreters_per_day")
    if surely_not(interpreters):
        per_day = known(0.0, *interpreters.paths)
    spoken = patient_languages(plan)
    needing = _needing(language, interpreting, interpreters, _everybody_speaks(plan, language, spoken))
    uncovered = languages_without_anybody(plan, at_each_site=True)
    return Communication(
        key=MISSION_KEY,
        sees_patients=sees_patients(plan),
        patient_languages=spoken,
        somebody_speaks=_somebody_speaks(plan, language, spoken),
        languages_uncovered=uncovered,
        languages_uncovered_count=size_of(uncovered),
        interpreters=interpreters,
        interpreter_kinds=_kinds(language),
        interpreters_per_day=per_day,
        clinicians_needing=needing,
        clinicians_per_interpreter=asked_after(interpreters, _for_each(needing, per_day)),
        confidentiality=interpreting.knowledge("confidentiality_signed"),
        interpreters_do_other_work=interpreting.there_is("also_in_charge_of"),
        other_work=interpreting.knowledge("also_in_charge_of"),
    )


# --- whether anybody speaks the patients' language ----------------------------------------------------------------


def _somebody_speaks(plan: Place, language: Place, spoken: Items[str]) -> Knowledge[bool]:
    """Clinicians are asked for only where it is known that there are no interpreters for these languages."""
    interpreted = any_of(
        _interpreters_speak(language, spoken),
        *(_one_is_spoken(person, spoken) for person in listed_interpreters(plan)),
    )
    return any_of(interpreted, asked_after(interpreted, _clinicians_speak(plan, language, spoken)))


def _interpreters_speak(language: Place, spoken: Items[str]) -> Knowledge[bool]:
    there_are = language.there_is("interpreting")
    if not surely(there_are):
        return there_are
    interpreting = language.inside("interpreting")
    booked = interpreters_are_booked(interpreting)
    return all_of(booked, asked_after(booked, _one_is_spoken(interpreting, spoken)))


def _clinicians_speak(plan: Place, language: Place, spoken: Items[str]) -> Knowledge[bool]:
    """As stated for the visiting clinicians together, or for each of those listed, visitors and hosts."""
    together = holds(language.knowledge("clinicians_speaking_percent"), low=1)
    people = plan.entries("people")
    each = [all_of(is_clinician(person), _one_is_spoken(person, spoken)) for person in people]
    anybody = any_of(together, *each)
    if isinstance(anybody, Known):
        return anybody
    all_listed = any(surely(is_clinician(person)) for person in people)
    return any_of(*each) if all_listed and all(map(surely_not, each)) else unknown(*together.missing)


def _one_is_spoken(place: Place, spoken: Items[str]) -> Knowledge[bool]:
    """Whether one of the languages stated at a place is a language of the patients."""
    stated = place.written("languages")
    if stated is None:
        return place.knowledge("languages")
    if understood_in(stated) & spoken.sure:
        return known(True, place.at("languages"), *spoken.paths)
    if spoken.possible is None and stated:
        return unknown(*spoken.missing, paths=(place.at("languages"),))
    return known(False, place.at("languages"), *spoken.paths)


# --- languages without anybody ------------------------------------------------------------------------------------


def languages_without_anybody(plan: Place, *, at_each_site: bool = False) -> Items[str]:
    """The patients' languages that no interpreter and no clinician covers; none if all clinicians speak them.

    Where there are several sites, each needs somebody `at_each_site` for its own languages.
    """
    language, spoken = plan.inside("language"), patient_languages(plan)
    everybody = holds(language.knowledge("clinicians_speaking_percent"), low=100)
    if surely(everybody):
        return items((), *everybody.paths)
    sites, asked_first = plan.entries("sites"), language.there_is("interpreting")
    scopes = [_Scope(spoken.sure, None)]
    if at_each_site and len(sites) > 1:
        scopes += [_Scope(spoken_forms(site.written("languages") or ()), str(site.written("id"))) for site in sites]
    roles = [*_roles(plan, language)]
    surely_left, left, open_paths = frozenset[str](), frozenset[str](), dict[str, None]()
    for scope in scopes:
        left_here, open_here = _left_in(scope, roles)
        if left_here and not isinstance(asked_first, Known):
            open_here = asked_first.missing
        left |= left_here
        surely_left |= frozenset() if open_here else left_here
        open_paths |= dict.fromkeys(open_here)
    possible = None if spoken.possible is None else left - surely_left
    return Items(surely_left, possible, paths=spoken.paths, missing=(*spoken.missing, *open_paths))


@dataclass(frozen=True)
class _Scope:
    """Languages that somebody should cover, at one site or, without a site, anywhere."""

    languages: frozenset[str]
    site: str | None


def _roles(plan: Place, language: Place) -> Iterator[tuple[Place, Knowledge[bool]]]:
    """Who interprets or sees patients: the interpreters as planned, and each of the people."""
    if surely(language.there_is("interpreting")):
        yield language.inside("interpreting"), known(True)
    named = named_interpreters(plan)
    for person in plan.entries("people"):
        is_named = known(str(person.written("id")) in named)
        yield person, any_of(is_named, is_interpreter(person), is_clinician(person))


def _left_in(scope: _Scope, roles: list[tuple[Place, Knowledge[bool]]]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The languages that nobody is sure to cover, and what to ask for before nobody does."""
    there = [(place, all_of(role, _works_at(scope.site, place))) for place, role in roles]
    speakers = [place for place, is_there in there if surely(is_there)]
    left = scope.languages - understood_in(tag for place in speakers for tag in place.written("languages") or ())
    open_paths = [place.at("languages") for place in speakers if place.written("languages") is None]
    for place, is_there in there:
        if not isinstance(is_there, Known) and left & _may_speak(place, scope):
            open_paths += is_there.missing
    return left, tuple(open_paths) if left else ()


def _may_speak(place: Place, scope: _Scope) -> frozenset[str]:
    stated = place.written("languages")
    return scope.languages if stated is None else understood_in(stated)


def _works_at(site: str | None, place: Place) -> Knowledge[bool]:
    """Whether somebody works at a site; the interpreters as planned are for all of them."""
    if site is None or not isinstance(place.part, Person):
        return known(True)
    return known(site in place.written("sites")) if place.written("sites") is not None else place.knowledge("sites")


# --- enough interpreters ------------------------------------------------------------------------------------------


def _kinds(language: Place) -> Knowledge[str]:
    if surely_not(language.there_is("interpreting")):
        return items((), language.at("interpreting"))
    return language.inside("interpreting").listed("kinds")


def _everybody_speaks(plan: Place, language: Place, spoken: Items[str]) -> Knowledge[bool]:
    """Whether all clinicians speak the patients' languages: as stated, or because those listed do, or one does not."""
    stated = holds(language.knowledge("clinicians_speaking_percent"), low=100)
    clinicians = [person for person in plan.entries("people") if not surely_not(is_clinician(person))]
    if language.written("clinicians_speaking_percent") is not None or not clinicians or spoken.possible != frozenset():
        return stated
    listed = all_of(*(any_of(negate(is_clinician(person)), _all_are_spoken(person, spoken)) for person in clinicians))
    return listed if isinstance(listed, Known) else stated


def _all_are_spoken(person: Place, spoken: Items[str]) -> Knowledge[bool]:
    """Yes for somebody who speaks all of the patients' languages, no for one who speaks none; open between these."""
    own = understood_in(person.written("languages") or ())
    paths = (person.at("languages"), *spoken.paths)
    if person.written("languages") is not None and own.isdisjoint(spoken.sure):
        return known(False, *paths)
    return known(True, *paths) if spoken.sure <= own else unknown(person.at("languages"), paths=paths)


def _needing(
    language: Place, interpreting: Place, interpreters: Knowledge[bool], everybody: Knowledge[bool]
) -> Knowledge[float]:
    """As stated; else nobody where all clinicians speak the patients' language, and somebody where not all do."""
    if interpreting.written("clinicians_needing_interpreter") is not None:
        return interpreting.knowledge("clinicians_needing_interpreter")
    if surely(everybody):
        return known(0.0, *everybody.paths)
    open_path = language.at("clinicians_speaking_percent")
    if surely(interpreters):
        open_path = interpreting.at("clinicians_needing_interpreter")
    fewest = 1.0 if surely_not(everybody) else 0.0
    return between(fewest, math.inf, paths=everybody.paths, missing=(open_path,))


def _for_each(needing: Knowledge[float], at_work: Knowledge[float]) -> Knowledge[float]:
    """Clinicians for each interpreter, rounded outward to tenths."""
    fewest, most = number_bounds(needing)
    low_at_work, high_at_work = number_bounds(at_work)
    low, high = _ratio(max(0.0, fewest), high_at_work), _ratio(most, max(0.0, low_at_work))
    return between(
        low if math.isinf(low) else math.floor(low * 10) / 10,
        high if math.isinf(high) else math.ceil(high * 10) / 10,
        paths=(*needing.paths, *at_work.paths),
        missing=(*needing.missing, *at_work.missing),
    )


def _ratio(clinicians: float, interpreters: float) -> float:
    if clinicians == 0 or math.isinf(interpreters):
        return 0.0
    return math.inf if interpreters == 0 else clinicians / interpreters
