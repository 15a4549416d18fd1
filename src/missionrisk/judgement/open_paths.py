"""What an undecided outcome waits for: the plan paths whose statement could settle it.

This is the walk of `engine.meaning` once more, along the undecided lines alone: a line that is decided has nothing to
ask, and a block or fact that one line has ruled out needs no further look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.catalogue.language import Block, Pattern, Reference, Test
from missionrisk.catalogue.pattern_rules import OUTCOME_TYPES
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import candidates, referred, tested_fact, truth_of_test
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.knowledge import Knowledge, Known, is_known
from missionrisk.facts.mission import MISSION_MODELS
from missionrisk.facts.model import Fact, Facts
from missionrisk.judgement.case import Case

FEW_MODELS: Final = len(MISSION_MODELS) // 2
"""A rule for no more models of mission than these would ask most missions in vain."""


@dataclass
class _OpenTest:
    """A test that is undecided for a fact."""

    test: Test
    fact: Fact


@dataclass
class _OpenPattern:
    """A pattern of which it is undecided whether a fact matches it, with the facts that may."""

    pattern: Pattern
    wanted: bool
    matches: list[tuple[Fact, list[_OpenTest]]]


_OpenLine = _OpenTest | _OpenPattern


class OpenPaths:
    """Finds the open paths of one case; of each rule and subject once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, rule_id: str, subject: str) -> tuple[str, ...]:
        """The paths that an undecided outcome waits for, each once.

        A rule that is for few models of mission asks for the model alone while that is open. After that, a rule of
        the core asks for all that it waits for; any other for the first thing that would show whether it applies.
        """
        key = (rule_id, subject)
        if key not in self._found:
            rule = self._case.catalogue.rules[rule_id]
            steps = self._steps(rule, self._case.subject_of(rule, subject))
            if rule.core:
                paths = next(steps) or [path for step in steps for path in step]
            else:
                paths = next((step for step in steps if step), [])
            self._found[key] = tuple(dict.fromkeys(paths))
        return self._found[key]

    def _steps(self, rule: Rule, subject: Fact) -> Iterator[list[str]]:
        """What an outcome waits for: the mission's model, what the mission does, the subject itself, and the risk."""
        logic = self._case.logic[rule.id]
        walk = _Walk(subject, self._case.near(rule, subject))
        applies = walk.open_lines(logic.applies) or []
        of_mission = [line for line in applies if isinstance(line, _OpenTest) and line.test.of_mission]
        of_model = [line for line in of_mission if line.test.field == "model"]
        yield self._of_lines(of_model, walk) if len(rule.models) <= FEW_MODELS else []
        yield self._of_lines(of_mission, walk)
        yield [*self._of_lines((line for line in applies if line not in of_mission), walk), *_open(subject.exists)]
        yield self._of_lines((*walk.undecided(logic.risk), *walk.undecided(logic.mitigated)), walk)

    def _of_lines(self, lines: Iterable[_OpenLine], walk: _Walk) -> list[str]:
        return [path for line in lines for path in self._of_line(line, walk)]

    def _of_line(self, line: _OpenLine, walk: _Walk) -> Iterator[str]:
        if isinstance(line, _OpenTest):
            yield from self._of_test(line, walk)
            return
        for fact, tests in line.matches:
            if fact.type_name in OUTCOME_TYPES:
                yield from self._beneath(fact)
            for test in tests:
                yield from self._of_test(test, walk)
            yield from _open(fact.exists)

    def _of_test(self, line: _OpenTest, walk: _Walk) -> Iterator[str]:
        if line.fact.type_name in OUTCOME_TYPES:
            yield from self._beneath(line.fact)
            return
        for side in walk.sides(line):
            yield from _open(side)

    def _beneath(self, found: Fact) -> Iterator[str]:
        """What the undecided rules wait for that a pattern rule looks at."""
        for rule_id, subject in self._undecided_in(found):
            if rule_id not in self._case.catalogue.pattern_rules:
                yield from self.of(rule_id, subject)

    def _undecided_in(self, found: Fact) -> Iterator[tuple[str, str]]:
        """The undecided rules and subjects that a fact of the second stratum speaks of."""
        if found.type_name == "outcome":
            rule_id, subject = found.key
            if self._case.outcomes.of(rule_id, subject) is Outcome.UNKNOWN:
                yield rule_id, subject
            return
        harm = found.knowledge("harm")
        for rule, fact in self._case.with_outcome(Outcome.UNKNOWN):
            if isinstance(harm, Known) and harm.value in rule.harms:
                yield rule.id, fact.subject


