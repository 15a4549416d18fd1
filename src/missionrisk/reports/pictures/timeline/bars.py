"""Events as bars and signs on the axis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.reports.pictures.timeline.axis import Axis
from missionrisk.reports.pictures.timeline.events import Event, Point, Stretch
from missionrisk.reports.pictures.timeline.model import LEFT, RIGHT, Bar, BarKind, Mark

_HALF_BAR: Final = 5.0


def bars_of(stretch: Stretch, y: float, axis: Axis) -> Iterator[Bar]:
    """What is sure of a stretch, and before and after it what is not."""
    (first, first_sure), (last_sure, last) = stretch.first, stretch.last
    if stretch.tone == "unknown" or first_sure > last_sure:
        yield from bar_between(axis.start_of(first), axis.end_of(last), stretch, y, sure=False)
        return
    start, end = axis.start_of(first_sure), axis.end_of(last_sure)
    if first < first_sure:
        yield from bar_between(axis.start_of(first), start, stretch, y, sure=False)
    yield from bar_between(start, end, stretch, y, sure=True)
    if last_sure < last:
        yield from bar_between(end, axis.end_of(last), stretch, y, sure=False)


def bar_between(start: float, end: float, stretch: Stretch, y: float, *, sure: bool) -> Iterator[Bar]:
    """The bar from one place to another; none where there is nothing between them."""
    width = round(end - start, 1)
    if width <= 0:
        return
    if stretch.thin:
        yield Bar(kind="line" if sure else "dashed", tone=stretch.tone, x=start, y=y, width=width, height=0)
        return
    kind: BarKind = "hatched" if not sure else "empty" if stretch.tone == "critical" else "solid"
    yield Bar(kind=kind, tone=stretch.tone, x=start, y=y - _HALF_BAR, width=width, height=2 * _HALF_BAR)


def marks_of(event: Event, y: float, axis: Axis) -> Iterator[Mark]:
    """Its signs, and arrows for what goes on beyond the axis."""
    for stretch in event.stretches:
        if axis.begins_before(stretch.first[1]):
            yield Mark(shape="earlier", tone=stretch.tone, x=LEFT, y=y)
        if axis.goes_beyond(stretch.last[0]):
            yield Mark(shape="later", tone=stretch.tone, x=RIGHT, y=y)
    for point in event.points:
        x = _place(point, axis)
        if x is not None:
            yield Mark(shape=point.shape, tone=point.tone, x=x, y=y)


def _place(point: Point, axis: Axis) -> float | None:
    """Where a sign stands; a day that is not exact has it at its first day. Nowhere beyond the axis."""
    first, last = point.day
    day = last if first == LONG_AGO else first
    if day == NEVER or axis.begins_before(day) or axis.goes_beyond(day):
        return None
    return axis.middle_of(day) if point.shape in ("day", "visit") else axis.start_of(day)
