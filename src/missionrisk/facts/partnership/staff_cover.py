"""Local staff taken from routine work: how much of it, and how much of that nobody covers.

**What goes in** (`integration.backfill`): how many local staff are taken (`staff_withdrawn`), for how many working days
each (`days_each`), how many routine shifts they miss (`shifts_withdrawn`), and the share of these that others cover
(`covered_percent`).

**What comes out**:

- person-days taken = staff taken times days of each;
- person-days uncovered = person-days taken times (100 less the share covered) / 100;
- shifts uncovered = shifts missed times (100 less the share covered) / 100.

Where `backfill: none` says that nobody is taken away, all of these are 0.

**Missing or inexact**: a range gives a range. Where the share covered is not stated, anything from nothing to all of
the time taken may be uncovered; where the days of each are not stated, the person-days are open.

**Assumed**: the share covered holds for days as it does for shifts, and the same staff are not taken twice.

Sources: house default: that all of the time taken is to be covered; no published figure was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import Knowledge, between, known, multiply, number_bounds, rounded
from missionrisk.facts.reading import Place, surely_not

ALL: Final = 100.0


@dataclass(frozen=True)
class StaffCover:
    """The time that local staff are taken from routine work."""

    person_days: Knowledge[float]
    person_days_uncovered: Knowledge[float]
    shifts: Knowledge[float]
    shifts_uncovered: Knowledge[float]


def staff_cover(plan: Place) -> StaffCover:
    """The time taken, and the part of it that nobody covers."""
    chapter = plan.inside("integration")
    if surely_not(chapter.there_is("backfill")):
        nothing = known(0.0, chapter.at("backfill"))
        return StaffCover(nothing, nothing, nothing, nothing)
    backfill = chapter.inside("backfill")
    days = rounded(multiply(backfill.knowledge("staff_withdrawn"), backfill.knowledge("days_each")), 1)
    shifts = backfill.knowledge("shifts_withdrawn")
    covered = backfill.knowledge("covered_percent")
    return StaffCover(days, _uncovered(days, covered), shifts, _uncovered(shifts, covered))


def _uncovered(taken: Knowledge[float], covered: Knowledge[float]) -> Knowledge[float]:
    low, high = number_bounds(covered)
    open_share = between(
        max(0.0, (ALL - high) / ALL), min(1.0, (ALL - low) / ALL), paths=covered.paths, missing=covered.missing
    )
    return rounded(multiply(taken, open_share), 1)
