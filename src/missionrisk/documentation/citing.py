"""Who cites which source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from missionrisk.catalogue.loading import Catalogue
from missionrisk.catalogue.rules import Rule, SourcePlace
from missionrisk.documentation.tables import TableOfNumbers


@dataclass
class CitedBy:
    """What cites one source: ids of rules, names of contested points, titles of tables."""

    rules: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rules or self.choices or self.tables)


def citing(catalogue: Catalogue, tables: Iterable[TableOfNumbers]) -> Mapping[str, CitedBy]:
    """For each source of the catalogue what cites it, in the order of the bibliography."""
    found = {key: CitedBy() for key in sorted(catalogue.sources)}
    for rule in catalogue.rules.values():
        for key in dict.fromkeys(cited_in(rule)):
            found[key].rules.append(rule.id)
    for point in catalogue.choices.values():
        keys = (citation.key for alternative in point.alternatives for citation in alternative.sources)
        for key in set(keys) & found.keys():
            found[key].choices.append(point.name)
    for table in tables:
        for key in {row.source for row in table.rows if row.source is not None} & found.keys():
            found[key].tables.append(table.title)
    return found


def cited_in(rule: Rule) -> Iterator[str]:
    """The keys of a rule's sources, those of its parameters included."""
    yield from (citation.key for citation in rule.sources)
    for parameter in rule.parameters.values():
        if isinstance(parameter.basis, SourcePlace):
            yield parameter.basis.source
