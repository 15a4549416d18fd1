"""How a rule is decided, in words: its conditions, and what each word in them means."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.catalogue.language import Block, Logic, Pattern, Test
from missionrisk.catalogue.loading import Catalogue
from missionrisk.catalogue.pattern_rules import OUTCOME_TYPES, rules_in
from missionrisk.catalogue.rules import Rule
from missionrisk.judgement.wording import Wording, plain


@dataclass(frozen=True)
class Conditions:
    """The conditions of a rule: lines that must all hold, or alternatives of such lines."""

    subject: str
    subject_meaning: str
    applies: tuple[str, ...]
    risk: tuple[tuple[str, ...], ...]
    mitigated: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, str], ...]


def conditions_of(catalogue: Catalogue, rule: Rule) -> Conditions:
    """The conditions of a rule with its parameters put in; the mission's model and services are left to the rule."""
    logic = catalogue.logic[rule.id].bound(catalogue.parameters_of(rule))
    lines = _Lines(catalogue, logic)
    of_scope = 1 if rule.services is None else 2
    return Conditions(
        subject=plain(rule.subject),
        subject_meaning=_first_sentence(inspect.getdoc(catalogue.vocabulary[rule.subject]) or ""),
        applies=tuple(lines.of_tests(logic.applies.tests[of_scope:])),
        risk=tuple(map(lines.of_block, logic.risk)),
        mitigated=tuple(map(lines.of_block, logic.mitigated)),
        words=tuple(lines.words(of_scope)),
    )


class _Lines:
    def __init__(self, catalogue: Catalogue, logic: Logic) -> None:
        self._logic = logic
        self._wording = Wording(catalogue.vocabulary, logic.subject)

    def of_tests(self, tests: tuple[Test, ...]) -> Iterator[str]:
        return (self._wording.test(test, self._logic.subject) for test in tests)

    def of_block(self, block: Block) -> tuple[str, ...]:
        return (
            *self.of_tests(block.tests),
            *map(self._there_is, block.exists),
            *(self._wording.there_is(pattern, negated=True) for pattern in block.none),
        )

    def _there_is(self, pattern: Pattern) -> str:
        """A pattern in words; of another rule's outcome, what that rule found."""
        rules = rules_in(pattern)
        if pattern.fact_type != "outcome" or not rules:
            return self._wording.there_is(pattern)
        result = next((str(test.operand) for test in pattern.tests if test.field == "result"), "judged")
        others = [test for test in pattern.tests if test.field not in ("rule", "result")]
        where = "; ".join(self._wording.test(test, pattern.fact_type) for test in others)
        return f"{' or '.join(rules)} is {plain(result)}" + (f" where {where}" if where else "")

    def words(self, of_scope: int) -> Iterator[tuple[str, str]]:
        """Each field that the conditions test, with what it means, once."""
        tested = [(self._logic.subject, test) for test in self._logic.applies.tests[of_scope:]]
        for block in (*self._logic.risk, *self._logic.mitigated):
            tested += [(self._logic.subject, test) for test in block.tests]
            tested += [(p.fact_type, test) for p in (*block.exists, *block.none) for test in p.tests]
        tested = [(fact_type, test) for fact_type, test in tested if fact_type not in OUTCOME_TYPES]
        said: dict[str, str] = {}
        for fact_type, test in tested:
            owner = "mission" if test.of_mission else fact_type
            of_other = "" if owner == self._logic.subject else f"{plain(owner)}: "
            said[of_other + plain(test.field)] = self._wording.meaning(test, fact_type)
        yield from said.items()


def _first_sentence(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
