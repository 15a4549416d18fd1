"""PyYAML's syntax errors in plain words, at the place where the planner should look."""

from __future__ import annotations

import re

import yaml

from missionrisk.intake.problems import Problem, quoted
from missionrisk.intake.texts import SourceText
from missionrisk.plan.source import Position

_TAB_IN_INDENTATION = re.compile(r" *\t")
_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*):\S")
_EARLIER_FIELD = re.compile(r"\s*(?:- +)*[^\s'\"#][^:]*:\s")


def syntax_error(error: yaml.YAMLError, source: SourceText) -> Problem:
    """What a YAML parser stumbled over, in plain words."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(source=source.name, message=f"this is not YAML: {error}")
    at = Position(error.problem_mark.line + 1, error.problem_mark.column + 1)
    begun = at
    if error.context_mark is not None:
        begun = Position(error.context_mark.line + 1, error.context_mark.column + 1)
    message, position = _plain_words(error.problem or "", error.context or "", at, begun, source)
    return source.problem(message, position)


def _plain_words(problem: str, context: str, at: Position, begun: Position, source: SourceText) -> tuple[str, Position]:
    tab = _TAB_IN_INDENTATION.match(source.line(at.line))
    if tab is not None:
        return "a tab indents this line; YAML needs spaces", Position(at.line, tab.end())
    if "mapping values are not allowed" in problem:
        return _second_colon(at, source)
    if "could not find expected ':'" in problem:
        return _missing_colon(begun, source)
    if "sequence entries are not allowed" in problem:
        return "a list must begin on a line of its own, below its field's name", at
    if "end of stream" in problem and "quoted" in context:
        return "a quote opens here and is never closed", begun
    if "flow sequence" in context:
        return "a '[' opens here and is not closed by ']', or a comma is missing after a value", begun
    if "flow mapping" in context:
        return "a '{' opens here and is not closed by '}', or a comma is missing after a value", begun
    if "quoted scalar" in context:
        return "a backslash in double quotes begins a special character; write two for one, or use single quotes", at
    if "cannot start any token" in problem:
        character = source.line(at.line)[at.column - 1 : at.column]
        if character == "\t":
            return "a tab stands here where YAML needs spaces", at
        return f"text that begins with {quoted(character)} needs quotes", at
    if context in ("while scanning an alias", "while scanning an anchor"):
        return "text that begins with '*' or '&' needs quotes", begun
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _misplaced(at, begun, source)
    if "<document start>" in problem:
        return "something stands after the end of the plan", at
    return f"this is not YAML: {problem or context}", at


def _second_colon(at: Position, source: SourceText) -> tuple[str, Position]:
    line = source.line(at.line)
    if _EARLIER_FIELD.match(line[: at.column - 1]):
        return "there is a second ': ' in this line; put the text after the first one in quotes", at
    above = _NO_SPACE_AFTER_COLON.match(source.line(at.line - 1)) if at.line > 1 else None
    if above is not None:
        return "a space is missing after this colon", Position(at.line - 1, above.end(1) + 1)
    column = len(line) - len(line.lstrip()) + 1
    return (
        "this line is indented as if it belonged to the value above, which has no fields",
        Position(at.line, column),
    )


def _missing_colon(begun: Position, source: SourceText) -> tuple[str, Position]:
    line = source.line(begun.line)
    no_space = _NO_SPACE_AFTER_COLON.match(line)
    if no_space is not None:
        return "a space is missing after this colon", Position(begun.line, no_space.end(1) + 1)
    return "a ':' is missing after the field's name, or this line is indented too little", begun


def _misplaced(at: Position, begun: Position, source: SourceText) -> tuple[str, Position]:
    line = source.line(at.line)
    if line[: at.column - 1].strip(" -"):
        return "nothing may follow a value that ends before this; put the whole text in quotes", at
    if line.lstrip().startswith("- "):
        return f"a list begins here, among the fields that begin in line {begun.line}; check its indentation", at
    return f"this line is not indented like those that it belongs to (they begin in line {begun.line})", at
