"""The meaning of the rule language, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from missionrisk.catalogue.language import Block, Operator, Pattern, Reference, Test
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome
from missionrisk.facts.knowledge import NEVER, Items, Knowledge, Known, OneOf, Range, Unknown
from missionrisk.facts.model import Facts

from .engines import MISSION, eq, evaluate, exists, none, outcome_of, rule_about
from .strategies import Mission, Person, RuleResult, Supply

FLAGGED, CLEAR, UNKNOWN = Outcome.FLAGGED, Outcome.CLEAR, Outcome.UNKNOWN
NOT_APPLICABLE = Outcome.NOT_APPLICABLE

# A test, what is known of its field, and what follows.
TESTS: list[tuple[str, Operator, Any, Knowledge[Any], Outcome]] = [
    ("licensed", Operator.EQ, True, Known(True), FLAGGED),
    ("licensed", Operator.EQ, True, Known(False), CLEAR),
    ("licensed", Operator.EQ, True, Unknown(), UNKNOWN),
    ("licensed", Operator.NE, True, Known(False), FLAGGED),
    ("licensed", Operator.NE, True, Unknown(), UNKNOWN),
    ("licensed", Operator.IN, (True, False), Unknown(), FLAGGED),
    ("licensed", Operator.NOT_IN, (True, False), Unknown(), CLEAR),
    ("cadre", Operator.EQ, "nurse", Known("nurse"), FLAGGED),
    ("cadre", Operator.EQ, "nurse", Known("surgeon"), CLEAR),
    ("cadre", Operator.EQ, "nurse", OneOf(frozenset(("nurse", "surgeon"))), UNKNOWN),
    ("cadre", Operator.EQ, "nurse", OneOf(frozenset(("midwife", "surgeon"))), CLEAR),
    ("cadre", Operator.NE, "nurse", OneOf(frozenset(("midwife", "surgeon"))), FLAGGED),
    ("cadre", Operator.NE, "nurse", Unknown(), UNKNOWN),
    ("cadre", Operator.IN, ("nurse", "midwife"), OneOf(frozenset(("nurse", "midwife"))), FLAGGED),
    ("cadre", Operator.IN, ("nurse",), OneOf(frozenset(("nurse", "midwife"))), UNKNOWN),
    ("cadre", Operator.IN, (), Unknown(), CLEAR),
    ("cadre", Operator.NOT_IN, ("surgeon",), OneOf(frozenset(("nurse", "midwife"))), FLAGGED),
    ("cadre", Operator.NOT_IN, ("surgeon",), Known("surgeon"), CLEAR),
    ("site", Operator.EQ, "ward", Known("ward"), FLAGGED),
    ("site", Operator.EQ, "ward", Known("Ward"), CLEAR),
    ("site", Operator.EQ, "ward", Unknown(), UNKNOWN),
    ("site", Operator.NE, "ward", OneOf(frozenset(("a", "b"))), FLAGGED),
    ("site", Operator.IN, (), Unknown(), CLEAR),
    ("site", Operator.NOT_IN, (), Unknown(), FLAGGED),
    ("years", Operator.EQ, 2, Known(2.0), FLAGGED),
    ("years", Operator.EQ, 2, Known(3), CLEAR),
    ("years", Operator.EQ, 2, Range(1, 3), UNKNOWN),
    ("years", Operator.EQ, 2, Range(3, 4), CLEAR),
    ("years", Operator.NE, 2, Range(3, 4), FLAGGED),
    ("years", Operator.NE, 2, Range(1, 2), UNKNOWN),
    ("years", Operator.LT, 3, Range(1, 2), FLAGGED),
    ("years", Operator.LT, 3, Range(2, 3), UNKNOWN),
    ("years", Operator.LT, 3, Range(3, 4), CLEAR),
    ("years", Operator.LTE, 3, Range(2, 3), FLAGGED),
    ("years", Operator.LTE, 3, Range(3, 4), UNKNOWN),
    ("years", Operator.LTE, 3, Range(4, 5), CLEAR),
    ("years", Operator.GT, 3, Range(4, 5), FLAGGED),
    ("years", Operator.GT, 3, Range(3, 4), UNKNOWN),
    ("years", Operator.GT, 3, Range(2, 3), CLEAR),
    ("years", Operator.GTE, 3, Range(3, 4), FLAGGED),
    ("years", Operator.GTE, 3, Range(2, 3), UNKNOWN),
    ("years", Operator.GTE, 3, Range(1, 2), CLEAR),
    ("years", Operator.GTE, 3, Unknown(), UNKNOWN),
    ("years", Operator.IN, (1, 2), Known(2), FLAGGED),
    ("years", Operator.IN, (1, 2), Range(2, 5), UNKNOWN),
    ("years", Operator.IN, (1, 2), Range(3, 5), CLEAR),
    ("years", Operator.NOT_IN, (1, 2), Range(3, 5), FLAGGED),
    ("years", Operator.NOT_IN, (1, 2), Known(1), CLEAR),
    ("level", Operator.LTE, 10, Unknown(), FLAGGED),
    ("level", Operator.GT, 10, Unknown(), CLEAR),
    ("arrives", Operator.LT, date(2027, 1, 2), Known(date(2027, 1, 1)), FLAGGED),
    ("arrives", Operator.LT, date(2027, 1, 2), Known(NEVER), CLEAR),
    ("arrives", Operator.LT, date(2027, 1, 2), Range(date(2027, 1, 1), NEVER), UNKNOWN),
    ("arrives", Operator.LTE, NEVER, Unknown(), FLAGGED),
    ("languages", Operator.CONTAINS, "luo", Items(frozenset(("luo", "en"))), FLAGGED),
    ("languages", Operator.CONTAINS, "luo", Items(frozenset(("en",))), CLEAR),
    ("languages", Operator.CONTAINS, "luo", Items(frozenset(("en",)), None), UNKNOWN),
    ("languages", Operator.CONTAINS, "luo", Items(frozenset(("en",)), frozenset(("luo",))), UNKNOWN),
    ("languages", Operator.CONTAINS, "luo", Items(frozenset(("en",)), frozenset(("sw",))), CLEAR),
    ("languages", Operator.CONTAINS, "luo", Unknown(), UNKNOWN),
    ("languages", Operator.INTERSECTS, ("luo", "sw"), Items(frozenset(("sw",)), None), FLAGGED),
    ("languages", Operator.INTERSECTS, ("luo", "sw"), Items(frozenset(), frozenset(("luo",))), UNKNOWN),
    ("languages", Operator.INTERSECTS, ("luo", "sw"), Items(frozenset(("en",))), CLEAR),
    ("languages", Operator.INTERSECTS, (), Unknown(), CLEAR),
]


@pytest.mark.parametrize(("field", "operator", "operand", "knowledge", "expected"), TESTS)
def test_a_test_on_the_subject_and_in_a_pattern(
    field: str, operator: Operator, operand: Any, knowledge: Knowledge[Any], expected: Outcome
) -> None:
    person = Person(key=("p",), **{field: knowledge})
    test = Test(field, operator, operand)
    assert outcome_of(rule_about("person", Block((test,))), person) is expected
    assert outcome_of(rule_about("mission", exists("person", test)), person) is expected


@pytest.mark.parametrize(
    ("operator", "fact", "subject", "expected"),
    [
        (Operator.EQ, Known("a"), Known("a"), FLAGGED),
        (Operator.EQ, Known("a"), Known("b"), CLEAR),
        (Operator.EQ, Unknown(), Known("b"), UNKNOWN),
        (Operator.EQ, Known("a"), Unknown(), UNKNOWN),
        (Operator.EQ, Unknown(), Unknown(), UNKNOWN),
        (Operator.EQ, OneOf(frozenset(("a", "c"))), Known("b"), UNKNOWN),
        (Operator.NE, Known("a"), Known("a"), CLEAR),
        (Operator.NE, Known("a"), Known("b"), FLAGGED),
        (Operator.NE, Known("a"), Unknown(), UNKNOWN),
        (Operator.NE, Unknown(), Known("a"), UNKNOWN),
    ],
)
def test_text_against_the_subjects(
    operator: Operator, fact: Knowledge[str], subject: Knowledge[str], expected: Outcome
) -> None:
    rule = rule_about("person", exists("supply", Test("medicine", operator, Reference("subject", "site"))))
    person = Person(key=("p",), site=subject)
    supply = Supply(key=("s",), medicine=fact)
    assert outcome_of(rule, person, supply) is expected


@pytest.mark.parametrize(
    ("operator", "fact", "subject", "expected"),
    [
        (Operator.LT, Range(1, 2), Range(3, 4), FLAGGED),
        (Operator.LT, Range(1, 3), Range(3, 4), UNKNOWN),
        (Operator.LT, Range(4, 5), Range(3, 4), CLEAR),
        (Operator.LTE, Range(1, 3), Range(3, 4), FLAGGED),
        (Operator.LTE, Range(4, 5), Range(3, 4), UNKNOWN),
        (Operator.GT, Range(4, 5), Range(3, 4), UNKNOWN),
        (Operator.GTE, Range(4, 5), Range(3, 4), FLAGGED),
        (Operator.EQ, Known(3), Known(3.0), FLAGGED),
        (Operator.EQ, Range(1, 3), Range(3, 4), UNKNOWN),
        (Operator.EQ, Range(1, 2), Range(3, 4), CLEAR),
        (Operator.NE, Known(3), Known(3), CLEAR),
        (Operator.NE, Range(1, 3), Range(3, 4), UNKNOWN),
        (Operator.NE, Range(1, 2), Range(3, 4), FLAGGED),
        (Operator.NE, Range(5, 6), Range(3, 4), FLAGGED),
        (Operator.LT, Unknown(), Range(3, 4), UNKNOWN),
    ],
)
def test_numbers_against_the_subjects(
    operator: Operator, fact: Knowledge[float], subject: Knowledge[float], expected: Outcome
) -> None:
    rule = rule_about("person", exists("supply", Test("days", operator, Reference("subject", "years"))))
    assert outcome_of(rule, Person(key=("p",), years=subject), Supply(key=("s",), days=fact)) is expected


def test_against_the_missions() -> None:
    rule = rule_about("mission", exists("supply", Test("days", Operator.LT, Reference("mission", "days"))))
    supply = Supply(key=("s",), days=Known(30))
    assert outcome_of(rule, Mission(key=("mission",), days=Known(60)), supply) is FLAGGED
    assert outcome_of(rule, Mission(key=("mission",), days=Known(20)), supply) is CLEAR
    assert outcome_of(rule, Mission(key=("mission",)), supply) is UNKNOWN


def test_a_test_of_the_mission_in_a_pattern() -> None:
    rule = rule_about("person", exists("supply", eq("surgical", True, of_mission=True), eq("long_term", True)))
    person, supply = Person(key=("p",)), Supply(key=("s",), long_term=Known(True))
    assert outcome_of(rule, person, supply, Mission(key=("mission",), surgical=Known(True))) is FLAGGED
    assert outcome_of(rule, person, supply, Mission(key=("mission",), surgical=Known(False))) is CLEAR
    assert outcome_of(rule, person, supply, Mission(key=("mission",))) is UNKNOWN


def test_a_field_against_another_of_the_same_subject() -> None:
    rule = rule_about("person", Block((Test("years", Operator.LT, Reference("subject", "level")),)))
    assert outcome_of(rule, Person(key=("p",), years=Known(1), level=Known(2))) is FLAGGED
    assert outcome_of(rule, Person(key=("p",), years=Known(2), level=Known(2))) is CLEAR
    assert outcome_of(rule, Person(key=("p",), years=Known(2))) is UNKNOWN


def test_exists_and_none() -> None:
    nurse = eq("cadre", "nurse")
    there_is, there_is_none = (
        rule_about("mission", exists("person", nurse)),
        rule_about("mission", none("person", nurse)),
    )
    sure = Person(key=("a",), cadre=Known("nurse"))
    open_cadre = Person(key=("b",))
    possible = Person(key=("c",), cadre=Known("nurse"), exists=Unknown())
    other = Person(key=("d",), cadre=Known("surgeon"))
    for people, expected, negated in [
        ((), CLEAR, FLAGGED),
        ((other,), CLEAR, FLAGGED),
        ((other, open_cadre), UNKNOWN, UNKNOWN),
        ((other, possible), UNKNOWN, UNKNOWN),
        ((sure, open_cadre, possible), FLAGGED, CLEAR),
    ]:
        assert outcome_of(there_is, *people) is expected
        assert outcome_of(there_is_none, *people) is negated


def test_one_fact_must_pass_all_tests_of_a_pattern() -> None:
    rule = rule_about("mission", exists("person", eq("cadre", "nurse"), eq("licensed", True)))
    licensed = Person(key=("a",), cadre=Known("surgeon"), licensed=Known(True))
    nurse = Person(key=("b",), cadre=Known("nurse"), licensed=Known(False))
    assert outcome_of(rule, licensed, nurse) is CLEAR


def test_a_pattern_over_the_subjects_type_means_another_fact() -> None:
    joined = rule_about("person", exists("person", eq("site", Reference("subject", "site"))))
    loose = rule_about("person", exists("person", eq("cadre", "nurse")))
    one = Person(key=("a",), site=Known("ward"), cadre=Known("nurse"))
    another = Person(key=("b",), site=Known("ward"), cadre=Known("nurse"))
    for rule in (joined, loose):
        assert outcome_of(rule, one) is CLEAR
        assert outcome_of(rule, one, another) is FLAGGED
    surgeon = Person(key=("0",), cadre=Known("surgeon"))
    outcomes = evaluate([loose], Facts([MISSION, one, surgeon]))
    assert outcomes.by_rule["R"] == {"0": FLAGGED, "a": CLEAR}


def test_a_placeholder_stands_for_any_number_of_facts() -> None:
    placeholder = Person(key=("people[?]",), exists=Unknown())
    assert outcome_of(rule_about("mission", exists("person", eq("trainee", True))), placeholder) is UNKNOWN
    assert outcome_of(rule_about("mission", none("person")), placeholder) is UNKNOWN
    assert outcome_of(rule_about("person"), placeholder) is UNKNOWN
    assert outcome_of(rule_about("person", Block((Test("level", Operator.GT, 10),))), placeholder) is CLEAR


@pytest.mark.parametrize(
    ("applies", "risk", "mitigated", "expected"),
    [
        (False, True, False, NOT_APPLICABLE),
        (False, None, None, NOT_APPLICABLE),
        (True, True, False, FLAGGED),
        (True, True, True, CLEAR),
        (True, True, None, UNKNOWN),
        (True, False, None, CLEAR),
        (True, None, False, UNKNOWN),
        (True, None, True, CLEAR),
        (None, True, False, UNKNOWN),
        (None, False, None, CLEAR),
        (None, None, True, CLEAR),
        (None, None, None, UNKNOWN),
    ],
)
def test_what_decides_a_rule(
    applies: bool | None, risk: bool | None, mitigated: bool | None, expected: Outcome
) -> None:
    def knowledge(value: bool | None) -> Knowledge[bool]:
        return Unknown() if value is None else Known(value)

    rule = rule_about(
        "person",
        Block((eq("trainee", True),)),
        applies=(eq("surgical", True, of_mission=True),),
        mitigated=(Block((eq("licensed", True),)),),
    )
    person = Person(key=("p",), trainee=knowledge(risk), licensed=knowledge(mitigated))
    assert outcome_of(rule, person, Mission(key=("mission",), surgical=knowledge(applies))) is expected


def test_one_alternative_is_enough() -> None:
    trainee, unlicensed = Block((eq("trainee", True),)), Block((eq("licensed", False),))
    rule = rule_about("person", trainee, unlicensed)
    assert outcome_of(rule, Person(key=("p",), trainee=Known(False), licensed=Known(False))) is FLAGGED
    assert outcome_of(rule, Person(key=("p",), trainee=Known(False), licensed=Known(True))) is CLEAR
    assert outcome_of(rule, Person(key=("p",), trainee=Known(False))) is UNKNOWN
    mitigated = rule_about("person", mitigated=(trainee, unlicensed))
    assert outcome_of(mitigated, Person(key=("p",), trainee=Known(True), licensed=Known(True))) is CLEAR


def test_none_inside_a_mitigation() -> None:
    rule = rule_about("supply", mitigated=(none("person", eq("site", Reference("subject", "site"))),))
    supply = Supply(key=("s",), site=Known("ward"))
    assert outcome_of(rule, supply) is CLEAR
    assert outcome_of(rule, supply, Person(key=("p",), site=Known("ward"))) is FLAGGED
    assert outcome_of(rule, supply, Person(key=("p",))) is UNKNOWN


def test_a_block_hangs_on_all_its_lines() -> None:
    block = Block(
        (eq("long_term", True),),
        exists=(Pattern("person", (eq("trainee", True),)),),
        none=(Pattern("person", (eq("licensed", True),)),),
    )
    rule = rule_about("supply", block)
    supply = Supply(key=("s",), long_term=Known(True))
    student = Person(key=("p",), trainee=Known(True), licensed=Known(False))
    assert outcome_of(rule, supply, student) is FLAGGED
    assert outcome_of(rule, Supply(key=("s",), long_term=Known(False)), student) is CLEAR
    assert outcome_of(rule, supply, Person(key=("p",), trainee=Known(True), licensed=Known(True))) is CLEAR
    assert outcome_of(rule, supply, Person(key=("p",), trainee=Known(True))) is UNKNOWN


def test_rules_about_the_outcomes_of_rules() -> None:
    rule = rule_about(
        "mission",
        exists("rule_result", eq("result", "flagged"), Test("harms", Operator.CONTAINS, "language_barrier")),
    )
    harms = Items(frozenset(("language_barrier",)))
    assert outcome_of(rule, RuleResult(key=("r",), result=Known("flagged"), harms=harms)) is FLAGGED
    either = OneOf(frozenset(("flagged", "clear")))
    assert outcome_of(rule, RuleResult(key=("r",), result=either, harms=harms)) is UNKNOWN
    assert outcome_of(rule, RuleResult(key=("r",), result=Known("clear"), harms=harms)) is CLEAR


def test_a_rule_that_fails_is_an_error_and_takes_no_other_with_it() -> None:
    failing = rule_about("person", Block((Test("site", Operator.EQ, Reference("parameter", "where")),)), name="F")
    person = Person(key=("p",), licensed=Known(False))
    outcomes = ReferenceEngine([failing, rule_about("person", name="G")]).evaluate(Facts([MISSION, person]))
    assert outcomes.by_rule == {"F": {"p": Outcome.ERROR}, "G": {"p": FLAGGED}}
    assert "$parameter.where is not bound" in outcomes.failures["F"]
    assert set(outcomes.failures) == {"F"}
