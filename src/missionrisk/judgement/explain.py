"""From a decided case to the explanation of one outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from missionrisk.catalogue.messages import render_message, spoken
from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.model import Fact
from missionrisk.judgement.assurance import assurance_of
from missionrisk.judgement.case import Case
from missionrisk.judgement.explanation import Explanation, Line, LineKind, PlanPlace, Result
from missionrisk.judgement.findings import reference
from missionrisk.judgement.places import place_at
from missionrisk.judgement.remedies import remedies_for
from missionrisk.judgement.wording import Wording, plain
from missionrisk.language import gettext as _
from missionrisk.language import spoken_language, to_translate
from missionrisk.plan.paths import nearest

_RESULTS: Final[dict[Truth, Result]] = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "unknown"}
_ALTERNATIVES: Final[dict[LineKind, tuple[str, str]]] = {
    "risk": (
        to_translate("there is a risk when all of these hold"),
        to_translate("there is a risk when any of these holds"),
    ),
    "mitigated": (
        to_translate("the risk is mitigated when all of these hold"),
        to_translate("the risk is mitigated when any of these holds"),
    ),
}
"""How alternatives are introduced: a single one, and several."""

_MENDABLE: Final = (Outcome.FLAGGED, Outcome.UNKNOWN)
_MOST_SUBJECTS: Final = 5


class UnknownOutcome(LookupError):
    """There is no outcome of this name: no such rule, or the rule has no such subject in this plan."""

    def __init__(self, written: str, nearest_ids: Iterable[str], hint: str = "") -> None:
        self.nearest = tuple(nearest_ids)
        if self.nearest:
            hint = f"did you mean {' or '.join(self.nearest)}?"
        super().__init__(f"there is no '{written}' in this plan" + (f"; {hint}" if hint else ""))

    def __str__(self) -> str:
        return str(self.args[0])


def explain(case: Case, outcome_id: str) -> Explanation:
    """How RULE@subject came out and what would clear it, be it flagged or not.

    Raises UnknownOutcome, with the nearest ids, where the plan has no such outcome.
    """
    rule, subject = _find(case, outcome_id)
    outcome = case.outcomes.of(rule.id, subject.subject)
    # A rule that failed would fail again.
    node = None if outcome is Outcome.ERROR else case.trace(rule, subject)
    wording = Wording(case.catalogue.vocabulary, rule.subject)
    return Explanation(
        language=spoken_language().tag,
        id=f"{rule.id}@{subject.subject}",
        rule=rule.id,
        title=_(rule.title),
        severity=rule.severity,
        core=rule.core,
        subject=subject.subject,
        outcome=outcome.value,
        assurance=assurance_of(case, rule, subject) if outcome is Outcome.CLEAR else None,
        message=_message(case, rule, subject) if outcome is Outcome.FLAGGED else None,
        failure=case.outcomes.failures.get(rule.id),
        question=_(rule.question),
        rationale=_(rule.rationale),
        logic=_Lines(case, wording).of_rule(node) if node else None,
        remedies=remedies_for(node, case, wording) if node and outcome in _MENDABLE else (),
        sources=tuple(reference(case, citation) for citation in rule.sources),
        evidence_grade=rule.evidence,
    )


def _find(case: Case, outcome_id: str) -> tuple[Rule, Fact]:
    rule_id, _at, subject = outcome_id.strip().partition("@")
    rule = case.catalogue.rules.get(rule_id.upper())
    if rule is None:
        every = (f"{known_rule}@{known}" for known_rule, known, _outcome in case.outcomes)
        raise UnknownOutcome(outcome_id, nearest(outcome_id, every))
    subjects = case.outcomes.by_rule.get(rule.id, {})
    if subject in subjects:
        return rule, case.subject_of(rule, subject)
    near = nearest(subject, subjects) or tuple(subjects)[:_MOST_SUBJECTS]
    nothing = f"it has no {plain(rule.subject)}, and {rule.id} judges nothing else"
    raise UnknownOutcome(outcome_id, (f"{rule.id}@{known}" for known in near), nothing)


def _message(case: Case, rule: Rule, subject: Fact) -> str:
    return render_message(rule.message, subject, case.facts.mission, case.catalogue.parameters_of(rule))


def _of_other_outcomes(candidate: Trace) -> bool:
    """Whether it is the outcome of another rule, or for another subject, than a pattern asks for: that goes without
    saying."""
    other = (line for line in candidate.children if line.result is Truth.FALSE and line.test is not None)
    asked = {line.test.field for line in other if line.test is not None}
    return candidate.fact is not None and candidate.fact.type_name == "outcome" and bool(asked - {"result"})


class _Lines:
    """Puts traces into words and quotes the plan beside them."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._case = case
        self._wording = wording

    def of_rule(self, node: Trace) -> Line:
        """The whole rule: when it applies, what is a risk, what mitigates it."""
        assert node.fact is not None
        applies, risk, mitigated = node.children
        return Line(
            kind="rule",
            text=_("{fact} {id}: the rule applies, the risk is there, and nothing mitigates it").format(
                fact=plain(node.fact.type_name), id=node.fact.subject
            ),
            result=_RESULTS[node.result],
            lines=(
                self._all_of("applies", _("it applies when all of these hold"), applies),
                self._alternatives("risk", risk),
                self._alternatives("mitigated", mitigated),
            ),
        )

    def _all_of(self, kind: LineKind, text: str, node: Trace) -> Line:
        return Line(kind=kind, text=text, result=_RESULTS[node.result], lines=tuple(self._lines(node.children)))

    def _alternatives(self, kind: Literal["risk", "mitigated"], node: Trace) -> Line:
        """Alternatives; a single one needs no heading of its own."""
        if not node.children:
            return Line(kind=kind, text=_("nothing mitigates the risk"), result=_RESULTS[node.result])
        all_of, any_of = _ALTERNATIVES[kind]
        if len(node.children) == 1:
            return self._all_of(kind, _(all_of), node.children[0])
        return self._all_of(kind, _(any_of), node)

    def _lines(self, nodes: Iterable[Trace]) -> Iterator[Line]:
        for node in nodes:
            if node.kind == "subject":
                if node.result is not Truth.TRUE:
                    yield self._existence(node)
            elif node.kind == "test":
                yield self._test(node)
            elif node.kind == "block":
                yield self._all_of("all_of", _("all of these"), node)
            else:
                yield self._pattern(node)

    def _existence(self, node: Trace) -> Line:
        assert node.fact is not None
        return Line(
            kind="existence",
            text=_("there is such a {fact}").format(fact=plain(node.fact.type_name)),
            result=_RESULTS[node.result],
            places=self._places((*node.fact.exists.paths, *node.fact.exists.missing)),
        )

    def _test(self, node: Trace) -> Line:
        assert node.test is not None
        assert node.fact is not None
        assert node.left is not None
        paths = [path for side in (node.left, node.right) if side for path in (*side.paths, *side.missing)]
        return Line(
            kind="test",
            text=self._wording.test(node.test, node.fact.type_name),
            result=_RESULTS[node.result],
            meaning=self._wording.meaning(node.test, node.fact.type_name),
            known=spoken(node.left, node.fact.declarations()[node.test.field]),
            places=self._places(paths),
        )

    def _pattern(self, node: Trace) -> Line:
        assert node.pattern is not None
        exists = node.kind == "exists"
        candidates = tuple(
            Line(
                kind="fact",
                text=_("{fact} {id}").format(fact=plain(candidate.fact.type_name), id=candidate.fact.subject),
                result=_RESULTS[candidate.result],
                lines=tuple(self._lines(candidate.children)),
            )
            for candidate in node.children
            if candidate.fact is not None and not _of_other_outcomes(candidate)
        )
        lists = self._case.catalogue.vocabulary[node.pattern.fact_type].listed_in if not candidates else ()
        return Line(
            kind="there_is" if exists else "there_is_no",
            text=self._wording.there_is(node.pattern, negated=not exists),
            result=_RESULTS[node.result],
            places=self._places(lists),
            lines=candidates,
        )

    def _places(self, paths: Iterable[str]) -> tuple[PlanPlace, ...]:
        return tuple(place_at(path, self._case) for path in dict.fromkeys(paths))
