"""A rule file as data: what a rule says, on whose authority, and what to do about it.

The conditions are kept as written; `catalogue.conditions` turns them into `catalogue.language`.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Severity = Literal["critical", "high", "moderate", "low"]
SEVERITIES: Final[tuple[Severity, ...]] = ("critical", "high", "moderate", "low")
"""From the gravest down."""

MissionModel = Literal["short_term", "embedded", "hybrid", "emergency"]

ServiceKind = str

EvidenceGrade = Literal["read", "partly_read", "known", "house_default"]
"""How far the cited source was read: wholly at the place cited; in part or in a summary; known but not read; or no
source at all, a default of this project."""

Owner = Literal[
    "sending_organisation",
    "mission_lead",
    "medical_lead",
    "surgical_lead",
    "pharmacy_lead",
    "training_lead",
    "host_partner",
    "host_facility",
    "health_authority",
]
"""Who can carry out a mitigation."""

RULE_ID: Final = r"^[A-Z]{2}-\d{2}[a-z]?$"

Sentence = Annotated[str, StringConstraints(min_length=8, strip_whitespace=True)]
RuleValue = bool | int | float | str


class CatalogueModel(BaseModel):
    """Base of everything that is read from the catalogue's files."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourcePlace(CatalogueModel):
    """A place in a source."""

    source: str = Field(description="The key of a source in sources.yaml.")
    place: str | None = Field(None, description="Where in the source: a section, a table, a guideline's number.")


class Parameter(CatalogueModel):
    """A number or word in a rule that a committee may set otherwise."""

    value: RuleValue | tuple[RuleValue, ...] = Field(description="The default.")
    unit: str = Field(description="The unit, such as day, percent or person.")
    basis: Literal["house_default"] | SourcePlace = Field(
        description="Where the default comes from: a place in a source, or house_default."
    )
    description: Sentence = Field(description="What the parameter means.")


class Mitigation(CatalogueModel):
    """What can be done, by whom, and how long it takes."""

    action: Sentence = Field(description="What to do, as an instruction.")
    owner: Owner = Field(description="The role that can do it.")
    lead_time_days: int = Field(ge=0, description="How many days it takes.")


class Citation(CatalogueModel):
    """A source that a rule rests on."""

    key: str = Field(description="The key of a source in sources.yaml.")
    place: str | None = Field(None, description="Where in the source.")


class Due(CatalogueModel):
    """From when on an answer can be expected."""

    days_before_start: int = Field(ge=0, description="Before that many days to the start, an unknown is not due yet.")


class ChoiceIs(CatalogueModel):
    """One of several cited alternatives, of which a policy picks one."""

    name: str = Field(description="The name of a choice in choices.yaml.")
    is_: str = Field(alias="is", description="The alternative under which this rule counts.")


class Deprecation(CatalogueModel):
    """A rule that is kept only so that its id stays known."""

    since: str = Field(description="The version that deprecated it.")
    reason: Sentence = Field(description="Why.")


class Rule(CatalogueModel):
    """One rule of the catalogue."""

    id: Annotated[str, StringConstraints(pattern=RULE_ID)] = Field(description="Family letters and a number: FU-06.")
    title: Sentence = Field(description="The harm in a few words.")
    harms: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="The harms that it guards against, the main one first; labels of harms.yaml."
    )
    severity: Severity = Field(description="How grave the harm is, by the definitions in the documentation.")
    core: bool = Field(description="Whether it is one of the few that decide most.")
    models: Annotated[tuple[MissionModel, ...], Field(min_length=1)] = Field(
        description="The mission models that it applies to."
    )
    services: tuple[ServiceKind, ...] | None = Field(
        None, description="It applies only to missions that offer one of these services; left out, to all."
    )
    parameters: dict[str, Parameter] = Field(default_factory=dict, description="Its numbers and words, by name.")
    subject: str = Field(description="The fact type that it judges: one outcome for each such fact.")
    applies_when: dict[str, Any] = Field(description="Tests on the subject and the mission that must all hold.")
    risk_when: dict[str, Any] | list[dict[str, Any]] = Field(
        description="A block of lines, or a list of alternative blocks, that describes the risk."
    )
    mitigated_when: list[dict[str, Any]] = Field(description="Blocks of which one is enough to remove the risk.")
    question: Sentence = Field(description="What a planner would be asked.")
    message: Sentence = Field(description="What a finding says: a Jinja template over subject, mission and parameter.")
    rationale: Sentence = Field(description="Why this is a harm, in two or three sentences.")
    mitigations: Annotated[tuple[Mitigation, ...], Field(min_length=1)] = Field(description="What to do about it.")
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)] = Field(description="On whose authority.")
    evidence: EvidenceGrade = Field(description="How far the sources were read.")
    since: str = Field(description="The version that brought it.")
    due: Due | None = Field(None, description="From when on an answer can be expected.")
    structural: bool = Field(False, description="True if no time before departure would mend it.")
    waivable: bool = Field(True, description="False if no committee may waive it.")
    supersedes: str | None = Field(None, description="The rule on the same subject whose finding this one replaces.")
    choice: ChoiceIs | None = Field(None, description="Counts only where a policy picks this alternative.")
    aliases: tuple[str, ...] = Field((), description="Ids that it had before.")
    deprecated: Deprecation | None = Field(None, description="Kept only so that its id stays known.")


class RuleFile(CatalogueModel):
    """One family of rules."""

    family: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")] = Field(description="The family's name.")
    title: Sentence = Field(description="The family's name for readers.")
    rules: tuple[Rule, ...] = Field(description="Its rules.")


class Source(CatalogueModel):
    """A published source."""

    key: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]+$")] = Field(description="Its key.")
    citation: Sentence = Field(description="Authors, title and where it was published.")
    year: str = Field(description="The year, or n.d.")
    where: str = Field(description="DOI, ISBN or address.")
    caution: str | None = Field(None, description="What the source does not say, or how far it was read.")


class SourceFile(CatalogueModel):
    """The bibliography."""

    sources: tuple[Source, ...] = Field(description="All sources.")


class Harm(CatalogueModel):
    """A kind of harm, or of safeguard missed."""

    id: str = Field(description="Its label.")
    title: Sentence = Field(description="Its name for readers.")
    in_scope: bool = Field(True, description="Whether rules may name it.")
    reason: str | None = Field(None, description="Why it is out of scope.")


class HarmFile(CatalogueModel):
    """The closed vocabulary of harms."""

    harms: tuple[Harm, ...] = Field(description="All harms.")


class Alternative(CatalogueModel):
    """One of several defensible positions on a contested point."""

    id: str = Field(description="Its name.")
    title: Sentence = Field(description="What it holds.")
    sources: tuple[Citation, ...] = Field(description="Who holds it.")


class ContestedPoint(CatalogueModel):
    """A point on which published guidance differs, so that a policy must pick."""

    name: str = Field(description="Its name.")
    question: Sentence = Field(description="What is contested.")
    default: str = Field(description="The alternative that holds where no policy picks another.")
    alternatives: Annotated[tuple[Alternative, ...], Field(min_length=2)] = Field(description="The positions.")


class ChoiceFile(CatalogueModel):
    """The contested points."""

    choices: tuple[ContestedPoint, ...] = Field(description="All contested points.")
