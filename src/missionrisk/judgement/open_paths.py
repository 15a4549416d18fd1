"""What an undecided outcome waits for: the plan paths whose statement could settle it.

This is the walk of `engine.meaning` once more, along the undecided lines alone: a line that is decided has nothing to
ask, and a block or fact that one line has ruled out needs no further look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, NamedTuple

from missionrisk.catalogue.language import Block, Pattern, Test
from missionrisk.catalogue.pattern_rules import OUTCOME_TYPES
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import candidates, compared, sides_of, tested_fact
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.knowledge import Knowledge, Known, is_known
from missionrisk.facts.mission import MISSION_MODELS
from missionrisk.facts.model import Fact, Facts
from missionrisk.judgement.case import Case

FEW_MODELS: Final = len(MISSION_MODELS) // 2
"""A rule for no more models of mission than these would ask most missions in vain."""


class _OpenTest(NamedTuple):
    """A test that is undecided for a fact, with what is known of its two sides."""

    test: Test
    fact: Fact
    left: Knowledge[Any]
    right: Knowledge[Any] | None


@dataclass
class _OpenPattern:
    """A pattern of which it is undecided whether a fact matches it, with the facts that may."""

    pattern: Pattern
    wanted: bool
    matches: _Matches


_Matches = list[tuple[Fact, list[_OpenTest]]]
"""Facts that may match a pattern, each with the tests that are undecided for it."""

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
            self._found[key] = tuple(dict.fromkeys(self._waits_for(rule, self._case.subject_of(rule, subject))))
        return self._found[key]

    def _waits_for(self, rule: Rule, subject: Fact) -> Iterable[str]:
        tests = self._case.logic[rule.id].applies.tests
        applies = _open_tests(tests, subject, subject, self._case.facts) or []
        of_mission = [line for line in applies if line.test.of_mission]
        if len(rule.models) <= FEW_MODELS:
            of_model = self._of_tests(line for line in of_mission if line.test.field == "model")
            if of_model:
                return of_model
        of_subject = [line for line in applies if not line.test.of_mission]
        what_is_done = self._of_tests(of_mission)
        the_subject = [*self._of_tests(of_subject), *_open(subject.exists)]
        if rule.core:
            return [*what_is_done, *the_subject, *self._of_risk(rule, subject)]
        return what_is_done or the_subject or self._of_risk(rule, subject)

    def _of_risk(self, rule: Rule, subject: Fact) -> list[str]:
        logic, walk = self._case.logic[rule.id], _Walk(subject, self._case.near(rule, subject))
        lines = chain(walk.undecided(logic.risk), walk.undecided(logic.mitigated))
        return [
            path
            for line in lines
            for path in (self._of_test(line) if isinstance(line, _OpenTest) else self._of_pattern(line))
        ]

    def _of_tests(self, tests: Iterable[_OpenTest]) -> list[str]:
        return [path for test in tests for path in self._of_test(test)]

    def _of_pattern(self, line: _OpenPattern) -> Iterator[str]:
        for fact, tests in line.matches:
            if fact.type_name in OUTCOME_TYPES:
                yield from self._beneath(fact)
            for test in tests:
                yield from self._of_test(test)
            yield from _open(fact.exists)

    def _of_test(self, line: _OpenTest) -> Iterable[str]:
        if line.fact.type_name in OUTCOME_TYPES:
            return self._beneath(line.fact)
        if line.right is None:
            return _open(line.left)
        return (*_open(line.left), *_open(line.right))

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
        found = [lines for lines in map(self._open_lines, alternatives) if lines is not None]
        return _worth_asking(found) if all(found) else []

    def _open_lines(self, block: Block) -> list[_OpenLine] | None:
        """The undecided lines of a block: none where it holds, None where one line rules it out."""
        tests = _open_tests(block.tests, self._subject, self._subject, self._facts)
        if tests is None:
            return None
        lines: list[_OpenLine] = [*tests]
        for patterns, wanted in ((block.exists, True), (block.none, False)):
            for pattern in patterns:
                found = self._found(pattern)
                if not isinstance(found, bool):
                    lines.append(_OpenPattern(pattern, wanted, found))
                elif found is not wanted:
                    return None
        return lines

    def _found(self, pattern: Pattern) -> bool | _Matches:
        """Whether a fact matches a pattern or, where that is undecided, the facts that may."""
        matches: _Matches = []
        for fact in candidates(pattern, self._subject, self._facts):
            tests = _open_tests(pattern.tests, fact, self._subject, self._facts)
            if tests is None:
                continue
            if not tests and fact.sure:
                return True
            matches.append((fact, tests))
        return matches or False


def _open_tests(tests: Iterable[Test], fact: Fact, subject: Fact, facts: Facts) -> list[_OpenTest] | None:
    """The tests that are undecided for a fact; None where one rules it out."""
    found: list[_OpenTest] = []
    for test in tests:
        left, right = sides_of(test, fact, subject, facts)
        holds = compared(test, left, right)
        if holds is Truth.FALSE:
            return None
        if holds is Truth.UNKNOWN:
            found.append(_OpenTest(test, tested_fact(test, fact, facts), left, right))
    return found


def _worth_asking(alternatives: list[list[_OpenLine]]) -> list[_OpenLine]:
    """The lines of the alternatives without those that need all that another needs, and more: they can add nothing."""
    if len(alternatives) < 2:
        return [line for lines in alternatives for line in lines]
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
