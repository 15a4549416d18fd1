"""An explanation: how one rule came to its outcome for one subject, and what would clear it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from missionrisk.catalogue.rules import EvidenceGrade, Severity
from missionrisk.judgement.assessment import AssessmentModel, Assurance, Reference

Result = Literal["true", "false", "unknown"]
OutcomeWord = Literal["flagged", "clear", "unknown", "not_applicable", "error"]
LineKind = Literal[
    "rule", "applies", "existence", "risk", "mitigated", "all_of", "there_is", "there_is_no", "fact", "test"
]


class PlanPlace(AssessmentModel):
    """A place in the plan, and what it says there."""

    path: str = Field(description="The plan path.")
    value: str = Field(description="What the plan says there; 'not stated' where it says nothing.")
    line: int | None = Field(None, description="Line in the plan's file, from 1; of what is nearest if not stated.")
    column: int | None = Field(None, description="Column in the plan's file, from 1.")


class Line(AssessmentModel):
    """One line of a rule: what it asks, what is known, what came of it, and the lines beneath it."""

    kind: LineKind
    text: str = Field(description="The line in words.")
    result: Result
    meaning: str | None = Field(None, description="What the field that a test asks about means.")
    known: str | None = Field(None, description="What is known of that field.")
    places: tuple[PlanPlace, ...] = Field((), description="The places in the plan that this rests on.")
    lines: tuple[Line, ...] = ()


class Change(AssessmentModel):
    """What would have to be so, and where in the plan that is decided or promised."""

    text: str = Field(description="What would have to be so, in words.")
    places: tuple[PlanPlace, ...] = Field(description="Decisions and promises that it rests on.")


class Remedy(AssessmentModel):
    """One way to clear an outcome: everything in it together."""

    by: Literal["removing_the_risk", "mitigating_it"]
    changes: tuple[Change, ...]


class Explanation(AssessmentModel):
    """How one rule came to its outcome for one subject."""

    format: Literal[1] = 1
    language: str = Field("en", description="The language of its texts, as a BCP 47 tag.")
    id: str = Field(description="RULE@subject.")
    rule: str
    title: str
    severity: Severity
    core: bool
    subject: str
    outcome: OutcomeWord
    assurance: Assurance | None = Field(None, description="What supports it, where it is clear.")
    message: str | None = Field(None, description="What the finding says, where it is flagged.")
    failure: str | None = Field(None, description="Why it could not be decided, where the rule failed.")
    question: str
    rationale: str
    logic: Line | None = Field(description="The rule's lines with what came of each; none where the rule failed.")
    remedies: tuple[Remedy, ...] = Field(
        (), description="Each way to clear it that lies with planners and partners, the shortest first."
    )
    sources: tuple[Reference, ...]
    evidence_grade: EvidenceGrade
