"""Workflow commands: one a line, read as a runner reads them, and none that a plan begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from missionrisk import Assessment
from missionrisk.reports.formats.github import render_github
from missionrisk.reports.safe_text import visible
from tests.judgement.small import assess
from tests.reports.formats.assessments import EXAMPLE_NAMES, STRANGE, example, failed, harmful, strange


@dataclass(frozen=True)
class Command:
    """A command as a runner understands it."""

    level: str
    properties: dict[str, str]
    message: str


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(assessment: Assessment) -> list[Command]:
    lines = re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", render_github(assessment))
    assert lines.pop() == ""
    read = []
    for line in lines:
        assert line.startswith("::")
        stated, _, message = line.removeprefix("::").partition("::")
        level, _, properties = stated.partition(" ")
        pairs = dict(each.split("=", 1) for each in properties.split(","))
        read.append(Command(level, {name: unescaped(value) for name, value in pairs.items()}, unescaped(message)))
    return read


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_verdict_comes_first_then_every_finding_and_at_most_twelve_questions(name: str) -> None:
    assessment = example(name)
    verdict, *rest = commands(assessment)
    assert verdict.properties["title"] == f"Verdict: {assessment.verdict.decision.replace('_', ' ')}"
    found = rest[: len(assessment.findings)]
    assert [command.message.splitlines()[0] for command in found] == [each.message for each in assessment.findings]
    titles = [command.properties["title"] for command in rest[len(assessment.findings) :]]
    shown = min(12, len(assessment.questions))
    assert titles == ["Question"] * shown + ["Questions"] * (len(assessment.questions) > 12)


def test_the_last_notice_counts_the_questions_that_are_not_shown() -> None:
    assessment = assess("title: T\n")
    questions = tuple(assessment.questions[0].model_copy(update={"path": f"sites[{n}].id"}) for n in range(15))
    last = commands(assessment.model_copy(update={"questions": questions}))[-1]
    assert last.message == "3 more questions are open."


@pytest.mark.parametrize(
    ("severity", "level"), [("critical", "error"), ("high", "error"), ("moderate", "warning"), ("low", "notice")]
)
def test_levels(severity: str, level: str) -> None:
    assessment = example("village-brigade")
    _, *found = commands(assessment)[: len(assessment.findings) + 1]
    levels = {
        command.level for command, each in zip(found, assessment.findings, strict=True) if each.severity == severity
    }
    assert levels == {level}


def test_a_finding_stands_beside_the_line_of_the_risk_and_says_what_to_do() -> None:
    (command,) = (each for each in commands(harmful()) if "JU-01@hernia" in each.properties["title"])
    assert command == Command(
        "error",
        {
            "file": "plan.yaml",
            "line": "7",
            "col": "101",
            "title": "Nobody local has accepted the operated patients (JU-01@hernia)",
        },
        "Hernia repair (planned: 30 to 40): nobody local has accepted its patients.\n"
        "To do (mission lead; begin by 2027-02-22): Leave the procedure out of this visit.",
    )


def test_a_check_that_failed_is_an_error() -> None:
    (command,) = (each for each in commands(failed()) if "failed" in each.properties["title"])
    assert (command.level, command.message) == ("error", "no such field")


def test_a_plan_that_is_in_no_file_has_no_lines() -> None:
    assessment = harmful()
    unnamed = assessment.provenance.model_copy(update={"source": "<stdin>"})
    for command in commands(assessment.model_copy(update={"provenance": unnamed})):
        assert set(command.properties) == {"title"}


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_plan_begins_no_command_and_changes_none(text: str) -> None:
    found, calm = commands(strange(text)), commands(strange("Eye camp"))
    assert [(each.level, set(each.properties)) for each in found] == [(c.level, set(c.properties)) for c in calm]
    assert [each.properties["title"] for each in found] == [each.properties["title"] for each in calm]
    (failed_check,) = (each for each in found if "failed" in each.properties["title"])
    assert failed_check.message == re.sub("#(?=#)", "# ", visible(text))


def test_commands_of_the_older_form_are_broken_up() -> None:
    written = render_github(strange("a ##[error]b ###[error]c"))
    assert "##" not in written
    assert "a # #[error]b # # #[error]c" in written


def test_a_long_title_is_cut() -> None:
    assessment = harmful()
    first = assessment.findings[0].model_copy(update={"title": "word " * 100})
    _, command, *_ = commands(assessment.model_copy(update={"findings": (first,)}))
    assert len(command.properties["title"]) <= 200
