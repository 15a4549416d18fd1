"""A folder of rule files as a catalogue, checked as a whole; all faults at once, each with file and line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from missionrisk.catalogue.conditions import read_logic
from missionrisk.catalogue.faults import Fault, Faults, did_you_mean
from missionrisk.catalogue.language import Logic, Scalar
from missionrisk.catalogue.medicines_file import MEDICINES_FILE, read_medicines
from missionrisk.catalogue.pattern_rules import is_pattern_rule
from missionrisk.catalogue.rules import (
    CatalogueModel,
    ChoiceFile,
    ContestedPoint,
    Harm,
    HarmFile,
    Rule,
    RuleFile,
    Source,
    SourceFile,
    SourcePlace,
)
from missionrisk.catalogue.tables import TABLES, TableFiles, tables_from
from missionrisk.facts.goods.medicine_table import MedicineTable
from missionrisk.facts.model import Vocabulary
from missionrisk.facts.tables import Tables
from missionrisk.facts.vocabulary import VOCABULARY
from missionrisk.intake import Document, PlanError, Problem, read_file
from missionrisk.intake.load import checked
from missionrisk.plan.source import Location, Position

TEST_SUFFIX: Final = ".test.yaml"
BUDGET_FILE: Final = "budget.yaml"
TRAINEE_FILE: Final = "trainee.yaml"
ESSAY_FILE: Final = "essay.yaml"
SOURCES_FILE: Final = "sources.yaml"
NOT_FAMILIES: Final = frozenset({SOURCES_FILE, "harms.yaml", "choices.yaml", BUDGET_FILE, TRAINEE_FILE, ESSAY_FILE})

Model = TypeVar("Model", bound=CatalogueModel)


class CatalogueError(ValueError):
    """A catalogue that cannot be used. `problems` holds everything that is wrong with it, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return str(PlanError(self.problems))


@dataclass(frozen=True)
class Catalogue:
    """Rules, and what they rest on. Rules are in the order of their ids."""

    rules: Mapping[str, Rule]
    logic: Mapping[str, Logic]
    families: Mapping[str, str]
    sources: Mapping[str, Source] = field(default_factory=dict)
    harms: Mapping[str, Harm] = field(default_factory=dict)
    choices: Mapping[str, ContestedPoint] = field(default_factory=dict)
    picked: Mapping[str, str] = field(default_factory=dict)
    tables: Tables = Tables()
    vocabulary: Vocabulary = field(default_factory=lambda: VOCABULARY)

    def bound_logic(self) -> dict[str, Logic]:
        """The logic of the rules that count, with their parameters put in."""
        counting = (rule for rule in self.rules.values() if self.counts(rule))
        return {rule.id: self.logic[rule.id].bound(self.parameters_of(rule)) for rule in counting}

    def counts(self, rule: Rule) -> bool:
        """Whether the rule runs: it belongs to no contested point, or to the alternative that holds."""
        return rule.choice is None or rule.choice.is_ == self.alternative_of(rule.choice.name)

    def alternative_of(self, point: str) -> str:
        """The alternative of a contested point that holds: the one picked, else its default."""
        return self.picked.get(point, self.choices[point].default)

    def picking(self, alternatives: Mapping[str, str]) -> Catalogue:
        """The same catalogue with other alternatives of contested points.

        Raises ValueError for a point or an alternative that there is not.
        """
        for name, alternative in alternatives.items():
            known = [option.id for option in self.choices[name].alternatives] if name in self.choices else []
            if alternative not in known:
                raise ValueError(f"'{alternative}' is not an alternative of '{name}'")
        return replace(self, picked={**self.picked, **alternatives})

    def only(self, rules: Iterable[str]) -> Catalogue:
        """The same catalogue with these of its rules alone. Rules over rules then see no others."""
        kept = frozenset(rules)
        return replace(
            self,
            rules={name: rule for name, rule in self.rules.items() if name in kept},
            logic={name: logic for name, logic in self.logic.items() if name in kept},
        )

    def parameters_of(self, rule: Rule) -> dict[str, Scalar | tuple[Scalar, ...]]:
        """The rule's parameters by name."""
        return {name: parameter.value for name, parameter in rule.parameters.items()}

    @cached_property
    def harms_by_rule(self) -> dict[str, tuple[str, ...]]:
        """The harms that each rule guards against."""
        return {rule.id: rule.harms for rule in self.rules.values()}

    @cached_property
    def pattern_rules(self) -> frozenset[str]:
        """The rules of the second stratum."""
        return frozenset(rule for rule, logic in self.logic.items() if is_pattern_rule(logic))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of everything that decides an assessment."""
        content = {
            "rules": {rule.id: rule.model_dump(mode="json", by_alias=True) for rule in self.rules.values()},
            "sources": {source.key: source.model_dump(mode="json") for source in self.sources.values()},
            "harms": {harm.id: harm.title for harm in self.harms.values()},
            "choices": {name: self.alternative_of(name) for name in self.choices},
            "tables": _canonical(self.tables),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _canonical(value: Any) -> Any:
    """A value as JSON can hold it, the same whenever the values are equal."""
    if is_dataclass(value):
        return {field.name: _canonical(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_canonical(inner) for inner in value]
    return str(value) if isinstance(value, float) else value


def rules_folder() -> Path:
    """Where the catalogue that comes with missionrisk lies: in the installed package, or beside `src`."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


