"""What is wrong with a file, said so that a planner can mend it."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from missionrisk.plan.source import Location

MOST_PROBLEMS = 200
"""How many problems of one plan are told in full."""

_EXCERPT_WIDTH = 100


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where.

    `line` and `column` count from 1 and are None where nothing was written (a missing file, a plan built in Python);
    `text_line` is the line as it stands in the file; `hint` proposes the nearest right thing.
    """

    source: str
    message: str
    location: Location = ()
    path: str = ""
    line: int | None = None
    column: int | None = None
    text_line: str | None = None
    hint: str | None = None

    @property
    def excerpt(self) -> str | None:
        """The offending line, cut around the column, with characters that would not show made visible."""
        return None if self.text_line is None else self._cut()[0]

    def _cut(self) -> tuple[str, int]:
        """The excerpt, and how many of its cells stand before the offending character."""
        line, index = self.text_line or "", (self.column or 1) - 1
        start = max(0, index - _EXCERPT_WIDTH // 2) if len(line) > _EXCERPT_WIDTH else 0
        end = start + _EXCERPT_WIDTH
        before, after = visible(line[start:index]), visible(line[index:end])
        if start:
            before = "…" + before
        if end < len(line):
            after += "…"
        return before + after, sum(_cells(character) for character in before)


class PlanError(ValueError):
    """A plan that cannot be read. `problems` holds everything that is wrong with it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(render(problem) for problem in self.problems)


def render(problem: Problem) -> str:
    """A problem as text: where and what, the line with a caret under the place, and what may be meant."""
    where = visible(problem.source)
    if problem.line is not None:
        where += f":{problem.line}:{problem.column}"
    elif problem.path:
        where += f": {visible(problem.path)}"
    lines = [f"{where}: {problem.message}"]
    if problem.line is not None and problem.text_line is not None:
        excerpt, before = problem._cut()
        number = f"{problem.line:5d}"
        lines += [f"{number} | {excerpt}".rstrip(), f"{' ' * len(number)} | {' ' * before}^"]
    if problem.hint is not None:
        lines.append(f"   {problem.hint}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """The text with each character that would not show, or would change how the rest shows, replaced."""
    return text if text.isprintable() else "".join(_visible_character(character) for character in text)


def quoted(value: object, width: int = 60) -> str:
    """A value as it is named in a message: in quotes, on one line, not longer than `width`."""
    text = visible(str(value))
    return f"'{text if len(text) <= width else text[: width - 1] + '…'}'"


def _visible_character(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "→"
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return " " if unicodedata.category(character) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _order(problem: Problem) -> tuple[int, int, str, str, str]:
    # What has no place in the file (that there are more problems) comes last.
    return (problem.line or sys.maxsize, problem.column or 0, problem.path, problem.message, problem.hint or "")
