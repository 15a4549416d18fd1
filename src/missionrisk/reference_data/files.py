"""Files of reference data: where they came from, and what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from missionrisk.intake.problems import Problem, render

MOST_BYTES: Final = 200_000_000
"""The largest file that is read, and the largest workbook once it is unpacked."""


@dataclass(frozen=True)
class Origin:
    """The file that a list was read from. `kind` says what it lists, such as facilities."""

    kind: str
    file: str
    sha256: str


class ReferenceDataError(ValueError):
    """Files of reference data that cannot be used. `problems` holds everything that is wrong with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(render(problem) for problem in self.problems)


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises ReferenceDataError where it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            too_large = f"the file has {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read"
            raise ReferenceDataError([Problem(str(path), too_large)])
        return path.read_bytes()
    except OSError as error:
        raise ReferenceDataError([Problem(str(path), f"cannot be read: {error.strerror or error}")]) from None


def origin_of(kind: str, path: Path, content: bytes) -> Origin:
    """Where a list came from."""
    return Origin(kind, str(path), hashlib.sha256(content).hexdigest())
