"""What a field's domain leaves of knowledge: all that both allow, and nothing else."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk.facts.domains import Domain, domain_of_lists, domain_of_sizes, domain_of_words
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown, between
from tests.facts.comparing import allows

WORDS = ("a", "b", "c", "d")
OPTIONS = frozenset("abc")
SOURCES: dict[str, tuple[str, ...]] = {"paths": ("stated",), "missing": ("open",)}

SETS = st.frozensets(st.sampled_from(WORDS))


def left_of(domain: Domain, knowledge: Knowledge[Any]) -> Knowledge[Any] | None:
    try:
        return domain(knowledge)
    except ValueError:
        return None


def nothing_or(made: st.SearchStrategy[Knowledge[Any]]) -> st.SearchStrategy[Knowledge[Any]]:
    return made | st.just(Unknown(**SOURCES))


@given(
    nothing_or(
        st.sampled_from(WORDS).map(lambda word: Known(word, **SOURCES))
        | SETS.filter(bool).map(lambda words: OneOf(words, **SOURCES))
    ),
    st.sampled_from([OPTIONS, None]),
)
def test_words(knowledge: Knowledge[str], options: frozenset[str] | None) -> None:
    left = left_of(domain_of_words("choice", str, options), knowledge)
    both = {word for word in WORDS if allows(knowledge, word) and (options is None or word in options)}
    assert {word for word in WORDS if left is not None and allows(left, word)} == both
    assert left is None or left.paths == SOURCES["paths"]


@given(
    nothing_or(st.tuples(st.integers(-3, 9), st.integers(0, 9)).map(lambda n: between(n[0], n[0] + n[1], **SOURCES)))
)
def test_sizes(knowledge: Knowledge[float]) -> None:
    left = left_of(domain_of_sizes(0, 5), knowledge)
    both = {number for number in range(-3, 20) if allows(knowledge, number) and 0 <= number <= 5}
    assert {number for number in range(-3, 20) if left is not None and allows(left, number)} == both
    assert left is None or left.paths == SOURCES["paths"]


@given(nothing_or(st.builds(lambda sure, possible: Items(sure, possible, **SOURCES), SETS, SETS | st.none())))
def test_lists(knowledge: Knowledge[str]) -> None:
    left = left_of(domain_of_lists(OPTIONS), knowledge)
    lists = [frozenset(word for word, bit in zip(WORDS, f"{n:04b}", strict=True) if bit == "1") for n in range(16)]
    both = {each for each in lists if allows(knowledge, each) and each <= OPTIONS}
    assert {each for each in lists if left is not None and allows(left, each)} == both
    assert not isinstance(left, Items) or left.possible is None or left.sure.isdisjoint(left.possible)


@pytest.mark.parametrize(
    ("domain", "knowledge"),
    [
        (domain_of_words("choice", str, OPTIONS), OneOf(OPTIONS, **SOURCES)),
        (domain_of_words("text", str, None), Unknown(**SOURCES)),
        (domain_of_sizes(0, math.inf), Range(1, 2, **SOURCES)),
        (domain_of_lists(OPTIONS), Items(frozenset("a"), frozenset("b"), **SOURCES)),
        (domain_of_lists(None), Items(frozenset("a"), None, **SOURCES)),
    ],
)
def test_what_is_within_the_domain_is_left_as_it_is(domain: Domain, knowledge: Knowledge[Any]) -> None:
    assert domain(knowledge) == knowledge


@pytest.mark.parametrize("wrong", [Known(1), Known("yes"), Range(0, 1)])
def test_a_yes_or_no_is_nothing_else(wrong: Knowledge[Any]) -> None:
    with pytest.raises(ValueError, match="a flag cannot be"):
        domain_of_words("flag", bool, frozenset((False, True)))(wrong)
