"""Days as a picture writes them: short, in the language that is spoken, and no more exact than they are known."""

from __future__ import annotations

from datetime import date, timedelta

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.language import gettext as _
from missionrisk.language import spoken_locale

Between = tuple[date, date]
"""A day by the first and the last that it can be: LONG_AGO and NEVER where that is open."""

OPEN: Between = (LONG_AGO, NEVER)
"""A day of which nothing is known."""


def short_day(day: date) -> str:
    """`5 Mar 2027`."""
    return _by_skeleton(day, "yMMMd")


def month_and_year(day: date) -> str:
    """`Mar 2027`."""
    return _by_skeleton(day, "yMMM")


def month_alone(day: date) -> str:
    """`Mar`."""
    return _by_skeleton(day, "MMM")


def day_in_words(day: Between) -> str:
    """`5 Mar 2027`, `Mar 2027` for any of its days, or the days within which it lies."""
    first, last = day
    if day == OPEN:
        return _("day not stated")
    if first == last:
        return _("never") if last == NEVER else short_day(first)
    if first == LONG_AGO:
        return _("by {day}").format(day=short_day(last))
    if last == NEVER:
        return _("not before {day}").format(day=short_day(first))
    return _within(first, last)


def days_in_words(first: Between, last: Between) -> str:
    """From one day to another: the days as an interval, and `within` it where not both are known."""
    earliest, latest = first[0], last[1]
    if earliest == LONG_AGO or latest == NEVER:
        return _open_days(first, last)
    if (first[0], last[0]) == (first[1], last[1]):
        return _interval(earliest, latest, "yMMMd")
    return _within(earliest, latest)


def _within(first: date, last: date) -> str:
    """Some days, or a day, of a time: of whole months by their names alone."""
    if _are_whole_months(first, last):
        return _interval(first, last, "yMMM")
    return _("within {days}").format(days=_interval(first, last, "yMMMd"))


def _open_days(first: Between, last: Between) -> str:
    begins, ends = first[0] != LONG_AGO, last[0] == NEVER or last[1] != NEVER
    if begins and last[0] == NEVER:
        return _("from {day} on").format(day=day_in_words(first))
    if begins:
        return _("first day: {day}; last day not stated").format(day=day_in_words(first))
    if ends:
        return _("first day not stated; last day: {day}").format(day=day_in_words(last))
    return _("days not stated")


def _are_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _interval(first: date, last: date, skeleton: str) -> str:
    from babel.dates import format_interval

    return format_interval(first, last, skeleton, locale=spoken_locale())


def _by_skeleton(day: date, skeleton: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=spoken_locale())
