"""The model of the time line: all that its template needs."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from missionrisk.reports.base import ReportModel
from missionrisk.reports.pictures.boxes import Box
from missionrisk.reports.pictures.model import Picture
from missionrisk.reports.pictures.timeline.events import Shape, Tone

WIDTH: Final = 760.0
LABEL_X: Final = 10.0
LEFT: Final = 200.0
"""Where the axis begins."""
RIGHT: Final = 750.0
"""Where it ends."""
LETTER: Final = 5.8
"""How broad an average letter is in the drawing."""

BarKind = Literal["solid", "empty", "hatched", "line", "dashed"]


class TimeTick(ReportModel):
    """A label on the axis."""

    x: float
    label: str


class TimePanel(ReportModel):
    """A part of the axis with a scale of its own."""

    title: str
    x: float
    width: float
    edges: str = Field(description="The lines at both sides of the stay, as the data of a path; of others none.")
    headings: tuple[TimeTick, ...]
    ticks: tuple[TimeTick, ...]


class Bar(Box):
    """A stretch of time: solid where it is sure, empty where nobody is there, hatched where it is not exactly known."""

    kind: BarKind
    tone: Tone


class Mark(ReportModel):
    """A sign on one day."""

    shape: Shape | Literal["earlier", "later"]
    tone: Tone
    x: float
    y: float


class Note(ReportModel):
    """How something stands, beside its bars."""

    x: float
    text: str


class TimeRow(ReportModel):
    """One thing that has its time."""

    label: str
    y: float
    note: Note | None
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class TimeLane(ReportModel):
    """Things of one kind."""

    title: str
    y: float
    rows: tuple[TimeRow, ...]


class LegendEntry(ReportModel):
    """What a bar or a sign means."""

    x: float
    y: float
    label: str
    bar: Bar | None = None
    mark: Mark | None = None


class Today(ReportModel):
    """The day of the assessment."""

    x: float
    label: str
    anchor: Literal["start", "end"]
    line: str = Field(description="The line down through the rows, as the data of a path; it spares the notes.")


class Timeline(Picture):
    """The mission's time, from what has to be asked for to the last review."""

    height: float
    bottom: float
    label_x: float = LABEL_X
    panels: tuple[TimePanel, ...]
    today: Today
    lanes: tuple[TimeLane, ...]
    legend: tuple[LegendEntry, ...]
