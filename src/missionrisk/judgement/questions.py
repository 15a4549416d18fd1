"""Questions: what is not known and could still change an outcome, each asked once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from missionrisk.catalogue.rules import Rule
from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.assessment import Question
from missionrisk.judgement.case import Case
from missionrisk.judgement.findings import GRAVITY
from missionrisk.judgement.likely_languages import hint_on
from missionrisk.judgement.open_paths import OpenPaths
from missionrisk.judgement.quoting import of_any_entry
from missionrisk.language import gettext as _
from missionrisk.plan.paths import Part, parse, question_for
from missionrisk.plan.values import Unanswered

_Answers = Mapping[tuple[Part, ...], Unanswered]
"""What the planner says instead of answers, by the place that it is said of."""

_ENTRY: Final = re.compile(r"\[([^\]]*)\]")


@dataclass
class _Waiting:
    """What waits for the answer to one question."""

    paths: list[str] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)
    outcomes: set[tuple[str, str]] = field(default_factory=set)


def questions_of(case: Case) -> tuple[Question, ...]:
    """All open questions, in the order in which a planner would answer them."""
    waiting: dict[str, _Waiting] = {}
    at_path: dict[str, _Waiting] = {}
    open_paths = OpenPaths(case)
    for rule, subject in case.with_outcome(Outcome.UNKNOWN):
        outcome = (rule.id, subject.subject)
        for path in open_paths.of(*outcome):
            if path not in at_path:
                at_path[path] = waiting.setdefault(merged(path), _Waiting())
                at_path[path].paths.append(path)
            about = at_path[path]
            about.rules[rule.id] = rule
            about.outcomes.add(outcome)
    said = {parse(entry.path): entry for entry in case.plan.unanswered or ()}
    asked = [_question(case, path, about, said) for path, about in waiting.items()]
    return tuple(sorted(asked, key=_order))


def merged(path: str) -> str:
    """The path with `[]` in place of every entry: the same question about all of them is one question."""
    return _ENTRY.sub("[]", path)


def _question(case: Case, path: str, about: _Waiting, answers: _Answers) -> Question:
    rules = sorted(about.rules.values(), key=lambda rule: (GRAVITY[rule.severity], rule.id))
    said = _planners_word(about, answers)
    position = case.quotes.position(about.paths[0])
    return Question(
        path=path,
        text=_(_text(path) or rules[0].question),
        hint=hint_on(path, case.plan),
        entries=_entries(about.paths) if "[]" in path else (),
        rules=tuple(rule.id for rule in rules),
        severity=rules[0].severity,
        core=any(rule.core for rule in rules),
        settles=len(about.outcomes),
        due_on=_due_on(case, rules),
        said=said.because if said else None,
        reason=said.reason if said else None,
        line=position.line if position else None,
    )


def _entries(paths: Iterable[str]) -> tuple[str, ...]:
    """The entries of lists that the paths lead into, inner ones after a slash."""
    return tuple(sorted({"/".join(_ENTRY.findall(path)) for path in paths} - {""}))


@cache
def _text(path: str) -> str | None:
    """The field's own question, for a merged path."""
    return question_for(of_any_entry(path))


def _planners_word(about: _Waiting, answers: _Answers) -> Unanswered | None:
    """What the planner said of all that a question is about, be it of the field or of what holds it."""
    if not answers:
        return None
    words = [_word_on(parse(path), answers) for path in about.paths]
    kinds = {word.because if word else None for word in words}
    return words[0] if len(kinds) == 1 else None


def _word_on(path: tuple[Part, ...], given: _Answers) -> Unanswered | None:
    return next((given[path[:length]] for length in range(len(path), 0, -1) if path[:length] in given), None)


def _due_on(case: Case, rules: list[Rule]) -> date | None:
    """The first day on which one of the rules expects an answer, if that day is still to come."""
    earliest, latest = case.days_left
    if earliest != latest:
        return None
    # A pattern rule waits for what the rules beneath it wait for.
    dues = [rule.due for rule in rules if rule.id not in case.catalogue.pattern_rules]
    if not dues or None in dues:
        return None
    due = case.days_before_start(max(due.days_before_start for due in dues if due is not None))
    return due if due is not None and due > case.on else None


def can_wait(question: Question) -> bool:
    """Whether it needs no answer now: it does not apply, as the planner says, or is not due yet."""
    return question.said == "not_applicable" or question.due_on is not None


def _order(question: Question) -> tuple[bool, bool, bool, int, int, str]:
    """Core activities come first, since a no closes a whole chapter, then the core; then the rest in the same way.

    What needs no answer now comes last.
    """
    is_activity = question.path.startswith("activities.")
    return (
        can_wait(question),
        not question.core,
        not is_activity,
        GRAVITY[question.severity],
        -question.settles,
        question.path,
    )
