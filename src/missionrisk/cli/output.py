"""How a command ends, and where its result goes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

import typer


class Exit(IntEnum):
    """What the exit code says."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INVALID = 3
    FAILED = 4
    CANNOT_SAY = 5


def stop(message: str, code: Exit) -> NoReturn:
    """End with a message on standard error."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


def write_result(result: str, output: Path | None) -> None:
    """Write a result to a file or, without one, to standard output."""
    if output is None:
        print_result(result)
        return
    try:
        output.write_text(result, encoding="utf-8", newline="")
    except OSError as error:
        stop(f"{output}: this file cannot be written: {error.strerror or error}", Exit.USAGE)


def write_bytes(result: bytes, output: Path | None) -> None:
    """Write a result that is not text to a file or, without one, to standard output."""
    if output is None:
        _print(lambda: sys.stdout.buffer.write(result))
        return
    try:
        output.write_bytes(result)
    except OSError as error:
        stop(f"{output}: this file cannot be written: {error.strerror or error}", Exit.USAGE)


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    print_result(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def print_result(result: str) -> None:
    """Print a result; whoever reads it may leave early."""
    _print(lambda: sys.stdout.write(result))


def _print(write: Callable[[], object]) -> None:
    try:
        write()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone; that is no fault of the plan's.
        _discard_output()
    except OSError as error:
        _discard_output()
        stop(f"standard output cannot be written: {error.strerror or error}", Exit.USAGE)


def _discard_output() -> None:
    """Send what is still buffered nowhere; else Python would write it once more at its end, and fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
