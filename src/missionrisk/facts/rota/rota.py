"""Who is on duty where and when: each session, and each day of each shift, on one line of time.

The minutes count from the beginning of the calendar. Where sites state their time zones the line is UTC, so that
duties at sites of different zones, across midnight and through a change of clocks, stand in their true order; where no
site states one, all sites keep the same local time. A duty whose day, hour or zone is not known has no place on the
line; it is still known who is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from missionrisk.facts.intervals import Interval
from missionrisk.facts.reading import Place
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.plan.kinds import WEEKDAYS

MINUTES_IN_AN_HOUR: Final = 60
MINUTES_IN_A_DAY: Final = 24 * MINUTES_IN_AN_HOUR

_BEGINNING: Final = datetime.min


@dataclass(frozen=True)
class Duty:
    """One session, or one day of a shift.

    `day` is the local day on which it begins, `span` its minutes on the line of time, `ahead` the minutes by which the
    clock at its site is ahead of that line. `at` is its place in the plan. `people` and `supervisors` are ids, None
    where the plan does not say who they are.
    """

    at: Place
    is_shift: bool
    day: date | None
    span: Interval | None
    ahead: int
    site: str | None
    service: str | None
    people: frozenset[str] | None
    supervisors: frozenset[str] | None
    on_call: bool

    @property
    def name(self) -> str:
        """Its short name in the plan."""
        return str(self.at.written("id"))

    @cached_property
    def present(self) -> frozenset[str]:
        """Everybody who is surely in it, supervisors included."""
        return (self.people or frozenset()) | (self.supervisors or frozenset())


@dataclass(frozen=True)
class Rota:
    """The duties of a plan, in their order in time; those without a known time come last.

    `complete` says whether both the sessions and the shifts are stated.
    """

    duties: Sequence[Duty]
    complete: bool

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[Duty]]:
        """For each person or group, the duties that they are surely in, in order."""
        found: dict[str, list[Duty]] = {}
        for duty in self.duties:
            for person in duty.present:
                found.setdefault(person, []).append(duty)
        return found

    def of(self, person: str) -> Sequence[Duty]:
        """The duties that a person or group is surely in, in order."""
        return self.by_person.get(person, ())

    @cached_property
    def with_unknown_people(self) -> Sequence[Duty]:
        """The duties of which the plan does not say who works in them."""
        return [duty for duty in self.duties if duty.people is None]


def rota_of(plan: Place) -> Rota:
    """The rota of a plan; empty where it states neither sessions nor shifts."""
    schedule = plan.inside("schedule")
    sessions, shifts = schedule.entries("sessions"), schedule.entries("shifts")
    clocks = _Clocks(plan)
    duties = [*(_session(place, clocks) for place in sessions)]
    for place in shifts:
        duties.extend(_days_of_shift(place, clocks))
    return Rota(sorted(duties, key=_order), sessions.stated and shifts.stated)


def _order(duty: Duty) -> tuple[bool, Interval, str]:
    return duty.span is None, duty.span or (0, 0), duty.at.path


def _session(place: Place, clocks: _Clocks) -> Duty:
    day = _known_day(place, "date")
    start, end = place.written("start"), place.written("end")
    zone = clocks.at(place.written("site"))
    span, ahead = None, 0
    if day is not None and start and end and zone is not None:
        first, ahead = zone.minute(day, minutes_after_midnight(start))
        span = first, zone.minute(day, minutes_after_midnight(end))[0]
    return _duty(place, False, day, span, ahead)


def _days_of_shift(place: Place, clocks: _Clocks) -> Iterator[Duty]:
    """A duty for each day of a shift; one without a day where its days are not known."""
    first, last = _known_day(place, "first_day"), _known_day(place, "last_day")
    if first is None or (last is None and place.written("last_day") is not None):
        yield _duty(place, True, None, None, 0)
        return
    last = last or first
    zone, start, minutes = clocks.at(place.written("site")), place.written("starts_at"), _known_minutes(place)
    weekdays = place.written("weekdays")
    for day in _days(first, last):
        if weekdays is not None and WEEKDAYS[day.weekday()] not in weekdays:
            continue
        span, ahead = None, 0
        if zone is not None and start and minutes is not None:
            begin, ahead = zone.minute(day, minutes_after_midnight(start))
            span = begin, begin + minutes
        yield _duty(place, True, day, span, ahead)


def _duty(place: Place, is_shift: bool, day: date | None, span: Interval | None, ahead: int) -> Duty:
    return Duty(
        at=place,
        is_shift=is_shift,
        day=day,
        span=span,
        ahead=ahead,
        site=place.written("site"),
        service=place.written("service"),
        people=_ids(place.written("people")),
        supervisors=_ids(place.written("supervisors")),
        on_call=is_shift and place.written("on_call") is True,
    )


def _ids(written: Iterable[str] | None) -> frozenset[str] | None:
    return None if written is None else frozenset(map(str, written))


def _known_minutes(place: Place) -> int | None:
    hours = place.written("hours")
    return round(hours.min * MINUTES_IN_AN_HOUR) if hours is not None and hours.min == hours.max else None


def _known_day(place: Place, name: str) -> date | None:
    stated = place.written(name)
    return stated.earliest if stated is not None and stated.exact else None


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


@lru_cache
def minutes_after_midnight(time: str) -> int:
    """A time such as `08:30` as minutes after midnight."""
    hours, minutes = time.split(":")
    return int(hours) * MINUTES_IN_AN_HOUR + int(minutes)


def time_asked(duty: Duty) -> str:
    """What to ask for of a duty that has no place on the line of time."""
    names = ("first_day", "starts_at", "hours") if duty.is_shift else ("date", "start", "end")
    return duty.at.at(next((name for name in names if duty.at.written(name) is None), names[0]))


# --- clocks -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Clock:
    """The clock of a site; one without a zone shows the line of time itself."""

    zone: ZoneInfo | None
    _read: dict[tuple[date, int], tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def minute(self, day: date, minute_of_day: int) -> tuple[int, int]:
        """The minute on the line at which the clock shows a time, and how far the clock is then ahead of the line."""
        time = day, minute_of_day
        if time not in self._read:
            self._read[time] = self._minute(day, minute_of_day)
        return self._read[time]

    def _minute(self, day: date, minute_of_day: int) -> tuple[int, int]:
        local = day.toordinal() * MINUTES_IN_A_DAY + minute_of_day
        if self.zone is None:
            return local, 0
        shown = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute_of_day)
        offset = shown.replace(tzinfo=self.zone).utcoffset() or timedelta()
        ahead = round(offset / timedelta(minutes=1))
        return local - ahead, ahead


class _Clocks:
    """The clocks of a plan's sites."""

    def __init__(self, plan: Place) -> None:
        zones = {str(site.written("id")): site.written("time_zone") for site in plan.entries("sites")}
        stated = {zone for zone in zones.values() if zone is not None}
        self._clocks = {name: _Clock(ZoneInfo(zone)) for name, zone in zones.items() if zone is not None}
        if len(stated) <= 1:
            # All keep one time: that of the only zone, or the line itself.
            self._usual: _Clock | None = next(iter(self._clocks.values()), _Clock(None))
        else:
            self._usual = None

    def at(self, site: str | None) -> _Clock | None:
        """The clock of a site; None where it cannot be told which of several times it keeps."""
        return self._clocks.get(str(site), self._usual)


# --- writing ------------------------------------------------------------------------------------------------------


_WEEKDAYS: Final = (
    to_translate("Mon"),
    to_translate("Tue"),
    to_translate("Wed"),
    to_translate("Thu"),
    to_translate("Fri"),
    to_translate("Sat"),
    to_translate("Sun"),
)


def written_span(span: Interval, ahead: int) -> str:
    """A stretch of time as the site's clock shows it: `Tue 2027-03-09 13:00-17:00`."""
    start, end = (_shown(minute + ahead) for minute in span)
    until = f"{end:%H:%M}" if (end - start) <= timedelta(days=1) else _in_words(end)
    return f"{_in_words(start)}-{until}"


def written_moment(minute: int, ahead: int) -> str:
    """A moment as the site's clock shows it: `Tue 2027-03-09 13:00`."""
    return _in_words(_shown(minute + ahead))


def _in_words(moment: datetime) -> str:
    return f"{_(_WEEKDAYS[moment.weekday()])} {moment:%Y-%m-%d %H:%M}"


def _shown(minute: int) -> datetime:
    return _BEGINNING + timedelta(minutes=minute - MINUTES_IN_A_DAY)
