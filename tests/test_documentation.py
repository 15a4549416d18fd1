"""What the documentation shows is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import missionrisk as mr
from missionrisk.rule_tests import run_rule_tests

ROOT = Path(__file__).parents[1]


def blocks(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def without_layout(text: str) -> str:
    return " ".join(text.split())


def test_the_first_command_shows_what_the_readme_shows() -> None:
    command = next(block for block in blocks("README.md", "sh") if "missionrisk check" in block)
    arguments = command.split("missionrisk check ")[1].split()
    found = subprocess.run(
        [sys.executable, "-m", "missionrisk", "check", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    shown = without_layout(found.stdout)
    (excerpt,) = (block for block in blocks("README.md", "text") if "PROCEED WITH CONDITIONS" in block)
    for line in re.split(r"\n+(?=  (?:Do|Plan|-|[A-Z]{2}-\d)|    Plan|[A-Z])", excerpt):
        assert without_layout(line) in shown, line


def test_the_python_of_the_readme_runs() -> None:
    (script,) = blocks("README.md", "python")
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert "FU-05@amlodipine" in found.stdout


def test_the_plan_of_the_readme_is_one() -> None:
    plan = blocks("README.md", "yaml")[0]
    assert mr.parse_plan(plan).title == "Eye camp, Nyeri"


def test_the_sheet_of_the_readme_is_one(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(blocks("README.md", "yaml")[1], encoding="utf-8")
    sheet = mr.answers_for_trainee(path).sheet
    assert sheet is not None
    assert [line.state for line in sheet.red_lines] == ["crossed", "crossed", "not_known"]
    assert "Who looks after the patients when the team has left?" in (sheet.message or "")


def test_the_rule_of_the_documentation_and_its_test_work(tmp_path: Path) -> None:
    rules, tests = blocks("docs/rules-language.md", "yaml")
    (tmp_path / "house.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "house.test.yaml").write_text(tests, encoding="utf-8")
    report = run_rule_tests(tmp_path)
    assert report.cases == 1
    (missing,) = report.failures
    assert missing.what == "no case is clear, none is unknown, none is not_applicable"


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/**/*.yaml")), ids=lambda path: path.name)
def test_rule_files_are_plain_yaml_for_other_readers_too(path: Path) -> None:
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


def test_every_command_of_the_readme_exists() -> None:
    (table,) = (block for block in blocks("README.md", "text") if "rules show" in block)
    commands = re.findall(r"^missionrisk ([a-z]+(?: [a-z]+)?)", table, flags=re.MULTILINE)
    assert len(commands) >= 7
    for command in commands:
        helped = subprocess.run(
            [sys.executable, "-m", "missionrisk", *command.split(), "--help"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert helped.returncode == 0, command
