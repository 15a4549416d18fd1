"""The facts that can matter to one subject.

Most patterns join: they ask for facts that name the subject. A fact that surely names another can match none of them,
so that it need not be looked at when the outcome for this subject is explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from missionrisk.catalogue.language import Logic
from missionrisk.catalogue.pattern_rules import is_pattern_rule, rules_named
from missionrisk.facts.knowledge import Known
from missionrisk.facts.model import Fact, Facts


class NearFacts(Facts):
    """The facts of a plan as one subject sees them: of a joined type, those that may belong to it."""

    def __init__(self, facts: Facts, near: Mapping[str, tuple[Fact, ...]]) -> None:
        self._facts = facts
        self._near = near

    def of(self, type_name: str) -> tuple[Fact, ...]:
        near = self._near.get(type_name)
        return self._facts.of(type_name) if near is None else near

    def __iter__(self) -> Iterator[Fact]:
        for type_name in dict.fromkeys(fact.type_name for fact in self._facts):
            yield from self.of(type_name)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Neighbours:
    """Finds the facts that can matter to a subject, for one plan and any of its rules."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._indexes: dict[tuple[str, str], _Index] = {}

    def of(self, logic: Logic, subject: Fact) -> Facts:
        """The facts without those that no pattern of the rule can match for this subject."""
        if not logic.patterns:
            return self._facts
        near = self._outcomes_named(logic)
        for fact_type, (field, of_subject) in logic.joins.items():
            wanted = subject.knowledge(of_subject)
            if isinstance(wanted, Known):
                near[fact_type] = self._index(fact_type, field).with_value(wanted.value)
        return NearFacts(self._facts, near) if near else self._facts

    def _outcomes_named(self, logic: Logic) -> dict[str, tuple[Fact, ...]]:
        """Of a pattern rule that names the rules it looks at, their outcomes."""
        named = rules_named((logic,)) if is_pattern_rule(logic) else None
        if named is None:
            return {}
        return {"outcome": tuple(fact for fact in self._facts.of("outcome") if fact.key[0] in named)}

    def _index(self, fact_type: str, field: str) -> _Index:
        if (fact_type, field) not in self._indexes:
            self._indexes[fact_type, field] = _Index(self._facts.of(fact_type), field)
        return self._indexes[fact_type, field]


class _Index:
    """Facts of one type by the value of one field; those whose value is open belong to every value."""

    def __init__(self, facts: tuple[Fact, ...], field: str) -> None:
        self._by_value: dict[Any, list[Fact]] = {}
        known = [(fact, fact.knowledge(field)) for fact in facts]
        for _, knowledge in known:
            if isinstance(knowledge, Known):
                self._by_value.setdefault(knowledge.value, [])
        self._open: list[Fact] = []
        for fact, knowledge in known:
            if isinstance(knowledge, Known):
                self._by_value[knowledge.value].append(fact)
            else:
                for of_value in (self._open, *self._by_value.values()):
                    of_value.append(fact)

    def with_value(self, value: Any) -> tuple[Fact, ...]:
        return tuple(self._by_value.get(value, self._open))
