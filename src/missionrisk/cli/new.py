"""`missionrisk new`: a plan to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from missionrisk.cli.options import NewAudience, NewAudienceOption, RulesOption, load_rules
from missionrisk.cli.output import Exit, stop, write_result


def new(
    services: Annotated[
        str, typer.Option("--services", metavar="KIND,…", help="Kinds of service, such as primary_care,surgery.")
    ] = "",
    audience: NewAudienceOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
    rules: RulesOption = None,
) -> None:
    """Begin a plan: the fields that decide most, empty, each under its question.

    For a trainee (--for trainee): a sheet of questions about a programme that one knows from a brochure.
    """
    if audience is NewAudience.TRAINEE and services:
        raise typer.BadParameter("a trainee's sheet is the same for all services", param_hint="--services")
    if output is not None and output.exists() and not force:
        stop(f"{output}: there is such a file; --force replaces it", Exit.USAGE)
    if audience is NewAudience.TRAINEE:
        from missionrisk.trainee import new_sheet

        write_result(new_sheet(), output)
        return
    from missionrisk.skeleton import new_plan

    kinds = [kind.strip().replace("-", "_") for kind in services.split(",") if kind.strip()]
    catalogue = load_rules(rules)
    try:
        plan = new_plan(kinds, catalogue)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--services") from None
    write_result(plan, output)
