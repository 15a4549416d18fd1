"""The command line. Results go to standard output, all else to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from enum import Enum, IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from missionrisk.assess import Assessor
    from missionrisk.catalogue.loading import Catalogue
    from missionrisk.catalogue.rules import Rule
    from missionrisk.intake import Limits
    from missionrisk.judgement.assessment import Assessment


class Exit(IntEnum):
    """What the exit code says."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INVALID = 3
    FAILED = 4
    CANNOT_SAY = 5


WORST_FIRST = (Exit.FAILED, Exit.INVALID, Exit.FINDINGS, Exit.CANNOT_SAY, Exit.OK)
"""Of several plans, the first of these that any of them gives."""


class Format(str, Enum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


class FailOn(str, Enum):
    """From which severity on findings make the command fail."""

    CRITICAL = "critical"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NEVER = "never"


class SchemaOf(str, Enum):
    """What a JSON Schema describes."""

    PLAN = "plan"
    RULES = "rules"
    ASSESSMENT = "assessment"


app = typer.Typer(
    name="missionrisk",
    help="Checks plans for medical missions against cited rules, and says which harms they risk.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(help="The rules that plans are checked against.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")


def main() -> None:
    """Run the command line."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # Files and pipes get UTF-8 whatever the locale: JSON is not JSON in anything else.
        sys.stdout.reconfigure(encoding="utf-8")
    app()


# --- options ------------------------------------------------------------------------------------------------------


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("missionrisk")
        except PackageNotFoundError:
            number = "unknown"
        typer.echo(f"missionrisk {number}")
        raise typer.Exit


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"'{written}' is not a day; write it as 2027-03-05") from None


RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", help="A folder of rule files to use instead of those that come with missionrisk."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")]


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Checks plans for medical missions against cited rules, and says which harms they risk.

    Exit codes: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3 a plan is not valid;
    4 a rule or the engine failed; 5 it cannot be said. Of several plans the worst, in the order 4, 3, 1, 5, 0.
    """


# --- check --------------------------------------------------------------------------------------------------------


@app.command()
def check(
    plans: Annotated[
        list[str], typer.Argument(metavar="PLAN…", help="Plan files, YAML or JSON; - for standard input.")
    ],
    format: FormatOption = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The lowest severity of a finding that gives exit code 1.")
    ] = FailOn.HIGH,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=_day, help="The day to assess for (2027-03-05); else today."),
    ] = None,
    rules: RulesOption = None,
    engine: Annotated[
        str, typer.Option("--engine", help="durable, or reference: slower and without a compiled part.")
    ] = "durable",
    all_questions: Annotated[bool, typer.Option("--all", help="Show all questions, not the first twelve.")] = False,
    max_bytes: Annotated[int | None, typer.Option(min=1, help="The largest file that is read, in bytes.")] = None,
    max_depth: Annotated[int | None, typer.Option(min=1, help="How deep fields may be nested.")] = None,
    max_nodes: Annotated[int | None, typer.Option(min=1, help="How many values a file may hold.")] = None,
    max_aliases: Annotated[int | None, typer.Option(min=0, help="How many aliases a file may use.")] = None,
) -> None:
    """Check plans: what they risk, on what evidence, what is not known, and what follows."""
    if engine not in ("durable", "reference"):
        raise typer.BadParameter(f"there is no engine '{engine}'; known: durable, reference", param_hint="--engine")
    if output is not None and output.resolve() in [Path(name).resolve() for name in plans]:
        raise typer.BadParameter(f"{output} is a plan, and the report would replace it", param_hint="--output")
    if plans.count("-") > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="PLAN…")
    from missionrisk.intake import PlanError, load_plan

    limits = _limits(bytes=max_bytes, depth=max_depth, nodes=max_nodes, aliases=max_aliases)
    assessor = _assessor(rules, engine)
    day = on or date.today()
    codes: list[Exit] = []
    assessments: list[Assessment] = []
    for name in _with_progress(plans):
        try:
            plan = load_plan(name, limits=limits)
        except PlanError as error:
            typer.echo(str(error), err=True)
            codes.append(Exit.INVALID)
            continue
        assessment = assessor.assess(plan, on=day)
        assessments.append(assessment)
        codes.append(_code(assessment, fail_on))
    if assessments:
        _write(_report(assessments, format, all_questions, for_file=output is not None), output)
    raise typer.Exit(next(code for code in WORST_FIRST if code in codes))


def _limits(**given: int | None) -> Limits:
    from missionrisk.intake import Limits

    return Limits(**{name: value for name, value in given.items() if value is not None})


def _assessor(rules: Path | None, engine: Any) -> Assessor:
    from missionrisk.assess import Assessor

    return Assessor(_catalogue(rules), engine=engine)


def _catalogue(rules: Path | None) -> Catalogue:
    from missionrisk.catalogue.loading import CatalogueError, load_catalogue

    try:
        return load_catalogue(rules)
    except CatalogueError as error:
        _stop(str(error), Exit.FAILED)


