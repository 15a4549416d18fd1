"""Bytes to text: what encodings are read, and where each line begins."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import Problem
from missionrisk.plan.source import Location, Position

# The characters that end a line in YAML 1.1, by which its parsers count lines.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What neither YAML nor an editor takes for text.
NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class Unreadable(Exception):
    """Reading stopped: nothing of use can be said about what follows."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


@dataclass(frozen=True)
class SourceText:
    """A text and what it is called in messages."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its end; empty beyond the last."""
        if number > len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\n\r\x85\u2028\u2029")

    def problem(
        self,
        message: str,
        position: Position,
        *,
        location: Location = (),
        path: str = "",
        hint: str | None = None,
    ) -> Problem:
        """A problem at a position in this text."""
        return Problem(
            source=self.name,
            message=message,
            location=location,
            path=path,
            line=position.line,
            column=position.column,
            text_line=self.line(position.line),
            hint=hint,
        )


def read_text(content: str | bytes, name: str, limits: Limits) -> SourceText:
    """The text of a file: UTF-8, or UTF-16 with a byte order mark.

    Raises `Unreadable` if the content is too long, in another encoding, or not text at all.
    """
    if isinstance(content, bytes):
        size, text = len(content), _decoded(content, name) if len(content) <= limits.bytes else ""
    else:
        size, text = _bytes_of(content), content
    if size > limits.bytes:
        raise Unreadable(Problem(source=name, message=limits.too_large(size)))
    source = SourceText(name, text.removeprefix(_BYTE_ORDER_MARK))
    strange = NOT_TEXT.search(source.text)
    if strange is not None:
        code = ord(strange.group())
        raise Unreadable(
            source.problem(
                f"this does not look like a text file: it holds the control character U+{code:04X}",
                source.position(strange.start()),
            )
        )
    return source


def _bytes_of(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(_UTF_32):
        raise Unreadable(Problem(source=name, message="the file is in UTF-32; save it as UTF-8"))
    encoding, words = ("utf-16", "UTF-16") if content.startswith(_UTF_16) else ("utf-8", "UTF-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in content:
            message = "this does not look like a text file: it holds bytes that no text has"
            raise Unreadable(Problem(source=name, message=message)) from None
        line = len(_LINE_END.findall(content[: error.start].decode(encoding, "replace"))) + 1
        message = (
            f"the file is not in {words}: byte {error.start + 1:,}, in line {line:,}, cannot be read; save it as UTF-8"
        )
        raise Unreadable(Problem(source=name, message=message)) from None
