"""How a rule stands for each of its subjects: first by its tests alone, then by its patterns too.

What the tests leave open says which subjects are worth asking about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from missionrisk.engine.extents import NO, NOWHERE, PERHAPS, YES, Extent, answer_at, as_if_sure, negation
from missionrisk.engine.outcomes import Outcome
from missionrisk.engine.queries import AskedBlock, AskedRule, Query
from missionrisk.engine.worlds import World

_OUTCOMES: Final = {NO: Outcome.CLEAR, PERHAPS: Outcome.UNKNOWN, YES: Outcome.FLAGGED}


@dataclass(slots=True)
class Standing:
    """For which subjects a rule applies, and for which each of its blocks holds.

    Where it applies nowhere, its risks are left out; where there is no risk, its mitigations are.
    """

    rule: AskedRule
    applies: Extent
    risk: Sequence[Extent] = ()
    mitigated: Sequence[Extent] = ()


def by_tests(rule: AskedRule, world: World) -> Standing:
    """How a rule stands, whatever its patterns say.

    Raises LookupError if it reads the mission and there is none.
    """
    subject = rule.subject
    applies = world.passing_all(subject, rule.applies.checks)
    if not applies:
        return Standing(rule, applies)
    risk = [world.passing_all(subject, block.checks) for block in rule.risk]
    if not applies & _any_of(risk):
        return Standing(rule, applies, risk)
    return Standing(rule, applies, risk, [world.passing_all(subject, block.checks) for block in rule.mitigated])


def asked_by(standing: Standing, world: World) -> Iterator[tuple[Query, Extent]]:
    """The subjects for which each query could still decide something, be it surely or possibly."""
    rule, applies = standing.rule, standing.applies
    at_risk = applies & _any_of(standing.risk)
    yield from _asked_in([rule.applies], [applies], applies, world)
    yield from _asked_in(rule.risk, standing.risk, applies, world)
    yield from _asked_in(rule.mitigated, standing.mitigated, at_risk, world)


def _asked_in(
    blocks: Sequence[AskedBlock], extents: Sequence[Extent], among: Extent, world: World
) -> Iterator[tuple[Query, Extent]]:
    for block, extent in zip(blocks, extents, strict=False):
        for query in block.queries if extent & among else ():
            in_question = as_if_sure(extent & among, world.everywhere(query.subject))
            subjects = in_question & world.passing_all(query.subject, query.about_mission)
            if subjects:
                yield query, subjects


def by_patterns(standing: Standing, world: World, answer: Callable[[Query], Extent]) -> Standing:
    """How the rule stands when each query has been answered."""
    everything = world.everywhere(standing.rule.subject)

    def settled(block: AskedBlock, extent: Extent) -> Extent:
        if extent:
            for query in block.exists:
                extent &= answer(query)
            for query in block.none:
                extent &= negation(answer(query), everything)
        return extent

    rule = standing.rule
    return Standing(
        rule,
        settled(rule.applies, standing.applies),
        list(map(settled, rule.risk, standing.risk)),
        list(map(settled, rule.mitigated, standing.mitigated)),
    )


def outcomes(standing: Standing, world: World) -> dict[str, Outcome]:
    """The outcome for each subject."""
    subject = standing.rule.subject
    subjects, applies = world.subjects(subject), standing.applies
    if not applies:
        return dict.fromkeys(subjects, Outcome.NOT_APPLICABLE)
    value = applies & _any_of(standing.risk)
    if standing.mitigated:
        value &= negation(_any_of(standing.mitigated), world.everywhere(subject))
    if not value and applies == world.everywhere(subject):
        return dict.fromkeys(subjects, Outcome.CLEAR)
    value &= world.existing(subject)
    return {
        key: _OUTCOMES[answer_at(value, place)] if answer_at(applies, place) else Outcome.NOT_APPLICABLE
        for place, key in enumerate(subjects)
    }


def _any_of(extents: Sequence[Extent]) -> Extent:
    found = NOWHERE
    for extent in extents:
        found |= extent
    return found
