"""Tables of the entries of a list: of very many, the first in full and the others by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from missionrisk.language import gettext as _
from missionrisk.reports.base import Table
from missionrisk.reports.host import page_words as words

MOST_ROWS: Final = 12

Entry = TypeVar("Entry")


def table_of(
    columns: tuple[str, ...],
    entries: Sequence[Entry] | None,
    row: Callable[[Entry], tuple[str, ...]],
    name: Callable[[Entry], str],
) -> tuple[Table, ...]:
    """A table with one row for each entry; none where there are no entries."""
    if not entries:
        return ()
    rows = [row(entry) for entry in entries[:MOST_ROWS]]
    if rest := entries[MOST_ROWS:]:
        others = _("And also: {things}").format(things=words.listed(map(name, rest)))
        rows.append((others, *("" for _column in columns[1:])))
    return (Table(columns=columns, rows=tuple(rows)),)
