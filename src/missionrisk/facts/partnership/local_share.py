"""Local share: how many of the sessions and of the decisions are the host's.

**What goes in**: the clinical sessions of the schedule, each with whose clinicians lead it
(`schedule.sessions[].led_by`: host, visiting or joint); without a schedule, the numbers of sessions that services state
(`services[].sessions` and `sessions_led_by_host`), or who leads each service (`services[].led_by`); what the plan says
itself (`leadership.sessions_led_locally_percent`, `decisions_by_host_percent`); the matters decided
(`leadership.decisions`); the share that it aims at (`leadership.planned_local_share_percent`, with its year).

**What comes out**:

- share of sessions led locally, in percent = sessions led by the host or jointly / clinical sessions, times 100;
- share led by the host alone, the same without those led jointly: what is led jointly lies between the two;
- share of decisions, in percent = matters decided by the host or jointly / matters listed, times 100;
- change, in percentage points = the share aimed at, less the share now.

A session counts as clinical unless its service is training, education, research or a donation.

**Missing or inexact**: a session of which it is not stated who leads it may be led by either side, so the share is a
range. So it is where a session may or may not be clinical. Services that are led by different sides, and do not say how
many sessions they have, leave the share between 0 and 100. Of a service that is led jointly, the sessions that the host
does not lead alone may all be joint.

**Stated and counted**: the plan's own figure stands where nothing can be counted, or where what was counted allows it.
Where the two exclude each other, that which was counted holds: the sessions are what will happen. Who leads each
service counts only where there is neither a figure nor a number of sessions.

Sources: house default: sessions led jointly count as led locally, and every session counts alike, whatever its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from missionrisk.facts.knowledge import (
    Items,
    Knowledge,
    Known,
    add,
    between,
    divide,
    items,
    known,
    mapped,
    number_bounds,
    resting_on,
    rounded,
    subtract,
    unknown,
    value_of,
)
from missionrisk.facts.mission import MISSION_KEY, NOT_CARE
from missionrisk.facts.model import Fact, number
from missionrisk.facts.reading import Place, surely, surely_not
from missionrisk.language import gettext as _
from missionrisk.language import to_translate

LOCAL: Final = ("host", "joint")

SIDES: Final = {
    "host": to_translate("led by the host {n}"),
    "joint": to_translate("led jointly {n}"),
    "visiting": to_translate("led by visitors {n}"),
}
"""How many sessions the clinicians of each side lead, in words."""

SESSION_NUMBERS: Final = ("sessions", "sessions_led_by_host")


@dataclass(kw_only=True)
class LocalShareAim(Fact):
    """The share of sessions that local clinicians are to lead later. There is one if the plan states such a share."""

    now_percent: Knowledge[float] = number(
        "Share of clinical sessions that they lead now, alone or jointly.", "percent", low=0, high=100
    )
    planned_percent: Knowledge[float] = number("Share that they are to lead later.", "percent", low=0, high=100)
    planned_year: Knowledge[float] = number("The calendar year by which.", "year", low=0)
    change_points: Knowledge[float] = number(
        "Percentage points by which the share rises up to then; below 0 where it falls.", "point"
    )


def derive_local_share_aim(plan: Place) -> Iterator[LocalShareAim]:
    """The fact about the share that is aimed at, if the plan states one."""
    chapter = plan.inside("leadership")
    planned = chapter.knowledge("planned_local_share_percent")
    if chapter.written("planned_local_share_percent") is None:
        return
    now = sessions_led_locally(plan)
    yield LocalShareAim(
        key=MISSION_KEY,
        now_percent=now,
        planned_percent=planned,
        planned_year=chapter.knowledge("planned_local_share_year"),
        change_points=subtract(planned, now),
    )


def sessions_led_locally(plan: Place) -> Knowledge[float]:
    """The share of clinical sessions that local clinicians lead, alone or jointly, in percent."""
    chapter = plan.inside("leadership")
    stated = chapter.knowledge("sessions_led_locally_percent")
    counted = _counted(plan)
    if counted is None and chapter.written("sessions_led_locally_percent") is None:
        counted = _by_lead_of_services(_services_that_give_care(plan))
    return settled_by_count(stated, counted)


def sessions_led_by_host_alone(plan: Place) -> Knowledge[float]:
    """The share of the schedule's clinical sessions that the host's clinicians lead alone, in percent."""
    sessions = plan.inside("schedule").entries("sessions")
    share = _share_of_sessions(plan, ("host",))
    return unknown(sessions.path) if share is None else share


def sessions_by_side(plan: Place) -> Knowledge[str]:
    """How many of the schedule's clinical sessions each side leads, in words; open until each of them is known."""
    sessions = plan.inside("schedule").entries("sessions")
    if not sessions.stated:
        return unknown(sessions.path)
    judged = [(_is_clinical(session, plan), session.knowledge("led_by")) for session in sessions]
    open_paths = [
        path for counts, side in judged if not surely_not(counts) for path in (*counts.missing, *side.missing)
    ]
    if open_paths:
        return Items(frozenset(), None, paths=(sessions.path,), missing=tuple(dict.fromkeys(open_paths)))
    sides = [value_of(side, "") for counts, side in judged if surely(counts)]
    return items((_(words).format(n=sides.count(side)) for side, words in SIDES.items()), sessions.path)


