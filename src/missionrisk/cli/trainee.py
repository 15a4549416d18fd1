"""`--for trainee`: what plans and sheets answer of what a student asks, and a sheet to fill in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from missionrisk.cli.output import Exit, stop, write_result

if TYPE_CHECKING:
    from missionrisk.intake import Limits
    from missionrisk.trainee import TraineeAnswers


def check_for_trainee(
    sources: Sequence[str],
    formats: Sequence[str],
    output: Path | None,
    *,
    rules: Path | None,
    engine: Any,
    on: date | None,
    verbose: bool,
    limits: Limits,
) -> NoReturn:
    """Answer from each plan or sheet, and end with 0 unless one could not be read or a rule failed."""
    from missionrisk.catalogue.loading import CatalogueError
    from missionrisk.intake import PlanError
    from missionrisk.trainee import TraineeDesk, load_plan_or_sheet

    format = _format(formats, sources, output)
    try:
        desk = TraineeDesk(rules, engine=engine)
    except CatalogueError as error:
        stop(str(error), Exit.FAILED)
    found: list[TraineeAnswers] = []
    codes = {Exit.OK}
    for source in sources:
        try:
            found.append(desk.answers(load_plan_or_sheet(source, limits=limits), on=on or date.today()))
        except PlanError as error:
            typer.echo(str(error), err=True)
            codes.add(Exit.INVALID)
    if any(answers.failures for answers in found):
        codes.add(Exit.FAILED)
    if found:
        write_result(_laid_out(found, format, verbose, for_file=output is not None), output)
    raise typer.Exit(max(codes))


def _format(formats: Sequence[str], sources: Sequence[str], output: Path | None) -> str:
    """The one format that is asked for; raises BadParameter where it does not go with the rest."""
    from missionrisk.trainee.layouts import LAYOUTS

    unknown = [format for format in formats if format not in LAYOUTS]
    if unknown:
        raise typer.BadParameter(
            f"there is no {unknown[0]} for a trainee; known: {', '.join(LAYOUTS)}", param_hint="--format"
        )
    if len(formats) > 1:
        raise typer.BadParameter("answers for a trainee are written in one format at a time", param_hint="--format")
    if formats[0] == "html" and len(sources) > 1:
        raise typer.BadParameter("a page is about one plan; check the plans one by one", param_hint="--format")
    if output is not None and output.resolve() in [Path(source).resolve() for source in sources]:
        raise typer.BadParameter(f"{output} is a plan, and the report would replace it", param_hint="--output")
    return formats[0]


def _laid_out(found: list[TraineeAnswers], format: str, verbose: bool, *, for_file: bool) -> str:
    """One as it is; several as one text or, as JSON, a list."""
    from missionrisk.reports.terminal import as_text, for_output
    from missionrisk.trainee import render_for_trainee
    from missionrisk.trainee.text_layout import text_layout

    if format == "text":
        parts = [text_layout(answers, verbose=verbose) for answers in found]
        return as_text(*parts) if for_file else for_output(*parts)
    if format == "json" and len(found) > 1:
        return json.dumps([answers.model_dump(mode="json") for answers in found], indent=2, ensure_ascii=False) + "\n"
    return "\n".join(render_for_trainee(answers, format) for answers in found)
