"""Finds what to leave out of a plan so that it could go ahead: as little as possible, and never by a trick.

What could be left out is read from the rules that stand in the way: the entries and activities that they rest on. The
smallest sets that touch all of these rules are tried first, each by assessing what would remain.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from typing import Final

from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.model import Fact
from missionrisk.judgement.assessment import Assessment, NarrowerScope
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import WEIGHTY
from missionrisk.judgement.late_no import ADVERSE
from missionrisk.judgement.verdict import in_the_way
from missionrisk.narrower_scope.leaving_out import plan_without
from missionrisk.narrower_scope.scope import ACTIVITIES, ALL_CARE, LeftOut, Scope
from missionrisk.plan import MissionPlan
from missionrisk.plan.paths import Entry, closed_by, parse, written

MOST_SHOWN: Final = 3
LEAST_ASSESSED: Final = 3
MOST_ASSESSED: Final = 12
MOST_FACTS: Final = 6000
"""How many narrower plans are assessed, each of which takes as long as the plan itself: of a plan with many facts
fewer, so that all of them together have about as many facts as this (house defaults)."""
MOST_LOOKED_AT: Final = 400
"""How many sets of things to leave out are looked at, assessed or not (house default)."""

_ANAESTHESIA: Final = "activities.gives_anaesthesia"

Decide = Callable[[MissionPlan], Case]
Judge = Callable[[Case], Assessment]


def narrower_scopes(case: Case, decide: Decide, judge: Judge) -> tuple[NarrowerScope, ...]:
    """The least that, left out of a plan, makes its verdict a go-ahead; no result holds another.

    `decide` and `judge` are those that the plan itself was assessed with. What is open may not grow: a scope that would
    pass only because something is no longer known is none.
    """
    return tuple(_Search(case, decide, judge).found()) if in_the_way(case) else ()


class _Search:
    def __init__(self, case: Case, decide: Decide, judge: Judge) -> None:
        self._decide = decide
        self._judge = judge
        self._scope = Scope(case.plan.stated())
        self._open = _open(case)
        self._in_the_way = self._ways_out(case)
        self._most_assessed = max(LEAST_ASSESSED, min(MOST_ASSESSED, MOST_FACTS // len(case.facts)))

    def found(self) -> Iterator[NarrowerScope]:
        queue = _Queue(self._scope)
        passed: list[LeftOut] = []
        assessed = 0
        for left_out in queue:
            if len(passed) == MOST_SHOWN or assessed == self._most_assessed:
                return
            if passed and ALL_CARE in left_out:
                return  # Not to see patients at all is the last resort.
            if any(smaller <= left_out for smaller in passed) or not self._scope.leaves_a_mission(left_out):
                continue
            untouched = [ways for ways in self._in_the_way if not ways & left_out]
            plan = None if untouched else plan_without(self._scope.data, left_out)
            if plan is not None:
                assessed += 1
                narrower = self._decide(plan)
                untouched = self._ways_out(narrower)
                if not untouched and (judged := self._passing(narrower)) is not None:
                    passed.append(left_out)
                    yield self._described(left_out, judged)
            if untouched:
                queue.add(left_out, min(untouched, key=len))

    def _ways_out(self, case: Case) -> list[LeftOut]:
        """For each thing in the way, what could be left out to be rid of it: any one of these."""
        return [frozenset(self._ways(rule, subject, case)) for rule, subject in in_the_way(case)]

    def _ways(self, rule: Rule, subject: Fact, case: Case) -> Iterator[str]:
        applies, risk, _mitigated = case.trace(rule, subject).children
        for path in {*_paths(applies), *_paths(risk)}:
            yield from self._ways_at(path)
        for name in subject.listed_in:
            yield from self._entry_and_less(*(f"{name}[{part}]" for part in subject.key))
        if self._scope.activity("treats_patients") is not False:
            yield ALL_CARE

    def _ways_at(self, path: str) -> Iterator[str]:
        """What a rule that rests on a place in the plan could do without: the entry there, or the whole activity."""
        parts = parse(path)
        yield from self._entry_and_less(
            *(written(parts[: n + 1]) for n, part in enumerate(parts) if isinstance(part, Entry))
        )
        stated = path.removeprefix("activities.")
        for activity in (stated, closed_by(path)):
            if activity in ACTIVITIES and self._scope.activity(activity) is not False:
                yield f"activities.{activity}"
        if parts[0] == "procedures" and parts[-1] in ("anaesthesia", "intubation"):
            yield _ANAESTHESIA

    def _entry_and_less(self, *paths: str) -> Iterator[str]:
        """The entries that can be left out; of somebody who can look on, also all beyond that."""
        for path in paths:
            if self._scope.can_only_observe(path):
                yield f"{path}.tasks"
            if path in self._scope.entries and self._scope.entries[path].get("origin") != "host":
                yield path

    def _passing(self, narrower: Case) -> Assessment | None:
        """The assessment of a plan that could go ahead, and of which no more is open than of the whole one."""
        if not _open(narrower) <= self._open:
            return None
        judged = self._judge(narrower)
        return None if judged.verdict.decision in ADVERSE else judged

    def _described(self, left_out: LeftOut, judged: Assessment) -> NarrowerScope:
        return NarrowerScope(
            without=self._scope.in_words(left_out),
            decision=judged.verdict.decision,
            conditions=len(judged.verdict.conditions),
            removed=tuple(path for path in sorted(left_out) if self._scope.holds(path)),
        )


class _Queue:
    """Sets of things to leave out, the smallest first, each once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._waiting: list[tuple[int, list[str]]] = [(0, [])]
        self._seen: set[LeftOut] = set()

    def __iter__(self) -> Iterator[LeftOut]:
        for _turn in range(MOST_LOOKED_AT):
            if not self._waiting:
                return
            _size, left_out = heapq.heappop(self._waiting)
            yield frozenset(left_out)

    def add(self, left_out: LeftOut, ways: LeftOut) -> None:
        """Queue the sets that leave out one thing more, whichever of these."""
        for way in ways - left_out:
            more = self._scope.with_what_follows(left_out | {way})
            if more not in self._seen:
                self._seen.add(more)
                heapq.heappush(self._waiting, (len(more), sorted(more)))


def _open(case: Case) -> frozenset[str]:
    """What weighs and is not known."""
    undecided = case.with_outcome(Outcome.UNKNOWN)
    return frozenset(f"{rule.id}@{s.subject}" for rule, s in undecided if rule.core or rule.severity in WEIGHTY)


def _paths(node: Trace) -> Iterator[str]:
    """The plan paths that a line and those beneath it rest on, stated or not."""
    for side in (node.left, node.right):
        if side is not None:
            yield from (*side.paths, *side.missing)
    for child in node.children:
        yield from _paths(child)
