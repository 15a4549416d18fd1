"""When they come, and where they work."""

from __future__ import annotations

from collections.abc import Iterator

from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.plan.mission import Mission, Stay
from missionrisk.reports.host import page_words as words
from missionrisk.reports.host.page_model import Line, Section
from missionrisk.reports.host.page_reading import Reading


def when_and_where(reading: Reading) -> Section:
    """The days of the stay and the places of work."""
    return Section(key="stay", title=_("When and where"), lines=(*_days(reading), *_places(reading)))


def stay(reading: Reading) -> str:
    """The days of the visit in one line."""
    dates = _dates(reading)
    if dates.arrival and dates.departure:
        span = _("{first} to {last}").format(first=words.day(dates.arrival), last=words.day(dates.departure))
        if not (dates.arrival.exact and dates.departure.exact):
            return span
        days = (dates.departure.latest - dates.arrival.earliest).days + 1
        length = ngettext("{number} day", "{number} days", days).format(number=words.number(days))
        return _("{days} ({length})").format(days=span, length=length)
    if dates.arrival:
        return _("From {day}; the plan does not say until when").format(day=words.day(dates.arrival))
    return _("The plan does not say when")


def _days(reading: Reading) -> Iterator[Line]:
    dates = _dates(reading)
    if dates == Stay():
        yield Line(
            says=_("The plan does not say when they come."), ask=_("On which days will the team come and leave?")
        )
        return
    if dates.arrival:
        yield Line(says=_("They arrive: {day}.").format(day=words.day(dates.arrival)))
    else:
        yield Line(says=_("The plan does not say when they arrive."), ask=_("On which day will the team arrive?"))
    if dates.first_service_day and dates.last_service_day:
        first, last = words.day(dates.first_service_day), words.day(dates.last_service_day)
        yield Line(says=_("They work from {first} to {last}.").format(first=first, last=last))
    if dates.departure:
        yield Line(says=_("They leave: {day}.").format(day=words.day(dates.departure)))
    else:
        yield Line(says=_("The plan does not say when they leave."), ask=_("On which day will the team leave?"))


def _places(reading: Reading) -> Iterator[Line]:
    sites = reading.plan.sites
    if sites is None:
        countries = _mission(reading).countries
        if countries:
            yield Line(says=_("Country: {countries}.").format(countries=words.listed(map(words.country, countries))))
        yield Line(says=_("The plan does not say where they will work."), ask=_("In which places will the team work?"))
    elif sites:
        names = words.listed(reading.site(site.id) for site in sites)
        yield Line(says=_("They work here: {places}.").format(places=names))
    past = _mission(reading).past_visits
    if past is not None and not past:
        yield Line(says=_("The plan says that this is their first visit."))
    elif past:
        days = words.listed(words.day(visit.arrival) for visit in past if visit.arrival)
        if days:
            yield Line(says=_("They have been here before: {days}.").format(days=days))


def _dates(reading: Reading) -> Stay:
    return _mission(reading).dates or Stay()


def _mission(reading: Reading) -> Mission:
    return reading.plan.mission or Mission()
