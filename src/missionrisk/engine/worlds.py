"""What is known of a plan, as integers: once as it surely is, once as it possibly is.

`Extent` is the answer to one question about every fact of a type: for which it surely holds, for which it possibly
does. `World` gives the extents of tests, and the two batches of records that durable_rules reads. A value is asserted
as two bounds, and each comparison reads the bound that is hardest to pass; in the possible batch the bounds change
places. With nothing open, the two batches are one and the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from missionrisk.catalogue.language import Reference
from missionrisk.engine.queries import AskedBlock, Check, Property, Query, Questions, Reading, Shard
from missionrisk.engine.views import Decision, View, one_word, view_of
from missionrisk.facts.model import Facts, Kind

FACT: Final = "t"
"""The property that names the type of a fact that a pattern may match."""

SUBJECT: Final = "s"
"""The property that names the type of a subject."""

Record = dict[str, int]
"""What is asserted of one fact."""

Column = list[int | None]
"""One property of every fact of a type; None where it is not asserted."""

_OUTERMOST: Final = 2**62
"""Beyond every integer that stands for a value."""


Places = int
"""Facts of one type by their place among all of it: bit n stands for the fact at place n."""


def places_of(numbers: Iterable[int]) -> Places:
    """The places with these numbers."""
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


class Extent(NamedTuple):
    """The facts of one type for which something surely or possibly holds."""

    sure: Places = 0
    possible: Places = 0

    def __and__(self, other: Extent) -> Extent:
        return Extent(self.sure & other.sure, self.possible & other.possible)

    def __or__(self, other: Extent) -> Extent:
        return Extent(self.sure | other.sure, self.possible | other.possible)

    def __sub__(self, other: Extent) -> Extent:
        """Where this holds and the other does not."""
        return Extent(self.sure & ~other.possible, self.possible & ~other.sure)


NOWHERE: Final = Extent()


@dataclass(frozen=True)
class Batch:
    """The records that one shard reads, with the place of the fact that each is about."""

    records: tuple[Record, ...]
    places: tuple[int, ...]


class World:
    """The facts of one plan, as one set of questions sees them."""

    def __init__(self, facts: Facts, questions: Questions) -> None:
        self._facts = facts
        self._questions = questions
        self._views: dict[tuple[str, str], list[View]] = {}
        self._extents: dict[Check, Extent] = {}
        self._everywhere: dict[str, Extent] = {}
        self._existing: dict[str, Extent] = {}
        self._fitting: dict[AskedBlock, Extent] = {}
        self._ranks: dict[Kind, Mapping[Any, int]] = {}
        self._words: dict[Any, int] = {}

    # --- extents --------------------------------------------------------------------------------------------------

    def everywhere(self, fact_type: str) -> Extent:
        """Every fact of the type."""
        if fact_type not in self._everywhere:
            places = (1 << len(self._facts.of(fact_type))) - 1
            self._everywhere[fact_type] = Extent(places, places)
        return self._everywhere[fact_type]

    def fitting(self, subject: str, block: AskedBlock) -> Extent:
        """The subjects that pass the tests of a block, whatever its patterns say."""
        if block not in self._fitting:
            sure, possible = self.everywhere(subject)
            for check in block.checks:
                if not possible:
                    break
                passing = self.passing(check)
                sure &= passing.sure
                possible &= passing.possible
            self._fitting[block] = Extent(sure, possible)
        return self._fitting[block]

    def existing(self, fact_type: str) -> Extent:
        """The facts of the type that exist."""
        if fact_type not in self._existing:
            sure = places_of(place for place, fact in enumerate(self._facts.of(fact_type)) if fact.sure)
            self._existing[fact_type] = Extent(sure, self.everywhere(fact_type).possible)
        return self._existing[fact_type]

    def passing(self, check: Check) -> Extent:
        """The facts that pass a test which reads no fact but them and the mission.

        Raises LookupError if it reads the mission and there is none.
        """
        if check not in self._extents:
            sure = possible = 0
            place = 1
            for surely, possibly in self._decisions(check):
                if surely:
                    sure |= place
                if possibly:
                    possible |= place
                place <<= 1
            self._extents[check] = Extent(sure, possible)
        return self._extents[check]

    def not_known(self, fact_type: str, field: str) -> Extent:
        """The facts for which any word may stand in `field`, as far as a comparison with another field goes."""
        views = self._seen(fact_type, field)
        return Extent(possible=places_of(place for place, words in enumerate(views) if one_word(words) is None))

    def _decisions(self, check: Check) -> Iterable[Decision]:
        left = self._side(check.fact_type, check.test.field, of_mission=check.test.of_mission)
        operand = check.test.operand
        if not isinstance(operand, Reference):
            return map(check.decide, left)
        return map(check.decide, left, self._side(check.fact_type, operand.name, of_mission=operand.scope == "mission"))

    def _side(self, fact_type: str, field: str, *, of_mission: bool) -> list[View]:
        if not of_mission:
            return self._seen(fact_type, field)
        view = self._seen(self._facts.mission.type_name, field)[0]
        return [view] * len(self._facts.of(fact_type))

    def _seen(self, fact_type: str, field: str) -> list[View]:
        key = (fact_type, field)
        if key not in self._views:
            declaration = self._questions.declaration(fact_type, field)
            self._views[key] = [view_of(fact.knowledge(field), declaration) for fact in self._facts.of(fact_type)]
        return self._views[key]

    def standing_for_many(self, fact_type: str) -> Places:
        """The facts of the type that stand for the entries of a list that was not stated."""
        return places_of(place for place, fact in enumerate(self._facts.of(fact_type)) if fact.placeholder)

    # --- batches --------------------------------------------------------------------------------------------------

    def batches(self, shard: Shard, asked: Mapping[Query, Extent]) -> tuple[Batch, Batch]:
        """The sure and the possible batch for a shard: one and the same object where nothing is open.

        `asked` says of which subjects each query is asked.
        """
        sheets = [self._sheet(fact_type, shard, asked) for fact_type in shard.types()]
        many = [self.standing_for_many(fact_type) for fact_type in shard.types()]
        sure = _batch([columns for columns, _ in sheets], many)
        if all(columns == possible for columns, possible in sheets):
            return sure, sure
        return sure, _batch([possible for _, possible in sheets], many)

    def _sheet(
        self, fact_type: str, shard: Shard, asked: Mapping[Query, Extent]
    ) -> tuple[dict[str, Column], dict[str, Column]]:
        """The columns of one fact type, in the sure batch and in the possible one."""
        sure: dict[str, Column] = {}
        possible: dict[str, Column] = {}
        asked_at = NOWHERE
        for read in shard.properties(fact_type):
            if isinstance(read.of, Query):
                asked_at |= asked.get(read.of, NOWHERE)
            sure[read.name], possible[read.name] = self._columns(read, asked)
        number = self._questions.type_numbers[fact_type]
        existing = self.existing(fact_type) if fact_type in shard.fact_types else NOWHERE
        sure[FACT], possible[FACT] = self._marked(fact_type, existing, number)
        sure[SUBJECT], possible[SUBJECT] = self._marked(fact_type, asked_at, number)
        return sure, possible

    def _columns(self, read: Property, asked: Mapping[Query, Extent]) -> tuple[Column, Column]:
        if isinstance(read.of, Query):
            return self._marked(read.fact_type, asked.get(read.of, NOWHERE))
        if isinstance(read.of, Check):
            return self._marked(read.fact_type, self.passing(read.of))
        match read.reading:
            case Reading.OPEN:
                return self._marked(read.fact_type, self.not_known(read.fact_type, read.of))
            case Reading.KEY:
                keys: Column = [self._number(one_word(words)) for words in self._seen(read.fact_type, read.of)]
                return keys, keys
        low, high = self._bounds(read.fact_type, read.of)
        return (high, low) if read.reading is Reading.UPPER else (low, high)

    def _marked(self, fact_type: str, extent: Extent, mark: int = 1) -> tuple[Column, Column]:
        size = len(self._facts.of(fact_type))
        sure: Column = [mark if extent.sure >> place & 1 else None for place in range(size)]
        if extent.sure == extent.possible:
            return sure, sure
        return sure, [mark if extent.possible >> place & 1 else None for place in range(size)]

    def _bounds(self, fact_type: str, field: str) -> tuple[Column, Column]:
        views = self._seen(fact_type, field)
        declaration = self._questions.declaration(fact_type, field)
        if declaration.ordered:
            ranks = self._ranks_of(declaration.kind)
            return [ranks[low] for low, _ in views], [ranks[high] for _, high in views]
        numbers = [self._number(one_word(words)) for words in views]
        return (
            [-_OUTERMOST if number is None else number for number in numbers],
            [_OUTERMOST if number is None else number for number in numbers],
        )

    def _ranks_of(self, kind: Kind) -> Mapping[Any, int]:
        if kind not in self._ranks:
            views = [view for place in self._questions.bounded(kind) for view in self._seen(*place)]
            self._ranks[kind] = self._questions.scales[kind].ranks(bound for view in views for bound in view)
        return self._ranks[kind]

    def _number(self, word: str | bool | None) -> int | None:
        return None if word is None else self._words.setdefault(word, len(self._words) + 1)


def _batch(sheets: Iterable[dict[str, Column]], many: Iterable[Places]) -> Batch:
    """The rows of all sheets as records.

    A subject that stands for many entries has a second record, as a fact: durable_rules never matches a record with
    itself, but one of those entries may match another.
    """
    records: list[Record] = []
    places: list[int] = []
    for columns, standing_for_many in zip(sheets, many, strict=True):
        for place, row in enumerate(zip(*columns.values(), strict=True)):
            record = {name: value for name, value in zip(columns, row, strict=True) if value is not None}
            if FACT in record or SUBJECT in record:
                records.append(record)
                places.append(place)
            if FACT in record and SUBJECT in record and standing_for_many >> place & 1:
                records.append({name: value for name, value in record.items() if name != SUBJECT})
                places.append(place)
    return Batch(tuple(records), tuple(places))
