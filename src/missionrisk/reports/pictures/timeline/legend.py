"""What the signs and bars of the time line mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from missionrisk.language import gettext as _
from missionrisk.language import to_translate
from missionrisk.reports.pictures.calendar_words import OPEN
from missionrisk.reports.pictures.timeline.bars import bar_between
from missionrisk.reports.pictures.timeline.events import Stretch
from missionrisk.reports.pictures.timeline.model import (
    LABEL_X,
    LETTER,
    WIDTH,
    Bar,
    LegendEntry,
    Mark,
    TimeLane,
)

_LEGEND_ROW: Final = 18.0
_BETWEEN: Final = 34.0

_SIGNS: Final[Mapping[str, str]] = {
    "deadline": to_translate("last day to begin"),
    "given": to_translate("given"),
    "missed": to_translate("too late, or nobody"),
    "day": to_translate("day with sessions"),
    "end": to_translate("supply ends"),
    "visit": to_translate("first local visit"),
}

_KINDS: Final[Mapping[str, str]] = {
    "empty": to_translate("nobody, or nothing left"),
    "hatched": to_translate("not stated, or not to the day"),
    "dashed": to_translate("not stated, or not to the day"),
}


def legend_of(lanes: Sequence[TimeLane], bottom: float) -> Iterator[LegendEntry]:
    """What the signs mean that are drawn, in lines of as many as have room."""
    x, y = LABEL_X + 4, bottom + _LEGEND_ROW
    told = set()
    rows = [row for lane in lanes for row in lane.rows]
    found: list[tuple[str, Bar | Mark]] = [
        (_SIGNS[mark.shape], mark) for row in rows for mark in row.marks if mark.shape in _SIGNS
    ]
    found += [(_KINDS[bar.kind], bar) for row in rows for bar in row.bars if bar.kind in _KINDS]
    for words, drawn in found:
        if words in told:
            continue
        told.add(words)
        label = _(words)
        width = _BETWEEN + len(label) * LETTER
        if x + width > WIDTH:
            x, y = LABEL_X + 4, y + _LEGEND_ROW
        if isinstance(drawn, Mark):
            yield LegendEntry(x=x + 16, y=y, label=label, mark=drawn.model_copy(update={"x": x + 6, "y": y}))
        else:
            sample = next(bar_between(x - 2, x + 12, Stretch(OPEN, OPEN, drawn.tone), y, sure=drawn.kind == "empty"))
            yield LegendEntry(x=x + 16, y=y, label=label, bar=sample)
        x += width
