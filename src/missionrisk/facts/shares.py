"""Shares in percent, counted over things of which not everything is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from missionrisk.facts.knowledge import Knowledge, Known, between, sources_of


def share(counted: Iterable[Knowledge[Any]], *, of: Any) -> Knowledge[float]:
    """The share, in percent, of those that are `of`; what is not known may be so, or not, or not count at all.

    Of nothing the share is 0.
    """
    counted = tuple(counted)
    known = [k.value for k in counted if isinstance(k, Known)]
    inside, undecided = known.count(of), len(counted) - len(known)
    least, most = _percent(inside, len(counted)), _percent(inside + undecided, len(counted))
    return between(least, most, *sources_of(counted))


def _percent(part: int, whole: int) -> float:
    return round(100.0 * part / whole, 1) if whole else 0.0
