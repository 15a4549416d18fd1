"""The texts that stand in Python modules and in Jinja templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from babel.messages.extract import extract
from jinja2.ext import babel_extract

from missionrisk.translation.message import Message

PACKAGE: Final = Path(__file__).parents[1]
FUNCTIONS: Final = {"_": None, "gettext": None, "to_translate": None, "ngettext": (1, 2)}
NOTE: Final = "Translators:"
"""How a comment begins that is meant for translators; it stands right before the text."""


def messages_in_code(package: Path = PACKAGE) -> Iterator[Message]:
    """The texts of all modules and templates, file by file."""
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.j2"))):
        with path.open("rb") as file:
            method: Any = _in_template if path.suffix == ".j2" else "python"
            for _line, text, notes, _context in extract(method, file, FUNCTIONS, (NOTE,)):
                yield _message(text, f"src/{path.relative_to(package.parent).as_posix()}", notes)


def _message(text: str | tuple[str, ...], place: str, notes: list[str]) -> Message:
    told = (" ".join(note.removeprefix(NOTE).strip() for note in notes),) if notes else ()
    if isinstance(text, str):
        return Message(text, place, notes=told)
    singular, plural = text
    return Message(singular, place, plural, told)


def _in_template(file: BinaryIO, keywords: Any, notes: Any, options: Any) -> Iterator[Any]:
    wanted = {**options, "encoding": "utf-8", "silent": "false", "newstyle_gettext": "true"}
    return babel_extract(file, keywords, notes, wanted)
