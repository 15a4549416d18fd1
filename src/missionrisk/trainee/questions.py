"""The questions of a trainee, and the rules whose outcomes answer them: `rules/trainee.yaml`, checked as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from missionrisk.catalogue.faults import Faults, did_you_mean
from missionrisk.catalogue.loading import TRAINEE_FILE, Catalogue, CatalogueError, rules_folder
from missionrisk.catalogue.rules import CatalogueModel, Sentence
from missionrisk.intake import PlanError, read_file
from missionrisk.intake.load import checked
from missionrisk.plan.source import Location

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class TraineeQuestion(CatalogueModel):
    """One question, and what decides it."""

    id: Name = Field(description="Its name.")
    question: Sentence = Field(description="What a trainee wants to know, to be answered with yes or no.")
    yes_when: Literal["clear", "flagged"] = Field(
        "clear", description="The answer is yes where all the rules are clear, or where any of them is flagged."
    )
    rules: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The rules that decide it.")


class QuestionGroup(CatalogueModel):
    """Questions on one matter."""

    id: Name = Field(description="Its name.")
    title: Sentence = Field(description="Its name for readers.")
    questions: Annotated[tuple[TraineeQuestion, ...], Field(min_length=1)] = Field(description="Its questions.")


class QuestionFile(CatalogueModel):
    """All that a trainee asks."""

    groups: tuple[QuestionGroup, ...] = Field(description="The groups of questions, in reading order.")


def load_questions(catalogue: Catalogue, folder: Path | None = None) -> tuple[QuestionGroup, ...]:
    """The questions that stand beside the rules of a catalogue; without a folder, those of missionrisk.

    Raises CatalogueError with every fault: no such file, a rule that there is not, a name that stands twice.
    """
    document = read_file((folder or rules_folder()) / TRAINEE_FILE)
    try:
        groups = checked(document, QuestionFile).groups
    except PlanError as error:
        raise CatalogueError(error.problems) from error
    faults = Faults()
    _check_names(groups, faults)
    _check_rules(groups, catalogue, faults)
    if faults.found:
        raise CatalogueError(faults.at_values(document))
    return groups


def _located(groups: tuple[QuestionGroup, ...]) -> Iterator[tuple[Location, TraineeQuestion]]:
    for number, group in enumerate(groups):
        for position, question in enumerate(group.questions):
            yield ("groups", number, "questions", position), question


def _check_names(groups: tuple[QuestionGroup, ...], faults: Faults) -> None:
    named: list[tuple[Location, str]] = [(("groups", number), group.id) for number, group in enumerate(groups)]
    named += [(location, question.id) for location, question in _located(groups)]
    seen: set[str] = set()
    for location, name in named:
        if name in seen:
            faults.add((*location, "id"), f"the name '{name}' stands twice")
        seen.add(name)


def _check_rules(groups: tuple[QuestionGroup, ...], catalogue: Catalogue, faults: Faults) -> None:
    for location, question in _located(groups):
        for position, rule in enumerate(question.rules):
            if rule not in catalogue.rules:
                hint = did_you_mean(rule, catalogue.rules)
                faults.add((*location, "rules", position), f"there is no rule '{rule}'", hint)
            elif rule in question.rules[:position]:
                faults.add((*location, "rules", position), f"the rule {rule} stands twice")
