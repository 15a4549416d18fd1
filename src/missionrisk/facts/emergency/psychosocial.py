"""Psychological and social support: of what kind, in whose languages, and together with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from missionrisk.facts.knowledge import Items, Knowledge, Known, all_of, any_of, known, unknown
from missionrisk.facts.language.languages import patient_languages, spoken_forms, understood_in
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, choices, flag, texts
from missionrisk.facts.partnership.partners import partner_named
from missionrisk.facts.reading import Place, surely_not
from missionrisk.plan.psychosocial import Intervention


@dataclass(kw_only=True)
class PsychosocialSupport(Fact):
    """The psychological and social support that the mission gives. There is exactly one."""

    given: Knowledge[bool] = flag("Whether any is given.")
    interventions: Knowledge[str] = choices("The kinds of support.", get_args(Intervention))
    approved_locally: Knowledge[bool] = flag("Whether the country's own professionals have approved the approach.")
    fits_local_ways: Knowledge[bool] = flag("Whether local ways of mourning and of seeking help were considered.")
    languages: Knowledge[str] = texts("The languages in which it is given.")
    languages_left_out: Knowledge[str] = texts("The patients' languages in which it is not given.")
    speaks_all_languages: Knowledge[bool] = flag("Whether it is given in every language that patients speak.")
    carried_on: Knowledge[bool] = flag("Whether somebody local goes on with it after departure.")
    treats_grief_as_illness: Knowledge[bool] = flag("Whether ordinary grief is treated as an illness.")
    screens_without_treatment: Knowledge[bool] = flag("Whether people are screened without treatment for them.")
    coordinated: Knowledge[bool] = flag("Whether it is coordinated with others who give it.")


def derive_psychosocial(plan: Place) -> PsychosocialSupport:
    """The fact about psychological and social support."""
    chapter = plan.inside("psychosocial")
    left_out = _languages_left_out(chapter, plan)
    return PsychosocialSupport(
        key=MISSION_KEY,
        given=_given(chapter, plan),
        interventions=chapter.listed("interventions"),
        approved_locally=chapter.secured("approved_by_local_professionals"),
        fits_local_ways=chapter.there_is("cultural_fit"),
        languages=_spoken(chapter),
        languages_left_out=left_out,
        speaks_all_languages=_none_of(left_out),
        carried_on=any_of(chapter.secured("goes_on_after_departure"), _linked_to_local_service(chapter, plan)),
        treats_grief_as_illness=chapter.knowledge("frames_grief_as_illness"),
        screens_without_treatment=chapter.knowledge("screens_without_treatment"),
        coordinated=chapter.secured("cluster_coordinated"),
    )


def _given(chapter: Place, plan: Place) -> Knowledge[bool]:
    """As the activities say; else as the kinds of service or of support imply."""
    stated, kinds = activity(plan, "gives_psychosocial_support"), chapter.written("interventions")
    services = [service for service in plan.entries("services") if service.written("kind") == "mental_health"]
    if isinstance(stated, Known):
        return stated
    if services:
        return known(True, services[0].at("kind"))
    return stated if kinds is None else known(len(kinds) > 0, chapter.at("interventions"))


def _linked_to_local_service(chapter: Place, plan: Place) -> Knowledge[bool]:
    """A link carries on what it links to: a local service that has agreed to keep the patients."""
    there_is = chapter.there_is("local_services_linked")
    if surely_not(there_is) or not isinstance(there_is, Known):
        return there_is
    partner = partner_named(plan, chapter.written("local_services_linked"))
    return all_of(partner.knowledge("local"), partner.secured("keeps_patients_after_departure"))


def _spoken(chapter: Place) -> Knowledge[str]:
    tags = chapter.written("languages")
    return unknown(chapter.at("languages")) if tags is None else Items(spoken_forms(tags), paths=_path(chapter))


def _languages_left_out(chapter: Place, plan: Place) -> Items[str]:
    of_patients, tags = patient_languages(plan), chapter.written("languages")
    if tags is None:
        return Items(frozenset(), None, missing=(chapter.at("languages"),))
    given = understood_in(tags)
    possible = None if of_patients.possible is None else of_patients.possible - given
    return Items(of_patients.sure - given, possible, paths=_path(chapter), missing=of_patients.missing)


def _path(chapter: Place) -> tuple[str, ...]:
    return (chapter.at("languages"),)


def _none_of(listed: Items[str]) -> Knowledge[bool]:
    if listed.sure:
        return known(False, *listed.paths)
    return (
        known(True, *listed.paths) if listed.possible == frozenset() else unknown(*listed.missing, paths=listed.paths)
    )
