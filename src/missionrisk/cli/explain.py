"""`missionrisk explain`: how one rule came out, and what would clear it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from missionrisk.cli.options import (
    ActivitiesOption,
    DayOption,
    FacilitiesOption,
    Format,
    FormatOption,
    NationalListOption,
    NationalListYearsOption,
    PricesOption,
    RulesOption,
    build_assessor,
    load_lists,
)
from missionrisk.cli.output import Exit, print_result, stop


def explain(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="A plan file, YAML or JSON; - for standard input.")],
    outcome: Annotated[
        str, typer.Argument(metavar="FINDING", help="RULE@subject, flagged or not, such as FU-05@amlodipine.")
    ],
    format: FormatOption = Format.TEXT,
    on: DayOption = None,
    rules: RulesOption = None,
    facilities: FacilitiesOption = None,
    activities: ActivitiesOption = None,
    national_list: NationalListOption = None,
    national_list_years: NationalListYearsOption = None,
    prices: PricesOption = None,
) -> None:
    """Explain one outcome: each line of the rule with the plan's value, and what would clear it."""
    from missionrisk.intake import PlanError, load_plan
    from missionrisk.judgement.explain import UnknownOutcome
    from missionrisk.reports.explanation_report import explanation_report
    from missionrisk.reports.terminal import for_output

    reference = load_lists(
        facilities=facilities,
        activities=activities,
        national_list=national_list,
        national_list_years=national_list_years,
        prices=prices,
    )
    assessor = build_assessor(rules)
    try:
        explanation = assessor.explain(load_plan(plan), outcome, on=on or date.today(), reference=reference)
    except PlanError as error:
        stop(str(error), Exit.INVALID)
    except UnknownOutcome as error:
        stop(str(error), Exit.USAGE)
    if format is Format.JSON:
        print_result(explanation.model_dump_json(indent=2) + "\n")
    else:
        print_result(for_output(explanation_report(explanation)))
    if explanation.outcome == "error":
        raise typer.Exit(Exit.FAILED)
