"""`missionrisk check` and its reports: for whom, in which formats, into which files, and what happens if one fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
import yaml
from typer.testing import CliRunner, Result

from missionrisk.cli import app, reporting
from missionrisk.language import ENGLISH
from missionrisk.reports import FORMATS, ReportError
from missionrisk.reports.formats import programs
from tests.judgement.small import ON, RULES, SOUND, with_procedure

CRITICAL: Final = with_procedure(accepted_by="none")
SECRET: Final = "Zaphod-Beeblebrox-0042"
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a plan to a file, and gives its path."""

    def to_file(plan: dict[str, Any] | str = SOUND, name: str = "plan.yaml") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding="utf-8")
        return str(path)

    return to_file


def check(*arguments: str, stdin: str | None = None) -> Result:
    """`check` with the small catalogue for a fixed day."""
    asked = ["check", "--rules", str(RULES), "--on", ON.isoformat(), *arguments]
    return CliRunner().invoke(app, asked, input=stdin, env={"COLUMNS": "200"})


def finished(result: Result, code: int) -> Result:
    """The result, which ended as it should and not by an exception that nobody caught."""
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def refused(result: Result, words: str) -> None:
    """Wrong usage that is told, with nothing printed."""
    finished(result, 2)
    assert result.stdout == ""
    assert words in " ".join(result.stderr.replace("│", " ").split())


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- into a folder ------------------------------------------------------------------------------------------------


