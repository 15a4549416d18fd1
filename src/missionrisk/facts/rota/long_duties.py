"""Duties of a day and a night, and the rest after them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, Final

from missionrisk.facts.knowledge import Knowledge, between, items, known, least, number_bounds, unknown
from missionrisk.facts.rota.duty_time import rests_after
from missionrisk.facts.rota.rota import MINUTES_IN_AN_HOUR, Duty
from missionrisk.facts.rota.rota_workers import Circumstances, Measured, Scale, Worker, in_hours, least_hours

LONG_DUTY: Final = 24 * MINUTES_IN_AN_HOUR
"""From this length on, a duty is one of a day and a night."""


def after_long_duties(
    worker: Worker, measured: Measured, scale: Scale, circumstances: Circumstances
) -> dict[str, Knowledge[Any]]:
    """Whether there are duties of 24 hours or more, which they are, and how long the rest is after them."""
    if worker.single:
        rests = [*_after_stretches(worker, measured, scale), *_after_shifts(worker.at_work, timed=False)]
    else:
        rests = [*_after_shifts(worker.at_work, timed=True), *_after_shifts(worker.at_work, timed=False)]
    names = frozenset(name for _, of_duty in rests for name in of_duty)
    closed = scale.closed or number_bounds(circumstances.limits.longest)[1] < in_hours(LONG_DUTY)
    missing = circumstances.limits.longest.missing or scale.missing
    if rests:
        rest: Knowledge[float] = least(*(rest for rest, _ in rests))
        is_long: Knowledge[bool] = known(True, *scale.paths)
    else:
        rest = known(math.inf, *scale.paths)
        is_long = known(False, *scale.paths) if closed else unknown(*missing, paths=scale.paths)
    if not closed:
        rest = between(0.0, number_bounds(rest)[1], paths=rest.paths, missing=(*rest.missing, *missing))
    return {
        "long_duty": is_long,
        "long_duties": items(names, *scale.paths),
        "rest_after_long_duty_hours": rest,
    }


LongDuty = tuple[Knowledge[float], frozenset[str]]
"""The hours of rest after a long duty, and the sessions and shifts that make it up."""


def _after_stretches(worker: Worker, measured: Measured, scale: Scale) -> Iterator[LongDuty]:
    """The duties of one person whose times are known, adjoining ones as one."""
    duties = [duty for duty in worker.at_work if duty.span is not None]
    for (start, end), minutes in rests_after(measured.stretches, LONG_DUTY):
        first = bisect_left(duties, start, key=_begin)
        parts = duties[first : bisect_left(duties, end, key=_begin)]
        hours = in_hours(minutes)
        last = [duty.at for duty in parts if duty.is_shift and duty.span is not None and duty.span[1] == end]
        stated = [at.knowledge("rest_after_hours") for at in last if at.written("rest_after_hours") is not None]
        ask = tuple(at.at("rest_after_hours") for at in last[:1]) or scale.missing
        follows = between(hours if scale.closed else 0.0, hours, paths=scale.paths, missing=ask)
        names = frozenset(duty.name for duty in parts)
        yield (least(known(hours, *scale.paths), *stated) if stated else follows), names


def _begin(duty: Duty) -> int:
    return duty.span[0] if duty.span is not None else 0


def _after_shifts(duties: Iterable[Duty], *, timed: bool) -> Iterator[LongDuty]:
    """The long shifts of which the next duty is not known, each once: the rest is what they state."""
    long = {
        duty.at.path: duty
        for duty in duties
        if duty.is_shift and (duty.span is not None) is timed and least_hours(duty) >= in_hours(LONG_DUTY)
    }
    for duty in long.values():
        yield duty.at.knowledge("rest_after_hours"), frozenset((duty.name,))
