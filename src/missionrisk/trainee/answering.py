"""From a decided case to an answer to each question.

A safeguard is there (yes) where every rule that names its absence is clear; a harm is there (yes) where any rule is
flagged. What is not known is *not stated*; a rule that does not apply counts for neither side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from missionrisk.engine.outcomes import Outcome
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.trainee.grounds import Grounds
from missionrisk.trainee.model import Answer, AnsweredGroup, AnsweredQuestion
from missionrisk.trainee.questions import QuestionGroup, TraineeQuestion

_BEARING: Final = (Outcome.FLAGGED, Outcome.CLEAR, Outcome.UNKNOWN, Outcome.ERROR)
"""The outcomes that bear on an answer, in the order in which they are told."""


def answered(groups: Iterable[QuestionGroup], case: Case, grounds: Grounds) -> tuple[AnsweredGroup, ...]:
    """Every question with its answer for one plan."""
    return tuple(
        AnsweredGroup(
            id=group.id,
            title=_(group.title),
            questions=tuple(_answered(question, case, grounds) for question in group.questions),
        )
        for group in groups
    )


def _answered(question: TraineeQuestion, case: Case, grounds: Grounds) -> AnsweredQuestion:
    found: dict[tuple[Outcome, str], list[str]] = {}
    for rule in question.rules:
        for subject, outcome in case.outcomes.by_rule.get(rule, {}).items():
            found.setdefault((outcome, rule), []).append(subject)
    told = sorted((key for key in found if key[0] in _BEARING), key=lambda key: _BEARING.index(key[0]))
    return AnsweredQuestion(
        id=question.id,
        question=_(question.question),
        answer=answer_from({outcome for outcome, _ in found}, harm=question.yes_when == "flagged"),
        grounds=tuple(grounds.of(rule, outcome, found[outcome, rule]) for outcome, rule in told),
    )


def answer_from(outcomes: Collection[Outcome], *, harm: bool) -> Answer:
    """The answer that these outcomes give to the question for a harm, or for a safeguard.

    What is flagged settles that a harm is there, and that a safeguard is not, or is in part only.
    """
    clear = Outcome.CLEAR in outcomes
    if Outcome.FLAGGED in outcomes:
        return "yes" if harm else "partly" if clear else "no"
    if Outcome.UNKNOWN in outcomes or Outcome.ERROR in outcomes:
        return "not_stated"
    if clear:
        return "no" if harm else "yes"
    return "does_not_arise"
