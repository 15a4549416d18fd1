"""HXL hashtags: the row under the column names that says in one language what each column holds (`#adm1+name`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from missionrisk.reference_data.sheets import Row

MOST_ROWS_ABOVE: Final = 25
"""The hashtags are looked for in the first rows only, as the HXL standard has it."""

_HASHTAG: Final = re.compile(r"#\s*([a-z][a-z0-9_]*)((?:\s*\+\s*[a-z][a-z0-9_]*)*)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Hashtag:
    """A tag with its attributes, whose order says nothing: `#geo+lat` is `Hashtag("geo", {"lat"})`."""

    tag: str
    attributes: AbstractSet[str] = frozenset()

    def holds(self, wanted: Hashtag) -> bool:
        """Whether a column that is tagged so holds what is wanted."""
        return self.tag == wanted.tag and wanted.attributes <= self.attributes


def hashtag_in(text: str) -> Hashtag | None:
    """The hashtag that a cell holds; None for anything else."""
    found = _HASHTAG.fullmatch(text.strip())
    if found is None:
        return None
    attributes = (attribute.strip().lower() for attribute in found[2].split("+"))
    return Hashtag(found[1].lower(), frozenset(filter(None, attributes)))


def hashtag_row(rows: Sequence[Row]) -> int | None:
    """The position of the row of hashtags: one in which every cell that is not empty is one. None without."""
    for position, row in enumerate(rows[:MOST_ROWS_ABOVE]):
        filled = [cell for cell in row.cells if cell.strip()]
        if filled and all(hashtag_in(cell) for cell in filled):
            return position
    return None


def columns_by_hashtag(row: Row, wanted: Mapping[str, Sequence[Hashtag]]) -> dict[str, int]:
    """Where each field stands, by the first of its hashtags that a column bears, the plainest such column first."""
    tagged = [(column, tag) for column, cell in enumerate(row.cells) if (tag := hashtag_in(cell)) is not None]
    found = {}
    for field, hashtags in wanted.items():
        for hashtag in hashtags:
            bearing = [(len(tag.attributes), column) for column, tag in tagged if tag.holds(hashtag)]
            if bearing:
                found[field] = min(bearing)[1]
                break
    return found
