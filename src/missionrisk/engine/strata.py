"""The two strata: rules over the plan's facts, then pattern rules that also see what the first rules found."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from missionrisk.catalogue.pattern_rules import EVERYTHING, Sight
from missionrisk.engine import Engine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts import second_stratum
from missionrisk.facts.knowledge import Knowledge, Unknown, between, items, known, unknown
from missionrisk.facts.model import PLACEHOLDER, SURELY, Fact, Facts

_OPEN: Final = frozenset({Outcome.UNKNOWN, Outcome.ERROR})
"""What may yet turn out to be anything."""

_COUNTED: Final = _OPEN | {Outcome.FLAGGED}

Harms = Mapping[str, tuple[str, ...]]
"""The harms that each rule guards against, by rule."""


def evaluate_strata(
    first: Engine, second: Engine | None, facts: Facts, harms: Harms, sight: Sight = EVERYTHING
) -> tuple[Outcomes, Facts]:
    """The outcomes of both strata, and the facts that the second one saw: of the outcomes, those in its `sight`."""
    outcomes = first.evaluate(facts)
    if second is None:
        return outcomes, facts
    seen = facts.with_more(facts_from_outcomes(outcomes, harms, sight))
    return outcomes.together_with(second.evaluate(seen)), seen


def facts_from_outcomes(outcomes: Outcomes, harms: Harms, sight: Sight = EVERYTHING) -> Iterator[Fact]:
    """Outcomes, and their sums by harm, as facts, as far as they are in sight.

    What a rule could not decide stays open in them.
    """
    for rule, subjects in outcomes.by_rule.items():
        if sight.rules is None or rule in sight.rules:
            for subject, outcome in subjects.items():
                if sight.results is None or outcome in _OPEN or outcome.value in sight.results:
                    yield _outcome_fact(rule, subject, outcome, harms[rule])
    if sight.sums:
        yield from _sums(outcomes, harms)


def _outcome_fact(rule: str, subject: str, outcome: Outcome, harms: tuple[str, ...]) -> Fact:
    return second_stratum.Outcome(
        key=(rule, subject),
        exists=unknown() if _stands_for_many(subject) else SURELY,
        rule=known(rule),
        harms=items(harms),
        subject_id=known(subject),
        result=_result(outcome),
    )


def _stands_for_many(subject: str) -> bool:
    return PLACEHOLDER in subject


def _sums(outcomes: Outcomes, harms: Harms) -> Iterator[Fact]:
    sure: dict[str, int] = {harm: 0 for of_rule in harms.values() for harm in of_rule}
    possible: dict[str, float] = dict(sure)
    for rule, subject, outcome in outcomes:
        for harm in harms[rule] if outcome in _COUNTED else ():
            if outcome is Outcome.FLAGGED:
                sure[harm] += 1
            else:
                possible[harm] += math.inf if _stands_for_many(subject) else 1
    for harm, count in sure.items():
        yield second_stratum.HarmSummary(
            key=(harm,), harm=known(harm), flagged=between(float(count), count + possible[harm])
        )


def _result(outcome: Outcome) -> Knowledge[str]:
    if outcome in _OPEN:
        return Unknown()
    return known(outcome.value)