def _with_progress(plans: list[str]) -> Any:
    """The plans, with a progress bar on a terminal where there is something to wait for."""
    if len(plans) < 5 or not sys.stderr.isatty():
        return plans
    from rich.console import Console
    from rich.progress import track

    return track(plans, description="Checking", console=Console(stderr=True), transient=True)


def _code(assessment: Assessment, fail_on: FailOn) -> Exit:
    from missionrisk.catalogue.rules import SEVERITIES

    if assessment.failed:
        return Exit.FAILED
    if fail_on is not FailOn.NEVER:
        counted = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
        if any(finding.severity in counted for finding in assessment.findings):
            return Exit.FINDINGS
    return Exit.CANNOT_SAY if assessment.verdict.decision == "cannot_say" else Exit.OK


def _report(assessments: list[Assessment], format: Format, all_questions: bool, *, for_file: bool) -> str:
    from missionrisk.reports.text_report import as_text, for_output, summary, text_report

    if format is Format.JSON:
        return _as_json(assessments)
    parts = [text_report(assessment, all_questions=all_questions) for assessment in assessments]
    if len(assessments) > 1:
        parts.append(summary(assessments))
    return as_text(*parts) if for_file else for_output(*parts)


def _as_json(assessments: list[Assessment]) -> str:
    """One plan as an object, several as a list of them."""
    from missionrisk.reports import render

    if len(assessments) == 1:
        return render(assessments[0], "json")
    return json.dumps([a.model_dump(mode="json") for a in assessments], indent=2, ensure_ascii=False) + "\n"


def _write(report: str, output: Path | None) -> None:
    if output is None:
        _print(report)
        return
    try:
        output.write_text(report, encoding="utf-8")
    except OSError as error:
        _stop(f"{output}: this file cannot be written: {error.strerror or error}", Exit.USAGE)


def _print(result: str) -> None:
    try:
        sys.stdout.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone; that is no fault of the plan's.
        _discard_output()
    except OSError as error:
        _discard_output()
        _stop(f"standard output cannot be written: {error.strerror or error}", Exit.USAGE)


def _discard_output() -> None:
    """Send what is still buffered nowhere; else Python would write it once more at its end, and fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# --- rules --------------------------------------------------------------------------------------------------------


@rules_app.command("list")
def list_rules(format: FormatOption = Format.TEXT, rules: RulesOption = None) -> None:
    """All rules, a line each."""
    catalogue = _catalogue(rules)
    if format is Format.JSON:
        _print_json([_rule_as_data(rule) for rule in catalogue.rules.values()])
        return
    from missionrisk.reports.rule_report import rule_table
    from missionrisk.reports.text_report import for_output

    _print(for_output(rule_table(catalogue)))


@rules_app.command("show")
def show_rule(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id, such as FU-05.")],
    format: FormatOption = Format.TEXT,
    rules: RulesOption = None,
) -> None:
    """One rule in full: what it asks, when it is flagged, why, what to do, and on what authority."""
    from missionrisk.plan.paths import nearest

    catalogue = _catalogue(rules)
    rule = catalogue.rules.get(rule_id.upper())
    if rule is None:
        near = ", ".join(nearest(rule_id.upper(), catalogue.rules))
        _stop(f"there is no rule '{rule_id}'" + (f"; did you mean {near}?" if near else ""), Exit.USAGE)
    if format is Format.JSON:
        _print_json(_rule_as_data(rule))
        return
    from missionrisk.reports.rule_report import rule_page
    from missionrisk.reports.text_report import for_output

    _print(for_output(rule_page(catalogue, rule)))


@rules_app.command("test")
def check_rules(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of rule files with their tests; else those of missionrisk.")
    ] = None,
) -> None:
    """Run the tests beside the rules. A rule without tests fails."""
    from missionrisk.catalogue.loading import CatalogueError
    from missionrisk.rule_tests import run_rule_tests

    try:
        report = run_rule_tests(folder)
    except CatalogueError as error:
        _stop(str(error), Exit.FAILED)
    for failure in report.failures:
        typer.echo(str(failure), err=True)
    _print(f"{report.cases} cases, {len(report.failures)} failures\n")
    raise typer.Exit(Exit.FINDINGS if report.failures else Exit.OK)


def _rule_as_data(rule: Rule) -> dict[str, Any]:
    return rule.model_dump(mode="json", by_alias=True, exclude_none=True)


def _print_json(data: Any) -> None:
    _print(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


# --- schema -------------------------------------------------------------------------------------------------------


@app.command()
def schema(
    of: Annotated[SchemaOf, typer.Argument(metavar="WHAT", help="plan, rules or assessment.")],
) -> None:
    """Print a JSON Schema, for editors and other programs."""
    from missionrisk.schemas import schema_of

    _print_json(schema_of(of.value))


def _stop(message: str, code: Exit) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
