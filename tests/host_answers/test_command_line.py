"""`missionrisk merge PLAN ANSWERS`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from missionrisk import load_plan
from missionrisk.cli import app
from tests.host_answers.answering import PLAN, plan_with, sheet_data, stated


def run(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text("# our plan\n" + yaml.safe_dump(PLAN), encoding="utf-8")
    return str(path)


@pytest.fixture
def answers(tmp_path: Path) -> str:
    return write(
        tmp_path / "answers.yaml", sheet_data(plan_with(), wanted="no", patients_after="yes", days="not_known")
    )


def write(path: Path, data: Any) -> str:
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return str(path)


def test_the_plan_goes_to_standard_output_and_what_was_done_to_standard_error(plan: str, answers: str) -> None:
    result = run("merge", plan, answers)
    assert result.exit_code == 0
    merged = load_plan(yaml.safe_load(result.stdout))
    assert stated(merged, "partners[hospital].keeps_patients_after_departure.confirmed_by") == "host_partner"
    assert "Answers given by Matron on 20 November 2026." in result.stderr
    assert "stated in the plan, which left it open: 1, other than the plan says: 1, not answered: 1" in result.stderr
    assert "The host partner: no. The plan: agreed (partners[hospital].asked_for_mission)." in result.stderr
    assert f"{plan}: the comments in this file are not kept" in result.stderr


def test_what_comes_of_it_can_be_checked(plan: str, answers: str, tmp_path: Path) -> None:
    merged = tmp_path / "merged.yaml"
    assert run("merge", plan, answers, "-o", str(merged)).exit_code == 0
    result = run("check", str(merged), "--on", "2026-11-22")
    assert result.exit_code == 1
    assert "LD-24@hospital+wanted" in result.stdout


def test_merging_twice_gives_the_same_file(plan: str, answers: str, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.yaml", tmp_path / "twice.yaml"
    run("merge", plan, answers, "-o", str(once))
    result = run("merge", str(once), answers, "-o", str(twice))
    assert once.read_bytes() == twice.read_bytes()
    assert "The plan holds these answers already; nothing is changed." in result.stderr
    assert "comments" not in result.stderr


def test_a_file_that_ends_in_json_is_json(plan: str, answers: str, tmp_path: Path) -> None:
    output = tmp_path / "merged.json"
    assert run("merge", plan, answers, "-o", str(output)).exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8"))["title"] == PLAN["title"]


def test_a_file_that_is_there_is_replaced_only_by_force(plan: str, answers: str) -> None:
    before = Path(plan).read_bytes()
    result = run("merge", plan, answers, "-o", plan)
    assert result.exit_code == 2
    assert "there is such a file; --force replaces it" in result.stderr
    assert Path(plan).read_bytes() == before
    assert run("merge", plan, answers, "-o", plan, "--force").exit_code == 0
    assert load_plan(plan).host_answers is not None


def test_answers_to_another_state_of_the_plan_are_warned_of(tmp_path: Path, answers: str) -> None:
    changed = {**PLAN, "partners": [{**PLAN["partners"][0], "keeps_patients_after_departure": "planned"}]}
    result = run("merge", write(tmp_path / "changed.yaml", changed), answers)
    assert result.exit_code == 0
    assert "Warning: the form was made for another state of the plan" in result.stderr
    assert "The plan has changed here (partners[hospital].keeps_patients_after_departure)" in result.stderr


def test_places_that_are_gone_are_named(tmp_path: Path) -> None:
    answers = write(tmp_path / "answers.yaml", sheet_data(plan_with(), operated_patients="yes"))
    result = run("merge", write(tmp_path / "other.yaml", {**PLAN, "procedures": []}), answers)
    assert result.exit_code == 0
    assert (
        "does not have: procedures[hernia].accepted_by[0].commitment, procedures[goitre].accepted_by." in result.stderr
    )


def test_plan_and_answers_in_the_wrong_order_are_both_refused(plan: str, answers: str) -> None:
    result = run("merge", answers, plan)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "this is the form of a host partner, and no plan" in result.stderr
    assert "this is a plan, and no form that a host partner has filled in" in result.stderr


def test_what_is_wrong_with_both_files_is_told_at_once(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan.yaml", {"titel": "A visit"})
    answers = write(
        tmp_path / "answers.yaml", {"form": "host", "by": "Matron", "answers": {"wantd": {"answer": "yes"}}}
    )
    result = run("merge", plan, answers)
    assert result.exit_code == 3
    for words in ("did you mean 'title'?", "no form has a question 'wantd'", "the field 'on' is missing"):
        assert words in result.stderr


def test_a_partner_of_another_plan_ends_with_3(plan: str, tmp_path: Path) -> None:
    data = {**sheet_data(plan_with(), wanted="yes"), "partner": "ward"}
    result = run("merge", plan, write(tmp_path / "answers.yaml", data))
    assert result.exit_code == 3
    assert "the plan has no partner 'ward'; are these the answers to another plan?" in result.stderr


def test_one_of_the_two_can_come_from_standard_input(plan: str, answers: str) -> None:
    result = run("merge", "-", answers, stdin=Path(plan).read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert load_plan(yaml.safe_load(result.stdout)).host_answers is not None
    assert run("merge", "-", "-").exit_code == 2


def test_an_answer_cannot_steer_the_terminal(plan: str, tmp_path: Path) -> None:
    data = sheet_data(plan_with(), wanted={"answer": "no", "words": "a\x1b[31mred"})
    data["by"] = "x\u202egnp"
    result = run("merge", plan, write(tmp_path / "answers.yaml", data))
    assert result.exit_code == 0
    assert not {"\x1b", "\u202e"} & set(result.stderr)
