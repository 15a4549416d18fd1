"""`missionrisk rules`: the rules that plans are checked against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from missionrisk.cli.options import Format, FormatOption, RulesOption, load_rules
from missionrisk.cli.output import Exit, print_json, print_result, stop

if TYPE_CHECKING:
    from rich.table import Table

    from missionrisk.budget import Spending
    from missionrisk.catalogue.loading import Catalogue
    from missionrisk.catalogue.rules import Rule, Severity

DOCUMENTATION: Final = Path("docs/rules")

rules_app = typer.Typer(help="The rules that plans are checked against.", no_args_is_help=True)


@rules_app.command("list")
def list_rules(
    format: FormatOption = Format.TEXT,
    budget: Annotated[
        bool, typer.Option("--budget", help="How many rules of each severity apply to kinds of mission.")
    ] = False,
    rules: RulesOption = None,
) -> None:
    """All rules, a line each."""
    catalogue = load_rules(rules)
    if budget:
        _print_budget(catalogue, rules, format)
        return
    if format is Format.JSON:
        print_json([_rule_as_data(rule) for rule in catalogue.rules.values()])
        return
    from missionrisk.reports.rule_report import rule_table
    from missionrisk.reports.terminal import for_output

    print_result(for_output(rule_table(catalogue)))


def _print_budget(catalogue: Catalogue, folder: Path | None, format: Format) -> None:
    from missionrisk.budget import spending
    from missionrisk.catalogue.loading import CatalogueError

    try:
        spent = spending(catalogue, folder)
    except CatalogueError as error:
        stop(str(error), Exit.FAILED)
    if format is Format.JSON:
        print_json([{"mission": of.mission.id, "rules": of.rules, "most": of.mission.most} for of in spent])
        return
    from missionrisk.reports.terminal import for_output

    print_result(for_output(_budget_table(spent)))


def _budget_table(spent: list[Spending]) -> Table:
    """A line for each kind of mission; what is over its budget says by how many."""
    from rich.table import Table

    from missionrisk.catalogue.rules import SEVERITIES
    from missionrisk.reports.safe_text import safe_text

    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("Mission")
    for severity in SEVERITIES:
        table.add_column(severity.capitalize(), justify="right")
    for of_kind in spent:
        table.add_row(safe_text(of_kind.mission.title), *(_spent(of_kind, severity) for severity in SEVERITIES))
    return table


def _spent(spent: Spending, severity: Severity) -> str:
    most = spent.mission.most.get(severity)
    of = "" if most is None else f" of {most}"
    over = f", {spent.over[severity]} over" if severity in spent.over else ""
    return f"{spent.rules[severity]}{of}{over}"


@rules_app.command("show")
def show_rule(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id, such as FU-05.")],
    format: FormatOption = Format.TEXT,
    rules: RulesOption = None,
) -> None:
    """One rule in full: what it asks, when it is flagged, why, what to do, and on what authority."""
    from missionrisk.plan.paths import nearest

    catalogue = load_rules(rules)
    rule = catalogue.rules.get(rule_id.upper())
    if rule is None:
        near = ", ".join(nearest(rule_id.upper(), catalogue.rules))
        stop(f"there is no rule '{rule_id}'" + (f"; did you mean {near}?" if near else ""), Exit.USAGE)
    if format is Format.JSON:
        print_json(_rule_as_data(rule))
        return
    from missionrisk.reports.rule_report import rule_page
    from missionrisk.reports.terminal import for_output

    print_result(for_output(rule_page(catalogue, rule)))


@rules_app.command("test")
def check_rules(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of rule files with their tests; else those of missionrisk.")
    ] = None,
) -> None:
    """Run the tests beside the rules. A rule without tests fails."""
    from missionrisk.catalogue.loading import CatalogueError
    from missionrisk.rule_tests import run_rule_tests

    try:
        report = run_rule_tests(folder)
    except CatalogueError as error:
        stop(str(error), Exit.FAILED)
    for failure in report.failures:
        typer.echo(str(failure), err=True)
    print_result(f"{report.cases} cases, {len(report.failures)} failures\n")
    raise typer.Exit(Exit.FINDINGS if report.failures else Exit.OK)


@rules_app.command("docs")
def document_rules(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder of the pages.")
    ] = DOCUMENTATION,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say what is stale in DIR, and what the pages leave out.")
    ] = False,
    rules: RulesOption = None,
) -> None:
    """Write a page for each rule, an index, the bibliography and more, as Markdown."""
    from rich.console import Console

    from missionrisk.catalogue.loading import CatalogueError
    from missionrisk.documentation import documented, pages_of, problems_of_coverage, problems_of_pages, write_pages

    try:
        what = documented(load_rules(rules), rules)
        if what.essay_problems and not check:
            raise CatalogueError(what.essay_problems)
        with Console(stderr=True).status("Making the pages"):
            pages = pages_of(what)
    except CatalogueError as error:
        stop(str(error), Exit.FAILED)
    if check:
        problems = (*problems_of_coverage(what), *problems_of_pages(pages, output))
        if problems:
            stop(str(CatalogueError(problems)), Exit.FINDINGS)
        print_result(f"{len(pages)} pages are current, and leave nothing out\n")
        return
    try:
        write_pages(pages, output)
    except OSError as error:
        stop(f"{output}: the pages cannot be written here: {error.strerror or error}", Exit.USAGE)
    print_result(f"{len(pages)} pages written to {output}\n")


def _rule_as_data(rule: Rule) -> dict[str, Any]:
    return rule.model_dump(mode="json", by_alias=True, exclude_none=True)
