"""The report to the host authority and partner after the visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Items, Knowledge, known, unknown
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, flag, number, texts
from missionrisk.facts.reading import Place, surely_not
from missionrisk.facts.surgery.procedures import size_of
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

AUTHORITIES: Final = frozenset({"ministry", "district", "council"})

CONTENTS_NEEDED: Final = {
    "patients": to_translate("patients"),
    "outcomes": to_translate("outcomes"),
    "adverse_events": to_translate("adverse events"),
    "stock_left": to_translate("stock left"),
}
"""What the report should contain, with its name for readers."""


@dataclass(kw_only=True)
class AfterReport(Fact):
    """The report after the visit. There is exactly one."""

    promised: Knowledge[bool] = flag("Whether a report is promised.")
    reaches_both: Knowledge[bool] = flag("Whether it goes to an authority and to the partner.")
    recipients: Knowledge[str] = texts("Who receives it.", words=True)
    within_days: Knowledge[float] = number("Days from departure to the report.", "day", low=0)
    contents_missing: Knowledge[str] = texts(
        "Of patients, outcomes, adverse events and stock left, what it leaves out."
    )
    contents_missing_count: Knowledge[float] = number("How many these are.", "matter", low=0)


def derive_after_report(plan: Place) -> AfterReport:
    """The fact about the report after the visit."""
    chapter = plan.inside("authorisation")
    there_is, report = chapter.there_is("after_report"), chapter.inside("after_report")
    contents_missing = _contents_missing(report)
    return AfterReport(
        key=MISSION_KEY,
        promised=there_is if surely_not(there_is) else report.secured("commitment"),
        reaches_both=there_is if surely_not(there_is) else _reaches_both(report),
        recipients=chapter.listed("after_report") if surely_not(there_is) else report.listed("recipients"),
        within_days=report.knowledge("within_days"),
        contents_missing=contents_missing,
        contents_missing_count=size_of(contents_missing),
    )


def _reaches_both(report: Place) -> Knowledge[bool]:
    recipients = report.written("recipients")
    if recipients is None:
        return unknown(*report.listed("recipients").missing)
    return known("partner" in recipients and not AUTHORITIES.isdisjoint(recipients), report.at("recipients"))


def _contents_missing(report: Place) -> Items[str]:
    contents = report.written("contents")
    every = frozenset(map(_, CONTENTS_NEEDED.values()))
    if contents is None:
        return Items(frozenset(), every, missing=report.listed("contents").missing)
    left_out = frozenset(_(spoken) for word, spoken in CONTENTS_NEEDED.items() if word not in contents)
    return Items(left_out, paths=(report.at("contents"),))
