"""The drawing of the time line: where everything stands, in units of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Literal

from missionrisk.facts.knowledge import LONG_AGO, NEVER
from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.reports.pictures.calendar_words import short_day
from missionrisk.reports.pictures.labels import shortened
from missionrisk.reports.pictures.timeline.axis import Axis, Panel, axis_of
from missionrisk.reports.pictures.timeline.bars import bars_of, marks_of
from missionrisk.reports.pictures.timeline.events import Event, EventLane
from missionrisk.reports.pictures.timeline.lanes import lanes_of
from missionrisk.reports.pictures.timeline.legend import legend_of
from missionrisk.reports.pictures.timeline.model import (
    LABEL_X,
    LEFT,
    LETTER,
    RIGHT,
    Bar,
    Mark,
    Note,
    TimeLane,
    Timeline,
    TimePanel,
    TimeRow,
    TimeTick,
    Today,
)
from missionrisk.reports.pictures.timeline.stay import stay_of
from missionrisk.reports.pictures.timeline.summing_up import at_most
from missionrisk.reports.pictures.timeline.telling import summary_of, table_of

_AXIS_Y: Final = 49.0
_TOP: Final = 74.0
_LANE_HEAD: Final = 24.0
_ROW: Final = 18.0
_LANE_FOOT: Final = 5.0

_ROWS: Final = {"stay": 4, "approvals": 8, "follow_up": 9, "supplies": 7, "visits": 4}
"""At most so many rows are drawn in each lane, and one that sums up the rest."""

_LEASTLETTERS: Final = 8
"""A note that is cut to fewer letters says nothing."""

_PANEL_TITLES: Final = {
    "before": to_translate("Before"),
    "stay": to_translate("The stay"),
    "after": to_translate("Afterwards"),
    "all": "",
}


def timeline_of(case: Case, _assessment: Assessment) -> Timeline | None:
    """The picture; None where the plan states no date."""
    lanes = lanes_of(case)
    days = [day for lane in lanes for event in lane.events for day in event.days]
    stay = stay_of(case)
    if stay is None and all(day in (LONG_AGO, NEVER) for day in days):
        return None
    reached = [day for lane in lanes for event in lane.events if event.stretches_axis for day in event.days]
    axis = axis_of(stay, [case.on, *reached], LEFT, RIGHT)
    drawn = tuple(_drawn(lanes, axis))
    bottom = drawn[-1].rows[-1].y + _ROW / 2 + _LANE_FOOT if drawn else _TOP
    legend = tuple(legend_of(drawn, bottom))
    return Timeline(
        title=_("Time line"),
        summary=" ".join(summary_of(lanes)),
        table=table_of(lanes, case.on),
        height=(legend[-1].y if legend else bottom) + 12,
        bottom=bottom,
        panels=tuple(_panel(panel, drawn, bottom) for panel in axis.panels),
        today=_today(case.on, axis, drawn, bottom),
        lanes=drawn,
        legend=legend,
    )


# --- the axis -----------------------------------------------------------------------------------------------------


def _panel(panel: Panel, lanes: Sequence[TimeLane], bottom: float) -> TimePanel:
    sides = (panel.left, panel.right) if panel.name == "stay" else ()
    return TimePanel(
        title=_(_PANEL_TITLES[panel.name]),
        x=panel.left,
        width=panel.width,
        edges="".join(_line_down(x, 0, bottom, lanes) for x in sides),
        headings=tuple(TimeTick(x=tick.x, label=tick.label) for tick in panel.headings),
        ticks=tuple(TimeTick(x=tick.x, label=tick.label) for tick in panel.ticks),
    )


def _today(on: date, axis: Axis, lanes: Iterable[TimeLane], bottom: float) -> Today:
    x = axis.middle_of(on)
    label = _("today, {day}").format(day=short_day(on))
    anchor: Literal["start", "end"] = "start" if x < (LEFT + RIGHT) / 2 else "end"
    return Today(x=x, label=label, anchor=anchor, line=_line_down(x, _AXIS_Y, bottom, lanes))


def _line_down(x: float, top: float, bottom: float, lanes: Iterable[TimeLane]) -> str:
    """A line through the rows, as the data of a path, which leaves out those whose note it would cross."""
    line = ""
    for row in (row for lane in lanes for row in lane.rows if row.note and _covers(row.note, x)):
        line += f"M{x} {top}V{row.y - _ROW / 2 + 1}"
        top = row.y + _ROW / 2 - 1
    return f"{line}M{x} {top}V{bottom}"


def _covers(note: Note, x: float) -> bool:
    return note.x - 2 <= x <= note.x + len(note.text) * LETTER


# --- lanes and rows -----------------------------------------------------------------------------------------------


def _drawn(lanes: Iterable[EventLane], axis: Axis) -> Iterator[TimeLane]:
    y = _TOP
    for lane in lanes:
        events = at_most(lane.events, _ROWS[lane.name])
        first = y + _LANE_HEAD + _ROW / 2
        rows = tuple(_row(event, first + position * _ROW, axis) for position, event in enumerate(events))
        yield TimeLane(title=lane.title, y=y + _LANE_HEAD - 7, rows=rows)
        y += _LANE_HEAD + len(rows) * _ROW + _LANE_FOOT


def _row(event: Event, y: float, axis: Axis) -> TimeRow:
    bars = tuple(bar for stretch in event.stretches for bar in bars_of(stretch, y, axis))
    marks = tuple(marks_of(event, y, axis))
    return TimeRow(
        label=shortened(event.label, int((LEFT - LABEL_X - 8) / LETTER)),
        y=y,
        note=_note(event.note, bars, marks),
        bars=bars,
        marks=marks,
    )


def _note(text: str, bars: Sequence[Bar], marks: Sequence[Mark]) -> Note | None:
    """The text on that side of the bars where it has room."""
    start = min([bar.x for bar in bars] + [mark.x - 5 for mark in marks], default=LEFT)
    end = max([bar.x + bar.width for bar in bars] + [mark.x + 5 for mark in marks], default=LEFT)
    before, behind = start - LEFT - 10, RIGHT - end - 8
    letters = int(max(before, behind) / LETTER)
    if not text or letters < _LEASTLETTERS:
        return None
    return Note(x=LEFT + 6 if before > behind else round(end + 8, 1), text=shortened(text, letters))
