"""The command line. Results go to standard output, all else to standard error."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from missionrisk.cli.check import check
from missionrisk.cli.explain import explain
from missionrisk.cli.merge import merge
from missionrisk.cli.new import new
from missionrisk.cli.rules import rules_app
from missionrisk.cli.schema import schema

__all__ = ["app", "main"]

app = typer.Typer(
    name="missionrisk",
    help="Checks plans for medical missions against cited rules, and says which harms they risk.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(explain)
app.command()(new)
app.command()(merge)
app.add_typer(rules_app, name="rules")
app.command()(schema)


def main() -> None:
    """Run the command line."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # Files and pipes get UTF-8 whatever the locale: JSON is not JSON in anything else.
        sys.stdout.reconfigure(encoding="utf-8")
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("missionrisk")
        except PackageNotFoundError:
            number = "unknown"
        typer.echo(f"missionrisk {number}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Checks plans for medical missions against cited rules, and says which harms they risk.

    Exit codes: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3 a plan is not valid;
    4 a rule or the engine failed; 5 it cannot be said. Of several plans the worst, in the order 4, 2, 3, 1, 5, 0.
    """