def load_catalogue(folder: Path | None = None, *, vocabulary: Vocabulary = VOCABULARY) -> Catalogue:
    """The catalogue in a folder; without one, that which comes with missionrisk.

    A folder needs rule files only: sources, harms, choices and tables that it lacks are those of missionrisk.
    Raises CatalogueError with every fault.
    """
    return _Loader(folder or rules_folder(), vocabulary).load()


class _Loader:
    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._problems: list[Problem] = []

    def load(self) -> Catalogue:
        sources = self._common(SOURCES_FILE, SourceFile)
        harms = self._common("harms.yaml", HarmFile)
        choices = self._common("choices.yaml", ChoiceFile)
        tables: dict[str, Any] = {name: self._common(f"tables/{name}.yaml", model) for name, model in TABLES.items()}
        if sources is None or harms is None or choices is None or None in tables.values():
            # Checked against files that cannot be read, every reference would look wrong.
            raise CatalogueError(self._problems)
        self._known_sources = {source.key: source for source in sources.sources}
        self._known_harms = {harm.id: harm for harm in harms.harms}
        self._known_choices = {point.name: point for point in choices.choices}
        medicines = self._medicines()
        rules: dict[str, Rule] = {}
        logic: dict[str, Logic] = {}
        families: dict[str, str] = {}
        files = [] if not self._folder.is_dir() else sorted(self._folder.glob("*.yaml"))
        read = [(path, *self._family(path)) for path in files if is_family(path)]
        if not read:
            self._problems.append(Problem(source=str(self._folder), message="there is no rule file in this folder"))
        subjects = {rule.id: rule.subject for _, _, file in read if file for rule in file.rules}
        for _, document, file in read:
            if file is None:
                continue
            for position, rule in enumerate(file.rules):
                faults = Faults()
                location = ("rules", position)
                if rule.id in rules:
                    faults.add((*location, "id"), f"the rule {rule.id} stands twice")
                rule_logic = read_logic(rule, self._vocabulary, location, faults)
                self._check_references(rule, location, subjects, faults)
                self._report(document, faults.found)
                rules[rule.id] = rule
                families[rule.id] = file.family
                if rule_logic is not None:
                    logic[rule.id] = rule_logic
        if self._problems:
            raise CatalogueError(self._problems)
        order = sorted(rules)
        return Catalogue(
            rules={rule: rules[rule] for rule in order},
            logic={rule: logic[rule] for rule in order},
            families={rule: families[rule] for rule in order},
            sources=self._known_sources,
            harms=self._known_harms,
            choices=self._known_choices,
            tables=replace(tables_from(TableFiles(**tables)), medicines=medicines),
            vocabulary=self._vocabulary,
        )

    def _common(self, name: str, model: type[Model]) -> Model | None:
        return self._read(file_for(self._folder, name), model)[1]

    def _medicines(self) -> MedicineTable:
        """The table of medicines; one of missionrisk beside sources of the folder's own cites what these may lack."""
        path = file_for(self._folder, MEDICINES_FILE)
        beside = path.parents[1] == file_for(self._folder, SOURCES_FILE).parent
        table, problems = read_medicines(path, self._known_sources if beside else None)
        self._problems += problems
        return table

    def _family(self, path: Path) -> tuple[Document, RuleFile | None]:
        return self._read(path, RuleFile)

    def _read(self, path: Path, model: type[Model]) -> tuple[Document, Model | None]:
        document = read_file(path)
        try:
            return document, checked(document, model)
        except PlanError as error:
            self._problems += error.problems
            return document, None

    def _check_references(self, rule: Rule, location: Location, subjects: Mapping[str, str], faults: Faults) -> None:
        for position, citation in enumerate(rule.sources):
            self._check_source(citation.key, (*location, "sources", position, "key"), faults)
        for name, parameter in rule.parameters.items():
            if isinstance(parameter.basis, SourcePlace):
                self._check_source(parameter.basis.source, (*location, "parameters", name, "basis", "source"), faults)
        for position, harm in enumerate(rule.harms):
            known = self._known_harms.get(harm)
            if known is None or not known.in_scope:
                usable = [key for key, value in self._known_harms.items() if value.in_scope]
                what = f"there is no harm '{harm}'" if known is None else f"the harm '{harm}' is out of scope"
                faults.add((*location, "harms", position), what, did_you_mean(harm, usable))
        if rule.supersedes is not None:
            place = (*location, "supersedes")
            if rule.supersedes not in subjects:
                faults.add(place, f"there is no rule '{rule.supersedes}'", did_you_mean(rule.supersedes, subjects))
            elif subjects[rule.supersedes] != rule.subject:
                other = subjects[rule.supersedes]
                faults.add(place, f"{rule.supersedes} judges {other}, and this rule judges {rule.subject}")
        if rule.choice is not None:
            self._check_choice(rule, location, faults)
        if rule.severity == "critical" and rule.evidence in ("known", "house_default"):
            faults.add(
                (*location, "severity"), f"a rule whose evidence is {rule.evidence} cannot be critical", "high at most"
            )

    def _check_source(self, key: str, location: Location, faults: Faults) -> None:
        if key not in self._known_sources:
            faults.add(location, f"there is no source '{key}'", did_you_mean(key, self._known_sources))

    def _check_choice(self, rule: Rule, location: Location, faults: Faults) -> None:
        assert rule.choice is not None
        point = self._known_choices.get(rule.choice.name)
        if point is None:
            faults.add(
                (*location, "choice", "name"),
                f"there is no choice '{rule.choice.name}'",
                did_you_mean(rule.choice.name, self._known_choices),
            )
        elif rule.choice.is_ not in (alternatives := [alternative.id for alternative in point.alternatives]):
            faults.add(
                (*location, "choice", "is"),
                f"'{rule.choice.is_}' is not an alternative of {point.name}",
                did_you_mean(rule.choice.is_, alternatives),
            )

    def _report(self, document: Document, faults: list[Fault]) -> None:
        for fault in faults:
            position = _position(document, fault.location)
            self._problems.append(document.source.problem(fault.message, position, hint=fault.hint or None))


def _position(document: Document, location: Location) -> Position:
    """Where something stands or, if it is not written, where the nearest thing around it does."""
    for length in range(len(location), -1, -1):
        place = location[:length]
        found = document.field_positions.get(place) or document.positions.get(place)
        if found is not None:
            return found
    return Position(1, 1)


def file_for(folder: Path, name: str) -> Path:
    """The file of a folder or, where the folder lacks it, that of missionrisk."""
    own = folder / name
    return own if own.is_file() else rules_folder() / name


def is_family(path: Path) -> bool:
    """Whether a file of a catalogue's folder holds rules."""
    return path.is_file() and path.name not in NOT_FAMILIES and not path.name.endswith(TEST_SUFFIX)
