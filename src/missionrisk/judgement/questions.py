"""Questions: what is not known and could still change an outcome, each asked once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from missionrisk.catalogue.rules import Rule
from missionrisk.engine.meaning import Trace
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.truth import Truth
from missionrisk.facts.knowledge import Knowledge, is_known
from missionrisk.judgement.assessment import Question
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import GRAVITY
from missionrisk.plan.notation import Part, parse
from missionrisk.plan.paths import question_for
from missionrisk.plan.values import Unanswered

FIRST_SCREEN: Final = 12
"""How many questions a reader meets at first."""

_ENTRY: Final = re.compile(r"\[([^\]]*)\]")


@dataclass
class _Waiting:
    """What waits for the answer to one question."""

    entries: dict[str, None] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    subjects: set[tuple[str, str]] = field(default_factory=set)
    paths: dict[str, None] = field(default_factory=dict)


def questions_of(case: Case) -> tuple[Question, ...]:
    """All open questions: core ones first, then by gravity and by how much they settle."""
    waiting: dict[str, _Waiting] = {}
    for rule, subject in case.with_outcome(Outcome.UNKNOWN):
        for path in dict.fromkeys(open_paths(case.trace(rule, subject))):
            about = waiting.setdefault(merged(path), _Waiting())
            if entry := "/".join(_ENTRY.findall(path)):
                about.entries[entry] = None
            about.rules[rule.id] = rule
            about.subjects.add((rule.id, subject.subject))
            about.paths[path] = None
    asked = [_question(case, path, about) for path, about in waiting.items()]
    return tuple(sorted(asked, key=_order))


def merged(path: str) -> str:
    """The path with `[]` in place of every entry: the same question about all of them is one question."""
    return _ENTRY.sub("[]", path)


def open_paths(node: Trace) -> Iterator[str]:
    """The plan paths whose statement could settle an undecided trace."""
    if node.result is not Truth.UNKNOWN:
        return
    if node.kind == "subject" and node.fact is not None:
        yield from _open_paths(node.fact.exists)
    if node.kind == "test":
        for side in (node.left, node.right):
            if side is not None:
                yield from _open_paths(side)
    for child in node.children:
        yield from open_paths(child)


def _open_paths(knowledge: Knowledge[Any]) -> tuple[str, ...]:
    """What is missing or, where all is stated but not exactly, what could be said more exactly."""
    return knowledge.missing or (() if is_known(knowledge) else knowledge.paths)


def _question(case: Case, path: str, about: _Waiting) -> Question:
    rules = sorted(about.rules.values(), key=lambda rule: (GRAVITY[rule.severity], rule.id))
    said = _planners_word(case, about)
    first_path = next(iter(about.paths))
    position = case.quotes.position(first_path)
    return Question(
        path=path,
        text=question_for(first_path) or rules[0].question,
        entries=tuple(sorted(about.entries)),
        rules=tuple(rule.id for rule in rules),
        severity=rules[0].severity,
        core=any(rule.core for rule in rules),
        settles=len(about.subjects),
        due_on=_due_on(case, rules),
        said=said.because if said else None,
        reason=said.reason if said else None,
        line=position.line if position else None,
    )


def _planners_word(case: Case, about: _Waiting) -> Unanswered | None:
    """What the planner said of all that a question is about, be it of the field or of what holds it."""
    given = {parse(entry.path): entry for entry in case.plan.unanswered or ()}
    words = [_word_on(parse(path), given) for path in about.paths]
    kinds = {word.because if word else None for word in words}
    return words[0] if len(kinds) == 1 else None


def _word_on(path: tuple[Part, ...], given: Mapping[tuple[Part, ...], Unanswered]) -> Unanswered | None:
    return next((given[path[:length]] for length in range(len(path), 0, -1) if path[:length] in given), None)


def _due_on(case: Case, rules: list[Rule]) -> date | None:
    """The first day on which one of the rules expects an answer, if that day is still to come."""
    earliest, latest = case.days_left
    if earliest != latest or any(rule.due is None for rule in rules):
        return None
    due = case.days_before_start(max(rule.due.days_before_start for rule in rules if rule.due is not None))
    return due if due is not None and due > case.on else None


def _order(question: Question) -> tuple[bool, bool, bool, int, int, str]:
    """Activities come first, since a no closes a whole chapter; what needs no answer now comes last."""
    can_wait = question.said == "not_applicable" or question.due_on is not None
    is_activity = question.path.startswith("activities.")
    return (
        can_wait,
        not is_activity,
        not question.core,
        GRAVITY[question.severity],
        -question.settles,
        question.path,
    )
