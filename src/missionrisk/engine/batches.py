"""The records that durable_rules reads: once as a plan surely is, once as it possibly is.

A value is asserted as two bounds, and each comparison reads the bound that is hardest to pass; in the possible batch
the bounds change places. With nothing open, the two batches are one and the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.engine.deciding import bounds, one_word
from missionrisk.engine.extents import NOWHERE, YES, Extent, answer_at, answers_in
from missionrisk.engine.queries import Check, Field, Property, Query, Reading, Shard
from missionrisk.engine.worlds import World
from missionrisk.facts.knowledge import Knowledge
from missionrisk.facts.model import Kind

FACT: Final = "t"
"""The property that names the type of a fact that a pattern may match."""

SUBJECT: Final = "s"
"""The property that names the type of a subject."""

Record = dict[str, int]
"""What is asserted of one fact."""

_OUTERMOST: Final = 2**62
"""Beyond every integer that stands for a value."""


@dataclass(frozen=True)
class Batch:
    """The records that one shard reads, with the place of the fact that each is about."""

    records: tuple[Record, ...]
    places: tuple[int, ...]


def batches(world: World, shard: Shard, wanted: Collection[int], asked: Mapping[Query, Extent]) -> tuple[Batch, Batch]:
    """The sure and the possible batch for the wanted probes of a shard: one and the same where nothing is open.

    `asked` says of which subjects each query is asked.
    """
    properties = shard.properties(wanted)
    sheets = [_Sheet(fact_type, world, shard, properties[fact_type], asked) for fact_type in sorted(properties)]
    sure = _batch([(sheet.sure, sheet.many) for sheet in sheets])
    if all(sheet.sure == sheet.possible for sheet in sheets):
        return sure, sure
    return sure, _batch([(sheet.possible, sheet.many) for sheet in sheets])


class _Sheet:
    """The records of one fact type, in the sure batch and in the possible one."""

    def __init__(
        self,
        fact_type: str,
        world: World,
        shard: Shard,
        properties: Iterable[Property],
        asked: Mapping[Query, Extent],
    ) -> None:
        size = len(world.subjects(fact_type))
        self.sure: list[Record] = [{} for _ in range(size)]
        self.possible: list[Record] = [{} for _ in range(size)]
        self.many = world.standing_for_many(fact_type)
        self._world = world
        asked_at = NOWHERE
        for read in properties:
            if isinstance(read.of, Query):
                asked_at |= asked.get(read.of, NOWHERE)
                self._mark(read.name, asked.get(read.of, NOWHERE))
            elif isinstance(read.of, Check):
                self._mark(read.name, world.passing(read.of))
            else:
                self._write(read, read.of)
        number = world.type_number(fact_type)
        if fact_type in shard.fact_types:
            self._mark(FACT, world.existing(fact_type), number)
        self._mark(SUBJECT, asked_at, number)

    def _mark(self, name: str, extent: Extent, mark: int = 1) -> None:
        for place, answer in answers_in(extent):
            self.possible[place][name] = mark
            if answer == YES:
                self.sure[place][name] = mark

    def _write(self, read: Property, field: Field) -> None:
        match read.reading:
            case Reading.OPEN:
                self._mark(read.name, self._world.not_known(field))
            case Reading.KEY:
                for place, word in enumerate(map(one_word, self._world.known(field))):
                    if word is not None:
                        self.sure[place][read.name] = self.possible[place][read.name] = self._world.number(word)
            case _:
                for place, (low, high) in enumerate(map(self._bounds(field), self._world.known(field))):
                    hard, easy = (high, low) if read.reading is Reading.UPPER else (low, high)
                    self.sure[place][read.name], self.possible[place][read.name] = hard, easy

    def _bounds(self, field: Field) -> Callable[[Knowledge[Any]], tuple[int, int]]:
        """What gives the integers for the smallest and the largest that a value of the field may be."""
        if field.kind in (Kind.NUMBER, Kind.DATE):
            ranks = self._world.ranks(field.kind)

            def of_value(known: Knowledge[Any]) -> tuple[int, int]:
                low, high = bounds(known)
                return ranks[low], ranks[high]

            return of_value

        def of_word(known: Knowledge[Any]) -> tuple[int, int]:
            word = one_word(known)
            if word is None:
                return -_OUTERMOST, _OUTERMOST
            number = self._world.number(word)
            return number, number

        return of_word


def _batch(sheets: Sequence[tuple[Sequence[Record], Extent]]) -> Batch:
    """The records of all sheets that are about a fact or a subject.

    A subject that stands for many entries has a second record, as a fact: durable_rules never matches a record with
    itself, but one of those entries may match another.
    """
    records: list[Record] = []
    places: list[int] = []
    for sheet, standing_for_many in sheets:
        for place, record in enumerate(sheet):
            if FACT in record or SUBJECT in record:
                records.append(record)
                places.append(place)
            if FACT in record and SUBJECT in record and answer_at(standing_for_many, place):
                records.append({name: value for name, value in record.items() if name != SUBJECT})
                places.append(place)
    return Batch(tuple(records), tuple(places))
