"""For which facts of a type something holds: surely, possibly or not.

An extent is an integer with two bits for each fact, in the order of the facts: the lower says whether it surely
holds, the upper whether it possibly does. What surely holds possibly does, so the bits of a fact are a truth value of
Kleene's logic, *and* and *or* of two extents are those of Python's integers, and an extent that is nowhere is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

Extent = int

NO: Final = 0b00
PERHAPS: Final = 0b10
YES: Final = 0b11
"""The extents of one fact."""

NOWHERE: Final[Extent] = 0


def everywhere(size: int) -> Extent:
    """All of so many facts."""
    return (1 << 2 * size) - 1


def extent_of(answers: Iterable[int]) -> Extent:
    """The extent with these bits, NO, PERHAPS or YES for one fact after the other."""
    extent = place = 0
    for answer in answers:
        extent |= answer << place
        place += 2
    return extent


def at_places(places: Iterable[int], answer: int) -> Extent:
    """The extent with these bits at the places, and none elsewhere."""
    extent = NOWHERE
    for place in places:
        extent |= answer << 2 * place
    return extent


def negation(extent: Extent, everything: Extent) -> Extent:
    """Where it does not hold, of all that there is."""
    lower = everything // YES
    surely_not = lower & ~(extent >> 1)
    possibly_not = lower & ~extent
    return surely_not | possibly_not << 1


def only_possible(extent: Extent, everything: Extent) -> Extent:
    """Where it possibly holds, and nowhere surely."""
    return extent & everything // YES << 1


def as_if_sure(extent: Extent, everything: Extent) -> Extent:
    """Surely where it possibly holds."""
    return (extent >> 1 & everything // YES) * YES


def answers_in(extent: Extent) -> Iterator[tuple[int, int]]:
    """The places of the facts for which it holds, each with PERHAPS or YES."""
    for number, byte in enumerate(extent.to_bytes((extent.bit_length() + 7) // 8, "little")):
        place = 4 * number
        while byte:
            if byte & YES:
                yield place, byte & YES
            byte >>= 2
            place += 1


def answer_at(extent: Extent, place: int) -> int:
    """Whether it holds for the fact at a place: NO, PERHAPS or YES."""
    return extent >> 2 * place & YES
