"""The budget of severities: how many rules of each severity apply to a kind of mission, and how many may."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import Field

from missionrisk.assess import Assessor
from missionrisk.catalogue.loading import BUDGET_FILE, Catalogue, CatalogueError, rules_folder
from missionrisk.catalogue.rules import SEVERITIES, CatalogueModel, Sentence, Severity
from missionrisk.engine.outcomes import Outcome
from missionrisk.intake import PlanError, read_file
from missionrisk.intake.load import checked
from missionrisk.plan import MissionPlan

_ON: Final = date(2026, 11, 22)
"""Any day: the plans state none, so that the number does not depend on it."""


class MissionKind(CatalogueModel):
    """A kind of mission, as a plan that leaves open whatever it can."""

    id: str = Field(description="Its name.")
    title: Sentence = Field(description="Its name for readers.")
    most: dict[Severity, int] = Field(description="How many rules of a severity may apply to it.")
    plan: MissionPlan = Field(description="The plan.")


class BudgetFile(CatalogueModel):
    """The kinds of mission that the budget is held for."""

    missions: tuple[MissionKind, ...] = Field(description="All kinds.")


@dataclass(frozen=True)
class Spending:
    """How many rules of each severity apply to one kind of mission."""

    mission: MissionKind
    rules: dict[Severity, int]

    @property
    def over(self) -> dict[Severity, int]:
        """By how many the budget is exceeded, for each severity that exceeds it."""
        over = {severity: self.rules[severity] - most for severity, most in self.mission.most.items()}
        return {severity: number for severity, number in over.items() if number > 0}


def spending(catalogue: Catalogue, folder: Path | None = None) -> list[Spending]:
    """What a catalogue spends on each kind of mission.

    The kinds are those in `budget.yaml` of the folder or, where it has none, of missionrisk's own rules. Raises
    CatalogueError for a file that cannot be used.
    """
    assessor = Assessor(catalogue, engine="reference")
    return [_spent(kind, assessor) for kind in _kinds(folder or rules_folder())]


def _kinds(folder: Path) -> tuple[MissionKind, ...]:
    own = folder / BUDGET_FILE
    try:
        return checked(read_file(own if own.is_file() else rules_folder() / BUDGET_FILE), BudgetFile).missions
    except PlanError as error:
        raise CatalogueError(error.problems) from error


def _spent(kind: MissionKind, assessor: Assessor) -> Spending:
    outcomes = assessor.decide(kind.plan, on=_ON).outcomes
    rules = assessor.catalogue.rules
    applying = {rule for rule, _, outcome in outcomes if outcome is not Outcome.NOT_APPLICABLE}
    # Of two rules, one of which supersedes the other, a reader sees one finding.
    superseded = {rules[rule].supersedes for rule in applying}
    found = Counter(rules[rule].severity for rule in applying - superseded)
    return Spending(kind, {severity: found[severity] for severity in SEVERITIES})
