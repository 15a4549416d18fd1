"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from missionrisk import load_catalogue, load_plan
from missionrisk.cli import app
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.model import Facts
from missionrisk.judgement.explanation import Explanation
from missionrisk.reports.rule_report import rule_page
from missionrisk.reports.terminal import for_output
from missionrisk.schemas import schema_of
from tests.judgement.small import ON, RULES, SOUND, changed, with_procedure

ROOT: Final = Path(__file__).resolve().parents[1]
DAY: Final = ON.isoformat()

CRITICAL: Final = with_procedure(accepted_by="none")
HIGH: Final = changed(follow_up={"patients_with_written_record_percent": 50, "facility_copy_percent": 100})
MODERATE: Final = with_procedure(size="major", expected_count=5)
LOW: Final = changed(follow_up={"patients_with_written_record_percent": 100, "facility_copy_percent": 0})
OPEN: Final = {"title": "Only a title"}
INVALID: Final = "titel: x\nmission: {model: boat}\n"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes a plan's data or text to a file, and gives its path."""

    def to_file(plan: dict[str, Any] | str, name: str = "plan.json") -> str:
        path = tmp_path / name
        path.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding="utf-8")
        return str(path)

    return to_file


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "200"})


def check(*arguments: str, stdin: str | None = None) -> Result:
    """`check` with the small catalogue for a fixed day."""
    return run("check", "--rules", str(RULES), "--on", DAY, *arguments, stdin=stdin)


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "missionrisk", *arguments],
        env=process_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def process_environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)]), **more}


def finished(result: Result, code: int) -> Result:
    """The result, which ended as it should and not by an exception that nobody caught."""
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


# --- exit codes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "code"),
    [(SOUND, 0), (LOW, 0), (MODERATE, 0), (HIGH, 1), (CRITICAL, 1), (INVALID, 3), (OPEN, 5)],
    ids=["sound", "low", "moderate", "high", "critical", "invalid", "open"],
)
def test_the_exit_code_says_how_a_plan_stands(write: Any, plan: Any, code: int) -> None:
    finished(check(write(plan)), code)


@pytest.mark.parametrize(
    ("threshold", "codes"),
    [
        ("critical", [1, 0, 0, 0]),
        ("high", [1, 1, 0, 0]),
        ("moderate", [1, 1, 1, 0]),
        ("low", [1, 1, 1, 1]),
        ("never", [0, 0, 0, 0]),
    ],
)
def test_fail_on_sets_from_which_severity_findings_count(write: Any, threshold: str, codes: list[int]) -> None:
    plans = (CRITICAL, HIGH, MODERATE, LOW)
    assert [check(write(plan), "--fail-on", threshold).exit_code for plan in plans] == codes


def test_a_plan_that_cannot_be_judged_ends_with_5_even_if_no_finding_counts(write: Any) -> None:
    finished(check(write(OPEN), "--fail-on", "never"), 5)


def test_findings_weigh_more_than_what_cannot_be_said(write: Any) -> None:
    plan = {**HIGH, "activities": {"treats_patients": True}}
    finished(check(write(plan)), 1)
    finished(check(write(plan), "--fail-on", "critical"), 5)


