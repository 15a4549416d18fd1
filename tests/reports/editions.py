"""Editions of the example plans, for tests of layouts."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from missionrisk import Assessor
from missionrisk.intake import load_plan
from missionrisk.reports import Edition
from missionrisk.reports.edition import Reader

ON: Final = date(2026, 11, 22)
EXAMPLES: Final = sorted((Path(__file__).parents[2] / "plan_examples").glob("*.yaml"))


@lru_cache(maxsize=1)
def assessor() -> Assessor:
    """The whole catalogue, built once."""
    return Assessor(engine="reference")


@lru_cache(maxsize=32)
def edition(example: str, reader: Reader = "planner") -> Edition:
    """An example as a reader gets it."""
    (path,) = (path for path in EXAMPLES if path.stem == example)
    case = assessor().decide(load_plan(path), on=ON)
    return Edition(assessor().judge(case), case, reader=reader)
