"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from missionrisk.cli.output import Exit, stop

if TYPE_CHECKING:
    from missionrisk.assess import Assessor
    from missionrisk.catalogue.loading import Catalogue


class Format(str, Enum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


class Audience(str, Enum):
    """Whom a result is for."""

    TRAINEE = "trainee"


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"'{written}' is not a day; write it as 2027-03-05") from None


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")]
AudienceOption = Annotated[
    Audience | None,
    typer.Option("--for", help="trainee: what a student asks of a programme before joining it, with no verdict."),
]
RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", help="A folder of rule files to use instead of those that come with missionrisk."),
]
DayOption = Annotated[
    date | None,
    typer.Option("--on", metavar="DATE", parser=_day, help="The day to assess for (2027-03-05); else today."),
]


def load_rules(folder: Path | None) -> Catalogue:
    """The catalogue in a folder or, without one, that of missionrisk; a catalogue that is wrong ends the command."""
    from missionrisk.catalogue.loading import CatalogueError, load_catalogue

    try:
        return load_catalogue(folder)
    except CatalogueError as error:
        stop(str(error), Exit.FAILED)


def build_assessor(rules: Path | None, engine: Any = "durable") -> Assessor:
    """What assesses plans by the rules in a folder."""
    from missionrisk.assess import Assessor

    return Assessor(load_rules(rules), engine=engine)
