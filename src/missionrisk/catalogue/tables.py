"""The files of `rules/tables/`: cited numbers by kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from missionrisk.catalogue.rules import CatalogueModel, Sentence, SourcePlace
from missionrisk.facts.tables import ApprovalKind, CountryRule, LocalServiceKind, ReviewWindow, Scope, Tables, TeamType
from missionrisk.plan.authorisation import PermitKind
from missionrisk.plan.emergency import TeamType as TeamTypeName
from missionrisk.plan.kinds import Cadre, ServiceKind, Task, TrainingLevel
from missionrisk.plan.procedures import Discipline, ProcedureCategory
from missionrisk.plan.values import Country


class WindowRow(CatalogueModel):
    """One review that is due."""

    name: Sentence = Field(description="What the review is called.")
    first_day: int = Field(ge=0, description="The first day after the procedure that counts.")
    last_day: int | None = Field(None, ge=0, description="The last day that counts; left out, there is none.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class ReviewRow(CatalogueModel):
    """The reviews that are due after one category of procedure."""

    category: str = Field(description="A category of procedures, or `other_major` for every other major one.")
    windows: Annotated[tuple[WindowRow, ...], Field(min_length=1)] = Field(description="The reviews.")


class ReviewIntervals(CatalogueModel):
    """When patients must be seen after a procedure."""

    table: Literal["review_intervals"]
    description: Sentence
    rows: tuple[ReviewRow, ...]


class StageRow(CatalogueModel):
    """When the care of one discipline falls due."""

    discipline: Discipline = Field(description="The discipline.")
    first_day: int = Field(ge=0, description="The first day after the operation on which its care is due.")
    last_day: int | None = Field(None, ge=0, description="The last such day; left out, there is none.")


class CareOverYears(CatalogueModel):
    """How long care of one category goes on, and when each discipline's falls due."""

    years: float = Field(gt=0, description="Years from the operation for which a patient needs care.")
    stages: tuple[StageRow, ...] = Field((), description="The disciplines whose care falls due at a known time.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class StagedCareRow(CatalogueModel):
    """What staged care of one category needs beside surgery."""

    category: str = Field(description="A category of procedures.")
    disciplines: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The disciplines.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")
    care: CareOverYears | None = Field(None, description="For how long and when; left out, it is not known.")


class StagedCare(CatalogueModel):
    """Which conditions need several disciplines over years."""

    table: Literal["staged_care"]
    description: Sentence
    rows: tuple[StagedCareRow, ...]


class ScopeRow(CatalogueModel):
    """What one kind of people may do at home; tasks in neither list are outside their scope."""

    usual: tuple[Task, ...] = Field(description="Tasks that are within their scope everywhere.")
    varies: tuple[Task, ...] = Field((), description="Tasks that are within it in some countries or posts.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class CadreRow(ScopeRow):
    """The scope of one cadre, fully trained."""

    cadre: Cadre = Field(description="A cadre.")
    procedures: tuple[ProcedureCategory, ...] | None = Field(
        None, description="The categories of procedure that may be within it; left out, any may."
    )


class LevelRow(ScopeRow):
    """The scope of one level of training, at most that of its cadre."""

    level: TrainingLevel = Field(description="A level of training; those left out have the whole scope of their cadre.")


class HomeScope(CatalogueModel):
    """What people may do at home where the plan does not say."""

    table: Literal["home_scope"]
    description: Sentence
    cadres: tuple[CadreRow, ...]
    levels: tuple[LevelRow, ...]


class EmtTypeRow(CatalogueModel):
    """The least that one type of emergency medical team must be able to do."""

    type: TeamTypeName = Field(description="A type of the WHO classification.")
    stay_days: int = Field(ge=1, description="Shortest stay, in days.")
    outpatients_per_day: int = Field(ge=0, description="Outpatients a day.")
    doctors: int = Field(0, ge=0, description="Doctors for emergency and primary care.")
    inpatient_beds: int = Field(0, ge=0, description="Inpatient beds, those of intensive care included.")
    intensive_care_beds: int = Field(0, ge=0, description="Intensive care beds.")
    major_operations_per_day: int = Field(0, ge=0, description="Major operations a day.")
    minor_operations_per_day: int = Field(0, ge=0, description="Minor operations a day.")
    beds_per_nurse: int = Field(0, ge=0, description="Inpatient beds for each nurse on a shift at most.")
    intensive_care_beds_per_nurse: int = Field(
        0, ge=0, description="Intensive care beds for each nurse on a shift at most."
    )
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class EmtTypes(CatalogueModel):
    """What emergency medical teams must be able to do; a type that is not listed has no minimum."""

    table: Literal["emt_types"]
    description: Sentence
    rows: tuple[EmtTypeRow, ...]


class CountryRow(CatalogueModel):
    """One thing that a country is said to ask of visiting teams."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")] = Field(
        description="A short name, unique within the country."
    )
    topic: Literal[
        "permission_to_work", "practitioner_licence", "import_of_medicines", "guarantee", "written_guidance"
    ] = Field(description="What it is about; it decides where a plan says how far this has come.")
    requirement: Sentence = Field(description="What is asked, in words.")
    permits: tuple[PermitKind, ...] = Field((), description="The kinds of permit that satisfy it.")
    lead_days: int = Field(0, ge=0, description="Days before arrival by which to apply; left out, none are named.")
    longest_stay_days: int | None = Field(
        None, ge=1, description="How long a team may stay; left out, no limit is named."
    )
    only_outside_facilities: bool = Field(
        False, description="It concerns care outside health facilities only, and its limit counts days of service."
    )
    free_care: bool | None = Field(None, description="Whether care must be free; left out, it is not known.")
    as_of: Sentence | Annotated[str, StringConstraints(pattern=r"^\d{4}$")] = Field(
        description="The year of what was read, or why it is not known."
    )
    source: str = Field(description="The key of a source in sources.yaml.")
    confidence: Literal["high", "medium", "low"] = Field(description="How far it can be trusted.")


class CountryEntry(CatalogueModel):
    """What is known of one country."""

    country: Country = Field(description="ISO 3166-1 alpha-2 code.")
    rules: Annotated[tuple[CountryRow, ...], Field(min_length=1)] = Field(description="What it is said to ask.")


class CountryRequirements(CatalogueModel):
    """What countries are said to ask of visiting teams: prompts to check with the authority, not law."""

    table: Literal["country_requirements"]
    description: Sentence
    rows: tuple[CountryEntry, ...]


class LeadTimeRow(CatalogueModel):
    """How long one kind of approval takes."""

    kind: ApprovalKind = Field(description="A kind of approval.")
    days: int = Field(ge=0, description="Days from a complete application to the approval.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class LeadTimes(CatalogueModel):
    """How long approvals take where no country says so; a kind that is not listed takes no time."""

    table: Literal["lead_times"]
    description: Sentence
    rows: tuple[LeadTimeRow, ...]


WordBeginning = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$")]
"""The beginning of a word or of several, in small letters without accents or hyphens."""


class LocalServiceRow(CatalogueModel):
    """How one kind of service is found among local providers."""

    kind: ServiceKind = Field(description="A kind of service.")
    in_place_of_it: tuple[ServiceKind, ...] = Field((), description="The kinds that patients may use in its place.")
    reach_km: float = Field(gt=0, le=500, description="Kilometres up to which a provider is in reach.")
    words: Annotated[tuple[WordBeginning, ...], Field(min_length=1)] = Field(
        description="The beginnings of words by which lists of facilities and activities name it."
    )
    words_of_type: tuple[WordBeginning, ...] = Field(
        (), description="The beginnings of words for a type of facility that gives it, where a list says no more."
    )
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


class LocalServices(CatalogueModel):
    """How services are found among local providers; a kind that is not listed is found in no list."""

    table: Literal["local_services"]
    description: Sentence
    health_words: tuple[WordBeginning, ...] = Field(
        description="The beginnings of words that speak of health care without saying of which kind."
    )
    rows: tuple[LocalServiceRow, ...]


OTHER_MAJOR = "other_major"


class TableFiles(CatalogueModel):
    """The tables as their files hold them, each under the name of its file."""

    review_intervals: ReviewIntervals
    staged_care: StagedCare
    home_scope: HomeScope
    emt_types: EmtTypes
    country_requirements: CountryRequirements
    lead_times: LeadTimes
    local_services: LocalServices


TABLES: Final[Mapping[str, Any]] = {name: field.annotation for name, field in TableFiles.model_fields.items()}
"""What each file of `rules/tables/` holds."""


def tables_from(files: TableFiles) -> Tables:
    """The tables as derivations read them."""
    windows = {row.category: tuple(_window(window) for window in row.windows) for row in files.review_intervals.rows}
    countries = files.country_requirements.rows
    return Tables(
        review_windows={category: due for category, due in windows.items() if category != OTHER_MAJOR},
        default_review_windows=windows.get(OTHER_MAJOR, ()),
        disciplines={row.category: frozenset(row.disciplines) for row in files.staged_care.rows},
        care_years={row.category: row.care.years for row in files.staged_care.rows if row.care},
        care_stages={row.category: tuple(map(_stage, row.care.stages)) for row in files.staged_care.rows if row.care},
        cadre_scopes={row.cadre: _scope(row, row.procedures) for row in files.home_scope.cadres},
        level_scopes={row.level: _scope(row, None) for row in files.home_scope.levels},
        team_types={row.type: _team_type(row) for row in files.emt_types.rows},
        country_rules={entry.country: tuple(_country_rule(row) for row in entry.rules) for entry in countries},
        local_services={row.kind: _local_service(row) for row in files.local_services.rows},
        health_words=files.local_services.health_words,
        approval_days={row.kind: row.days for row in files.lead_times.rows},
    )


def _window(row: WindowRow) -> ReviewWindow:
    return ReviewWindow(row.name, row.first_day, math.inf if row.last_day is None else row.last_day)


def _stage(row: StageRow) -> ReviewWindow:
    return ReviewWindow(row.discipline, row.first_day, math.inf if row.last_day is None else row.last_day)


def _team_type(row: EmtTypeRow) -> TeamType:
    return TeamType(**row.model_dump(exclude={"type", "basis"}))


def _country_rule(row: CountryRow) -> CountryRule:
    said = row.model_dump(exclude={"source", "longest_stay_days"})
    longest = math.inf if row.longest_stay_days is None else row.longest_stay_days
    return CountryRule(**said, longest_stay_days=longest)


def _local_service(row: LocalServiceRow) -> LocalServiceKind:
    return LocalServiceKind(row.words, row.words_of_type, frozenset(row.in_place_of_it), row.reach_km)


def _scope(row: ScopeRow, procedures: tuple[ProcedureCategory, ...] | None) -> Scope:
    return Scope(frozenset(row.usual), frozenset(row.varies), None if procedures is None else frozenset(procedures))