class _Walk:
    """The walk of one rule for one subject, along what is undecided."""

    def __init__(self, subject: Fact, facts: Facts) -> None:
        self._subject = subject
        self._facts = facts

    def undecided(self, alternatives: Iterable[Block]) -> list[_OpenLine]:
        """The open lines of the undecided alternatives; none where one alternative holds, as then all is decided."""
        found = [lines for lines in map(self.open_lines, alternatives) if lines is not None]
        return _worth_asking(found) if all(found) else []

    def open_lines(self, block: Block) -> list[_OpenLine] | None:
        """The undecided lines of a block: none where it holds, None where one line rules it out."""
        lines: list[_OpenLine] = []
        for holds, line in self._lines(block):
            if holds is Truth.FALSE:
                return None
            if line is not None:
                lines.append(line)
        return lines

    def sides(self, line: _OpenTest) -> Iterator[Knowledge[Any]]:
        """What is known of both sides of a test; of a literal nothing need be."""
        yield line.fact.knowledge(line.test.field)
        if isinstance(line.test.operand, Reference):
            yield referred(line.test.operand, self._subject, self._facts)

    def _lines(self, block: Block) -> Iterator[tuple[Truth, _OpenLine | None]]:
        for test in block.tests:
            yield self._test(test, self._subject)
        for patterns, wanted in ((block.exists, True), (block.none, False)):
            for pattern in patterns:
                yield self._pattern(pattern, wanted)

    def _test(self, test: Test, fact: Fact) -> tuple[Truth, _OpenTest | None]:
        holds = truth_of_test(test, fact, self._subject, self._facts)
        return holds, _OpenTest(test, tested_fact(test, fact, self._facts)) if holds is Truth.UNKNOWN else None

    def _pattern(self, pattern: Pattern, wanted: bool) -> tuple[Truth, _OpenPattern | None]:
        matches: list[tuple[Fact, list[_OpenTest]]] = []
        for fact in candidates(pattern, self._subject, self._facts):
            tests = self._open_tests(pattern, fact)
            if tests is None:
                continue
            if not tests and fact.sure:
                return (Truth.TRUE if wanted else Truth.FALSE), None
            matches.append((fact, tests))
        if not matches:
            return (Truth.FALSE if wanted else Truth.TRUE), None
        return Truth.UNKNOWN, _OpenPattern(pattern, wanted, matches)

    def _open_tests(self, pattern: Pattern, fact: Fact) -> list[_OpenTest] | None:
        """The tests that are undecided for a fact; None where one rules it out."""
        tests: list[_OpenTest] = []
        for test in pattern.tests:
            holds, line = self._test(test, fact)
            if holds is Truth.FALSE:
                return None
            if line is not None:
                tests.append(line)
        return tests


def _worth_asking(alternatives: list[list[_OpenLine]]) -> list[_OpenLine]:
    """The lines of the alternatives without those that need all that another needs, and more: they can add nothing."""
    needs = [{_what(line) for line in lines} for lines in alternatives]
    return [
        line
        for lines, own in zip(alternatives, needs, strict=True)
        if not any(other < own for other in needs)
        for line in lines
    ]


def _what(line: _OpenLine) -> tuple[str, Test | Pattern]:
    if isinstance(line, _OpenTest):
        return "test", line.test
    return ("exists" if line.wanted else "none"), line.pattern


def _open(knowledge: Knowledge[Any]) -> tuple[str, ...]:
    """What is missing or, where all is stated but not exactly, what could be said more exactly."""
    return knowledge.missing or (() if is_known(knowledge) else knowledge.paths)
