"""Cold medicines: how long they are away from a refrigerator, against how long the box holds.

**What goes in**: the medicines with `cold_chain: yes`; `pharmacy.longest_hours_outside_cold`, the longest leg of
transport, day of outreach or power cut; `pharmacy.cold_box_holding_hours`, for how long the box keeps its
temperature.

**What comes out**: hours short = longest hours away from a refrigerator - holding hours of the box; negative where
the box holds longer.

**Left out** are vaccines that travel in the national programme's own cold chain
(`vaccination.national_cold_chain_used`).

**Missing or inexact**: a range gives a range. What was left out keeps the result open, and so does a medicine of
which it is not known whether it must be kept cold.

**Assumed**: all cold medicines travel in the same kind of box, which is packed anew at each refrigerator. A box of
which the maker says how long it holds at 43 degrees holds shorter where it is opened often.

Sources: AUSMAT-PHARM; house default: no hour without cold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from missionrisk.facts.asking import asked_after, existence_first
from missionrisk.facts.goods.medicines import medicine_name
from missionrisk.facts.goods.stock import needs_medicines
from missionrisk.facts.knowledge import (
    Knowledge,
    Known,
    all_of,
    any_of,
    known,
    negate,
    subtract,
    unknown,
)
from missionrisk.facts.mission import MISSION_KEY
from missionrisk.facts.model import SURELY, Fact, number, texts
from missionrisk.facts.naming import names_that_belong
from missionrisk.facts.reading import Place, surely, surely_not


@dataclass(kw_only=True)
class ColdChain(Fact):
    """The way of the cold medicines from one refrigerator to the next. At most one."""

    listed_in = ("medicines",)

    medicines: Knowledge[str] = texts("The names of the medicines that must be kept cold.")
    longest_hours: Knowledge[float] = number(
        "Longest time that they are away from a working refrigerator.", "hour", low=0
    )
    holding_hours: Knowledge[float] = number("Time for which the cold box keeps its temperature.", "hour", low=0)
    hours_short: Knowledge[float] = number(
        "Hours by which the way is longer than the box holds; negative where the box holds longer.", "hour"
    )


def derive_cold_chain(plan: Place) -> Iterator[ColdChain]:
    """The fact about the cold chain, if any medicine must or may have to be kept cold."""
    medicines = plan.entries("medicines")
    cold = [(medicine_name(place), _in_the_box(place, plan)) for place in medicines]
    there = any_of(*(carried for _, carried in cold)) if cold else _any_medicines(plan)
    if surely_not(there):
        return
    pharmacy = plan.inside("pharmacy")
    longest = pharmacy.knowledge("longest_hours_outside_cold")
    holding = asked_after(longest, pharmacy.knowledge("cold_box_holding_hours"))
    yield existence_first(
        ColdChain(
            key=MISSION_KEY,
            exists=SURELY if surely(there) else there,
            medicines=names_that_belong(cold, medicines.path),
            longest_hours=longest,
            holding_hours=holding,
            hours_short=subtract(longest, holding),
        )
    )


def _in_the_box(place: Place, plan: Place) -> Knowledge[bool]:
    """Whether a medicine must be kept cold on the way by the mission itself."""
    cold = place.knowledge("cold_chain")
    if place.written("purpose") != "vaccine":
        return cold
    programme = plan.inside("vaccination").knowledge("national_cold_chain_used")
    return all_of(cold, negate(asked_after(cold, programme)))


def _any_medicines(plan: Place) -> Knowledge[bool]:
    """Whether a list without entries may hold a cold one."""
    medicines, needed = plan.entries("medicines"), needs_medicines(plan)
    if medicines.stated and not surely(needed):
        return known(False, medicines.path)
    if isinstance(needed, Known):
        return unknown(medicines.path) if needed.value else needed
    return unknown(needed.missing[0])
