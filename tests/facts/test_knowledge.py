"""The arithmetic of what is known: never a guess, never wider for knowing more."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk.facts.knowledge import (
    NEVER,
    Items,
    Knowledge,
    Known,
    OneOf,
    Range,
    Unknown,
    add,
    all_of,
    any_of,
    between,
    count,
    days_after,
    days_between,
    divide,
    greatest,
    holds,
    is_known,
    items,
    known,
    least,
    mapped,
    multiply,
    negate,
    one_day_later,
    resting_on,
    rounded,
    sources_of,
    subtract,
    unknown,
    value_of,
    with_sources,
)
from tests.facts.comparing import allows, within

NUMBERS = st.integers(-20, 20).map(float) | st.just(math.inf)
AMOUNTS = st.integers(0, 20).map(lambda number: number / 4) | st.just(math.inf)
DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31)) | st.just(NEVER)
FLAGS = st.booleans()


@st.composite
def nested(draw: st.DrawFn, values: st.SearchStrategy[Any], *, ordered: bool) -> tuple[Any, Any, Any]:
    """A value, knowledge that allows it, and wider knowledge that allows all of that."""
    several = draw(st.lists(values, min_size=1, max_size=4))
    more = several + draw(st.lists(values, max_size=3))
    return draw(st.sampled_from(several)), _known_of(several, ordered), draw(_wider(more, ordered))


def _known_of(values: list[Any], ordered: bool) -> Knowledge[Any]:
    if len(set(values)) == 1:
        return Known(values[0])
    return Range(min(values), max(values)) if ordered else OneOf(frozenset(values))


def _wider(values: list[Any], ordered: bool) -> st.SearchStrategy[Any]:
    return st.sampled_from([_known_of(values, ordered), unknown("somewhere")])


Arithmetic = Callable[..., Knowledge[Any]]

OF_NUMBERS = [add, subtract, least, greatest, lambda a, b: all_of(holds(a, low=0), holds(b, high=3))]
OF_DAYS = [days_between, least, greatest]
OF_FLAGS: list[Arithmetic] = [
    all_of,
    any_of,
    lambda a, b: any_of(negate(a), b),
    lambda a, b: count([a, b]),
    lambda a, b: count([a, b], more=True),
]


@pytest.mark.parametrize("function", OF_NUMBERS)
@given(one=nested(NUMBERS, ordered=True), two=nested(NUMBERS, ordered=True))
def test_numbers_stay_within_what_is_allowed(function: Arithmetic, one: Any, two: Any) -> None:
    _check(function, one, two)


@pytest.mark.parametrize("function", [multiply, divide, lambda a, b: rounded(divide(a, b), 1)])
@given(one=nested(AMOUNTS, ordered=True), two=nested(AMOUNTS, ordered=True))
def test_amounts_stay_within_what_is_allowed(function: Arithmetic, one: Any, two: Any) -> None:
    _check(function, one, two)


@pytest.mark.parametrize("function", OF_DAYS)
@given(one=nested(DAYS, ordered=True), two=nested(DAYS, ordered=True))
def test_days_stay_within_what_is_allowed(function: Arithmetic, one: Any, two: Any) -> None:
    _check(function, one, two)


@given(one=nested(DAYS, ordered=True), two=nested(NUMBERS, ordered=True))
def test_a_day_moved_by_a_number_stays_within_what_is_allowed(one: Any, two: Any) -> None:
    _check(days_after, one, two)


@pytest.mark.parametrize("function", OF_FLAGS)
@given(one=nested(FLAGS, ordered=False), two=nested(FLAGS, ordered=False))
def test_flags_stay_within_what_is_allowed(function: Arithmetic, one: Any, two: Any) -> None:
    _check(function, one, two)


def _check(function: Arithmetic, one: tuple[Any, Any, Any], two: tuple[Any, Any, Any]) -> None:
    exact = function(Known(one[0]), Known(two[0]))
    narrow, wide = function(one[1], two[1]), function(one[2], two[2])
    assert within(exact, narrow)
    assert within(narrow, wide)


@given(nested(st.sampled_from("abc"), ordered=False))
def test_a_function_of_one_of_several_is_one_of_its_images(pair: Any) -> None:
    value, narrow, wide = pair
    assert allows(mapped(narrow, str.upper), value.upper())
    assert within(mapped(narrow, str.upper), mapped(wide, str.upper))
    assert mapped(narrow, lambda _: 1) == Known(1)


# --- by example ---------------------------------------------------------------------------------------------------


def test_a_range_whose_bounds_meet_is_the_value() -> None:
    assert between(3, 3, paths=["a"], missing=["b"]) == Known(3, paths=("a",))


def test_results_carry_the_paths_of_their_inputs_once() -> None:
    total = add(known(1.0, "a", "b"), Range(2.0, 3.0, paths=("b",), missing=("c",)))
    assert (total.paths, total.missing) == (("a", "b"), ("c",))


def test_what_decides_a_junction_is_its_reason() -> None:
    assert all_of(unknown("x"), known(False, "y"), known(False, "z")) == known(False, "y")
    assert any_of(unknown("x"), known(True, "y")) == known(True, "y")


def test_what_is_open_in_a_junction_is_what_to_ask_for() -> None:
    assert all_of(known(True, "a"), unknown("b"), unknown("c")).missing == ("b", "c")


def test_a_junction_of_nothing() -> None:
    assert all_of() == Known(True)
    assert any_of() == Known(False)


def test_infinity_less_infinity_is_no_contradiction() -> None:
    difference = subtract(Range(0.0, math.inf), Range(0.0, math.inf))
    assert isinstance(difference, Range)
    assert (difference.low, difference.high) == (-math.inf, math.inf)


@pytest.mark.parametrize(
    ("first", "second", "product", "quotient"),
    [(6, 3, 18, 2), (0, 3, 0, 0), (6, 0, 0, math.inf), (0, 0, 0, 0), (0, math.inf, 0, 0), (6, math.inf, math.inf, 0)],
)
def test_products_and_quotients(first: float, second: float, product: float, quotient: float) -> None:
    assert multiply(Known(first), Known(second)) == Known(product)
    assert divide(Known(first), Known(second)) == Known(quotient)


def test_nothing_of_an_unknown_number_is_nothing() -> None:
    assert multiply(known(0.0, "a"), unknown("b")) == Known(0.0, paths=("a",))


def test_a_range_is_rounded_outward_and_a_value_to_the_nearest() -> None:
    assert rounded(Known(1 / 3), 1) == Known(0.3)
    assert rounded(Range(1 / 3, 2 / 3), 1) == Range(0.3, 0.7)
    assert rounded(Range(2 / 3, math.inf), 1) == Range(0.6, math.inf)


def test_what_never_comes_is_infinitely_far() -> None:
    assert days_between(Known(date(2027, 3, 1)), Known(NEVER)) == Known(math.inf)
    assert days_after(Known(NEVER), Known(-3.0)) == Known(NEVER)
    assert days_after(Known(date(2027, 3, 1)), Known(math.inf)) == Known(NEVER)
    assert one_day_later(NEVER) == NEVER
    assert one_day_later(date(2027, 2, 28)) == date(2027, 3, 1)


def test_days_between_run_backwards_where_the_end_comes_first() -> None:
    assert days_between(Known(date(2027, 3, 5)), Known(date(2027, 3, 1))) == Known(-4)


def test_there_is_no_smallest_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        least()


@pytest.mark.parametrize(
    ("value", "expected"),
    [(4.0, False), (5.0, True), (10.0, True), (11.0, False)],
)
def test_both_ends_belong_to_what_holds(value: float, expected: bool) -> None:
    assert holds(Known(value), 5.0, 10.0) == Known(expected)


def test_a_range_across_a_border_is_open() -> None:
    assert holds(Range(4.0, 6.0, missing=("a",)), 5.0, 10.0) == unknown("a")


def test_what_counts_as_known() -> None:
    assert is_known(Known(1))
    assert is_known(items(["a"]))
    assert not is_known(Range(1, 2))
    assert not is_known(Unknown())
    assert not is_known(Items(frozenset(), None))
    assert not is_known(Items(frozenset("a"), frozenset("b")))


def test_value_or_default() -> None:
    assert value_of(Known(3), 7) == 3
    assert value_of(Range(3, 4), 7) == 7


def test_resting_on_adds_paths_and_keeps_the_value() -> None:
    assert resting_on(known(1, "a"), known(2, "b"), unknown("c")) == Known(1, paths=("a", "b"), missing=("c",))


@pytest.mark.parametrize("knowledge", [Known(1), Range(1, 2), OneOf(frozenset("ab")), Unknown(), items("ab")])
def test_other_sources_leave_what_is_known(knowledge: Knowledge[Any]) -> None:
    other = with_sources(knowledge, ("stated",), ("open",))
    assert (other.paths, other.missing) == (("stated",), ("open",))
    assert with_sources(other, (), ()) == knowledge


@given(st.lists(st.lists(st.sampled_from("abcd"), unique=True).map(tuple)))
def test_several_inputs_rest_on_each_path_once_in_order(groups: list[tuple[str, ...]]) -> None:
    paths, missing = sources_of(unknown(*group, paths=group) for group in groups)
    assert paths == missing == tuple(dict.fromkeys(path for group in groups for path in group))
