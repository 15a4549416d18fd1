"""An assessment in a notebook: the verdict, the numbers and the gravest findings, on half a screen."""

from __future__ import annotations

from typing import Final

from missionrisk.judgement.assessment import Assessment
from missionrisk.language import language_of, speaking
from missionrisk.reports.report.action_plan import action_plan_of
from missionrisk.reports.report.checked import numbers_of
from missionrisk.reports.report.verdict import verdict_in_words
from missionrisk.reports.templates import html_page

MOST_FINDINGS: Final = 5


def notebook_html(assessment: Assessment) -> str:
    """A fragment of HTML that brings its own looks and disturbs nothing around it."""
    with speaking(language_of(assessment.language)):
        return html_page(
            "notebook.html.j2",
            title=assessment.title,
            verdict=verdict_in_words(assessment, action_plan_of(assessment)),
            numbers=numbers_of(assessment),
            findings=assessment.findings[:MOST_FINDINGS],
            further=max(0, len(assessment.findings) - MOST_FINDINGS),
            questions=len(assessment.questions),
        )