@pytest.mark.parametrize(
    ("plans", "code"),
    [
        ([SOUND, OPEN], 5),
        ([OPEN, HIGH, SOUND], 1),
        ([INVALID, HIGH, OPEN], 3),
        ([SOUND, INVALID], 3),
        ([SOUND, SOUND], 0),
    ],
)
def test_of_several_plans_the_worst_code_counts(write: Any, plans: list[Any], code: int) -> None:
    finished(check(*(write(plan, f"plan{i}.yaml") for i, plan in enumerate(plans))), code)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine in which one rule fails."""

    def fail(engine: ReferenceEngine, facts: Facts) -> Outcomes:
        found = evaluate(engine, facts)
        rule = dict.fromkeys(found.by_rule["JU-03"], Outcome.ERROR)
        return Outcomes({**found.by_rule, "JU-03": rule}, {"JU-03": "ZeroDivisionError: division by zero"})

    evaluate = ReferenceEngine.evaluate
    monkeypatch.setattr(ReferenceEngine, "evaluate", fail)


@pytest.mark.usefixtures("failing")
def test_a_rule_that_fails_outweighs_everything_and_is_named(write: Any) -> None:
    plans = [write(plan, f"{i}.yaml") for i, plan in enumerate((INVALID, CRITICAL))]
    result = finished(check("--engine", "reference", *plans), 4)
    assert "CHECKS THAT FAILED" in result.stdout
    assert "JU-03: ZeroDivisionError: division by zero" in result.stdout


# --- plans --------------------------------------------------------------------------------------------------------


def test_all_problems_of_an_invalid_plan_are_shown_at_once_on_standard_error(write: Any) -> None:
    result = finished(check(write(INVALID, "bad.yaml")), 3)
    assert result.stdout == ""
    for words in ("there is no field 'titel' here", "the field 'title' is missing", "not 'boat'"):
        assert words in result.stderr
    assert "bad.yaml:2:18" in result.stderr


def test_an_invalid_plan_does_not_keep_others_from_being_checked(write: Any) -> None:
    result = finished(check(write(INVALID, "bad.yaml"), write(SOUND)), 3)
    assert "PROCEED" in result.stdout
    assert "bad.yaml" in result.stderr


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_what_is_no_file_is_an_invalid_plan(tmp_path: Path, name: str) -> None:
    result = finished(check(str(tmp_path / name)), 3)
    assert result.stderr.startswith(str(tmp_path))


def test_a_dash_reads_standard_input() -> None:
    result = finished(check("-", stdin=json.dumps(SOUND)), 0)
    assert "<stdin>" in result.stdout
    finished(check("-", stdin=""), 3)


@pytest.mark.parametrize(
    ("option", "value", "plan"),
    [
        ("--max-bytes", "10", SOUND),
        ("--max-depth", "1", SOUND),
        ("--max-nodes", "3", SOUND),
        ("--max-aliases", "0", "title: &t A\nreference: *t\n"),
    ],
)
def test_limits_can_be_lowered_and_the_message_names_the_option(write: Any, option: str, value: str, plan: Any) -> None:
    path = write(plan, "plan.yaml")
    assert check(path).exit_code != 3
    assert option in finished(check(path, option, value), 3).stderr


@pytest.mark.parametrize("name", ["deep.yaml", "deep.json"])
def test_a_plan_that_is_too_deep_even_for_raised_limits_is_an_invalid_plan(write: Any, name: str) -> None:
    deep = '{"title": "T", "mission": ' + "[" * 3_000 + "]" * 3_000 + "}"
    finished(check(write(deep, name), "--max-depth", "1000000"), 3)


def test_a_long_plan_is_checked(write: Any) -> None:
    procedures = [{"id": f"p{i}", "name": "x" * 200, "accepted_by": "none"} for i in range(300)]
    result = finished(check(write(changed(procedures=procedures))), 1)
    assert "300 critical" in result.stdout


# --- options ------------------------------------------------------------------------------------------------------


def test_on_sets_the_day(write: Any) -> None:
    path = write(CRITICAL)
    assert "assessed for 2026-11-22" in check(path).stdout
    late = run("check", "--rules", str(RULES), "--on", "2027-02-26", path)
    assert "DO NOT PROCEED" in finished(late, 1).stdout


def test_without_on_it_is_today(write: Any) -> None:
    before = date.today()
    shown = json.loads(run("check", "-f", "json", write(OPEN)).stdout)["provenance"]["on"]
    assert before <= date.fromisoformat(shown) <= date.today()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_any_day_of_the_calendar_can_be_assessed_for(write: Any, day: str) -> None:
    result = run("check", "--rules", str(RULES), "--on", day, write(CRITICAL))
    assert f"assessed for {day}" in finished(result, 1).stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ["--on", "tomorrow"],
        ["--on", "2027-02-30"],
        ["--engine", "steam"],
        ["--format", "xml"],
        ["--fail-on", "sometimes"],
        ["--max-depth", "0"],
        ["--max-bytes", "many"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_option_is_wrong_usage_and_nothing_is_printed(write: Any, wrong: list[str]) -> None:
    result = finished(run("check", write(SOUND), *wrong), 2)
    assert result.stdout == ""
    assert "Usage" in result.stderr


def test_a_check_of_nothing_is_wrong_usage() -> None:
    finished(run("check"), 2)


@pytest.mark.parametrize("engine", ["durable", "reference"])
def test_the_engine_can_be_chosen(write: Any, engine: str) -> None:
    result = json.loads(finished(check(write(SOUND), "--engine", engine, "-f", "json"), 0).stdout)
    assert result["provenance"]["engine"] in (engine, "reference")


def test_all_shows_every_question(write: Any) -> None:
    path = write(OPEN)
    short, long = (run("check", "--on", DAY, path, *more).stdout for more in ([], ["--all"]))
    assert "QUESTIONS (12 of " in short
    assert "QUESTIONS\n" in long
    assert " 13. " in long
    assert " 13. " not in short


def test_output_goes_to_a_file_and_nothing_to_standard_output(write: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    result = finished(check(write(CRITICAL), "-o", str(report)), 1)
    assert result.stdout == ""
    assert report.read_text(encoding="utf-8") == check(write(CRITICAL)).stdout


def test_a_report_never_replaces_the_plan_that_it_is_about(write: Any) -> None:
    path = write(SOUND)
    finished(check(path, "-o", path), 2)
    assert json.loads(Path(path).read_text(encoding="utf-8")) == SOUND


# --- formats ------------------------------------------------------------------------------------------------------


def test_several_plans_end_in_a_summary(write: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plans = [write(plan, f"{name}.yaml") for name, plan in (("sound", SOUND), ("high", HIGH), ("open", OPEN))]
    lines = finished(check(*(Path(plan).name for plan in plans)), 1).stdout.splitlines()
    summary = [line.split() for line in lines[lines.index("SUMMARY") + 1 :]]
    assert summary[0] == ["Plan", "Verdict", "Critical", "High", "Moderate", "Low", "Not", "known"]
    assert summary[1] == ["sound.yaml", "proceed", "0", "0", "0", "0", "0"]
    assert summary[2] == ["high.yaml", "proceed", "with", "conditions", "0", "1", "0", "0", "0"]
    assert summary[3] == ["open.yaml", "cannot", "say", "yet", "0", "0", "0", "0", "6"]


def test_one_plan_has_no_summary(write: Any) -> None:
    assert "SUMMARY" not in check(write(SOUND)).stdout


def test_json_of_one_plan_is_an_assessment_and_of_several_a_list(write: Any) -> None:
    schema = json.loads(finished(run("schema", "assessment"), 0).stdout)
    one = json.loads(check(write(CRITICAL), "--format", "json").stdout)
    jsonschema.validate(one, schema)
    both = json.loads(check(write(CRITICAL), write(OPEN, "open.json"), "-f", "json").stdout)
    assert both[0] == one
    jsonschema.validate(both[1], schema)


def test_piped_output_has_no_codes_and_no_trailing_spaces(write: Any) -> None:
    shown = command("check", "--rules", str(RULES), "--on", DAY, write(CRITICAL)).stdout
    assert "\x1b" not in shown
    assert "Nobody local has accepted" in shown
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_no_color_leaves_colours_out_even_where_they_would_be_shown(write: Any) -> None:
    arguments = ("check", "--rules", str(RULES), "--on", DAY, write(CRITICAL))
    coloured = command(*arguments, FORCE_COLOR="1", TERM="xterm-256color").stdout
    plain = command(*arguments, FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1").stdout
    assert "\x1b[1;31m" in coloured
    assert "\x1b[1;31m" not in plain


def test_output_is_utf_8_whatever_the_locale(write: Any) -> None:
    path = write({"title": "Misión de salud 健康"})
    for format in ("text", "json"):
        done = command("check", path, "-f", format, PYTHONIOENCODING="ascii", LC_ALL="C")
        assert done.returncode == 5, done.stderr
        assert "Misión de salud 健康" in done.stdout


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_report_can_be_had_as_a_document(write: Any, tmp_path: Path, format: str) -> None:
    report = tmp_path / f"report.{format}"
    finished(check(write(CRITICAL), "--format", format, "-o", str(report)), 1)
    assert report.read_text(encoding="utf-8") == check(write(CRITICAL), "--format", format).stdout
    assert "Nobody local has accepted the operated patients" in report.read_text(encoding="utf-8")


def test_verbose_leaves_nothing_out(write: Any) -> None:
    path = write(CRITICAL)
    short, long = (run("check", "--rules", str(RULES), "--on", DAY, path, *more).stdout for more in ([], ["-v"]))
    rationale = "A complication after departure meets whoever happens to be there."
    assert rationale in " ".join(long.split())
    assert len(long.splitlines()) > len(short.splitlines())


# --- explain ------------------------------------------------------------------------------------------------------


def explain(*arguments: str) -> Result:
    return run("explain", "--rules", str(RULES), "--on", DAY, *arguments)


def test_explain_tells_each_line_with_its_place_and_what_would_clear_it(write: Any) -> None:
    shown = " ".join(finished(explain(write(CRITICAL), "JU-01@cataract"), 0).stdout.split())
    for part in (
        "FLAGGED · critical, core",
        "yes accepted is no (plan: no)",
        "line 1: procedures[cataract].accepted_by = none",
        "What would clear it Remove the risk so that accepted is yes",
        "SMALL-1, page 1: A small book of rules for tests.",
    ):
        assert part in shown


@pytest.mark.parametrize(("plan", "word"), [(SOUND, "CLEAR (declared)"), (with_procedure(size=None), "UNKNOWN")])
def test_explain_works_for_what_is_not_flagged(write: Any, plan: dict[str, Any], word: str) -> None:
    assert word in finished(explain(write(plan), "JU-03@cataract"), 0).stdout


def test_explain_gives_the_same_tree_as_data(write: Any) -> None:
    path = write(CRITICAL)
    tree = json.loads(finished(explain(path, "JU-01@cataract", "-f", "json"), 0).stdout)
    assert Explanation.model_validate(tree).id == "JU-01@cataract"
    shown = explain(path, "JU-01@cataract").stdout
    for part in tree["logic"]["lines"]:
        for line in part["lines"]:
            assert line["text"] in shown


def test_explain_of_a_wrong_name_gives_the_nearest(write: Any) -> None:
    result = finished(explain(write(CRITICAL), "JU-01@catarac"), 2)
    assert result.stdout == ""
    assert "did you mean JU-01@cataract?" in result.stderr


def test_explain_of_an_invalid_plan_lists_its_problems(write: Any) -> None:
    assert (
        "there is no field 'titel' here" in finished(explain(write(INVALID, "plan.yaml"), "JU-01@cataract"), 3).stderr
    )


@pytest.mark.usefixtures("failing")
def test_explain_of_a_rule_that_failed_says_so(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("missionrisk.engine.available", lambda: False)
    result = finished(explain(write(SOUND), "JU-03@cataract"), 4)
    assert "ERROR" in result.stdout
    assert "ZeroDivisionError: division by zero" in result.stdout


# --- new ----------------------------------------------------------------------------------------------------------


def test_a_new_plan_can_be_checked_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    assert finished(run("new", "--services", "surgery,primary-care", "-o", str(path)), 0).stdout == ""
    result = finished(run("check", str(path), "--on", DAY, "-f", "json"), 5)
    assert json.loads(result.stdout)["findings"] == []
    assert [service.kind for service in load_plan(path).services or ()] == ["surgery", "primary_care"]


def test_a_new_plan_never_replaces_a_file_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("title: Mine\n", encoding="utf-8")
    assert "--force replaces it" in finished(run("new", "-o", str(path)), 2).stderr
    assert path.read_text(encoding="utf-8") == "title: Mine\n"
    finished(run("new", "-o", str(path), "--force"), 0)
    assert path.read_text(encoding="utf-8") == run("new").stdout


def test_a_service_that_there_is_not_is_wrong_usage() -> None:
    result = finished(run("new", "--services", "sugery"), 2)
    assert "there is no kind of service 'sugery'" in " ".join(result.stderr.replace("│", "").split())
    assert result.stdout == ""


# --- rules --------------------------------------------------------------------------------------------------------


def test_a_folder_of_ones_own_rules_is_used(write: Any) -> None:
    outcomes = json.loads(check(write(SOUND), "-f", "json").stdout)["outcomes"]
    assert sorted(outcomes) == [f"JU-0{number}" for number in range(1, 7)]


def broken_copy(folder: Path) -> Path:
    text = (RULES / "judged.yaml").read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(text.replace("risk_when: {accepted: false}", "risk_when: {acepted: false}"))
    for name in ("sources.yaml", "harms.yaml"):
        (folder / name).write_text((RULES / name).read_text(encoding="utf-8"))
    return folder


@pytest.mark.parametrize("arguments", [["check", "-"], ["rules", "list"], ["rules", "show", "JU-01"]])
def test_a_rule_that_is_wrong_stops_everything_and_is_shown_where_it_stands(
    tmp_path: Path, arguments: list[str]
) -> None:
    result = finished(run(*arguments, "--rules", str(broken_copy(tmp_path)), stdin=json.dumps(SOUND)), 4)
    assert result.stdout == ""
    line = 1 + (tmp_path / "mine.yaml").read_text().splitlines().index("    risk_when: {acepted: false}")
    assert f"mine.yaml:{line}:" in result.stderr
    assert "'accepted'" in result.stderr


@pytest.mark.parametrize("content", ["family: [", "", "\x00", "- 1", "family: x_y\nrules: 3\n"])
def test_a_rule_file_that_cannot_be_read_is_no_usable_catalogue(tmp_path: Path, content: str) -> None:
    (tmp_path / "mine.yaml").write_text(content)
    result = finished(run("check", "-", "--rules", str(tmp_path), stdin=json.dumps(SOUND)), 4)
    assert "mine.yaml" in result.stderr


def test_a_folder_without_rules_is_no_usable_catalogue(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        result = finished(run("check", "-", "--rules", str(folder), stdin="title: T"), 4)
        assert "there is no rule file in this folder" in result.stderr


def test_rules_list_has_a_line_for_each_rule() -> None:
    lines = finished(run("rules", "list", "--rules", str(RULES)), 0).stdout.splitlines()
    assert lines[0].split() == ["Rule", "Severity", "Core", "Judges", "Title"]
    assert [line.split()[0] for line in lines[1:]] == [f"JU-0{number}" for number in range(1, 7)]


def test_the_budget_is_a_line_for_each_kind_of_mission() -> None:
    lines = finished(run("rules", "list", "--budget", "--rules", str(RULES)), 0).stdout.splitlines()
    assert lines[0].split() == ["Mission", "Critical", "High", "Moderate", "Low"]
    assert lines[1].split() == ["Primary", "care", "brigade", "1", "of", "10", "1", "of", "25", "0", "1"]
    assert len(lines) == 6
    data = json.loads(finished(run("rules", "list", "--budget", "-f", "json", "--rules", str(RULES)), 0).stdout)
    assert data[0]["rules"] == {"critical": 1, "high": 1, "moderate": 0, "low": 1}


def test_what_is_over_the_budget_stands_in_the_table(tmp_path: Path) -> None:
    for file in RULES.glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    kind = {"id": "camp", "title": "Eye camp", "most": {"critical": 1}, "plan": {"title": "T"}}
    (tmp_path / "budget.yaml").write_text(json.dumps({"missions": [kind]}), encoding="utf-8")
    shown = finished(run("rules", "list", "--budget", "--rules", str(tmp_path)), 0).stdout.splitlines()
    assert " ".join(shown[1].split()) == "Eye camp 2 of 1, 1 over 2 0 1"


def test_rules_can_be_had_as_data() -> None:
    listed = json.loads(finished(run("rules", "list", "-f", "json", "--rules", str(RULES)), 0).stdout)
    shown = json.loads(finished(run("rules", "show", "JU-01", "-f", "json", "--rules", str(RULES)), 0).stdout)
    assert listed[0] == shown
    assert (shown["id"], shown["severity"], shown["core"]) == ("JU-01", "critical", True)


def test_every_rule_of_the_catalogue_can_be_shown_in_full() -> None:
    catalogue = load_catalogue()
    for rule in catalogue.rules.values():
        page = " ".join(for_output(rule_page(catalogue, rule)).split())
        for part in (rule.title, rule.question, rule.rationale, *(m.action for m in rule.mitigations)):
            assert " ".join(part.split()) in page


def test_an_unknown_rule_is_wrong_usage_with_the_nearest_ones() -> None:
    result = finished(run("rules", "show", "JU-09", "--rules", str(RULES)), 2)
    assert "there is no rule 'JU-09'; did you mean JU-0" in result.stderr
    assert finished(run("rules", "show", "[/x]"), 2).stderr.startswith("there is no rule '[/x]'")


def test_rules_test_fails_for_rules_without_tests() -> None:
    result = finished(run("rules", "test", str(RULES)), 1)
    assert result.stdout == "0 cases, 6 failures\n"
    assert "judged.test.yaml: JU-01: there are no tests beside this rule" in result.stderr


TESTED: Final = """\
family: judged
bases:
  camp:
    title: Camp
    mission: {model: short_term}
    procedures: [{id: p, size: minor, accepted_by: none}]
