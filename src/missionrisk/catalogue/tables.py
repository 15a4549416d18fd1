"""The files of `rules/tables/`: cited numbers by kind."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from missionrisk.catalogue.rules import CatalogueModel, Sentence, SourcePlace
from missionrisk.facts.tables import ReviewWindow, Scope, Tables
from missionrisk.plan.kinds import Cadre, Task, TrainingLevel
from missionrisk.plan.procedures import ProcedureCategory


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


class StagedCareRow(CatalogueModel):
    """What staged care of one category needs beside surgery."""

    category: str = Field(description="A category of procedures.")
    disciplines: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The disciplines.")
    basis: Literal["house_default"] | SourcePlace = Field(description="Where it comes from.")


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


OTHER_MAJOR = "other_major"


def tables_from(reviews: ReviewIntervals, staged: StagedCare, home_scope: HomeScope) -> Tables:
    """The tables as derivations read them."""
    windows = {row.category: tuple(_window(window) for window in row.windows) for row in reviews.rows}
    return Tables(
        review_windows={category: due for category, due in windows.items() if category != OTHER_MAJOR},
        default_review_windows=windows.get(OTHER_MAJOR, ()),
        disciplines={row.category: frozenset(row.disciplines) for row in staged.rows},
        cadre_scopes={row.cadre: _scope(row, row.procedures) for row in home_scope.cadres},
        level_scopes={row.level: _scope(row, None) for row in home_scope.levels},
    )


def _window(row: WindowRow) -> ReviewWindow:
    return ReviewWindow(row.name, row.first_day, math.inf if row.last_day is None else row.last_day)


def _scope(row: ScopeRow, procedures: tuple[ProcedureCategory, ...] | None) -> Scope:
    return Scope(frozenset(row.usual), frozenset(row.varies), None if procedures is None else frozenset(procedures))
