"""What a trainee is told: an answer to each question, with the evidence, and no verdict.

Every model here is frozen and serialises to JSON and back. `format` is the version of this shape.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from missionrisk.judgement.assessment import AssessmentModel, Provenance

Answer = Literal["yes", "partly", "no", "not_stated", "does_not_arise"]
Bearing = Literal["clear", "flagged", "unknown", "error"]
SourceOfAnswer = Literal["website", "told", "seen"]
"""How a trainee came to know something, the weakest first."""


class Place(AssessmentModel):
    """A place in the plan, and what it says there."""

    path: str = Field(description="The plan path.")
    value: str = Field(description="What the plan says there; 'not stated' where it says nothing.")
    line: int | None = Field(None, description="Line in the file, from 1; of what is nearest if not stated.")
    source: SourceOfAnswer | None = Field(None, description="How the trainee knows it, where a sheet says so.")


class Ground(AssessmentModel):
    """What one rule found that bears on an answer."""

    rule: str
    bearing: Bearing = Field(description="How the rule came out for these subjects.")
    ids: tuple[str, ...] = Field(description="RULE@subject, each of which `missionrisk explain` explains.")
    says: tuple[str, ...] = Field(description="What was found, is absent, or would have to be known.")
    places: tuple[Place, ...] = Field((), description="The places in the plan that it rests on.")


class AnsweredQuestion(AssessmentModel):
    """A question, the answer as far as the plan gives one, and why."""

    id: str
    question: str
    answer: Answer
    grounds: tuple[Ground, ...] = ()


class AnsweredGroup(AssessmentModel):
    """Questions on one matter."""

    id: str
    title: str
    questions: tuple[AnsweredQuestion, ...]


class SheetLine(AssessmentModel):
    """What a trainee wrote for one question of a sheet."""

    id: str
    question: str
    answer: str | None = Field(description="The answer in words; none if it is open.")
    source: SourceOfAnswer | None = None
    line: int | None = Field(None, description="Line in the sheet's file, from 1.")


class RedLine(AssessmentModel):
    """Something that a trainee does not do, and whether the programme would ask for it."""

    id: Literal["beyond_home_scope", "no_supervisor", "may_not_refuse"]
    text: str
    state: Literal["kept", "crossed", "not_known"]
    why: str
    line: int | None = Field(None, description="Line in the sheet's file that decides it, from 1.")


class SheetReport(AssessmentModel):
    """What follows from a sheet for whoever filled it in."""

    lines: tuple[SheetLine, ...]
    red_lines: tuple[RedLine, ...]
    message: str | None = Field(
        None, description="A message that asks the programme for what is open; none if nothing."
    )
    not_in_message: int = Field(0, description="Open questions that the message leaves for another time.")


class TraineeAnswers(AssessmentModel):
    """Everything that is to be said to a trainee about one plan or sheet on one day."""

    format: Literal[1] = 1
    language: str = Field("en", description="The language of its texts, as a BCP 47 tag.")
    title: str
    groups: tuple[AnsweredGroup, ...]
    sheet: SheetReport | None = Field(None, description="Present where a sheet was read rather than a plan.")
    failures: dict[str, str] = Field(default_factory=dict, description="Why a rule could not be decided, by rule.")
    provenance: Provenance

    @property
    def questions(self) -> tuple[AnsweredQuestion, ...]:
        """All questions, group by group."""
        return tuple(question for group in self.groups for question in group.questions)
