"""Tests of rules, written as data beside them: `follow-up.test.yaml` beside `follow-up.yaml`.

A case is a base plan with some places changed, and the outcomes that one rule must give. Every rule needs cases that
are flagged, clear, unknown and not applicable, or a reason why one of these cannot be. The same code runs the tests
of missionrisk's own catalogue and of anybody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from pydantic import Field

from missionrisk.assess import Assessor, EngineName
from missionrisk.catalogue.loading import TEST_SUFFIX, Catalogue, is_family, load_catalogue, rules_folder
from missionrisk.catalogue.messages import MessageError, render_message
from missionrisk.catalogue.rules import CatalogueModel, Sentence
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.derive import derive
from missionrisk.facts.model import Fact
from missionrisk.intake import PlanError, load_plan, read_file
from missionrisk.intake.load import checked
from missionrisk.judgement.case import Case
from missionrisk.plan.changing import changed
from missionrisk.reference_data import ReferenceData, ReferenceDataError
from missionrisk.reference_data.activities import read_activities
from missionrisk.reference_data.facilities import read_facilities

ON: Final = date(2026, 11, 22)
"""The day for which cases are assessed that name none."""

OutcomeWord = Literal["flagged", "clear", "unknown", "not_applicable"]
ListName = Literal["facilities", "activities"]
READERS: Final[Mapping[ListName, Callable[[Path], Any]]] = {
    "facilities": read_facilities,
    "activities": read_activities,
}
"""What reads each list that a case may bring."""

NEEDED: Final[tuple[OutcomeWord, ...]] = ("flagged", "clear", "unknown", "not_applicable")


class RuleCase(CatalogueModel):
    """One plan, and what one rule must say of it."""

    rule: str = Field(description="The rule's id.")
    name: Sentence = Field(description="What the case shows.")
    base: str = Field(description="The name of the base plan.")
    change: dict[str, Any] = Field(
        default_factory=dict, description="Plan paths and the values to put there; null makes a place not stated."
    )
    lists: dict[ListName, str] = Field(
        default_factory=dict, description="Lists that are brought beside the plan, each as the text of a CSV file."
    )
    on: date = Field(ON, description="The day of the assessment.")
    expect: dict[str, OutcomeWord] = Field(description="The outcome by subject, for every subject of the rule.")
    message: str | None = Field(None, description="A part of the message that the finding must hold.")

    def reference(self) -> ReferenceData:
        """The lists as reference data. Raises ReferenceDataError where one cannot be read."""
        with TemporaryDirectory() as folder:
            return ReferenceData(**{name: self._read(name, Path(folder)) for name in self.lists})

    def _read(self, name: ListName, folder: Path) -> Any:
        path = folder / f"{name}.csv"
        path.write_text(self.lists[name], encoding="utf-8")
        return READERS[name](path)


class Impossible(CatalogueModel):
    """An outcome that a rule can never give."""

    rule: str = Field(description="The rule's id.")
    outcome: OutcomeWord = Field(description="The outcome.")
    because: Sentence = Field(description="Why there can be no such case.")


class RuleTestFile(CatalogueModel):
    """The tests of one family."""

    family: str = Field(description="The family's name.")
    bases: dict[str, dict[str, Any]] = Field(description="Base plans by name.")
    cases: tuple[RuleCase, ...] = Field(description="The cases.")
    impossible: tuple[Impossible, ...] = Field((), description="Outcomes that cannot be.")


@dataclass(frozen=True)
class Failure:
    """Something that is not as the tests say, or a test that is missing."""

    file: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {self.what}"


@dataclass(frozen=True)
class RuleTestReport:
    """How many cases ran, and what failed."""

    cases: int
    failures: tuple[Failure, ...]


def run_rule_tests(folder: Path | None = None, *, engines: Sequence[EngineName] = ("durable",)) -> RuleTestReport:
    """Run the tests beside all rules of a folder, each with every engine; without a folder, of missionrisk's own.

    Raises CatalogueError for a catalogue that cannot be used.
    """
    folder = folder or rules_folder()
    catalogue = load_catalogue(folder)
    assessors = _Assessors(catalogue, engines)
    failures: list[Failure] = []
    cases = 0
    try:
        for path in sorted(folder.glob("*.yaml")):
            if is_family(path):
                ran, failed = _test_family(path, catalogue, assessors)
                cases += ran
                failures += failed
    finally:
        assessors.close()
    return RuleTestReport(cases, tuple(failures))


class _Assessors:
    """The rules of each family under their defaults and, for a rule that counts under another alternative only, under
    that one. A family of rules over rules is assessed with the whole catalogue."""

    def __init__(self, catalogue: Catalogue, engines: Sequence[EngineName]) -> None:
        self._catalogue = catalogue
        self._engines = engines
        self._built: dict[tuple[str | None, tuple[str, str] | None], list[Assessor]] = {}

    def able_to_run(self, rule: str) -> list[Assessor]:
        """The assessors, one for each engine, whose catalogue counts the rule."""
        found = self._catalogue.rules.get(rule)
        choice = None if found is None or self._catalogue.counts(found) else found.choice
        picked = None if choice is None else (choice.name, choice.is_)
        family = None if rule in self._catalogue.pattern_rules else self._catalogue.families.get(rule)
        if (family, picked) not in self._built:
            catalogue = self._catalogue if picked is None else self._catalogue.picking(dict([picked]))
            if family is not None:
                catalogue = catalogue.only(name for name, of in catalogue.families.items() if of == family)
            self._built[family, picked] = [Assessor(catalogue, engine=engine) for engine in self._engines]
        return self._built[family, picked]

    def close(self) -> None:
        for assessors in self._built.values():
            for assessor in assessors:
                assessor.close()


def _test_family(path: Path, catalogue: Catalogue, assessors: _Assessors) -> tuple[int, list[Failure]]:
    tests = path.with_name(path.name.removesuffix(".yaml") + TEST_SUFFIX)
    rules = _rules_of(path, catalogue)
    if not tests.is_file():
        return 0, [Failure(tests.name, rule, "there are no tests beside this rule") for rule in rules]
    try:
        file = checked(read_file(tests), RuleTestFile)
    except PlanError as error:
        return 0, [Failure(tests.name, path.stem, str(error))]
    failures = list(_missing(tests.name, file, rules))
    for case in file.cases:
        able = assessors.able_to_run(case.rule)
        failures += (Failure(tests.name, case.rule, f"{case.name}: {what}") for what in _run(case, file, able))
    return len(file.cases), failures


def _rules_of(path: Path, catalogue: Catalogue) -> list[str]:
    family = read_file(path).data["family"]
    return [rule for rule, of in catalogue.families.items() if of == family]


def _missing(file_name: str, file: RuleTestFile, rules: list[str]) -> Iterator[Failure]:
    shown: dict[str, set[str]] = {}
    for case in file.cases:
        shown.setdefault(case.rule, set()).update(case.expect.values())
    for excuse in file.impossible:
        if excuse.outcome in shown.get(excuse.rule, set()):
            yield Failure(file_name, excuse.rule, f"'{excuse.outcome}' is said to be impossible, and a case shows it")
        shown.setdefault(excuse.rule, set()).add(excuse.outcome)
    for rule in rules:
        lacking = [outcome for outcome in NEEDED if outcome not in shown.get(rule, set())]
        if lacking:
            yield Failure(file_name, rule, f"no case is {', none is '.join(lacking)}")
    for rule in shown.keys() - set(rules):
        yield Failure(file_name, rule, "there is no such rule in this family")


def _run(case: RuleCase, file: RuleTestFile, assessors: Sequence[Assessor]) -> Iterator[str]:
    """What is not as the case says, whichever engine decides."""
    catalogue = assessors[0].catalogue
    rule = catalogue.rules.get(case.rule)
    base = file.bases.get(case.base)
    if rule is None or base is None:
        yield f"there is no {'rule' if rule is None else 'base plan'} '{case.rule if rule is None else case.base}'"
        return
    try:
        plan = load_plan(changed(base, case.change))
        reference = case.reference()
    except ReferenceDataError as error:
        yield f"a list cannot be read: {error}"
        return
    except (PlanError, ValueError) as error:
        yield f"the plan is not valid: {error}"
        return
    facts = derive(plan, case.on, catalogue.tables, reference)
    for assessor in assessors:
        decided = assessor.decide_from(facts, plan, on=case.on, reference=reference)
        found = {subject: outcome.value for subject, outcome in decided.outcomes.by_rule[case.rule].items()}
        if found != case.expect:
            yield f"expected {case.expect}, found {found} by the {decided.engine} engine"
    for _, subject in (pair for pair in decided.with_outcome(Outcome.FLAGGED) if pair[0] is rule):
        yield from _check_message(case, decided, subject)


def _check_message(case: RuleCase, decided: Case, subject: Fact) -> Iterator[str]:
    rule = decided.catalogue.rules[case.rule]
    try:
        parameters = decided.catalogue.parameters_of(rule)
        message = render_message(rule.message, subject, decided.facts.mission, parameters)
    except MessageError as error:
        yield f"the message cannot be filled: {error}"
        return
    if case.message is not None and case.message not in message:
        yield f"the message does not hold '{case.message}': {message}"
