"""One document, whatever it came from: plain data, where each value and field stands, and what is wrong so far.

Nothing here knows what a plan is: the catalogue's rule files are read with it too.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from missionrisk.intake.builder import Builder
from missionrisk.intake.json_reader import read_json
from missionrisk.intake.limits import Limits
from missionrisk.intake.problems import Problem
from missionrisk.intake.python_reader import read_python
from missionrisk.intake.texts import SourceText, Unreadable, read_text
from missionrisk.intake.yaml_reader import read_yaml
from missionrisk.plan.source import Location, Position

Format = Literal["yaml", "json"]

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Document:
    """What was read. If reading had to end before the end, `complete` is False and `data` is None.

    `positions` tells where each value stands, `field_positions` where the name of each field does.
    """

    source: SourceText
    data: Any = None
    positions: Mapping[Location, Position] = field(default_factory=dict, repr=False)
    field_positions: Mapping[Location, Position] = field(default_factory=dict, repr=False)
    problems: tuple[Problem, ...] = ()
    complete: bool = True


def read_document(
    content: str | bytes, *, name: str, format: Format | None = None, limits: Limits | None = None
) -> Document:
    """A YAML or JSON text as plain data with positions.

    Without a format, a name that ends in `.json` means JSON, one in `.yaml` or `.yml` YAML; of others, what begins
    with a brace is JSON.
    """
    limits = limits or Limits()
    try:
        source = read_text(content, name, limits)
    except Unreadable as error:
        return _unreadable(SourceText(name, ""), error.problem)
    try:
        reader = read_json if (format or _format_of(source)) == "json" else read_yaml
        # Nothing at all is no value, in JSON as in YAML.
        return _document(source, reader(source, limits) if source.text.strip() else Builder(source, limits))
    except Unreadable as error:
        return _unreadable(source, error.problem)


def read_file(path: str | Path, *, format: Format | None = None, limits: Limits | None = None) -> Document:
    """A file, or standard input for `-`, as plain data with positions."""
    limits = limits or Limits()
    name = "<stdin>" if str(path) == STANDARD_INPUT else os.fspath(path)
    try:
        content = _bytes_of_file(path, limits)
    except Unreadable as error:
        return _unreadable(SourceText(name, ""), error.problem)
    except (OSError, ValueError) as error:
        return _unreadable(SourceText(name, ""), Problem(source=name, message=_cannot_open(error)))
    return read_document(content, name=name, format=format, limits=limits)


def read_data(data: Mapping[Any, Any], *, limits: Limits | None = None) -> Document:
    """A dict that was made in Python: the same plain data, without positions."""
    source = SourceText("<dict>", "")
    try:
        return _document(source, read_python(data, source, limits or Limits()))
    except Unreadable as error:
        return _unreadable(source, error.problem)


def _document(source: SourceText, read: Builder) -> Document:
    return Document(source, read.data, read.positions, read.field_positions, tuple(read.problems))


def _unreadable(source: SourceText, problem: Problem) -> Document:
    return Document(source, problems=(problem,), complete=False)


def _format_of(source: SourceText) -> Format:
    suffix = Path(source.name).suffix.lower()
    if suffix == ".json":
        return "json"
    if suffix in (".yaml", ".yml"):
        return "yaml"
    return "json" if source.text.lstrip().startswith("{") else "yaml"


def _bytes_of_file(path: str | Path, limits: Limits) -> bytes:
    if str(path) == STANDARD_INPUT:
        name, content = "<stdin>", sys.stdin.buffer.read(limits.bytes + 1)
        size = None
    else:
        name = os.fspath(path)
        with Path(path).open("rb") as file:
            status = os.fstat(file.fileno())
            size = status.st_size if stat.S_ISREG(status.st_mode) else None
            content = file.read(limits.bytes + 1) if size is None or size <= limits.bytes else b""
    if len(content) > limits.bytes or (size or 0) > limits.bytes:
        raise Unreadable(Problem(source=name, message=limits.too_large(size)))
    return content


def _cannot_open(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name the file of the plan in it"
    if isinstance(error, PermissionError):
        return "this file may not be read: permission is missing"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"this file cannot be read: {reason}"
