"""What every picture has: a title, its message in one sentence, and the same in a table for who cannot see it."""

from __future__ import annotations

from pydantic import Field

from missionrisk.reports.base import ReportModel, Table


class Picture(ReportModel):
    """Something to look at, with the words that stand for it."""

    title: str = Field(description="What it shows.")
    summary: str = Field(description="What is to be seen in it, in one or two sentences.")
    table: Table = Field(description="The same in words, for who cannot see it and for layouts without pictures.")
