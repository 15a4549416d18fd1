"""Numbers for each head, place or day, worked out from totals."""

from __future__ import annotations

import math

from missionrisk.facts.knowledge import Knowledge, Unknown, between, number_bounds


def per_head(things: Knowledge[float], heads: Knowledge[float]) -> Knowledge[float]:
    """How many there are for each head, rounded outward to tenths; without any head, without end."""
    (fewest, most), (few_heads, many_heads) = number_bounds(things), number_bounds(heads)
    low, high = _share(max(0.0, fewest), many_heads), _share(most, max(0.0, few_heads))
    return between(
        low if math.isinf(low) else math.floor(low * 10) / 10,
        high if math.isinf(high) else math.ceil(high * 10) / 10,
        paths=(*things.paths, *heads.paths),
        missing=(*things.missing, *heads.missing),
    )


def stated_or_average(
    stated: Knowledge[float], total: Knowledge[float], *shared_by: Knowledge[float], most: float = math.inf
) -> Knowledge[float]:
    """As stated; else no fewer than the lowest possible average, which the fullest is never below, up to `most`."""
    if not isinstance(stated, Unknown):
        return stated
    low = least_average(total, *shared_by)
    paths = [path for k in (total, *shared_by) for path in k.paths]
    return between(low, max(low, most), paths=paths, missing=stated.missing)


def least_average(total: Knowledge[float], *shared_by: Knowledge[float]) -> float:
    """The lowest average that is possible, as a whole number: of 51 shared by 2 somebody has 26."""
    shares = math.prod(max(0.0, number_bounds(k)[1]) for k in shared_by)
    fewest = max(0.0, number_bounds(total)[0])
    return float(math.ceil(fewest / shares)) if shares > 0 and math.isfinite(shares) else 0.0


def _share(things: float, heads: float) -> float:
    if things == 0:
        return 0.0
    if heads == 0:
        return math.inf
    return 0.0 if math.isinf(heads) else things / heads
