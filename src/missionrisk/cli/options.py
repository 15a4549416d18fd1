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
    from missionrisk.language import Language
    from missionrisk.reference_data import ReferenceData


class Format(str, Enum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


class Audience(str, Enum):
    """Whom a result is for."""

    PLANNER = "planner"
    COMMITTEE = "committee"
    HOST = "host"
    HOST_FORM = "host-form"
    TRAINEE = "trainee"


class NewAudience(str, Enum):
    """Who fills in what `missionrisk new` gives."""

    TRAINEE = "trainee"


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"'{written}' is not a day; write it as 2027-03-05") from None


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")]
AudienceOption = Annotated[
    Audience,
    typer.Option(
        "--for",
        help="planner; committee: with a draft decision letter; host: the plan in plain words for the host partner;"
        " host-form: one page for the host to fill in; trainee: what a student asks before joining, with no verdict.",
    ),
]
NewAudienceOption = Annotated[
    NewAudience | None,
    typer.Option("--for", help="trainee: a sheet for a student who knows a programme from its brochure."),
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="The language of the report, such as fr; else English.")
]
RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", help="A folder of rule files to use instead of those that come with missionrisk."),
]
DayOption = Annotated[
    date | None,
    typer.Option("--on", metavar="DATE", parser=_day, help="The day to assess for (2027-03-05); else today."),
]


def _list_option(name: str, what: str) -> Any:
    return typer.Option(
        name, metavar="FILE", exists=True, dir_okay=False, help=what, rich_help_panel="Lists to look things up in"
    )


FacilitiesOption = Annotated[
    Path | None, _list_option("--facilities", "Health facilities of the region: CSV, XLSX or GeoJSON.")
]
ActivitiesOption = Annotated[
    Path | None,
    _list_option("--activities", "What other organisations do, who does what and where: CSV or XLSX with HXL tags."),
]
NationalListOption = Annotated[
    Path | None, _list_option("--national-list", "The national list of essential medicines: CSV.")
]
NationalListYearsOption = Annotated[
    Path | None, _list_option("--national-list-years", "The year of each country's list, where another file has it.")
]
PricesOption = Annotated[Path | None, _list_option("--prices", "Prices of medicines: CSV.")]


def load_lists(**files: Path | None) -> ReferenceData:
    """The lists in files, by the names of `load_reference_data`; one that is wrong ends the command."""
    from missionrisk.reference_data import ReferenceDataError, load_reference_data

    try:
        return load_reference_data(**files)
    except ReferenceDataError as error:
        stop(str(error), Exit.INVALID)


def asked_language(tag: str | None) -> Language:
    """The language of a tag, English without one; a tag without translations ends the command."""
    from missionrisk.language import ENGLISH, LanguageError, language_of

    try:
        return language_of(tag) if tag else ENGLISH
    except LanguageError as error:
        raise typer.BadParameter(str(error), param_hint="--language") from None


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
