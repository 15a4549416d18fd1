"""What is measured, who judges, and who learns of the results."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    any_of,
    between,
    holds,
    items,
    known,
    least,
    mapped,
    negate,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY, activity
from missionrisk.facts.model import Fact, flag, number, texts
from missionrisk.facts.naming import names_where
from missionrisk.facts.reading import Entries, Place, surely, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

VOICES: Final = {
    "host_staff": to_translate("host staff"),
    "patients": to_translate("patients"),
    "community": to_translate("the community"),
}
"""Whose judgement of the mission counts, with their names for readers."""

REPORTED: Final = ("results", "limits", "harms", "costs")
"""What an honest report holds."""


@dataclass(kw_only=True)
class Monitoring(Fact):
    """What is measured, who judges, and who learns of it. There is exactly one."""

    plan_agreed: Knowledge[bool] = flag("Whether a plan for monitoring and evaluation is agreed with the host.")
    measures: Knowledge[str] = texts("The kinds of indicators that are measured.", words=True)
    measures_outcome: Knowledge[bool] = flag("Whether any result of the work is measured, beyond numbers.")
    measures_harm: Knowledge[bool] = flag("Whether harm is measured: complications, deaths or other harm.")
    measures_partner: Knowledge[bool] = flag("Whether the effect on the partner is measured.")
    voices_missing: Knowledge[str] = texts("Those among host staff, patients and community who are not asked.")
    voices_missing_count: Knowledge[float] = number("How many of these groups are not asked.", "group", low=0)
    outcomes_counted_days: Knowledge[float] = number(
        "Days after the operation up to which both deaths and complications are counted.", "day", low=0
    )
    follow_up_target_percent: Knowledge[float] = number(
        "Share of patients who are to be followed up.", "percent", low=0, high=100
    )
    shared_with: Knowledge[str] = texts("With whom results are shared.", words=True)
    shared_with_partner: Knowledge[bool] = flag("Whether results are shared with the partner.")
    report_days: Knowledge[float] = number("Days after departure within which results are shared.", "day", low=0)
    report_lacks: Knowledge[str] = texts("Which of results, limits, harms and costs are not shared.", words=True)
    report_lacks_count: Knowledge[float] = number("How many of these are not shared.", "matter", low=0)
    earlier_visits: Knowledge[bool] = flag("Whether the mission has been there before.")
    past_visits: Knowledge[str] = texts("The visits that came before this one.")
    lessons_closed: Knowledge[bool] = flag("Whether the lessons of the last visit have been acted on.")
    accounts_published: Knowledge[bool] = flag("Whether income and costs are published.")
    goes_on_at_home: Knowledge[bool] = flag(
        "Whether somebody is named for dissemination, advocacy or support from afar, or mentoring between visits is"
        " agreed."
    )


def derive_monitoring(plan: Place) -> Monitoring:
    """The fact about monitoring."""
    chapter = plan.inside("monitoring")
    report = chapter.inside("report")
    reported = chapter.there_is("report")
    past_visits = plan.inside("mission").entries("past_visits")
    voices, lacks = _voices_missing(chapter, plan), _report_lacks(reported, report)
    return Monitoring(
        key=MISSION_KEY,
        plan_agreed=chapter.secured("plan"),
        measures=_kinds(chapter),
        measures_outcome=_measured(chapter, "outcome", _any(chapter.entries("outcome_measures"))),
        measures_harm=_measured(
            chapter,
            "harm",
            holds(chapter.knowledge("complications_captured_days"), low=1),
            holds(chapter.knowledge("mortality_captured_days"), low=1),
            chapter.knowledge("quality_record_per_case"),
        ),
        measures_partner=_measured(chapter, "partner"),
        voices_missing=voices,
        voices_missing_count=size_of(voices),
        outcomes_counted_days=_outcomes_counted(chapter),
        follow_up_target_percent=chapter.knowledge("follow_up_target_percent"),
        shared_with=items((), *reported.paths) if surely_not(reported) else report.listed("shared_with"),
        shared_with_partner=_shared_with_partner(reported, report),
        report_days=known(math.inf, *reported.paths) if surely_not(reported) else report.knowledge("within_days"),
        report_lacks=lacks,
        report_lacks_count=size_of(lacks),
        earlier_visits=_any(past_visits),
        past_visits=names_where(past_visits, lambda visit: known(True, visit.path)),
        lessons_closed=chapter.knowledge("earlier_lessons_closed"),
        accounts_published=plan.inside("finance").knowledge("accounts_published"),
        goes_on_at_home=_goes_on_at_home(chapter, plan),
    )


# --- what is measured ---------------------------------------------------------------------------------------------


def _kinds(chapter: Place) -> Knowledge[str]:
    indicators = chapter.entries("indicators")
    if not indicators.stated:
        return unknown(indicators.path)
    kinds = [(indicator.written("kind"), indicator.at("kind")) for indicator in indicators]
    open_kinds = tuple(path for kind, path in kinds if kind is None)
    sure = frozenset(kind for kind, _ in kinds if kind is not None)
    return Items(sure, None if open_kinds else frozenset(), paths=(indicators.path,), missing=open_kinds)


def _has_kind(chapter: Place, kind: str) -> Knowledge[bool]:
    indicators = chapter.entries("indicators")
    if not indicators.stated:
        return unknown(indicators.path)
    of_kind = (mapped(indicator.knowledge("kind"), lambda word: word == kind) for indicator in indicators)
    return any_of(*of_kind, known(False, indicators.path))


def _measured(chapter: Place, kind: str, *otherwise: Knowledge[bool]) -> Knowledge[bool]:
    """By an indicator of that kind or in another way; not where nothing but numbers is counted.

    As long as the indicators are open, it is the indicators that are asked.
    """
    numbers_only = chapter.knowledge("output_statistics_only")
    if surely(numbers_only):
        return negate(numbers_only)
    by_indicator = _has_kind(chapter, kind)
    measured = any_of(by_indicator, *otherwise)
    return measured if isinstance(measured, Known) else asked_after(by_indicator, measured)


def _any(entries: Entries) -> Knowledge[bool]:
    return known(len(entries) > 0, entries.path) if entries.stated else unknown(entries.path)


def _outcomes_counted(chapter: Place) -> Knowledge[float]:
    """Up to the day on which the first of deaths and complications is no longer counted."""
    numbers_only = chapter.knowledge("output_statistics_only")
    if surely(numbers_only):
        return known(0.0, *numbers_only.paths)
    return least(_days(chapter, "mortality_captured_days"), _days(chapter, "complications_captured_days"))


def _days(chapter: Place, name: str) -> Knowledge[float]:
    days = chapter.knowledge(name)
    return between(0.0, math.inf, missing=days.missing) if chapter.written(name) is None else days


# --- who judges ---------------------------------------------------------------------------------------------------


def _voices_missing(chapter: Place, plan: Place) -> Items[str]:
    """Host staff always; patients where some are treated; the community where it is served."""
    treats = activity(plan, "treats_patients")
    reaches_community = any_of(treats, activity(plan, "educates_community"))
    expected = {"host_staff": known(True), "patients": treats, "community": reaches_community}
    asked = chapter.written("evaluators")
    if asked is None:
        possible = frozenset(_(VOICES[group]) for group, belongs in expected.items() if not surely_not(belongs))
        return Items(frozenset(), possible, missing=(chapter.at("evaluators"),))
    silent = {_(VOICES[group]): belongs for group, belongs in expected.items() if group not in asked}
    return _judged(silent, chapter.at("evaluators"))


def _judged(belongs: Mapping[str, Knowledge[bool]], path: str) -> Items[str]:
    undecided = {name: judged for name, judged in belongs.items() if not isinstance(judged, Known)}
    return Items(
        frozenset(name for name, judged in belongs.items() if surely(judged)),
        frozenset(undecided),
        paths=(path,),
        missing=_distinct(missing for judged in undecided.values() for missing in judged.missing),
    )


def _distinct(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


# --- who learns of it ---------------------------------------------------------------------------------------------


def _shared_with_partner(reported: Knowledge[bool], report: Place) -> Knowledge[bool]:
    if not surely(reported):
        return reported
    recipients = report.written("shared_with")
    if recipients is None:
        return unknown(report.at("shared_with"))
    return known("partner" in recipients, report.at("shared_with"))


def _report_lacks(reported: Knowledge[bool], report: Place) -> Items[str]:
    if surely_not(reported):
        return Items(frozenset(REPORTED), paths=reported.paths)
    contents = report.written("contents")
    if contents is None:
        asked = reported.missing or (report.at("contents"),)
        return Items(frozenset(), frozenset(REPORTED), missing=asked)
    return Items(frozenset(REPORTED) - frozenset(contents), paths=(report.at("contents"),))


def _goes_on_at_home(chapter: Place, plan: Place) -> Knowledge[bool]:
    """By an action that somebody does, or by mentoring between visits."""
    actions = chapter.entries("after_actions")
    if not actions.stated:
        mentored = _mentored(plan)
        return mentored if surely(mentored) else unknown(actions.path)
    return any_of(*(action.there_is("owner") for action in actions), _mentored(plan))


def _mentored(plan: Place) -> Knowledge[bool]:
    training = plan.inside("training")
    teaches, there_is = activity(plan, "teaches"), training.there_is("mentorship")
    for denied in (teaches, there_is):
        if surely_not(denied):
            return denied
    return training.inside("mentorship").secured("commitment")
