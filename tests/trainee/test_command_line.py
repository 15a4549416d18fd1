"""`missionrisk check --for trainee` and `missionrisk new --for trainee`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from missionrisk.cli import app
from missionrisk.trainee import TraineeAnswers, new_sheet
from tests.judgement.small import ON, RULES, SOUND
from tests.trainee.asking import BAD, GOOD, with_questions


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})


def check(*arguments: str) -> Result:
    return run("check", "--for", "trainee", "--on", ON.isoformat(), *arguments)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "sheet.yaml"
    path.write_text(yaml.safe_dump(BAD), encoding="utf-8")
    return str(path)


def test_a_new_sheet_can_be_checked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    assert run("new", "--for", "trainee", "-o", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == new_sheet() == run("new", "--for", "trainee").stdout
    result = check(str(path))
    assert result.exit_code == 0
    assert "19 not stated" in result.stdout
    assert "Dear team," in result.stdout


def test_whatever_a_sheet_says_the_command_ends_well(bad: str) -> None:
    result = check(bad)
    assert result.exit_code == 0
    assert "CROSSED" in result.stdout


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_every_format_can_be_had(bad: str, format: str, tmp_path: Path) -> None:
    output = tmp_path / "answers"
    assert check(bad, "-f", format, "-o", str(output)).exit_code == 0
    text = output.read_text(encoding="utf-8")
    assert "Clinic in the hills" in text
    if format == "json":
        assert TraineeAnswers.model_validate_json(text).title == "Clinic in the hills"


def test_several_are_a_list_in_json(bad: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(SOUND), encoding="utf-8")
    found = json.loads(check(bad, str(plan), "-f", "json").stdout)
    assert [answers["title"] for answers in found] == ["Clinic in the hills", "Eye camp"]
    assert [answers["sheet"] is None for answers in found] == [False, True]


def test_a_sheet_that_is_wrong_ends_with_3_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text("sheet: trainee\nsupervisr: {answer: yes}\n", encoding="utf-8")
    result = check(str(path))
    assert result.exit_code == 3
    assert f"{path}:2:1: there is no field 'supervisr' here" in result.stderr
    assert "did you mean 'supervisor'?" in result.stderr


def test_a_sheet_that_is_checked_as_a_plan_says_how_to_check_it(bad: str) -> None:
    result = run("check", bad)
    assert result.exit_code == 3
    assert "this is a trainee's sheet; check it with --for trainee" in result.stderr


def test_a_folder_of_rules_needs_questions(tmp_path: Path, bad: str) -> None:
    result = check(bad, "--rules", str(RULES))
    assert result.exit_code == 4
    assert "trainee.yaml: there is no such file" in result.stderr
    question = "{id: cared_for, question: Is everybody cared for?, rules: [JU-01]}"
    folder = with_questions(
        tmp_path / "rules", f"groups:\n  - id: g\n    title: Care afterwards\n    questions: [{question}]\n"
    )
    assert "Is everybody cared for?" in check(bad, "--rules", str(folder)).stdout


def test_a_sheet_has_no_services() -> None:
    result = run("new", "--for", "trainee", "--services", "eye")
    assert result.exit_code == 2


def test_verbose_leaves_nothing_out(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(yaml.safe_dump(GOOD), encoding="utf-8")
    assert len(check(str(path), "--verbose").stdout) > len(check(str(path)).stdout)
