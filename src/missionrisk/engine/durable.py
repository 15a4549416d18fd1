"""durable_rules as the engine: the only module that touches it.

It is asked positive conjunctive queries only, over integers, one batch at a time. Every rule waits for the sentinel,
which is the last record of a batch, so nothing is joined before all is there; `_end` fires last of all and proves
that the batch was read to its end. Negation and the third truth value are set algebra above the answers.
"""

from __future__ import annotations

import importlib
import json
import re
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final
from uuid import uuid4

from missionrisk.catalogue.language import Logic, Operator
from missionrisk.engine.answers import Answers
from missionrisk.engine.batches import FACT, SUBJECT, Batch, Record, batches
from missionrisk.engine.extents import NOWHERE, PERHAPS, YES, Extent, at_places
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.engine.queries import AskedRule, Comparison, Probe, Query, Questions, Shard, Tie
from missionrisk.engine.standing import Standing, asked_by, by_patterns, by_tests, outcomes
from missionrisk.engine.worlds import World
from missionrisk.facts.model import Facts, Vocabulary

_MATCHES_AT_ONCE: Final = 1000
_SESSION: Final = "0"
_HEAD: Final = {"id": "$hd"}
_SENTINEL: Final = {"id": "$ph", "$phase": 1, "one": 1}
_AFTER_SENTINEL: Final = {"ph": {"$phase": 1}}
_END: Final = "_end"
_LAST_MESSAGE: Final = f'{{"{_END}":'
_RULE: Final = re.compile(r'{"(\d+)":')
_FOUND: Final = re.compile(r'"found":{"id": "f(\d+)"')


class EngineFailure(RuntimeError):
    """durable_rules did not do what it was asked."""


def available() -> bool:
    """Whether durable_rules can be imported here."""
    try:
        _library()
    except ImportError:
        return False
    return True


def _library() -> Any:
    return importlib.import_module("durable_rules_engine")


class DurableEngine:
    """Decides rules with durable_rules. It may be used from several threads.

    Raises ImportError where durable_rules cannot be imported, and ValueError for a rule that the language does not
    allow or that is past the engine's limits.
    """

    name = "durable"

    def __init__(self, rules: Iterable[Logic], vocabulary: Vocabulary) -> None:
        self._questions = Questions(rules, vocabulary)
        types = self._questions.type_numbers
        self._handles = [(shard, _Handle(_definition(shard, types))) for shard in self._questions.shards]

    def evaluate(self, facts: Facts) -> Outcomes:
        """The outcome of every rule for each of its subjects; where a rule fails, `error` and the reason."""
        world = World(facts, self._questions)
        by_rule: dict[str, dict[str, Outcome]] = {rule.name: {} for rule in self._questions.rules}
        failures: dict[str, str] = {}
        undecided: list[Standing] = []
        asked: dict[Query, Extent] = {}

        def fail(rule: AskedRule, error: Exception) -> None:
            by_rule[rule.name] = dict.fromkeys(world.subjects(rule.subject), Outcome.ERROR)
            failures[rule.name] = f"{type(error).__name__}: {error}"

        for rule in self._questions.rules:
            if not world.subjects(rule.subject):
                continue
            try:
                standing = by_tests(rule, world)
                if not rule.asks or not standing.applies:
                    by_rule[rule.name] = outcomes(standing, world)
                    continue
                for query, subjects in asked_by(standing, world):
                    asked[query] = asked.get(query, NOWHERE) | subjects
                undecided.append(standing)
            except Exception as error:
                fail(rule, error)
        answers = self._answers(world, asked)
        for standing in undecided:
            try:
                by_rule[standing.rule.name] = outcomes(by_patterns(standing, world, answers.to), world)
            except Exception as error:
                fail(standing.rule, error)
        return Outcomes(by_rule, failures)

    def close(self) -> None:
        """Lets the engine's memory go. Rules that would need it fail from then on."""
        for _, handle in self._handles:
            handle.close()

    def _answers(self, world: World, asked: Mapping[Query, Extent]) -> Answers:
        answers = Answers(self._questions, world, asked)
        wanted = {branch.probe for query in asked for branch in self._questions.branches[query]}
        for shard, handle in self._handles:
            if wanted.isdisjoint(shard.probes):
                continue
            try:
                answers.found.update(_found(handle, *batches(world, shard, wanted, asked)))
            except Exception as error:
                answers.failed.update(dict.fromkeys(shard.probes, error))
        return answers


# --- asking -------------------------------------------------------------------------------------------------------


