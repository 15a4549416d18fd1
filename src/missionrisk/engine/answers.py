"""From what the engine found, probe by probe, to the answers of queries."""

from __future__ import annotations

from collections.abc import Mapping

from missionrisk.engine.extents import NOWHERE, YES, Extent, only_possible
from missionrisk.engine.queries import Branch, Query, Questions
from missionrisk.engine.worlds import World


class Answers:
    """What the engine answered: for each probe the facts, or the subjects, for which it holds.

    `asked` says of which subjects each query was asked.
    """

    def __init__(self, questions: Questions, world: World, asked: Mapping[Query, Extent]) -> None:
        self.found: dict[int, Extent] = {}
        self.failed: dict[int, Exception] = {}
        self._questions = questions
        self._world = world
        self._asked = asked

    def to(self, query: Query) -> Extent:
        """The subjects, among those asked about, for which the query holds.

        Raises the error with which the engine failed to answer.
        """
        extent = NOWHERE
        for branch in self._questions.branches[query]:
            if branch.probe in self.failed:
                raise self.failed[branch.probe]
            extent |= self._of_branch(query, branch)
        return extent

    def _of_branch(self, query: Query, branch: Branch) -> Extent:
        found = self.found.get(branch.probe, NOWHERE)
        if self._questions.probes[branch.probe].subject is not None:
            return found
        subjects = self._asked.get(query, NOWHERE)
        if branch.where_open is not None:
            subjects &= self._world.not_known(branch.where_open)
        if query.subject == query.pattern.fact_type:
            return self._with_another(subjects, found, query.subject)
        if found & self._world.everywhere(query.pattern.fact_type) // YES:
            return subjects
        return only_possible(subjects, self._world.everywhere(query.subject)) if found else NOWHERE

    def _with_another(self, subjects: Extent, found: Extent, fact_type: str) -> Extent:
        """The subjects for which some other fact of their type was found; of `many` entries, another may be meant."""
        everything = self._world.everywhere(fact_type) // YES
        many = self._world.standing_for_many(fact_type) & everything
        sure = _another(subjects & everything, found & everything, many)
        possible = _another(subjects >> 1 & everything, found >> 1 & everything, many)
        return sure | possible << 1


def _another(subjects: int, found: int, many: int) -> int:
    if not found:
        return 0
    found_only_one = found & (found - 1) == 0
    return subjects & ~(found & ~many) if found_only_one else subjects