cases:
  - {rule: JU-01, name: nobody has accepted, base: camp, expect: {p: EXPECTED}, message: nobody local}
  - {rule: JU-01, name: not stated, base: camp, change: {"procedures[p].accepted_by": null}, expect: {p: unknown}}
  - {rule: JU-01, name: embedded, base: camp, change: {mission.model: embedded}, expect: {p: not_applicable}}
impossible:
  - {rule: JU-01, outcome: clear, because: It would need a longer plan.}
"""


def one_rule_with_tests(folder: Path, expected: str) -> Path:
    whole = (RULES / "judged.yaml").read_text(encoding="utf-8")
    (folder / "judged.yaml").write_text(whole[: whole.index("  - id: JU-02")])
    (folder / "judged.test.yaml").write_text(TESTED.replace("EXPECTED", expected))
    for name in ("sources.yaml", "harms.yaml"):
        (folder / name).write_text((RULES / name).read_text(encoding="utf-8"))
    return folder


def test_rules_test_passes_where_all_is_as_its_tests_say(tmp_path: Path) -> None:
    result = finished(run("rules", "test", str(one_rule_with_tests(tmp_path, "flagged"))), 0)
    assert result.stdout == "3 cases, 0 failures\n"
    assert result.stderr == ""


def test_rules_test_says_what_is_not_as_expected(tmp_path: Path) -> None:
    result = finished(run("rules", "test", str(one_rule_with_tests(tmp_path, "clear"))), 1)
    assert "expected {'p': 'clear'}, found {'p': 'flagged'}" in result.stderr


def test_rules_test_of_a_catalogue_that_is_wrong_ends_with_4(tmp_path: Path) -> None:
    finished(run("rules", "test", str(broken_copy(tmp_path))), 4)
    finished(run("rules", "test", str(tmp_path / "missing")), 4)


# --- schemas ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan", "rules", "assessment"])
def test_schemas_are_json_schemas(name: str) -> None:
    schema = json.loads(finished(run("schema", name), 0).stdout)
    if name != "rules":  # that of a few fact types is checked in the tests of the catalogue; all would take long
        jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == json.loads(json.dumps(schema_of(name)))


def test_there_is_no_schema_of_anything_else() -> None:
    finished(run("schema", "weather"), 2)
    with pytest.raises(KeyError):
        schema_of("weather")


def test_the_plans_schema_takes_plans_and_refuses_others() -> None:
    validator = jsonschema.Draft202012Validator(schema_of("plan"))
    validator.validate(SOUND)
    validator.validate(load_plan(CRITICAL).stated())
    for wrong in ({}, {"title": "T", "titel": "T"}, {"title": "T", "mission": {"model": "boat"}}):
        assert not validator.is_valid(wrong)


EXAMPLES: Final = sorted(
    path for path in (ROOT / "plan_examples").rglob("*") if path.suffix in (".yaml", ".yml", ".json")
)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_plans_by_the_schema_and_can_be_checked(path: Path) -> None:
    plan = load_plan(path)
    jsonschema.Draft202012Validator(schema_of("plan")).validate(plan.stated())
    result = run("check", str(path), "--on", DAY, "-f", "json")
    assert result.exit_code in (0, 1, 5), result.output
    jsonschema.validate(json.loads(result.stdout), schema_of("assessment"))


# --- the command as a whole ---------------------------------------------------------------------------------------


def test_the_command_runs_in_a_process_of_its_own(write: Any) -> None:
    done = command("check", "--rules", str(RULES), "--on", DAY, write(CRITICAL), write(INVALID, "bad.yaml"))
    assert done.returncode == 3
    assert "PROCEED WITH CONDITIONS" in done.stdout
    assert "there is no field 'titel' here" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_says_its_version() -> None:
    done = command("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("missionrisk ")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["-h"], ["check", "--help"], ["rules", "-h"], ["schema", "-h"], ["explain", "-h"], ["new", "-h"]],
)
def test_help_is_to_be_had_everywhere(arguments: list[str]) -> None:
    assert "Usage" in finished(run(*arguments), 0).stdout


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_do_not_wait_for_what_they_do_not_need(argument: str) -> None:
    script = (
        "import sys\nsys.argv = ['missionrisk', sys.argv[1]]\nfrom missionrisk.cli import main\n"
        "try:\n    main()\nfinally:\n    print([m for m in ('pydantic', 'yaml', 'jinja2') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, argument],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("what", ["check PLAN", "check -f json PLAN", "schema plan", "rules list"])
def test_a_reader_who_leaves_early_causes_no_complaint(write: Any, what: str) -> None:
    arguments = what.replace("PLAN", write(OPEN)).split()
    process = subprocess.Popen(
        [sys.executable, "-m", "missionrisk", *arguments],
        env=process_environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaints = process.stderr.read().decode()
    process.stderr.close()
    assert complaints == ""
    assert process.wait() == (5 if what.startswith("check") else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told_without_a_traceback(write: Any) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "missionrisk", "check", write(OPEN)],
            env=process_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("standard output cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "plan.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "missionrisk", "check", str(pipe)],
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pipe.open("w"):  # This waits until the command reads.
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err) == (b"", b"")
