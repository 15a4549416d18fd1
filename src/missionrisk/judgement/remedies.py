"""What would clear an outcome: the fewest risk lines made false, or one mitigation made true.

Only decisions and attestations count. What is as it is (distances, languages, who else gives care) is nobody's to
change, so a line that rests on nothing else is never proposed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from missionrisk.catalogue.language import Operator, Pattern, Reference, Test
from missionrisk.engine.meaning import Trace
from missionrisk.engine.truth import Truth
from missionrisk.judgement.case import Case
from missionrisk.judgement.explanation import Change, PlanPlace, Remedy
from missionrisk.judgement.places import place_at
from missionrisk.judgement.quoting import of_any_entry
from missionrisk.judgement.wording import Wording
from missionrisk.plan.base import NATURE
from missionrisk.plan.paths import field_at

_OURS: Final = frozenset(("decision", "attestation"))

Asked = tuple[str, Test | Pattern | None]
"""What a line asks, whichever block it stands in."""


def remedies_for(rule: Trace, case: Case, wording: Wording) -> tuple[Remedy, ...]:
    """Every shortest way to remove the risk, and every way to mitigate it, the shortest first."""
    _, risk, mitigated = rule.children
    found = _Remedies(case, wording)
    return tuple(sorted((*found.removing(risk), *found.mitigating(mitigated)), key=lambda r: len(r.changes)))


class _Remedies:
    def __init__(self, case: Case, wording: Wording) -> None:
        self._case = case
        self._wording = wording

    def removing(self, risk: Trace) -> Iterator[Remedy]:
        """The smallest sets of lines that, made false, leave no block of the risk standing."""
        blocks = [self._removable(block) for block in risk.children if block.result is not Truth.FALSE]
        changes = {asked: change for block in blocks for asked, change in block.items()}
        for size in range(1, len(blocks) + 1):
            sets = [chosen for chosen in itertools.combinations(changes, size) if _hits_all(chosen, blocks)]
            if sets:
                yield from (_remedy_without(chosen, changes) for chosen in sets)
                return

    def mitigating(self, mitigated: Trace) -> Iterator[Remedy]:
        """Each mitigation that can be made to hold in full."""
        for block in mitigated.children:
            changes = [self._change(line, Truth.TRUE) for line in block.children if line.result is not Truth.TRUE]
            wanted = tuple(change for change in changes if change is not None)
            if wanted and len(wanted) == len(changes):
                yield Remedy(by="mitigating_it", changes=wanted)

    def _removable(self, block: Trace) -> dict[Asked, Change]:
        changes = {(line.kind, line.test or line.pattern): self._change(line, Truth.FALSE) for line in block.children}
        return {asked: change for asked, change in changes.items() if change is not None}

    def _change(self, line: Trace, wanted: Truth) -> Change | None:
        """How a line comes out as wanted; None if that lies in nobody's hands or it does so already."""
        paths = () if line.result is wanted else self._paths(line, wanted)
        if not paths:
            return None
        return Change(text=self._text(line, wanted), places=tuple(self._places(paths)))

    def _paths(self, line: Trace, wanted: Truth) -> tuple[str, ...]:
        if line.kind == "test":
            return _changeable(line)
        to_match = (line.kind == "exists") == (wanted is Truth.TRUE)
        return self._to_match(line) if to_match else _to_match_nothing(line)

    def _to_match(self, line: Trace) -> tuple[str, ...]:
        """Where to change the fact that lacks least or, if none can be changed, the list in which another would stand.

        Of a fact that belongs to the subject there can be no other.
        """
        lacking = [_lacking(candidate) for candidate in line.children]
        within_reach = [paths for paths in lacking if paths]
        if within_reach:
            return min(within_reach, key=len)
        assert line.pattern is not None
        return tuple(
            path for path in self._case.catalogue.vocabulary[line.pattern.fact_type].listed_in if is_ours(path)
        )

    def _text(self, line: Trace, wanted: Truth) -> str:
        negated = wanted is Truth.FALSE
        if line.test is not None and line.fact is not None:
            return self._wording.test(line.test, line.fact.type_name, negated=negated)
        assert line.pattern is not None
        return self._wording.there_is(line.pattern, negated=negated == (line.kind == "exists"))

    def _places(self, paths: Iterable[str]) -> Iterator[PlanPlace]:
        return (place_at(path, self._case) for path in dict.fromkeys(paths))


def _remedy_without(chosen: Iterable[Asked], changes: Mapping[Asked, Change]) -> Remedy:
    return Remedy(by="removing_the_risk", changes=tuple(changes[asked] for asked in chosen))


def _hits_all(chosen: Iterable[Asked], blocks: list[dict[Asked, Change]]) -> bool:
    return all(any(asked in block for asked in chosen) for block in blocks)


def _lacking(candidate: Trace) -> tuple[str, ...]:
    """Where to change what keeps a fact from matching; empty if something that keeps it cannot be changed."""
    lines = [line for line in candidate.children if line.result is not Truth.TRUE]
    paths = [() if _is_join(line) else _changeable(line) for line in lines]
    return tuple(itertools.chain(*paths)) if all(paths) else ()


def _to_match_nothing(line: Trace) -> tuple[str, ...]:
    """Where to change each fact that matches or may; empty if one of them cannot be changed."""
    matching = [candidate for candidate in line.children if candidate.result is not Truth.FALSE]
    paths = [tuple(itertools.chain(*map(_changeable, _own_lines(candidate)))) for candidate in matching]
    return tuple(itertools.chain(*paths)) if all(paths) else ()


def _own_lines(candidate: Trace) -> list[Trace]:
    """The lines of a fact that do not merely say whose it is."""
    return [line for line in candidate.children if not _is_join(line)]


def _is_join(line: Trace) -> bool:
    test = line.test
    return test is not None and test.operator is Operator.EQ and isinstance(test.operand, Reference)


def _changeable(line: Trace) -> tuple[str, ...]:
    sides = [line.fact.exists] if line.kind == "subject" and line.fact else [line.left, line.right]
    paths = (path for side in sides if side is not None for path in (*side.paths, *side.missing))
    return tuple(path for path in dict.fromkeys(paths) if is_ours(path))


def is_ours(path: str) -> bool:
    """Whether what stands at a path is for planners to decide or for somebody to promise."""
    return _nature(of_any_entry(path)) in _OURS


@lru_cache(maxsize=4096)
def _nature(path: str) -> str | None:
    field = field_at(path)
    extra = field.json_schema_extra if field is not None else None
    return str(extra[NATURE]) if isinstance(extra, dict) and NATURE in extra else None