def test_several_formats_are_written_into_a_folder_that_is_made(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "to" / "reports"
    asked = [option for format in ("text", "html", "csv", "html") for option in ("-f", format)]
    result = finished(check(write(CRITICAL), *asked, "-o", str(out)), 1)
    assert result.stdout == ""
    assert files(out) == ["plan.csv", "plan.html", "plan.txt"]
    for format, name in (("text", "plan.txt"), ("html", "plan.html"), ("csv", "plan.csv")):
        alone = check(write(CRITICAL), "-f", format).stdout_bytes
        assert (out / name).read_bytes() == alone


def test_a_folder_that_is_there_takes_a_single_report_too(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    finished(check(write(), "-f", "html", "-o", str(out)), 0)
    assert files(out) == ["plan.html"]


def test_several_plans_in_several_formats_are_all_written(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plans = [write(CRITICAL, "a.yaml"), write(SOUND, "b.json")]
    finished(check(*plans, "-f", "html", "-f", "json", "-o", str(out)), 1)
    assert files(out) == ["a.html", "a.json", "b.html", "b.json"]
    assert json.loads((out / "b.json").read_text(encoding="utf-8"))["title"] == SOUND["title"]


def test_a_plan_that_is_not_valid_keeps_no_other_from_being_reported(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = finished(check(write("titel: x\n", "a.yaml"), write(SOUND, "b.yaml"), "-f", "html", "-o", str(out)), 3)
    assert files(out) == ["b.html"]
    assert "titel" in result.stderr


def test_standard_input_is_called_plan(tmp_path: Path) -> None:
    finished(check("-", "-f", "html", "-f", "json", "-o", str(tmp_path / "out"), stdin=json.dumps(SOUND)), 0)
    assert files(tmp_path / "out") == ["plan.html", "plan.json"]


@pytest.mark.parametrize("reader", ["committee", "host"])
def test_reports_for_other_readers_are_called_by_them(write: Write, tmp_path: Path, reader: str) -> None:
    finished(check(write(), "--for", reader, "-f", "html", "-f", "markdown", "-o", str(tmp_path / "out")), 0)
    assert files(tmp_path / "out") == [f"plan.{reader}.html", f"plan.{reader}.md"]


@pytest.mark.parametrize("reader", FORMATS)
def test_every_format_of_a_reader_has_a_file_of_its_own(reader: str) -> None:
    suffixes = [format.suffix for format in FORMATS[reader].values()]
    assert len(suffixes) == len(set(suffixes))


# --- where reports cannot be written ------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [["-f", "html", "-f", "text"], ["-f", "pdf", "-f", "json"]])
def test_several_reports_need_a_folder(write: Write, asked: list[str]) -> None:
    refused(check(write(), *asked), "several reports need a folder to be written into: -o FOLDER")


@pytest.mark.parametrize("format", ["html", "csv", "sarif", "docx"])
def test_a_format_that_is_about_one_plan_needs_a_folder_for_several(write: Write, format: str) -> None:
    refused(check(write(), write(name="b.yaml"), "-f", format), "several reports need a folder")


def test_a_file_is_no_folder(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    asked = ["-f", "html", "-f", "text", "-o"]
    refused(check(write(), *asked, str(file)), "is a file; several reports need a folder")
    assert "this folder cannot be made" in finished(check(write(), *asked, str(file / "within")), 2).stderr
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("names", [("plan.yaml", "plan.json"), ("a/plan.yaml", "b/plan.yaml")])
def test_two_plans_are_never_written_to_one_file(write: Write, tmp_path: Path, names: tuple[str, str]) -> None:
    plans = [write(name=name) for name in names]
    refused(check(*plans, "-f", "html", "-o", str(tmp_path / "out")), "two plans would be written to plan.html")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("plans", "asked"),
    [
        (["plan.yaml"], ["-o", "plan.yaml"]),
        (["plan.yaml"], ["-o", "./sub/../plan.yaml"]),
        (["plan.yaml"], ["-f", "html", "-o", "plan.yaml"]),
        (["plan.json"], ["-f", "json", "-o", "."]),
        (["plan.json"], ["-f", "json", "-f", "html", "-o", "."]),
        (["plan.yaml", "plan.json"], ["-f", "json", "-o", "plan.json"]),
        (["plan.json", "b.yaml"], ["-f", "json", "-f", "html", "-o", "."]),
        (["plan.yaml"], ["--for", "host", "-o", "plan.yaml"]),
        (["plan.host-form.yaml", "plan.yaml"], ["--for", "host-form", "-o", "."]),
        (["plan.yaml"], ["--for", "trainee", "-o", "plan.yaml"]),
    ],
)
def test_no_report_ever_replaces_a_plan(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plans: list[str], asked: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    before = {name: Path(write(SOUND, name)).read_bytes() for name in plans}
    finished(check(*plans, *asked), 2)
    assert {name: (tmp_path / name).read_bytes() for name in plans} == before
    assert files(tmp_path) == sorted([*plans, "sub"])


def test_a_plan_is_not_replaced_through_a_link_either(write: Write, tmp_path: Path) -> None:
    plan = write()
    try:
        (tmp_path / "report.html").symlink_to(plan)
    except OSError:
        pytest.skip("this system has no links")
    refused(check(plan, "-f", "html", "-o", str(tmp_path / "report.html")), "a report would replace it")
    assert json.loads(Path(plan).read_text(encoding="utf-8")) == SOUND


@pytest.mark.parametrize("format", ["text", "xlsx"])
def test_an_output_that_cannot_be_written_is_told(write: Write, tmp_path: Path, format: str) -> None:
    for target in (tmp_path / "no" / "folder" / "report", tmp_path / ("x" * 300)):
        result = finished(check(write(), "-f", format, "-o", str(target)), 2)
        assert f"{target}: this file cannot be written: " in result.stderr


def test_a_file_in_the_folder_that_cannot_be_written_is_told_and_the_others_are_written(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "out" / "plan.html").mkdir(parents=True)
    result = finished(check(write(), "-f", "html", "-f", "text", "-o", str(tmp_path / "out")), 2)
    assert "plan.html: this file cannot be written: " in result.stderr
    assert (tmp_path / "out" / "plan.txt").read_text(encoding="utf-8")


# --- bytes on standard output -------------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal."""
    monkeypatch.setattr(reporting, "sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_bytes_are_not_shown_on_a_terminal(write: Write, format: str) -> None:
    refused(check(write(), "-f", format), f"{format} cannot be shown on a terminal; name a file with -o")


@pytest.mark.usefixtures("terminal")
def test_bytes_go_from_a_terminal_to_a_file(write: Write, tmp_path: Path) -> None:
    finished(check(write(), "-f", "xlsx", "-o", str(tmp_path / "report.xlsx")), 0)
    assert (tmp_path / "report.xlsx").read_bytes().startswith(b"PK")


def test_bytes_go_to_a_pipe(write: Write) -> None:
    assert finished(check(write(), "-f", "xlsx"), 0).stdout_bytes.startswith(b"PK")


# --- several plans in one text ------------------------------------------------------------------------------------


def test_json_of_several_plans_is_a_list_even_if_one_of_them_is_not_valid(write: Write) -> None:
    both = json.loads(check(write(SOUND, "a.yaml"), write(CRITICAL, "b.yaml"), "-f", "json").stdout)
    assert [assessment["verdict"]["decision"] for assessment in both] == ["proceed", "proceed_with_conditions"]
    one = finished(check(write(SOUND, "a.yaml"), write("titel: x\n", "b.yaml"), "-f", "json"), 3)
    assert json.loads(one.stdout) == both[:1]


def test_json_for_several_hosts_is_a_list_of_their_pages(write: Write) -> None:
    asked = ["--for", "host", "-f", "json"]
    one = json.loads(finished(check(write(SOUND, "a.yaml"), *asked), 0).stdout)
    assert json.loads(finished(check(write(SOUND, "a.yaml"), write(SOUND, "b.yaml"), *asked), 0).stdout) == [one, one]
    assert one["title"] == SOUND["title"]
    assert "findings" not in one


@pytest.mark.parametrize("reader", ["planner", "committee", "host"])
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_texts_of_several_plans_stand_one_after_the_other(write: Write, reader: str, format: str) -> None:
    plans = (write(SOUND, "a.yaml"), write({**SOUND, "title": "Second camp"}, "b.yaml"))
    both = finished(check(*plans, "--for", reader, "-f", format), 0).stdout
    assert 0 <= both.index("Eye camp") < both.index("Second camp")


def test_forms_of_several_plans_need_a_folder(write: Write, tmp_path: Path) -> None:
    plans = (write(SOUND, "a.yaml"), write({**SOUND, "title": "Second camp"}, "b.yaml"))
    refused(check(*plans, "--for", "host-form"), "several reports need a folder")
    finished(check(*plans, "--for", "host-form", "-o", str(tmp_path / "forms")), 0)
    titles = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["plan"] for path in sorted((tmp_path / "forms").iterdir())
    ]
    assert titles == ["Eye camp", "Second camp"]


# --- readers, names and languages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "format"),
    [("host", "csv"), ("host", "sarif"), ("host-form", "json"), ("host-form", "docx"), ("trainee", "pdf")],
)
def test_a_format_that_a_reader_does_not_have_is_wrong_usage(write: Write, reader: str, format: str) -> None:
    refused(check(write(), "--for", reader, "-f", format), f"there is no {format} for a {reader}; known: text, ")


def test_there_is_no_other_reader(write: Write) -> None:
    refused(check(write(), "--for", "journalist"), "'journalist' is not one of")


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("planner", "WHAT MUST CHANGE"),
        ("committee", "DRAFT OF A DECISION LETTER"),
        ("host", "You may say no"),
        ("host-form", "form: host"),
    ],
)
def test_each_reader_is_told_in_words_of_its_own(write: Write, reader: str, words: str) -> None:
    told = finished(check(write(CRITICAL), "--for", reader), 1).stdout
    assert words.lower() in told.lower()


@pytest.mark.parametrize("reader", ["planner", "committee", "host"])
@pytest.mark.parametrize("format", ["text", "html", "markdown"])
def test_names_are_shown_only_with_the_switch(write: Write, reader: str, format: str) -> None:
    plan = write({**SOUND, "people": [{"id": "chief", "name": SECRET}], "leadership": {"visiting_lead": "chief"}})
    without = check(plan, "--for", reader, "-f", format)
    assert SECRET not in without.output
    assert SECRET in finished(check(plan, "--for", reader, "-f", format, "--names"), without.exit_code).stdout


@pytest.mark.parametrize("tag", ["xx", "tlh", "../../etc", "en_XX"])
def test_a_language_without_translations_is_wrong_usage(write: Write, tag: str) -> None:
    refused(check(write(), "--language", tag), f"there are no translations into '{tag}'; known: en")


def test_english_can_be_asked_for(write: Write) -> None:
    assert check(write(), "--language", ENGLISH.tag).stdout == check(write()).stdout


# --- reports that fail --------------------------------------------------------------------------------------------


@pytest.fixture
def failing_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_edition: object) -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(programs, "render_csv", fail)


@pytest.mark.usefixtures("failing_csv")
def test_a_format_that_fails_keeps_no_other_from_being_written(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = finished(check(write(), "-f", "html", "-f", "csv", "-f", "text", "-o", str(out)), 4)
    assert result.stderr == "csv: this report could not be made: ZeroDivisionError: division by zero\n"
    assert files(out) == ["plan.html", "plan.txt"]


@pytest.mark.usefixtures("failing_csv")
def test_a_report_that_fails_leaves_the_one_before_it_alone(write: Write, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    report.write_text("the one before", encoding="utf-8")
    assert finished(check(write(), "-f", "csv", "-o", str(report)), 4).stdout == ""
    assert report.read_text(encoding="utf-8") == "the one before"


def test_what_is_missing_for_a_format_is_told_in_a_line(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_edition: object) -> str:
        raise ReportError("bring an abacus")

    monkeypatch.setattr(programs, "render_junit", fail)
    result = finished(check(write(CRITICAL), "-f", "junit", "-f", "json", "-o", str(tmp_path / "out")), 4)
    assert result.stderr == "junit: bring an abacus\n"
    assert files(tmp_path / "out") == ["plan.json"]


def test_of_several_plans_in_one_text_those_that_can_be_told_are(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_once(edition: Any) -> str:
        if edition.assessment.title == "Second camp":
            raise ZeroDivisionError("division by zero")
        return "::notice::told\n"

    monkeypatch.setattr(programs, "render_github", fail_once)
    plans = (write(SOUND, "a.yaml"), write({**SOUND, "title": "Second camp"}, "b.yaml"))
    assert finished(check(*plans, "-f", "github"), 4).stdout == "::notice::told\n"
    assert finished(check(plans[1], plans[1], "-f", "github"), 4).stdout == ""
