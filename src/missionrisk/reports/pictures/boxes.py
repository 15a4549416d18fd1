"""Boxes with a meaning: the filled, and the hatched ones of what was not stated."""

from __future__ import annotations

from pydantic import Field

from missionrisk.reports.base import ReportModel

_STEP = 6.0
"""The distance of the lines of a hatching along the edges of its box."""


class Box(ReportModel):
    """A rectangle, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    kind: str = Field(description="What it stands for, in a word that the template gives a look.")
    label: str = Field("", description="What is written in it.")

    @property
    def middle(self) -> float:
        """Half way from left to right."""
        return self.x + self.width / 2

    @property
    def baseline(self) -> float:
        """Where a line of text of 12 units stands so that it is half way from top to bottom."""
        return self.y + self.height / 2 + 4.2

    @property
    def hatching(self) -> str:
        """Slanted lines that fill it, as the data of a path."""
        lines = []
        for n in range(1, int((self.width + self.height) / _STEP) + 1):
            along = n * _STEP
            left, low = max(0.0, along - self.height), min(along, self.height)
            right, high = min(along, self.width), max(0.0, along - self.width)
            lines.append(f"M{self.x + left:g} {self.y + low:g}L{self.x + right:g} {self.y + high:g}")
        return "".join(lines)
