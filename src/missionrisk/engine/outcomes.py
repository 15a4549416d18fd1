"""What the engine answers: one outcome for each rule and subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Outcome(str, Enum):
    """The answer of one rule for one subject."""

    FLAGGED = "flagged"
    CLEAR = "clear"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


@dataclass(frozen=True)
class Outcomes:
    """Outcomes by rule and subject (the fact's key as one word), and why a rule could not be decided."""

    by_rule: Mapping[str, Mapping[str, Outcome]] = field(default_factory=dict)
    failures: Mapping[str, str] = field(default_factory=dict)

    def of(self, rule: str, subject: str) -> Outcome:
        """The outcome of one rule for one subject. Raises KeyError where the rule has no such subject."""
        return self.by_rule[rule][subject]

    def __iter__(self) -> Iterator[tuple[str, str, Outcome]]:
        for rule, subjects in self.by_rule.items():
            for subject, outcome in subjects.items():
                yield rule, subject, outcome

    def together_with(self, other: Outcomes) -> Outcomes:
        """These outcomes and those of other rules."""
        return Outcomes({**self.by_rule, **other.by_rule}, {**self.failures, **other.failures})
