"""JSON to plain data and positions. What is JSON and what is not, the json module decides."""

from __future__ import annotations

import json
import re
from typing import Final

from missionrisk.intake.builder import Builder
from missionrisk.intake.limits import Limits
from missionrisk.intake.scalars import NumberRefused, Scalar, decimal, integer
from missionrisk.intake.texts import SourceText, Unreadable

# A string that is never closed is a token up to the end, so that no text is gone through twice.
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_PLAIN_WORDS: Final = {
    "Expecting property name enclosed in double quotes": "a field's name in double quotes is missing here",
    "Expecting ':' delimiter": "a ':' is missing here, between a field's name and its value",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing here",
    "Expecting value": "a value is missing here, or text without double quotes",
    "Extra data": "the plan ends before this; nothing may follow its last bracket",
    "Unterminated string starting at": "a double quote opens here and is never closed",
    "Invalid control character at": "text may not run over a line here; write a line break as \\n, a tab as \\t",
    "Invalid \\escape": "a backslash begins a special character; write two for one",
    "Invalid \\uXXXX escape": "\\u needs four hexadecimal digits",
}


def read_json(source: SourceText, limits: Limits) -> Builder:
    """Everything that stands in a JSON text.

    Raises `Unreadable` where reading must end: at a syntax error or a limit. Other problems are in the answer.
    """
    _check_depth(source, limits)
    _check_syntax(source)
    builder = Builder(source, limits)
    for match in _TOKEN.finditer(source.text):
        token = match.group()
        if token in ",:":
            continue
        position = source.position(match.start())
        if token == "{":
            builder.open({}, position)
        elif token == "[":
            builder.open([], position)
        elif token in "}]":
            builder.close()
        elif builder.wants_field:
            builder.field(json.loads(token), position)
        else:
            try:
                value = _scalar(token)
            except NumberRefused as error:
                builder.report(str(error), position)
                value = None
            builder.value(value, position)
    return builder


def _scalar(token: str) -> Scalar:
    if token[0] == '"':
        text: str = json.loads(token)
        return text
    if token in _CONSTANTS:
        return _CONSTANTS[token]
    if token in ("NaN", "Infinity", "-Infinity"):
        raise NumberRefused(f"'{token}' is not an ordinary number; leave the field out if it is not known")
    return decimal(token) if set(token) & set(".eE") else integer(token, 10)


def _check_depth(source: SourceText, limits: Limits) -> None:
    """Before the json module reads it, since that recurses."""
    depth = 0
    for match in _TOKEN.finditer(source.text):
        if match.group() in "{[":
            depth += 1
            if depth > limits.depth:
                raise Unreadable(source.problem(limits.too_deep(), source.position(match.start())))
        elif match.group() in "}]":
            depth -= 1


def _check_syntax(source: SourceText) -> None:
    try:
        # Numbers stay text here: how long they may be is decided where they are read.
        json.loads(source.text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        before = source.text[: error.pos].rstrip()
        message = _PLAIN_WORDS.get(error.msg, error.msg)
        offset = error.pos
        if error.msg.startswith("Illegal trailing comma") or (
            before.endswith(",") and source.text[error.pos : error.pos + 1] in tuple("}]")
        ):
            message = "a comma may not stand before a closing bracket"
            offset = len(before) - 1 if before.endswith(",") else error.pos
        raise Unreadable(source.problem(message, source.position(offset))) from None
    except RecursionError:
        message = "lists and fields stand inside each other more deeply than Python can read"
        raise Unreadable(source.problem(message, source.position(0))) from None
