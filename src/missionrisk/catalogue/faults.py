"""What is wrong with a catalogue, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from missionrisk.plan.source import Location


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
