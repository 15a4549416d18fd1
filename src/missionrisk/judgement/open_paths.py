"""What an undecided outcome waits for: the plan paths whose statement could settle it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from missionrisk.catalogue.conditions import OUTCOME_TYPES
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.knowledge import Knowledge, Known, is_known
from missionrisk.facts.model import Fact
from missionrisk.judgement.case import Case


class OpenPaths:
    """Finds the open paths of one case; of each rule and subject once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, rule_id: str, subject: str) -> tuple[str, ...]:
        """The paths that an undecided outcome waits for, each once."""
        key = (rule_id, subject)
        if key not in self._found:
            rule = self._case.catalogue.rules[rule_id]
            node = self._case.brief_trace(rule, self._case.subject_of(rule, subject))
            self._found[key] = tuple(dict.fromkeys(self._in(node)))
        return self._found[key]

    def _in(self, node: Trace) -> Iterator[str]:
        if node.result is not Truth.UNKNOWN:
            return
        if node.fact is not None and node.fact.type_name in OUTCOME_TYPES:
            yield from self._beneath(node.fact)
        elif node.kind == "subject" and node.fact is not None:
            yield from _open(node.fact.exists)
        elif node.kind == "test":
            for side in (node.left, node.right):
                if side is not None:
                    yield from _open(side)
        for child in _worth_asking(node.children) if node.kind in ("risk", "mitigated") else node.children:
            yield from self._in(child)

    def _beneath(self, found: Fact) -> Iterator[str]:
        """What the undecided rules wait for that a pattern rule looks at."""
        pattern_rules = self._case.catalogue.pattern_rules
        for rule_id, subject, outcome in self._case.outcomes:
            if outcome is Outcome.UNKNOWN and rule_id not in pattern_rules and self._speaks_of(found, rule_id, subject):
                yield from self.of(rule_id, subject)

    def _speaks_of(self, found: Fact, rule_id: str, subject: str) -> bool:
        if found.type_name == "outcome":
            return found.key == (rule_id, subject)
        harm = found.knowledge("harm")
        return isinstance(harm, Known) and harm.value in self._case.catalogue.harms_by_rule[rule_id]


def _worth_asking(alternatives: tuple[Trace, ...]) -> list[Trace]:
    """The undecided alternatives without those that need all that another needs, and more: they can add nothing."""
    undecided = [block for block in alternatives if block.result is Truth.UNKNOWN]
    if len(undecided) < 2:
        return undecided
    needs = [{(line.kind, line.test or line.pattern) for line in _open_lines(block)} for block in undecided]
    return [block for block, own in zip(undecided, needs, strict=True) if not any(other < own for other in needs)]


def _open_lines(block: Trace) -> list[Trace]:
    return [line for line in block.children if line.result is Truth.UNKNOWN]


def _open(knowledge: Knowledge[Any]) -> tuple[str, ...]:
    """What is missing or, where all is stated but not exactly, what could be said more exactly."""
    return knowledge.missing or (() if is_known(knowledge) else knowledge.paths)
