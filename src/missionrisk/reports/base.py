"""What everything in a report is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class ReportModel(BaseModel):
    """Base of everything in a report."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Table(ReportModel):
    """Words in rows and columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
