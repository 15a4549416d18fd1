"""The two strata: rules over the plan's facts, then pattern rules that also see what the first rules found."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

from missionrisk.engine import Engine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts import second_stratum
from missionrisk.facts.knowledge import Knowledge, Unknown, between, items, known, unknown
from missionrisk.facts.model import SURELY, Fact, Facts

_COUNTED: Final = frozenset({Outcome.FLAGGED, Outcome.UNKNOWN, Outcome.ERROR})

Harms = Mapping[str, tuple[str, ...]]
"""The harms that each rule guards against, by rule."""


def evaluate_strata(
    first: Engine, second: Engine | None, facts: Facts, harms: Harms, named: frozenset[str] | None = None
) -> tuple[Outcomes, Facts]:
    """The outcomes of both strata, and the facts that the second one saw.

    `named` are the rules whose single outcomes the second stratum looks at; None where it may be any.
    """
    outcomes = first.evaluate(facts)
    if second is None:
        return outcomes, facts
    seen = facts.with_more(facts_from_outcomes(outcomes, harms, named))
    return outcomes.together_with(second.evaluate(seen)), seen


def facts_from_outcomes(outcomes: Outcomes, harms: Harms, named: frozenset[str] | None = None) -> Iterable[Fact]:
    """The outcomes of the rules that are named, or of all, and the sums of all by harm, as facts.

    What a rule could not decide stays open in them.
    """
    sure: dict[str, int] = {harm: 0 for of_rule in harms.values() for harm in of_rule}
    possible: dict[str, float] = dict(sure)
    for rule, subject, outcome in outcomes:
        stands_for_many = "[?]" in subject
        for harm in harms[rule] if outcome in _COUNTED else ():
            if outcome is Outcome.FLAGGED:
                sure[harm] += 1
            else:
                possible[harm] += math.inf if stands_for_many else 1
        if named is not None and rule not in named:
            continue
        yield second_stratum.Outcome(
            key=(rule, subject),
            exists=unknown() if stands_for_many else SURELY,
            rule=known(rule),
            harms=items(harms[rule]),
            subject_id=known(subject),
            result=_result(outcome),
        )
    for harm, count in sure.items():
        yield second_stratum.HarmSummary(
            key=(harm,), harm=known(harm), flagged=between(float(count), count + possible[harm])
        )


def _result(outcome: Outcome) -> Knowledge[str]:
    if outcome in (Outcome.UNKNOWN, Outcome.ERROR):
        return Unknown()
    return known(outcome.value)
