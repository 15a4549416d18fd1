"""How many there are at each moment: people on duty, or tables that run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from missionrisk.facts.intervals import Interval


class Stay(NamedTuple):
    """Somebody or something that is there for a time, and for how many it stands."""

    span: Interval
    name: str
    heads: float


class Level(NamedTuple):
    """How many there are from one moment to another."""

    start: int
    end: int
    heads: float


def levels(stays: Iterable[Stay]) -> list[Level]:
    """The number at each moment at which there is anybody, in order; who is there twice at once counts once.

    Of the same name, stays are expected to stand for the same number.
    """
    changes: dict[int, list[tuple[str, int, float]]] = {}
    for (start, end), name, heads in stays:
        if start < end:
            changes.setdefault(start, []).append((name, 1, heads))
            changes.setdefault(end, []).append((name, -1, heads))
    found: list[Level] = []
    there: dict[str, int] = {}
    total, since = 0.0, 0
    for moment in sorted(changes):
        if there:
            found.append(Level(since, moment, total))
        for name, change, heads in changes[moment]:
            before = there.get(name, 0)
            if before + change:
                there[name] = before + change
            else:
                del there[name]
            if not before:
                total += heads
            elif not before + change:
                total -= heads
        since = moment
    return found


def fewest_during(found: Sequence[Level], spans: Iterable[Interval]) -> float:
    """The smallest number at any moment of the spans; 0 if there is a moment without anybody, or no span."""
    fewest: float | None = None
    position = 0
    for start, end in sorted(spans):
        while position < len(found) and found[position].end <= start:
            position += 1
        reached, at = start, position
        while at < len(found) and found[at].start < end and found[at].start <= reached:
            fewest = found[at].heads if fewest is None else min(fewest, found[at].heads)
            reached = found[at].end
            at += 1
        if reached < end:
            return 0.0
    return fewest or 0.0
