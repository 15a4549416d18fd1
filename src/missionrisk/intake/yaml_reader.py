"""YAML to plain data and positions, from the parser's events: no tags, no merge keys, one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from missionrisk.intake.builder import Builder
from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import quoted
from missionrisk.intake.scalars import NumberRefused, plain_scalar
from missionrisk.intake.texts import SourceText, Unreadable
from missionrisk.intake.yaml_words import syntax_error
from missionrisk.plan.source import Location, Position

# The C parser is some ten times faster; without it PyYAML is built in pure Python.
FAST_LOADER: Any = getattr(yaml, "CSafeLoader", None)
PYTHON_LOADER: Any = yaml.SafeLoader


@dataclass
class _Anchored:
    """A value that aliases may repeat; `end` is None as long as it is not complete."""

    value: Any
    location: Location
    first: int
    end: int | None = None


class _Reader:
    def __init__(self, source: SourceText, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.builder = Builder(source, limits)
        self.anchors: dict[str, _Anchored] = {}
        self.unclosed: list[_Anchored | None] = []
        self.aliases = 0
        self.documents = 0

    def read(self, loader: Any) -> Builder:
        try:
            for event in yaml.parse(self.source.text, Loader=loader):
                self.take(event)
        except yaml.YAMLError as error:
            raise Unreadable(syntax_error(error, self.source)) from None
        except (ValueError, OverflowError):
            # PyYAML's own Python parser raises these for character escapes beyond Unicode.
            position = Position(1, 1)
            message = "a backslash in double quotes names a character that does not exist"
            raise Unreadable(self.source.problem(message, position)) from None
        return self.builder

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self.start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.builder.close()
            anchored = self.unclosed.pop()
            if anchored is not None:
                anchored.end = self.builder.written
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                message = "a second document begins here with '---'; a file holds one plan"
                raise self.builder.stop(message, _position(event))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        position = _position(event)
        if event.tag is not None:
            self.refuse_tag(event.tag, position)
        plain = not event.style
        if self.builder.wants_field:
            self.field(event.value, plain, position)
            if event.anchor is not None:
                self.builder.report("an anchor cannot stand before a field's name", position)
            return
        value: Any = event.value
        if plain:
            try:
                value = plain_scalar(value)
            except NumberRefused as error:
                self.builder.report(str(error), position)
                value = None
        first = self.builder.written
        location = self.builder.value(value, position)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, location, first, first + 1)

    def field(self, name: str, plain: bool, position: Position) -> None:
        if plain and name == "<<":
            message = "merge keys ('<<') are not read; write the fields out here"
            self.builder.refuse_field(name, message, position)
        elif plain and not _is_text(name):
            message = f"a field's name must be text; put {quoted(name)} in quotes if it is meant as a name"
            self.builder.refuse_field(name, message, position)
        else:
            self.builder.field(name, position)

    def start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        position = _position(event)
        if event.tag is not None:
            self.refuse_tag(event.tag, position)
        if self.builder.wants_field:
            message = (
                "a field's name must be text, not a list or fields in brackets; text that begins with a"
                " bracket needs quotes"
            )
            raise self.builder.stop(message, position)
        first = self.builder.written
        values: list[Any] | dict[str, Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        location = self.builder.open(values, position)
        anchored = _Anchored(values, location, first) if event.anchor is not None else None
        if anchored is not None:
            self.anchors[str(event.anchor)] = anchored
        self.unclosed.append(anchored)

    def alias(self, event: yaml.AliasEvent) -> None:
        position, anchor = _position(event), str(event.anchor)
        name = quoted("*" + anchor)
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            raise self.builder.stop(self.limits.too_many_aliases(), position)
        if self.builder.wants_field:
            message = f"the alias {name} cannot stand for a field's name"
            self.builder.refuse_field(anchor, message, position)
            return
        anchored = self.anchors.get(anchor)
        if anchored is None:
            message = f"there is no anchor for the alias {name} above; text that begins with an asterisk needs quotes"
        elif anchored.end is None:
            message = f"the alias {name} stands inside the value that it repeats"
        else:
            self.builder.repeat(anchored.value, anchored.location, anchored.first, anchored.end, position)
            return
        self.builder.report(message, position)
        self.builder.value(None, position)

    def refuse_tag(self, tag: str, position: Position) -> None:
        name = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
        message = f"the tag {name} is not read; text that begins with an exclamation mark needs quotes"
        self.builder.report(message, position)


def read_yaml(source: SourceText, limits: Limits, *, loader: Any = FAST_LOADER or PYTHON_LOADER) -> Builder:
    """Everything that stands in a YAML text, read with one of PyYAML's loaders.

    Raises `Unreadable` where reading must end: at a syntax error or a limit. Other problems are in the answer.
    """
    return _Reader(source, limits).read(loader)


def _position(event: yaml.Event) -> Position:
    mark: Any = event.start_mark
    return Position(mark.line + 1, mark.column + 1)


def _is_text(word: str) -> bool:
    try:
        return isinstance(plain_scalar(word), str)
    except NumberRefused:
        return False