def decided_by_host(plan: Place) -> Knowledge[float]:
    """The share of matters on which the host decides, alone or jointly, in percent."""
    chapter = plan.inside("leadership")
    decisions = list(chapter.entries("decisions"))
    stated = chapter.knowledge("decisions_by_host_percent")
    if not decisions:
        return stated
    return settled_by_count(stated, _percent([_by(matter, "decided_by", LOCAL) for matter in decisions]))


def settled_by_count(stated: Knowledge[float], counted: Knowledge[float] | None) -> Knowledge[float]:
    """What both say together; where they exclude each other, what was counted."""
    if counted is None:
        return stated
    (a, b), (c, d) = number_bounds(stated), number_bounds(counted)
    low, high = max(a, c), min(b, d)
    if low > high:
        return counted
    missing = (*counted.missing, *stated.missing)
    return between(low, high, paths=(*stated.paths, *counted.paths), missing=tuple(dict.fromkeys(missing)))


# --- counting -----------------------------------------------------------------------------------------------------


def _counted(plan: Place) -> Knowledge[float] | None:
    """By the sessions of the schedule, else by those of the services; None where neither says anything."""
    by_sessions = _share_of_sessions(plan, LOCAL)
    return _by_numbers_of_sessions(_services_that_give_care(plan)) if by_sessions is None else by_sessions


def _services_that_give_care(plan: Place) -> list[Place]:
    return [service for service in plan.entries("services") if service.written("kind") not in NOT_CARE]


def _share_of_sessions(plan: Place, sides: tuple[str, ...]) -> Knowledge[float] | None:
    clinical: list[Knowledge[bool]] = []
    perhaps: list[Knowledge[bool]] = []
    for session in plan.inside("schedule").entries("sessions"):
        counts, led = _is_clinical(session, plan), _by(session, "led_by", sides)
        if surely(counts):
            clinical.append(led)
        elif not surely_not(counts):
            perhaps.append(resting_on(led, counts))
    return _percent(clinical, perhaps) if clinical or perhaps else None


def _by(place: Place, field: str, sides: tuple[str, ...]) -> Knowledge[bool]:
    return mapped(place.knowledge(field), lambda side: side in sides)


def _is_clinical(session: Place, plan: Place) -> Knowledge[bool]:
    """By its service; a session without one is clinical where every service is."""
    services = plan.entries("services")
    named = session.written("service")
    if named is not None:
        return _is_care(next(service for service in services if service.written("id") == named))
    if len(services) > 0 and all(surely(_is_care(service)) for service in services):
        return known(True, services.path)
    return unknown(session.at("service"))


def _is_care(service: Place) -> Knowledge[bool]:
    return mapped(service.knowledge("kind"), lambda kind: kind not in NOT_CARE)


def _percent(counted: list[Knowledge[bool]], perhaps: Sequence[Knowledge[bool]] = ()) -> Knowledge[float]:
    """The share that is led; those that may not count at all can move it either way."""
    led, open_, others = _numbers(counted)
    led_perhaps, open_perhaps, others_perhaps = _numbers(perhaps)
    surely_count = led + open_ + others
    low, high = 0.0, 100.0
    if surely_count:
        low = _rounded_percent(led, surely_count + open_perhaps + others_perhaps)
        gained = led_perhaps + open_perhaps
        high = _rounded_percent(led + open_ + gained, surely_count + gained)
    everything = (*counted, *perhaps)
    return between(
        low,
        high,
        paths=tuple(dict.fromkeys(path for k in everything for path in k.paths)),
        missing=tuple(dict.fromkeys(path for k in everything for path in k.missing)),
    )


def _numbers(judged: Sequence[Knowledge[bool]]) -> tuple[int, int, int]:
    """How many are so, how many may be, and how many are not."""
    sure, none = sum(map(surely, judged)), sum(map(surely_not, judged))
    return sure, len(judged) - sure - none, none


def _rounded_percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def _by_numbers_of_sessions(services: list[Place]) -> Knowledge[float] | None:
    """The sum over all services that give care, where each says how many of its sessions the host leads."""
    if not services or any(service.written(name) is None for service in services for name in SESSION_NUMBERS):
        return None
    sessions = add(*(service.knowledge("sessions") for service in services))
    led = [service.knowledge("sessions_led_by_host") for service in services]
    jointly_or_open = [service for service in services if service.written("led_by") not in ("host", "visiting")]
    low = 100 * number_bounds(divide(add(*led), sessions))[0]
    high = 100 * number_bounds(divide(add(*led), sessions))[1] if not jointly_or_open else 100.0
    return rounded(
        between(
            min(100.0, low),
            min(100.0, high),
            paths=tuple(service.at(name) for service in services for name in SESSION_NUMBERS),
            missing=tuple(service.at("led_by") for service in jointly_or_open),
        ),
        1,
    )


def _by_lead_of_services(services: list[Place]) -> Knowledge[float] | None:
    """All or nothing, where all services are led alike; else anything between."""
    leads = [_by(service, "led_by", LOCAL) for service in services]
    if not leads or not all(isinstance(lead, Known) for lead in leads):
        return None
    percent = _percent(leads)
    all_alike = isinstance(percent, Known) and percent.value in (0, 100)
    return percent if all_alike else between(0.0, 100.0, paths=percent.paths)
