"""Extents reckon as Kleene's logic does, fact by fact."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from missionrisk.engine.extents import (
    NO,
    PERHAPS,
    YES,
    answer_at,
    answers_in,
    as_if_sure,
    at_places,
    everywhere,
    extent_of,
    negation,
    only_possible,
)
from missionrisk.engine.truth import Truth

ANSWERS = {Truth.FALSE: NO, Truth.UNKNOWN: PERHAPS, Truth.TRUE: YES}
TRUTHS = st.lists(st.sampled_from(Truth), max_size=20)
PAIRS = st.lists(st.tuples(st.sampled_from(Truth), st.sampled_from(Truth)), max_size=20)


def of(truths: list[Truth]) -> int:
    return extent_of(ANSWERS[truth] for truth in truths)


@given(PAIRS)
def test_and_or(pairs: list[tuple[Truth, Truth]]) -> None:
    left, right = of([one for one, _ in pairs]), of([other for _, other in pairs])

    assert left & right == of([min(pair) for pair in pairs])
    assert left | right == of([max(pair) for pair in pairs])


@given(TRUTHS)
def test_negation(truths: list[Truth]) -> None:
    assert negation(of(truths), everywhere(len(truths))) == of([truth.negation for truth in truths])


@given(TRUTHS)
def test_places(truths: list[Truth]) -> None:
    extent, everything = of(truths), everywhere(len(truths))
    possible = [place for place, truth in enumerate(truths) if truth is not Truth.FALSE]

    assert list(answers_in(extent)) == [(place, ANSWERS[truths[place]]) for place in possible]
    assert only_possible(extent, everything) == at_places(possible, PERHAPS)
    assert as_if_sure(extent, everything) == at_places(possible, YES)
    assert [answer_at(extent, place) for place in range(len(truths))] == [ANSWERS[truth] for truth in truths]
