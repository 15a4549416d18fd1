"""Medicines: days covered against days needed, what is left of the shelf life, and whether lists have them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pydantic import Field

from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import ngettext
from missionrisk.reports.base import ReportModel, Table
from missionrisk.reports.pictures.boxes import Box
from missionrisk.reports.pictures.days_covered import DaysCovered, Tone
from missionrisk.reports.pictures.each_medicine import ListStatus, Medicine, medicines_in
from missionrisk.reports.pictures.labels import in_table, shortened
from missionrisk.reports.pictures.model import Picture
from missionrisk.reports.pictures.shelf_life_left import ShelfLifeLeft

MOST_ROWS: Final = 16
MOST_TABLE_ROWS: Final = 60
MOST_SENTENCES: Final = 3

_TOP: Final = 58.0
_ROW: Final = 48.0
_BAR_Y: Final = 7.0
_BAR: Final = 12.0
_DAYS_LEFT: Final = 190.0
_DAYS_WIDTH: Final = 252.0
_FOR_GOOD: Final = 30.0
"""The end of the axis of days, for treatment that goes on."""
_MOST_DAYS: Final = 180.0
_TICKS: Final = (1, 2, 5, 10, 15, 30, 60, 90)
_MOST_TICKS: Final = 5
_SHELF_LEFT: Final = 474.0
_SHELF_WIDTH: Final = 146.0
_SHELF_MONTHS: Final = 24.0
_LISTS_LEFT: Final = 634.0
_NATIONAL_X: Final = 657.0
_WHO_X: Final = 727.0
_LONGEST_NAME: Final = 23
_LONGEST_DETAIL: Final = 30
_LONGEST_DAYS: Final = 45
_LONGEST_SHELF: Final = 27


class Bar(Box):
    """A stretch of time."""

    without_end: bool = Field(False, description="Whether it goes on for good.")
    cut: bool = Field(False, description="Whether it is longer than the axis.")


class Listing(ReportModel):
    """Whether a list of essential medicines has it."""

    x: float
    status: ListStatus
    tone: str
    words: str


class Row(ReportModel):
    """One medicine, or several that there is no room to draw."""

    y: float
    name: str
    detail: str
    detail_tone: str
    days: tuple[Bar, ...]
    days_mark: float | None = Field(description="The first local visit, or the end of the course.")
    days_words: str
    days_tone: str
    shelf: tuple[Bar, ...]
    shelf_mark: float | None = Field(description="What is asked of stock that stays.")
    shelf_words: str
    shelf_tone: str
    listings: tuple[Listing, ...]


class Tick(ReportModel):
    """A number on an axis."""

    x: float
    label: str


class Medicines(Picture):
    """A row for each medicine."""

    height: float
    headings: tuple[tuple[float, str], ...]
    lists: tuple[tuple[float, str], ...]
    days_ticks: tuple[Tick, ...]
    shelf_ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Box, str], ...]


def medicines_of(case: Case, _assessment: Assessment) -> Medicines | None:
    """The picture of the medicines; None where the plan has none."""
    medicines = sorted(medicines_in(case), key=lambda medicine: medicine.rank)
    if not medicines:
        return None
    drawn = medicines if len(medicines) <= MOST_ROWS else medicines[: MOST_ROWS - 1]
    axis = _Axis.for_all(drawn)
    rows = [_row(medicine, _TOP + _ROW * n, axis) for n, medicine in enumerate(drawn)]
    if len(drawn) < len(medicines):
        rows.append(_row_of_rest(medicines[len(drawn) :], _TOP + _ROW * len(drawn)))
    below = _TOP + _ROW * len(rows)
    return Medicines(
        title=_("Medicines: how long they last"),
        summary=" ".join(islice(_sentences(medicines), MOST_SENTENCES)),
        table=_table(medicines),
        height=below + 28,
        headings=(
            (0, _("Medicine")),
            (_DAYS_LEFT, _("Days for each patient")),
            (_SHELF_LEFT, _("Shelf life on arrival")),
            (_LISTS_LEFT, _("Listed")),
        ),
        lists=((_NATIONAL_X, _("nationally")), (_WHO_X, _("by WHO"))),
        days_ticks=tuple(axis.ticks()),
        shelf_ticks=tuple(_shelf_ticks()),
        rows=tuple(rows),
        legend=tuple(_legend(rows, below + 5)),
    )


# --- rows ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Axis:
    """Days from the handing out; with room at its end where a treatment goes on."""

    days: float
    endless: bool

    @classmethod
    def for_all(cls, medicines: Sequence[Medicine]) -> _Axis:
        ends = [stretch.last for medicine in medicines for stretch in medicine.days.stretches]
        marks = [medicine.days.needed_until for medicine in medicines if medicine.days.needed_until is not None]
        longest = max((end for end in (*ends, *marks) if not math.isinf(end)), default=0.0)
        return cls(min(longest, _MOST_DAYS), any(map(math.isinf, ends)))

    @property
    def width(self) -> float:
        return _DAYS_WIDTH - _FOR_GOOD if self.endless else _DAYS_WIDTH

    def x(self, day: float) -> float:
        if math.isinf(day):
            return _DAYS_LEFT + _DAYS_WIDTH
        return _DAYS_LEFT + (self.width * min(day, self.days) / self.days if self.days else 0.0)

    def ticks(self) -> Iterator[Tick]:
        if not self.days:
            return
        step = next((step for step in _TICKS if self.days / step <= _MOST_TICKS), _TICKS[-1])
        for day in range(0, int(self.days) + 1, step):
            yield Tick(x=self.x(day), label=str(day))


def _row(medicine: Medicine, y: float, axis: _Axis) -> Row:
    days, shelf = medicine.days, medicine.shelf
    return Row(
        y=y,
        name=shortened(medicine.name, _LONGEST_NAME),
        detail=shortened(medicine.detail, _LONGEST_DETAIL),
        detail_tone="high" if medicine.stock_is_short else "quiet",
        days=tuple(_days_bars(days, y, axis)),
        days_mark=None if days.needed_until is None else axis.x(days.needed_until),
        days_words=shortened(days.words, _LONGEST_DAYS),
        days_tone=_tone_of_words(days.tone),
        shelf=tuple(_shelf_bars(shelf, y)),
        shelf_mark=None if shelf.asked is None else _shelf_x(shelf.asked),
        shelf_words=shortened(shelf.words, _LONGEST_SHELF),
        shelf_tone=_tone_of_words(shelf.tone),
        listings=(
            _listing(medicine.national, _NATIONAL_X, "moderate"),
            _listing(medicine.who, _WHO_X, "low"),
        ),
    )


def _days_bars(days: DaysCovered, y: float, axis: _Axis) -> Iterator[Bar]:
    for stretch in days.stretches:
        first, last = axis.x(stretch.first), axis.x(stretch.last)
        if first < last:
            without_end = math.isinf(stretch.last)
            yield Bar(
                x=first,
                y=y + _BAR_Y,
                width=last - first,
                height=_BAR,
                kind=stretch.kind,
                without_end=without_end,
                cut=stretch.last > axis.days and not without_end,
            )


def _shelf_bars(shelf: ShelfLifeLeft, y: float) -> Iterator[Bar]:
    if shelf.months is None:
        yield Bar(x=_SHELF_LEFT, y=y + _BAR_Y, width=_SHELF_WIDTH, height=_BAR, kind="unknown")
        return
    least, most = shelf.months
    kind = {"good": "covered", "unknown": "open"}.get(shelf.tone, shelf.tone)
    for first, last, look in ((0.0, least, kind), (max(least, 0.0), most, "unknown")):
        x, end = _shelf_x(first), _shelf_x(last)
        if x < end:
            cut = last > _SHELF_MONTHS
            yield Bar(x=x, y=y + _BAR_Y, width=end - x, height=_BAR, kind=look, cut=cut)


def _shelf_x(months: float) -> float:
    return _SHELF_LEFT + _SHELF_WIDTH * min(max(months, 0.0), _SHELF_MONTHS) / _SHELF_MONTHS


def _shelf_ticks() -> Iterator[Tick]:
    for months in (0, 6, 12, 18):
        yield Tick(x=_shelf_x(months), label=str(months))


def _tone_of_words(tone: Tone) -> str:
    return tone if tone in ("high", "moderate") else "quiet"


def _listing(status: ListStatus, x: float, tone_if_not: str) -> Listing:
    tones: Mapping[ListStatus, str] = {"listed": "good", "not_listed": tone_if_not, "reason_given": "low"}
    return Listing(x=x, status=status, tone=tones.get(status, "unknown"), words=_status_in_words(status))


def _status_in_words(status: ListStatus) -> str:
    return {
        "listed": _("on it"),
        "not_listed": _("not on it"),
        "reason_given": _("reason given"),
        "unknown": _("not stated"),
    }[status]


def _row_of_rest(rest: Sequence[Medicine], y: float) -> Row:
    """Those that there is no room to draw."""
    short, unclear = sum(m.does_not_last for m in rest), sum(m.days.tone == "unknown" for m in rest)
    early = sum(m.shelf.tone in ("high", "moderate") for m in rest)
    unknown_shelf = sum(m.shelf.tone == "unknown" for m in rest)
    return Row(
        y=y,
        name=ngettext("{n} more", "{n} more", len(rest)).format(n=len(rest)),
        detail="",
        detail_tone="quiet",
        days=(),
        days_mark=None,
        days_words=_("do not last: {short}; not known: {unclear}").format(short=short, unclear=unclear),
        days_tone="high" if short else "quiet",
        shelf=(),
        shelf_mark=None,
        shelf_words=_("too short: {early}; not known: {unclear}").format(early=early, unclear=unknown_shelf),
        shelf_tone="moderate" if early else "quiet",
        listings=(),
    )


def _legend(rows: Sequence[Row], y: float) -> Iterator[tuple[Box, str]]:
    drawn = {bar.kind for row in rows for bar in (*row.days, *row.shelf)}
    if any(row.days_mark is not None or row.shelf_mark is not None for row in rows):
        drawn.add("mark")
    words = (
        ("covered", _("covered"), 100),
        ("gap", _("needed and not covered"), 180),
        ("unknown", _("not known or not stated"), 184),
        ("mark", _("needed, or asked, up to here"), 200),
    )
    x = 0.5
    for kind, text, room in words:
        if kind in drawn:
            yield Box(x=x, y=y, width=16, height=_BAR, kind=kind), text
            x += room


# --- words --------------------------------------------------------------------------------------------------------


def _sentences(medicines: Sequence[Medicine]) -> Iterator[str]:
    everything = len(medicines)
    short = sum(medicine.does_not_last for medicine in medicines)
    unclear = sum(medicine.days.tone == "unknown" for medicine in medicines)
    early = sum(medicine.shelf.tone in ("high", "moderate") for medicine in medicines)
    undated = sum(medicine.shelf.tone == "unknown" for medicine in medicines)
    unlisted = sum(medicine.national == "not_listed" for medicine in medicines)
    if short:
        yield ngettext(
            "{n} of {all} medicines does not last as long as patients need it.",
            "{n} of {all} medicines do not last as long as patients need them.",
            short,
        ).format(n=short, all=everything)
    if unclear:
        yield ngettext(
            "Of {n} of {all} it is not known whether it does.",
            "Of {n} of {all} it is not known whether they do.",
            unclear,
        ).format(n=unclear, all=everything)
    if early:
        yield ngettext(
            "{n} of {all} has a shelf life that is too short.",
            "{n} of {all} have a shelf life that is too short.",
            early,
        ).format(n=early, all=everything)
    if undated:
        yield ngettext(
            "Of {n} of {all} the plan does not say whether it expires too early.",
            "Of {n} of {all} the plan does not say whether they expire too early.",
            undated,
        ).format(n=undated, all=everything)
    if unlisted:
        yield ngettext(
            "{n} of {all} is not on the national list, and no reason is given.",
            "{n} of {all} are not on the national list, and no reason is given.",
            unlisted,
        ).format(n=unlisted, all=everything)
    if not (short or unclear or early or undated):
        yield ngettext(
            "The only medicine of the plan lasts as long as it is needed, as far as is stated.",
            "The {n} medicines of the plan last as long as they are needed, as far as is stated.",
            everything,
        ).format(n=everything)


# --- the table ----------------------------------------------------------------------------------------------------


def _table(medicines: Sequence[Medicine]) -> Table:
    drawn = medicines if len(medicines) <= MOST_TABLE_ROWS else medicines[: MOST_TABLE_ROWS - 1]
    rows = [_table_row(medicine) for medicine in drawn]
    if len(drawn) < len(medicines):
        rest = _row_of_rest(medicines[len(drawn) :], 0)
        rows.append((rest.name, "", "", rest.days_words, rest.shelf_words, "", ""))
    return Table(
        columns=(
            _("Medicine"),
            _("Id"),
            _("For whom, or what it is"),
            _("Days for each patient"),
            _("Shelf life on arrival"),
            _("National list"),
            _("WHO list"),
        ),
        rows=tuple(rows),
    )


def _table_row(medicine: Medicine) -> tuple[str, ...]:
    return (
        in_table(medicine.name),
        in_table(medicine.id),
        in_table(medicine.detail),
        medicine.days.words,
        medicine.shelf.words,
        _status_in_words(medicine.national),
        in_table(medicine.who_listing) or _status_in_words(medicine.who),
    )
