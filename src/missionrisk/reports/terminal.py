"""Parts of a text report as plain text, or for a terminal."""

from __future__ import annotations

import io
from typing import Final

from rich.console import Console, RenderableType

WIDTH: Final = 100


def as_text(*parts: RenderableType) -> str:
    """Parts of a report as plain text of at most 100 columns, without terminal codes."""
    buffer = io.StringIO()
    plain = Console(file=buffer, width=WIDTH, color_system=None, force_terminal=False, highlight=False, emoji=False)
    for part in parts:
        plain.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def for_output(*parts: RenderableType) -> str:
    """Parts of a report for standard output: with colours on a terminal that has them, plain text elsewhere."""
    terminal = Console(highlight=False, emoji=False)
    if not terminal.is_terminal:
        return as_text(*parts)
    terminal.width = min(terminal.width, WIDTH)
    with terminal.capture() as captured:
        for part in parts:
            terminal.print(part)
    return captured.get()
