"""The report: an assessment in the order and the words in which people read it. Every layout draws from it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from missionrisk.catalogue.rules import Owner, Severity
from missionrisk.judgement.assessment import Assurance, Decision, Evidence, LateNo, Provenance, Reference, Stage
from missionrisk.reports.base import ReportModel
from missionrisk.reports.pictures.matrix import Matrix
from missionrisk.reports.pictures.medicines import Medicines
from missionrisk.reports.pictures.outcomes import OutcomesAtAGlance
from missionrisk.reports.pictures.supervision import SupervisionGrid
from missionrisk.reports.pictures.surroundings import Surroundings
from missionrisk.reports.pictures.timeline import Timeline

Reader = Literal["planner", "committee"]
"""Whom a report is for. The pages of hosts and trainees have models of their own."""


class VerdictInWords(ReportModel):
    """The verdict, and why in at most three sentences."""

    decision: Decision
    headline: str
    sentences: tuple[str, ...]
    reasons: tuple[str, ...] = Field(description="Every reason that led to the verdict.")
    certain: tuple[str, ...] = Field(
        description="Critical and high findings that no open answer would take away, where the verdict is still open."
    )


class Numbers(ReportModel):
    """How many findings and points there are of each kind."""

    critical: int
    high: int
    moderate: int
    low: int
    not_known: int
    declared: int
    documented: int
    confirmed: int
    not_applicable: int
    failed: int


class Point(ReportModel):
    """What an action is for. `rule` is set if the report shows a finding of that rule."""

    id: str
    rule: str | None


class PlannedAction(ReportModel):
    """A thing to do, with all that it is done for."""

    text: str
    role: Owner
    owner: str = Field(description="The role in words.")
    kind: Literal["change", "state"] = Field(description="Whether the mission has to change, or the plan to say more.")
    severity: Severity | None = Field(description="The gravest that it is done for; none for what has to be stated.")
    condition: bool = Field(description="Whether the mission should not go ahead without it.")
    days: int | None = Field(description="How long it takes, in days.")
    begin_by: date | None
    days_left: int | None = Field(description="Days from the assessment to that day; negative once it is past.")
    too_late: bool
    points: tuple[Point, ...]


class OwnerActions(ReportModel):
    """What one role has to do, the most urgent first."""

    role: Owner
    owner: str
    actions: tuple[PlannedAction, ...]


class ActionPlan(ReportModel):
    """What to do, by whom and by when."""

    urgent: tuple[PlannedAction, ...] = Field(description="The first changes that the mission depends on.")
    less_urgent: tuple[PlannedAction, ...] = Field(description="The further changes that it depends on.")
    to_state: int = Field(description="How many points of critical or high severity have yet to be stated.")
    by_owner: tuple[OwnerActions, ...] = Field(description="Everything, the graver and the milder.")
    too_late: int = Field(description="How many actions take longer than there is time.")

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """Everything, owner by owner."""
        return tuple(action for owner in self.by_owner for action in owner.actions)


class Remedy(ReportModel):
    """One way to remove a risk."""

    action: str
    owner: str
    timing: str = Field(description="Until when to begin, or how long it takes.")
    too_late: bool


class Case(ReportModel):
    """A finding among those of its rule."""

    id: str
    message: str
    evidence: tuple[Evidence, ...]
    rests_on: tuple[str, ...]


class SourceNote(ReportModel):
    """A place in a source, and the number of the source in the list of all that are cited."""

    number: int
    key: str
    place: str | None


class RuleGroup(ReportModel):
    """The findings of one rule, with what the rule says of all of them said once."""

    rule: str
    title: str
    severity: Severity
    core: bool
    also: tuple[str, ...] = Field(description="The further harms that the rule guards against, in words.")
    rationale: str
    cases: tuple[Case, ...]
    remedies: tuple[Remedy, ...]
    sources: tuple[SourceNote, ...]
    grade: str = Field(description="How far the sources were read.")


class HarmGroup(ReportModel):
    """The findings of one harm, the gravest first."""

    harm: str
    title: str
    number: int
    severity: Severity = Field(description="The gravest among them.")
    rules: tuple[RuleGroup, ...]


class OpenQuestion(ReportModel):
    """A question, with what is known about when and by whom it will be answered."""

    text: str
    about: tuple[str, ...]
    path: str
    line: int | None
    rules: tuple[str, ...]
    severity: Severity
    core: bool
    settles: int
    notes: tuple[str, ...]
    parts: tuple[OpenQuestion, ...]


class Safeguard(ReportModel):
    """A risk that weighs and that the plan is clear of on more than its own word, and where."""

    title: str
    rule: str
    severity: Severity
    assurance: Assurance
    ids: tuple[str, ...]


class OutcomeCount(ReportModel):
    """How many points came out in one way, in how many rules."""

    outcome: str
    name: str
    meaning: str
    points: int
    rules: int


class RuleResult(ReportModel):
    """How one rule came out: for each outcome, in words, its subjects."""

    rule: str
    applies: bool = Field(description="Whether the plan has, or may have, anything that the rule is about.")
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]


class Failure(ReportModel):
    """A check that could not be decided."""

    rule: str
    why: str


class Letter(ReportModel):
    """A draft of the committee's decision, to be edited and signed."""

    about: str
    opening: str
    decision: str
    grounds: tuple[str, ...]
    conditions: tuple[str, ...]
    questions: tuple[str, ...]
    to_be_told: tuple[str, ...]
    closing: tuple[str, ...]


class Pictures(ReportModel):
    """What there is to look at. Those of the plan are left out where it has nothing to show in them."""

    matrix: Matrix | None
    outcomes: OutcomesAtAGlance | None
    timeline: Timeline | None
    supervision: SupervisionGrid | None
    medicines: Medicines | None
    surroundings: Surroundings | None


class NamedPerson(ReportModel):
    """A person or contact of the plan, shown only to readers who asked for names."""

    where: str
    what: str
    value: str


class Report(ReportModel):
    """All that a planner or a committee is told, in reading order."""

    reader: Reader
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    stage: Stage
    stage_in_words: str
    on: date
    file: str | None
    letter: Letter | None
    verdict: VerdictInWords
    numbers: Numbers
    core_answered: int
    core_rules: int
    late_no: LateNo | None
    action_plan: ActionPlan
    first_questions: tuple[OpenQuestion, ...]
    later_questions: tuple[OpenQuestion, ...]
    harms: tuple[HarmGroup, ...]
    safeguards: tuple[Safeguard, ...]
    failures: tuple[Failure, ...]
    outcomes: tuple[OutcomeCount, ...]
    results: tuple[RuleResult, ...]
    sources: tuple[Reference, ...]
    pictures: Pictures
    names: tuple[NamedPerson, ...]
    not_checked: str
    limits_of_use: str
    provenance: Provenance

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """All questions, the first ones first."""
        return self.first_questions + self.later_questions

    @property
    def rule_groups(self) -> tuple[RuleGroup, ...]:
        """The findings by rule, in the order of the harms."""
        return tuple(rule for harm in self.harms for rule in harm.rules)
