"""The Assessment: what was checked, what was found, what is not known, and what follows from it.

Every model here is frozen and serialises to JSON and back. `format` is the version of this shape.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from missionrisk.catalogue.rules import EvidenceGrade, Owner, Severity

Decision = Literal["do_not_proceed", "cannot_say", "proceed_with_conditions", "proceed"]
Stage = Literal["concept", "draft", "final"]
Assurance = Literal["declared", "documented", "confirmed"]
"""What supports a statement: the plan's word alone, a document, or the confirmation of somebody outside."""
Audience = Literal[
    "host_lead",
    "host_partner",
    "site",
    "authority",
    "patients",
    "local_provider",
    "local_staff",
    "team",
    "home_institution",
    "funder",
    "insurer",
]
"""Those who count on a mission, by what they are to it."""


class AssessmentModel(BaseModel):
    """Base of everything in an assessment."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(AssessmentModel):
    """A value that a finding rests on, and where the plan states it."""

    path: str = Field(description="The plan path.")
    value: str = Field(description="What the plan says there.")
    about: str = Field(description="The field of a fact that it led to, such as dispensed_supply.days_short.")
    known: str = Field(description="What is known of that field.")
    line: int | None = Field(None, description="Line in the plan's file, from 1.")
    column: int | None = Field(None, description="Column in the plan's file, from 1.")


class Action(AssessmentModel):
    """What can be done about a finding."""

    action: str
    owner: Owner
    lead_time_days: int = Field(description="How many days it takes.")
    latest_start: date | None = Field(
        None, description="The last day to begin before the mission's earliest start, where that is known."
    )
    days_left: int | None = Field(None, description="Days from the assessment to that day; negative once it is past.")
    too_late: bool | None = Field(
        None,
        description="Whether it takes longer than there is time before the start; null while the start leaves it open.",
    )


class Reference(AssessmentModel):
    """A source, and the place in it."""

    key: str
    citation: str
    place: str | None = None


class Finding(AssessmentModel):
    """A risk of harm that the plan surely carries."""

    id: str = Field(description="RULE@subject, stable as long as the plan's ids are.")
    rule: str
    title: str
    harms: tuple[str, ...]
    harm_titles: tuple[str, ...] = Field(description="What its harms are called, in the same order.")
    severity: Severity
    core: bool
    subject: str
    message: str = Field(description="What the plan says, in its own names and numbers.")
    rationale: str = Field(description="Why this is a harm.")
    evidence: tuple[Evidence, ...]
    rests_on: tuple[str, ...] = Field((), description="Of a rule over other rules, the findings that it puts together.")
    actions: tuple[Action, ...]
    sources: tuple[Reference, ...]
    evidence_grade: EvidenceGrade
    fingerprint: str = Field(description="Changes when the values that triggered the finding change.")


class Question(AssessmentModel):
    """Something that the plan does not state and that could still change an outcome.

    Several questions about one chapter of the plan are the parts of one: its text is the chapter's, theirs the fields'.
    """

    path: str = Field(
        description="The plan path, with [] for every entry of a list; of several parts, their chapter or chapters."
    )
    text: str = Field(description="The question in the field's own words.")
    hint: str | None = Field(None, description="What may help to answer it, in plain text.")
    entries: tuple[str, ...] = Field((), description="The entries that it is asked about, inner ones after a slash.")
    rules: tuple[str, ...] = Field(description="The rules that wait for the answer.")
    severity: Severity = Field(description="The gravest of them.")
    core: bool
    settles: int = Field(description="How many undecided outcomes wait for the answer.")
    due_on: date | None = Field(None, description="The day from which an answer can be expected, if that is to come.")
    said: Literal["not_known", "not_applicable"] | None = Field(
        None, description="What the planner said instead of an answer."
    )
    reason: str | None = Field(None, description="The planner's reason.")
    line: int | None = Field(None, description="The line in the plan's file that is nearest to where it belongs.")
    parts: tuple[Question, ...] = Field((), description="The questions that it is made of, if there are several.")


class Strength(AssessmentModel):
    """A grave risk that the plan is clear of on more than its own word."""

    id: str = Field(description="RULE@subject.")
    rule: str
    title: str = Field(description="The risk that the plan is clear of.")
    severity: Severity
    core: bool
    subject: str
    assurance: Assurance


class RuleOutcomes(AssessmentModel):
    """What one rule found, for each of its subjects. Each clear subject also stands under what supports it."""

    flagged: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    declared: tuple[str, ...] = Field((), description="Those clear on the plan's word alone.")
    documented: tuple[str, ...] = Field((), description="Those clear on promises that a document shows.")
    confirmed: tuple[str, ...] = Field((), description="Those clear on promises confirmed by the host or an authority.")
    unknown: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    failure: str | None = Field(None, description="Why it could not be decided, where it could not.")


class Counts(AssessmentModel):
    """The outcomes in numbers: flagged by severity, and the rest; the clear ones also by what supports them."""

    critical: int = 0
    high: int = 0
    moderate: int = 0
    low: int = 0
    unknown: int = 0
    clear: int = 0
    declared: int = 0
    documented: int = 0
    confirmed: int = 0
    not_applicable: int = 0
    error: int = 0


class Completeness(AssessmentModel):
    """How many of the core rules that apply are answered."""

    answered: int
    of: int


class Condition(AssessmentModel):
    """What must change before the mission goes ahead."""

    finding: str = Field(description="The finding or, for what a final plan leaves open, RULE@subject of the question.")
    action: str
    owner: Owner
    latest_start: date | None = None


class Verdict(AssessmentModel):
    """What follows, and why."""

    decision: Decision
    reasons: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    certain: tuple[str, ...] = Field(
        (), description="The critical and high findings: no answer that is still open would take them away."
    )


class ToTell(AssessmentModel):
    """Somebody who has to hear of a late no, and why."""

    role: Audience
    who: str = Field(description="Who it is, by the plan's own names; of people only their role or id.")
    why: str = Field(description="What they have to do with the mission, in a sentence.")
    path: str = Field(description="The plan path that names them or, where it names nobody, that would.")


class AnotherProvider(AssessmentModel):
    """Somebody who could take patients, by what the plan itself says."""

    name: str
    because: str = Field(description="Why it could, in a sentence.")
    agreed: bool = Field(description="Whether it has agreed to take patients of the mission.")
    distance_km: float | None = Field(None, description="Kilometres from the site, where the plan states them.")
    path: str = Field(description="The plan path that says so.")


class WaitingPatients(AssessmentModel):
    """Patients who count on the mission, and who else could take them."""

    waiting_for: Literal["operation", "service", "earlier_visit", "refill", "review"]
    what: str = Field(description="The procedure, service, medicine or earlier visit, by the plan's own name.")
    fewest: int | None = Field(None, description="How many they are at the least; null where the plan does not say.")
    most: int | None = Field(None, description="How many they are at the most; null where the plan does not say.")
    first_day: date | None = Field(None, description="The day from which they are to be seen, where that is known.")
    other_providers: tuple[AnotherProvider, ...] = Field((), description="Those who have agreed first; empty: nobody.")
    path: str = Field(description="The plan path that they come from.")


class NarrowerScope(AssessmentModel):
    """The same mission without some of what it was to do, assessed on the same day: it could go ahead."""

    without: tuple[str, ...] = Field(description="What is left out, each in words.")
    decision: Decision
    conditions: int = Field(description="How many conditions it would have to meet.")
    removed: tuple[str, ...] = Field(description="The plan paths that are left out.")


class LateNo(AssessmentModel):
    """What a verdict that is no go-ahead means for others when it comes shortly before the start."""

    days_left: int = Field(
        description="Days from the assessment to the earliest possible start; negative once it is past."
    )
    told: tuple[ToTell, ...] = Field(description="Who must be told.")
    patients: tuple[WaitingPatients, ...] = Field(description="Patients who need another provider.")
    narrower: tuple[NarrowerScope, ...] = Field(
        (), description="What could go ahead all the same, the least left out first; empty: nothing was found."
    )


class ReferenceFile(AssessmentModel):
    """A file of reference data that the assessment looked things up in."""

    kind: str = Field(description="What it lists, such as facilities.")
    file: str
    sha256: str


class Provenance(AssessmentModel):
    """What was assessed with what, so that the same can be had again."""

    on: date = Field(description="The day that the assessment is made for.")
    plan_sha256: str
    catalogue_sha256: str
    missionrisk: str = Field(description="The version of missionrisk.")
    engine: str = Field(description="The engine that decided the rules.")
    source: str | None = Field(None, description="The file that the plan was read from.")
    reference: tuple[ReferenceFile, ...] = Field((), description="The reference data that were brought.")


class Assessment(AssessmentModel):
    """Everything that is to be said about one plan on one day."""

    format: Literal[1] = 1
    language: str = Field("en", description="The language of its texts, as a BCP 47 tag.")
    title: str
    stage: Stage
    verdict: Verdict
    late_no: LateNo | None = Field(
        None, description="Of a verdict that is no go-ahead and comes late: what it means for others."
    )
    counts: Counts
    completeness: Completeness
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    strengths: tuple[Strength, ...] = ()
    outcomes: dict[str, RuleOutcomes]
    provenance: Provenance

    @property
    def open_fields(self) -> tuple[Question, ...]:
        """The questions one by one, each about one field."""
        return tuple(part for question in self.questions for part in question.parts or (question,))

    @property
    def failed(self) -> bool:
        """Whether a rule or the engine failed."""
        return self.counts.error > 0

    def _repr_html_(self) -> str:
        """What a notebook shows: the verdict, the numbers and the gravest findings."""
        from missionrisk.reports.formats.notebook import notebook_html

        return notebook_html(self)
