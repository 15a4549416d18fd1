"""`missionrisk check`: what plans risk."""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from missionrisk.cli.options import (
    ActivitiesOption,
    Audience,
    AudienceOption,
    DayOption,
    FacilitiesOption,
    NationalListOption,
    NationalListYearsOption,
    PricesOption,
    RulesOption,
    build_assessor,
    load_lists,
)
from missionrisk.cli.output import Exit, write_result
from missionrisk.cli.trainee import check_for_trainee

if TYPE_CHECKING:
    from missionrisk.intake import Limits
    from missionrisk.judgement.assessment import Assessment

WORST_FIRST = (Exit.FAILED, Exit.INVALID, Exit.FINDINGS, Exit.CANNOT_SAY, Exit.OK)
"""Of several plans, the first of these that any of them gives."""


class ReportFormat(str, Enum):
    """How an assessment is laid out."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


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
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to lay out the report.")
    ] = ReportFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    audience: AudienceOption = None,
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
    if output is not None and output.resolve() in [Path(name).resolve() for name in plans]:
        raise typer.BadParameter(f"{output} is a plan, and the report would replace it", param_hint="--output")
    if plans.count("-") > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="PLAN…")
    if format is ReportFormat.HTML and len(plans) > 1:
        raise typer.BadParameter("a page is about one plan; check the plans one by one", param_hint="--format")
    from missionrisk.intake import PlanError, load_plan

    limits = _limits(bytes=max_bytes, depth=max_depth, nodes=max_nodes, aliases=max_aliases)
    if audience is Audience.TRAINEE:
        check_for_trainee(
            plans, format.value, output, rules=rules, engine=engine, on=on, verbose=verbose, limits=limits
        )
    reference = load_lists(
        facilities=facilities,
        activities=activities,
        national_list=national_list,
        national_list_years=national_list_years,
        prices=prices,
    )
    assessor = build_assessor(rules, engine)
    day = on or date.today()
    codes: list[Exit] = []
    assessments: list[Assessment] = []
    for name in _with_progress(plans):
        try:
            plan = load_plan(name, limits=limits)
        except PlanError as error:
            typer.echo(str(error), err=True)
            if any(problem.path == "sheet" for problem in error.problems):
                typer.echo(f"{name}: this is a trainee's sheet; check it with --for trainee", err=True)
            codes.append(Exit.INVALID)
            continue
        assessment = assessor.assess(plan, on=day, reference=reference)
        assessments.append(assessment)
        codes.append(_code(assessment, fail_on))
    if assessments and format is ReportFormat.TEXT:
        write_result(_as_text(assessments, verbose, all_questions, for_file=output is not None), output)
    elif assessments:
        write_result(_rendered(assessments, format), output)
    raise typer.Exit(next(code for code in WORST_FIRST if code in codes))


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


def _as_text(assessments: list[Assessment], verbose: bool, all_questions: bool, *, for_file: bool) -> str:
    from missionrisk.reports.text_report import as_text, for_output, summary, text_report

    parts = [text_report(each, verbose=verbose, all_questions=all_questions) for each in assessments]
    if len(assessments) > 1:
        parts.append(summary(assessments))
    return as_text(*parts) if for_file else for_output(*parts)


def _rendered(assessments: list[Assessment], format: ReportFormat) -> str:
    """One plan as it is; several as one text or, as JSON, a list."""
    from missionrisk.reports import render

    if format is ReportFormat.JSON and len(assessments) > 1:
        return json.dumps([a.model_dump(mode="json") for a in assessments], indent=2, ensure_ascii=False) + "\n"
    return "\n".join(render(assessment, format.value) for assessment in assessments)
