"""Rules to queries: what durable_rules is asked, worked out once for all plans.

A query asks which subjects of one type have another fact that fits a pattern; rules that ask the same share it. A
query is answered by *probes*, one engine rule each, and holds for a subject if one of them does. A probe reads the
integer *properties* of one fact, or of a fact and a subject together; `worlds` says what those integers are.

Only what ties a fact to its subject needs the pair of them: a pattern without such a tie is probed once for all
subjects. Equality of text is looked up among what is known; two further probes stand for the subjects and for the
facts of which it is not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import product
from operator import attrgetter
from typing import Any, Final

from missionrisk.catalogue.language import (
    EQUALITY,
    OF_LISTS,
    ORDERING,
    Block,
    Logic,
    Operator,
    Pattern,
    Reference,
    Test,
)
from missionrisk.engine.deciding import Answer, against_field, against_literal
from missionrisk.facts.knowledge import Knowledge
from missionrisk.facts.model import Fact, FieldType, Kind, Vocabulary

MISSION: Final = "mission"
"""The type of the one fact that every rule may read."""

# Each below what durable_rules bears: 255 rules on one alpha node, 64 branches true for one fact, 254 properties,
# 29 joins in a condition.
MOST_PROBES: Final = 240
MOST_CONDITIONS: Final = 56
MOST_PROPERTIES: Final = 200
MOST_TIES: Final = 24


class Reading(str, Enum):
    """What an integer in a record says."""

    PASSES = "f"
    """1 where the test holds."""
    UPPER = "u"
    """The bound that is read to show that a value is small."""
    LOWER = "l"
    """The bound that is read to show that it is large."""
    KEY = "k"
    """The number of a known word."""
    OPEN = "o"
    """1 where the word may be any."""
    ASKED = "q"
    """1 where the query is asked about the subject."""


@dataclass(frozen=True, eq=False)
class Field:
    """A field of a fact type. Each is made once, and equals only itself. `of` reads what is known of it."""

    fact_type: str
    kind: Kind
    of: Callable[[Fact], Knowledge[Any]]


@dataclass(frozen=True, eq=False)
class Check:
    """A test on the facts of a type, with what decides it. Each is made once, and equals only itself.

    With `other`, it compares two fields. Either may be the mission's, whichever type the facts are of.
    """

    fact_type: str
    field: Field
    other: Field | None
    decide: Callable[..., Answer]


@dataclass(frozen=True, eq=False)
class Checks:
    """Tests that must all hold: those that read the mission alone, and those that each fact passes or not."""

    of_mission: tuple[Check, ...] = ()
    of_fact: tuple[Check, ...] = ()


@dataclass(frozen=True, eq=False)
class Query:
    """Which subjects of a type have another fact that fits the pattern. Each is made once, and equals only itself."""

    subject: str
    pattern: Pattern
    about_mission: Checks
    """The tests that read the mission in place of the fact: they hold for a subject or do not."""

    @cached_property
    def alone(self) -> tuple[Test, ...]:
        """The tests on the fact alone."""
        return tuple(test for test in self.pattern.tests if not test.of_mission and not _ties(test))

    @cached_property
    def ties(self) -> tuple[Test, ...]:
        """The tests that compare the fact with the subject."""
        return tuple(test for test in self.pattern.tests if not test.of_mission and _ties(test))


@dataclass(frozen=True, eq=False)
class AskedBlock:
    """A block, with queries for its patterns. Each is made once, and equals only itself."""

    checks: Checks
    exists: tuple[Query, ...]
    none: tuple[Query, ...]

    @cached_property
    def queries(self) -> tuple[Query, ...]:
        """All queries on which it hangs."""
        return (*self.exists, *self.none)


@dataclass(frozen=True)
class AskedRule:
    """A rule, with queries for its patterns."""

    name: str
    subject: str
    applies: AskedBlock
    risk: tuple[AskedBlock, ...]
    mitigated: tuple[AskedBlock, ...]

    @cached_property
    def asks(self) -> bool:
        """Whether it hangs on any query."""
        return any(block.queries for block in (self.applies, *self.risk, *self.mitigated))


@dataclass(frozen=True)
class Property:
    """One integer of the records of a fact type. `of` is a check, a field or a query, as the reading needs."""

    number: int
    fact_type: str = field(compare=False)
    reading: Reading = field(compare=False)
    of: Check | Field | Query = field(compare=False)

    @cached_property
    def name(self) -> str:
        """The short name under which it is asserted."""
        return f"{self.reading.value}{self.number}"


@dataclass(frozen=True)
class Comparison:
    """A property against an integer."""

    property: Property
    operator: Operator
    value: int


@dataclass(frozen=True)
class Tie:
    """A property of the fact against one of the subject."""

    property: Property
    operator: Operator
    other: Property


@dataclass(frozen=True)
class Probe:
    """One rule of the engine: a fact that passes, alone or, with `ties`, together with a subject that passes."""

    fact_type: str
    passes: tuple[Comparison, ...]
    subject: str | None = None
    subject_passes: tuple[Comparison, ...] = ()
    ties: tuple[Tie, ...] = ()

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        """Every property that it reads."""
        compared = [comparison.property for comparison in (*self.passes, *self.subject_passes)]
        tied = [read for tie in self.ties for read in (tie.property, tie.other)]
        return (*compared, *tied)

    def conditioned_types(self) -> tuple[str, ...]:
        """The fact type of each of its conditions."""
        return (self.fact_type,) if self.subject is None else (self.fact_type, self.subject)


@dataclass(frozen=True)
class Branch:
    """A probe that answers a query; with `where_open`, only for subjects whose field of that name is not known."""

    probe: int
    where_open: Field | None = None


@dataclass(frozen=True)
class Shard:
    """Probes, by number, that share one handle of the engine."""

    probes: Mapping[int, Probe]

    @cached_property
    def fact_types(self) -> frozenset[str]:
        """The types whose facts are probed."""
        return frozenset(probe.fact_type for probe in self.probes.values())

    def properties(self, wanted: Collection[int]) -> Mapping[str, Collection[Property]]:
        """What the wanted probes read of each fact type, be it of facts or of subjects."""
        reads: dict[str, dict[Property, None]] = {}
        for number in self.probes.keys() & wanted:
            probe = self.probes[number]
            for fact_type in probe.conditioned_types():
                reads.setdefault(fact_type, {})
            for read in probe.properties:
                reads[read.fact_type][read] = None
        return reads


class Scale:
    """Integers in the order of values: fixed for those that rules name, with room between them for a plan's own."""

    _GAP: Final = 2**32

    def __init__(self, named: Iterable[Any]) -> None:
        self._named = {value: rank * self._GAP for rank, value in enumerate(sorted(set(named)), 1)}

    def rank(self, value: Any) -> int:
        """The integer of a value that rules name."""
        return self._named[value]

    def ranks(self, values: Iterable[Any]) -> dict[Any, int]:
        """The integers of a plan's values, among those that rules name."""
        ranks = dict(self._named)
        last = 0
        for value in sorted({*values, *self._named}):
            last = ranks.setdefault(value, last + 1)
        return ranks


