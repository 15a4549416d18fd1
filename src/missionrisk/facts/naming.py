"""Names for readers, of single entries and of those among several for which something holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from missionrisk.facts.knowledge import Items, Knowledge, Known
from missionrisk.facts.reading import Entries, Place, surely
from missionrisk.language import ngettext
from missionrisk.plan.base import is_personal


def name_of(entry: Place) -> str:
    """The name of an entry, or its id where it has none or where the name is personal."""
    field = None if entry.part is None else type(entry.part).model_fields.get("name")
    name = None if field is None or is_personal(field) else entry.written("name")
    return str(name or entry.written("id"))


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
        if surely(belongs):
            sure.add(name_of(entry))
        elif not isinstance(belongs, Known):
            possible.add(name_of(entry))
            missing += belongs.missing
    return Items(frozenset(sure), frozenset(possible - sure), paths=(path,), missing=tuple(dict.fromkeys(missing)))


def names_that_belong(judged: Iterable[tuple[str, Knowledge[bool]]], entries: str) -> Items[str]:
    """The names of those that belong; of a list without entries, any may be, and the list is asked."""
    judged = tuple(judged)
    if not judged:
        return Items(frozenset(), None, missing=(entries,))
    sure = frozenset(name for name, belongs in judged if surely(belongs))
    possible = frozenset(name for name, belongs in judged if not isinstance(belongs, Known))
    return Items(
        sure,
        possible - sure,
        paths=tuple(dict.fromkeys(path for _, belongs in judged for path in belongs.paths)),
        missing=tuple(dict.fromkeys(path for _, belongs in judged for path in belongs.missing)),
    )


def shortened(texts: Sequence[str], most: int) -> list[str]:
    """So many of the first, and how many more there are."""
    more = len(texts) - most
    if more <= 0:
        return list(texts)
    return [*texts[:most], ngettext("and {n} more", "and {n} more", more).format(n=more)]
