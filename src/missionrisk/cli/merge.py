"""`missionrisk merge`: a host partner's answers, recorded in the plan that they are about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from missionrisk.cli.output import Exit, stop, write_result


def merge(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan, YAML or JSON; - for standard input.")],
    answers: Annotated[
        str,
        typer.Argument(metavar="ANSWERS", help="The form that the host partner has filled in; - for standard input."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write the plan to this file (JSON if it ends in .json), not to standard output."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
) -> None:
    """Record what a host partner has answered on its form in the plan.

    What the host says settles what the plan leaves open, and confirms what the plan promises in its name. Where it says
    something else, the plan's word stays, the answer stands beside it, and `missionrisk check` finds the difference.
    Comments in the plan's file are not kept.
    """
    from missionrisk.host_answers import load_answers, plan_to_merge_into, told
    from missionrisk.host_answers import merge as merged_with
    from missionrisk.intake import PlanError, dump_plan, read_file

    if plan == answers == "-":
        raise typer.BadParameter("standard input can be read only once", param_hint="ANSWERS")
    if output is not None and output.exists() and not force:
        stop(f"{output}: there is such a file; --force replaces it", Exit.USAGE)
    document = read_file(plan)
    problems: list[str] = []
    try:
        sender = plan_to_merge_into(document)
    except PlanError as error:
        problems.append(str(error))
    try:
        sheet = load_answers(answers)
    except PlanError as error:
        problems.append(str(error))
    if problems:
        stop("\n".join(problems), Exit.INVALID)
    try:
        merged = merged_with(sender, sheet)
    except PlanError as error:
        stop(str(error), Exit.INVALID)
    for line in told(merged, sheet):
        typer.echo(line, err=True)
    if _has_comments(document.source.text):
        typer.echo(f"{document.source.name}: the comments in this file are not kept", err=True)
    write_result(dump_plan(merged.plan, "json" if output is not None and output.suffix == ".json" else "yaml"), output)


def _has_comments(text: str) -> bool:
    """Whether a line of YAML begins with a comment, or ends in one."""
    return any(line.lstrip().startswith("#") or " #" in line for line in text.splitlines())