class Questions:
    """All that a set of rules asks of durable_rules.

    Raises ValueError for a rule that the language does not allow, and for a pattern past the engine's limits.
    """

    def __init__(self, rules: Iterable[Logic], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._fields: dict[tuple[str, str], Field] = {}
        self._checks: dict[tuple[str, Test], Check] = {}
        self._queries: dict[tuple[str, Pattern], Query] = {}
        self._properties: dict[tuple[str, Reading, Check | Field | Query], Property] = {}
        self._probes: dict[Probe, int] = {}
        self.rules = tuple(map(self._asked_rule, rules))
        self.scales = {kind: Scale(self._named(kind)) for kind in (Kind.NUMBER, Kind.DATE)}
        self.branches = {query: tuple(self._branches(query)) for query in self._queries.values()}
        self.probes = tuple(self._probes)
        self.shards = tuple(_shards(self._probes))
        self.type_numbers = {name: number for number, name in enumerate(sorted(vocabulary), 1)}

    def bounded(self, kind: Kind) -> Iterator[Field]:
        """The fields of a kind whose bounds are asserted."""
        for read in self._properties.values():
            if isinstance(read.of, Field) and read.reading in _OPPOSITE and read.of.kind is kind:
                yield read.of

    def _asked_rule(self, rule: Logic) -> AskedRule:
        _check_rule(rule, self._vocabulary)
        return AskedRule(
            rule.rule,
            rule.subject,
            self._asked_block(rule.subject, rule.applies),
            tuple(self._asked_block(rule.subject, block) for block in rule.risk),
            tuple(self._asked_block(rule.subject, block) for block in rule.mitigated),
        )

    def _asked_block(self, subject: str, block: Block) -> AskedBlock:
        def query(pattern: Pattern) -> Query:
            key = (subject, pattern)
            if key not in self._queries:
                about_mission = self._all_of(subject, (test for test in pattern.tests if test.of_mission))
                self._queries[key] = Query(subject, pattern, about_mission)
            return self._queries[key]

        return AskedBlock(
            self._all_of(subject, block.tests), tuple(map(query, block.exists)), tuple(map(query, block.none))
        )

    def _all_of(self, subject: str, tests: Iterable[Test]) -> Checks:
        of_mission, of_fact = [], []
        for test in tests:
            if test.of_mission and not _ties(test):
                of_mission.append(self._check(MISSION, test))
            else:
                of_fact.append(self._check(subject, test))
        return Checks(tuple(of_mission), tuple(of_fact))

    def _check(self, fact_type: str, test: Test) -> Check:
        key = (fact_type, test)
        if key not in self._checks:
            field = self._field(MISSION if test.of_mission else fact_type, test.field)
            declaration = self._declaration(field.fact_type, test.field)
            if isinstance(test.operand, Reference):
                other = self._field(MISSION if test.operand.scope == "mission" else fact_type, test.operand.name)
                self._checks[key] = Check(fact_type, field, other, against_field(test, declaration))
            else:
                self._checks[key] = Check(fact_type, field, None, against_literal(test, declaration))
        return self._checks[key]

    def _field(self, fact_type: str, name: str) -> Field:
        key = (fact_type, name)
        if key not in self._fields:
            declaration = self._declaration(fact_type, name)
            self._fields[key] = Field(fact_type, declaration.kind, attrgetter(name))
        return self._fields[key]

    def _declaration(self, fact_type: str, field: str) -> FieldType:
        return self._vocabulary[fact_type].declarations()[field]

    def _named(self, kind: Kind) -> Iterator[Any]:
        for query in self._queries.values():
            for test in query.alone:
                if self._by_bounds(query, test) and self._declared(query, test).kind is kind:
                    yield test.operand

    def _by_bounds(self, query: Query, test: Test) -> bool:
        return (
            self._declared(query, test).ordered
            and test.operator in _BOUNDS_READ
            and not isinstance(test.operand, Reference)
        )

    def _declared(self, query: Query, test: Test) -> FieldType:
        return self._declaration(query.pattern.fact_type, test.field)

    def _property(self, fact_type: str, reading: Reading, of: Check | Field | Query) -> Property:
        number = len(self._properties)
        return self._properties.setdefault((fact_type, reading, of), Property(number, fact_type, reading, of))

    def _branches(self, query: Query) -> Iterator[Branch]:
        fact_type = query.pattern.fact_type
        passes = tuple(c for test in query.alone for c in self._comparisons(query, test))
        ways = [self._ways(query, test) for test in query.ties]
        if math.prod(map(len, ways)) > MOST_CONDITIONS:
            raise ValueError(f"a pattern over {fact_type} compares too much with its subject")
        for way in product(*ways):
            probe = Probe(fact_type, passes + tuple(c for part in way for c in part.passes))
            ties = tuple(tie for part in way for tie in part.ties)
            where_open = next((part.where_open for part in way if part.where_open is not None), None)
            if not ties:
                yield Branch(self._number(probe), where_open)
                continue
            if len(ties) > MOST_TIES:
                raise ValueError(f"a pattern over {fact_type} compares too much with its subject")
            subject_reads = [self._property(query.subject, Reading.ASKED, query)]
            if where_open is not None:
                subject_reads.append(self._property(query.subject, Reading.OPEN, where_open))
            subject_passes = tuple(Comparison(p, Operator.EQ, 1) for p in subject_reads)
            tied = replace(probe, subject=query.subject, subject_passes=subject_passes, ties=ties)
            yield Branch(self._number(tied))

    def _number(self, probe: Probe) -> int:
        return self._probes.setdefault(probe, len(self._probes))

    def _comparisons(self, query: Query, test: Test) -> Iterator[Comparison]:
        fact_type = query.pattern.fact_type
        if not self._by_bounds(query, test):
            check = self._check(fact_type, test)
            yield Comparison(self._property(fact_type, Reading.PASSES, check), Operator.EQ, 1)
            return
        rank = self.scales[self._declared(query, test).kind].rank(test.operand)
        for reading, operator in _BOUNDS_READ[test.operator]:
            yield Comparison(self._property(fact_type, reading, self._field(fact_type, test.field)), operator, rank)

    def _ways(self, query: Query, test: Test) -> tuple[_Way, ...]:
        """The ways in which a tie can hold, each enough."""
        if test is next((tie for tie in query.ties if self._by_key(query, tie)), None):
            return self._ways_by_key(query, test)
        if test.operator is Operator.NE:
            return (
                self._by_bounds_of_both(query, test, Operator.LT),
                self._by_bounds_of_both(query, test, Operator.GT),
            )
        return (self._by_bounds_of_both(query, test, test.operator),)

    def _by_key(self, query: Query, test: Test) -> bool:
        return test.operator is Operator.EQ and not self._declared(query, test).ordered

    def _ways_by_key(self, query: Query, test: Test) -> tuple[_Way, ...]:
        fact_type = query.pattern.fact_type
        own, other = self._field(fact_type, test.field), self._field(query.subject, _field_of_subject(test))
        key = self._property(fact_type, Reading.KEY, own)
        fact_is_open = Comparison(self._property(fact_type, Reading.OPEN, own), Operator.EQ, 1)
        return (
            _Way(ties=(Tie(key, Operator.EQ, self._property(query.subject, Reading.KEY, other)),)),
            _Way(where_open=other),
            _Way(passes=(fact_is_open,)),
        )

    def _by_bounds_of_both(self, query: Query, test: Test, operator: Operator) -> _Way:
        fact_type = query.pattern.fact_type
        own, other = self._field(fact_type, test.field), self._field(query.subject, _field_of_subject(test))
        return _Way(
            ties=tuple(
                Tie(
                    self._property(fact_type, reading, own),
                    comparison,
                    self._property(query.subject, _OPPOSITE[reading], other),
                )
                for reading, comparison in _BOUNDS_READ[operator]
            )
        )


@dataclass(frozen=True)
class _Way:
    """One way in which one tie can hold; with `where_open`, for subjects whose field of that name is not known."""

    passes: tuple[Comparison, ...] = ()
    ties: tuple[Tie, ...] = ()
    where_open: Field | None = None


_OPPOSITE: Final = {Reading.UPPER: Reading.LOWER, Reading.LOWER: Reading.UPPER}

_BOUNDS_READ: Final = {
    Operator.LT: ((Reading.UPPER, Operator.LT),),
    Operator.LTE: ((Reading.UPPER, Operator.LTE),),
    Operator.GT: ((Reading.LOWER, Operator.GT),),
    Operator.GTE: ((Reading.LOWER, Operator.GTE),),
    Operator.EQ: ((Reading.UPPER, Operator.LTE), (Reading.LOWER, Operator.GTE)),
}


def _ties(test: Test) -> bool:
    return isinstance(test.operand, Reference) and test.operand.scope == "subject"


def _field_of_subject(test: Test) -> str:
    if not isinstance(test.operand, Reference):
        raise TypeError(f"{test} does not refer to its subject")
    return test.operand.name


# --- probes on handles --------------------------------------------------------------------------------------------


def _shards(numbers: Mapping[Probe, int]) -> Iterator[Shard]:
    """Probes of one fact type stay together as far as the limits allow, so that few shards need its facts."""
    load = _Load()
    for probe in sorted(numbers, key=lambda probe: (probe.fact_type, probe.subject or "")):
        if not load.bears(probe):
            yield Shard(load.probes)
            load = _Load()
            if not load.bears(probe):
                raise ValueError(f"a pattern over {probe.fact_type} has more than {MOST_PROPERTIES} tests")
        load.take(numbers[probe], probe)
    if load.probes:
        yield Shard(load.probes)


class _Load:
    """What one handle has to bear."""

    def __init__(self) -> None:
        self.probes: dict[int, Probe] = {}
        self._conditions: Counter[str] = Counter()
        self._properties: dict[str, set[Property]] = defaultdict(set)

    def bears(self, probe: Probe) -> bool:
        conditions = self._conditions + Counter(probe.conditioned_types())
        properties = set(probe.properties)
        return (
            len(self.probes) < MOST_PROBES
            and max(conditions.values()) <= MOST_CONDITIONS
            and all(
                len(self._properties[name] | {p for p in properties if p.fact_type == name}) <= MOST_PROPERTIES
                for name in set(probe.conditioned_types())
            )
        )

    def take(self, number: int, probe: Probe) -> None:
        self.probes[number] = probe
        self._conditions.update(probe.conditioned_types())
        for read in probe.properties:
            self._properties[read.fact_type].add(read)


# --- what the language does not allow -----------------------------------------------------------------------------


def _check_rule(rule: Logic, vocabulary: Vocabulary) -> None:
    """Raises ValueError where a test does not suit the fields that it compares."""
    try:
        vocabulary[rule.subject]
        for block in rule.blocks():
            for test in block.tests:
                _check_test(test, rule.subject, rule.subject, vocabulary)
            for pattern in (*block.exists, *block.none):
                vocabulary[pattern.fact_type]
                for test in pattern.tests:
                    _check_test(test, pattern.fact_type, rule.subject, vocabulary)
    except KeyError as error:
        raise ValueError(f"{rule.rule}: there is no fact type, or no field, {error}") from error
    except ValueError as error:
        raise ValueError(f"{rule.rule}: {error}") from error


def _check_test(test: Test, fact_type: str, subject: str, vocabulary: Vocabulary) -> None:
    field = vocabulary[MISSION if test.of_mission else fact_type].declarations()[test.field]
    if field.many != (test.operator in OF_LISTS):
        raise ValueError(f"{test.operator.value} does not suit {test.field}")
    if test.operator in ORDERING and not field.ordered:
        raise ValueError(f"{test.field} has no order for {test.operator.value}")
    if isinstance(test.operand, Reference):
        _check_reference(test, test.operand, field, subject, vocabulary)
    elif field.ordered:
        expected = date if field.kind is Kind.DATE else (int, float)
        for value in test.operand if isinstance(test.operand, tuple) else (test.operand,):
            if isinstance(value, bool) or not isinstance(value, expected):
                raise ValueError(f"{value!r} is not a {field.kind.value}, as {test.field} is")


def _check_reference(test: Test, reference: Reference, field: FieldType, subject: str, vocabulary: Vocabulary) -> None:
    if reference.scope == "parameter":
        raise ValueError(f"{reference} is not bound to a value")
    if test.operator not in ORDERING | EQUALITY:
        raise ValueError(f"{test.operator.value} needs a literal, not {reference}")
    other = vocabulary[subject if reference.scope == "subject" else MISSION].declarations()[reference.name]
    if other.many or _family(other) is not _family(field):
        raise ValueError(f"{test.field} and {reference} cannot be compared")


def _family(field: FieldType) -> Kind:
    return Kind.TEXT if field.kind is Kind.CHOICE else field.kind
