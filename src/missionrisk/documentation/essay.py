"""The essay that the catalogue set out from, point by point, and the rules that hold each: `rules/essay.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from missionrisk.catalogue.faults import Faults, did_you_mean
from missionrisk.catalogue.loading import ESSAY_FILE, Catalogue, CatalogueError
from missionrisk.catalogue.rules import CatalogueModel, Sentence
from missionrisk.intake import PlanError, Problem, read_file
from missionrisk.intake.load import checked
from missionrisk.plan.source import Location

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Point(CatalogueModel):
    """One harm, safeguard, practice or question of the essay, in our own words."""

    id: Name = Field(description="Its name.")
    point: Sentence = Field(description="What the essay says there, in our own words.")
    rules: tuple[str, ...] = Field((), description="The rules that hold it.")
    outside: Sentence | None = Field(None, description="Why no plan can show it, or which rules cannot hold it.")


class Topic(CatalogueModel):
    """What one section of the essay is about."""

    id: Name = Field(description="Its name.")
    title: Sentence = Field(description="Its name for readers.")
    points: Annotated[tuple[Point, ...], Field(min_length=1)] = Field(description="Its points, in the essay's order.")


class Addition(CatalogueModel):
    """Rules that are in no point of the essay."""

    id: Name = Field(description="Its name.")
    reason: Sentence = Field(description="Where they come from, and why they are in the catalogue.")
    rules: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="The rules.")


class Essay(CatalogueModel):
    """The essay's points by topic, and what was added to them."""

    description: Sentence = Field(description="Which essay it is.")
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)] = Field(description="The topics, in the essay's order.")
    additions: tuple[Addition, ...] = Field((), description="The groups of rules beside the essay.")

    @property
    def points(self) -> Iterator[Point]:
        """All points, in the essay's order."""
        return (point for topic in self.topics for point in topic.points)

    @property
    def rules(self) -> frozenset[str]:
        """The rules that are in a point or in an addition."""
        groups: list[Point | Addition] = [*self.points, *self.additions]
        return frozenset(rule for group in groups for rule in group.rules)


def load_essay(catalogue: Catalogue, folder: Path) -> tuple[Essay | None, tuple[Problem, ...]]:
    """The essay's points beside the rules of a folder, None where it has none; and all that is wrong with them.

    Wrong is a rule that there is not, a name or rule that stands twice, a point that neither has rules nor is said to
    be outside. Raises CatalogueError for a file that cannot be read.
    """
    path = folder / ESSAY_FILE
    if not path.is_file():
        return None, ()
    document = read_file(path)
    try:
        essay = checked(document, Essay)
    except PlanError as error:
        raise CatalogueError(error.problems) from error
    faults = Faults()
    _check_names(essay, faults)
    for location, point in _located_points(essay):
        _check_rules(point.rules, location, catalogue, faults)
        if not point.rules and point.outside is None:
            hint = "name its rules, or say in 'outside' why there is none"
            faults.add(location, f"no rule holds the point '{point.id}'", hint)
    for number, addition in enumerate(essay.additions):
        _check_rules(addition.rules, ("additions", number), catalogue, faults)
        _check_added(addition, ("additions", number), essay, faults)
    return essay, tuple(faults.at_values(document))


def _located_points(essay: Essay) -> Iterator[tuple[Location, Point]]:
    for number, topic in enumerate(essay.topics):
        for position, point in enumerate(topic.points):
            yield ("topics", number, "points", position), point


def _check_names(essay: Essay, faults: Faults) -> None:
    topics: list[tuple[Location, str]] = [(("topics", n), topic.id) for n, topic in enumerate(essay.topics)]
    points = [(location, point.id) for location, point in _located_points(essay)]
    additions: list[tuple[Location, str]] = [(("additions", n), group.id) for n, group in enumerate(essay.additions)]
    for named in (topics, points, additions):
        seen: set[str] = set()
        for location, name in named:
            if name in seen:
                faults.add((*location, "id"), f"the name '{name}' stands twice", "give one of them another name")
            seen.add(name)


def _check_rules(rules: tuple[str, ...], location: Location, catalogue: Catalogue, faults: Faults) -> None:
    for position, rule in enumerate(rules):
        if rule not in catalogue.rules:
            faults.add(
                (*location, "rules", position), f"there is no rule '{rule}'", did_you_mean(rule, catalogue.rules)
            )
        elif rule in rules[:position]:
            faults.add((*location, "rules", position), f"the rule {rule} stands twice", "leave out one of them")


def _check_added(addition: Addition, location: Location, essay: Essay, faults: Faults) -> None:
    """A rule that holds a point of the essay was not added to it."""
    holding = {rule: point.id for point in essay.points for rule in point.rules}
    for position, rule in enumerate(addition.rules):
        if rule in holding:
            what = f"the rule {rule} is in the point '{holding[rule]}' and so is no addition"
            faults.add((*location, "rules", position), what, "leave it out here")
