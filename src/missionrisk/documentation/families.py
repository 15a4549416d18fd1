"""The families of a folder's rules as they stand in its files: their titles, and the cases beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from missionrisk.catalogue.loading import TEST_SUFFIX, CatalogueError, is_family
from missionrisk.catalogue.rules import RuleFile
from missionrisk.intake import PlanError, Problem, read_file
from missionrisk.intake.load import checked
from missionrisk.rule_tests import RuleTestFile


@dataclass(frozen=True)
class Family:
    """A file of rules; `tests` is None where none stand beside it."""

    title: str
    rules: tuple[str, ...]
    tests: RuleTestFile | None


def families_in(folder: Path) -> tuple[Family, ...]:
    """The families of a folder, in the order of their files. Raises CatalogueError with what is wrong in any."""
    families: list[Family] = []
    problems: list[Problem] = []
    for path in filter(is_family, sorted(folder.glob("*.yaml"))):
        try:
            families.append(_family(path))
        except PlanError as error:
            problems += error.problems
    if problems:
        raise CatalogueError(problems)
    return tuple(families)


def _family(path: Path) -> Family:
    file = checked(read_file(path), RuleFile)
    tests = path.with_name(path.name.removesuffix(".yaml") + TEST_SUFFIX)
    return Family(
        title=file.title,
        rules=tuple(rule.id for rule in file.rules),
        tests=checked(read_file(tests), RuleTestFile) if tests.is_file() else None,
    )
