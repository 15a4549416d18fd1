"""What the host partner's page is made of. Every layout draws from it."""

from __future__ import annotations

from pydantic import Field

from missionrisk.plan.values import CommitmentStatus
from missionrisk.reports.base import ReportModel, Table


class Line(ReportModel):
    """One thing that the plan says, or that it should say and does not."""

    says: str
    ask: str | None = Field(None, description="What the host may ask, where the plan does not say.")


class Summary(ReportModel):
    """The visit in four lines."""

    who: str
    when: str
    what: str
    lead: str


class Section(ReportModel):
    """What the plan says on one matter."""

    key: str = Field(description="A short name for links and styles.")
    title: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()


class Promise(ReportModel):
    """Something that somebody has to give, put as the question whether it is there."""

    question: str
    about: str | None = Field(None, description="What it is about, where the plan has several such things.")
    notes: tuple[str, ...] = Field(
        (), description="By when, on what paper, and whether the host is said to confirm it."
    )


class PromisesInState(ReportModel):
    """The promises that have come equally far."""

    status: CommitmentStatus
    words: str
    promises: tuple[Promise, ...]


class Request(ReportModel):
    """A change that the host may ask for."""

    text: str
    about: str | None = Field(None, description="What it is about, where the plan has several such things.")
    when: str = Field(description="The last day to begin; empty where the plan's dates leave it open.")


class HostPage(ReportModel):
    """The page that tells a host partner what is coming."""

    title: str
    addressed_to: str
    is_draft: bool
    summary: Summary
    sections: tuple[Section, ...]
    promises: tuple[PromisesInState, ...] = Field(description="The promises, those that are lacking first.")
    requests: tuple[Request, ...]
    more_requests: int = Field(description="How many milder requests are left out.")
    questions: tuple[str, ...] = Field(description="What the host may ask because the plan does not say it.")
    made_on: str
    closing: tuple[str, ...]
