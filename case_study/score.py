"""How the catalogue does on a published mission: each label flagged, asked or missed, and what no label covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from case_study.cases import Label, PublishedCase
from missionrisk.assess import Assessor
from missionrisk.catalogue.loading import Catalogue
from missionrisk.judgement.assessment import Assessment, Finding
from missionrisk.judgement.topics import FIRST_SCREEN

ON: Final = date(2026, 11, 22)
"""The day that the missions are assessed for. They name no days that it could matter to."""

_OF_WHAT_KIND: Final = ("activities.", "mission.model")
"""Nearly every rule waits for these: to ask them is not yet to ask about a harm."""

Found = Literal["flagged", "asked", "missed"]


@dataclass(frozen=True)
class Score:
    """One case, assessed and compared with its labels."""

    case: PublishedCase
    assessment: Assessment
    catalogue: Catalogue

    def found(self, label: Label) -> Found:
        """What became of a label: a finding on its harm, a question on it among the first, or neither."""
        if any(label.harm in finding.harms for finding in self.assessment.findings):
            return "flagged"
        return "asked" if label.harm in self._asked_about else "missed"

    @cached_property
    def _asked_about(self) -> frozenset[str]:
        """The harms that the first topics ask about, not counting questions on what kind of mission it is."""
        first = (part for topic in self.assessment.questions[:FIRST_SCREEN] for part in topic.parts or (topic,))
        asked = [question for question in first if not question.path.startswith(_OF_WHAT_KIND)]
        return frozenset(harm for q in asked for rule in q.rules for harm in self.catalogue.rules[rule].harms)

    @cached_property
    def scored(self) -> dict[Found, tuple[str, ...]]:
        """The harms of the labels that must be found, by what became of them."""
        harms: dict[Found, list[str]] = {"flagged": [], "asked": [], "missed": []}
        for label in self.case.labels:
            if label.scored:
                harms[self.found(label)].append(label.harm)
        return {found: tuple(of_it) for found, of_it in harms.items()}

    @property
    def contradicted(self) -> tuple[Finding, ...]:
        """Findings on harms that the source says were mitigated and not present."""
        present = self._harms("present")
        mitigated = self._harms("mitigated") - present
        return tuple(f for f in self.assessment.findings if mitigated & set(f.harms[:1]))

    @property
    def uncovered(self) -> tuple[Finding, ...]:
        """Findings on harms that the source is silent on: its silence does not say that they are wrong."""
        labelled = {label.harm for label in self.case.labels}
        return tuple(f for f in self.assessment.findings if not labelled & set(f.harms))

    @property
    def gravity(self) -> tuple[int, int, int, int]:
        """The numbers of findings, the gravest first: what cases are ranked by."""
        counts = self.assessment.counts
        return counts.critical, counts.high, counts.moderate, counts.low

    def _harms(self, state: str) -> set[str]:
        return {label.harm for label in self.case.labels if label.state == state}


def scores(cases: Iterable[PublishedCase], assessor: Assessor) -> tuple[Score, ...]:
    """All cases, assessed."""
    return tuple(Score(case, assessor.assess(case.load(), on=ON), assessor.catalogue) for case in cases)
