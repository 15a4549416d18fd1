"""Shares counted over things of which not everything is known."""

from __future__ import annotations

from typing import Any

import pytest

from missionrisk.facts.knowledge import known, unknown
from missionrisk.facts.shares import share
from tests.facts.deriving import said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0),
        (["a"], 100),
        (["a", "b", "b"], 33.3),
        (["a", "b", None], (33.3, 66.7)),
        ([None], (0, 100)),
    ],
)
def test_share(values: list[str | None], expected: Any) -> None:
    counted = [unknown("p") if value is None else known(value) for value in values]
    assert said(share(counted, of="a")) == expected


def test_what_is_not_known_is_asked() -> None:
    assert share([known("a", "x"), unknown("y")], of="a").missing == ("y",)