def _found(handle: _Handle, sure: Batch, possible: Batch) -> dict[int, Extent]:
    """For each probe the facts or subjects that were found."""
    found = _extents(handle, sure, YES)
    if possible is not sure:
        for probe, extent in _extents(handle, possible, PERHAPS).items():
            found[probe] = found.get(probe, NOWHERE) | extent
    return found


def _extents(handle: _Handle, batch: Batch, answer: int) -> dict[int, Extent]:
    matches = handle.matches(batch.records)
    return {probe: at_places((batch.places[n] for n in records), answer) for probe, records in matches.items()}


class _Handle:
    """One ruleset of durable_rules, asked one batch at a time and empty in between."""

    def __init__(self, definition: Mapping[str, Any]) -> None:
        library = _library()
        ruleset = library.create_ruleset(f"missionrisk-{uuid4().hex}", json.dumps(definition))
        self._library = library
        self._ruleset = ruleset
        self._lock = threading.Lock()
        self._release = weakref.finalize(self, library.delete_ruleset, ruleset)
        self.matches(())  # a state may only be deleted once something has fired in it

    def matches(self, records: Sequence[Record]) -> dict[int, set[int]]:
        """For each probe that holds the numbers of the records that were found.

        Raises EngineFailure if the batch was not read to its end, or if the handle is closed.
        """
        numbered = ({"id": f"f{number}", "one": 1, **record} for number, record in enumerate(records))
        batch = json.dumps([_HEAD, *numbered, _SENTINEL])
        with self._lock:
            if not self._release.alive:
                raise EngineFailure("the engine has been closed")
            try:
                _, state = self._library.assert_facts(self._ruleset, batch)
                return _read(self._messages(state))
            finally:
                # Where nothing was asserted there is nothing to delete. A state that stays keeps its sentinel, so that
                # durable_rules refuses that of the next batch, and the next batch fails.
                with suppress(Exception):
                    self._library.delete_state(self._ruleset, _SESSION)

    def _messages(self, state: int) -> Iterator[str]:
        started = self._library.start_action_for_state(self._ruleset, state)
        message = started[1] if started else None
        while message:
            yield message
            message = self._library.complete_and_start_action(self._ruleset, state)

    def close(self) -> None:
        """Lets the ruleset go."""
        with self._lock:
            self._release()


def _read(messages: Iterable[str]) -> dict[int, set[int]]:
    """What was found, read from messages `{"rule":[{"ph":{…},"found":{…}},…]}`.

    A message repeats every record of every match in full. To look for ids alone is many times faster than to parse
    it; the sentinel, which is in each match once, shows that none was overlooked.
    """
    found: dict[int, set[int]] = {}
    ended = False
    for message in messages:
        if message.startswith(_LAST_MESSAGE):
            ended = True
            continue
        rule = _RULE.match(message)
        records = _FOUND.findall(message)
        if rule is None or message.count("[") != 1 or message.count("$phase") != len(records):
            raise EngineFailure(f"durable_rules answered in an unexpected form: {message[:200]}")
        found.setdefault(int(rule[1]), set()).update(map(int, set(records)))
    if not ended:
        raise EngineFailure("durable_rules did not read the facts to their end")
    return found


# --- probes in durable_rules' own terms ---------------------------------------------------------------------------


def _definition(shard: Shard, types: Mapping[str, int]) -> dict[str, Any]:
    rules: dict[str, Any] = {
        str(number): {"all": [_AFTER_SENTINEL, *_conditions(probe, types)], "cap": _MATCHES_AT_ONCE}
        for number, probe in shard.probes.items()
    }
    return {**rules, _END: {"all": [_AFTER_SENTINEL], "pri": 65535}}


def _conditions(probe: Probe, types: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    tests = [{FACT: types[probe.fact_type]}, *map(_comparison, probe.passes)]
    if probe.subject is None:
        yield {"found": {"$and": tests}}
        return
    needed = dict.fromkeys(tie.other.name for tie in probe.ties)
    subject_tests = [{SUBJECT: types[probe.subject]}, *map(_comparison, probe.subject_passes)]
    yield {"found": {"$and": [*subject_tests, *({"$ex": {name: 1}} for name in needed)]}}
    # The last of several joins must be one that always holds: durable_rules reads past their end when it does not.
    yield {"fact": {"$and": [*tests, *map(_tie, probe.ties), {"one": {"ph": "one"}}]}}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return _test(comparison.operator, comparison.property.name, comparison.value)


def _tie(tie: Tie) -> dict[str, Any]:
    return _test(tie.operator, tie.property.name, {"found": tie.other.name})


def _test(operator: Operator, name: str, value: Any) -> dict[str, Any]:
    return {name: value} if operator is Operator.EQ else {f"${operator.value}": {name: value}}
