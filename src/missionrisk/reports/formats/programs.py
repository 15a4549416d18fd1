"""Formats for programs: made from the assessment alone."""

from __future__ import annotations

from missionrisk.reports.edition import Edition


def render_json(edition: Edition) -> str:
    """The assessment as indented JSON that `Assessment.model_validate_json` reads back."""
    return edition.assessment.model_dump_json(indent=2) + "\n"


def render_csv(edition: Edition) -> str:
    """Findings and questions as one table."""
    from missionrisk.reports.formats.csv_table import render_csv

    return render_csv(edition.assessment)


def render_sarif(edition: Edition) -> str:
    """Findings and questions for code hosts, as SARIF 2.1.0."""
    from missionrisk.reports.formats.sarif import render_sarif

    return render_sarif(edition.assessment)


def render_junit(edition: Edition) -> str:
    """Outcomes as test cases, as JUnit XML."""
    from missionrisk.reports.formats.junit import render_junit

    return render_junit(edition.assessment)


def render_github(edition: Edition) -> str:
    """Findings as annotations of a run on GitHub."""
    from missionrisk.reports.formats.github import render_github

    return render_github(edition.assessment)


def render_ics(edition: Edition) -> str:
    """The deadlines as a calendar."""
    from missionrisk.reports.formats.calendar import render_ics

    return render_ics(edition.assessment)
