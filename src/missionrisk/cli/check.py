"""`missionrisk check`: what plans risk."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from missionrisk.cli.options import (
    ActivitiesOption,
    Audience,
    AudienceOption,
    DayOption,
    FacilitiesOption,
    LanguageOption,
    NationalListOption,
    NationalListYearsOption,
    PricesOption,
    RulesOption,
    asked_language,
    build_assessor,
    load_lists,
)
from missionrisk.cli.output import Exit
from missionrisk.cli.reporting import Wanted
from missionrisk.cli.trainee import check_for_trainee
from missionrisk.language import speaking

if TYPE_CHECKING:
    from missionrisk.intake import Limits
    from missionrisk.judgement.assessment import Assessment
    from missionrisk.plan import MissionPlan
    from missionrisk.reports import Edition
    from missionrisk.reports.edition import Reader

READERS: Final[Mapping[Audience, Reader]] = {
    Audience.PLANNER: "planner",
    Audience.COMMITTEE: "committee",
    Audience.HOST: "host",
    Audience.HOST_FORM: "host-form",
}

WORST_FIRST = (Exit.FAILED, Exit.USAGE, Exit.INVALID, Exit.FINDINGS, Exit.CANNOT_SAY, Exit.OK)
"""Of several plans, the first of these that any of them gives."""


class ReportFormat(str, Enum):
    """How an assessment is laid out."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    ICS = "ics"


class FailOn(str, Enum):
    """From which severity on findings make the command fail."""

    CRITICAL = "critical"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NEVER = "never"


def check(
    plans: Annotated[
        list[str], typer.Argument(metavar="PLAN…", help="Plan files, YAML or JSON; - for standard input.")
    ],
    formats: Annotated[
        list[ReportFormat] | None,
        typer.Option("--format", "-f", help="How to lay out the report; several are written into a folder."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file or folder, not to standard output.")
    ] = None,
    audience: AudienceOption = Audience.PLANNER,
    language: LanguageOption = None,
    names: Annotated[
        bool, typer.Option("--names", help="Show the names and contacts of people, which are left out otherwise.")
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates", exists=True, file_okay=False, help="A folder with templates of your own in place of ours."
        ),
    ] = None,
    facilities: FacilitiesOption = None,
    activities: ActivitiesOption = None,
    national_list: NationalListOption = None,
    national_list_years: NationalListYearsOption = None,
    prices: PricesOption = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The lowest severity of a finding that gives exit code 1.")
    ] = FailOn.HIGH,
    on: DayOption = None,
    rules: RulesOption = None,
    engine: Annotated[
        str, typer.Option("--engine", help="durable, or reference: slower and without a compiled part.")
    ] = "durable",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Leave nothing out of the text.")] = False,
    all_questions: Annotated[bool, typer.Option("--all", help="Show all questions, not the first twelve.")] = False,
    max_bytes: Annotated[int | None, typer.Option(min=1, help="The largest file that is read, in bytes.")] = None,
    max_depth: Annotated[int | None, typer.Option(min=1, help="How deep fields may be nested.")] = None,
    max_nodes: Annotated[int | None, typer.Option(min=1, help="How many values a file may hold.")] = None,
    max_aliases: Annotated[int | None, typer.Option(min=0, help="How many aliases a file may use.")] = None,
) -> None:
    """Check plans: what they risk, on what evidence, what is not known, and what follows.

    For a trainee (--for trainee): what plans, or a sheet of `missionrisk new --for trainee`, answer of what students
    ask, and exit code 0 if they can be read.
    """
    if engine not in ("durable", "reference"):
        raise typer.BadParameter(f"there is no engine '{engine}'; known: durable, reference", param_hint="--engine")
    if plans.count("-") > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="PLAN…")
    asked = tuple(dict.fromkeys(format.value for format in formats or [ReportFormat.TEXT]))
    limits = _limits(bytes=max_bytes, depth=max_depth, nodes=max_nodes, aliases=max_aliases)
    with speaking(asked_language(language)):
        if audience is Audience.TRAINEE:
            check_for_trainee(plans, asked, output, rules=rules, engine=engine, on=on, verbose=verbose, limits=limits)
        from missionrisk.reports import Edition

        wanted = Wanted(READERS[audience], asked, output)
        wanted.check(plans)
        reference = load_lists(
            facilities=facilities,
            activities=activities,
            national_list=national_list,
            national_list_years=national_list_years,
            prices=prices,
        )
        assessor = build_assessor(rules, engine)
        codes: list[Exit] = []
        editions: list[tuple[str, Edition]] = []
        for name in _with_progress(plans):
            plan = _read(name, limits)
            if plan is None:
                codes.append(Exit.INVALID)
                continue
            case = assessor.decide(plan, on=on or date.today(), reference=reference)
            assessment = assessor.judge(case)
            edition = Edition(
                assessment,
                case,
                reader=wanted.reader,
                names=names,
                templates=templates,
                in_full=verbose,
                all_questions=all_questions,
            )
            editions.append((name, edition))
            codes.append(_code(assessment, fail_on))
        if editions:
            codes += wanted.write(editions, plans)
    raise typer.Exit(next(code for code in WORST_FIRST if code in codes))


def _read(name: str, limits: Limits) -> MissionPlan | None:
    """The plan in a file; of one that is wrong, its problems are said."""
    from missionrisk.intake import PlanError, load_plan

    try:
        return load_plan(name, limits=limits)
    except PlanError as error:
        typer.echo(str(error), err=True)
        if any(problem.path == "sheet" for problem in error.problems):
            typer.echo(f"{name}: this is a trainee's sheet; check it with --for trainee", err=True)
        if any(problem.path == "form" for problem in error.problems):
            typer.echo(f"{name}: this is a host's form; record it with `missionrisk merge PLAN {name}`", err=True)
    return None


def _limits(**given: int | None) -> Limits:
    from missionrisk.intake import Limits

    return Limits(**{name: value for name, value in given.items() if value is not None})


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
