"""All that judgement looks at: one plan's facts and outcomes, the rules, and the day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from missionrisk.catalogue.language import Logic
from missionrisk.catalogue.loading import Catalogue
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import Trace, trace
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.knowledge import number_bounds
from missionrisk.facts.model import Fact, Facts
from missionrisk.judgement.neighbours import Neighbours
from missionrisk.judgement.quoting import Quotes
from missionrisk.plan import MissionPlan
from missionrisk.reference_data import ReferenceData


@dataclass(frozen=True)
class Case:
    """One plan, decided and not yet judged."""

    plan: MissionPlan
    on: date
    catalogue: Catalogue
    logic: Mapping[str, Logic]
    facts: Facts
    outcomes: Outcomes
    engine: str
    reference: ReferenceData = field(default_factory=ReferenceData)

    def with_outcome(self, wanted: Outcome) -> Sequence[tuple[Rule, Fact]]:
        """The rules and subjects that came to an outcome, in the order of the catalogue."""
        return self._by_outcome[wanted]

    @cached_property
    def _by_outcome(self) -> Mapping[Outcome, Sequence[tuple[Rule, Fact]]]:
        found: dict[Outcome, list[tuple[Rule, Fact]]] = {outcome: [] for outcome in Outcome}
        for rule_id, outcomes in self.outcomes.by_rule.items():
            rule = self.catalogue.rules[rule_id]
            facts = self._subjects.get(rule.subject, {})
            for subject, outcome in outcomes.items():
                found[outcome].append((rule, facts[subject]))
        return found

    def subject_of(self, rule: Rule, subject: str) -> Fact:
        """The fact that a subject's key stands for. Raises KeyError where the rule has no such subject."""
        return self._subjects[rule.subject][subject]

    def trace(self, rule: Rule, subject: Fact) -> Trace:
        """How the rule came to its value for the subject, without the facts that surely belong to another."""
        return self._walk(self.logic[rule.id], rule, subject)

    def grounds(self, rule: Rule, subject: Fact) -> Trace:
        """How a flagged rule came to its value. Its mitigations, none of which holds, are left out."""
        return self._walk(self.logic[rule.id].unmitigated, rule, subject)

    def _walk(self, logic: Logic, rule: Rule, subject: Fact) -> Trace:
        key = (rule.id, subject.subject, bool(logic.mitigated))
        if key not in self._traces:
            self._traces[key] = trace(logic, subject, self.near(rule, subject))
        return self._traces[key]

    def near(self, rule: Rule, subject: Fact) -> Facts:
        """The facts without those that surely belong to another subject of the rule."""
        return self._neighbours.of(self.logic[rule.id], subject)

    @cached_property
    def _subjects(self) -> Mapping[str, Mapping[str, Fact]]:
        """The facts by the key as one word, of each type."""
        found: dict[str, dict[str, Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.type_name, {})[fact.subject] = fact
        return found

    @cached_property
    def _traces(self) -> dict[tuple[str, str, bool], Trace]:
        return {}

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.facts)

    @cached_property
    def quotes(self) -> Quotes:
        """The plan's own words."""
        return Quotes(self.plan)

    @cached_property
    def days_left(self) -> tuple[float, float]:
        """The fewest and the most days from the assessment to the mission's start."""
        return number_bounds(self.facts.mission.knowledge("days_to_start"))

    def days_before_start(self, days: int) -> date | None:
        """The day that lies so many days before the mission's earliest start; None if that is not known at all."""
        earliest = self.days_left[0]
        if math.isinf(earliest):
            return None
        try:
            return self.on + timedelta(days=int(earliest) - days)
        except OverflowError:
            # No calendar reaches so far back.
            return None
