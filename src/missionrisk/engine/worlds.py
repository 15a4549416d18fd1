"""What is known of a plan, as one set of questions sees it: the extents of tests, and integers for what is compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from missionrisk.engine.deciding import bounds
from missionrisk.engine.extents import (
    NOWHERE,
    PERHAPS,
    YES,
    Extent,
    at_places,
    everywhere,
    extent_of,
    only_possible,
)
from missionrisk.engine.queries import MISSION, Check, Checks, Field, Questions
from missionrisk.facts.knowledge import Knowledge, Known
from missionrisk.facts.model import Fact, Facts, Kind


class World:
    """The facts of one plan. Whatever is asked of them is worked out once."""

    def __init__(self, facts: Facts, questions: Questions) -> None:
        self._facts = facts
        self._questions = questions
        self._subjects: dict[str, tuple[str, ...]] = {}
        self._everywhere: dict[str, Extent] = {}
        self._existing: dict[str, Extent] = {}
        self._passing: dict[Check, Extent] = {}
        self._mission_passing: dict[tuple[Check, ...], Extent] = {}
        self._ranks: dict[Kind, Mapping[Any, int]] = {}
        self._numbers: dict[Any, int] = {}

    # --- facts --------------------------------------------------------------------------------------------------------

    def subjects(self, fact_type: str) -> tuple[str, ...]:
        """The key of every fact of the type, as one word."""
        found = self._subjects.get(fact_type)
        if found is None:
            found = self._subjects[fact_type] = tuple([fact.subject for fact in self._facts.of(fact_type)])
        return found

    def everywhere(self, fact_type: str) -> Extent:
        """Every fact of the type."""
        found = self._everywhere.get(fact_type)
        if found is None:
            found = self._everywhere[fact_type] = everywhere(len(self._facts.of(fact_type)))
        return found

    def existing(self, fact_type: str) -> Extent:
        """The facts of the type that exist."""
        found = self._existing.get(fact_type)
        if found is None:
            exists = [YES if fact.sure else PERHAPS for fact in self._facts.of(fact_type)]
            found = self._existing[fact_type] = extent_of(exists)
        return found

    def standing_for_many(self, fact_type: str) -> Extent:
        """The facts of the type that stand for the entries of a list that was not stated."""
        return at_places((place for place, fact in enumerate(self._facts.of(fact_type)) if fact.placeholder), YES)

    # --- tests --------------------------------------------------------------------------------------------------------

    def passing_all(self, fact_type: str, checks: Checks) -> Extent:
        """The facts of the type that pass all the tests.

        Raises LookupError if one of them reads the mission and there is none.
        """
        extent = self.everywhere(fact_type)
        if checks.of_mission:
            of_mission = self._of_mission(checks.of_mission)
            if of_mission == NOWHERE:
                return NOWHERE
            if of_mission == PERHAPS:
                extent = only_possible(extent, extent)
        for check in checks.of_fact:
            if not extent:
                break
            extent &= self.passing(check)
        return extent

    def passing(self, check: Check) -> Extent:
        """The facts that pass a test. Raises LookupError if it reads the mission and there is none."""
        found = self._passing.get(check)
        if found is None:
            found = self._passing[check] = self._decide(check)
        return found

    def _of_mission(self, checks: tuple[Check, ...]) -> Extent:
        found = self._mission_passing.get(checks)
        if found is None:
            found = YES
            for check in checks:
                if found:
                    found &= self.passing(check)
            self._mission_passing[checks] = found
        return found

    def _decide(self, check: Check) -> Extent:
        if check.other is None:
            return extent_of(map(check.decide, self.known(check.field)))
        left, right = (self._beside(field, check.fact_type) for field in (check.field, check.other))
        return extent_of(map(check.decide, left, right))

    # --- fields -------------------------------------------------------------------------------------------------------

    def known(self, field: Field) -> Iterable[Knowledge[Any]]:
        """What is known of the field of each fact."""
        return map(field.of, self._of(field.fact_type))

    def not_known(self, field: Field) -> Extent:
        """The facts for which any word may stand in the field, as far as a comparison with another field goes."""
        return extent_of([NOWHERE if isinstance(known, Known) else PERHAPS for known in self.known(field)])

    def ranks(self, kind: Kind) -> Mapping[Any, int]:
        """Integers in the order of all values of a kind that are asserted."""
        if kind not in self._ranks:
            known = (known for field in self._questions.bounded(kind) for known in self.known(field))
            self._ranks[kind] = self._questions.scales[kind].ranks(bound for each in known for bound in bounds(each))
        return self._ranks[kind]

    def number(self, word: str | bool) -> int:
        """The integer that stands for a word."""
        return self._numbers.setdefault(word, len(self._numbers) + 1)

    def type_number(self, fact_type: str) -> int:
        """The integer that stands for a fact type."""
        return self._questions.type_numbers[fact_type]

    def _of(self, fact_type: str) -> Sequence[Fact]:
        return (self._facts.mission,) if fact_type == MISSION else self._facts.of(fact_type)

    def _beside(self, field: Field, fact_type: str) -> Iterable[Knowledge[Any]]:
        """What is known of the field beside every fact of the type: of the mission's fields, the same for all."""
        known = self.known(field)
        return known if field.fact_type == fact_type else [*known] * len(self._facts.of(fact_type))
