"""Assessments that the formats are tried on."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import missionrisk as mr
from missionrisk.judgement.assessment import RuleOutcomes
from tests.judgement.small import assess
from tests.reports.harmful import HARMFUL
from tests.reports.strangers import HOSTILE, plan_that_says

EXAMPLES: Final = Path(__file__).parents[3] / "plan_examples"
EXAMPLE_NAMES: Final = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
ON: Final = date(2026, 11, 22)

STRANGE: Final = (
    *HOSTILE,
    '=HYPERLINK("http://x.example","a")',
    "  @SUM(1+9)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r\n+1",
    "\uff1d1+1",
    "\u200b-2+3",
    "x;=1+1",
    'x;"=1+1',
    "'=1+1",
    "::error::x",
    "x\n::stop-commands::x",
    "x%0A::error::x",
    "##[error]x ##vso[task.setvariable]",
    "a, title=b: c",
    "]]><failure/>",
    "\x00\x0b\ufffe\uffff",
    "\\n\\, ; BEGIN:VEVENT",
    "x\r\nBEGIN:VALARM",
    "{0} {{1}} [a](1)",
)
"""What strangers write to steer a page, a spreadsheet, a code host or a calendar."""


@cache
def example(name: str) -> mr.Assessment:
    """The assessment of an example by the real catalogue, as read from the repository's folder."""
    file = EXAMPLES / f"{name}.yaml"
    return mr.assess(mr.parse_plan(file.read_bytes(), name=f"plan_examples/{file.name}"), on=ON)


@cache
def harmful() -> mr.Assessment:
    """A small assessment with findings, an undecided rule and a file with lines."""
    return assess(HARMFUL)


@cache
def failed() -> mr.Assessment:
    """The same, but that one check failed."""
    assessment = harmful()
    outcomes = {**assessment.outcomes, "JU-01": RuleOutcomes(error=("mission",), failure="no such field")}
    counts = assessment.counts.model_copy(update={"error": 1})
    return assessment.model_copy(update={"outcomes": outcomes, "counts": counts})


@cache
def strange(text: str) -> mr.Assessment:
    """An assessment whose title, findings, questions and file all bear the text."""
    assessment = assess(plan_that_says(text))
    source = assessment.provenance.model_copy(update={"source": f"{text}.yaml"})
    failure = RuleOutcomes(error=("mission",), failure=text)
    return assessment.model_copy(update={"provenance": source, "outcomes": {**assessment.outcomes, "JU-99": failure}})
