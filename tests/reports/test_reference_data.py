"""The lists that an assessment looked things up in are named in every report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from missionrisk import assess, load_reference_data, render
from missionrisk.cli import app

PLAN = {
    "title": "A clinic",
    "mission": {"model": "short_term", "countries": ["KE"]},
    "activities": {"treats_patients": True},
    "sites": [{"id": "school", "latitude": -0.1, "longitude": 34.75}],
    "services": [{"id": "clinic", "kind": "primary_care", "sites": ["school"], "gap_evidence": "none"}],
}
ON = date(2026, 11, 22)


@pytest.fixture
def facilities(tmp_path: Path) -> Path:
    path = tmp_path / "facilities-2020.csv"
    path.write_text("name,latitude,longitude,services\nRiver Health Centre,-0.11,34.76,outpatient\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_a_report_names_the_lists_with_their_checksums(facilities: Path, format: str) -> None:
    reference = load_reference_data(facilities=facilities)
    report = render(assess(PLAN, on=ON, reference=reference), format)
    assert "facilities-2020.csv" in report
    assert reference.origins[0].sha256[:12] in report


def test_the_command_line_looks_things_up(facilities: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    command = ["check", str(plan), "--on", "2026-11-22"]
    without = CliRunner().invoke(app, command).stdout
    beside = CliRunner().invoke(app, [*command, "--facilities", str(facilities)]).stdout
    assert "River Health Centre" in beside
    assert "River Health Centre" not in without
    explained = ["explain", str(plan), "PS-03@clinic", "--on", "2026-11-22", "--facilities", str(facilities)]
    assert "flagged" in CliRunner().invoke(app, explained).stdout.lower()


def test_a_list_that_cannot_be_read_ends_the_command_with_where_and_what(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    wrong = tmp_path / "prices.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    ended = CliRunner().invoke(app, ["check", str(plan), "--prices", str(wrong)])
    assert ended.exit_code == 3
    assert "prices.csv" in ended.stderr
    assert "medicine" in ended.stderr
