"""How well a clear outcome is supported: by the plan's word alone, by a document, or by somebody outside.

Support lies in the plan's commitments. Of the lines that decide an outcome, all that must hold together are as good
as the weakest commitment among them; of several that would each do, the best counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.reading import surely
from missionrisk.judgement.assessment import Assurance
from missionrisk.judgement.case import Case
from missionrisk.plan.base import PlanModel
from missionrisk.plan.shape import shapes
from missionrisk.plan.values import Commitment

_LEVELS: Final[tuple[Assurance, ...]] = ("declared", "documented", "confirmed")
"""From the weakest up."""

Support = Mapping[str, int]
"""The level of every commitment in a plan, by its path."""

Clear = tuple[str, str]
"""A rule, and a subject that it is clear for."""


def assurances(case: Case) -> dict[Clear, Assurance]:
    """What supports each clear outcome that rests on more than the plan's word; those left out do not."""
    support = _support_in(case)
    fields = _fields_resting_on({path for path, level in support.items() if level}, case)
    if not fields:
        return {}
    rules = {rule for rule, logic in case.logic.items() if not fields.isdisjoint(logic.reads)}
    found = {
        (rule.id, subject.subject): _level(case.trace(rule, subject), support)
        for rule, subject in case.with_outcome(Outcome.CLEAR)
        if rule.id in rules
    }
    return {clear: _LEVELS[level] for clear, level in found.items() if level}


def assurance_of(node: Trace, case: Case) -> Assurance:
    """What supports one clear outcome, of which this is the trace."""
    return _LEVELS[_level(node, _support_in(case))]


def _support_in(case: Case) -> dict[str, int]:
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
        return _LEVELS.index("confirmed")
    return _LEVELS.index("documented" if commitment.document is not None else "declared")


# --- which outcomes to look at ------------------------------------------------------------------------------------


def _fields_resting_on(paths: set[str], case: Case) -> set[tuple[str, str]]:
    if not paths:
        return set()
    return {
        (fact.type_name, name)
        for fact in case.facts
        for name, knowledge in fact.all_knowledge()
        if not paths.isdisjoint(knowledge.paths)
    }


# --- what decided -------------------------------------------------------------------------------------------------


def _level(rule: Trace, support: Support) -> int:
    """Clear is what carries no risk, or what is mitigated."""
    _, risk, mitigated = rule.children
    grounds = [_ground(node, wanted, support) for node, wanted in ((risk, Truth.FALSE), (mitigated, Truth.TRUE))]
    return _best(grounds) or 0


def _ground(node: Trace, wanted: Truth, support: Support) -> int | None:
    """The level of what makes a node come out as wanted; None where that rests on no commitment."""
    if node.result is not wanted:
        return None
    if node.kind == "test":
        return _weakest(support.get(path) for side in (node.left, node.right) if side for path in side.paths)
    if node.kind == "none":
        wanted = wanted.negation
    grounds = (_ground(child, wanted, support) for child in node.children)
    alternatives = node.kind in ("risk", "mitigated", "exists", "none")
    if node.kind == "risk":
        # Each way to the risk is ruled out by itself; one that is ruled out on no commitment is so on the plan's word.
        grounds = (ground or 0 for ground in grounds)
    one_is_enough = alternatives == (wanted is Truth.TRUE)
    return _best(grounds) if one_is_enough else _weakest(grounds)


def _best(levels: Iterable[int | None]) -> int | None:
    return max((level for level in levels if level is not None), default=None)


def _weakest(levels: Iterable[int | None]) -> int | None:
    return min((level for level in levels if level is not None), default=None)
