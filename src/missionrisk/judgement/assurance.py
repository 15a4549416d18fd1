"""How well a clear outcome is supported: by the plan's word alone, by a document, or by somebody outside.

Support lies in the plan's commitments. Of the lines that decide an outcome, all that must hold together are as good
as the weakest commitment among them; of several that would each do, the best counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from missionrisk.catalogue.language import Block, Pattern, Test
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import candidates, compared, sides_of
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.model import Fact, Facts
from missionrisk.facts.reading import surely
from missionrisk.judgement.assessment import Assurance
from missionrisk.judgement.case import Case
from missionrisk.plan.base import PlanModel
from missionrisk.plan.shape import shapes
from missionrisk.plan.values import Commitment

LEVELS: Final[tuple[Assurance, ...]] = ("declared", "documented", "confirmed")
"""From the weakest up."""

Support = Mapping[str, int]
"""The level of every commitment in a plan, by its path."""

Clear = tuple[str, str]
"""A rule, and a subject that it is clear for."""

Field = tuple[str, str]
"""A fact type, and the name of one of its fields."""


def assurances(case: Case) -> dict[Clear, Assurance]:
    """What supports each clear outcome that rests on more than the plan's word; those left out do not."""
    support = support_in(case)
    shown = {path for path, level in support.items() if level}
    if not shown:
        return {}
    clear = case.with_outcome(Outcome.CLEAR)
    read = frozenset[Field]().union(*(case.logic[rule.id].reads for rule, _ in clear))
    resting = _resting_on(shown, read, case)
    found = {
        (rule.id, subject.subject): _level(case, rule, subject, support)
        for rule, subject in clear
        if not resting.isdisjoint(case.logic[rule.id].reads)
    }
    return {clear: LEVELS[level] for clear, level in found.items() if level}


def assurance_of(case: Case, rule: Rule, subject: Fact) -> Assurance:
    """What supports one clear outcome."""
    return LEVELS[_level(case, rule, subject, support_in(case))]


def support_in(case: Case) -> dict[str, int]:
    """What the host contradicts is the plan's own word, whoever is said to have confirmed it."""
    found: dict[str, int] = {}
    _collect(case.plan, "", found)
    contradicted = (answer.knowledge("contradicts") for answer in case.facts.of("host_answer"))
    found.update({path: 0 for known in contradicted if surely(known) for path in known.paths if path in found})
    return found


def _collect(value: Any, path: str, found: dict[str, int]) -> None:
    if isinstance(value, Commitment):
        found[path] = _level_of(value)
    elif isinstance(value, PlanModel):
        for name in _with_commitments(type(value)):
            _collect(getattr(value, name), f"{path}.{name}" if path else name, found)
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            _collect(entry, f"{path}[{getattr(entry, 'id', position)}]", found)


@cache
def _with_commitments(model: type[PlanModel]) -> tuple[str, ...]:
    """The fields of a model in which, however deep, a commitment may stand."""
    inner = ((name, shape.model) for name, shape in shapes(model).items())
    return tuple(name for name, part in inner if part and (part is Commitment or _with_commitments(part)))


def _level_of(commitment: Commitment) -> int:
    if commitment.confirmed_by is not None:
        return LEVELS.index("confirmed")
    return LEVELS.index("documented" if commitment.document is not None else "declared")


# --- which outcomes to look at ------------------------------------------------------------------------------------


def _resting_on(paths: set[str], fields: Iterable[Field], case: Case) -> set[Field]:
    """The fields of which some fact rests on one of the paths."""
    return {
        (fact_type, name)
        for fact_type, name in fields
        for fact in case.facts.of(fact_type)
        if not paths.isdisjoint(getattr(fact, name).paths)
    }


# --- what decided -------------------------------------------------------------------------------------------------

Ground = int
"""The level of what makes a line come out as it does, or `_NO_COMMITMENT`."""

_NO_COMMITMENT: Final[Ground] = -1


def _level(case: Case, rule: Rule, subject: Fact, support: Support) -> int:
    """Clear is what carries no risk, or what is mitigated."""
    logic, grounds = case.logic[rule.id], _Grounds(subject, case.near(rule, subject), support)
    found = _best((grounds.of_no_risk(logic.risk), grounds.of_mitigation(logic.mitigated)))
    return max(found or 0, 0)


class _Grounds:
    """What the lines of a rule rest on that come out as wanted for one subject; None for those that do not."""

    def __init__(self, subject: Fact, facts: Facts, support: Support) -> None:
        self._subject = subject
        self._facts = facts
        self._support = support

    def of_no_risk(self, blocks: Iterable[Block]) -> Ground | None:
        """Each way to the risk is ruled out by itself; one that is so on no commitment is on the plan's word."""
        ruled_out = [_best(self._lines(block, Truth.FALSE)) for block in blocks]
        return _weakest([None if ground is None else max(ground, 0) for ground in ruled_out])

    def of_mitigation(self, blocks: Iterable[Block]) -> Ground | None:
        """One mitigation is enough."""
        return _best([_weakest(self._lines(block, Truth.TRUE)) for block in blocks])

    def _lines(self, block: Block, wanted: Truth) -> list[Ground | None]:
        return [
            *[self._test(test, self._subject, wanted) for test in block.tests],
            *[self._pattern(pattern, wanted) for pattern in block.exists],
            *[self._pattern(pattern, wanted.negation) for pattern in block.none],
        ]

    def _pattern(self, pattern: Pattern, wanted: Truth) -> Ground | None:
        facts = candidates(pattern, self._subject, self._facts)
        if wanted is Truth.TRUE:
            return _best([self._match(pattern, fact) for fact in facts if fact.sure])
        return _weakest([self._mismatch(pattern, fact) for fact in facts])

    def _match(self, pattern: Pattern, fact: Fact) -> Ground | None:
        return _weakest([self._test(test, fact, Truth.TRUE) for test in pattern.tests])

    def _mismatch(self, pattern: Pattern, fact: Fact) -> Ground | None:
        return _best([self._test(test, fact, Truth.FALSE) for test in pattern.tests])

    def _test(self, test: Test, fact: Fact, wanted: Truth) -> Ground | None:
        left, right = sides_of(test, fact, self._subject, self._facts)
        if compared(test, left, right) is not wanted:
            return None
        paths = left.paths if right is None else (*left.paths, *right.paths)
        return min((self._support[path] for path in paths if path in self._support), default=_NO_COMMITMENT)


def _best(grounds: Iterable[Ground | None]) -> Ground | None:
    """Of lines that would each do; None where none does."""
    return max((ground for ground in grounds if ground is not None), default=None)


def _weakest(grounds: list[Ground | None]) -> Ground | None:
    """Of lines that must hold together; None where one does not."""
    if None in grounds:
        return None
    return min((ground for ground in grounds if ground not in (None, _NO_COMMITMENT)), default=_NO_COMMITMENT)
