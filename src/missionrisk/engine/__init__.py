"""Rules and facts in, outcomes out.

There are two engines with equal results. `reference` walks the rules in plain Python; `durable` asks durable_rules.
`build_engine` chooses between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from missionrisk.catalogue.language import Logic
from missionrisk.engine.durable import DurableEngine, available
from missionrisk.engine.meaning import ReferenceEngine
from missionrisk.engine.outcomes import Outcome, Outcomes
from missionrisk.facts.model import Facts, Vocabulary

__all__ = ["Engine", "Outcome", "Outcomes", "build_engine"]


class Engine(Protocol):
    """Decides a fixed set of rules for the facts of one plan after another."""

    @property
    def name(self) -> str:
        """Which engine it is, as it stands in an assessment's provenance."""

    def evaluate(self, facts: Facts) -> Outcomes:
        """The outcome of every rule for each of its subjects."""

    def close(self) -> None:
        """Lets go of what it holds."""


def build_engine(
    rules: Iterable[Logic], vocabulary: Vocabulary, prefer: Literal["durable", "reference"] = "durable"
) -> Engine:
    """An engine for rules that are bound to their parameters.

    It is durable_rules where that is preferred and can be imported, which needs Python 3.12 or earlier, and else the
    reference. Building takes longer than evaluating: build once for a catalogue and its parameters, and reuse.

    Raises ValueError where durable_rules is chosen and a rule is outside the language or the engine's limits.
    """
    if prefer == "durable" and available():
        return DurableEngine(rules, vocabulary)
    return ReferenceEngine(rules)
