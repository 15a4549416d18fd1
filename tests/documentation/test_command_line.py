"""`missionrisk rules docs`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from missionrisk.cli import app
from tests.catalogue.folders import rule
from tests.documentation.documenting import ESSAY, small


def docs(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["rules", "docs", *map(str, arguments)], env={"COLUMNS": "200"})


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    small(folder)
    return folder


def test_pages_are_written_and_then_are_current(rules: Path, tmp_path: Path) -> None:
    output = tmp_path / "pages"
    written = docs("--rules", rules, "-o", output)
    assert (written.exit_code, written.stdout) == (0, f"6 pages written to {output}\n")
    checked = docs("--rules", rules, "-o", output, "--check")
    assert (checked.exit_code, checked.stdout) == (0, "6 pages are current, and leave nothing out\n")


def test_a_check_writes_nothing_and_tells_all_at_once(rules: Path, tmp_path: Path) -> None:
    output = tmp_path / "pages"
    docs("--rules", rules, "-o", output)
    small(rules, rule(title="Another title"), essay=ESSAY)
    before = {path: path.read_bytes() for path in output.iterdir()}
    result = docs("--rules", rules, "-o", output, "--check")
    assert result.exit_code == 1
    for told in ("there is no rule 'ZZ-02'", "essay.md: this page is missing", "ZZ-01.md: this page is stale"):
        assert told in result.stderr
    assert {path: path.read_bytes() for path in output.iterdir()} == before


def test_a_wrong_essay_is_not_written(rules: Path, tmp_path: Path) -> None:
    small(rules, essay=ESSAY)
    result = docs("--rules", rules, "-o", tmp_path / "pages")
    assert result.exit_code == 4
    assert "there is no rule 'ZZ-02'" in result.stderr
    assert not (tmp_path / "pages").exists()


def test_a_place_that_cannot_be_written_is_told(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = docs("--rules", rules, "-o", tmp_path / "file")
    assert result.exit_code == 2
    assert "cannot be written here" in result.stderr


def test_the_same_rules_give_the_same_bytes_in_every_process(rules: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        output = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "missionrisk", "rules", "docs", "--rules", str(rules), "-o", str(output)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        written.append({path.name: path.read_bytes() for path in output.iterdir()})
    assert written[0] == written[1]
