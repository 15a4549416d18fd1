"""What is known of a plan, as integers: once as it surely is, once as it possibly is.

`Extent` is the answer to one question about every fact of a type: for which it surely holds, for which it possibly
does. `World` gives the extents of tests, and the two batches of records that durable_rules reads. A value is asserted
as two bounds, and each comparison reads the bound that is hardest to pass; in the possible batch the bounds change
places. With nothing open, the two batches are one and the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from missionrisk.catalogue.language import Operator, Reference, Test
from missionrisk.engine.queries import AskedBlock, Property, Query, Questions, Reading, Shard
from missionrisk.facts.knowledge import Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import Facts, FieldType, Kind

FACT: Final = "t"
"""The property that names the type of a fact that a pattern may match."""

SUBJECT: Final = "s"
"""The property that names the type of a subject."""

Record = dict[str, int]
"""What is asserted of one fact."""

Column = list[int | None]
"""One property of every fact of a type; None where it is not asserted."""

View = Any
"""What is known of a field: two bounds of a number or date, the possible words or None for any, the items of a list."""

Decision = tuple[bool, bool]
"""Whether a test surely holds, and whether it possibly does."""

_OUTERMOST: Final = 2**62
"""Beyond every integer that stands for a value."""


@dataclass(frozen=True)
class Extent:
    """The facts of one type, by their place among all of it, for which something surely or possibly holds."""

    sure: frozenset[int] = frozenset()
    possible: frozenset[int] = frozenset()

    def __and__(self, other: Extent) -> Extent:
        return Extent(self.sure & other.sure, self.possible & other.possible)

    def __or__(self, other: Extent) -> Extent:
        return Extent(self.sure | other.sure, self.possible | other.possible)

    def __sub__(self, other: Extent) -> Extent:
        """Where this holds and the other does not."""
        return Extent(self.sure - other.possible, self.possible - other.sure)


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
        self._extents: dict[tuple[str, Test], Extent] = {}
        self._everywhere: dict[str, Extent] = {}
        self._fitting: dict[AskedBlock, Extent] = {}
        self._ranks: dict[Kind, Mapping[Any, int]] = {}
        self._words: dict[Any, int] = {}

    # --- extents --------------------------------------------------------------------------------------------------

    def everywhere(self, fact_type: str) -> Extent:
        """Every fact of the type."""
        if fact_type not in self._everywhere:
            places = frozenset(range(len(self._facts.of(fact_type))))
            self._everywhere[fact_type] = Extent(places, places)
        return self._everywhere[fact_type]

    def fitting(self, subject: str, block: AskedBlock) -> Extent:
        """The subjects that pass the tests of a block, whatever its patterns say."""
        if block not in self._fitting:
            extent = self.everywhere(subject)
            for test in block.tests:
                extent &= self.passing(subject, test)
            self._fitting[block] = extent
        return self._fitting[block]

    def existing(self, fact_type: str) -> Extent:
        """The facts of the type that exist."""
        sure = frozenset(place for place, fact in enumerate(self._facts.of(fact_type)) if fact.sure)
        return Extent(sure, self.everywhere(fact_type).possible)

    def passing(self, fact_type: str, test: Test) -> Extent:
        """The facts that pass a test which reads no fact but them and the mission.

        Raises LookupError if it reads the mission and there is none.
        """
        key = (fact_type, test)
        if key not in self._extents:
            decisions = self._decisions(fact_type, test)
            self._extents[key] = Extent(
                frozenset(place for place, (sure, _) in enumerate(decisions) if sure),
                frozenset(place for place, (_, possible) in enumerate(decisions) if possible),
            )
        return self._extents[key]

    def not_known(self, fact_type: str, field: str) -> Extent:
        """The facts for which any word may stand in `field`, as far as a comparison with another field goes."""
        views = self._seen(fact_type, field)
        return Extent(possible=frozenset(place for place, words in enumerate(views) if _word(words) is None))

    def _decisions(self, fact_type: str, test: Test) -> list[Decision]:
        declaration = self._questions.declaration("mission" if test.of_mission else fact_type, test.field)
        left = self._side(fact_type, test.field, of_mission=test.of_mission)
        if not isinstance(test.operand, Reference):
            return list(map(_against_literal(test, declaration), left))
        right = self._side(fact_type, test.operand.name, of_mission=test.operand.scope == "mission")
        compare = _COMPARE_BOUNDS[test.operator] if declaration.ordered else _COMPARE_WORDS[test.operator]
        return list(map(compare, left, right))

    def _side(self, fact_type: str, field: str, *, of_mission: bool) -> list[View]:
        if not of_mission:
            return self._seen(fact_type, field)
        declaration = self._questions.declaration("mission", field)
        return [_view(self._facts.mission.knowledge(field), declaration)] * len(self._facts.of(fact_type))

    def _seen(self, fact_type: str, field: str) -> list[View]:
        key = (fact_type, field)
        if key not in self._views:
            declaration = self._questions.declaration(fact_type, field)
            self._views[key] = [_view(fact.knowledge(field), declaration) for fact in self._facts.of(fact_type)]
        return self._views[key]

    def standing_for_many(self, fact_type: str) -> frozenset[int]:
        """The facts of the type that stand for the entries of a list that was not stated."""
        return frozenset(place for place, fact in enumerate(self._facts.of(fact_type)) if fact.placeholder)

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
        if isinstance(read.of, Test):
            return self._marked(read.fact_type, self.passing(read.fact_type, read.of))
        match read.reading:
            case Reading.OPEN:
                return self._marked(read.fact_type, self.not_known(read.fact_type, read.of))
            case Reading.KEY:
                keys: Column = [self._number(_word(words)) for words in self._seen(read.fact_type, read.of)]
                return keys, keys
        low, high = self._bounds(read.fact_type, read.of)
        return (high, low) if read.reading is Reading.UPPER else (low, high)

    def _marked(self, fact_type: str, extent: Extent, mark: int = 1) -> tuple[Column, Column]:
        size = len(self._facts.of(fact_type))
        sure: Column = [mark if place in extent.sure else None for place in range(size)]
        if extent.sure == extent.possible:
            return sure, sure
        return sure, [mark if place in extent.possible else None for place in range(size)]

    def _bounds(self, fact_type: str, field: str) -> tuple[Column, Column]:
        views = self._seen(fact_type, field)
        declaration = self._questions.declaration(fact_type, field)
        if declaration.ordered:
            ranks = self._ranks_of(declaration.kind)
            return [ranks[low] for low, _ in views], [ranks[high] for _, high in views]
        numbers = [self._number(_word(words)) for words in views]
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


def _batch(sheets: Iterable[dict[str, Column]], many: Iterable[frozenset[int]]) -> Batch:
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
            if FACT in record and SUBJECT in record and place in standing_for_many:
                records.append({name: value for name, value in record.items() if name != SUBJECT})
                places.append(place)
    return Batch(tuple(records), tuple(places))


# --- what is known, and what follows for a test -------------------------------------------------------------------


def _view(knowledge: Knowledge[Any], declaration: FieldType) -> View:
    match knowledge:
        case Items() if declaration.many:
            return knowledge
        case Known(value=value):
            return (value, value) if declaration.ordered else frozenset((value,))
        case Range(low=low, high=high) if declaration.ordered:
            return low, high
        case OneOf(options=options) if not declaration.ordered:
            return options
        case Unknown() if declaration.kind is Kind.TEXT and not declaration.many:
            return None
    raise TypeError(f"a {declaration.kind.value} cannot be {knowledge!r}")


def _word(words: frozenset[Any] | None) -> Any:
    """The one word that it must be, or None."""
    return next(iter(words)) if words is not None and len(words) == 1 else None


def _against_literal(test: Test, declaration: FieldType) -> Callable[[View], Decision]:
    operand = test.operand
    if declaration.many:
        wanted = frozenset(operand if isinstance(operand, tuple) else (operand,))
        return lambda items: _has_any(items, wanted)
    if test.operator in _COMPARE_BOUNDS and declaration.ordered:
        compare = _COMPARE_BOUNDS[test.operator]
        return lambda bounds: compare(bounds, (operand, operand))
    among = frozenset(operand if isinstance(operand, tuple) else (operand,))
    is_among = _bounds_among if declaration.ordered else _words_among
    if test.operator in (Operator.NE, Operator.NOT_IN):
        return lambda view: _not(is_among(view, among))
    return lambda view: is_among(view, among)


def _not(decision: Decision) -> Decision:
    sure, possible = decision
    return not possible, not sure


def _has_any(items: Items[Any], wanted: frozenset[Any]) -> Decision:
    sure = not items.sure.isdisjoint(wanted)
    rest = wanted if items.possible is None else items.possible & wanted
    return sure, sure or bool(rest)


def _bounds_among(bounds: tuple[Any, Any], values: frozenset[Any]) -> Decision:
    low, high = bounds
    possible = any(low <= value <= high for value in values)
    return possible and low == high, possible


def _words_among(words: frozenset[Any] | None, values: frozenset[Any]) -> Decision:
    if words is None:
        return False, bool(values)
    return words <= values, not words.isdisjoint(values)


def _at_least(bounds: tuple[Any, Any], others: tuple[Any, Any]) -> Decision:
    return bounds[0] >= others[1], bounds[1] >= others[0]


def _equal(bounds: tuple[Any, Any], others: tuple[Any, Any]) -> Decision:
    above, below = _at_least(bounds, others), _at_least(others, bounds)
    return above[0] and below[0], above[1] and below[1]


_COMPARE_BOUNDS: Final[Mapping[Operator, Callable[[Any, Any], Decision]]] = {
    Operator.GTE: _at_least,
    Operator.LTE: lambda bounds, others: _at_least(others, bounds),
    Operator.LT: lambda bounds, others: _not(_at_least(bounds, others)),
    Operator.GT: lambda bounds, others: _not(_at_least(others, bounds)),
    Operator.EQ: _equal,
    Operator.NE: lambda bounds, others: _not(_equal(bounds, others)),
}


def _same_word(words: frozenset[Any] | None, others: frozenset[Any] | None) -> Decision:
    word, other = _word(words), _word(others)
    if word is None or other is None:
        return False, True
    return word == other, word == other


_COMPARE_WORDS: Final[Mapping[Operator, Callable[[Any, Any], Decision]]] = {
    Operator.EQ: _same_word,
    Operator.NE: lambda words, others: _not(_same_word(words, others)),
}
