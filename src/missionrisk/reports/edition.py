"""An edition: an assessment as one reader is to have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from missionrisk.judgement.assessment import Assessment
from missionrisk.judgement.case import Case
from missionrisk.reports.report.build import report_of
from missionrisk.reports.report.model import Report

Reader = Literal["planner", "committee", "host", "host-form"]
"""Whom an edition is for. Trainees have answers of their own."""


@dataclass(frozen=True)
class Edition:
    """What a layout is made from.

    `case` is the decided plan: with it there are pictures of the plan. `names` shows personal fields. `templates` is a
    folder with templates of the reader's own. `in_full` leaves nothing out of the text, and `all_questions` no
    question.
    """

    assessment: Assessment
    case: Case | None = None
    reader: Reader = "planner"
    names: bool = False
    templates: Path | None = None
    in_full: bool = False
    all_questions: bool = False

    @cached_property
    def report(self) -> Report:
        """What a planner or a committee is told, built once for all layouts."""
        return report_of(
            self.assessment,
            self.case,
            reader="committee" if self.reader == "committee" else "planner",
            names=self.names,
        )
