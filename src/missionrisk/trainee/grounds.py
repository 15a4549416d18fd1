"""What an answer rests on: what each rule says of the plan, and the places in the plan that decided it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from missionrisk.catalogue.messages import render_message
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.judgement.case import Case
from missionrisk.judgement.open_paths import OpenPaths
from missionrisk.language import gettext as _
from missionrisk.trainee.model import Bearing, Ground, Place, SourceOfAnswer

SourceAt = Callable[[str], SourceOfAnswer | None]
"""How a trainee knows what stands at a plan path; None where nothing says."""

_BEARINGS: dict[Outcome, Bearing] = {
    Outcome.FLAGGED: "flagged",
    Outcome.CLEAR: "clear",
    Outcome.UNKNOWN: "unknown",
    Outcome.ERROR: "error",
}


def nowhere(path: str) -> SourceOfAnswer | None:  # noqa: ARG001
    """A plan's own word: nothing says how a trainee knows it."""
    return None


class Grounds:
    """Tells what the rules found in one plan."""

    def __init__(self, case: Case, source_at: SourceAt = nowhere) -> None:
        self._case = case
        self._open = OpenPaths(case)
        self._source_at = source_at

    def of(self, rule_id: str, outcome: Outcome, subjects: Iterable[str]) -> Ground:
        """What a rule found for those of its subjects that came to one outcome."""
        rule, keys = self._case.catalogue.rules[rule_id], tuple(subjects)
        paths = dict.fromkeys(path for key in keys for path in self._paths(rule, outcome, key))
        return Ground(
            rule=rule_id,
            bearing=_BEARINGS[outcome],
            ids=tuple(f"{rule_id}@{key}" for key in keys),
            says=tuple(dict.fromkeys(self._says(rule, outcome, key) for key in keys)),
            places=tuple(map(self._place, paths)),
        )

    def _says(self, rule: Rule, outcome: Outcome, key: str) -> str:
        match outcome:
            case Outcome.FLAGGED:
                case, subject = self._case, self._case.subject_of(rule, key)
                return render_message(rule.message, subject, case.facts.mission, case.catalogue.parameters_of(rule))
            case Outcome.UNKNOWN:
                return _(rule.question)
            case Outcome.ERROR:
                return self._case.outcomes.failures.get(rule.id, _("the rule failed"))
        return _(rule.title)

    def _paths(self, rule: Rule, outcome: Outcome, key: str) -> Iterable[str]:
        if outcome is Outcome.UNKNOWN:
            return self._open.of(rule.id, key)
        if outcome is Outcome.ERROR:
            return ()
        _, risk, mitigated = self._case.trace(rule, self._case.subject_of(rule, key)).children
        if outcome is Outcome.FLAGGED:
            return self._deciding(risk, Truth.TRUE)
        return (*self._deciding(risk, Truth.FALSE), *self._deciding(mitigated, Truth.TRUE))

    def _deciding(self, node: Trace, wanted: Truth) -> Iterator[str]:
        """The paths of the tests, and of the empty lists, that make a node come out as wanted."""
        if node.result is not wanted:
            return
        if node.kind == "test":
            yield from node.left.paths if node.left else ()
            return
        if node.kind == "none":
            wanted = wanted.negation
        if node.kind in ("exists", "none") and wanted is Truth.FALSE:
            yield from self._nothing_matches(node)
            return
        for child in node.children:
            yield from self._deciding(child, wanted)

    def _nothing_matches(self, node: Trace) -> Iterator[str]:
        """Why no fact matches: those of this subject do not, or the plan says that there are none."""
        assert node.pattern is not None
        for candidate in node.children:
            belongs = [line for line in candidate.children if line.kind == "test" and line.right is not None]
            if all(line.result is Truth.TRUE for line in belongs):
                yield from self._deciding(candidate, Truth.FALSE)
        if not node.children:
            lists = self._case.catalogue.vocabulary[node.pattern.fact_type].listed_in
            yield from (path for path in lists if self._case.quotes.states(path))

    def _place(self, path: str) -> Place:
        position = self._case.quotes.position(path)
        return Place(
            path=path,
            value=self._case.quotes.value(path),
            line=position.line if position else None,
            source=self._source_at(path),
        )
