"""Supervision by day: the hours on duty of those who may not work alone, with and without somebody beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, cast

from pydantic import Field

from missionrisk.facts.knowledge import Known, number_bounds, value_of
from missionrisk.facts.mission import dates_of
from missionrisk.facts.reading import Place
from missionrisk.facts.supervision.supervision_ratio import SupervisionRatio
from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.base import ReportModel, Table
from missionrisk.reports.pictures.boxes import Box
from missionrisk.reports.pictures.calendar_words import short_day
from missionrisk.reports.pictures.day_columns import BETWEEN, DayColumns, DayHeading, days_in_each
from missionrisk.reports.pictures.hours_on_duty import NO_HOURS, HoursOnDuty, Sort, in_hours
from missionrisk.reports.pictures.labels import in_table, shortened
from missionrisk.reports.pictures.model import Picture
from missionrisk.reports.pictures.people_in_need import PersonInNeed, people_in_need, taken_together

MOST_ROWS: Final = 15
MOST_TABLE_ROWS: Final = 60

_GRID_LEFT: Final = 206.0
_GRID_ROOM: Final = 424.0
_BESIDE: Final = 12.0
_TOTAL_WIDTH: Final = 112.0
_OPEN_END: Final = 26.0
"""The end of a total's bar that stands for any number of hours."""
_HEADINGS: Final = 58.0
_HEADING_ALONE: Final = 26.0
_ROW: Final = 50.0
_CELL: Final = 42.0
_SAMPLE: Final = 52.0
"""The width of what stands for all days where no duty is stated."""
_LONGEST_NAME: Final = 24
_LONGEST_LEVEL: Final = 32
_LONGEST_TIME: Final = 60


class Total(ReportModel):
    """All hours of a row together."""

    bar: tuple[Box, ...]
    hours: str
    open: str = Field(description="What is not known of them, if anything.")


class WithoutDays(ReportModel):
    """What stands in place of days where there are none to show."""

    sample: Box
    reason: str
    supervision: str = Field(description="What the plan says of supervision as a whole.")


class Row(ReportModel):
    """One person or group, or several that there is no room to draw."""

    y: float
    name: str
    level: str
    beyond_home: str = Field(description="That they do more than at home, if they do.")
    alone: bool = Field(description="Whether they surely lack supervision, at some time or altogether.")
    cells: tuple[Box, ...] = Field(description="Days without duty, and on days with it the hours of each sort.")
    without_days: WithoutDays | None
    total: Total | None


class SupervisionGrid(Picture):
    """People by day, with covered and uncovered hours."""

    height: float
    heading: str
    heading_y: float
    period: str = Field(description="The first and the last day shown.")
    columns: tuple[DayHeading, ...]
    total_x: float
    total_heading: tuple[str, str]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Box, str], ...]
    note: str = Field(description="How many there are for each licensed clinician.")
    note_y: float


def supervision_of(case: Case, _assessment: Assessment) -> SupervisionGrid | None:
    """The grid of supervision; None where the plan has nobody who needs it."""
    people = sorted(people_in_need(case), key=lambda person: person.rank)
    if not people:
        return None
    days = _days_shown(people, case)
    columns = DayColumns.over(*days, left=_GRID_LEFT, room=_GRID_ROOM) if days else None
    top = _HEADINGS if columns else _HEADING_ALONE
    shown = _at_most(people, MOST_ROWS)
    rows = tuple(_row(person, top + _ROW * n, columns) for n, person in enumerate(shown))
    below, note = top + _ROW * len(rows), _note(case)
    return SupervisionGrid(
        title=_("Supervision by day"),
        summary=" ".join(_sentences(people)),
        table=_table(people),
        height=below + (50 if note else 28),
        heading=_heading(columns),
        heading_y=top - (28 if columns else 11),
        period=_("{first} to {last}").format(first=short_day(days[0]), last=short_day(days[1])) if days else "",
        columns=tuple(columns.headings()) if columns else (),
        total_x=columns.right + _BESIDE if columns else 0,
        total_heading=(_("All hours"), _("covered of all")),
        rows=rows,
        legend=tuple(_legend(rows, below + 4)),
        note=note,
        note_y=below + 38,
    )


