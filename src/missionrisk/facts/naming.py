"""Names for readers, of single entries and of those among several for which something holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from missionrisk.facts.knowledge import Items, Knowledge, Known, sources_of
from missionrisk.facts.reading import Entries, Place, asked_once, surely
from missionrisk.language import ngettext
from missionrisk.plan.base import PlanModel, is_personal


@asked_once
def name_of(entry: Place) -> str:
    """The name of an entry, or its id where it has none or where the name is personal."""
    name = entry.written("name") if entry.part is not None and _may_be_named(type(entry.part)) else None
    return str(name or entry.written("id"))


@cache
def _may_be_named(kind: type[PlanModel]) -> bool:
    field = kind.model_fields.get("name")
    return field is not None and not is_personal(field)


def names_where(entries: Entries, condition: Callable[[Place], Knowledge[bool]]) -> Knowledge[str]:
    """The names of the entries for which the condition holds."""
    if not entries.stated:
        return Items(frozenset(), None, missing=(entries.path,))
    return names_among(((entry, condition(entry)) for entry in entries), entries.path)


def names_among(judged: Iterable[tuple[Place, Knowledge[bool]]], path: str) -> Knowledge[str]:
    """The names of those entries that were judged to belong; `path` is where their list stands."""
    sure: set[str] = set()
    possible: set[str] = set()
    missing: list[str] = []
    for entry, belongs in judged:
        if not isinstance(belongs, Known):
            possible.add(name_of(entry))
            missing += belongs.missing
        elif belongs.value:
            sure.add(name_of(entry))
    return Items(frozenset(sure), frozenset(possible - sure), (path,), tuple(dict.fromkeys(missing)))


def names_judged(judged: Mapping[str, Knowledge[bool]], so: bool) -> Items[str]:
    """The names judged to be `so`, on which the list rests, and those still open, which say what is missing."""
    sure = {name: known for name, known in judged.items() if isinstance(known, Known) and known.value is so}
    possible = {name: known for name, known in judged.items() if not isinstance(known, Known)}
    paths, missing = sources_of(sure.values())[0], sources_of(possible.values())[1]
    return Items(frozenset(sure), frozenset(possible), paths, missing)


def names_that_belong(judged: Iterable[tuple[str, Knowledge[bool]]], entries: str) -> Items[str]:
    """The names of those that belong; of a list without entries, any may be, and the list is asked."""
    judged = tuple(judged)
    if not judged:
        return Items(frozenset(), None, missing=(entries,))
    sure = frozenset(name for name, belongs in judged if surely(belongs))
    possible = frozenset(name for name, belongs in judged if not isinstance(belongs, Known))
    return Items(sure, possible - sure, *sources_of(belongs for _, belongs in judged))


def shortened(texts: Sequence[str], most: int) -> list[str]:
    """So many of the first, and how many more there are."""
    more = len(texts) - most
    if more <= 0:
        return list(texts)
    return [*texts[:most], ngettext("and {n} more", "and {n} more", more).format(n=more)]
