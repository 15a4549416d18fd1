"""Writes docs/case-study.md: `python -m case_study`."""

from __future__ import annotations

from case_study.cases import published_cases
from case_study.page import PAGE, render
from case_study.score import scores
from missionrisk.assess import Assessor

PAGE.write_text(render(scores(published_cases(), Assessor())), encoding="utf-8")