def _at_most(people: Sequence[PersonInNeed], most: int) -> Sequence[PersonInNeed]:
    """So many rows, the last of which stands for the rest where there are more."""
    if len(people) <= most:
        return people
    return [*people[: most - 1], taken_together(people[most - 1 :])]


def _days_shown(people: Sequence[PersonInNeed], case: Case) -> tuple[date, date] | None:
    """The first and the last day with duties; with the stay around them where that makes no day harder to see."""
    days = [day for person in people for day in person.days]
    if not days:
        return None
    first, last = min(days), max(days)
    stay = dates_of(Place(case.plan, "", final=False))
    if not isinstance(stay.arrival, Known) or not isinstance(stay.departure, Known):
        return first, last
    earliest, latest = min(first, stay.arrival.value), max(last, stay.departure.value)
    return (earliest, latest) if days_in_each(earliest, latest) == days_in_each(first, last) else (first, last)


# --- rows ---------------------------------------------------------------------------------------------------------


def _row(person: PersonInNeed, y: float, columns: DayColumns | None) -> Row:
    on_grid = columns is not None and bool(person.days)
    name = shortened(person.name, _LONGEST_NAME - len(person.count))
    return Row(
        y=y,
        name=f"{name} {person.count}".rstrip(),
        level=shortened(person.level, _LONGEST_LEVEL),
        beyond_home=person.beyond_home,
        alone=person.alone,
        cells=tuple(_cells(person, y, columns)) if columns and on_grid else (),
        without_days=None if on_grid else _without_days(person, y),
        total=_total(person, y, columns.right + _BESIDE) if columns and on_grid else None,
    )


def _cells(person: PersonInNeed, y: float, columns: DayColumns) -> Iterator[Box]:
    by_column: dict[int, HoursOnDuty] = {}
    for day, hours in person.days.items():
        column = columns.column_of(day)
        by_column[column] = by_column.get(column, NO_HOURS) + hours
    for column in range(columns.count):
        hours = by_column.get(column, NO_HOURS)
        x, width = columns.x(column), columns.width - BETWEEN
        if not hours.sorts:
            yield Box(x=x, y=y, width=width, height=_CELL, kind="no_duty")
            continue
        height = _CELL / len(hours.sorts)
        for n, sort in enumerate(hours.sorts):
            yield Box(x=x, y=y + n * height, width=width, height=height, kind=sort, label=hours.short_label(sort))


def _without_days(person: PersonInNeed, y: float) -> WithoutDays:
    if person.on_duty:
        reason = _("the days of their duties are not stated")
    elif person.open:
        reason = _("their duties are not stated")
    else:
        reason = _("in no duty of the schedule")
    kind = "unknown" if person.on_duty or person.open else "no_duty"
    sample = Box(x=_GRID_LEFT, y=y, width=_SAMPLE, height=_CELL, kind=kind)
    return WithoutDays(sample=sample, reason=reason, supervision=person.supervision)


def _total(person: PersonInNeed, y: float, x: float) -> Total:
    hours, endless = person.all_hours, math.isinf(person.not_known)
    amounts: dict[Sort, float] = {
        "covered": hours.of("covered"),
        "uncovered": hours.of("uncovered"),
        "unknown": hours.of("unknown") if endless else person.not_known,
    }
    everything = sum(amounts.values())
    every_hour = f"{in_hours(everything)}+" if endless else in_hours(everything)
    not_known = _("{hours} h not known").format(hours=in_hours(person.not_known)) if person.open and not endless else ""
    return Total(
        bar=tuple(_bar(amounts, everything, endless, y, x)),
        hours=_("{covered} of {all} h").format(covered=in_hours(amounts["covered"]), all=every_hour),
        open=_("more not stated") if endless else not_known,
    )


def _bar(amounts: dict[Sort, float], everything: float, endless: bool, y: float, x: float) -> Iterator[Box]:
    room = _TOTAL_WIDTH - _OPEN_END if endless and everything else _TOTAL_WIDTH
    for sort, amount in amounts.items():
        width = room * amount / everything if everything else 0.0
        if sort == "unknown" and endless:
            width += _OPEN_END if everything else _TOTAL_WIDTH
        if width:
            yield Box(x=x, y=y + 1, width=width, height=9, kind=sort)
        x += width


