"""Random rules and random facts over a small vocabulary that holds every kind of field.

All is drawn from a `random.Random`, so that a plain loop over seeds and hypothesis (through `randoms()`, which it can
shrink) use the same generator. Values are few, so that rules match often, and awkward, so that they matter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from missionrisk.catalogue.language import (
    EQUALITY,
    MEMBERSHIP,
    ORDERING,
    Block,
    Logic,
    Operator,
    Pattern,
    Reference,
    Test,
)
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.knowledge import NEVER, Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import (
    Fact,
    Facts,
    FieldType,
    Kind,
    Vocabulary,
    choice,
    choices,
    day,
    flag,
    number,
    text,
    texts,
    vocabulary_of,
)

CADRES = ("surgeon", "nurse", "midwife")
RESULTS = ("flagged", "unknown", "clear")
HARMS = ("chronic_care_gap", "missing_follow_up", "language_barrier")


@dataclass(kw_only=True)
class Mission(Fact):
    """The mission as a whole."""

    surgical: Knowledge[bool] = flag("Whether it operates.")
    cadre: Knowledge[str] = choice("The cadre that leads it.", CADRES)
    partner: Knowledge[str] = text("The host partner.")
    days: Knowledge[float] = number("How long it lasts.", "days", low=0)
    ends: Knowledge[date] = day("When it ends.")
    aims: Knowledge[str] = choices("The harms that it has thought of.", HARMS)
    sites: Knowledge[str] = texts("Where it works.")


@dataclass(kw_only=True)
class Person(Fact):
    """Somebody on the team."""

    licensed: Knowledge[bool] = flag("Whether licensed.")
    trainee: Knowledge[bool] = flag("Whether in training.")
    cadre: Knowledge[str] = choice("The cadre.", CADRES)
    site: Knowledge[str] = text("Where the person works.")
    partner: Knowledge[str] = text("Who sends the person.")
    years: Knowledge[float] = number("Practice.", "years")
    level: Knowledge[float] = number("Level of training.", "levels", low=0, high=10)
    arrives: Knowledge[date] = day("When the person arrives.")
    languages: Knowledge[str] = texts("Languages spoken.")


@dataclass(kw_only=True)
class Supply(Fact):
    """A medicine that is dispensed."""

    long_term: Knowledge[bool] = flag("Whether for a long-term condition.")
    medicine: Knowledge[str] = text("Its name.")
    site: Knowledge[str] = text("Where it is dispensed.")
    days: Knowledge[float] = number("How long it lasts.", "days")
    expires: Knowledge[date] = day("When it expires.")
    cadres: Knowledge[str] = choices("Who may dispense it.", CADRES)


@dataclass(kw_only=True)
class RuleResult(Fact):
    """The outcome of another rule, as pattern rules see it."""

    rule: Knowledge[str] = text("The rule.")
    result: Knowledge[str] = choice("Its outcome.", RESULTS)
    site: Knowledge[str] = text("The site that it is about.")
    harms: Knowledge[str] = choices("Its harms.", HARMS)


VOCABULARY: Vocabulary = vocabulary_of(Mission, Person, Supply, RuleResult)

NUMBERS: tuple[float, ...] = (0, 1, 1.0, 2, 5, 10)
ODD_NUMBERS: tuple[float, ...] = (0.5, 1e-05, 1e16, 2**70, 2**53 + 1, math.inf)
NEGATIVE_NUMBERS: tuple[float, ...] = (-1, -1e-05, -(2**70), -math.inf)
DATES = (date(2027, 3, 1), date(2027, 3, 2), date(2027, 12, 31), NEVER)
WORDS = ("ward-a", "ward-b", 'the "old" clinic\\\n', "hôpital 🏥")


@dataclass(frozen=True)
class Case:
    """A set of rules and the facts that they are tried on."""

    rules: tuple[Logic, ...]
    facts: Facts

    def __str__(self) -> str:
        return "\n".join([*map(repr, self.rules), *map(repr, self.facts)])


def random_case(rng: Random) -> Case:
    """A case, as likely with much known as with little."""
    return Case(random_rules(rng), random_facts(rng, rng.choice((0.0, 0.15, 0.4, 0.9))))


cases: st.SearchStrategy[Case] = st.randoms(use_true_random=False).map(random_case)

# --- rules --------------------------------------------------------------------------------------------------------


def random_rules(rng: Random) -> tuple[Logic, ...]:
    """One to five rules."""
    return tuple(random_rule(rng, f"R-{index}") for index in range(rng.randint(1, 5)))


def random_rule(rng: Random, name: str) -> Logic:
    """A rule whose parameters are bound, over any part of the language."""
    subject = rng.choice(tuple(VOCABULARY))
    rule = Logic(
        rule=name,
        subject=subject,
        applies=Block(tests=_some(rng, 0.2, 2, lambda: _own_test(rng, subject))),
        risk=tuple(_block(rng, subject, 0.6) for _ in range(rng.choice((1, 1, 2, 3)))),
        mitigated=_some(rng, 0.3, 2, lambda: _block(rng, subject, 0.6)),
    )
    return rule.bound({"most_days": rng.choice(NUMBERS), "from": rng.choice(DATES), "where": rng.choice(WORDS)})


def _block(rng: Random, subject: str, often: float) -> Block:
    exists = _some(rng, often, 2, lambda: _pattern(rng, subject))
    none = _some(rng, 0.25, 2, lambda: _pattern(rng, subject))
    tests = _some(rng, 0.15, 2, lambda: _own_test(rng, subject))
    return Block(tests, exists, none)


def _some(rng: Random, often: float, most: int, make: Callable[[], Any]) -> tuple[Any, ...]:
    return tuple(make() for _ in range(most) if rng.random() < often)


def _own_test(rng: Random, subject: str) -> Test:
    return _test(rng, subject, subject)


def _pattern(rng: Random, subject: str) -> Pattern:
    fact_type = rng.choice(tuple(VOCABULARY))
    if rng.random() < 0.2:
        fact_type = subject
    tests = tuple(_test(rng, fact_type, subject) for _ in range(rng.choice((0, 1, 1, 1, 1, 2, 2, 3, 4))))
    return Pattern(fact_type, tests)


def _test(rng: Random, fact_type: str, subject: str) -> Test:
    of_mission = rng.random() < 0.08
    declarations = VOCABULARY["mission" if of_mission else fact_type].declarations()
    field = rng.choice(tuple(declarations))
    declared = declarations[field]
    if declared.many:
        return Test(field, *_list_operation(rng, declared), of_mission=of_mission)
    references = list(_references(declared, subject))
    if references and rng.random() < 0.4:
        operators = EQUALITY | ORDERING if declared.ordered else EQUALITY
        operator = Operator.EQ if rng.random() < 0.5 else rng.choice(sorted(operators))
        return Test(field, operator, rng.choice(references), of_mission)
    return Test(field, *_operation(rng, declared), of_mission=of_mission)


def _references(declared: FieldType, subject: str) -> Iterator[Reference]:
    family = {Kind.CHOICE, Kind.TEXT} if declared.kind in (Kind.CHOICE, Kind.TEXT) else {declared.kind}
    for name, other in VOCABULARY[subject].declarations().items():
        if not other.many and other.kind in family:
            yield Reference("subject", name)
    for name, other in Mission.declarations().items():
        if not other.many and other.kind in family:
            yield Reference("mission", name)


def _operation(rng: Random, declared: FieldType) -> tuple[Operator, Any]:
    operators = EQUALITY | MEMBERSHIP | (ORDERING if declared.ordered else frozenset())
    operator = rng.choice(sorted(operators))
    if operator in MEMBERSHIP:
        return operator, tuple(_literal(rng, declared) for _ in range(rng.randint(0, 3)))
    parameter = {Kind.NUMBER: "most_days", Kind.DATE: "from", Kind.TEXT: "where"}.get(declared.kind)
    if parameter and rng.random() < 0.15:
        return operator, Reference("parameter", parameter)
    return operator, _literal(rng, declared)


def _list_operation(rng: Random, declared: FieldType) -> tuple[Operator, Any]:
    if rng.random() < 0.5:
        return Operator.CONTAINS, _literal(rng, declared)
    return Operator.INTERSECTS, tuple(_literal(rng, declared) for _ in range(rng.randint(0, 2)))


def _literal(rng: Random, declared: FieldType) -> Any:
    return rng.choice(_values(declared))


def _values(declared: FieldType) -> tuple[Any, ...]:
    match declared.kind:
        case Kind.FLAG:
            return (True, False)
        case Kind.CHOICE:
            return tuple(sorted(declared.options or ()))
        case Kind.TEXT:
            return WORDS
        case Kind.DATE:
            return DATES
    numbers = NUMBERS * 2 + ODD_NUMBERS + NEGATIVE_NUMBERS
    return tuple(value for value in numbers if declared.low <= value <= declared.high)


# --- facts --------------------------------------------------------------------------------------------------------


def random_facts(rng: Random, openness: float) -> Facts:
    """One mission and a few facts of each other type. `openness` is the share of fields that are not fully known."""
    facts: list[Fact] = [random_fact(rng, Mission, ("mission",), openness)]
    for fact_type in VOCABULARY.values():
        if fact_type is Mission:
            continue
        for count in range(rng.choice((0, 2, 3, 4, 6))):
            key = (f"{fact_type.type_name}-{count}", *(["ward-a"] if rng.random() < 0.2 else []))
            fact = random_fact(rng, fact_type, key, openness)
            facts.append(replace(fact, exists=Unknown()) if rng.random() < openness / 3 else fact)
        if rng.random() < openness / 2:
            facts.append(fact_type(key=(f"{fact_type.type_name}[?]",), exists=Unknown()))
    return Facts(facts)


def random_fact(rng: Random, fact_type: type[Fact], key: tuple[str, ...], openness: float) -> Fact:
    """A fact that surely exists."""
    fields: dict[str, Any] = {
        name: random_knowledge(rng, declared, openness) for name, declared in fact_type.declarations().items()
    }
    return fact_type(key=key, **fields)


def random_knowledge(rng: Random, declared: FieldType, openness: float) -> Knowledge[Any]:
    """What is known of one field."""
    values = _values(declared)
    known = rng.random() >= openness
    if declared.many:
        sure = frozenset(_subset(rng, values))
        if known:
            return Items(sure)
        return Items(sure, None if rng.random() < 0.5 else frozenset(_subset(rng, values)))
    if known:
        return Known(rng.choice(values))
    if rng.random() < 0.5:
        return Unknown()
    if declared.ordered:
        low, high = sorted((rng.choice(values), rng.choice(values)))
        return Range(low, high)
    return OneOf(frozenset(_subset(rng, values)) | {rng.choice(values)})


def _subset(rng: Random, values: tuple[Any, ...]) -> list[Any]:
    return [value for value in values if rng.random() < 0.4]


# --- more knowledge -----------------------------------------------------------------------------------------------


def learned(rng: Random, facts: Facts) -> Facts:
    """The same plan with more known of it: values settled or narrowed, possible facts there or not."""
    return Facts(later for fact in facts for later in _learned_fact(rng, fact))


def _learned_fact(rng: Random, fact: Fact) -> Iterator[Fact]:
    if fact.placeholder and rng.random() < 0.6:
        for count in range(rng.randint(0, 3)):
            yield random_fact(rng, type(fact), (f"{fact.type_name}-stated-{count}",), rng.choice((0.0, 0.3)))
        return
    if not fact.sure and not fact.placeholder and rng.random() < 0.6:
        if rng.random() < 0.5:
            return
        fact = replace(fact, exists=Known(True))
    fields: dict[str, Any] = {
        name: _learned_knowledge(rng, declared, fact.knowledge(name))
        for name, declared in fact.declarations().items()
        if rng.random() < 0.6
    }
    yield replace(fact, **fields)


def _learned_knowledge(rng: Random, declared: FieldType, knowledge: Knowledge[Any]) -> Knowledge[Any]:
    match knowledge:
        case Items(sure=sure, possible=possible):
            more = _values(declared) if possible is None else sorted(possible)
            still_possible = frozenset(_subset(rng, tuple(more))) if rng.random() < 0.5 else frozenset()
            return Items(sure | frozenset(_subset(rng, tuple(more))), still_possible)
        case Range(low=low, high=high):
            within = [low, high, *(value for value in _values(declared) if low <= value <= high)]
            low, high = sorted((rng.choice(within), rng.choice(within)))
            return Range(low, high)
        case OneOf(options=options):
            some = rng.choice(sorted(options))
            return OneOf(frozenset((some, *_subset(rng, tuple(sorted(options))))))
        case Unknown():
            return random_knowledge(rng, declared, 0.5)
    return knowledge


# --- what a case shows --------------------------------------------------------------------------------------------


def hangs_on_a_match(case: Case) -> bool:
    """Whether some outcome is flagged or unknown, and would be another if no pattern matched anything."""

    def unmatched(block: Block) -> Block:
        nothing = Pattern("nothing")
        return Block(block.tests, tuple(nothing for _ in block.exists), tuple(nothing for _ in block.none))

    bare = [
        replace(rule, risk=tuple(map(unmatched, rule.risk)), mitigated=tuple(map(unmatched, rule.mitigated)))
        for rule in case.rules
    ]
    with_matches = ReferenceEngine(case.rules).evaluate(case.facts)
    without = ReferenceEngine(bare).evaluate(case.facts)
    return any(
        outcome in (Outcome.FLAGGED, Outcome.UNKNOWN) and without.of(rule, subject) is not outcome
        for rule, subject, outcome in with_matches
    )
