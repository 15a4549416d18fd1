"""What a documented catalogue leaves out: rules that no point of the essay leads to, sources that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from missionrisk.catalogue.loading import ESSAY_FILE, SOURCES_FILE
from missionrisk.documentation.citing import citing
from missionrisk.documentation.pages import Documented
from missionrisk.intake import Problem, read_file
from missionrisk.plan.source import Position


def problems_of_coverage(documented: Documented) -> tuple[Problem, ...]:
    """Everything that is left out or wrong. A folder without an essay or sources of its own is not asked about them."""
    return (*documented.essay_problems, *_rules_in_no_point(documented), *_sources_never_cited(documented))


def _rules_in_no_point(documented: Documented) -> Iterator[Problem]:
    if documented.essay is None:
        return
    for rule in sorted(documented.catalogue.rules.keys() - documented.essay.rules):
        yield Problem(
            source=str(documented.folder / ESSAY_FILE),
            message=f"the rule {rule} is in no point of the essay and in no addition",
            hint="name it in the point that it holds, or in an addition with the reason for it",
        )


def _sources_never_cited(documented: Documented) -> Iterator[Problem]:
    path = documented.folder / SOURCES_FILE
    if not path.is_file():
        return
    document = read_file(path)
    positions = {source["key"]: ("sources", n, "key") for n, source in enumerate(document.data["sources"])}
    for key, cited_by in citing(documented.catalogue, documented.tables).items():
        if not cited_by:
            yield document.source.problem(
                f"nothing cites the source {key}",
                document.positions.get(positions[key], Position(1, 1)),
                hint="cite it in the rule, choice or table that rests on it, or take it out",
            )
