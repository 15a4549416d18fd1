"""What is wrong with a catalogue, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from missionrisk.intake import Document, Problem
from missionrisk.plan.paths import nearest
from missionrisk.plan.source import Location, Position


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: its place in the file's data, what it is, and what would be right."""

    location: Location
    message: str
    hint: str = ""


@dataclass
class Faults:
    """Faults as they are found, so that a rule author sees all of them at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, location: Location, message: str, hint: str = "") -> None:
        """Note a fault."""
        self.found.append(Fault(location, message, hint))

    def at_values(self, document: Document) -> Iterator[Problem]:
        """The faults as problems of the document, each where its value stands."""
        for fault in self.found:
            position = document.positions.get(fault.location, Position(1, 1))
            yield document.source.problem(fault.message, position, hint=fault.hint or None)


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """The known names that look like what was written, as a hint; empty where there are none."""
    found = nearest(written, known)
    return "did you mean " + " or ".join(f"'{name}'" for name in found) + "?" if found else ""