# --- words --------------------------------------------------------------------------------------------------------


def _heading(columns: DayColumns | None) -> str:
    if columns is None:
        return _("Hours on duty")
    if columns.days == 1:
        return _("Hours on duty, by day")
    return ngettext("Hours on duty, by {n} day", "Hours on duty, by {n} days", columns.days).format(n=columns.days)


def _sentences(people: Sequence[PersonInNeed]) -> Iterator[str]:
    hours = sum((person.all_hours for person in people), NO_HOURS)
    alone = sum(person.alone for person in people)
    if alone:
        yield ngettext(
            "The only person or group in need of supervision lacks it, at some time or altogether.",
            "{n} of {all} people or groups in need of supervision lack it, at some time or altogether.",
            len(people),
        ).format(n=alone, all=len(people))
    if hours.of("uncovered"):
        yield _("In {hours} hours of duty nobody is there who may supervise.").format(
            hours=in_hours(hours.of("uncovered"))
        )
    if not any(person.days for person in people) and any(person.open for person in people):
        yield _("The plan does not say on which days those in need of supervision are on duty.")
    elif not alone and any(person.open for person in people):
        yield _("For part of the hours it is not known whether somebody is there who may supervise.")
    elif not alone:
        yield _("Somebody who may supervise is there in all {hours} hours of duty.").format(
            hours=in_hours(hours.of("covered"))
        )


def _note(case: Case) -> str:
    """How many there are for each licensed clinician, as far as that is known."""
    ratio = next((cast(SupervisionRatio, fact) for fact in case.facts.of("supervision_ratio")), None)
    if ratio is None:
        return ""
    low, high = number_bounds(ratio.per_supervisor)
    when = value_of(ratio.when, "")
    if math.isinf(low):
        return _("No licensed clinician is listed beside them.")
    if math.isinf(high):
        return _("How many people without a licence there are for each licensed clinician is not stated.")
    if low < high:
        return _(
            "For each licensed clinician there are {low} to {high} people without a licence, as far as stated."
        ).format(low=f"{low:g}", high=f"{high:g}")
    if not when:
        return _("People without a licence for each licensed clinician: {n}.").format(n=f"{high:g}")
    return _("The most people without a licence for each licensed clinician: {n}, on {when}.").format(
        n=f"{high:g}", when=shortened(when, _LONGEST_TIME)
    )


def _legend(rows: Sequence[Row], y: float) -> Iterator[tuple[Box, str]]:
    drawn = {box.kind for row in rows for box in (*row.cells, *_samples(row))}
    words: tuple[tuple[Sort, str, float], ...] = (
        ("covered", _("somebody there may supervise"), 220),
        ("uncovered", _("nobody there may"), 150),
        ("unknown", _("not known or not stated"), 180),
    )
    x = 0.5
    for sort, text, room in words:
        if sort in drawn:
            yield Box(x=x, y=y, width=16, height=14, kind=sort), text
            x += room


def _samples(row: Row) -> tuple[Box, ...]:
    ends = row.total.bar if row.total else ()
    return (row.without_days.sample, *ends) if row.without_days else ends


# --- the table ----------------------------------------------------------------------------------------------------


def _table(people: Sequence[PersonInNeed]) -> Table:
    return Table(
        columns=(
            _("Who"),
            _("Profession and level"),
            _("Supervision"),
            _("Hours with somebody who may supervise"),
            _("Hours with nobody who may"),
            _("Hours not known"),
            _("First times with nobody"),
        ),
        rows=tuple(_table_row(person) for person in _at_most(people, MOST_TABLE_ROWS)),
    )


def _table_row(person: PersonInNeed) -> tuple[str, ...]:
    hours, not_stated = person.all_hours, _("not stated")
    counted = bool(person.days) or not person.open
    return (
        in_table(f"{person.name} {person.count}".rstrip()),
        in_table(", ".join(filter(None, (person.level, person.beyond_home)))),
        in_table(person.supervision),
        hours.label("covered") if counted else not_stated,
        hours.label("uncovered") if counted else not_stated,
        not_stated if math.isinf(person.not_known) else in_hours(person.not_known),
        in_table(person.first_gaps),
    )
