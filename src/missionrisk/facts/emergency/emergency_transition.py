"""The end of an emergency response: closing, handing over, and when care stops being free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.asking import asked_after
from missionrisk.facts.knowledge import Items, Knowledge, Known
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import Fact, choices, flag
from missionrisk.facts.reading import Place, surely

MATTERS: Final = frozenset({"patients", "records", "stock", "facility", "waste", "report"})
"""What is settled before a team leaves."""


@dataclass(kw_only=True)
class EmergencyTransition(Fact):
    """How the response ends. There is exactly one; it means something in an emergency mission only."""

    closing_plan: Knowledge[bool] = flag("Whether a plan for closing and handing over is agreed.")
    matters_left_open: Knowledge[str] = choices("What the closing plan does not settle.", MATTERS)
    inpatients_placed: Knowledge[bool] = flag("Whether it is settled where the last inpatients go.")
    field_hospital_left: Knowledge[bool] = flag("Whether the field hospital stays behind.")
    field_hospital_supported: Knowledge[bool] = flag("Whether training, storage and support come with it.")
    free_care_ends: Knowledge[bool] = flag("Whether a day is agreed on which care stops being free of charge.")


def derive_emergency_transition(plan: Place) -> EmergencyTransition:
    """The fact about the end of the response."""
    chapter = plan.inside("emergency")
    transition = chapter.inside("transition")
    return EmergencyTransition(
        key=MISSION_KEY,
        closing_plan=transition.secured("plan"),
        matters_left_open=asked_after(transition.secured("plan"), _matters_left_open(transition)),
        inpatients_placed=transition.there_is("inpatients_transferred_to"),
        field_hospital_left=transition.knowledge("field_hospital_left"),
        field_hospital_supported=transition.secured("field_hospital_support"),
        free_care_ends=chapter.there_is("free_care_until"),
    )


def _matters_left_open(transition: Place) -> Items[str]:
    """What the plan does not cover; a report before departure settles the report."""
    covered, report = transition.written("covers"), transition.knowledge("exit_report_before_departure")
    reported = frozenset({"report"}) if surely(report) else frozenset()
    if covered is None:
        return Items(frozenset(), MATTERS - reported, missing=(transition.at("covers"),))
    left, paths = MATTERS - set(covered) - reported, (transition.at("covers"),)
    if "report" in left and not isinstance(report, Known):
        return Items(left - {"report"}, frozenset({"report"}), paths=paths, missing=report.missing)
    return Items(left, paths=paths)
