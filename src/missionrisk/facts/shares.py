"""Shares in percent, counted over things of which not everything is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from missionrisk.facts.knowledge import Knowledge, Known, between


def share(counted: Iterable[Knowledge[Any]], *, of: Any) -> Knowledge[float]:
    """The share, in percent, of those that are `of`; what is not known may be so, or not, or not count at all.

    Of nothing the share is 0.
    """
    counted = tuple(counted)
    inside = sum(1 for k in counted if isinstance(k, Known) and k.value == of)
    outside = sum(1 for k in counted if isinstance(k, Known) and k.value != of)
    undecided = len(counted) - inside - outside
    return between(
        _percent(inside, inside + outside + undecided),
        _percent(inside + undecided, inside + outside + undecided),
        paths=tuple(dict.fromkeys(path for k in counted for path in k.paths)),
        missing=tuple(dict.fromkeys(path for k in counted for path in k.missing)),
    )


def _percent(part: int, whole: int) -> float:
    return round(100.0 * part / whole, 1) if whole else 0.0
