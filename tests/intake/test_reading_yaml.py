"""YAML to plain data and positions."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import pytest
import yaml

from missionrisk.intake import Limits, PlanError, read_document
from missionrisk.intake.documents import Document
from missionrisk.intake.texts import SourceText, Unreadable
from missionrisk.intake.yaml_reader import FAST_LOADER, PYTHON_LOADER, read_yaml
from missionrisk.plan.source import Position


def read(text: str | bytes, **limits: int) -> Document:
    return read_document(text, name="plan.yaml", limits=Limits(**limits))


def messages(document: Document) -> list[str]:
    return [problem.message for problem in document.problems]


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "off", "yes", "Y", "1:30", "1_000", "0b1", "2027-03-05", "nan", "="]
)
def test_words_that_only_yaml_1_1_takes_for_something_else_stay_text(word: str) -> None:
    assert read(f"a: {word}").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-7", -7),
        ("+5", 5),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.10", 1.1),
        (".5", 0.5),
        ("3.", 3.0),
        ("1e3", 1000.0),
    ],
)
def test_words_that_yaml_1_2_knows_are_values(word: str, value: Any) -> None:
    found = read(f"a: {word}").data["a"]
    assert found == value
    assert type(found) is type(value) or isinstance(found, type(value))


@pytest.mark.parametrize("word", ["010", "+5", "0x1F", "1.10", "1e3", "3.", "00", "-0"])
def test_a_number_remembers_how_it_was_written(word: str) -> None:
    assert read(f"a: {word}").data["a"].written == word


@pytest.mark.parametrize("word", ["12", "-7", "1.5"])
def test_a_number_that_python_writes_alike_is_an_ordinary_number(word: str) -> None:
    assert type(read(f"a: {word}").data["a"]) in (int, float)


@pytest.mark.parametrize("written", ["'12'", '"true"', "'~'", "|-\n  12", ">-\n  null"])
def test_what_is_quoted_is_text(written: str) -> None:
    assert isinstance(read(f"a: {written}").data["a"], str)


def test_every_value_and_field_has_its_place() -> None:
    document = read("title: x\nsites:\n  - id: a\n    kind: clinic\n  - {id: b}\n")
    assert document.positions == {
        (): Position(1, 1),
        ("title",): Position(1, 8),
        ("sites",): Position(3, 3),
        ("sites", 0): Position(3, 5),
        ("sites", 0, "id"): Position(3, 9),
        ("sites", 0, "kind"): Position(4, 11),
        ("sites", 1): Position(5, 5),
        ("sites", 1, "id"): Position(5, 10),
    }
    assert document.field_positions["sites", 0, "kind"] == Position(4, 5)


def test_columns_count_characters_and_a_byte_order_mark_is_none() -> None:
    document = read("\ufeffé🙂: x".encode())
    assert document.positions["é🙂",] == Position(1, 5)


def test_what_an_alias_repeats_stands_where_it_was_first_written() -> None:
    document = read("a: &x\n  - {k: 1}\nb: *x\n")
    assert document.data == {"a": [{"k": 1}], "b": [{"k": 1}]}
    assert document.positions["b", 0, "k"] == document.positions["a", 0, "k"] == Position(2, 9)
    assert document.positions["b",] == Position(3, 4)


def test_both_of_pyyamls_parsers_read_the_same() -> None:
    text = "a: &x [1, {b: ~}]\nc: *x\nd: |\n  text\n  more\n'e f': \"g\\n\"\n"
    python = read_yaml(SourceText("p", text), Limits(), loader=PYTHON_LOADER)
    if FAST_LOADER is not None:
        fast = read_yaml(SourceText("p", text), Limits(), loader=FAST_LOADER)
        assert (fast.data, fast.positions) == (python.data, python.positions)
    assert python.data["c"] == [1, {"b": None}]


def test_without_the_c_parser_the_python_parser_reads() -> None:
    program = (
        "import yaml; del yaml.CSafeLoader\n"
        "from missionrisk.intake.yaml_reader import FAST_LOADER\n"
        "from missionrisk.intake.documents import read_document\n"
        "assert FAST_LOADER is None\n"
        "print(read_document('a: [NO, 010]', name='p').data)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "{'a': ['NO', 10]}"


def test_a_field_that_is_there_twice_names_both_lines() -> None:
    document = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert document.data == {"a": 1, "b": {"c": 1}}
    assert [(problem.line, problem.column, problem.path) for problem in document.problems] == [
        (4, 3, "b.c"),
        (5, 1, "a"),
    ]
    assert messages(document)[1] == "the field 'a' is here twice; it stands first in line 1"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a: !!python/object/apply:os.system [ls]", "the tag '!!python/object/apply:os.system' is not read"),
        ("a: !foo x", "the tag '!foo' is not read"),
        ("a: &x {b: 1}\nc:\n  <<: *x", "merge keys"),
        ("1: x", "a field's name must be text; put '1' in quotes"),
        ("true: x", "a field's name must be text"),
        ("~: x", "a field's name must be text"),
        ("? [a]\n: x", "not a list or fields in brackets"),
        ("{{ x }}: y", "not a list or fields in brackets"),
        ("a: &x b\n*x : c", "the alias '*x' cannot stand for a field's name"),
        ("a: *x", "there is no anchor for the alias '*x' above"),
        ("a: &x [*x]", "stands inside the value that it repeats"),
        ("a: 1\n---\nb: 2", "a second document begins here"),
        ("a: .nan", "'.nan' is not an ordinary number"),
        ("a: -.inf", "'-.inf' is not an ordinary number"),
        ("a: 1e999", "too large"),
        ("a: 1" + "0" * 5000, "a number of 5,001 digits is too long"),
    ],
)
def test_what_a_plan_cannot_hold_is_named(text: str, part: str) -> None:
    assert any(part in message for message in messages(read(text)))


def test_reading_goes_on_after_what_a_plan_cannot_hold() -> None:
    assert [problem.line for problem in read("a: !x 1\nb: .nan\nc: 1\nc: 2").problems] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a:\n\tb: 1", 2, 1, "a tab indents this line; YAML needs spaces"),
        ("a: b\n \tc: d", 2, 2, "a tab indents this line; YAML needs spaces"),
        (
            "title: Foo: bar",
            1,
            11,
            "there is a second ': ' in this line; put the text after the first one in quotes",
        ),
        (
            "a: 1\n  b: 2",
            2,
            3,
            "this line is indented as if it belonged to the value above, which has no fields",
        ),
        ("stage: draft\ntitle:Foo\n", 2, 6, "a space is missing after this colon"),
        ("title:Foo\nstage: draft\n", 1, 6, "a space is missing after this colon"),
        (
            "a: 1\ntitle\nb: 2",
            2,
            1,
            "a ':' is missing after the field's name, or this line is indented too little",
        ),
        ("a: [1, 2\nb: 3", 1, 4, "a '[' opens here and is not closed by ']', or a comma is missing after a value"),
        ("a: {x: 1\nb: 3", 1, 4, "a '{' opens here and is not closed by '}', or a comma is missing after a value"),
        ("a: 'foo\nb: 3\n", 1, 4, "a quote opens here and is never closed"),
        ("a: @foo", 1, 4, "text that begins with '@' needs quotes"),
        ("a: - b", 1, 4, "a list must begin on a line of its own, below its field's name"),
        (
            "a:\n    b: 1\n  c: 2",
            3,
            3,
            "this line is not indented like those that it belongs to (they begin in line 1)",
        ),
        ("a: 'b' c", 1, 8, "nothing may follow a value that ends before this; put the whole text in quotes"),
    ],
)
@pytest.mark.parametrize("loader", [loader for loader in (FAST_LOADER, PYTHON_LOADER) if loader])
def test_syntax_errors_are_in_plain_words(text: str, line: int, column: int, message: str, loader: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml(SourceText("plan.yaml", text), Limits(), loader=loader)
    problem = caught.value.problem
    assert (problem.line, problem.column, problem.message) == (line, column, message)


def test_an_alias_bomb_is_refused_at_once() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    started = time.perf_counter()
    document = read("\n".join(rows))
    assert time.perf_counter() - started < 2
    assert "Limits(nodes=…)" in messages(document)[0]
    assert not document.complete


def test_aliases_are_counted() -> None:
    text = "a: &x 1\nb: [" + "*x, " * 11 + "1]"
    assert "more than 10 aliases" in messages(read(text, aliases=10))[0]
    assert read(text, aliases=11).problems == ()


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "a: " + "[" * 10_000 + "]" * 10_000])
def test_depth_is_limited(text: str) -> None:
    (message,) = messages(read(text))
    assert message == (
        "more than 100 lists and fields stand inside each other;"
        " at most 100 are read (raise it with --max-depth or Limits(depth=…))"
    )


def test_a_raised_depth_is_read_without_recursion() -> None:
    document = read("[" * 3_000 + "]" * 3_000, depth=3_000)
    assert document.complete


def test_values_are_counted() -> None:
    text = "a: [" + "1, " * 20 + "1]"
    assert "more than 22 values" in messages(read(text, nodes=22))[0]
    assert read(text, nodes=23).complete


def test_pyyamls_own_reading_agrees_where_both_versions_of_yaml_do() -> None:
    text = "a: [1, 2.5, text, 'q', true, null]\nb:\n  c: |\n    x\n    y\n  d: >\n    x\n    y\n"
    assert read(text).data == yaml.safe_load(text)


def test_plan_error_is_a_value_error() -> None:
    assert issubclass(PlanError, ValueError)
