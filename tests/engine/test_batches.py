"""What is asserted of a plan."""

from __future__ import annotations

from missionrisk.catalogue.language import Operator, Reference, Test
from missionrisk.engine.batches import FACT, SUBJECT, Batch, batches
from missionrisk.engine.extents import YES, at_places
from missionrisk.engine.queries import Questions
from missionrisk.engine.worlds import World
from missionrisk.facts.knowledge import Known, Range, Unknown
from missionrisk.facts.model import Fact, Facts

from .engines import MISSION, eq, exists, rule_about
from .strategies import VOCABULARY, Person, Supply

RULE = rule_about(
    "supply",
    exists("person", eq("site", Reference("subject", "site")), Test("years", Operator.GT, 2), eq("licensed", True)),
)
KNOWN_PERSON = Person(key=("p",), site=Known("ward"), years=Known(3), licensed=Known(True))
SUPPLY = Supply(key=("s",), site=Known("ward"))


def batches_of(*facts: Fact, asked_of: frozenset[int] = frozenset((0,))) -> tuple[Batch, Batch]:
    """The batches of the one shard that RULE needs."""
    questions = Questions([RULE], VOCABULARY)
    (shard,) = questions.shards
    (query,) = questions.branches
    world = World(Facts([MISSION, *facts]), questions)
    return batches(world, shard, shard.probes, {query: at_places(asked_of, YES)})


def test_with_nothing_open_there_is_one_batch() -> None:
    sure, possible = batches_of(SUPPLY, KNOWN_PERSON)
    assert sure is possible


def test_what_no_query_reads_makes_no_difference() -> None:
    supply = Supply(key=("s",), site=Known("ward"), days=Unknown())
    person = Person(key=("p",), site=Known("ward"), years=Known(3), licensed=Known(True), arrives=Unknown())
    assert batches_of(supply, person) == batches_of(SUPPLY, KNOWN_PERSON)


def test_only_integers_are_asserted() -> None:
    sure, possible = batches_of(SUPPLY, Person(key=("p",), site=Known("ward"), years=Range(1.5, 4)))
    assert all(
        type(value) is int for batch in (sure, possible) for record in batch.records for value in record.values()
    )


def test_bounds_change_places() -> None:
    def lower(batch: Batch) -> int:
        return next(value for record in batch.records for name, value in record.items() if name.startswith("l"))

    sure, possible = batches_of(SUPPLY, Person(key=("p",), site=Known("ward"), years=Range(1, 4), licensed=Known(True)))
    assert lower(sure) < lower(possible)


def test_what_exists_possibly_is_left_out_of_the_sure_batch() -> None:
    sure, possible = batches_of(SUPPLY, Person(key=("p",), licensed=Known(True), exists=Unknown()))
    assert not any(FACT in record for record in sure.records)
    assert sum(FACT in record for record in possible.records) == 1


def test_subjects_that_are_not_asked_about_are_left_out() -> None:
    other = Supply(key=("t",), site=Known("ward"))
    sure, _ = batches_of(SUPPLY, other, KNOWN_PERSON, asked_of=frozenset((1,)))
    subjects = [place for record, place in zip(sure.records, sure.places, strict=True) if SUBJECT in record]
    assert subjects == [1]
