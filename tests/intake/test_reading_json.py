"""JSON to plain data and positions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionrisk.intake import Limits, read_document
from missionrisk.intake.documents import Document
from missionrisk.plan.source import Position

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def read(text: str, **limits: int) -> Document:
    return read_document(text, name="plan.json", limits=Limits(**limits))


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 2, "\t"]))
def test_every_json_text_is_read_as_the_json_module_reads_it(value: Any, ascii_only: bool, indent: Any) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = read(text)
    if document.complete:
        assert document.data == value
    else:
        (problem,) = document.problems
        assert "control character" in problem.message


def test_every_value_and_field_has_its_place() -> None:
    document = read('{\n\t"a" : [1,\n\t\t{"b": "x"}]\n}')
    assert document.data == {"a": [1, {"b": "x"}]}
    assert document.positions["a",] == Position(2, 8)
    assert document.positions["a", 1, "b"] == Position(3, 9)
    assert document.field_positions["a", 1, "b"] == Position(3, 4)


def test_numbers_remember_how_they_were_written() -> None:
    assert read('{"a": 1.10}').data["a"].written == "1.10"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('{"a": 1,\n}', 1, 8, "a comma may not stand before a closing bracket"),
        ('{"a": [1, ]}', 1, 9, "a comma may not stand before a closing bracket"),
        ('{"a": 1\n "b": 2}', 2, 2, "a comma or a closing bracket is missing here"),
        ('{"a": NaN}', 1, 7, "'NaN' is not an ordinary number; leave the field out if it is not known"),
        ('{"a": -Infinity}', 1, 7, "'-Infinity' is not an ordinary number; leave the field out if it is not known"),
        ('{"a": 1, "a": 2}', 1, 10, "the field 'a' is here twice; it stands first in line 1"),
        ("{a: 1}", 1, 2, "a field's name in double quotes is missing here"),
        ('{"a": yes}', 1, 7, "a value is missing here, or text without double quotes"),
        ('{"a": "x', 1, 7, "a double quote opens here and is never closed"),
        ('{"a": 1} x', 1, 10, "the plan ends before this; nothing may follow its last bracket"),
        ('{"a" 1}', 1, 6, "a ':' is missing here, between a field's name and its value"),
        ('{"a": 1' + "0" * 5000 + "}", 1, 7, "a number of 5,001 digits is too long; at most 100 are read"),
    ],
)
def test_what_is_no_json_is_said_in_plain_words(text: str, line: int, column: int, message: str) -> None:
    (problem,) = read(text).problems
    assert (problem.line, problem.column, problem.message) == (line, column, message)


@pytest.mark.parametrize("text", ["[" * 10_000, '{"a":' * 10_000, "[" * 10_000 + "]" * 10_000])
def test_depth_is_limited(text: str) -> None:
    assert "Limits(depth=…)" in read(text).problems[0].message


def test_brackets_in_text_are_no_depth() -> None:
    assert read('{"a": "' + "[" * 500 + '\\"["}').complete


def test_depth_beyond_python_is_a_problem_and_no_crash() -> None:
    assert not read("[" * 500_000, depth=1_000_000).complete


def test_values_are_counted() -> None:
    assert "Limits(nodes=…)" in read("[" + "1," * 50 + "1]", nodes=50).problems[0].message


@pytest.mark.parametrize("name", ["plan", "<stdin>", "plan.txt"])
def test_what_begins_with_a_brace_is_json(name: str) -> None:
    assert not read_document("{a: 1}", name=name).complete
    assert read_document('  {"a": 1}', name=name).data == {"a": 1}


def test_a_yaml_file_may_begin_with_a_brace() -> None:
    assert read_document("{a: 1}", name="plan.yaml").data == {"a": 1}


def test_unclosed_quotes_take_no_time() -> None:
    assert not read('{"a": "' + '\\"' * 400_000).complete
