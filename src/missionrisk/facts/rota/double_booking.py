"""Duties of one person that overlap at two sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from missionrisk.facts.intervals import Interval, merged
from missionrisk.facts.rota.rota import Duty

Sites = tuple[str, str]


@dataclass(frozen=True)
class DoubleBooking:
    """For each two sites, the times at which the same person is on duty at both.

    `unclear` are duties without a site that overlap others.
    """

    overlaps: Mapping[Sites, list[Interval]]
    unclear: tuple[Duty, ...] = ()


def double_booked(duties: Iterable[Duty]) -> DoubleBooking:
    """What overlaps among the duties of one person, which are in order of time; those on call do not count."""
    overlaps: dict[Sites, list[Interval]] = {}
    unclear: dict[str, Duty] = {}
    latest: dict[str | None, tuple[int, Duty]] = {}
    all_until = 0
    for duty in duties:
        if duty.span is None or duty.on_call:
            continue
        start, end = duty.span
        if all_until <= start:
            latest.clear()
        for site, (until, other) in latest.items():
            if until <= start:
                continue
            if site is None or duty.site is None:
                without = other if site is None else duty
                unclear[without.at.path] = without
            elif site != duty.site:
                overlaps.setdefault(_in_order(site, duty.site), []).append((start, min(until, end)))
        if duty.site not in latest or latest[duty.site][0] < end:
            latest[duty.site] = end, duty
        if end > all_until:
            all_until = end
    return DoubleBooking({sites: merged(spans) for sites, spans in overlaps.items()}, tuple(unclear.values()))


def _in_order(one: str, other: str) -> Sites:
    return (one, other) if one < other else (other, one)
