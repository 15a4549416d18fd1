"""A folder of generated pages: written anew, or compared with what would be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from missionrisk.documentation.pages import GENERATED
from missionrisk.intake import Problem

_WRITE_ANEW: Final = "write the pages anew with 'missionrisk rules docs'"


def write_pages(pages: Mapping[str, str], folder: Path) -> None:
    """Write the pages, and take away generated pages of what is no longer there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in _left_over(pages, folder):
        left.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def problems_of_pages(pages: Mapping[str, str], folder: Path) -> tuple[Problem, ...]:
    """Pages of the folder that are missing, stale, or about something that is no longer there."""
    if not folder.is_dir():
        return (Problem(source=str(folder), message="there is no folder of pages here", hint=_WRITE_ANEW),)
    return tuple(
        Problem(source=str(folder / name), message=what, hint=_WRITE_ANEW) for name, what in _differences(pages, folder)
    )


def _differences(pages: Mapping[str, str], folder: Path) -> Iterator[tuple[str, str]]:
    for name, text in pages.items():
        path = folder / name
        if not path.is_file():
            yield name, "this page is missing"
        elif path.read_bytes() != text.encode():
            yield name, "this page is stale: the catalogue says something else"
    for path in _left_over(pages, folder):
        yield path.name, "this page is about something that is no longer in the catalogue"


def _left_over(pages: Mapping[str, str], folder: Path) -> list[Path]:
    """Pages that were generated and would not be again; other files of the folder are left alone."""
    others = (path for path in sorted(folder.glob("*.md")) if path.name not in pages)
    return [path for path in others if path.read_bytes().startswith(GENERATED.encode())]
