"""`missionrisk schema`: JSON Schemas."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from missionrisk.cli.output import print_json


class SchemaOf(str, Enum):
    """What a JSON Schema describes."""

    PLAN = "plan"
    RULES = "rules"
    ASSESSMENT = "assessment"


def schema(
    of: Annotated[SchemaOf, typer.Argument(metavar="WHAT", help="plan, rules or assessment.")],
) -> None:
    """Print a JSON Schema, for editors and other programs."""
    from missionrisk.schemas import schema_of

    print_json(schema_of(of.value))
