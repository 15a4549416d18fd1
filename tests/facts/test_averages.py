"""Numbers for each head or day, worked out from totals."""

from __future__ import annotations

import math
from typing import Any

import pytest

from missionrisk.facts.averages import per_head, stated_or_average
from missionrisk.facts.knowledge import between, known, unknown
from tests.facts.deriving import said


@pytest.mark.parametrize(
    ("things", "heads", "expected"),
    [
        (known(24), known(3), 8),
        (known(20), known(3), (6.6, 6.7)),
        (known(20), known(0), math.inf),
        (known(0), known(0), 0),
        (between(10, 20), between(2, 5), (2, 10)),
        (between(10, 20), unknown("heads"), (0, math.inf)),
        (unknown("things"), known(4), (0, math.inf)),
    ],
)
def test_per_head(things: Any, heads: Any, expected: Any) -> None:
    assert said(per_head(things, heads)) == expected


@pytest.mark.parametrize(
    ("stated", "shared_by", "expected"),
    [
        (known(9), (known(1),), 9),
        (unknown("a"), (known(2),), (26, math.inf)),
        (unknown("a"), (known(2), known(5)), (6, math.inf)),
        (unknown("a"), (known(2), unknown("days")), (0, math.inf)),
        (unknown("a"), (known(0),), (0, math.inf)),
    ],
)
def test_the_fullest_is_not_below_the_average(stated: Any, shared_by: Any, expected: Any) -> None:
    assert said(stated_or_average(stated, known(51), *shared_by)) == expected


def test_a_limit_bounds_it_from_above_and_only_the_statement_is_asked_for() -> None:
    found = stated_or_average(unknown("each"), known(51, "total"), known(2, "heads"), most=40)
    assert said(found) == (26, 40)
    assert (found.paths, found.missing) == (("total", "heads"), ("each",))
