"""The assessment as workflow commands, which GitHub shows beside the lines of the plan.

What a plan says stands within one command: its line breaks, and in properties its colons and commas, are escaped as
GitHub documents it, and no line begins with a plan's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from missionrisk.catalogue.rules import Severity
from missionrisk.judgement.assessment import Action, Assessment, Finding, Question
from missionrisk.judgement.chosen_actions import chosen_actions
from missionrisk.judgement.topics import FIRST_SCREEN
from missionrisk.language import gettext as _
from missionrisk.language import ngettext, plain
from missionrisk.reports.formats.places import file_of, place_of
from missionrisk.reports.formats.remedies import in_words
from missionrisk.reports.pictures.labels import shortened
from missionrisk.reports.safe_text import visible

_Level = Literal["error", "warning", "notice"]

_LEVELS: Final[dict[Severity, _Level]] = {
    "critical": "error",
    "high": "error",
    "moderate": "warning",
    "low": "notice",
}
_MOST: Final = 4
"""How many reasons, and parts of a question, are told before the rest is counted."""

_LONGEST_TITLE: Final = 200  # GitHub takes 255 characters.
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})

# Runners also read commands of an older form, ##[command], wherever they stand in a line.
_OLD_COMMAND: Final = re.compile("#(?=#)")


def render_github(assessment: Assessment) -> str:
    """The verdict, all findings and failures and the first questions, one command a line."""
    return "".join(f"{command}\n" for command in _commands(assessment))


def _commands(assessment: Assessment) -> Iterator[str]:
    file = file_of(assessment)
    verdict = assessment.verdict
    title = _("Verdict: {verdict}").format(verdict=plain(verdict.decision))
    yield _command("notice", title, _first(verdict.reasons), file)
    for rule, found in sorted(assessment.outcomes.items()):
        if found.failure is not None:
            yield _command("error", _("The check {rule} failed").format(rule=rule), [found.failure], file)
    chosen = chosen_actions(assessment.findings)
    yield from (_finding(finding, chosen[finding.id], file) for finding in assessment.findings)
    yield from (_question(question, file) for question in assessment.questions[:FIRST_SCREEN])
    more = len(assessment.questions) - FIRST_SCREEN
    if more > 0:
        text = ngettext("{n} more question is open.", "{n} more questions are open.", more).format(n=more)
        yield _command("notice", _("Questions"), [text], file)


def _finding(finding: Finding, action: Action, file: str | None) -> str:
    place = place_of(finding)
    return _command(
        _LEVELS[finding.severity],
        f"{finding.title} ({finding.id})",
        [finding.message, in_words(action)],
        file,
        line=place.line if place else None,
        column=place.column if place else None,
    )


def _question(question: Question, file: str | None) -> str:
    asked = f"{question.text} ({question.path})"
    parts = _first([f"- {part.text} ({part.path})" for part in question.parts])
    return _command("notice", _("Question"), [asked, *parts], file, line=question.line)


def _first(texts: Sequence[str]) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(texts) - _MOST
    return [*texts[:_MOST], *([ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else [])]


def _command(
    level: _Level,
    title: str,
    paragraphs: Sequence[str],
    file: str | None,
    *,
    line: int | None = None,
    column: int | None = None,
) -> str:
    in_file = {"line": line, "col": column} if file else {}
    properties = {"file": file, **in_file, "title": shortened(title, _LONGEST_TITLE)}
    stated = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items() if value)
    return f"::{level} {stated}::{'%0A'.join(_escaped(text, _DATA) for text in paragraphs)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return _OLD_COMMAND.sub("# ", visible(text)).translate(escapes)
